"""The rating hasil kerja of a head of unit follows the capaian of the unit he leads (SE MenPANRB 3/2023).

Which of the five capaian leads to which of the three ratings is the program's reading; the verdict says so.
"""

from __future__ import annotations

from asn_desktop.core.domain.kinerja import Capaian, Rating
from asn_desktop.core.kernel.verdict import Alternative, Fact, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.yearly import HeadRatings
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "rating_pimpinan"
_INPUTS = (
    Input("capaian_organisasi", Capaian, " | ".join(Capaian), "pimpinan_organisasi"),
    Input("hasil_kerja", Rating, " | ".join(Rating), "pejabat_penilai", required=False),
)


def decide(capaian: Capaian | None, law: Law, given: Rating | None = None) -> Verdict:
    """The rating hasil kerja of whoever heads a unit with this capaian; undetermined until it has been set.

    With the rating that was `given` the verdict also says whether it is the same one. It warns, it forbids nothing.
    """
    ruled = law.get("rating_pimpinan.hasil_kerja")
    table: HeadRatings = ruled.value
    if capaian is None:
        setter = Reason("rating_pimpinan.penetap", Outcome.UNDETERMINED)
        reason = Reason("rating_pimpinan.capaian", Outcome.UNDETERMINED, {}, ruled.citation, (setter,))
        return verdict(_ID, law, (_ID,), reason, missing=missing(_INPUTS, {}))
    rating = table.of(capaian)
    parts = [Reason("rating_pimpinan.tafsir", Outcome.MET, {}, ruled.citation)]
    outcome = Outcome.MET
    if given is not None:
        outcome = Outcome.MET if given is rating else Outcome.NOT_MET
        stated = facts({"diberikan": given, "hasil_kerja": rating})
        parts.insert(0, Reason("rating_pimpinan.diberikan", outcome, stated))
    stated = facts({"capaian_organisasi": capaian, "hasil_kerja": rating})
    reason = Reason("rating_pimpinan.capaian", outcome, stated, ruled.citation, tuple(parts))
    tried = [(other, table.of(other)) for other in Capaian]
    changed = tuple(
        Alternative("capaian_organisasi", Fact.of(other), Fact.of(then)) for other, then in tried if then is not rating
    )
    return verdict(_ID, law, (_ID,), reason, {"hasil_kerja": rating}, alternatives=changed)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["capaian_organisasi"], law, given["hasil_kerja"])


RULE = Rule(
    _ID,
    (_ID,),
    _INPUTS,
    {"hasil_kerja": " | ".join(Rating)},
    tuple(f"{_ID}.{key}" for key in ("capaian", "penetap", "diberikan", "tafsir")),
    _decide,
)
