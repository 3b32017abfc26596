"""Everybody's months and appraisal in a term: how far, whose turn it is, whom to ask, who is exempt, and the units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases import keadaan as usecase
from asn_desktop.core.usecases import pelaksanaan
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.pelaksanaan import UnitMonths, months_of
from asn_desktop.core.usecases.ports import Cancel, Cell, Progress, Sheet
from asn_desktop.core.usecases.rows import Recorded
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.keadaan_rows import LATE, OPEN, StateRows, cadence_of
from asn_desktop.ui.presenters.kinerja_list import Option, read_units, unit_options, year_of, years
from asn_desktop.ui.presenters.listing import Listing, choices_of
from asn_desktop.ui.presenters.pelaksanaan import chase
from asn_desktop.ui.presenters.pelaksanaan import units as strip
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey, current_term, read_term, term_name, term_options, terms
from asn_desktop.ui.presenters.why import Why

CONCERNS = frozenset(
    {
        *("skp", "indikator", "evaluasi", "realisasi", "rencana_aksi", "realisasi_berkala", "umpan_balik"),
        *("bukti_dukung", "pengecualian_skp", "pegawai", "unit", "riwayat_unit", "penetapan_penilai", "kantor"),
    }
)
TURNS = ("pegawai", "pejabat_penilai", "atasan_penilai", "pengelola_kinerja")


class PelaksanaanListState(Struct, frozen=True):
    """What stands around the list. `masa` names the term in words."""

    tahun: int
    cadence: JenisEvaluasi
    masa: str
    years: tuple[Option, ...]
    terms: tuple[Option, ...]
    units: tuple[Option, ...]
    states: tuple[Option, ...]
    turns: tuple[Option, ...]


class PelaksanaanListView(Protocol):
    def render(self, state: PelaksanaanListState) -> None: ...


class _Around(Struct, frozen=True):
    tree: UnitTree
    cadence: JenisEvaluasi


class PelaksanaanListPresenter:
    """Presenter of the list. `listing` is what the list widget shows, `rows` what answers it."""

    def __init__(self, services: Services, view: PelaksanaanListView) -> None:
        self._services = services
        self._view = view
        self.rows = StateRows(services.context)
        self.listing = Listing(services, "pelaksanaan", self.rows.count, self.rows.rows)
        self._around: _Around | None = None

    @property
    def tahun(self) -> int:
        return year_of(self.listing.asked, self._services.context())

    @property
    def cadence(self) -> JenisEvaluasi:
        return self._around.cadence if self._around else JenisEvaluasi.TRIWULAN

    @property
    def term(self) -> TermKey:
        """The term on show."""
        chosen = read_term(self.listing.asked.choice("masa"))
        return chosen or current_term(self.tahun, self._services.context().today, self.cadence)

    def start(self) -> None:
        """Read the choices."""

        def work(_progress: Progress, _cancel: Cancel) -> _Around:
            with self._services.context().store.read() as reader:
                return _Around(read_units(reader), cadence_of(reader))

        def done(around: _Around) -> None:
            self._around = around
            self.asked()

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if changes.kinds & CONCERNS:
            self.listing.refresh()
        if changes.kinds & {"unit", "kantor"}:
            self.start()

    def asked(self) -> None:
        """The filters changed. The term people work on stands for no choice, so that it moves on with the year; one
        that the office no longer uses is given up.
        """
        chosen = read_term(self.listing.asked.choice("masa"))
        now = current_term(self.tahun, self._services.context().today, self.cadence)
        if self._around is not None and chosen is not None and (chosen == now or chosen not in terms(self.cadence)):
            choices = self.listing.asked.choices
            self.listing.ask(choices={key: value for key, value in choices.items() if key != "masa"})
        self.render()

    def show(self, detail: str) -> None:
        """Filters another screen asks for."""
        if detail:
            self.listing.ask(text="", choices=choices_of(detail))
            self.asked()

    def open(self, each: StateRow) -> None:
        """Open the months of a row in this term; without a plan, the plan comes first."""
        shell = self._services.shell
        if each.row.skp_id is not None:
            shell.go("pelaksanaan", each.row.skp_id, f"masa={self.term}")
        else:
            shell.note("pelaksanaan.said.plan_first", nama=each.row.nama)
            shell.go("skp", None, f"tahun={self.tahun}&skp=none")

    def open_plan(self, each: StateRow) -> None:
        """The plan of a row, or the people who have none."""
        if each.row.skp_id is not None:
            self._services.shell.go("skp", each.row.skp_id)
        else:
            self.open(each)

    def why(self, each: StateRow) -> Why:
        """Why a person is in this state."""
        term = self.term
        found = usecase.verdict(self._services.context(), self.tahun, each.row, term.jenis, term.nomor)
        return why_of(found, self._services.texts)

    def set_cadence(self, periodik: JenisEvaluasi) -> None:
        """By month, by quarter, or only by the year: as the office decides."""

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return usecase.set_cadence(self._services.context(), periodik)

        def done(changes: Changes) -> None:
            if changes:
                self._services.shell.offer(changes)
                self._services.shell.tell(f"pelaksanaan.said.cadence_{periodik.value}")

        self._services.runner.submit(work, done)

    # Whom to ask, and the units

    def whom_to_ask(self, chosen: Sequence[StateRow], on_found: Callable[[tuple[chase.ChaseGroup, ...]], None]) -> None:
        """Whom to ask about the chosen rows, or without any about all that the list shows."""
        texts = self._services.texts
        if chosen:
            on_found(chase.groups(texts, chosen))
        else:
            self.listing.everything(lambda rows: on_found(chase.groups(texts, rows)))

    def message(self, group: chase.ChaseGroup) -> str:
        """What is sent to one of them."""
        return chase.message(self._services.texts, group, self.masa, self._services.context().today)

    def export_chase(self, groups: Sequence[chase.ChaseGroup], path: Path) -> None:
        name = self._services.texts.say("pelaksanaan.chase.file")
        self._export(path, name, chase.table(self._services.texts, groups), sum(group.n for group in groups))

    def unit_months(self, on_found: Callable[[tuple[UnitMonths, ...]], None]) -> None:
        """The months of the chosen unit and those below it, or of all; counted beside other work."""
        tahun, unit = self.tahun, self.listing.asked.choice("unit")

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UnitMonths, ...]:
            return pelaksanaan.unit_months(self._services.context(), tahun, UUID(unit) if unit else None)

        self._services.runner.submit(work, on_found, lane="free")

    def unit_lines(self, units: Sequence[UnitMonths], what: Recorded) -> tuple[strip.UnitLine, ...]:
        """The units for one measure, all of them together first where there are several."""
        today, tahun = self._services.context().today, self.tahun
        until = 12 if tahun < today.year else today.month - 1 if tahun == today.year else 0
        closing = frozenset(
            months_of(self.cadence, number + 1)[-1] for number in range(12 // len(months_of(self.cadence, 1)))
        )
        lines = strip.unit_lines(self._services.texts, units, what, until, closing)
        return (strip.total(self._services.texts, lines), *lines) if len(lines) > 1 else lines

    def export_units(self, lines: Sequence[strip.UnitLine], path: Path) -> None:
        name = self._services.texts.say("pelaksanaan.unit.file")
        self._export(path, name, strip.table(self._services.texts, lines), len(lines))

    @property
    def masa(self) -> str:
        """The term on show in words: `Triwulan II 2026`."""
        return f"{term_name(self._services.texts, self.term)} {self.tahun}"

    def render(self) -> None:
        texts, ctx, around = self._services.texts, self._services.context(), self._around
        say = texts.say
        self._view.render(
            PelaksanaanListState(
                tahun=self.tahun,
                cadence=self.cadence,
                masa=self.masa,
                years=years(ctx),
                terms=term_options(texts, self.tahun, ctx.today, self.cadence),
                units=unit_options(around.tree) if around else (),
                states=(
                    (OPEN, say("pelaksanaan.filter.open")),
                    (LATE, say("pelaksanaan.filter.late")),
                    *((state.value, texts.show(state)) for state in Keadaan),
                ),
                turns=tuple((role, say(f"pelaksanaan.turn.{role}")) for role in TURNS),
            )
        )

    def _export(self, path: Path, name: str, rows: list[list[Cell]], n: int) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> None:
            self._services.sheets.write(path, [Sheet(name, rows)])

        def done(_none: None) -> None:
            self._services.shell.tell("widget.list.exported", n=n, name=path.name)

        self._services.runner.submit(work, done, lane="free", title=self._services.texts.say("widget.list.exporting"))
