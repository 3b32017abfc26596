"""The appraisal of one person on the screen: realisation, feedback, two ratings, and why the predikat is what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import Capaian, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Skp
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import Appraisal, AppraisalDraft
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader
from asn_desktop.core.usecases.rows import KinerjaFilter, Sort
from asn_desktop.ui.presenters.chips import Chip, evaluasi_chip, predikat_chip
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.kinerja_list import OFFICE, filter_of
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.parties import PartyLine, party_lines, person_facts, signed_lines
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.why import Why

CONCERNS = frozenset(
    {"skp", "hasil_kerja", "indikator", "ekspektasi_perilaku", "evaluasi", "pegawai", "capaian_organisasi"}
)


class MeasureLine(Struct, frozen=True):
    """One indicator with what was achieved on it."""

    id: UUID
    aspek: Aspek
    indikator: str
    target: str
    realisasi: str


class RatedResult(Struct, frozen=True):
    """One planned result with its measures and the feedback on it."""

    id: UUID
    number: int
    jenis: JenisHasilKerja
    rencana: str
    diintervensi: str
    measures: tuple[MeasureLine, ...]
    feedback: str


class RatedValue(Struct, frozen=True):
    """One value of BerAKHLAK: behaviours, expectation, feedback."""

    nilai: NilaiBerakhlak
    name: str
    behaviours: tuple[str, ...]
    expectation: str
    feedback: str


class AppraisalGapLine(Struct, frozen=True):
    """What still lacks, in words, and where on the screen it is given (a field's name; "" elsewhere)."""

    text: str
    blocking: bool
    field: str


class RevisionLine(Struct, frozen=True):
    """An earlier version of the result."""

    id: UUID
    title: str
    chip: Chip
    reason: str


class EvaluasiState(Struct, frozen=True):
    """Everything the screen shows."""

    evaluasi_id: UUID
    pegawai_id: UUID
    skp_id: UUID
    tahun: int
    name: str
    nip: str
    facts: tuple[tuple[str, str], ...]
    period: str
    parties: tuple[PartyLine, ...]
    chip: Chip
    final: bool
    replaced: bool
    decided_on: date | None
    revision: str
    results: tuple[RatedResult, ...]
    values: tuple[RatedValue, ...]
    catatan: str
    rating_hasil: Rating | None
    rating_perilaku: Rating | None
    predikat: Predikat | None
    predikat_chip: Chip
    matrix: dict[tuple[Rating, Rating], Predikat]
    why: Why
    capaian: Capaian | None
    gaps: tuple[AppraisalGapLine, ...]
    earlier: tuple[RevisionLine, ...]
    dirty: bool
    saved: str
    recovery: bool
    position: str
    before: str
    after: str
    today: date

    @property
    def blocked(self) -> bool:
        return any(gap.blocking for gap in self.gaps)


class EvaluasiView(Protocol):
    def render(self, state: EvaluasiState) -> None: ...

    def missing(self) -> None:
        """The appraisal is not there (any more)."""


class _Step(Struct, frozen=True):
    """One person of the list that is walked through."""

    skp_id: UUID
    name: str


_Read = tuple[tuple[KinerjaFilter, Sort, int], tuple[_Step, ...]]
"""The people walked through, with the question and the journal's position that gave them."""


class _Loaded(Struct, frozen=True):
    appraisal: Appraisal
    changes: Changes
    draft: AppraisalDraft | None = None


FIELDS = {
    "no_realisation": "realisasi",
    "no_rating_hasil": "rating_hasil",
    "no_rating_perilaku": "rating_perilaku",
    "no_feedback": "umpan_hasil",
    "no_feedback_behaviour": "umpan_perilaku",
    "plan_not_agreed": "skp",
    "appraiser_unknown": "penilai",
    "no_capaian": "capaian",
}
"""Where what lacks is given."""


class EvaluasiPresenter:
    """Presenter of one appraisal. `asked` is the list's present question: "next" walks through its answer."""

    def __init__(
        self, services: Services, view: EvaluasiView, now: Callable[[], datetime], asked: Callable[[], Asked]
    ) -> None:
        self._services = services
        self._view = view
        self._now = now
        self._asked = asked
        self._drafts = Drafts(services)
        self._appraisal: Appraisal | None = None
        self._draft = AppraisalDraft()
        self._saved = AppraisalDraft()
        self._saved_at: datetime | None = None
        self._offer: AppraisalDraft | None = None
        self._matrix: dict[tuple[Rating, Rating], Predikat] = {}
        self._steps: tuple[_Step, ...] = ()
        self._steps_of: tuple[KinerjaFilter, Sort, int] | None = None
        self._own: Changes | None = None
        self._saving = False

    @property
    def appraisal(self) -> Appraisal | None:
        return self._appraisal

    @property
    def dirty(self) -> bool:
        """True while something given has not been saved."""
        return self._appraisal is not None and not self._appraisal.final and _trimmed(self._draft) != self._saved

    def open(self, target: UUID) -> None:
        """Show an appraisal by its id, by its plan's (begun where it was not), or the newest of an employee."""
        if self._appraisal is not None and self._appraisal.evaluasi.id == target and self.dirty:
            return
        self.save()
        self._load(target)
        self._read_steps()

    def changed(self, changes: Changes) -> None:
        """Something was saved elsewhere; what is being given here stays."""
        if self._appraisal is None or changes is self._own or self.dirty or self._saving:
            return
        if changes.kinds & CONCERNS:
            self._load(self._appraisal.evaluasi.id)

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

    def save(self) -> None:
        """Save what was given; nothing happens where nothing changed."""
        if self.dirty:
            self._write(None, "")

    def finalise(self, tanggal: date) -> None:
        """Make it final on this date."""
        self._write(lambda ctx, this: usecase.finalise(ctx, this, tanggal), "evaluasi.said.final")

    def revise(self, alasan: str) -> None:
        """Begin a new version of a final appraisal."""
        appraisal = self._appraisal
        if appraisal is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UUID, Changes]:
            return usecase.revise(self._services.context(), appraisal.evaluasi.id, alasan)

        def done(result: tuple[UUID, Changes]) -> None:
            revision, changes = result
            self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.revised", nama=appraisal.plan.pegawai.nama_lengkap)
            self._load(revision)

        self._services.runner.submit(work, done)

    def discard(self) -> None:
        """Move the draft to the bin; of a revision, the final version before it is shown again."""
        appraisal = self._appraisal
        if appraisal is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            return usecase.discard(self._services.context(), appraisal.evaluasi.id)

        def done(changes: Changes) -> None:
            self._drafts.settled(_place(appraisal.evaluasi.id))
            self._appraisal = None
            self._services.shell.offer(changes)
            self._services.shell.tell("evaluasi.said.discarded", nama=appraisal.plan.pegawai.nama_lengkap)
            if appraisal.earlier:
                self._load(appraisal.earlier[-1].id)
            else:
                self._services.shell.go("evaluasi")

        self._services.runner.submit(work, done)

    def walk(self, step: int) -> None:
        """To the next (+1) or previous (-1) person of the list; what was given is saved on the way."""
        target = self._neighbour(step)
        if target is not None:
            self.save()
            self._load(target.skp_id)

    def recover(self) -> None:
        """Take back what was given before the power cut; it is saved only when the user saves."""
        if self._offer is not None:
            self._draft, self._offer = self._offer, None
            self._render()

    def forget(self) -> None:
        """Give up what was given before the power cut."""
        if self._appraisal is not None:
            self._offer = None
            self._drafts.settled(_place(self._appraisal.evaluasi.id))
            self._render()

    def print(self) -> None:
        """Save, and show the form."""
        if self._appraisal is not None:
            self.save()
            evaluasi = self._appraisal.evaluasi
            self._services.shell.go("cetak", evaluasi.pegawai_id, f"evaluasi/{evaluasi.tahun}")

    def show_plan(self) -> None:
        """Go to the plan."""
        if self._appraisal is not None:
            self.save()
            self._services.shell.go("skp", self._appraisal.evaluasi.skp_id)

    def show_person(self) -> None:
        """Go to the employee, where the appraiser is decided."""
        if self._appraisal is not None:
            self.save()
            self._services.shell.go("pegawai", self._appraisal.evaluasi.pegawai_id, "penilai")

    def show_revision(self, evaluasi_id: UUID) -> None:
        """Look at an earlier version."""
        self.save()
        self._load(evaluasi_id)

    def _load(self, target: UUID) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> _Loaded | None:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                found = resolve(reader, target)
                kept = reader.drafts() if found is not None else {}
            if found is None:
                return None
            evaluasi_id, changes = (
                (found.id, Changes()) if isinstance(found, Evaluasi) else usecase.begin(ctx, found.id)
            )
            draft = kept.get(_place(evaluasi_id))
            return _Loaded(usecase.appraisal(ctx, evaluasi_id), changes, None if draft is None else _decoded(draft))

        def done(found: _Loaded | None) -> None:
            if found is None:
                self._view.missing()
                return
            self._take(found.appraisal)
            self._saved_at = None
            offered = found.draft is not None and not found.appraisal.final and found.draft != self._saved
            self._offer = found.draft if offered else None
            if found.draft is not None and not offered:
                self._drafts.settled(_place(found.appraisal.evaluasi.id))
            self._render()
            if found.changes:
                self._own = found.changes
                self._services.shell.offer(found.changes)

        self._services.runner.submit(work, done)

    def _take(self, appraisal: Appraisal) -> None:
        self._appraisal = appraisal
        self._draft = appraisal.draft
        self._saved = _trimmed(appraisal.draft)
        ctx, evaluasi = self._services.context(), appraisal.evaluasi
        self._matrix = {
            (hasil, perilaku): Predikat(str(usecase.preview(ctx, evaluasi, hasil, perilaku).result("predikat")))
            for hasil in Rating
            for perilaku in Rating
        }

    def _give(self, **changes: Any) -> None:
        if self._appraisal is None or self._appraisal.final:
            return
        self._draft = replace(self._draft, **changes)
        place = _place(self._appraisal.evaluasi.id)
        if self.dirty:
            self._drafts.typed(place, msgspec.to_builtins(_trimmed(self._draft), str_keys=True))
        else:
            self._drafts.settled(place)
        self._render()

    def _write(self, then: Callable[[Context, UUID], Changes] | None, said: str) -> None:
        """Save what was given and, in the same task, take the next step; then show it as it is stored."""
        appraisal = self._appraisal
        if appraisal is None or self._saving:
            return
        sent, dirty, this = self._draft, self.dirty, appraisal.evaluasi.id
        self._saving = True

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Changes, Appraisal, Exception | None]:
            ctx = self._services.context()
            changes = usecase.save(ctx, this, _trimmed(sent)) if dirty else Changes()
            refused: Exception | None = None
            if then is not None:
                try:
                    changes |= then(ctx, this)
                except Exception as error:  # what was saved stays saved; the refusal is shown after it
                    refused = error
            return changes, usecase.appraisal(ctx, this), refused

        def done(result: tuple[Changes, Appraisal, Exception | None]) -> None:
            changes, stored, refused = result
            self._saving = False
            if self._appraisal is not None and self._appraisal.evaluasi.id == this:
                went_on = self._draft
                self._take(stored)
                if went_on != sent and not stored.final:
                    self._draft = went_on
                self._saved_at = self._now()
            if not (self.dirty and self._appraisal and self._appraisal.evaluasi.id == this):
                self._drafts.settled(_place(this))
            self._render()
            self._own = changes
            if changes:
                self._services.shell.offer(changes)
            if refused is not None:
                raise refused
            if said:
                self._services.shell.tell(
                    said, nama=stored.plan.pegawai.nama_lengkap, predikat=stored.evaluasi.predikat or ""
                )

        def failed(error: Exception) -> None:
            self._saving = False
            raise error

        self._services.runner.submit(work, done, failed)

    def _read_steps(self) -> None:
        asked, known = self._asked(), self._steps_of

        def work(_progress: Progress, _cancel: Cancel) -> _Read | None:
            ctx = self._services.context()
            where = filter_of(asked, ctx)
            where = replace(where, skp=where.skp or "begun")
            with ctx.store.read() as reader:
                of = where, asked.sort, reader.position()
                if of == known:
                    return None
                rows = reader.kinerja_rows(where, asked.sort, OFFICE)
            return of, tuple(_Step(row.skp_id, row.nama) for row in rows if row.skp_id is not None)

        def done(read: _Read | None) -> None:
            if read is not None:
                self._steps_of, self._steps = read
                self._render()

        self._services.runner.submit(work, done)

    def _place_in_steps(self) -> int | None:
        if self._appraisal is None:
            return None
        this = self._appraisal.evaluasi.skp_id
        return next((number for number, step in enumerate(self._steps) if step.skp_id == this), None)

    def _neighbour(self, step: int) -> _Step | None:
        at = self._place_in_steps()
        if at is None or not 0 <= at + step < len(self._steps):
            return None
        return self._steps[at + step]

    def _render(self) -> None:
        appraisal = self._appraisal
        if appraisal is None:
            return
        texts, ctx, evaluasi, plan = self._services.texts, self._services.context(), appraisal.evaluasi, appraisal.plan
        verdict = appraisal.verdict if appraisal.final else self._preview(ctx, evaluasi)
        predikat = verdict.result("predikat")
        decided = None if predikat is None else Predikat(str(predikat))
        at = self._place_in_steps()
        before, after = self._neighbour(-1), self._neighbour(1)
        person = evaluasi.pihak.pegawai if evaluasi.pihak else plan.parties.pegawai
        self._view.render(
            EvaluasiState(
                evaluasi_id=evaluasi.id,
                pegawai_id=evaluasi.pegawai_id,
                skp_id=evaluasi.skp_id,
                tahun=evaluasi.tahun,
                name=person.nama,
                nip=grouped_nip(person.nip),
                facts=person_facts(texts, person),
                period=texts.say("skp.period", mulai=evaluasi.mulai, sampai=evaluasi.last_day),
                parties=signed_lines(texts, evaluasi.pihak) if evaluasi.pihak else party_lines(texts, plan.parties),
                chip=evaluasi_chip(texts, evaluasi.status),
                final=appraisal.final,
                replaced=evaluasi.digantikan,
                decided_on=evaluasi.tanggal,
                revision=self._revision_words(evaluasi),
                results=self._results(appraisal),
                values=self._values(appraisal, ctx),
                catatan=self._draft.catatan,
                rating_hasil=self._draft.rating_hasil,
                rating_perilaku=self._draft.rating_perilaku,
                predikat=decided,
                predikat_chip=predikat_chip(texts, decided),
                matrix=self._matrix,
                why=why_of(verdict, texts),
                capaian=self._capaian(appraisal),
                gaps=self._gaps(appraisal),
                earlier=self._earlier(appraisal),
                dirty=self.dirty,
                saved=self._saved_words(appraisal),
                recovery=self._offer is not None,
                position="" if at is None else texts.say("evaluasi.position", nomor=at + 1, jumlah=len(self._steps)),
                before=before.name if before else "",
                after=after.name if after else "",
                today=ctx.today,
            )
        )

    @staticmethod
    def _capaian(appraisal: Appraisal) -> Capaian | None:
        if appraisal.final:
            return appraisal.evaluasi.capaian
        return appraisal.capaian.capaian if appraisal.capaian else None

    def _preview(self, ctx: Context, evaluasi: Evaluasi) -> Verdict:
        return usecase.preview(ctx, evaluasi, self._draft.rating_hasil, self._draft.rating_perilaku)

    def _results(self, appraisal: Appraisal) -> tuple[RatedResult, ...]:
        found: list[RatedResult] = []
        numbers: dict[JenisHasilKerja, int] = {}
        for planned in appraisal.plan.results:
            hasil = planned.hasil
            numbers[hasil.jenis] = numbers.get(hasil.jenis, 0) + 1
            measures = tuple(
                MeasureLine(i.id, i.aspek, i.indikator, i.target, self._draft.realisasi.get(i.id, ""))
                for i in planned.indikator
            )
            found.append(
                RatedResult(
                    hasil.id,
                    numbers[hasil.jenis],
                    hasil.jenis,
                    hasil.rencana,
                    hasil.diintervensi,
                    measures,
                    self._draft.umpan_hasil.get(hasil.id, ""),
                )
            )
        return tuple(found)

    def _values(self, appraisal: Appraisal, ctx: Context) -> tuple[RatedValue, ...]:
        expected = appraisal.plan.expectations
        return tuple(
            RatedValue(
                guide.nilai,
                guide.nama,
                guide.perilaku,
                expected[guide.nilai].ekspektasi if guide.nilai in expected else "",
                self._draft.umpan_perilaku.get(guide.nilai, ""),
            )
            for guide in berakhlak.values(ctx.law.at(appraisal.evaluasi.last_day))
        )

    def _gaps(self, appraisal: Appraisal) -> tuple[AppraisalGapLine, ...]:
        if appraisal.final:
            return ()
        found = usecase.gaps(appraisal.plan, self._draft, appraisal.capaian)
        say = self._services.texts.say
        return tuple(
            AppraisalGapLine(say(f"evaluasi.gap.{gap.key}", n=gap.n), gap.blocking, FIELDS[gap.key]) for gap in found
        )

    def _earlier(self, appraisal: Appraisal) -> tuple[RevisionLine, ...]:
        texts = self._services.texts
        return tuple(
            RevisionLine(
                old.id,
                texts.say("evaluasi.revision.line", nomor=old.revisi, tanggal=old.tanggal or ""),
                predikat_chip(texts, old.predikat),
                old.alasan_perubahan,
            )
            for old in reversed(appraisal.earlier)
        )

    def _revision_words(self, evaluasi: Evaluasi) -> str:
        say = self._services.texts.say
        if evaluasi.digantikan:
            return say("evaluasi.revision.replaced")
        if evaluasi.revisi > 1:
            return say("evaluasi.revision.this", nomor=evaluasi.revisi, alasan=evaluasi.alasan_perubahan)
        return ""

    def _saved_words(self, appraisal: Appraisal) -> str:
        say = self._services.texts.say
        if appraisal.final:
            return say("evaluasi.saved.final", tanggal=appraisal.evaluasi.tanggal or "")
        if self.dirty:
            return say("skp.saved.typing")
        return say("skp.saved.at", jam=f"{self._saved_at:%H.%M}") if self._saved_at else say("skp.saved.nothing")


def resolve(reader: Reader, target: UUID) -> Evaluasi | Skp | None:
    """The appraisal meant: by its own id, by its plan's, or by the employee's (his newest plan)."""
    try:
        return reader.get(Evaluasi, target)
    except NotFoundError:
        plans = reader.find(Skp, id=target) or reader.find(Skp, pegawai_id=target)
    return max(plans, key=lambda skp: skp.mulai) if plans else None


def _place(evaluasi_id: UUID) -> str:
    return f"evaluasi/{evaluasi_id}/isi"


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


def _decoded(kept: Any) -> AppraisalDraft | None:
    """A kept draft; None where an older version of the program wrote it in another shape."""
    try:
        return msgspec.convert(kept, AppraisalDraft, str_keys=True)
    except (msgspec.ValidationError, ValueError):
        return None
