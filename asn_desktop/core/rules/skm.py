"""Survei kepuasan masyarakat: index and quality of a service, and how many people to ask (PermenPANRB 14/2017)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Meta

from asn_desktop.core.domain.indeks import MutuLayanan
from asn_desktop.core.domain.survei import ELEMENTS
from asn_desktop.core.kernel.verdict import Fact, Missing, Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.indices import SampleFormula, ServiceBands, SurveyElements
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.wholeness import Count, Positive
from asn_desktop.core.rules.decimals import exact, half_up
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_TOPICS = ("skm",)
_ANSWERS = Annotated[list[Annotated[int, Meta(ge=1, le=4)]], Meta(min_length=ELEMENTS, max_length=ELEMENTS)]
_WHO = "penyelenggara_layanan"
_KNOWN = 6
"""Decimals of the index that means of nine decimals bear: what endless ones lack must not turn a half down."""


def _means(values: list[Any]) -> tuple[Decimal, ...]:
    means = tuple(exact(value) for value in values)
    if len(means) != ELEMENTS or not all(1 <= mean <= 4 for mean in means):
        raise ValueError(values)
    return means


_INPUTS = (
    Input("nilai", list[_ANSWERS], "list of respondents, each a list of 9 answers 1 .. 4", _WHO, False),
    Input("nrr", list[Any], "list of 9 means 1 .. 4, instead of nilai", _WHO, False, _means),
)
_SAMPLE = (
    Input("populasi", Positive, "integer: 1 or more", _WHO),
    Input("responden", Count, "integer: 0 or more", _WHO, False),
)


def decide(nilai: Sequence[Sequence[int]] | None, nrr: Sequence[Decimal] | None, law: Law) -> Verdict:
    """The index (IKM) and quality from the answers, or from means per element that were computed elsewhere.

    Each element weighs exactly one ninth (printed as 0.111), so that the best answers give 100 and not 99.9. Quality
    goes by the index rounded half-up to two decimals, as its bands are written. The result `nrr` holds the nine means,
    those of answers half-up at three decimals. Raises InputError where both answers and means are given.
    """
    ruled, elements = law.get("skm.mutu"), law.get("skm.unsur")
    bands: ServiceBands = ruled.value
    labels: SurveyElements = elements.value
    if nilai is not None and nrr is not None:
        raise InputError("nrr", "nilai", "nrr without nilai")
    if not nilai and nrr is None:
        part = Reason("skm.jawaban", Outcome.UNDETERMINED)
        reason = Reason("skm.ikm", Outcome.UNDETERMINED, {}, ruled.citation, (part,))
        return verdict("skm", law, _TOPICS, reason, missing=(Missing("nilai", _WHO),))
    people = len(nilai) if nilai else 1
    sums = [Decimal(sum(column)) for column in zip(*nilai, strict=True)] if nilai else list(nrr or ())
    total = sum(sums, Decimal())
    ikm = half_up(half_up(total * 25 / (ELEMENTS * people), _KNOWN), 2)
    results: dict[str, Native | Fact | None] = {
        "nrr": tuple(half_up(sum_ / people, 3) for sum_ in sums) if nilai else tuple(sums),
        "ikm": ikm,
        "mutu": bands.of(ikm),
    }
    asked = (Reason("skm.jawaban", Outcome.MET, facts({"n": people})),) if nilai else ()
    means = tuple(
        Reason("skm.unsur", Outcome.MET, facts({"nomor": number, "unsur": label, **_weighed(sum_ / people)}))
        for number, (label, sum_) in enumerate(zip(labels.unsur, sums, strict=True), start=1)
    )
    stated = facts({"rata_rata": half_up(total / (ELEMENTS * people), 4)})
    mean = Reason("skm.rata_rata", Outcome.MET, stated, elements.citation, means)
    reason = Reason(
        "skm.ikm", Outcome.MET, facts({"mutu": results["mutu"], "ikm": ikm}), ruled.citation, (*asked, mean)
    )
    return verdict("skm", law, _TOPICS, reason, results)


def _weighed(mean: Decimal) -> dict[str, Decimal]:
    """The mean of an element and its ninth, as reports print them."""
    return {"nrr": half_up(mean, 3), "tertimbang": half_up(mean / ELEMENTS, 3)}


def pooled(parts: Iterable[tuple[int, Sequence[Decimal]]]) -> tuple[Decimal, ...]:
    """The means of several surveys taken together, each with its respondents: as if all had answered one survey.

    Nine decimals, as `decide` needs them. Raises ValueError without any respondent.
    """
    people, sums = 0, [Decimal()] * ELEMENTS
    for asked, means in parts:
        people += asked
        sums = [sum_ + asked * mean for sum_, mean in zip(sums, means, strict=True)]
    if not people:
        raise ValueError(people)
    return tuple(half_up(sum_ / people, 9) for sum_ in sums)


def sample(populasi: int | None, law: Law, responden: int | None = None) -> Verdict:
    """How many people to ask, by Krejcie and Morgan, rounded to the nearest whole person; and whether as many answered,
    where it is known how many did.
    """
    ruled = law.get("skm.sampel")
    by: SampleFormula = ruled.value
    if populasi is None:
        reason = Reason("skm.sampel", Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict("skm.sampel", law, _TOPICS, reason, missing=missing(_SAMPLE, {}))
    spread = by.chi_kuadrat * by.proporsi * (1 - by.proporsi)
    size = int(half_up(spread * populasi / (by.galat**2 * (populasi - 1) + spread), 0))
    reason = Reason("skm.sampel", Outcome.MET, facts({"populasi": populasi, "sampel": size}), ruled.citation)
    if responden is not None:
        outcome = Outcome.MET if responden >= size else Outcome.NOT_MET
        stated = facts({"responden": responden, "sampel": size, "kurang": max(0, size - responden)})
        reason = Reason("skm.responden", outcome, stated, ruled.citation, (reason,))
    return verdict("skm.sampel", law, _TOPICS, reason, {"sampel": size})


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["nilai"], given["nrr"], law)


def _decide_sample(given: Given, law: Law) -> Verdict:
    return sample(given["populasi"], law, given["responden"])


RULES = (
    Rule(
        "skm",
        _TOPICS,
        _INPUTS,
        {"nrr": "list of 9 decimals, 3 places", "ikm": "decimal, 2 places", "mutu": " | ".join(MutuLayanan)},
        ("skm.ikm", "skm.jawaban", "skm.rata_rata", "skm.unsur"),
        _decide,
    ),
    Rule("skm.sampel", _TOPICS, _SAMPLE, {"sampel": "integer"}, ("skm.sampel", "skm.responden"), _decide_sample),
)
