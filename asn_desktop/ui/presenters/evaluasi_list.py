"""The appraisals of a year: ratings begun, predikat given, the distribution of a unit, many finalised at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, Predikat
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import Distribution, FinaliseResult
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.presenters.distribution import DistributionState, distribution_state
from asn_desktop.ui.presenters.kinerja_list import (
    Option,
    Refused,
    count_of,
    read_units,
    refused_of,
    rows_of,
    state_options,
    unit_options,
    year_of,
    years,
)
from asn_desktop.ui.presenters.listing import Listing, choices_of
from asn_desktop.ui.presenters.services import Services

LIST = "evaluasi"
"""Name of the list: the screen of one appraisal walks through the same question."""

CONCERNS = frozenset({"skp", "pegawai", "evaluasi", "unit", "riwayat_unit", "capaian_organisasi", "penetapan_penilai"})


class EvaluasiListState(Struct, frozen=True):
    """What stands around the list."""

    tahun: int
    years: tuple[Option, ...]
    units: tuple[Option, ...]
    states: tuple[Option, ...]
    predikat: tuple[Option, ...]
    raters: tuple[Option, ...]
    distribution: DistributionState | None
    today: date
    refused: tuple[Refused, ...] = ()


class EvaluasiListView(Protocol):
    def render(self, state: EvaluasiListState) -> None: ...


class _Around(Struct, frozen=True):
    tree: UnitTree
    raters: tuple[str, ...]
    distribution: Distribution | None


class EvaluasiListPresenter:
    """Presenter of the list of appraisals. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: EvaluasiListView) -> None:
        self._services = services
        self._view = view
        self.listing = Listing(services, LIST, count_of(services.context), rows_of(services.context))
        self._around: _Around | None = None
        self._refused: tuple[Refused, ...] = ()

    @property
    def tahun(self) -> int:
        return year_of(self.listing.asked, self._services.context())

    def start(self) -> None:
        """Read the choices and the distribution of the chosen unit, or of the one at the top."""
        chosen, tahun = self.listing.asked.choice("unit"), self.tahun

        def work(_progress: Progress, _cancel: Cancel) -> _Around:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                tree = read_units(reader)
                raters = reader.penilai_names(tahun)
            tops = tree.children.get(None, ())
            unit = UUID(chosen) if chosen else (tops[0] if len(tops) == 1 else None)
            found = usecase.distribution(ctx, unit, tahun) if unit in tree.units and unit else None
            return _Around(tree, raters, found)

        def done(around: _Around) -> None:
            self._around = around
            self.render()

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if changes.kinds & CONCERNS:
            self.listing.refresh()
            self.start()

    def asked(self) -> None:
        """The filters changed; the panel follows the unit and the year."""
        self.start()

    def show(self, detail: str) -> None:
        """Filters another screen asks for."""
        if detail:
            self.listing.ask(text="", choices=choices_of(detail))
            self.start()

    def open(self, row: KinerjaRow) -> None:
        """Open the appraisal of a row, begun where it was not; without a plan, the plan comes first."""
        shell = self._services.shell
        target = row.evaluasi_id or row.skp_id
        if target is not None:
            shell.go("evaluasi", target)
        else:
            shell.note("evaluasi.said.plan_first", nama=row.nama)
            shell.go("skp", None, f"tahun={self.tahun}&skp=none")

    def finalise(self, rows: Sequence[KinerjaRow], tanggal: date) -> None:
        """Finalise the chosen ones; whoever lacks something is left and named."""
        ids = [row.evaluasi_id for row in rows if row.evaluasi_id and row.evaluasi_status is StatusEvaluasi.DRAF]
        if not ids:
            self._services.shell.note("evaluasi.said.none_to_finalise")
            return

        def work(progress: Progress, cancel: Cancel) -> tuple[FinaliseResult, Changes]:
            return usecase.finalise_many(self._services.context(), ids, tanggal, progress, cancel)

        def done(result: tuple[FinaliseResult, Changes]) -> None:
            outcome, changes = result
            names = {row.evaluasi_id: row.nama for row in rows}
            self._refused = refused_of(self._services.texts, names, outcome.refused)
            self.render()
            if changes:
                self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.finalised", n=len(outcome.done), tanggal=tanggal)

        title = self._services.texts.say("evaluasi.job.finalise", n=len(ids))
        self._services.runner.submit(work, done, title=title)

    def set_capaian(self, capaian: Capaian, oleh: str, dasar: str) -> None:
        """Record the achievement of the unit on the panel, and who set it."""
        around = self._around
        if around is None or around.distribution is None:
            return
        unit_id, tahun = around.distribution.unit_id, around.distribution.tahun

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return usecase.set_capaian(self._services.context(), unit_id, tahun, capaian, oleh.strip(), dasar.strip())

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
        self._view.render(
            EvaluasiListState(
                tahun=self.tahun,
                years=years(ctx),
                units=unit_options(around.tree) if around else (),
                states=state_options(texts, StatusEvaluasi),
                predikat=tuple((predikat.value, texts.show(predikat)) for predikat in Predikat),
                raters=tuple((name, name) for name in (around.raters if around else ())),
                distribution=(
                    distribution_state(texts, around.distribution, around.tree)
                    if around and around.distribution
                    else None
                ),
                today=ctx.today,
                refused=self._refused,
            )
        )
