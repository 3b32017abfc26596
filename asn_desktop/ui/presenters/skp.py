"""The plan of one person on the screen: typed, kept as draft, saved, submitted, agreed on, opened again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Skp
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp import Plan, PlanDraft
from asn_desktop.ui.presenters.document import DocumentPresenter, Opened, Step
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.rater_search import rater_of, raters_like
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp_lines import (
    IndicatorLine,
    Lines,
    Removed,
    ResultLine,
    adopted,
    drafts_of,
    edited,
    indicator_edited,
    ordered,
    put_back,
    reordered,
    without,
)
from asn_desktop.ui.presenters.skp_state import SkpState, SkpView, gap_lines, plan_head, undo_words, value_lines


class SkpPresenter(DocumentPresenter[Plan, PlanDraft]):
    """Presenter of the plan editor."""

    concerns = frozenset({"skp", "hasil_kerja", "indikator", "ekspektasi_perilaku", "evaluasi", "pegawai"})

    def __init__(self, services: Services, view: SkpView, now: Callable[[], datetime]) -> None:
        super().__init__(services, view, PlanDraft, now)
        self._view = view
        self._lines = Lines()
        self._results: tuple[ResultLine, ...] = ()
        self._expectations: dict[NilaiBerakhlak, str] = {}
        self._removed: tuple[Removed, ...] = ()
        self._focus: int | None = None

    @property
    def plan(self) -> Plan | None:
        return self._stored

    # What is typed

    def result_typed(self, key: int, *, rencana: str | None = None, diintervensi: str | None = None) -> None:
        """The text of a result, or of the superior's result it serves."""

        def change(line: ResultLine) -> ResultLine:
            return replace(
                line,
                rencana=line.rencana if rencana is None else rencana,
                diintervensi=line.diintervensi if diintervensi is None else diintervensi,
            )

        self._edit(edited(self._results, key, change))

    def indicator_typed(
        self, result: int, key: int, *, aspek: Aspek | None = None, indikator: str | None = None,
        target: str | None = None,
    ) -> None:  # fmt: skip
        """Aspect, measure or target of one row."""

        def change(line: IndicatorLine) -> IndicatorLine:
            return replace(
                line,
                aspek=aspek or line.aspek,
                indikator=line.indikator if indikator is None else indikator,
                target=line.target if target is None else target,
            )

        self._edit(edited(self._results, result, lambda line: indicator_edited(line, key, change)))

    def expectation_typed(self, nilai: NilaiBerakhlak, text: str) -> None:
        """What the leader expects under one value."""
        self._expectations = {**self._expectations, nilai: text}
        self._edited()

    # Lines that come, go and move

    def add_result(self, jenis: JenisHasilKerja) -> None:
        """A new result at the end of its section, ready to be written."""
        line = self._lines.new_result(jenis)
        self._edit(ordered((*self._results, line)), focus=line.key)

    def add_indicator(self, result: int) -> None:
        """A further measure of a result."""
        line = next((found for found in self._results if found.key == result), None)
        if line is None:
            return
        new = self._lines.new_indicator(line)
        self._edit(
            edited(self._results, result, lambda found: replace(found, indikator=(*found.indikator, new))),
            focus=new.key,
        )

    def remove(self, key: int) -> None:
        """Take a result or a measure away; it can be put back with `undo`."""
        kept, removed = without(self._results, key)
        if removed is not None:
            self._removed = (*self._removed, removed)
            self._edit(kept)

    def undo(self) -> None:
        """Put back what was taken away last."""
        if self._removed:
            *rest, last = self._removed
            self._removed = tuple(rest)
            self._edit(put_back(self._results, last), focus=last.line.key)

    def move(self, key: int, step: int) -> None:
        """Move a result inside its section, or a measure inside its result, up (-1) or down (+1)."""
        self._edit(reordered(self._results, key, step), focus=key)

    def jump(self, key: int) -> None:
        """Go to a line."""
        self._focus = key
        self._render()

    # Steps of the plan

    def submit(self) -> None:
        """The employee hands the plan in."""
        self._step(usecase.submit, "skp.said.submitted")

    def agree(self, tanggal: date) -> None:
        """Both agreed on the plan on this date."""
        self._step(lambda ctx, skp_id: usecase.agree(ctx, skp_id, tanggal), "skp.said.agreed")

    def look_for_raters(self, text: str, on_found: Callable[[tuple[Option, ...]], None]) -> None:
        """Who could appraise, while a name is being typed."""
        self._services.runner.submit(lambda _p, _c: raters_like(self._services.context(), text), on_found)

    def set_rater(self, value: str) -> None:
        """Fix the appraiser of this plan; "" leaves it to the organisation again."""
        penilai_id, pejabat_id = rater_of(value)
        self._step(
            lambda ctx, skp_id: usecase.set_rater(ctx, skp_id, penilai_id, pejabat_id),
            "skp.said.rater_set" if value else "skp.said.rater_freed",
        )

    def reopen(self, alasan: str = "") -> None:
        """Back to draft; one that was agreed on for a reason, and the plan agreed on is kept as a version."""
        self._step(lambda ctx, skp_id: usecase.reopen(ctx, skp_id, alasan), "skp.said.reopened")

    def delete(self) -> None:
        """Move the plan to the bin."""

        def gone(plan: Plan) -> None:
            self._services.shell.tell("skp.said.removed", nama=plan.pegawai.nama_lengkap)
            self._services.shell.go("skp")

        self._leave(usecase.remove, gone)

    # Other screens

    def print(self) -> None:
        """Save, and show the form."""
        if self._stored is not None:
            self.save()
            self._services.shell.go("cetak", self._stored.pegawai.id, f"skp/{self._stored.skp.tahun}")

    def appraise(self) -> None:
        """Go on to the appraisal of this plan."""
        if self._stored is not None:
            self.save()
            self._services.shell.go("evaluasi", self._stored.skp.id)

    # What a plan is

    def _identity(self, stored: Plan) -> UUID:
        return stored.skp.id

    def _place(self, stored: Plan) -> str:
        return place_of(stored.skp.id)

    def _editable(self, stored: Plan) -> bool:
        return stored.editable

    def _read(self, ctx: Context, target: UUID) -> Opened[Plan] | None:
        with ctx.store.read() as reader:
            skp_id = resolve(reader, target)
            if skp_id is None:
                return None
            return Opened(usecase.read_plan(ctx, reader, skp_id), reader.drafts().get(place_of(skp_id)))

    def _reread(self, ctx: Context, identity: UUID) -> Plan:
        return usecase.plan(ctx, identity)

    def _save(self, ctx: Context, identity: UUID, content: PlanDraft) -> Changes:
        return usecase.save(ctx, identity, content)

    def _take(self, stored: Plan) -> None:
        self._removed = ()
        self._take_up(stored.draft())
        if stored.editable and not self._results:
            self._results = (self._lines.new_result(JenisHasilKerja.UTAMA),)

    def _take_up(self, content: PlanDraft) -> None:
        self._results = self._lines.of(content.results)
        self._expectations = dict(content.expectations)

    def _typed(self) -> PlanDraft:
        expectations = {nilai: text.strip() for nilai, text in self._expectations.items() if text.strip()}
        return PlanDraft(drafts_of(self._results), expectations)

    def _sheet(self) -> tuple[tuple[ResultLine, ...], PlanDraft]:
        return self._results, self._typed()

    def _saved_as(self, stored: Plan, sheet: Any) -> None:
        sent, content = sheet
        went_on = self._typed() != content
        now = stored.draft()
        self._results = adopted(self._results, sent, now.results) if stored.editable else self._lines.of(now.results)
        self._saved = now if went_on and stored.editable else self._typed()

    def _step(self, step: Step, said: str) -> None:
        self._write(step, lambda plan: self._services.shell.tell(said, nama=plan.pegawai.nama_lengkap))

    def _edit(self, results: tuple[ResultLine, ...], focus: int | None = None) -> None:
        self._results, self._focus = results, focus
        self._edited()

    def _render(self) -> None:
        focus, self._focus = self._focus, None
        plan = self._stored
        if plan is None:
            return
        texts, skp = self._services.texts, plan.skp
        self._view.render(
            SkpState(
                identity=skp.id,
                head=plan_head(texts, plan),
                locked=not plan.editable,
                dirty=self.dirty,
                saved=self._saved_words() if plan.editable else "",
                recovery=self._offer is not None,
                pegawai_id=skp.pegawai_id,
                tahun=skp.tahun,
                status=skp.status,
                agreed_on=skp.tanggal_disetujui,
                results=self._results,
                values=value_lines(self._services.context().law.at(skp.last_day), self._expectations),
                gaps=gap_lines(texts, skp, self._results) if plan.editable else (),
                undo=undo_words(texts, self._removed),
                focus=focus,
            )
        )


def place_of(skp_id: UUID) -> str:
    """Where the draft of a plan is kept."""
    return f"skp/{skp_id}/isi"


def resolve(reader: Reader, target: UUID) -> UUID | None:
    """The plan meant by the id of a plan, or by that of an employee (his newest)."""
    try:
        return reader.get(Skp, target).id
    except NotFoundError:
        plans = sorted(reader.find(Skp, pegawai_id=target), key=lambda skp: skp.mulai)
        return plans[-1].id if plans else None
