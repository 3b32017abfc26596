"""What the months give to an appraisal: realisation, feedback and evidence of its term, beside the plan."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, UmpanBalik
from asn_desktop.core.kernel.texts import MONTHS, Texts
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.pelaksanaan.months import months_of
from asn_desktop.core.usecases.ports import Reader

K = TypeVar("K")


class AppraisalInputs(Struct, frozen=True):
    """The months of an appraisal's term. Realisation in order of months, feedback by day."""

    realised: tuple[RealisasiBerkala, ...]
    feedback: tuple[UmpanBalik, ...]
    evidence: tuple[BuktiDukung, ...]

    @property
    def empty(self) -> bool:
        return not (self.realised or self.feedback or self.evidence)


def appraisal_inputs(reader: Reader, evaluasi: Evaluasi) -> AppraisalInputs:
    """What was recorded in the appraisal's term."""
    first, last = evaluasi.mulai, evaluasi.last_day
    months = months_of(evaluasi.jenis, evaluasi.nomor)
    of = {"skp_id": evaluasi.skp_id}
    realised = [each for each in reader.find(RealisasiBerkala, **of) if each.bulan in months]
    return AppraisalInputs(
        tuple(sorted(realised, key=lambda each: each.bulan)),
        tuple(
            sorted(
                (each for each in reader.find(UmpanBalik, **of) if first <= each.tanggal <= last),
                key=lambda each: each.tanggal,
            )
        ),
        tuple(
            sorted(
                (each for each in reader.find(BuktiDukung, **of) if each.bulan in months),
                key=lambda each: (each.bulan, each.nama),
            )
        ),
    )


def filled(draft: AppraisalDraft, inputs: AppraisalInputs, texts: Texts) -> AppraisalDraft:
    """The draft with its empty fields filled from the months; what was typed stays.

    Several months stand one below the other with their names; figures are never added up, because only people know
    whether they add up.
    """
    realised: dict[UUID, list[RealisasiBerkala]] = {}
    for each in inputs.realised:
        realised.setdefault(each.indikator_id, []).append(each)
    of_results: dict[UUID, list[str]] = {}
    of_values: dict[NilaiBerakhlak, list[str]] = {}
    for said in inputs.feedback:
        line = texts.say("pelaksanaan.feedback.line", tanggal=said.tanggal, isi=said.isi)
        if said.hasil_kerja_id is not None:
            of_results.setdefault(said.hasil_kerja_id, []).append(line)
        elif said.nilai is not None:
            of_values.setdefault(said.nilai, []).append(line)
    return replace(
        draft,
        realisasi=_with(draft.realisasi, {key: _told(rows, texts) for key, rows in realised.items()}),
        umpan_hasil=_with(draft.umpan_hasil, {key: "\n".join(lines) for key, lines in of_results.items()}),
        umpan_perilaku=_with(draft.umpan_perilaku, {key: "\n".join(lines) for key, lines in of_values.items()}),
    )


def _told(rows: list[RealisasiBerkala], texts: Texts) -> str:
    if len(rows) == 1:
        return rows[0].realisasi
    return "\n".join(
        texts.say("pelaksanaan.realised.line", bulan=MONTHS[texts.language][row.bulan - 1], realisasi=row.realisasi)
        for row in rows
    )


def _with(typed: dict[K, str], found: dict[K, str]) -> dict[K, str]:
    return {**found, **{key: text for key, text in typed.items() if text.strip()}}
