"""Predikat kinerja pegawai from the two ratings, by the matrix of PermenPANRB 6/2022 (kuadran kinerja)."""

from __future__ import annotations

from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.kernel.verdict import Alternative, Fact, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.values import Matrix
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_RATINGS = " | ".join(Rating)
_INPUTS = (
    Input("hasil_kerja", Rating, _RATINGS, "pejabat_penilai"),
    Input("perilaku_kerja", Rating, _RATINGS, "pejabat_penilai"),
)


def decide(hasil: Rating | None, perilaku: Rating | None, law: Law) -> Verdict:
    """The predikat for two ratings; undetermined while one of them has not been given.

    There is no formula and no weight: only the matrix. The verdict names every change of a single rating that would
    lead to another predikat.
    """
    ruled = law.get("predikat.matriks")
    matrix: Matrix = ruled.value
    ratings = {"hasil_kerja": hasil, "perilaku_kerja": perilaku}
    parts = tuple(
        Reason(f"predikat.{name}", Outcome.UNDETERMINED if rating is None else Outcome.MET, facts({name: rating}))
        for name, rating in ratings.items()
    )
    if hasil is None or perilaku is None:
        reason = Reason("predikat.kuadran", Outcome.UNDETERMINED, facts(ratings), ruled.citation, parts)
        return verdict("predikat", law, ("predikat",), reason, missing=missing(_INPUTS, ratings))
    predikat = matrix.predikat(hasil, perilaku)
    stated = facts({**ratings, "predikat": predikat})
    reason = Reason("predikat.kuadran", Outcome.MET, stated, ruled.citation, parts)
    changed = _alternatives(matrix, hasil, perilaku, predikat)
    return verdict("predikat", law, ("predikat",), reason, {"predikat": predikat}, alternatives=changed)


def _alternatives(matrix: Matrix, hasil: Rating, perilaku: Rating, now: Predikat) -> tuple[Alternative, ...]:
    tried = [("hasil_kerja", other, matrix.predikat(other, perilaku)) for other in Rating]
    tried += [("perilaku_kerja", other, matrix.predikat(hasil, other)) for other in Rating]
    return tuple(Alternative(name, Fact.of(other), Fact.of(then)) for name, other, then in tried if then is not now)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["hasil_kerja"], given["perilaku_kerja"], law)


RULE = Rule(
    "predikat",
    ("predikat",),
    _INPUTS,
    {"predikat": " | ".join(Predikat)},
    ("predikat.kuadran", "predikat.hasil_kerja", "predikat.perilaku_kerja"),
    _decide,
)
