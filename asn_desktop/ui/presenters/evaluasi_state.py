"""The appraisal of one person as the screen shows it."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import Capaian, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import Appraisal, AppraisalDraft
from asn_desktop.ui.presenters.chips import Chip, evaluasi_chip, predikat_chip
from asn_desktop.ui.presenters.document_state import DocumentHead, DocumentState, head_of
from asn_desktop.ui.presenters.why import Why


class MeasureLine(Struct, frozen=True):
    """One indicator with what was achieved on it."""

    id: UUID
    aspek: Aspek | None
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


class EvaluasiState(DocumentState, frozen=True, kw_only=True):
    """Everything the screen shows."""

    pegawai_id: UUID
    skp_id: UUID
    tahun: int
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
    position: str
    before: str
    after: str

    @property
    def evaluasi_id(self) -> UUID:
        return self.identity

    @property
    def final(self) -> bool:
        return self.locked

    @property
    def blocked(self) -> bool:
        return any(gap.blocking for gap in self.gaps)


class EvaluasiView(Protocol):
    def render(self, state: EvaluasiState) -> None: ...

    def missing(self) -> None:
        """The appraisal is not there (any more)."""


FIELDS = {
    "no_realisation": "realisasi",
    "no_rating_hasil": "rating_hasil",
    "no_rating_perilaku": "rating_perilaku",
    "no_feedback": "umpan_hasil",
    "no_feedback_behaviour": "umpan_perilaku",
    "plan_not_agreed": "skp",
    "appraiser_unknown": "penilai",
    "no_capaian": "capaian",
    "rating_not_of_capaian": "rating_hasil",
}
"""Where what lacks is given."""


def appraisal_head(texts: Texts, appraisal: Appraisal) -> DocumentHead:
    """Whose appraisal it is; once final, with the parties as they signed."""
    evaluasi = appraisal.evaluasi
    return head_of(texts, appraisal.plan.parties, evaluasi.pihak, evaluasi, evaluasi_chip(texts, evaluasi.status))


def rated_results(appraisal: Appraisal, draft: AppraisalDraft) -> tuple[RatedResult, ...]:
    """The plan's results, numbered within their section, with what is typed on each."""
    found: list[RatedResult] = []
    numbers: dict[JenisHasilKerja, int] = {}
    for planned in appraisal.plan.results:
        hasil = planned.hasil
        numbers[hasil.jenis] = numbers.get(hasil.jenis, 0) + 1
        measures = tuple(
            MeasureLine(i.id, i.aspek, i.indikator, i.target, draft.realisasi.get(i.id, "")) for i in planned.indikator
        )
        found.append(
            RatedResult(
                hasil.id,
                numbers[hasil.jenis],
                hasil.jenis,
                hasil.rencana,
                hasil.diintervensi,
                measures,
                draft.umpan_hasil.get(hasil.id, ""),
            )
        )
    return tuple(found)


def rated_values(law: Law, appraisal: Appraisal, draft: AppraisalDraft) -> tuple[RatedValue, ...]:
    """The seven values with what was expected and what is typed under each."""
    expected = appraisal.plan.expectations
    return tuple(
        RatedValue(
            guide.nilai,
            guide.nama,
            guide.perilaku,
            expected[guide.nilai].ekspektasi if guide.nilai in expected else "",
            draft.umpan_perilaku.get(guide.nilai, ""),
        )
        for guide in berakhlak.values(law)
    )


def gap_lines(texts: Texts, appraisal: Appraisal, draft: AppraisalDraft) -> tuple[AppraisalGapLine, ...]:
    """What the appraisal lacks as it is typed now."""
    if appraisal.final:
        return ()
    found = usecase.gaps(appraisal.plan, draft, appraisal.capaian, appraisal.pimpinan)
    return tuple(
        AppraisalGapLine(texts.say(f"evaluasi.gap.{gap.key}", n=gap.n), gap.blocking, FIELDS[gap.key]) for gap in found
    )


def revision_lines(texts: Texts, appraisal: Appraisal) -> tuple[RevisionLine, ...]:
    """Earlier versions, newest first."""
    return tuple(
        RevisionLine(
            old.id,
            texts.say("evaluasi.revision.line", nomor=old.revisi, tanggal=old.tanggal or ""),
            predikat_chip(texts, old.predikat),
            old.alasan_perubahan,
        )
        for old in reversed(appraisal.earlier)
    )


def revision_words(texts: Texts, evaluasi: Evaluasi) -> str:
    """Which version this is, and why; "" for the first and only one."""
    if evaluasi.digantikan:
        return texts.say("evaluasi.revision.replaced")
    if evaluasi.revisi > 1:
        return texts.say("evaluasi.revision.this", nomor=evaluasi.revisi, alasan=evaluasi.alasan_perubahan)
    return ""


def capaian_of(appraisal: Appraisal) -> Capaian | None:
    """The achievement of the unit: as it was when made final, else as it is."""
    if appraisal.final:
        return appraisal.evaluasi.capaian
    return appraisal.capaian.capaian if appraisal.capaian else None
