"""Conditions that several rights share, and what is missing where they cannot be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.riwayat import TingkatHukuman
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Missing, Outcome, Reason, facts
from asn_desktop.core.rulepack.model import Ruled
from asn_desktop.core.rulepack.requirements import MinimumPredikat, Obstacles, Standings
from asn_desktop.core.rules.rule import Given, Input

PREDIKAT = Input("predikat", list[Predikat], f"list, newest year first: {' | '.join(Predikat)}", "pejabat_penilai")
HUKUMAN = Input("hukuman_disiplin", TingkatHukuman, " | ".join(TingkatHukuman), "pengelola_kepegawaian")
KEDUDUKAN = Input("kedudukan", Kedudukan, " | ".join(Kedudukan), "pengelola_kepegawaian", False)
KEYS = ("syarat.predikat", "syarat.predikat_rendah", "syarat.disiplin", "syarat.tanpa_hukuman")
"""The reasons stated here, for `Rule.reasons`."""


def predikat_of_years(predikat: Sequence[Predikat] | None, ruled: Ruled) -> Reason:
    """Each of the last years (newest first) has at least the predikat asked for.

    A year below it is enough for "not met"; otherwise all years must be known. Older years are not looked at.
    """
    floor: MinimumPredikat = ruled.value
    years = list(predikat or ())[: floor.tahun]
    low = [each for each in years if not floor.allows(each)]
    stated = facts({"paling_rendah": floor.predikat, "n": floor.tahun, "diketahui": len(years)})
    if low:
        return Reason("syarat.predikat_rendah", Outcome.NOT_MET, stated | facts({"predikat": low[0]}), ruled.citation)
    outcome = Outcome.MET if len(years) == floor.tahun else Outcome.UNDETERMINED
    return Reason("syarat.predikat", outcome, stated, ruled.citation)


def no_sanction(hukuman: TingkatHukuman | None, ruled: Ruled) -> Reason:
    """No sanction of a level that excludes the right is being served."""
    obstacles: Obstacles = ruled.value
    if hukuman is None:
        return Reason("syarat.disiplin", Outcome.UNDETERMINED, {}, ruled.citation)
    stated = facts({"hukuman": hukuman})
    if hukuman is TingkatHukuman.TIDAK_ADA:
        return Reason("syarat.tanpa_hukuman", Outcome.MET, stated, ruled.citation)
    outcome = Outcome.NOT_MET if hukuman in obstacles.tingkat else Outcome.MET
    return Reason("syarat.disiplin", outcome, stated, ruled.citation)


def standing(kedudukan: Kedudukan | None, ruled: Ruled) -> tuple[Reason, ...]:
    """Said only where the person's standing excludes the right: nearly everybody is in active service."""
    excluded: Standings = ruled.value
    if kedudukan not in excluded.kedudukan:
        return ()
    return (Reason("syarat.kedudukan", Outcome.NOT_MET, facts({"kedudukan": kedudukan}), ruled.citation),)


def affirmed(key: str, answer: bool | None, ruled: Ruled) -> tuple[Reason, ...]:
    """A condition that somebody answers with yes or no; nothing where the law of the day does not ask for it."""
    if not ruled.value:
        return ()
    outcome = Outcome.UNDETERMINED if answer is None else Outcome.MET if answer else Outcome.NOT_MET
    return (Reason(key, outcome, {}, ruled.citation),)


def years_since(key: str, name: str, since: date | None, tanggal: date | None, years: Ruled) -> Reason:
    """Whether the years asked for are complete on `tanggal`; `name` is the input that `since` was given as."""
    stated = facts({"n": years.value, name: since, "tanggal": tanggal})
    if since is None or tanggal is None:
        return Reason(key, Outcome.UNDETERMINED, stated, years.citation)
    complete = add_months(since, 12 * years.value)
    outcome = Outcome.MET if complete <= tanggal else Outcome.NOT_MET
    return Reason(key, outcome, stated | facts({"genap": complete}), years.citation)


def lacking(
    whole: Reason, needs: Mapping[str, tuple[str, ...]], inputs: Sequence[Input], given: Given
) -> tuple[Missing, ...]:
    """What is missing for the conditions that are undetermined; `needs` says which inputs each one rests on.

    Where a condition rests on a single input, that input is incomplete even if something was given.
    """
    names: set[str] = set()
    for reason in whole.walk():
        wanted = needs.get(reason.key, ()) if reason.outcome is Outcome.UNDETERMINED else ()
        names |= {name for name in wanted if len(wanted) == 1 or _absent(given.get(name))}
    return tuple(Missing(each.name, each.who) for each in inputs if each.name in names)


def _absent(value: Any) -> bool:
    return value is None
