"""The way in to a centre: one that is there, by file or URL, or a new one by a small form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.centre_places import SUFFIX, CentreMachine
from asn_desktop.ui.presenters.centre_services import Centre
from asn_desktop.ui.presenters.preferences import Preferences, likely_name
from asn_desktop.ui.presenters.services import Runner

FIELDS = ("nama", "tempat", "petugas")


class CentreStartState(Struct, frozen=True):
    """`new`: the form asks for a new centre, otherwise for the place of one that is there."""

    new: bool = True
    values: dict[str, str] = {}
    practice: bool = False
    errors: dict[str, str] = {}
    busy: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return FIELDS if self.new else ("tempat", "petugas")


class CentreStartView(Protocol):
    def render_centre(self, state: CentreStartState) -> None: ...


class CentreStart:
    """Presenter of the form. `on_open` gets the centre and who works there."""

    def __init__(
        self,
        texts: Texts,
        runner: Runner,
        machine: CentreMachine,
        today: Callable[[], date],
        documents: Path,
        preferences: Preferences,
        view: CentreStartView,
        on_open: Callable[[Centre, str], None],
        report: Callable[[UserError], None],
    ) -> None:
        self._texts = texts
        self._runner = runner
        self._machine = machine
        self._today = today
        self._documents = documents
        self._last = preferences.centre
        self._view = view
        self._on_open = on_open
        self._report = report
        self._state = CentreStartState(values={"petugas": likely_name(preferences.actor)})

    def ask(self, *, new: bool) -> None:
        """Show the form: for a new centre, or for one that is somewhere."""
        place = str(self._documents / f"{self._texts.say('pusat.start.file')}{SUFFIX}") if new else self._last
        self._show(new=new, values=self._state.values | {"tempat": place}, errors={})

    def typed(self, field: str, value: str) -> None:
        self._state = replace(
            self._state,
            values=self._state.values | {field: value},
            errors={name: error for name, error in self._state.errors.items() if name != field},
        )

    def practise(self, practice: bool) -> None:
        self._state = replace(self._state, practice=practice)

    def go(self) -> None:
        """Make the centre, or open it."""
        errors = self._errors()
        if errors:
            self._show(errors=errors)
            return
        values = {name: value.strip() for name, value in self._state.values.items()}
        if not self._state.new:
            self.open(values["tempat"], values["petugas"])
            return
        practice, today = self._state.practice, self._today()

        def make() -> Centre:
            place = values["tempat"]
            if "://" not in place:
                Path(place).parent.mkdir(parents=True, exist_ok=True)
            return self._machine.create(place, values["nama"], practice, today)

        self._run(make, values["petugas"], self._texts.say("pusat.start.making"))

    def open(self, place: str, actor: str = "") -> None:
        """Open a centre that is there."""
        today, who = self._today(), actor or self._state.values.get("petugas", "")
        self._run(lambda: self._machine.open(place, today), who, self._texts.say("pusat.start.opening"))

    def _run(self, work: Callable[[], Centre], actor: str, title: str) -> None:
        if self._state.busy:
            return
        self._show(busy=True)

        def done(centre: Centre) -> None:
            self._show(busy=False)
            self._on_open(centre, actor)

        def failed(error: Exception) -> None:
            self._show(busy=False)
            if not isinstance(error, UserError):
                raise error
            self._report(error)

        self._runner.submit(lambda _progress, _cancel: work(), done, failed, title=title)

    def _errors(self) -> dict[str, str]:
        say, values = self._texts.say, self._state.values
        errors = {
            name: say(f"pusat.start.empty.{name}") for name in self._state.fields if not values.get(name, "").strip()
        }
        place = values.get("tempat", "").strip()
        if "tempat" not in errors and "://" not in place:
            path = Path(place)
            if not path.is_absolute() or path.suffix != SUFFIX:
                errors["tempat"] = say("pusat.start.wrong.tempat", suffix=SUFFIX)
            elif self._state.new and path.exists():
                errors["tempat"] = say("pusat.start.wrong.taken", name=path.name)
        return errors

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render_centre(self._state)
