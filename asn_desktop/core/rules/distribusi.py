"""Whether the predikat of a unit are spread as its capaian kinerja organisasi suggests (SE MenPANRB 3/2023).

This is guidance: a verdict that is not met warns, and forbids nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from msgspec import Meta

from asn_desktop.core.domain.kinerja import Capaian, Predikat
from asn_desktop.core.kernel.verdict import Citation, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.values import Curves, Guidance, Ketentuan
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_INPUTS = (
    Input("capaian_organisasi", Capaian, " | ".join(Capaian), "pimpinan_organisasi"),
    Input(
        "jumlah",
        dict[Predikat, Annotated[int, Meta(ge=0)]],
        f"table: {' | '.join(Predikat)} -> number of people",
        "pejabat_penilai",
    ),
)
_CURVE_ORDER = tuple(reversed(Predikat))


def judge(capaian: Capaian | None, counts: Mapping[Predikat, int] | None, law: Law) -> Verdict:
    """Compare a unit's head counts with the guidance. A predikat without an entry was given to nobody.

    Percentages are taken of all people counted and compared exactly, without rounding. "The largest group" holds
    when no other group is larger. Without people, or before the capaian is set, nothing can be said.
    """
    ruled = law.get("distribusi.pedoman")
    guidance: Guidance = ruled.value
    total = sum(counts.values()) if counts is not None else 0
    if capaian is None or counts is None or total == 0:
        return _undetermined(capaian, counts, total, ruled.citation, law)
    parts = [_condition(rule, counts, total, ruled.citation) for rule in guidance.of(capaian)]
    broken = sum(part.outcome is Outcome.NOT_MET for part in parts)
    small = law.get("distribusi.unit_kecil")
    if total <= small.value:
        stated = facts({"jumlah": total, "batas": small.value})
        parts.append(Reason("distribusi.unit_kecil", Outcome.MET, stated, small.citation))
    outcome = Outcome.NOT_MET if broken else Outcome.MET
    stated = facts({"capaian_organisasi": capaian, "jumlah": total, "n": broken})
    reason = Reason("distribusi.pola", outcome, stated, ruled.citation, tuple(parts))
    return verdict("distribusi", law, ("distribusi",), reason, {"jumlah_pegawai": total, "menyimpang": broken})


def curve(capaian: Capaian, law: Law) -> tuple[tuple[Predikat, int], ...]:
    """The printed picture of a pola distribusi: relative frequencies from sangat kurang to sangat baik."""
    curves: Curves = law.get("distribusi.kurva").value
    row = next(row for row in curves.baris if row.capaian is capaian)
    return tuple(zip(_CURVE_ORDER, row.frekuensi, strict=True))


def _undetermined(
    capaian: Capaian | None, counts: Mapping[Predikat, int] | None, total: int, citation: Citation, law: Law
) -> Verdict:
    given = {"capaian_organisasi": capaian, "jumlah": counts if total else None}
    undetermined = Outcome.UNDETERMINED
    parts = (
        Reason(
            "distribusi.capaian",
            undetermined if capaian is None else Outcome.MET,
            facts({"capaian_organisasi": capaian}),
        ),
        Reason("distribusi.pegawai", Outcome.MET if total else undetermined, facts({"jumlah": total})),
    )
    reason = Reason("distribusi.pola", undetermined, {}, citation, parts)
    return verdict("distribusi", law, ("distribusi",), reason, missing=missing(_INPUTS, given))


def _condition(rule: Ketentuan, counts: Mapping[Predikat, int], total: int, citation: Citation) -> Reason:
    """One condition with the head count, its percentage, the limit, and by how many people it is missed."""
    count = sum(counts.get(predikat, 0) for predikat in rule.predikat)
    match rule.syarat:
        case "terbanyak":
            others = max(counts.get(predikat, 0) for predikat in Predikat if predikat not in rule.predikat)
            excess = max(0, others - count)
        case "paling_banyak":
            excess = max(0, count - total * (rule.persen or 0) // 100)
        case "paling_sedikit":
            excess = max(0, -(-total * (rule.persen or 0) // 100) - count)
        case "ada":
            excess = 1 if count == 0 else 0
        case "tidak_ada":
            excess = count
    together = "_gabungan" if len(rule.predikat) > 1 else ""
    stated = facts(
        {
            "predikat": rule.predikat[0],
            "predikat_lain": rule.predikat[-1] if together else None,
            "orang": count,
            "jumlah": total,
            "persen": (Decimal(count * 100) / total).quantize(Decimal("0.1"), ROUND_HALF_UP),
            "batas": rule.persen,
            "selisih": excess,
        }
    )
    outcome = Outcome.NOT_MET if excess else Outcome.MET
    return Reason(f"distribusi.{rule.syarat}{together}", outcome, stated, citation)


def _decide(given: Given, law: Law) -> Verdict:
    return judge(given["capaian_organisasi"], given["jumlah"], law)


_SINGLE = ("paling_banyak", "paling_sedikit", "ada", "tidak_ada")
RULE = Rule(
    "distribusi",
    ("distribusi",),
    _INPUTS,
    {"jumlah_pegawai": "integer", "menyimpang": "integer"},
    (
        "distribusi.pola",
        "distribusi.capaian",
        "distribusi.pegawai",
        "distribusi.unit_kecil",
        "distribusi.terbanyak",
        *(f"distribusi.{syarat}" for syarat in _SINGLE),
        *(f"distribusi.{syarat}_gabungan" for syarat in _SINGLE),
    ),
    _decide,
)
