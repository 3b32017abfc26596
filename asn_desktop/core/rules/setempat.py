"""Requirements of a local regulation, beside the law: none where no pack of them is in force."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.verdict import Fact, Missing, Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.local import TOPIC, Sasaran, Syarat, asked_for, entry_of
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError, Ruled
from asn_desktop.core.rules.conditions import PREDIKAT, predikat_of_years
from asn_desktop.core.rules.decimals import not_negative
from asn_desktop.core.rules.rule import Given, Input, Rule

_ID = "setempat"
_WHO = "pengelola_kepegawaian"
_INPUTS = (
    Input("sasaran", Sasaran, " | ".join(Sasaran), _WHO),
    Input("masa_jabatan", Any, "number: years in the present post", _WHO, False, check=not_negative),
    Input("masa_golongan", Any, "number: years in the present golongan", _WHO, False, check=not_negative),
    Input("pelatihan", list[str], "list: names of trainings as recorded", "pegawai", False),
    replace(PREDIKAT, required=False),
    Input("jpm", Any, "number: percent: job-person match", _WHO, False, check=not_negative),
)
_SUPPLIES = {each.name: each.who for each in _INPUTS}


class Diketahui(Struct, frozen=True):
    """What is known of a person; None is not known. Years as decimals, `predikat` from the newest year back."""

    masa_jabatan: Decimal | None = None
    masa_golongan: Decimal | None = None
    pelatihan: Sequence[str] | None = None
    predikat: Sequence[Predikat] | None = None
    jpm: Decimal | None = None


def conditions(sasaran: Sasaran, known: Diketahui, law: Law) -> tuple[Reason, ...]:
    """Each local requirement in force for this, in the order of `Syarat`."""
    found = []
    for syarat in asked_for(sasaran) if TOPIC in law.packs else ():
        try:
            ruled = law.get(f"{TOPIC}.{entry_of(sasaran, syarat)}")
        except NoLawAtDateError:
            continue
        found.append(_condition(syarat, known, ruled))
    return tuple(found)


def with_local(decided: Verdict, sasaran: Sasaran, known: Diketahui, law: Law) -> Verdict:
    """A verdict by law with the local requirements among its conditions; the same where there are none."""
    local = conditions(sasaran, known, law)
    if not local:
        return decided
    law_alone = decided.reason
    parts = (*(law_alone.parts or (law_alone,)), *local)
    whole = all_of(law_alone.key, parts, law_alone.citation)
    reason = replace(law_alone, outcome=whole.outcome, parts=parts)
    return replace(
        decided,
        outcome=reason.outcome,
        reason=reason,
        missing=(*decided.missing, *(each for each in lacking(local) if each not in decided.missing)),
        packs=(*decided.packs, law.pack_id(TOPIC)),
    )


def lacking(local: Sequence[Reason]) -> tuple[Missing, ...]:
    """What is missing for those that are undetermined."""
    names = (each.key.partition(".")[2] for each in local if each.outcome is Outcome.UNDETERMINED)
    return tuple(Missing(name, _SUPPLIES[name]) for name in names)


def _condition(syarat: Syarat, known: Diketahui, ruled: Ruled) -> Reason:
    """Each says where it is written: where one sentence stands for the whole, the article beside it is the law's."""
    where = facts({"dasar": f"{ruled.citation.regulation}, {ruled.citation.article}"})
    if syarat is Syarat.PREDIKAT:
        decided = predikat_of_years(known.predikat, ruled)
        name = decided.key.partition(".")[2]
        return replace(decided, key=f"{TOPIC}.{name}", facts=decided.facts | where)
    if syarat is Syarat.PELATIHAN:
        return _training(known.pelatihan, ruled, where)
    has: Decimal | None = getattr(known, syarat.value)
    outcome = Outcome.UNDETERMINED if has is None else Outcome.MET if has >= ruled.value else Outcome.NOT_MET
    return Reason(f"{TOPIC}.{syarat.value}", outcome, where | facts({"ada": has, "n": ruled.value}), ruled.citation)


def _training(followed: Sequence[str] | None, ruled: Ruled, where: dict[str, Fact]) -> Reason:
    """By its words among the names that are recorded; with none recorded nobody knows."""
    wanted: tuple[str, ...] = ruled.value.nama
    names = [each.casefold() for each in followed or ()]
    met = any(word.casefold() in name for word in wanted for name in names)
    outcome = Outcome.MET if met else Outcome.NOT_MET if names else Outcome.UNDETERMINED
    stated = where | facts({"pelatihan": "; ".join(wanted)})
    return Reason(f"{TOPIC}.pelatihan", outcome, stated, ruled.citation)


def _decide(given: Given, law: Law) -> Verdict:
    if given["sasaran"] is None:
        unknown = Reason(f"{TOPIC}.tidak_ada", Outcome.UNDETERMINED)
        return Verdict(_ID, law.day, unknown.outcome, unknown, {}, (Missing("sasaran", _WHO),))
    values = {name: value for name, value in given.items() if name != "sasaran" and value is not None}
    local = conditions(given["sasaran"], Diketahui(**values), law)
    reason = all_of(f"{TOPIC}.semua" if local else f"{TOPIC}.tidak_ada", local, sasaran=given["sasaran"])
    packs = (law.pack_id(TOPIC),) if TOPIC in law.packs else ()
    return Verdict(_ID, law.day, reason.outcome, reason, {}, lacking(local), (), packs)


RULE = Rule(
    _ID,
    (TOPIC,),
    _INPUTS,
    {},
    (
        "setempat.semua",
        "setempat.tidak_ada",
        "setempat.masa_jabatan",
        "setempat.masa_golongan",
        "setempat.pelatihan",
        "setempat.jpm",
        "setempat.predikat",
        "setempat.predikat_rendah",
    ),
    _decide,
)
