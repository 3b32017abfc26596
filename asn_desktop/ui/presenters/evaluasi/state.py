"""The appraisal of one person as the screen shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.skp import HasilKerja, JenisHasilKerja
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import berakhlak, rating_pimpinan
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import Appraisal, AppraisalDraft
from asn_desktop.ui.presenters.chips import Chip, evaluasi_chip, predikat_chip
from asn_desktop.ui.presenters.document_state import DocumentHead, DocumentState, head_of
from asn_desktop.ui.presenters.evaluasi.after import ChangeLine, HandoverState
from asn_desktop.ui.presenters.evaluasi.months import NOTHING, FromMonths
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.terms import TermKey, term_name
from asn_desktop.ui.presenters.why import Why


class MeasureLine(Struct, frozen=True):
    """One indicator with what was achieved on it. `kind` is its aspect or perspective in words, "" without one."""

    id: UUID
    kind: str
    indikator: str
    target: str
    realisasi: str
    months: str = ""
    """What the months recorded, a line for each."""


class RatedResult(Struct, frozen=True):
    """One planned result with its measures and the feedback on it."""

    id: UUID
    number: int
    jenis: JenisHasilKerja
    rencana: str
    serves: str
    """Which result of the superior it serves, or who gave the task, in words."""
    measures: tuple[MeasureLine, ...]
    feedback: str
    months: FromMonths = NOTHING


class RatedValue(Struct, frozen=True):
    """One value of BerAKHLAK: behaviours, expectation, feedback."""

    nilai: NilaiBerakhlak
    name: str
    behaviours: tuple[str, ...]
    expectation: str
    feedback: str
    months: str = ""


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


class HeadRating(Struct, frozen=True):
    """For who heads a unit: the rating hasil kerja that follows from the unit's capaian (None: not set yet)."""

    rating: Rating | None
    differs: bool
    """Another rating was given."""
    why: Why


class RunState(Struct, frozen=True):
    """Where a run through several people is."""

    number: int
    total: int
    last: bool


class EvaluasiState(DocumentState, frozen=True, kw_only=True):
    """Everything the screen shows."""

    plan_kind: str
    """Family and approach of the plan, in words."""
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
    pimpinan: HeadRating | None
    capaian: Capaian | None
    general: str
    """Feedback of the months on the work as a whole."""
    can_fill: bool
    filled: bool
    """Empty fields have just been filled from the months; it can be taken back."""
    handover: HandoverState | None
    changes: tuple[ChangeLine, ...]
    run: RunState | None
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

    def open_file(self, path: Path) -> None:
        """A copy of a piece of evidence lies here; show it with the program the computer has for it."""


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
    """Whose appraisal it is; once final, with the parties as they signed. A term of the year is named."""
    evaluasi = appraisal.evaluasi
    chip = evaluasi_chip(texts, evaluasi.status)
    head = head_of(texts, appraisal.plan.parties, evaluasi.pihak, evaluasi, chip)
    if evaluasi.jenis is JenisEvaluasi.AKHIR:
        return head
    masa = term_name(texts, TermKey(evaluasi.jenis, evaluasi.nomor))
    return replace(head, period=texts.say("evaluasi.section.term", masa=masa, periode=head.period))


def plan_kind(texts: Texts, appraisal: Appraisal) -> str:
    """Which kind of plan it is: leaders or others, quantitative or qualitative."""
    skp = appraisal.plan.skp
    return texts.say("evaluasi.section.kind", keluarga=skp.keluarga, pendekatan=skp.pendekatan)


def head_rating(texts: Texts, law: Law, appraisal: Appraisal, given: Rating | None) -> HeadRating | None:
    """None for who heads no unit."""
    if appraisal.pimpinan is None:
        return None
    verdict = rating_pimpinan.decide(capaian_of(appraisal), law, given)
    found = verdict.result("hasil_kerja")
    rating = None if found is None else Rating(str(found))
    return HeadRating(rating, rating is not None and given is not None and given is not rating, why_of(verdict, texts))


def rated_results(
    texts: Texts, appraisal: Appraisal, draft: AppraisalDraft, months: Mapping[UUID, FromMonths]
) -> tuple[RatedResult, ...]:
    """The plan's results, numbered within their section, with what is typed on each and what the months gave."""
    found: list[RatedResult] = []
    numbers: dict[JenisHasilKerja, int] = {}
    for planned in appraisal.plan.results:
        hasil = planned.hasil
        numbers[hasil.jenis] = numbers.get(hasil.jenis, 0) + 1
        mine = months.get(hasil.id, NOTHING)
        measures = tuple(
            MeasureLine(
                i.id,
                texts.show(i.aspek or i.perspektif) if i.aspek or i.perspektif else "",
                i.indikator,
                i.target,
                draft.realisasi.get(i.id, ""),
                mine.realised.get(i.id, ""),
            )
            for i in planned.indikator
        )
        found.append(
            RatedResult(
                hasil.id,
                numbers[hasil.jenis],
                hasil.jenis,
                hasil.rencana,
                _serves(texts, hasil),
                measures,
                draft.umpan_hasil.get(hasil.id, ""),
                mine,
            )
        )
    return tuple(found)


def rated_values(
    law: Law, appraisal: Appraisal, draft: AppraisalDraft, months: Mapping[NilaiBerakhlak, str]
) -> tuple[RatedValue, ...]:
    """The seven values with what was expected, what is typed under each, and what was said in the months."""
    expected = appraisal.plan.expectations
    return tuple(
        RatedValue(
            guide.nilai,
            guide.nama,
            guide.perilaku,
            expected[guide.nilai].ekspektasi if guide.nilai in expected else "",
            draft.umpan_perilaku.get(guide.nilai, ""),
            months.get(guide.nilai, ""),
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


def _serves(texts: Texts, hasil: HasilKerja) -> str:
    lines = (("intervened", hasil.diintervensi), ("assigned", hasil.penugasan))
    return "\n".join(texts.say(f"evaluasi.field.{key}", teks=text) for key, text in lines if text)


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
