"""The months of one plan on the screen: action plan and realisation typed, kept as draft, saved, month by month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi
from asn_desktop.core.usecases import pelaksanaan as usecase
from asn_desktop.core.usecases.pelaksanaan import Months, plan_months
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.document import Opened
from asn_desktop.ui.presenters.document_state import plan_head
from asn_desktop.ui.presenters.evidence import EvidenceDesk
from asn_desktop.ui.presenters.keadaan_rows import StateRows
from asn_desktop.ui.presenters.kinerja_list import plan_meant
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.pelaksanaan.feedback import FeedbackDesk
from asn_desktop.ui.presenters.pelaksanaan.feedback import place_of as feedback_place
from asn_desktop.ui.presenters.pelaksanaan.lines import MonthsTyped
from asn_desktop.ui.presenters.pelaksanaan.shown import Shown, at_first, evidence_month, of_month, of_term, turned
from asn_desktop.ui.presenters.pelaksanaan.state import MonthsState, MonthsView, blocks, tabs
from asn_desktop.ui.presenters.pelaksanaan.typed import MonthsTyping
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey, month_name, read_term, term_name
from asn_desktop.ui.presenters.walk import Walk

ATTACHED = frozenset({"bukti_dukung", "umpan_balik"})
"""What is recorded beside the text that is typed: it is shown anew even while something is typed."""


class MonthsPresenter(MonthsTyping):
    """Presenter of the months. `rows` and `asked` are the list's: "next" walks through its answer."""

    concerns = frozenset(
        {
            *("skp", "hasil_kerja", "indikator", "evaluasi", "pegawai", "kantor"),
            *("rencana_aksi", "realisasi_berkala", "umpan_balik", "bukti_dukung"),
        }
    )

    def __init__(
        self, services: Services, view: MonthsView, now: Callable[[], datetime], rows: StateRows,
        asked: Callable[[], Asked],
    ) -> None:  # fmt: skip
        super().__init__(services, view, now)
        self._view = view
        self._in_view: Shown | None = None
        self._wanted: TermKey | None = None
        self._months_of: UUID | None = None
        self._kept_feedback: dict[UUID, Any | None] = {}
        self._walk = Walk(services, rows.plans, asked, self._walked)
        self.feedback = FeedbackDesk(services, lambda: self._stored, self._render)
        self.evidence = EvidenceDesk(services, self._evidence_of, self._render)

    @property
    def months(self) -> Months | None:
        return self._stored

    def open(self, target: UUID, *, resume: bool = False) -> None:
        """Show the months of a plan, by its id or its employee's."""
        super().open(target, resume=resume)
        self._walk.read()

    def want(self, masa: str) -> None:
        """Which term to show of the plan that is opened next, as `triwulan-2`."""
        self._wanted = read_term(masa)

    def changed(self, changes: Changes) -> None:
        """Evidence and feedback are shown anew although something is being typed, which stays."""
        if self._stored is not None and self.dirty and changes.kinds & ATTACHED:
            self._read_attached()
        super().changed(changes)

    # Which months are on show

    def choose_month(self, bulan: int) -> None:
        """One month, with the realisation of the term it lies in."""
        if self._stored is not None:
            self._view_months(of_month(self._stored, bulan))

    def choose_term(self, value: str) -> None:
        """A term with all its months."""
        term = read_term(value)
        if self._stored is not None and term is not None:
            self._view_months(of_term(self._stored, term))

    def turn(self, step: int) -> None:
        """To the next (+1) or previous (-1) month, or term where a whole term is on show."""
        if self._stored is not None and self._in_view is not None:
            self._view_months(turned(self._stored, self._in_view, step))

    def _view_months(self, shown: Shown | None) -> None:
        if shown is not None:
            self._in_view = shown
            self._render()

    # Other people and other screens

    def walk(self, step: int) -> None:
        """To the next (+1) or previous (-1) person of the list, in the same months."""
        if self._stored is None:
            return
        around = self._walk.around(self._stored.plan.skp.id, self._services.texts)
        target = around.after if step > 0 else around.before
        if target is not None:
            if self._in_view is not None:
                self._wanted = self._in_view.term
            self.save()
            self._load(target.skp_id)

    def appraise(self) -> None:
        """On to the appraisal of the term on show, begun where it was not."""
        stored, shown = self._stored, self._in_view
        if stored is None or shown is None:
            return
        self.save()
        skp_id, term = stored.plan.skp.id, shown.term

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return evaluasi.begin(self._services.context(), skp_id, term.jenis, term.nomor)

        def done(result: tuple[UUID, Changes]) -> None:
            identity, changes = result
            if changes:
                self._services.shell.offer(changes)
            self._services.shell.go("evaluasi", identity)

        self._services.runner.submit(work, done)

    def show_plan(self) -> None:
        """Back to the plan."""
        if self._stored is not None:
            self.save()
            self._services.shell.go("skp", self._stored.plan.skp.id)

    def print(self) -> None:
        """Save, and show what can be printed of the person's year."""
        if self._stored is not None:
            self.save()
            self._services.shell.go("cetak", self._stored.plan.pegawai.id, f"skp/{self._stored.plan.skp.tahun}")

    # What the months are

    def _identity(self, stored: Months) -> UUID:
        return stored.plan.skp.id

    def _place(self, stored: Months) -> str:
        return place_of(stored.plan.skp.id)

    def _editable(self, stored: Months) -> bool:
        return any(month not in stored.closed for month in plan_months(stored.plan.skp))

    def _read(self, ctx: Context, target: UUID) -> Opened[Months] | None:
        with ctx.store.read() as reader:
            skp_id = plan_meant(reader, target)
            if skp_id is None:
                return None
            drafts = reader.drafts()
        self._kept_feedback[skp_id] = drafts.get(feedback_place(skp_id))
        return Opened(usecase.months(ctx, skp_id), drafts.get(place_of(skp_id)))

    def _peek(self, ctx: Context, target: UUID) -> Opened[Months] | None:
        return self._read(ctx, target)

    def _shown(self) -> None:
        """Whoever comes next in the list is read while this one is looked at."""
        if self._stored is not None:
            after = self._walk.around(self._stored.plan.skp.id, self._services.texts).after
            if after is not None:
                self.read_ahead(after.skp_id)

    def _walked(self) -> None:
        """The people to walk through are known anew."""
        self._render()
        self._shown()

    def _reread(self, ctx: Context, identity: UUID) -> Months:
        return usecase.months(ctx, identity)

    def _save(self, ctx: Context, identity: UUID, content: MonthsTyped) -> Changes:
        return usecase.save(ctx, identity, content.draft())

    def _take(self, stored: Months) -> None:
        draft, other = stored.draft(), self._months_of != stored.plan.skp.id
        self._plan.show(draft.steps)
        self._realised = dict(draft.realised)
        if other or self._in_view is None or self._wanted is not None:
            self._in_view = at_first(stored, self._wanted, self._services.context().today)
            self._wanted = None
        if other:
            self._months_of = stored.plan.skp.id
            self.evidence.refused = ()
            self.feedback.opened(self._kept_feedback.pop(stored.plan.skp.id, None))

    def _evidence_of(self) -> tuple[UUID, int] | None:
        stored, shown = self._stored, self._in_view
        if stored is None or shown is None:
            return None
        today = self._services.context().today
        return stored.plan.skp.id, evidence_month(shown, stored.plan.skp.tahun, today)

    def _read_attached(self) -> None:
        stored = self._stored
        if stored is None:
            return
        identity = stored.plan.skp.id

        def done(found: Months) -> None:
            if self._stored is not None and self._identity(self._stored) == identity:
                self._stored = replace(self._stored, feedback=found.feedback, evidence=found.evidence, lost=found.lost)
                self._render()

        self._services.runner.submit(lambda _p, _c: usecase.months(self._services.context(), identity), done)

    def _closed_words(self, term: TermKey) -> str:
        texts = self._services.texts
        if self._stored is not None and self._stored.plan.away:
            return texts.say("pelaksanaan.copy")
        return texts.say("pelaksanaan.closed", masa=term_name(texts, term))

    def _render(self) -> None:
        focus, self._focus = self._focus, None
        stored, shown = self._stored, self._in_view
        if stored is None or shown is None:
            return
        texts, skp = self._services.texts, stored.plan.skp
        months, terms = tabs(texts, stored, self._plan.lines, self._realised, shown)
        around = self._walk.around(skp.id, texts)
        of = self._evidence_of()
        bulan = of[1] if of else shown.months[0]
        judged = all(month in stored.closed for month in shown.months)
        editable = self._editable(stored)
        self._view.render(
            MonthsState(
                identity=skp.id,
                head=plan_head(texts, stored.plan),
                locked=not editable,
                dirty=self.dirty,
                saved=self._saved_words() if editable else "",
                recovery=self._offer is not None,
                away=stored.plan.away,
                pegawai_id=skp.pegawai_id,
                tahun=skp.tahun,
                months=months,
                terms=terms,
                bulan=bulan,
                evidence_for=month_name(texts, bulan),
                term=shown.term,
                term_name=term_name(texts, shown.term),
                closed=self._closed_words(shown.term) if judged else "",
                results=blocks(texts, stored, self._plan.lines, self._realised, shown),
                feedback=self.feedback.state(shown.term.months[0], shown.term.months[-1]),
                refused=self.evidence.refused,
                undo=self._undo_words(),
                focus=focus,
                position=around.position,
                before=around.before.name if around.before else "",
                after=around.after.name if around.after else "",
            )
        )


def place_of(skp_id: UUID) -> str:
    """Where the draft of the months is kept."""
    return f"pelaksanaan/{skp_id}/isi"
