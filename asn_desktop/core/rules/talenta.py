"""The talent box of a person from performance and potential (PermenPANRB 3/2020)."""

from __future__ import annotations

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.verdict import Alternative, Fact, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.indices import TalentAxis, TalentBoxes
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "talenta"
_INPUTS = (
    Input("predikat", Predikat, " | ".join(Predikat), "pejabat_penilai"),
    Input("potensial", Potensial, " | ".join(Potensial), "bkpsdm"),
)


def decide(predikat: Predikat | None, potensial: Potensial | None, law: Law) -> Verdict:
    """The box 1 to 9, and whether successors are taken from it. Without assessed potential there is no box."""
    axis_ruled, boxes_ruled = law.get("talenta.kinerja"), law.get("talenta.kotak")
    axis: TalentAxis = axis_ruled.value
    boxes: TalentBoxes = boxes_ruled.value
    given = {"predikat": predikat, "potensial": potensial}
    kinerja = axis.of(predikat) if predikat else None
    parts = (
        Reason(
            "talenta.kinerja",
            Outcome.MET if predikat else Outcome.UNDETERMINED,
            facts({"predikat": predikat, "kinerja": kinerja}),
            axis_ruled.citation,
        ),
        Reason(
            "talenta.potensial", Outcome.MET if potensial else Outcome.UNDETERMINED, facts({"potensial": potensial})
        ),
    )
    if kinerja is None or potensial is None:
        reason = Reason("talenta.kotak", Outcome.UNDETERMINED, facts(given), boxes_ruled.citation, parts)
        return verdict(_ID, law, (_ID,), reason, missing=missing(_INPUTS, given))
    box = boxes.of(kinerja, potensial)
    pool = box in boxes.suksesi
    stated = facts({**given, "kinerja": kinerja, "kotak": box})
    note = Reason("talenta.suksesi" if pool else "talenta.bukan_suksesi", Outcome.MET, {}, boxes_ruled.citation)
    reason = Reason("talenta.kotak", Outcome.MET, stated, boxes_ruled.citation, (*parts, note))
    tried = [("potensial", Fact.of(other), boxes.of(kinerja, other)) for other in Potensial]
    tried += [("predikat", Fact.of(other), boxes.of(axis.of(other), potensial)) for other in Predikat]
    others = tuple(Alternative(name, value, Fact.of(then)) for name, value, then in tried if then != box)
    return verdict(_ID, law, (_ID,), reason, {"kotak": box, "kelompok_suksesi": pool}, alternatives=others)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["predikat"], given["potensial"], law)


RULE = Rule(
    _ID,
    (_ID,),
    _INPUTS,
    {"kotak": "integer: 1 .. 9", "kelompok_suksesi": "boolean"},
    ("talenta.kotak", "talenta.kinerja", "talenta.potensial", "talenta.suksesi", "talenta.bukan_suksesi"),
    _decide,
)
