"""Requirements of a local regulation, stated one by one in the settings and handed on to be tried as a pack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Citation
from asn_desktop.core.rulepack.loader import load_pack
from asn_desktop.core.rulepack.local import TOPIC, Sasaran, Syarat, asked_for
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.local_rules import FILE, LocalRule, known, pack_of, pack_with, value_of
from asn_desktop.ui.presenters.local_lines import LocalLine, line_of
from asn_desktop.ui.presenters.services import Services, machine_of

_FIELD = {
    "local_rule_value": "nilai",
    "local_rule_training": "nilai",
    "local_rule_no_citation": "peraturan",
    "local_rule_same_day": "mulai",
}
Options = tuple[tuple[str, str], ...]


class TypedRule(Struct, frozen=True):
    """What is typed about a requirement. `mulai` is None while it is no date."""

    sasaran: str = Sasaran.KENAIKAN_PANGKAT.value
    syarat: str = Syarat.MASA_JABATAN.value
    nilai: str = ""
    predikat: str = Predikat.BAIK.value
    mulai: date | None = None
    peraturan: str = ""
    pasal: str = ""
    dibaca: bool = False


class LocalState(Struct, frozen=True):
    open: bool = False
    typed: TypedRule = TypedRule()
    errors: dict[str, str] = {}
    """By the name in `TypedRule`."""
    requirements: Options = ()
    """What can be asked for the chosen target."""
    lines: tuple[LocalLine, ...] = ()


class LocalView(Protocol):
    def render_local(self, state: LocalState) -> None: ...

    def point(self) -> None:
        """Something is wrong: the cursor goes to the first such field."""


class LocalRules:
    """Presenter of the form. `tried` is given the pack that results."""

    def __init__(self, services: Services, view: LocalView, tried: Callable[[PackFile], None]) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._tried = tried
        self.state = LocalState()

    def begin(self) -> None:
        """Show the form, and what is asked already."""

        def done(book: LawBook) -> None:
            lines = tuple(line_of(self._texts, each) for each in known(book))
            self._set(open=True, typed=TypedRule(mulai=self._services.context().today), errors={}, lines=lines)

        self._services.runner.submit(lambda *_: self._book(), done, lane="free")

    def close(self) -> None:
        self._set(open=False)

    def type(self, **changes: object) -> None:
        """What the user gives, by the names of `TypedRule`."""
        typed = replace(self.state.typed, **changes)
        if Syarat(typed.syarat) not in asked_for(Sasaran(typed.sasaran)):
            typed = replace(typed, syarat=Syarat.MASA_JABATAN.value)
        self._set(typed=typed, errors={name: said for name, said in self.state.errors.items() if name not in changes})

    def go(self) -> None:
        """Try the pack with this requirement; what is wrong is said at its field."""
        typed, texts = self.state.typed, self._texts
        errors = {} if typed.mulai else {"mulai": texts.say("packs.day_unreadable")}
        try:
            value = value_of(Syarat(typed.syarat), typed.nilai, Predikat(typed.predikat))
        except UserError as error:
            errors["nilai"] = _why(texts, error)
        for name in ("peraturan", "pasal"):
            if not getattr(typed, name).strip():
                errors[name] = _why(texts, UserError("local_rule_no_citation"))
        if errors or typed.mulai is None:
            self._refuse(errors)
            return
        note = texts.say("packs.local.read_by", nama=self._services.context().actor) if typed.dibaca else ""
        cited = Citation(typed.peraturan.strip(), typed.pasal.strip(), verified=typed.dibaca, note=note)
        rule = LocalRule(Sasaran(typed.sasaran), Syarat(typed.syarat), value, cited, typed.mulai)
        today = self._services.context().today

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError) or error.key not in _FIELD:
                raise error
            self._refuse({_FIELD[error.key]: _why(texts, error)})

        self._services.runner.submit(
            lambda *_: pack_with(self._book(), rule, today), self._hand_on, failed, lane="free"
        )

    def without(self, rule: LocalRule) -> None:
        """Try the pack without a requirement. Without the last one the whole pack is withdrawn instead."""
        today = self._services.context().today

        def work(*_: object) -> PackFile:
            return pack_of([each for each in known(self._book()) if each != rule], today)

        self._services.runner.submit(work, self._hand_on, lane="free")

    def _hand_on(self, file: PackFile) -> None:
        self._set(open=False)
        self._tried(file)

    def _book(self) -> LawBook:
        """The local pack that waits to be taken up, before the one in force."""
        waiting = [each for each in machine_of(self._services).packs.waiting() if each.name == FILE]
        if not waiting:
            return self._services.context().law
        return LawBook({TOPIC: load_pack(waiting[-1].content, FILE)})

    def _refuse(self, errors: dict[str, str]) -> None:
        self._set(errors=errors)
        self._view.point()

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        offered = asked_for(Sasaran(self.state.typed.sasaran))
        requirements = tuple((each.value, self._texts.show(each)) for each in offered)
        self.state = replace(self.state, requirements=requirements)
        self._view.render_local(self.state)


def _why(texts: Texts, error: UserError) -> str:
    _what, why, now = texts.error(error)
    return f"{why} {now}"
