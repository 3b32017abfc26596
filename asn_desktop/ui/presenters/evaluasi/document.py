"""The appraisal of one person on the screen: realisation, feedback, two ratings, and why the predikat is what it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import Appraisal, AppraisalDraft, Handover
from asn_desktop.core.usecases.penilaian import Penilaian, penilaian, read_penilaian
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.document import Opened
from asn_desktop.ui.presenters.evaluasi.many import wrong_day
from asn_desktop.ui.presenters.evaluasi.round import Round
from asn_desktop.ui.presenters.evaluasi.run import Run, RunSummary, summary
from asn_desktop.ui.presenters.evaluasi.shown import Known, Matrix, head_of, matrix_of, shown
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiView
from asn_desktop.ui.presenters.evaluasi.target import place_of, resolve
from asn_desktop.ui.presenters.evaluasi.typed import AppraisalTyping
from asn_desktop.ui.presenters.evidence import EvidenceDesk, EvidenceLine, file_name
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import term_of_appraisal


class EvaluasiPresenter(AppraisalTyping):
    """Presenter of one appraisal. `asked` is the list's present question: "next" walks through its answer.

    Whoever comes next is read while this one is rated.
    """

    concerns = frozenset(
        {
            *("skp", "hasil_kerja", "indikator", "ekspektasi_perilaku", "evaluasi", "pegawai", "capaian_organisasi"),
            *("realisasi_berkala", "umpan_balik", "bukti_dukung", "serah_terima", "keberatan"),
        }
    )

    def __init__(
        self, services: Services, view: EvaluasiView, now: Callable[[], datetime], asked: Callable[[], Asked]
    ) -> None:
        super().__init__(services, view, now)
        self._view = view
        self._matrices: dict[date, Matrix] = {}
        self._round = Round(services, asked, self._walked)
        self.evidence = EvidenceDesk(services, lambda: None, self._render)
        self.ended: Callable[[RunSummary], None] = lambda _summary: None
        """Told how everybody of a run stands when it ends."""

    @property
    def appraisal(self) -> Appraisal | None:
        return self._stored.appraisal if self._stored is not None else None

    @property
    def run(self) -> Run | None:
        """The run under way."""
        return self._round.run

    def open(self, target: UUID, *, resume: bool = False) -> None:
        """Show an appraisal by its id, by its plan's (begun where it was not), or the newest of an employee."""
        self._round.jump_to(target)
        super().open(target, resume=resume)
        self._round.read()

    # One after the other

    def start_run(self, run: Run) -> None:
        """Rate these people one after the other, from the first."""
        self.save()
        self._round.start(run)
        self._services.shell.go("evaluasi", run.steps[0].skp_id)

    def go_on(self) -> None:
        """Save, and to the next person; behind the last one a run ends."""
        if self._stored is None:
            return
        if self._round.around(self._stored.evaluasi).after is not None:
            self.walk(1)
        elif self.run is not None:
            self.end_run()
        else:
            self.save()
            self._services.shell.note("evaluasi.said.last")

    def end_run(self) -> None:
        """Save, and tell what was done, what was left, and why."""
        run, texts = self.run, self._services.texts
        if run is None:
            return
        self.save()
        self._round.end()

        def work(progress: Progress, cancel: Cancel) -> RunSummary:
            return summary(self._services.context(), texts, run, progress, cancel)

        self._services.runner.submit(work, lambda found: self.ended(found), title=texts.say("evaluasi.run.counting"))

    # What is given

    def adopt_head_rating(self) -> None:
        """The rating that follows from the capaian of the unit he heads."""
        if self._stored is not None:
            found = head_of(self._services.texts, self._services.context(), self._known(self._stored))
            if found is not None and found.rating is not None:
                self.result_rated(found.rating)

    # Steps of the appraisal

    def finalise(self, tanggal: date) -> None:
        """Make it final on this date; in a run the next person follows."""

        def told(stored: Penilaian) -> None:
            self._services.shell.tell(
                "evaluasi.said.final", nama=_name(stored), predikat=stored.evaluasi.predikat or ""
            )
            if self.run is not None and self._stored is stored:
                self.go_on()

        self._write(lambda ctx, this: usecase.finalise(ctx, this, tanggal), told)

    def revise(self, alasan: str) -> None:
        """Begin a new version of a final appraisal."""
        stored = self._stored
        if stored is None:
            return

        def done(result: tuple[UUID, Changes]) -> None:
            revision, changes = result
            self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.revised", nama=_name(stored))
            self._load(revision)

        identity = stored.evaluasi.id
        self._services.runner.submit(lambda _p, _c: usecase.revise(self._services.context(), identity, alasan), done)

    def discard(self) -> None:
        """Move the draft to the bin; of a revision, the final version before it is shown again."""

        def gone(stored: Penilaian) -> None:
            self._services.shell.tell("evaluasi.said.discarded", nama=_name(stored))
            if stored.appraisal.earlier:
                self._load(stored.appraisal.earlier[-1].id)
            else:
                self._services.shell.go("evaluasi")

        self._leave(usecase.discard, gone)

    def hand_over(self, days: Handover) -> None:
        """Record how the result went to its owner."""

        def told(stored: Penilaian) -> None:
            self._services.shell.tell("evaluasi.said.handed", nama=_name(stored))

        self._write(
            lambda ctx, this: usecase.hand_over(
                ctx, this, days.diserahkan, days.diterima, days.dikembalikan, days.catatan
            ),
            told,
        )

    def wrong_day(self, days: Handover) -> tuple[str, str] | None:
        """The day of a handover that cannot be, and why."""
        decided = self._stored.evaluasi.tanggal if self._stored is not None else None
        return wrong_day(self._services, days, decided)

    def object(self) -> None:
        """To the objection of this result: the one there is, or a new one."""
        if self._stored is not None:
            known = self._stored.keberatan
            self._go("keberatan", known.id if known else self._stored.evaluasi.id)

    def show_revision(self, evaluasi_id: UUID) -> None:
        """Look at an earlier version."""
        self.save()
        self._load(evaluasi_id)

    # Other people and other screens

    def walk(self, step: int) -> None:
        """To the next (+1) or previous (-1) person of the list; what was given is saved on the way."""
        if self._stored is None:
            return
        target = self._round.go(self._stored.evaluasi, step)
        if target is not None:
            self.save()
            self._load(target.skp_id)

    def print(self) -> None:
        """Save, and show the form."""
        self._print("evaluasi")

    def print_why(self) -> None:
        """Save, and show the Lembar Penjelasan."""
        self._print("penjelasan")

    def show_months(self) -> None:
        """To the months of this plan, in the term that is appraised."""
        if self._stored is not None:
            evaluasi = self._stored.evaluasi
            self._go("pelaksanaan", evaluasi.skp_id, f"masa={term_of_appraisal(evaluasi)}")

    def show_plan(self) -> None:
        """Go to the plan."""
        if self._stored is not None:
            self._go("skp", self._stored.evaluasi.skp_id)

    def show_person(self) -> None:
        """Go to the employee, where the appraiser is decided."""
        if self._stored is not None:
            self._go("pegawai", self._stored.evaluasi.pegawai_id, "penilai")

    def open_evidence(self, line: EvidenceLine, folder: Path) -> None:
        """Show a file; `folder` is where a copy may lie as long as the program runs."""
        if line.sha256:
            self.evidence.take_out(line, folder / line.sha256[:8] / file_name(line), self._view.open_file)
        else:
            self._services.shell.note("pelaksanaan.said.place", nama=line.nama, tempat=line.tautan)

    def _print(self, form: str) -> None:
        if self._stored is not None:
            evaluasi = self._stored.evaluasi
            self._go("cetak", evaluasi.skp_id, f"{form}/{evaluasi.tahun}/{term_of_appraisal(evaluasi)}")

    def _go(self, screen: str, target: UUID, detail: str = "") -> None:
        self.save()
        self._services.shell.go(screen, target, detail)

    # What an appraisal is

    def _identity(self, stored: Penilaian) -> UUID:
        return stored.evaluasi.id

    def _place(self, stored: Penilaian) -> str:
        return place_of(stored.evaluasi.id)

    def _editable(self, stored: Penilaian) -> bool:
        return stored.appraisal.editable

    def _read(self, ctx: Context, target: UUID) -> Opened[Penilaian] | None:
        term = self._round.term_of(target)
        with ctx.store.read() as reader:
            found = resolve(reader, target, term)
            if found is None:
                return None
            if isinstance(found, Evaluasi):
                return Opened(read_penilaian(ctx, reader, found.id), reader.drafts().get(place_of(found.id)))
        begun, changes = usecase.begin(ctx, found.id, term.jenis, term.nomor)
        return Opened(penilaian(ctx, begun), changes=changes)

    def _peek(self, ctx: Context, target: UUID) -> Opened[Penilaian] | None:
        with ctx.store.read() as reader:
            found = resolve(reader, target, self._round.term_of(target))
            if not isinstance(found, Evaluasi):
                return None
            return Opened(read_penilaian(ctx, reader, found.id), reader.drafts().get(place_of(found.id)))

    def _reread(self, ctx: Context, identity: UUID) -> Penilaian:
        return penilaian(ctx, identity)

    def _save(self, ctx: Context, identity: UUID, content: AppraisalDraft) -> Changes:
        return usecase.save(ctx, identity, content)

    def _known(self, stored: Penilaian) -> Known:
        """What is to be seen of it; what each pair of ratings gives is worked out once for each law."""
        evaluasi, ctx = stored.evaluasi, self._services.context()
        if evaluasi.last_day not in self._matrices:
            self._matrices[evaluasi.last_day] = matrix_of(ctx, stored)
        return Known(
            stored=stored,
            draft=self._draft,
            months=self._months,
            dirty=self.dirty,
            saved=self._saved_words(),
            offered=self._offer is not None,
            refillable=self._before_filling is not None,
            matrix=self._matrices[evaluasi.last_day],
            run=self._round.state(evaluasi.skp_id),
            around=self._round.around(evaluasi),
        )

    def _walked(self) -> None:
        """The people to walk through are known anew."""
        self._render()
        self._look_ahead()

    def _look_ahead(self) -> None:
        if self._stored is not None:
            after = self._round.go(self._stored.evaluasi, 1)
            if after is not None:
                self.read_ahead(after.skp_id)

    def _shown(self) -> None:
        """Somebody outside the run was opened: the run is broken off. Otherwise the next one is read ahead."""
        if self._stored is not None:
            self._round.leave(self._stored.evaluasi.skp_id)
        self._look_ahead()

    def _render(self) -> None:
        if self._stored is not None:
            known = self._known(self._stored)
            self._view.render(shown(self._services.texts, self._services.context(), known))


def _name(stored: Penilaian) -> str:
    return stored.appraisal.plan.pegawai.nama_lengkap
