"""Job-person match: levels reached against levels the post asks for (PerBKN 26/2019)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from asn_desktop.core.domain.indeks import KategoriJpm
from asn_desktop.core.kernel.verdict import Fact, Missing, Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.indices import JpmBands
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "jpm"
_LEVEL = Annotated[int, Meta(ge=1, le=5)]
_INPUTS = (
    Input("standar", dict[str, _LEVEL], "table: competence -> level 1 .. 5", "bkpsdm"),
    Input("capaian", dict[str, _LEVEL], "table: competence -> level 1 .. 5", "bkpsdm"),
)


def decide(standar: Mapping[str, int] | None, capaian: Mapping[str, int] | None, law: Law) -> Verdict:
    """The match in percent: the sum of levels reached over the sum asked for. It may exceed 100.

    Every competence of the standard must have been assessed; one that the standard does not have is an InputError.
    The category goes by the exact value, the printed one is rounded half-up to two decimals.
    """
    ruled = law.get("jpm.kategori")
    bands: JpmBands = ruled.value
    unknown = next((name for name in capaian or {} if standar and name not in standar), None)
    if unknown is not None:
        raise InputError("capaian", unknown, ", ".join(standar or {}))
    lacking = _lacking(standar, capaian)
    if lacking or not standar or capaian is None:
        parts = tuple(Reason(f"jpm.{missing.input}", Outcome.UNDETERMINED) for missing in lacking)
        reason = Reason("jpm.kecocokan", Outcome.UNDETERMINED, {}, ruled.citation, parts)
        return verdict(_ID, law, (_ID,), reason, missing=lacking)
    wanted, reached = sum(standar.values()), sum(capaian[name] for name in standar)
    exact = Decimal(reached * 100) / wanted
    gaps = sum(capaian[name] < level for name, level in standar.items())
    parts = (
        Reason("jpm.jumlah", Outcome.MET, facts({"capaian": reached, "standar": wanted})),
        Reason("jpm.kesenjangan" if gaps else "jpm.tanpa_kesenjangan", Outcome.MET, facts({"n": gaps})),
    )
    results: dict[str, Native | Fact | None] = {"jpm": half_up(exact, 2), "kategori": bands.of(exact)}
    reason = Reason("jpm.kecocokan", Outcome.MET, facts(results), ruled.citation, parts)
    return verdict(_ID, law, (_ID,), reason, results)


def _lacking(standar: Mapping[str, int] | None, capaian: Mapping[str, int] | None) -> tuple[Missing, ...]:
    complete = capaian is not None and all(name in capaian for name in standar or {})
    return tuple(
        Missing(each.name, each.who) for each, here in zip(_INPUTS, (bool(standar), complete), strict=True) if not here
    )


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["standar"], given["capaian"], law)


RULE = Rule(
    _ID,
    (_ID,),
    _INPUTS,
    {"jpm": "decimal, 2 places, percent", "kategori": " | ".join(KategoriJpm)},
    (
        "jpm.kecocokan",
        "jpm.standar",
        "jpm.capaian",
        "jpm.jumlah",
        "jpm.kesenjangan",
        "jpm.tanpa_kesenjangan",
    ),
    _decide,
)
