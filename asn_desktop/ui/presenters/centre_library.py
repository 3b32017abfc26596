"""What a centre publishes for all its offices: rule packs and reference data, looked at before they are published."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.usecases.centre.paper import kind_text
from asn_desktop.core.usecases.centre.publishing import (
    REFERENCE,
    Proposed,
    Published,
    publish_pack,
    publish_reference,
    published,
    reference_of,
)
from asn_desktop.core.usecases.centre.rows import OfficeRow
from asn_desktop.core.usecases.new_law import Trial, try_pack
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre import CHANGED, CentreServices
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.pengaturan_packs import TriedPack, pack_file, tried_pack


class Compared(Struct, frozen=True):
    """Reference data that was compared: what is new and what changed, in words."""

    kantor: str
    new: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def different(self) -> bool:
        return bool(self.new or self.changed)


class TerbitanState(Struct, frozen=True):
    """`choosing`: the form for reference data is on show. `day_problem` is about the day a pack comes into force."""

    loaded: bool = False
    offices: tuple[OfficeRow, ...] = ()
    published: tuple[Published, ...] = ()
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

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[OfficeRow, ...], tuple[Published, ...]]:
            titles = {f"{topic}.toml": pack.title for topic, pack in services.context().law.packs.items()}
            rows = (replace(one, name=titles.get(one.name, one.name)) for one in published(store))
            return tuple(store.offices()), tuple(rows)

        def done(found: tuple[tuple[OfficeRow, ...], tuple[Published, ...]]) -> None:
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
                texts.say("pusat.terbitan.line", kind=kind_text(one.kind, texts), nama=one.name) for one in several
            )

        def done(found: Proposed) -> None:
            self._proposed = found
            self._show(compared=Compared(row.name, said(found.new), said(found.changed)), problem="")

        services.runner.submit(lambda _p, _c: reference_of(store, row.office, wanted), done)

    def publish(self, day: str = "") -> None:
        """Publish what is on show: a pack from a day, or the reference data that was compared."""
        services, trial, proposed = self._services, self._trial, self._proposed
        store = services.centre.store
        if self._state.busy:
            return
        if trial is not None:
            active = read_date(day)
            if active is None:
                self._show(day_problem=services.texts.say("packs.day_unreadable"))
            elif trial.passed:
                self._act(lambda: publish_pack(store, trial, active), "pack", nama=trial.title)
        elif proposed is not None and proposed.different:
            n = len(proposed.new) + len(proposed.changed)
            self._act(lambda: publish_reference(store, proposed.records), "reference", n=n)

    def put_away(self) -> None:
        """What is on show has been read."""
        self._trial = self._proposed = None
        self._show(tried=None, compared=None, choosing=False, day_problem="", problem="", busy=False)

    def _act(self, work: Callable[[], None], said: str, **facts: object) -> None:
        services = self._services
        self._show(busy=True)

        def done(_none: object) -> None:
            self.put_away()
            services.shell.offer(CHANGED)
            services.shell.note(f"pusat.terbitan.done_{said}", **facts)
            self.load()

        def failed(error: Exception) -> None:
            self._show(busy=False)
            raise error

        services.runner.submit(lambda _p, _c: work(), done, failed)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
