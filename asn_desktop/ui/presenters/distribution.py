"""The predikat of a unit against the guidance for its achievement: numbers, shares, and where the limit is passed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, Predikat
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.evaluasi import Distribution
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.why import Why


class Bar(Struct, frozen=True):
    """One predikat: how many people, and their share of those rated as a fraction of 1 (for the bar's length)."""

    predikat: Predikat
    name: str
    n: int
    share: float
    percent: str


class DistributionState(Struct, frozen=True):
    """What the panel shows. `inherited` names the unit above whose achievement applies here."""

    unit_id: UUID
    unit: str
    bars: tuple[Bar, ...]
    rated: str
    capaian: Capaian | None
    inherited: str
    set_by: str
    basis: str
    set_in_words: str
    """Who set the achievement that applies here, and on what ground; "" where nobody is named."""
    outcome: Outcome
    why: Why


def distribution_state(texts: Texts, found: Distribution, tree: UnitTree) -> DistributionState:
    """The distribution in words."""
    total = sum(found.counts.values())
    bars = tuple(
        Bar(predikat, texts.show(predikat), n, n / total if total else 0.0, _percent(texts, n, total))
        for predikat, n in found.counts.items()
    )
    stored = found.capaian
    above = stored is not None and stored.unit_id != found.unit_id and stored.unit_id in tree.units
    return DistributionState(
        unit_id=found.unit_id,
        unit=tree.units[found.unit_id].nama,
        bars=bars,
        rated=texts.say("evaluasi.distribution.rated", n=total, belum=found.unrated),
        capaian=stored.capaian if stored else None,
        inherited=tree.units[stored.unit_id].nama if stored and above else "",
        set_by=stored.ditetapkan_oleh if stored and not above else "",
        basis=stored.dasar if stored and not above else "",
        set_in_words=_set_by(texts, stored),
        outcome=found.verdict.outcome,
        why=why_of(found.verdict, texts),
    )


def _set_by(texts: Texts, stored: CapaianOrganisasi | None) -> str:
    if stored is None or not stored.ditetapkan_oleh:
        return ""
    key = "evaluasi.distribution.set_on" if stored.dasar else "evaluasi.distribution.set_in_words"
    return texts.say(key, oleh=stored.ditetapkan_oleh, dasar=stored.dasar)


def _percent(texts: Texts, n: int, total: int) -> str:
    """A share of the people rated; without any there is no share, not one of zero."""
    if not total:
        return ""
    share = (Decimal(n * 100) / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{texts.show(share)} %"
