"""Feedback before signing: copied from person to person, too short, without an example, without a step forward.

Plain rules on words, nothing learned and nothing sent anywhere. A remark is an invitation to write more, no fault.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.kesamaan_teks import alike, words
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "keadilan.umpan_balik"
_TOPICS = ("keadilan",)
_QUOTED = 80
_DIGIT = re.compile(r"\d")
_GROUPS_SHOWN = 5


class Umpan(Struct, frozen=True, forbid_unknown_fields=True):
    """One piece of feedback that a rater gave to one person."""

    pegawai: str
    teks: str


class MutuUmpan(enum.StrEnum):
    """What can be remarked on feedback."""

    SAMA = "sama"
    MIRIP = "mirip"
    KOSONG = "kosong"
    SINGKAT = "singkat"
    TANPA_CONTOH = "tanpa_contoh"
    TANPA_PENGEMBANGAN = "tanpa_pengembangan"


class CatatanUmpan(Struct, frozen=True):
    """One remark: whom it concerns, and for copied texts one of them."""

    mutu: MutuUmpan
    pegawai: tuple[str, ...]
    teks: str = ""


def remarks(feedback: Sequence[Umpan], law: Law) -> tuple[CatatanUmpan, ...]:
    """Everything there is to remark on the feedback of one rater: copied texts by group, largest first, then the rest.

    Copies are looked for text by text; examples and steps in all that was written to a person together.
    """
    given = [(each.pegawai, each.teks, words(each.teks)) for each in feedback]
    copied = [*_same(given), *_nearly_same(given, law)]
    copied.sort(key=lambda found: (found.mutu is MutuUmpan.MIRIP, -len(found.pegawai), found.teks))
    return (*copied, *_vague(given, law))


def judge(feedback: Sequence[Umpan] | None, law: Law, found: Sequence[CatatanUmpan] | None = None) -> Verdict:
    """The remarks as a verdict with counts; names stay in `remarks`, which are `found` where they are known already."""
    if not feedback:
        reason = Reason(_ID, Outcome.UNDETERMINED)
        return verdict(_ID, law, _TOPICS, reason, missing=missing(_INPUTS, {}))
    found = remarks(feedback, law) if found is None else found
    people = len({each.pegawai for each in feedback})
    parts: list[Reason] = []
    for mutu in MutuUmpan:
        same_kind = [each for each in found if each.mutu is mutu]
        shown = same_kind[:_GROUPS_SHOWN]
        parts += [_said(each, people, law) for each in shown]
        if len(same_kind) > len(shown):
            stated = facts({"n": len(same_kind) - len(shown)})
            parts.append(Reason("keadilan.kelompok_lain", Outcome.NOT_MET, stated))
    outcome = Outcome.NOT_MET if found else Outcome.MET
    parts.append(Reason("keadilan.bukan_teguran", Outcome.MET))
    reason = Reason(_ID, outcome, facts({"jumlah": people}), parts=tuple(parts))
    counts = {
        mutu.value: len({who for each in found if each.mutu is mutu for who in each.pegawai}) for mutu in MutuUmpan
    }
    return verdict(_ID, law, _TOPICS, reason, counts)


Said = Sequence[tuple[str, str, tuple[str, ...]]]


def _same(given: Said) -> Iterator[CatatanUmpan]:
    people: dict[tuple[str, ...], dict[str, str]] = {}
    for who, text, said in given:
        if said:
            people.setdefault(said, {}).setdefault(who, text)
    for texts in people.values():
        if len(texts) > 1:
            yield CatatanUmpan(MutuUmpan.SAMA, tuple(texts), next(iter(texts.values())))


def _nearly_same(given: Said, law: Law) -> Iterator[CatatanUmpan]:
    """Groups of different texts; those too short to tell are left out."""
    least: int = law.get("keadilan.kata_paling_sedikit").value
    people: dict[tuple[str, ...], dict[str, str]] = {}
    for who, text, said in given:
        if len(said) >= least:
            people.setdefault(said, {}).setdefault(who, text)
    distinct = list(people)
    for group in alike([frozenset(said) for said in distinct], law.get("keadilan.kemiripan").value):
        texts = {who: text for place in group for who, text in people[distinct[place]].items()}
        if len(texts) > 1:
            yield CatatanUmpan(MutuUmpan.MIRIP, tuple(texts), next(iter(texts.values())))


def _vague(given: Said, law: Law) -> Iterator[CatatanUmpan]:
    least: int = law.get("keadilan.kata_paling_sedikit").value
    examples, steps = (law.get(f"keadilan.{name}").value.kata for name in ("penanda_contoh", "penanda_pengembangan"))
    said: dict[str, list[str]] = {}
    for who, _, each in given:
        said.setdefault(who, []).extend((*each, "."))
    found: dict[MutuUmpan, list[str]] = {}
    for who, all_words in said.items():
        count = len(all_words) - all_words.count(".")
        whole = f" {' '.join(all_words)} "
        if not count:
            found.setdefault(MutuUmpan.KOSONG, []).append(who)
        elif count < least:
            found.setdefault(MutuUmpan.SINGKAT, []).append(who)
        else:
            if not any(f" {each} " in whole for each in examples) and not _DIGIT.search(whole):
                found.setdefault(MutuUmpan.TANPA_CONTOH, []).append(who)
            if not any(f" {each} " in whole for each in steps):
                found.setdefault(MutuUmpan.TANPA_PENGEMBANGAN, []).append(who)
    for mutu in MutuUmpan:
        if mutu in found:
            yield CatatanUmpan(mutu, tuple(found[mutu]))


def _said(found: CatatanUmpan, people: int, law: Law) -> Reason:
    text = found.teks if len(found.teks) <= _QUOTED else f"{found.teks[: _QUOTED - 1].rstrip()}…"
    least = law.get("keadilan.kata_paling_sedikit").value if found.mutu is MutuUmpan.SINGKAT else None
    stated = facts({"n": len(found.pegawai), "jumlah": people, "teks": text or None, "batas": least})
    return Reason(f"keadilan.{found.mutu.value}", Outcome.NOT_MET, stated)


_INPUTS = (Input("umpan_balik", list[Umpan], "list of {pegawai, teks}, of one rater", "pejabat_penilai"),)


def _decide(given: Given, law: Law) -> Verdict:
    return judge(given["umpan_balik"], law)


RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {mutu.value: "integer: people" for mutu in MutuUmpan},
    (_ID, *(f"keadilan.{mutu.value}" for mutu in MutuUmpan), "keadilan.kelompok_lain", "keadilan.bukan_teguran"),
    _decide,
)
