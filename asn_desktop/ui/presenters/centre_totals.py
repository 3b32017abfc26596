"""Sums of a year at the centre: how far plans and appraisals are, and how the results are spread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.usecases.centre.overview import promotion_sheet, promotions, roll_up_sheet
from asn_desktop.core.usecases.centre.rows import OfficeRow, PromotionRow, RollUp
from asn_desktop.core.usecases.ports import Cancel, Progress, Sheet
from asn_desktop.ui.presenters.centre import CentreServices

YEARS = 6
"""Years that can be chosen, the running one and those before."""
MONTHS = 12
"""Months for which promotions that fall due are looked for."""


class RekapState(Struct, frozen=True):
    """`office`: None shows offices, otherwise the units of that one."""

    year: int = 0
    office: UUID | None = None
    offices: tuple[OfficeRow, ...] = ()
    rows: tuple[RollUp, ...] = ()
    loaded: bool = False

    @property
    def people(self) -> int:
        return sum(row.pegawai for row in self.rows)

    @property
    def agreed(self) -> int:
        return sum(row.disetujui for row in self.rows)

    @property
    def final(self) -> int:
        return sum(row.final for row in self.rows)


class RekapView(Protocol):
    def render(self, state: RekapState) -> None: ...


class Rekap:
    def __init__(self, services: CentreServices, view: RekapView) -> None:
        self._services = services
        self._view = view
        self._state = RekapState(year=services.context().today.year)

    @property
    def years(self) -> tuple[int, ...]:
        now = self._services.context().today.year
        return tuple(range(now, now - YEARS, -1))

    def load(self) -> None:
        store, year, office = self._services.centre.store, self._state.year, self._state.office

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[OfficeRow, ...], tuple[RollUp, ...]]:
            return tuple(store.offices()), tuple(store.roll_up(year, office))

        def done(found: tuple[tuple[OfficeRow, ...], tuple[RollUp, ...]]) -> None:
            if (year, office) == (self._state.year, self._state.office):
                self._show(offices=found[0], rows=found[1], loaded=True)

        self._services.runner.submit(work, done)

    def choose(self, *, year: int | None = None, office: UUID | None = None) -> None:
        """Another year, or the units of an office (None: all offices)."""
        self._show(year=self._state.year if year is None else year, office=office)
        self.load()

    def export(self, path: Path) -> None:
        """Exactly what is shown, as a spreadsheet."""
        services, state = self._services, self._state
        self._write(path, lambda _p, _c: roll_up_sheet(list(state.rows), state.year, services.texts), "exporting")

    def export_promotions(self, path: Path) -> None:
        """Promotions that fall due in the shown office, or in all, within a year."""
        services, state = self._services, self._state
        context, store = services.context(), services.centre.store
        offices = [row for row in state.offices if state.office in (None, row.office)]

        def work(progress: Progress, cancel: Cancel) -> Sheet:
            rows: list[PromotionRow] = []
            for number, office in enumerate(offices):
                progress(number, len(offices), office.name)
                rows.extend(promotions(store, context.law, context.today, office, MONTHS, context.actor, cancel=cancel))
            rows.sort(key=lambda row: (row.tanggal, row.nama))
            return promotion_sheet(tuple(rows), services.texts)

        self._write(path, work, "promotions")

    def _write(self, path: Path, make: Callable[[Progress, Cancel], Sheet], title: str) -> None:
        services = self._services

        def work(progress: Progress, cancel: Cancel) -> int:
            sheet = make(progress, cancel)
            services.sheets.write(path, [sheet])
            return len(sheet.rows) - 1

        def done(n: int) -> None:
            services.shell.note("widget.list.exported", n=n, name=path.name)

        services.runner.submit(work, done, title=services.texts.say(f"pusat.rekap.{title}"))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
