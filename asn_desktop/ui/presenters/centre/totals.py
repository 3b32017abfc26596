"""Sums of a year at the centre: how far plans and appraisals are, how the results are spread, what people think of
services.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.indeks import MutuLayanan
from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.lists_on_paper import promotion_form, roll_up_form, satisfaction_form
from asn_desktop.core.usecases.centre.overview import promotion_sheet, promotions_of, roll_up_sheet
from asn_desktop.core.usecases.centre.rows import OfficeRow, PromotionRow, RollUp
from asn_desktop.core.usecases.centre.satisfaction import SatisfactionRow, satisfaction, satisfaction_sheet, summed
from asn_desktop.core.usecases.ports import Cancel, Progress, Sheet
from asn_desktop.core.usecases.survei import law_of
from asn_desktop.ui.presenters.centre_services import CentreServices, write_paper
from asn_desktop.ui.presenters.newest import Newest

T = TypeVar("T")
YEARS = 6
"""Years that can be chosen, the running one and those before."""
MONTHS = 12
"""Months for which promotions that fall due are looked for."""


class RekapState(Struct, frozen=True):
    """`office`: None shows offices, otherwise the units of that one. `surveys` are shown instead of `rows` where
    `satisfaction` is asked for; `index` is that of all of them together, None without any.
    """

    year: int = 0
    office: UUID | None = None
    satisfaction: bool = False
    surveys: tuple[SatisfactionRow, ...] = ()
    index: tuple[Decimal, MutuLayanan] | None = None
    offices: tuple[OfficeRow, ...] = ()
    rows: tuple[RollUp, ...] = ()
    loaded: bool = False

    @property
    def empty(self) -> bool:
        """There is nothing to make a file of."""
        return self.index is None if self.satisfaction else not self.rows

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
        self._reading = Newest(services.runner)

    @property
    def years(self) -> tuple[int, ...]:
        now = self._services.context().today.year
        return tuple(range(now, now - YEARS, -1))

    def load(self) -> None:
        services, before = self._services, self._state
        store, year, office = services.centre.store, before.year, before.office
        book = services.context().law

        def work(_progress: Progress, _cancel: Cancel) -> RekapState:
            offices = tuple(store.offices())
            if not before.satisfaction:
                return replace(before, offices=offices, rows=tuple(store.roll_up(year, office)))
            asked = [row for row in offices if office in (None, row.office)]
            rows = satisfaction(store, book, year, asked, by_unit=office is not None)
            return replace(before, offices=offices, surveys=rows, index=summed(rows, law_of(book, year)))

        def done(found: RekapState) -> None:
            self._show(offices=found.offices, rows=found.rows, surveys=found.surveys, index=found.index, loaded=True)

        self._reading.submit(work, done)

    def choose(self, *, year: int | None = None, office: UUID | None = None, satisfaction: bool | None = None) -> None:
        """Another year, the units of an office (None: all offices), or the other kind of sums."""
        turned = self._state.satisfaction if satisfaction is None else satisfaction
        loaded = self._state.loaded and turned is self._state.satisfaction
        year = self._state.year if year is None else year
        self._show(year=year, office=office, satisfaction=turned, loaded=loaded)
        self.load()

    def export(self, path: Path) -> None:
        """Exactly what is shown, as a spreadsheet."""
        services, state = self._services, self._state

        def made(_progress: Progress, _cancel: Cancel) -> Sheet:
            if state.satisfaction:
                return satisfaction_sheet(state.surveys, state.year, services.texts)
            return roll_up_sheet(list(state.rows), state.year, services.texts)

        self._write(path, made, "exporting")

    def print(self, path: Path) -> None:
        """Exactly what is shown, as a page to print."""
        services, state = self._services, self._state
        card, today, kantor = services.centre.card, services.context().today, self._office_name()
        law = law_of(services.context().law, state.year)

        def work(_progress: Progress, cancel: Cancel) -> None:
            def form(texts: Texts) -> FilledForm:
                if state.satisfaction:
                    return satisfaction_form(state.surveys, law, kantor, card, today, texts)
                return roll_up_form(state.rows, state.year, kantor, card, today, texts)

            write_paper(services, path, form, kantor or card.name, cancel)

        self._run(work, "printing", lambda _none: services.shell.note("pusat.rekap.printed", name=path.name))

    def export_promotions(self, path: Path) -> None:
        """Promotions that fall due in the shown office, or in all, within a year: a spreadsheet, or a page to print
        where the name of the file ends so.
        """
        services, kantor = self._services, self._office_name()
        card, today = services.centre.card, services.context().today
        if path.suffix != ".pdf":
            self._write(path, lambda *task: promotion_sheet(self._due(*task), services.texts), "promotions")
            return

        def work(progress: Progress, cancel: Cancel) -> None:
            rows = self._due(progress, cancel)

            def form(texts: Texts) -> FilledForm:
                return promotion_form(rows, MONTHS, kantor, card, today, texts)

            write_paper(services, path, form, kantor or card.name, cancel)

        self._run(work, "promotions", lambda _none: services.shell.note("pusat.rekap.printed", name=path.name))

    def _due(self, progress: Progress, cancel: Cancel) -> tuple[PromotionRow, ...]:
        state, context = self._state, self._services.context()
        offices = [row for row in state.offices if state.office in (None, row.office)]
        store = self._services.centre.store
        return promotions_of(store, context.law, context.today, offices, MONTHS, context.actor, progress, cancel)

    def _office_name(self) -> str:
        """Of the office on show; "" while all are."""
        return next((row.name for row in self._state.offices if row.office == self._state.office), "")

    def _write(self, path: Path, make: Callable[[Progress, Cancel], Sheet], title: str) -> None:
        services = self._services

        def work(progress: Progress, cancel: Cancel) -> int:
            sheet = make(progress, cancel)
            services.sheets.write(path, [sheet])
            return len(sheet.rows) - 1

        def done(n: int) -> None:
            services.shell.note("widget.list.exported", n=n, name=path.name)

        self._run(work, title, done)

    def _run(self, work: Callable[[Progress, Cancel], T], title: str, done: Callable[[T], None]) -> None:
        self._services.runner.submit(work, done, title=self._services.texts.say(f"pusat.rekap.{title}"))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
