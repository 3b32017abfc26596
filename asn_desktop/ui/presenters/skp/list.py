"""The plans of a year: who has one, how far each is, and plans begun for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.presenters.kinerja_list import (
    Option,
    Refused,
    read_units,
    refused_of,
    state_options,
    unit_options,
    year_of,
    years,
)
from asn_desktop.ui.presenters.listing import Listing, choices_of, detail_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.split import SPLIT, SplitRows

CONCERNS = frozenset({"skp", "pegawai", "evaluasi", "unit", "riwayat_unit", "riwayat_jabatan", "penetapan_penilai"})


class SkpListState(Struct, frozen=True):
    """What stands around the list: the choices, and whom the last task left out."""

    tahun: int
    years: tuple[Option, ...]
    units: tuple[Option, ...]
    states: tuple[Option, ...]
    refused: tuple[Refused, ...] = ()


class SkpListView(Protocol):
    def render(self, state: SkpListState) -> None: ...


class SkpListPresenter:
    """Presenter of the list of plans. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: SkpListView) -> None:
        self._services = services
        self._view = view
        self._answers = SplitRows(services.context)
        self.listing = Listing(services, "skp", self._answers.count, self._answers.rows)
        self._units: tuple[Option, ...] = ()
        self._refused: tuple[Refused, ...] = ()

    @property
    def tahun(self) -> int:
        return year_of(self.listing.asked, self._services.context())

    def start(self) -> None:
        """Read the choices."""

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Option, ...]:
            with self._services.context().store.read() as reader:
                return unit_options(read_units(reader))

        def done(units: tuple[Option, ...]) -> None:
            self._units = units
            self.render()

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        self._answers.forget()
        if changes.kinds & CONCERNS:
            self.listing.refresh()
        if "unit" in changes.kinds:
            self.start()

    def show(self, detail: str) -> None:
        """Filters another screen asks for."""
        if detail:
            self.listing.ask(text="", choices=choices_of(detail))

    def plan_unit(self) -> None:
        """The planning of the unit the list is narrowed to, or of the one shown last."""
        unit = self.listing.asked.choice("unit")
        self._services.shell.go("skp", None, detail_of({"rencana_unit": unit or "-", "tahun": str(self.tahun)}))

    def open(self, row: KinerjaRow) -> None:
        """Open the plan of a row; where there is none, begin it and open it."""
        if row.skp_id is not None:
            to_split = self.listing.asked.choice("skp") == SPLIT
            self._services.shell.go("skp", row.skp_id, self._answers.detail(row.skp_id) if to_split else "")
            return
        tahun = self.tahun

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return usecase.start(self._services.context(), row.pegawai_id, tahun)

        def done(result: tuple[UUID, Changes]) -> None:
            skp_id, changes = result
            self._services.shell.offer(changes)
            self._services.shell.go("skp", skp_id)

        self._services.runner.submit(work, done)

    def create(self, rows: Sequence[KinerjaRow]) -> None:
        """Begin plans for the chosen people who have none in this year."""
        without = [row for row in rows if row.skp_id is None]
        if not without:
            self._services.shell.tell("skp.said.all_have_one", n=len(rows))
            return
        tahun = self.tahun

        def work(progress: Progress, cancel: Cancel) -> tuple[usecase.StartResult, Changes]:
            ids = [row.pegawai_id for row in without]
            return usecase.start_many(self._services.context(), ids, tahun, progress, cancel)

        def done(result: tuple[usecase.StartResult, Changes]) -> None:
            outcome, changes = result
            names: dict[UUID | None, str] = {row.pegawai_id: row.nama for row in without}
            self._refused = refused_of(self._services.texts, names, outcome.refused)
            self.render()
            if changes:
                self._services.shell.offer(changes)
            self._services.shell.tell("skp.said.created", n=len(outcome.done), tahun=str(tahun))

        self._services.runner.submit(work, done, title=self._services.texts.say("skp.job.create", n=len(without)))

    def read_refused(self) -> None:
        """The user has read whom the last task left out."""
        self._refused = ()
        self.render()

    def render(self) -> None:
        ctx, texts = self._services.context(), self._services.texts
        self._view.render(
            SkpListState(
                self.tahun,
                years(ctx),
                self._units,
                (*state_options(texts, StatusSkp), (SPLIT, texts.say("skp.filter.split"))),
                self._refused,
            )
        )
