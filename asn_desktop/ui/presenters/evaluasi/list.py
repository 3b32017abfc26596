"""The appraisals of a year or term: how far, whose turn, and the distribution of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Predikat
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases import keadaan
from asn_desktop.core.usecases.evaluasi import BegunMany, Distribution
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.overview import NONE_YET
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.distribution import DistributionState, distribution_state
from asn_desktop.ui.presenters.evaluasi.many import ManyAppraisals
from asn_desktop.ui.presenters.evaluasi.rows import STATES, WHOLE_YEAR, AppraisalRows, term_of
from asn_desktop.ui.presenters.evaluasi.runs import ListRuns, RunEnd
from asn_desktop.ui.presenters.keadaan_rows import cadence_of
from asn_desktop.ui.presenters.kinerja_list import Option, Refused, read_units, unit_options, year_of, years
from asn_desktop.ui.presenters.listing import Listing, choices_of, detail_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey, term_name, terms

LIST = "evaluasi"
"""Name of the list: the screen of one appraisal walks through the same question."""

CONCERNS = frozenset(
    {
        *("skp", "pegawai", "evaluasi", "realisasi", "realisasi_berkala", "unit", "riwayat_unit", "kantor"),
        *("capaian_organisasi", "penetapan_penilai", "pengecualian_skp"),
    }
)


class EvaluasiListState(Struct, frozen=True):
    """What stands around the list. `masa` names the year or term in words, `due` its last day."""

    tahun: int
    masa: str
    due: date
    years: tuple[Option, ...]
    terms: tuple[Option, ...]
    units: tuple[Option, ...]
    states: tuple[Option, ...]
    predikat: tuple[Option, ...]
    raters: tuple[Option, ...]
    distribution: DistributionState | None
    today: date
    refused: tuple[Refused, ...] = ()
    refused_title: str = ""
    end: RunEnd | None = None


class EvaluasiListView(Protocol):
    def render(self, state: EvaluasiListState) -> None: ...


class _Around(Struct, frozen=True):
    tree: UnitTree
    cadence: JenisEvaluasi
    raters: tuple[str, ...]
    distribution: Distribution | None


class EvaluasiListPresenter:
    """Presenter of the list of appraisals. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: EvaluasiListView) -> None:
        self._services = services
        self._view = view
        self.rows = AppraisalRows(services.context)
        self.listing = Listing(services, LIST, self.rows.count, self.rows.rows)
        self.many = ManyAppraisals(services, lambda: self.term, self._left_out)
        self.runs = ListRuns(services, self.listing, self.many, lambda: (self.tahun, self.term), self.render)
        self._around: _Around | None = None
        self._refused: tuple[Refused, ...] = ()
        self._refused_title = ""
        self._seen, self._stale = True, False

    @property
    def tahun(self) -> int:
        return year_of(self.listing.asked, self._services.context())

    @property
    def term(self) -> TermKey:
        """The term on show."""
        return term_of(self.listing.asked)

    @property
    def masa(self) -> str:
        """The year or term on show in words: `Triwulan II 2026`."""
        return self._services.texts.say(
            "evaluasi.term.of", masa=term_name(self._services.texts, self.term), tahun=str(self.tahun)
        )

    def start(self) -> None:
        """Read the choices and the distribution of the chosen unit, or of the one at the top."""
        chosen, tahun, term = self.listing.asked.choice("unit"), self.tahun, self.term

        def work(_progress: Progress, _cancel: Cancel) -> _Around:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                tree = read_units(reader)
                cadence = cadence_of(reader)
                raters = reader.penilai_names(tahun)
            tops = tree.children.get(None, ())
            unit = UUID(chosen) if chosen else (tops[0] if len(tops) == 1 else None)
            whole = keadaan.term_of(keadaan.whole_term(tahun, term.jenis, term.nomor, ctx.law.at(ctx.today)))
            found = usecase.distribution(ctx, unit, tahun, whole) if unit in tree.units and unit else None
            return _Around(tree, cadence, raters, found)

        def done(around: _Around) -> None:
            self._around = around
            if self.term not in terms(around.cadence):  # the office appraises otherwise now
                choices = {key: value for key, value in self.listing.asked.choices.items() if key != "masa"}
                self.listing.ask(choices=choices)
                self.start()
            self.render()

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere. Nobody waits for a list that is out of sight: it is read when it is seen."""
        if changes.kinds & CONCERNS:
            self._stale = True
            self._freshen()

    def seen(self, seen: bool) -> None:
        """The list has come into view, or is out of sight."""
        self._seen = seen
        self._freshen()

    def asked(self) -> None:
        """The filters changed; the panel follows the unit, the year and the term."""
        self.start()

    def show(self, detail: str) -> None:
        """Filters another screen asks for."""
        if detail:
            self.listing.ask(text="", choices=choices_of(detail))
            self.start()

    def whom_to_ask(self) -> None:
        """To the list of whom to ask for what is missing, with messages to send."""
        choices = {"tahun": str(self.tahun), "masa": str(self.term), "keadaan": "terbuka"}
        if unit := self.listing.asked.choice("unit"):
            choices["unit"] = unit
        self._services.shell.go("pelaksanaan", None, detail_of(choices))

    def see_fairness(self, rows: Sequence[StateRow]) -> None:
        """The ratings of the year beside one another; of the rater of these rows where they have one and the same."""
        raters = {row.row.penilai for row in rows}
        choices = {"tahun": str(self.tahun), "keadilan": "ya"}
        if len(raters) == 1 and (penilai := raters.pop()):
            choices["penilai"] = penilai
        self._services.shell.go("sebaran", None, detail_of(choices))

    def open(self, row: StateRow) -> None:
        """Open the appraisal of a row, begun where it was not; without a plan, the plan comes first."""
        shell, found = self._services.shell, row.row
        if found.evaluasi_id is not None:
            shell.go("evaluasi", found.evaluasi_id)
        elif found.skp_id is None:
            shell.note("evaluasi.said.plan_first", nama=found.nama)
            shell.go("skp", None, f"tahun={self.tahun}&skp=none")
        elif self.term == WHOLE_YEAR:
            shell.go("evaluasi", found.skp_id)
        else:
            self._begin_and_open(found.skp_id)

    def set_capaian(self, capaian: Capaian, oleh: str, dasar: str) -> None:
        """Record the achievement of the unit on the panel, and who set it."""
        around = self._around
        if around is None or around.distribution is None:
            return
        unit_id, tahun = around.distribution.unit_id, around.distribution.tahun
        ctx = self._services.context()
        term = keadaan.term_of(keadaan.whole_term(tahun, self.term.jenis, self.term.nomor, ctx.law.at(ctx.today)))

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return usecase.set_capaian(ctx, unit_id, tahun, capaian, oleh.strip(), dasar.strip(), term)

        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.capaian", capaian=capaian)

        self._services.runner.submit(work, done)

    def read_refused(self) -> None:
        """The user has read whom the last task left out."""
        self._refused = ()
        self.render()

    def render(self) -> None:
        texts, ctx, around = self._services.texts, self._services.context(), self._around
        whole = keadaan.whole_term(self.tahun, self.term.jenis, self.term.nomor, ctx.law.at(ctx.today))
        self._view.render(
            EvaluasiListState(
                tahun=self.tahun,
                masa=self.masa,
                due=whole.batas,
                years=years(ctx),
                terms=self._terms(),
                units=unit_options(around.tree) if around else (),
                states=self._states(),
                predikat=tuple((predikat.value, texts.show(predikat)) for predikat in Predikat),
                raters=tuple((name, name) for name in (around.raters if around else ())),
                distribution=(
                    distribution_state(texts, around.distribution, around.tree)
                    if around and around.distribution
                    else None
                ),
                today=ctx.today,
                refused=self._refused,
                refused_title=self._refused_title,
                end=self.runs.end,
            )
        )

    def _terms(self) -> tuple[Option, ...]:
        """The year as a whole is no choice (""), then the terms as the office decides."""
        texts = self._services.texts
        every = terms(self._around.cadence if self._around else JenisEvaluasi.AKHIR)
        parts = tuple((str(term), term_name(texts, term)) for term in every if term != WHOLE_YEAR)
        return (("", texts.say("evaluasi.term.year")), *parts)

    def _states(self) -> tuple[Option, ...]:
        """What the file knows, and what follows from dates and from what is missing."""
        texts = self._services.texts
        worked_out = {each.value: texts.show(each) for each in Keadaan}
        named = (*STATES[:2], NONE_YET, StatusEvaluasi.DRAF.value, StatusEvaluasi.FINAL.value)
        known = tuple((value, texts.say(f"evaluasi.state.{value}")) for value in named)
        return (*known, *((value, worked_out[value]) for value in STATES[2:]))

    def _left_out(self, title: str, refused: tuple[Refused, ...]) -> None:
        self._refused_title, self._refused = title, refused
        self.render()

    def _freshen(self) -> None:
        if self._seen and self._stale:
            self._stale = False
            self.listing.refresh()
            self.runs.freshen()
            self.start()

    def _begin_and_open(self, skp_id: UUID) -> None:
        def done(result: tuple[BegunMany, Changes]) -> None:
            outcome, changes = result
            if outcome.refused:
                raise outcome.refused[0][1]
            self._services.shell.offer(changes)
            self._services.shell.go("evaluasi", outcome.begun[0])

        self.many.begin_plans([skp_id], done)
