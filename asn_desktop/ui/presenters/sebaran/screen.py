"""The screen of distributions: every unit's spread against the guidance, its achievement, and the file of it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import Distributions
from asn_desktop.core.usecases.keadaan import term_of, whole_term
from asn_desktop.core.usecases.overview import appraisal_year, year_to_compare
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Sheet
from asn_desktop.core.usecases.rows import WHOLE_YEAR, Term
from asn_desktop.ui.presenters.kinerja_list import YEARS_BACK, Option, years
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.sebaran.state import SpreadState, UnitLine, matching, spread_state, table, unit_lines
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey, read_term, term_name, terms

CONCERNS = frozenset(
    {"evaluasi", "skp", "pegawai", "unit", "riwayat_unit", "jabatan", "riwayat_jabatan", "capaian_organisasi", "kantor"}
)
YEAR = TermKey(JenisEvaluasi.AKHIR, 0)


class SebaranState(Struct, frozen=True):
    """What the page shows. `lines` are the units that the search leaves; `spread` is None without a unit."""

    years: tuple[Option, ...]
    terms: tuple[Option, ...]
    tahun: str
    masa: str
    title: str
    lines: tuple[UnitLine, ...]
    chosen: UUID | None
    spread: SpreadState | None
    empty: bool
    """The office has no units."""


class SebaranView(Protocol):
    def render(self, state: SebaranState) -> None: ...


class _Read(Struct, frozen=True):
    tahun: int
    found: Distributions
    cadence: JenisEvaluasi


class SebaranPresenter:
    """Presenter of the units' side of the screen. A year is read at once; choosing a unit reads nothing."""

    def __init__(self, services: Services, view: SebaranView) -> None:
        self._services = services
        self._view = view
        self._read: _Read | None = None
        self._lines: tuple[UnitLine, ...] = ()
        self._chosen: UUID | None = None
        self._text = ""
        self._reading = Newest(services.runner)
        self._stale = True
        self.tahun = appraisal_year(services.context().today)
        self._asked_year = False
        """Somebody asked for this year; otherwise it is the newest one with results."""
        self.term = YEAR

    def visited(self) -> None:
        """The page is on show."""
        if self._stale:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        self._stale = self._stale or bool(changes.kinds & CONCERNS)
        if visible:
            self.visited()

    def show(self, tahun: str = "", masa: str = "", unit: str = "") -> None:
        """What another screen, or the choices above, ask for; "" leaves it as it is."""
        year = int(tahun) if tahun.isdecimal() else self.tahun
        self._asked_year = self._asked_year or tahun.isdecimal()
        term = (read_term(masa) or YEAR) if masa else self.term
        self._chosen = UUID(unit) if unit else self._chosen
        if (year, term) != (self.tahun, self.term) or self._stale:
            self.tahun, self.term = year, term
            self.read()
        else:
            self._render()

    def search(self, text: str) -> None:
        self._text = text
        self._render()

    def choose(self, unit_id: UUID) -> None:
        """Show this unit."""
        if unit_id != self._chosen:
            self._chosen = unit_id
            self._render()

    def set_capaian(self, capaian: Capaian, oleh: str, dasar: str) -> None:
        """Record the achievement of the chosen unit, who set it, and on what basis."""
        unit_id, tahun, term = self._chosen, self.tahun, self.term
        if unit_id is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            ctx = self._services.context()
            asked = term_in(ctx, tahun, term)
            return usecase.set_capaian(ctx, unit_id, tahun, capaian, oleh.strip(), dasar.strip(), asked)

        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.capaian", capaian=capaian)

        self._services.runner.submit(work, done)

    def show_people(self) -> None:
        """The appraisals behind the figures."""
        self._services.shell.go("evaluasi", None, f"tahun={self.tahun}&unit={self._chosen}")

    def export_to(self, path: Path) -> None:
        """Every unit as a spreadsheet."""
        if self._read is None:
            return
        rows = table(self._services.texts, self._read.found)
        name = self._services.texts.say("sebaran.file")

        def work(_progress: Progress, _cancel: Cancel) -> None:
            self._services.sheets.write(path, [Sheet(name, rows)])

        def done(_none: None) -> None:
            self._services.shell.tell("widget.list.exported", n=len(rows) - 1, name=path.name)

        self._services.runner.submit(work, done, lane="free", title=self._services.texts.say("widget.list.exporting"))

    def read(self) -> None:
        """Count the predikat of the chosen year or term. Nobody's list waits behind it."""
        self._stale = False
        wanted, term = self.tahun if self._asked_year else None, self.term

        def work(_progress: Progress, _cancel: Cancel) -> _Read:
            ctx = self._services.context()
            tahun = wanted or year_to_compare(ctx, YEARS_BACK)
            with ctx.store.read() as reader:
                cadence = reader.find(Kantor)[0].periodik
            return _Read(tahun, usecase.distributions(ctx, tahun, term_in(ctx, tahun, term)), cadence)

        def done(read: _Read) -> None:
            self._read, self.tahun = read, read.tahun
            self._lines = unit_lines(self._services.texts, read.found)
            self._render()

        self._reading.submit(work, done, lane="free")

    def _render(self) -> None:
        texts, ctx, read = self._services.texts, self._services.context(), self._read
        if read is None:
            return
        tree = read.found.tree
        if self._chosen not in tree.units:
            self._chosen = self._lines[0].id if self._lines else None
        law = ctx.law.at(min(ctx.today, ctx.today.replace(year=self.tahun, month=12, day=31)))
        spread = spread_state(texts, read.found, self._chosen, law) if self._chosen else None
        name = texts.say("sebaran.term_year") if self.term == YEAR else term_name(texts, self.term)
        offered = terms(read.cadence)
        if self.term not in offered:
            offered = (*offered, self.term)
        self._view.render(
            SebaranState(
                years=years(ctx),
                terms=tuple(
                    (str(each), texts.say("sebaran.term_year") if each == YEAR else term_name(texts, each))
                    for each in (YEAR, *(each for each in offered if each != YEAR))
                ),
                tahun=str(self.tahun),
                masa=str(self.term),
                title=f"{name} {self.tahun}",
                lines=matching(self._lines, tree, self._text),
                chosen=self._chosen,
                spread=spread,
                empty=not tree.units,
            )
        )


def term_in(ctx: Context, tahun: int, term: TermKey) -> Term:
    """A term as the file is asked for it."""
    if term == YEAR:
        return WHOLE_YEAR
    return term_of(whole_term(tahun, term.jenis, term.nomor, ctx.law.at(ctx.today)))
