"""The plan of one person on the screen: its steps, what it is copied from, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from uuid import UUID

from asn_desktop.core.domain.skp import Keluarga, Pendekatan, SebabSkp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.intervention import Choice
from asn_desktop.core.usecases.library import LibraryEntry, library
from asn_desktop.core.usecases.peran_hasil import take_from_matrix
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rows import PlanSource
from asn_desktop.core.usecases.skp import Plan, PlanDraft, ResultDraft, copying, kinds, periods
from asn_desktop.core.usecases.skp.model import Annex
from asn_desktop.core.usecases.skp.usual_annex import usual_lines
from asn_desktop.ui.presenters.document import Opened, Step
from asn_desktop.ui.presenters.document_state import plan_head
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.kinerja_list import plan_meant
from asn_desktop.ui.presenters.rater_search import rater_of, raters_like
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.beside import Beside, overlap_words, read_beside, stretches, version_lines
from asn_desktop.ui.presenters.skp.lines import drafts_of
from asn_desktop.ui.presenters.skp.links import link_of
from asn_desktop.ui.presenters.skp.state import (
    KindState,
    SkpState,
    SkpView,
    annex_lists,
    gap_lines,
    undo_words,
    value_lines,
)
from asn_desktop.ui.presenters.skp.typed import PlanTyping

WRONG_DAY = frozenset({"split_outside", "period_appraised", "period_begun"})
"""Refusals of a split that another day would heal."""


class SkpPresenter(PlanTyping):
    """Presenter of the plan editor."""

    concerns = frozenset(
        {
            "skp",
            "hasil_kerja",
            "indikator",
            "ekspektasi_perilaku",
            "lampiran_skp",
            "versi_skp",
            "hasil_sementara",
            "pengecualian_skp",
            "evaluasi",
            "pegawai",
        }
    )

    def __init__(self, services: Services, view: SkpView, now: Callable[[], datetime]) -> None:
        super().__init__(services, view, now)
        self._view = view
        self._beside: Beside | None = None
        self._beside_of: UUID | None = None

    @property
    def plan(self) -> Plan | None:
        return self._stored

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the results of this plan can serve."""
        return self._served() or ()

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

    def choose_kind(self, keluarga: Keluarga, pendekatan: Pendekatan) -> None:
        """Put the plan on another form; nothing that is written is lost."""
        self._step(lambda ctx, skp_id: kinds.set_kind(ctx, skp_id, keluarga, pendekatan)[1], "skp.said.kind_set")

    def split(
        self,
        day: date,
        sebab: SebabSkp,
        rater: str,
        *,
        results: bool,
        alasan: str = "",
        done: Callable[[], None],
        refused: Callable[[str], None],
    ) -> None:
        """End this plan the day before, begin the next on that day, and go on to it: `done`. Where the day cannot be,
        `refused` is told why and what to do.
        """
        penilai_id, pejabat_id = rater_of(rater)
        became: list[UUID] = []
        wrong: list[UserError] = []

        def step(ctx: Context, skp_id: UUID) -> Changes:
            try:
                new, changes = periods.split(
                    ctx,
                    skp_id,
                    day,
                    sebab,
                    penilai_id=penilai_id,
                    pejabat_id=pejabat_id,
                    results=results,
                    alasan=alasan,
                )
            except UserError as error:
                if error.key not in WRONG_DAY:
                    raise
                wrong.append(error)
                return Changes()
            became.append(new)
            return changes

        def told(_plan: Plan) -> None:
            if wrong:
                _what, why, now = self._services.texts.error(wrong[0])
                refused(f"{why} {now}")
                return
            done()
            self._services.shell.tell("skp.said.split", tanggal=day)
            self._services.shell.go("skp", became[0])

        self._write(step, told)

    def adjust(self, mulai: date, sampai: date, alasan: str) -> None:
        """Put the period right; `sampai` is not included."""
        self._step(lambda ctx, skp_id: periods.adjust(ctx, skp_id, mulai, sampai, alasan), "skp.said.adjusted")

    # Texts from elsewhere

    def look_in_library(self, text: str, on_found: Callable[[tuple[LibraryEntry, ...]], None]) -> None:
        """Results as the office plans them, the nearest posts first."""
        plan = self._stored
        if plan is None:
            return
        post = plan.parties.pegawai.jabatan
        skp = plan.skp

        def work(_progress: object, _cancel: object) -> tuple[LibraryEntry, ...]:
            return library(self._services.context(), skp.tahun, text, post, skp.keluarga)

        self._services.runner.submit(work, on_found)

    def take_entry(self, entry: LibraryEntry) -> None:
        """Put a result of the library with its measures into the plan."""
        self._insert((entry.draft(),))

    def look_for_sources(self, on_found: Callable[[tuple[PlanSource, ...]], None]) -> None:
        """Plans to copy from."""
        if self._stored is not None:
            skp_id = self._stored.skp.id
            self._services.runner.submit(lambda _p, _c: copying.candidates(self._services.context(), skp_id), on_found)

    def copy_from(self, source: UUID, what: Collection[copying.What]) -> None:
        """Add what another plan says; one step of undo takes all of it back."""
        copied: list[copying.Copied] = []

        def step(ctx: Context, skp_id: UUID) -> Changes:
            found, changes = copying.copy_from(ctx, skp_id, source, what)
            copied.append(found)
            return changes

        def told(_plan: Plan) -> None:
            (got,) = copied
            shell, say = self._services.shell, self._services.texts.say
            counted = (("results", got.results), ("expectations", got.expectations), ("annex", got.annex))
            came = [say(f"skp.said.copied_{what}", n=n) for what, n in counted if n]
            if came:
                shell.tell("skp.said.copied", apa=", ".join(came))
            else:
                shell.note("skp.said.nothing_new")

        self._write(step, told)

    def take_from_matrix(self) -> None:
        """Put what the matrix says the person delivers into the plan."""
        if self._stored is None:
            return
        skp_id = self._stored.skp.id

        def done(found: tuple[ResultDraft, ...]) -> None:
            if found:
                self._insert(found)
            else:
                self._services.shell.note("skp.said.matrix_empty")

        self._services.runner.submit(lambda _p, _c: take_from_matrix(self._services.context(), skp_id), done)

    def look_for_lines(self, on_found: Callable[[Annex], None]) -> None:
        """Lines of the annex that the office's plans usually have."""
        self._services.runner.submit(lambda _p, _c: usual_lines(self._services.context()), on_found)

    def _insert(self, results: tuple[ResultDraft, ...]) -> None:
        added, known = self.insert(results)
        said = ("skp.said.inserted_some" if known else "skp.said.inserted") if added else "skp.said.nothing_new"
        self._services.shell.note(said, n=added, sudah=known)

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

    def print_version(self, nomor: int) -> None:
        """The form as it was agreed on then."""
        if self._stored is not None:
            self.save()
            self._services.shell.go("cetak", self._stored.skp.id, f"skp/{self._stored.skp.tahun}//{nomor}")

    def appraise(self) -> None:
        """Go on to the appraisal of this plan."""
        if self._stored is not None:
            self.save()
            self._services.shell.go("evaluasi", self._stored.skp.id)

    def show_months(self) -> None:
        """To the months of this plan."""
        if self._stored is not None:
            self.save()
            self._services.shell.go("pelaksanaan", self._stored.skp.id)

    # What a plan is

    def _identity(self, stored: Plan) -> UUID:
        return stored.skp.id

    def _place(self, stored: Plan) -> str:
        return place_of(stored.skp.id)

    def _editable(self, stored: Plan) -> bool:
        return stored.editable

    def _read(self, ctx: Context, target: UUID) -> Opened[Plan] | None:
        with ctx.store.read() as reader:
            skp_id = plan_meant(reader, target)
            if skp_id is None:
                return None
            return Opened(usecase.read_plan(ctx, reader, skp_id), reader.drafts().get(place_of(skp_id)))

    def _reread(self, ctx: Context, identity: UUID) -> Plan:
        return usecase.plan(ctx, identity)

    def _save(self, ctx: Context, identity: UUID, content: PlanDraft) -> Changes:
        return usecase.save(ctx, identity, content)

    def _served(self) -> tuple[Choice, ...] | None:
        known = self._beside is not None and self._stored is not None and self._beside_of == self._stored.skp.id
        return self._beside.choices if known and self._beside is not None else None

    def _shown(self) -> None:
        """Read what stands beside the plan, which nobody has to wait for to see it."""
        if self._stored is None:
            return
        skp = self._stored.skp

        def done(found: Beside) -> None:
            if self._stored is not None and self._stored.skp.id == skp.id:
                self._beside, self._beside_of = found, skp.id
                self._render()

        self._services.runner.submit(lambda _p, _c: read_beside(self._services.context(), skp), done)

    def _step(self, step: Step, said: str) -> None:
        def told(plan: Plan) -> None:
            self._shown()
            self._services.shell.tell(said, nama=plan.pegawai.nama_lengkap)

        self._write(step, told)

    def _render(self) -> None:
        focus, self._focus = self._focus, None
        to_gap, self._to_gap = self._to_gap, False
        plan = self._stored
        if plan is None:
            return
        texts, skp, beside = self._services.texts, plan.skp, self._beside
        if beside is not None and self._beside_of != skp.id:
            beside = None
        provisional = beside.provisional if beside else frozenset[UUID]()
        differing = beside.differing if beside else {}
        self._view.render(
            SkpState(
                identity=skp.id,
                head=plan_head(texts, plan),
                locked=not plan.editable,
                dirty=self.dirty,
                saved=self._saved_words() if plan.editable else "",
                recovery=self._offer is not None,
                away=plan.away,
                pegawai_id=skp.pegawai_id,
                tahun=skp.tahun,
                status=skp.status,
                period=skp.period,
                agreed_on=skp.tanggal_disetujui,
                results=self._results,
                values=value_lines(self._services.context().law.at(skp.last_day), self._expectations),
                annex=annex_lists(texts, self._annex),
                kind=KindState.of(texts, skp, drafts_of(self._results)),
                links={line.key: link_of(texts, line, provisional, differing) for line in self._results},
                year=stretches(texts, skp.tahun, beside.coverage, skp.id) if beside else (),
                overlap=overlap_words(texts, beside.coverage) if beside else "",
                versions=version_lines(texts, beside.versions) if beside else (),
                gaps=gap_lines(texts, skp, self._typed(), self._results) if plan.editable else (),
                undo=undo_words(texts, self._removed),
                focus=focus,
                lacks=to_gap,
            )
        )


def place_of(skp_id: UUID) -> str:
    """Where the draft of a plan is kept."""
    return f"skp/{skp_id}/isi"
