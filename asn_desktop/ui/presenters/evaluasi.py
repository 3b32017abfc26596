"""The appraisal of one person on the screen: realisation, feedback, two ratings, and why the predikat is what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import Appraisal, AppraisalDraft
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.ui.presenters.chips import predikat_chip
from asn_desktop.ui.presenters.document import DocumentPresenter, Opened
from asn_desktop.ui.presenters.evaluasi_state import (
    EvaluasiState,
    EvaluasiView,
    appraisal_head,
    capaian_of,
    gap_lines,
    rated_results,
    rated_values,
    revision_lines,
    revision_words,
)
from asn_desktop.ui.presenters.evaluasi_walk import Walk
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services


class EvaluasiPresenter(DocumentPresenter[Appraisal, AppraisalDraft]):
    """Presenter of one appraisal. `asked` is the list's present question: "next" walks through its answer."""

    concerns = frozenset(
        {"skp", "hasil_kerja", "indikator", "ekspektasi_perilaku", "evaluasi", "pegawai", "capaian_organisasi"}
    )

    def __init__(
        self, services: Services, view: EvaluasiView, now: Callable[[], datetime], asked: Callable[[], Asked]
    ) -> None:
        super().__init__(services, view, AppraisalDraft, now)
        self._view = view
        self._draft = AppraisalDraft()
        self._matrix: dict[tuple[Rating, Rating], Predikat] = {}
        self._walk = Walk(services, asked, self._render)

    @property
    def appraisal(self) -> Appraisal | None:
        return self._stored

    def open(self, target: UUID, *, resume: bool = False) -> None:
        """Show an appraisal by its id, by its plan's (begun where it was not), or the newest of an employee."""
        super().open(target, resume=resume)
        self._walk.read()

    # What is given

    def realisation_typed(self, indikator_id: UUID, text: str) -> None:
        self._give(realisasi={**self._draft.realisasi, indikator_id: text})

    def result_feedback_typed(self, hasil_id: UUID, text: str) -> None:
        self._give(umpan_hasil={**self._draft.umpan_hasil, hasil_id: text})

    def value_feedback_typed(self, nilai: NilaiBerakhlak, text: str) -> None:
        self._give(umpan_perilaku={**self._draft.umpan_perilaku, nilai: text})

    def note_typed(self, text: str) -> None:
        self._give(catatan=text)

    def result_rated(self, rating: Rating | None) -> None:
        """The rating of hasil kerja; None takes it back."""
        self._give(rating_hasil=rating)

    def behaviour_rated(self, rating: Rating | None) -> None:
        """The rating of perilaku kerja; None takes it back."""
        self._give(rating_perilaku=rating)

    # Steps of the appraisal

    def finalise(self, tanggal: date) -> None:
        """Make it final on this date."""

        def told(stored: Appraisal) -> None:
            self._services.shell.tell(
                "evaluasi.said.final",
                nama=stored.plan.pegawai.nama_lengkap,
                predikat=stored.evaluasi.predikat or "",
            )

        self._write(lambda ctx, this: usecase.finalise(ctx, this, tanggal), told)

    def revise(self, alasan: str) -> None:
        """Begin a new version of a final appraisal."""
        appraisal = self._stored
        if appraisal is None:
            return

        def done(result: tuple[UUID, Changes]) -> None:
            revision, changes = result
            self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.revised", nama=appraisal.plan.pegawai.nama_lengkap)
            self._load(revision)

        identity = appraisal.evaluasi.id
        self._services.runner.submit(lambda _p, _c: usecase.revise(self._services.context(), identity, alasan), done)

    def discard(self) -> None:
        """Move the draft to the bin; of a revision, the final version before it is shown again."""

        def gone(appraisal: Appraisal) -> None:
            self._services.shell.tell("evaluasi.said.discarded", nama=appraisal.plan.pegawai.nama_lengkap)
            if appraisal.earlier:
                self._load(appraisal.earlier[-1].id)
            else:
                self._services.shell.go("evaluasi")

        self._leave(usecase.discard, gone)

    def show_revision(self, evaluasi_id: UUID) -> None:
        """Look at an earlier version."""
        self.save()
        self._load(evaluasi_id)

    # Other people and other screens

    def walk(self, step: int) -> None:
        """To the next (+1) or previous (-1) person of the list; what was given is saved on the way."""
        if self._stored is None:
            return
        around = self._walk.around(self._stored.evaluasi.skp_id, self._services.texts)
        target = around.after if step > 0 else around.before
        if target is not None:
            self.save()
            self._load(target.skp_id)

    def print(self) -> None:
        """Save, and show the form."""
        if self._stored is not None:
            evaluasi = self._stored.evaluasi
            self._go("cetak", evaluasi.pegawai_id, f"evaluasi/{evaluasi.tahun}")

    def show_plan(self) -> None:
        """Go to the plan."""
        if self._stored is not None:
            self._go("skp", self._stored.evaluasi.skp_id)

    def show_person(self) -> None:
        """Go to the employee, where the appraiser is decided."""
        if self._stored is not None:
            self._go("pegawai", self._stored.evaluasi.pegawai_id, "penilai")

    def _go(self, screen: str, target: UUID, detail: str = "") -> None:
        self.save()
        self._services.shell.go(screen, target, detail)

    # What an appraisal is

    def _identity(self, stored: Appraisal) -> UUID:
        return stored.evaluasi.id

    def _place(self, stored: Appraisal) -> str:
        return place_of(stored.evaluasi.id)

    def _editable(self, stored: Appraisal) -> bool:
        return not stored.final

    def _read(self, ctx: Context, target: UUID) -> Opened[Appraisal] | None:
        with ctx.store.read() as reader:
            found = resolve(reader, target)
            if found is None:
                return None
            if isinstance(found, Evaluasi):
                read = usecase.read_appraisal(ctx, reader, found.id)
                return Opened(read, reader.drafts().get(place_of(found.id)))
        begun, changes = usecase.begin(ctx, found.id)
        return Opened(usecase.appraisal(ctx, begun), changes=changes)

    def _reread(self, ctx: Context, identity: UUID) -> Appraisal:
        return usecase.appraisal(ctx, identity)

    def _save(self, ctx: Context, identity: UUID, content: AppraisalDraft) -> Changes:
        return usecase.save(ctx, identity, content)

    def _take(self, stored: Appraisal) -> None:
        self._draft = stored.draft
        ctx, evaluasi = self._services.context(), stored.evaluasi
        self._matrix = {
            (hasil, perilaku): Predikat(str(usecase.preview(ctx, evaluasi, hasil, perilaku).result("predikat")))
            for hasil in Rating
            for perilaku in Rating
        }

    def _take_up(self, content: AppraisalDraft) -> None:
        self._draft = content

    def _typed(self) -> AppraisalDraft:
        return _trimmed(self._draft)

    def _sheet(self) -> AppraisalDraft:
        return self._draft

    def _saved_as(self, stored: Appraisal, sheet: Any) -> None:
        went_on = self._draft
        self._take(stored)
        self._saved = self._typed()
        if went_on != sheet and not stored.final:
            self._draft = went_on

    def _give(self, **changes: Any) -> None:
        if self._stored is not None and not self._stored.final:
            self._draft = replace(self._draft, **changes)
            self._edited()

    def _render(self) -> None:
        appraisal = self._stored
        if appraisal is None:
            return
        texts, ctx, evaluasi, draft = self._services.texts, self._services.context(), appraisal.evaluasi, self._draft
        verdict = appraisal.verdict
        if not appraisal.final:
            verdict = usecase.preview(ctx, evaluasi, draft.rating_hasil, draft.rating_perilaku)
        predikat = verdict.result("predikat")
        decided = None if predikat is None else Predikat(str(predikat))
        around = self._walk.around(evaluasi.skp_id, texts)
        final = texts.say("evaluasi.saved.final", tanggal=evaluasi.tanggal or "") if appraisal.final else ""
        self._view.render(
            EvaluasiState(
                identity=evaluasi.id,
                head=appraisal_head(texts, appraisal),
                locked=appraisal.final,
                dirty=self.dirty,
                saved=final or self._saved_words(),
                recovery=self._offer is not None,
                pegawai_id=evaluasi.pegawai_id,
                skp_id=evaluasi.skp_id,
                tahun=evaluasi.tahun,
                replaced=evaluasi.digantikan,
                decided_on=evaluasi.tanggal,
                revision=revision_words(texts, evaluasi),
                results=rated_results(appraisal, draft),
                values=rated_values(ctx.law.at(evaluasi.last_day), appraisal, draft),
                catatan=draft.catatan,
                rating_hasil=draft.rating_hasil,
                rating_perilaku=draft.rating_perilaku,
                predikat=decided,
                predikat_chip=predikat_chip(texts, decided),
                matrix=self._matrix,
                why=why_of(verdict, texts),
                capaian=capaian_of(appraisal),
                gaps=gap_lines(texts, appraisal, draft),
                earlier=revision_lines(texts, appraisal),
                position=around.position,
                before=around.before.name if around.before else "",
                after=around.after.name if around.after else "",
            )
        )


def place_of(evaluasi_id: UUID) -> str:
    """Where the draft of an appraisal is kept."""
    return f"evaluasi/{evaluasi_id}/isi"


def resolve(reader: Reader, target: UUID) -> Evaluasi | Skp | None:
    """The appraisal meant: by its own id, by its plan's, or by the employee's (his newest plan, at the year's end).

    The plan itself where its appraisal has not been begun.
    """
    try:
        return reader.get(Evaluasi, target)
    except NotFoundError:
        plans = reader.find(Skp, id=target) or reader.find(Skp, pegawai_id=target)
    if not plans:
        return None
    newest = max(plans, key=lambda skp: skp.mulai)
    appraisals = reader.find(Evaluasi, skp_id=newest.id, jenis=JenisEvaluasi.AKHIR)
    return max(appraisals, key=lambda evaluasi: evaluasi.revisi) if appraisals else newest


def _trimmed(draft: AppraisalDraft) -> AppraisalDraft:
    """The draft as it will be stored: without blanks around texts, and without empty ones."""

    def kept(texts: Mapping[Any, str]) -> dict[Any, str]:
        return {key: text.strip() for key, text in texts.items() if text.strip()}

    return replace(
        draft,
        catatan=draft.catatan.strip(),
        realisasi=kept(draft.realisasi),
        umpan_hasil=kept(draft.umpan_hasil),
        umpan_perilaku=kept(draft.umpan_perilaku),
    )
