"""Fairness before signing: a rater's ratings beside those of his own past and of the office's other raters.

This is counting, not law. It informs, it forbids nothing, and it never says that anybody did wrong: small groups differ
by chance, and people differ. Groups below the smallest size are not shown at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from msgspec import Meta, Struct

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict
from asn_desktop.core.rules.uji_pasti import fisher, holm

_ID = "keadilan.rating"
_TOPICS = ("keadilan",)
Scale = Literal["hasil_kerja", "perilaku_kerja"]
Beside = Literal["lampau", "lain"]
_SCALES: tuple[Scale, ...] = ("hasil_kerja", "perilaku_kerja")
_LEVELS = (Rating.DI_ATAS, Rating.DI_BAWAH)
_TIMES = (100, 1_000, 10_000)
"""Chances are told as "3 of 100", or of more where that would be less than one."""


class Sebaran(Struct, frozen=True, forbid_unknown_fields=True):
    """How many people got which rating on each scale; a rating without an entry was given to nobody."""

    hasil_kerja: Mapping[Rating, Annotated[int, Meta(ge=0)]] = {}
    perilaku_kerja: Mapping[Rating, Annotated[int, Meta(ge=0)]] = {}

    def of(self, scale: Scale) -> Mapping[Rating, int]:
        return self.hasil_kerja if scale == "hasil_kerja" else self.perilaku_kerja

    def __add__(self, other: Sebaran) -> Sebaran:
        return Sebaran(*(_joined(self.of(scale), other.of(scale), 1) for scale in _SCALES))

    def __sub__(self, other: Sebaran) -> Sebaran:
        return Sebaran(*(_joined(self.of(scale), other.of(scale), -1) for scale in _SCALES))

    @property
    def people(self) -> int:
        """Everybody with at least one of both ratings, as far as counts can tell."""
        return max(sum(self.hasil_kerja.values()), sum(self.perilaku_kerja.values()))


class Penilaian(Struct, frozen=True):
    """One rater's ratings of this year, and of the years before in this office."""

    sekarang: Sebaran
    lampau: Sebaran = Sebaran()


class Perbandingan(Struct, frozen=True):
    """How often one rating was given, here and beside it, with the exact chance of so great a difference."""

    scale: Scale
    rating: Rating
    beside: Beside
    hits: int
    size: int
    other_hits: int
    other_size: int
    chance: Fraction


def judge(now: Sebaran | None, law: Law, *, past: Sebaran | None = None, others: Sebaran | None = None) -> Verdict:
    """One rater, before he signs. `others` are all other raters of the office together, of the same year."""
    if now is None:
        return verdict(_ID, law, _TOPICS, Reason(_ID, Outcome.UNDETERMINED), missing=missing(_INPUTS, {}))
    looks = comparisons(now, past, others, law)
    strict = holm([look.chance for look in looks])
    return _verdict(now, past, others, tuple(zip(looks, strict, strict=True)), len(looks), law)


def judge_all(raters: Sequence[Penilaian], law: Law) -> tuple[Verdict, ...]:
    """All raters of an office at once, each beside all the others; corrected for all comparisons made."""
    everybody = Sebaran()
    for rater in raters:
        everybody += rater.sekarang
    beside = [(rater.sekarang, rater.lampau, everybody - rater.sekarang) for rater in raters]
    looks = [comparisons(*groups, law) for groups in beside]
    strict = iter(holm([look.chance for own in looks for look in own]))
    total = sum(map(len, looks))
    return tuple(
        _verdict(*groups, tuple((look, next(strict)) for look in own), total, law)
        for groups, own in zip(beside, looks, strict=True)
    )


def comparisons(now: Sebaran, past: Sebaran | None, others: Sebaran | None, law: Law) -> tuple[Perbandingan, ...]:
    """The comparisons that the sizes allow. Where everybody on both sides got the same there is nothing to compare."""
    found = []
    for scale, beside, here, there in _pairs(now, past, others, law):
        size, other_size = sum(here.values()), sum(there.values())
        for rating in _LEVELS:
            hits, other_hits = here.get(rating, 0), there.get(rating, 0)
            if 0 < hits + other_hits < size + other_size:
                chance = fisher(hits, size, other_hits, other_size)
                found.append(Perbandingan(scale, rating, beside, hits, size, other_hits, other_size, chance))
    return tuple(found)


def _pairs(
    now: Sebaran, past: Sebaran | None, others: Sebaran | None, law: Law
) -> Iterator[tuple[Scale, Beside, Mapping[Rating, int], Mapping[Rating, int]]]:
    """Counts beside counts, where both are large enough to be shown."""
    least: int = law.get("keadilan.paling_sedikit").value
    groups: tuple[tuple[Beside, Sebaran | None], ...] = (("lampau", past), ("lain", others))
    for scale in _SCALES:
        here = now.of(scale)
        for beside, group in groups:
            there = {} if group is None else group.of(scale)
            if min(sum(here.values()), sum(there.values())) >= least:
                yield scale, beside, here, there


def _verdict(
    now: Sebaran,
    past: Sebaran | None,
    others: Sebaran | None,
    looks: Sequence[tuple[Perbandingan, Fraction]],
    total: int,
    law: Law,
) -> Verdict:
    least: int = law.get("keadilan.paling_sedikit").value
    limit: int = law.get("keadilan.batas_peluang").value
    border = Fraction(limit, 100)
    parts = [_said(look, stands_out=strict <= border) for look, strict in looks]
    same = _same(now) if now.people >= least else None
    if same is not None:
        parts.insert(0, same)
    told = sum(part.outcome is Outcome.NOT_MET for part in parts)
    known = same is not None or any(_pairs(now, past, others, law))
    parts += _hidden(now, past, others, least)
    if looks:
        parts.append(Reason("keadilan.koreksi", Outcome.MET, facts({"n": total, "persen": limit})))
    parts.append(Reason("keadilan.bukan_hukum", Outcome.MET))
    outcome = Outcome.UNDETERMINED if not known else Outcome.NOT_MET if told else Outcome.MET
    shown = now.people if now.people >= least else None
    reason = Reason(_ID, outcome, facts({"n": told, "jumlah": shown, "batas": least}), parts=tuple(parts))
    return verdict(_ID, law, _TOPICS, reason, {"temuan": told if known else None, "perbandingan": len(looks)})


def _said(look: Perbandingan, *, stands_out: bool) -> Reason:
    """One comparison: both counts and shares, the difference in percentage points, and the chance in plain numbers."""
    apart = abs(look.hits * look.other_size - look.other_hits * look.size)
    stated = facts(
        {
            "rating": look.rating,
            "orang": look.hits,
            "jumlah": look.size,
            "persen": _percent(look.hits, look.size),
            "orang_lain": look.other_hits,
            "jumlah_lain": look.other_size,
            "persen_lain": _percent(look.other_hits, look.other_size),
            "selisih": _percent(apart, look.size * look.other_size),
        }
    )
    outcome = Outcome.NOT_MET if stands_out else Outcome.MET
    return Reason(f"keadilan.{look.beside}_{look.scale}", outcome, stated, parts=(_chance(look.chance),))


def _chance(chance: Fraction) -> Reason:
    of = next((times for times in _TIMES if chance.numerator * times >= chance.denominator), None)
    if of is None:
        return Reason("keadilan.peluang_kecil", Outcome.MET, facts({"dari": _TIMES[-1]}))
    return Reason(
        "keadilan.peluang",
        Outcome.MET,
        facts({"kali": _nearest(chance.numerator * of, chance.denominator), "dari": of}),
    )


def _same(now: Sebaran) -> Reason | None:
    """Everybody got the same two ratings."""
    given = {scale: [rating for rating, count in now.of(scale).items() if count] for scale in _SCALES}
    if any(len(ratings) != 1 for ratings in given.values()):
        return None
    stated = facts({**{scale: ratings[0] for scale, ratings in given.items()}, "n": now.people})
    return Reason("keadilan.seragam", Outcome.NOT_MET, stated)


def _hidden(now: Sebaran, past: Sebaran | None, others: Sebaran | None, least: int) -> Iterator[Reason]:
    """What is not shown because the group is too small, without its size."""
    stated = facts({"batas": least})
    if now.people < least:
        yield Reason("keadilan.terlalu_sedikit", Outcome.UNDETERMINED, stated)
        return
    for key, group in (("lampau_sedikit", past), ("lain_sedikit", others)):
        if group is None or group.people < least:
            yield Reason(f"keadilan.{key}", Outcome.UNDETERMINED, stated)


def _percent(part: int, whole: int) -> int:
    return _nearest(part * 100, whole)


def _nearest(number: int, parts: int) -> int:
    """The whole number nearest to `number / parts`, halves up."""
    return (2 * number + parts) // (2 * parts)


def _joined(one: Mapping[Rating, int], other: Mapping[Rating, int], sign: int) -> dict[Rating, int]:
    return {rating: one.get(rating, 0) + sign * other.get(rating, 0) for rating in Rating}


_SHOWN = "{hasil_kerja, perilaku_kerja} = table: rating -> number of people"
_INPUTS = (
    Input("sekarang", Sebaran, _SHOWN, "pejabat_penilai"),
    Input("lampau", Sebaran, f"{_SHOWN}, earlier years of the same rater", "pengelola_kinerja", required=False),
    Input("lain", Sebaran, f"{_SHOWN}, all other raters of the year", "pengelola_kinerja", required=False),
)


def _decide(given: Given, law: Law) -> Verdict:
    return judge(given["sekarang"], law, past=given["lampau"], others=given["lain"])


_KEYS = (
    *("rating", "seragam", "koreksi", "bukan_hukum", "peluang", "peluang_kecil"),
    *("terlalu_sedikit", "lampau_sedikit", "lain_sedikit"),
    *("lampau_hasil_kerja", "lampau_perilaku_kerja", "lain_hasil_kerja", "lain_perilaku_kerja"),
)
RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"temuan": "integer: what stands out", "perbandingan": "integer: comparisons made"},
    tuple(f"keadilan.{key}" for key in _KEYS),
    _decide,
)
