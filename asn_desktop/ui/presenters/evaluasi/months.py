"""What the months gave to an appraisal, result by result, beside the fields that the rater fills."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.pelaksanaan import UmpanBalik
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.penilaian import Penilaian
from asn_desktop.ui.presenters.evidence import EvidenceLine, evidence_line
from asn_desktop.ui.presenters.terms import month_name


class FromMonths(Struct, frozen=True):
    """Of one planned result: what was achieved by indicator and month, what was said, and what proves it."""

    realised: dict[UUID, str]
    """By indicator, a line for each month."""
    feedback: str
    evidence: tuple[EvidenceLine, ...]

    @property
    def empty(self) -> bool:
        return not (self.realised or self.feedback or self.evidence)


NOTHING = FromMonths({}, "", ())


def results_of(texts: Texts, stored: Penilaian) -> dict[UUID, FromMonths]:
    """By planned result; results of which nothing was recorded are not in it."""
    inputs = stored.inputs
    found: dict[UUID, FromMonths] = {}
    for planned in stored.appraisal.plan.results:
        realised: dict[UUID, list[str]] = {}
        mine = {each.id for each in planned.indikator}
        for each in inputs.realised:
            if each.indikator_id in mine:
                key = "evaluasi.months.sourced" if each.sumber_data else "evaluasi.months.realised"
                line = texts.say(
                    key, bulan=month_name(texts, each.bulan), realisasi=each.realisasi, sumber=each.sumber_data
                )
                realised.setdefault(each.indikator_id, []).append(line)
        one = FromMonths(
            {key: "\n".join(lines) for key, lines in realised.items()},
            said(texts, [each for each in inputs.feedback if each.hasil_kerja_id == planned.hasil.id]),
            tuple(
                evidence_line(texts, each, each.sha256 in stored.lost)
                for each in inputs.evidence
                if each.hasil_kerja_id == planned.hasil.id
            ),
        )
        if not one.empty:
            found[planned.hasil.id] = one
    return found


def values_of(texts: Texts, stored: Penilaian) -> dict[NilaiBerakhlak, str]:
    """Feedback of the months by value of BerAKHLAK."""
    found: dict[NilaiBerakhlak, list[UmpanBalik]] = {}
    for each in stored.inputs.feedback:
        if each.nilai is not None:
            found.setdefault(each.nilai, []).append(each)
    return {nilai: said(texts, each) for nilai, each in found.items()}


def general_of(texts: Texts, stored: Penilaian) -> str:
    """Feedback on the work as a whole."""
    return said(texts, [each for each in stored.inputs.feedback if each.hasil_kerja_id is None and each.nilai is None])


def said(texts: Texts, given: list[UmpanBalik]) -> str:
    """Feedback by day, each with its giver."""
    return "\n".join(
        texts.say("evaluasi.months.feedback", tanggal=f"{each.tanggal:%d/%m/%Y}", pemberi=each.pemberi, isi=each.isi)
        for each in given
    )
