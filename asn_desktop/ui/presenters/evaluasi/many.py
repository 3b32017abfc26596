"""What is done for many appraisals at once: begun, made final, handed over; whoever is left out is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import BegunMany, FinaliseResult, HandedMany, Handover
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.kinerja_list import Refused, refused_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey

Left = Callable[[str, tuple[Refused, ...]], None]
"""Told whom a task left out, under which heading."""


def wrong_day(services: Services, days: Handover, decided: date | None = None) -> tuple[str, str] | None:
    """The name of the day that cannot be, and why and what to do, as it is said at its field."""
    found = usecase.impossible_day(days, services.context().today, decided)
    if found is None:
        return None
    name, error = found
    _what, why, now = services.texts.error(error)
    return name, f"{why} {now}"


class ManyAppraisals:
    """Tasks over the rows of a list. `term` is the list's term."""

    def __init__(self, services: Services, term: Callable[[], TermKey], left: Left) -> None:
        self._services = services
        self._term = term
        self._left = left

    def begin(self, rows: Sequence[StateRow]) -> None:
        """Begin the appraisals of the chosen ones; one undo takes them all back."""
        ids = [row.row.skp_id for row in rows if row.row.skp_id and row.row.evaluasi_id is None]
        without = [row for row in rows if row.row.skp_id is None]
        if not ids:
            self._services.shell.note("evaluasi.said.none_to_begin")
            return
        names: dict[UUID | None, str] = {row.row.skp_id: row.row.nama for row in rows}

        def done(result: tuple[BegunMany, Changes]) -> None:
            outcome, changes = result
            texts = self._services.texts
            lacking = tuple(
                Refused(row.row.nama, texts.say("evaluasi.refused.no_plan"), texts.say("evaluasi.refused.plan_first"))
                for row in without
            )
            self.refuse("begin", names, outcome.refused, lacking)
            self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.begun", n=len(outcome.begun))

        self.begin_plans(ids, done)

    def finalise(self, rows: Sequence[StateRow], tanggal: date) -> None:
        """Finalise the chosen ones; whoever lacks something is left and named."""
        drafts = [row.row for row in rows if row.row.evaluasi_status is StatusEvaluasi.DRAF]
        if not drafts:
            self._services.shell.note("evaluasi.said.none_to_finalise")
            return
        self.finalise_named({row.evaluasi_id: row.nama for row in drafts}, tanggal)

    def hand_over(self, rows: Sequence[StateRow], days: Handover) -> None:
        """Record for the chosen ones how their results went to them; days that are not given stay."""
        names: dict[UUID | None, str] = {
            row.row.evaluasi_id: row.row.nama for row in rows if row.row.evaluasi_status is StatusEvaluasi.FINAL
        }
        if not names:
            self._services.shell.note("evaluasi.said.none_final")
            return
        ids = [identity for identity in names if identity is not None]

        def work(_progress: Progress, _cancel: Cancel) -> tuple[HandedMany, Changes]:
            return usecase.hand_over_many(self._services.context(), ids, days)

        def done(result: tuple[HandedMany, Changes]) -> None:
            outcome, changes = result
            self.refuse("handover", names, outcome.refused)
            self._services.shell.offer(changes)
            if outcome.done:
                self._services.shell.tell("evaluasi.said.handed_many", n=len(outcome.done))

        title = self._services.texts.say("evaluasi.job.handover", n=len(ids))
        self._services.runner.submit(work, done, title=title)

    def wrong_day(self, days: Handover) -> tuple[str, str] | None:
        """The day of a handover that cannot be for anybody, and why; who was decided later is named afterwards."""
        return wrong_day(self._services, days)

    def begin_plans(self, ids: Sequence[UUID], done: Callable[[tuple[BegunMany, Changes]], None]) -> None:
        """Begin the appraisals of these plans; `done` is told which, and which not."""
        term = self._term()

        def work(_progress: Progress, _cancel: Cancel) -> tuple[BegunMany, Changes]:
            return usecase.begin_many(self._services.context(), ids, term.jenis, term.nomor)

        title = self._services.texts.say("evaluasi.job.begin", n=len(ids)) if len(ids) > 1 else ""
        self._services.runner.submit(work, done, title=title)

    def finalise_named(self, names: Mapping[UUID | None, str], tanggal: date) -> None:
        """Finalise these appraisals, whose owners have these names."""
        ids = [identity for identity in names if identity is not None]

        def work(progress: Progress, cancel: Cancel) -> tuple[FinaliseResult, Changes]:
            return usecase.finalise_many(self._services.context(), ids, tanggal, progress, cancel)

        def done(result: tuple[FinaliseResult, Changes]) -> None:
            outcome, changes = result
            self.refuse("title", names, outcome.refused)
            if changes:
                self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.finalised", n=len(outcome.done), tanggal=tanggal)

        title = self._services.texts.say("evaluasi.job.finalise", n=len(ids))
        self._services.runner.submit(work, done, title=title)

    def refuse(
        self,
        task: str,
        names: Mapping[UUID | None, str],
        errors: Sequence[tuple[UUID, UserError]],
        more: tuple[Refused, ...] = (),
    ) -> None:
        """Say whom a task left out; `task` names its heading."""
        texts = self._services.texts
        self._left(texts.say(f"evaluasi.refused.{task}"), (*refused_of(texts, names, errors), *more))
