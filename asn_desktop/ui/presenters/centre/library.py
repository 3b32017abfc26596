"""What a centre publishes for all its offices: rule packs and reference data, looked at before they are published."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.deciding import undo
from asn_desktop.core.usecases.centre.paper import kind_text
from asn_desktop.core.usecases.centre.ports import NOBODY
from asn_desktop.core.usecases.centre.publishing import (
    REFERENCE,
    Proposed,
    Published,
    publish_pack,
    publish_reference,
    published,
    published_name,
    reference_of,
)
from asn_desktop.core.usecases.centre.rows import OfficeRow
from asn_desktop.core.usecases.new_law import Trial, try_pack
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre_services import CHANGED, CentreServices, local_day
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.pack_trial import TriedPack, pack_file, tried_pack


class Compared(Struct, frozen=True):
    """Reference data that was compared: what is new and what changed, in words."""

    kantor: str
    new: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def different(self) -> bool:
        return bool(self.new or self.changed)


class Publication(Struct, frozen=True):
    """What was published together; `about` says who did it when, and how far it has come."""

    desk: UUID | None
    about: str
    items: tuple[Published, ...]

    @property
    def carried(self) -> int:
        """Offices that have been told of any of it."""
        return max((one.carried for one in self.items), default=0)

    @property
    def withdrawable(self) -> bool:
        return self.desk is not None and not self.carried


class TerbitanState(Struct, frozen=True):
    """`choosing`: the form for reference data is on show. `day_problem` is about the day a pack comes into force."""

    loaded: bool = False
    offices: tuple[OfficeRow, ...] = ()
    published: tuple[Publication, ...] = ()
    tried: TriedPack | None = None
    choosing: bool = False
    compared: Compared | None = None
    day_problem: str = ""
    problem: str = ""
    busy: bool = False


class TerbitanView(Protocol):
    def render(self, state: TerbitanState) -> None: ...


class Terbitan:
    """Nothing is published before somebody has seen what it changes and confirms it."""

    def __init__(self, services: CentreServices, view: TerbitanView) -> None:
        self._services = services
        self._view = view
        self._trial: Trial | None = None
        self._proposed: Proposed | None = None
        self._state = TerbitanState()

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Kinds of reference data with their names."""
        return tuple((kind, kind_text(kind, self._services.texts)) for kind in REFERENCE)

    def load(self) -> None:
        services = self._services
        store = services.centre.store

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[OfficeRow, ...], tuple[Publication, ...]]:
            titles = {f"{topic}.toml": pack.title for topic, pack in services.context().law.packs.items()}
            rows = (
                replace(one, name=titles.get(one.name) or published_name(one, services.texts))
                for one in published(store)
            )
            offices = tuple(store.offices())
            return offices, _publications(tuple(rows), len(offices), services.texts)

        def done(found: tuple[tuple[OfficeRow, ...], tuple[Publication, ...]]) -> None:
            self._show(offices=found[0], published=found[1], loaded=True)

        services.runner.submit(work, done)

    def try_file(self, path: Path, cases: Path) -> None:
        """Try a pack from a file with its cases from another one."""
        services = self._services

        def work(_progress: Progress, _cancel: Cancel) -> Trial:
            context = services.context()
            return try_pack(context.law, pack_file(path, cases, context.today))

        def done(trial: Trial) -> None:
            self.put_away()
            self._trial = trial
            self._show(tried=tried_pack(trial, services.texts, kept=False))

        title = services.texts.say("packs.trying", file=path.name)
        services.runner.submit(work, done, lane="free", title=title)

    def choose_reference(self) -> None:
        """Show the form for reference data."""
        self.put_away()
        self._show(choosing=True)

    def compare(self, office: UUID | None, kinds: Collection[str]) -> None:
        """What an office keeps of these kinds, beside what was published before."""
        services, row = self._services, next((one for one in self._state.offices if one.office == office), None)
        if row is None or not kinds:
            key = "kantor_empty" if row is None else "kind_empty"
            self._show(problem=services.texts.say(f"pusat.terbitan.{key}"), compared=None)
            return
        store, wanted = services.centre.store, tuple(kinds)

        def said(several: tuple[Published, ...]) -> tuple[str, ...]:
            texts = services.texts
            return tuple(
                texts.say("pusat.terbitan.line", kind=kind_text(one.kind, texts), nama=published_name(one, texts))
                for one in several
            )

        def done(found: Proposed) -> None:
            self._proposed = found
            self._show(compared=Compared(row.name, said(found.new), said(found.changed)), problem="")

        services.runner.submit(lambda _p, _c: reference_of(store, row.office, wanted), done)

    def publish(self, day: str = "") -> None:
        """Publish what is on show: a pack from a day, or the reference data that was compared."""
        services, trial, proposed, compared = self._services, self._trial, self._proposed, self._state.compared
        store, actor = services.centre.store, services.context().actor
        if self._state.busy:
            return
        if trial is not None:
            active = read_date(day)
            if active is None:
                self._show(day_problem=services.texts.say("packs.day_unreadable"))
            elif trial.passed:
                self._act(lambda: publish_pack(store, trial, active, actor), "pack", nama=trial.title)
        elif proposed is not None and proposed.different:
            n, kantor = len(proposed.new) + len(proposed.changed), "" if compared is None else compared.kantor
            self._act(lambda: publish_reference(store, proposed, kantor, actor), "reference", n=n)

    def withdraw(self, publication: Publication) -> None:
        """Take back what no office has been told yet."""
        store, actor, desk = self._services.centre.store, self._services.context().actor, publication.desk
        if desk is not None and not self._state.busy:
            self._act(lambda: undo(store, NOBODY, desk, actor), "withdrawn", n=len(publication.items))

    def put_away(self) -> None:
        """What is on show has been read."""
        self._trial = self._proposed = None
        self._show(tried=None, compared=None, choosing=False, day_problem="", problem="", busy=False)

    def _act(self, work: Callable[[], object], said: str, **facts: object) -> None:
        services = self._services
        self._show(busy=True)

        def done(_none: object) -> None:
            self.put_away()
            services.shell.offer(CHANGED)
            services.shell.note(f"pusat.terbitan.done_{said}", **facts)
            self.load()

        def failed(error: Exception) -> None:
            self._show(busy=False)
            if not isinstance(error, UserError):
                raise error
            services.shell.report(error)
            self.load()

        services.runner.submit(lambda _p, _c: work(), done, failed)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _publications(rows: tuple[Published, ...], offices: int, texts: Texts) -> tuple[Publication, ...]:
    """By the decision that published them, in the order of the rows."""
    together: dict[UUID | None, list[Published]] = {}
    for row in rows:
        together.setdefault(row.desk, []).append(row)
    made = []
    for desk, items in together.items():
        way, parts = max(one.carried for one in items), []
        if desk is not None:
            day = local_day(items[0].at).replace(tzinfo=None)
            parts.append(texts.say("pusat.terbitan.by", at=day, actor=items[0].by))
        parts.append(texts.say("pusat.terbitan.carried" if way else "pusat.terbitan.not_carried", n=way, dari=offices))
        made.append(Publication(desk, "  ·  ".join(parts), tuple(items)))
    return tuple(made)
