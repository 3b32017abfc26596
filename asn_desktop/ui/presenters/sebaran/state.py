"""The spread of predikat in the units as the screen shows it: numbers, shares, limits, and the guidance's curve."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Capaian, Predikat
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome, Reason
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import distribusi
from asn_desktop.core.usecases.evaluasi import Distribution, Distributions
from asn_desktop.core.usecases.ports import Cell
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.why import Why

CAPAIAN_ICONS: dict[Capaian, str] = {
    Capaian.ISTIMEWA: "star",
    Capaian.BAIK: "check",
    Capaian.BUTUH_PERBAIKAN: "trending-up",
    Capaian.KURANG: "triangle-alert",
    Capaian.SANGAT_KURANG: "octagon-alert",
}
GUIDANCE: dict[Outcome, tuple[str, Tone]] = {
    Outcome.MET: ("circle-check", "ok"),
    Outcome.NOT_MET: ("triangle-alert", "warn"),
    Outcome.UNDETERMINED: ("circle-dashed", "neutral"),
}
_MOST, _LEAST, _NONE = "distribusi.paling_banyak", "distribusi.paling_sedikit", "distribusi.tidak_ada"


class Column(Struct, frozen=True):
    """One predikat: how many people, their share of those rated, and what the guidance says of it, as fractions of 1.

    `most` and `least` are limits; `curve` is the picture of the pattern, which is no limit. `broken`: a limit of this
    predikat alone is not kept.
    """

    predikat: Predikat
    name: str
    n: int
    share: float
    said: str
    most: float | None = None
    least: float | None = None
    limit: str = ""
    curve: float | None = None
    broken: bool = False


class UnitLine(Struct, frozen=True):
    """One unit in the tree, with the people of those below it."""

    id: UUID
    name: str
    depth: int
    people: int
    counts: dict[Predikat, int]
    capaian: Chip
    guidance: Chip

    @property
    def rated(self) -> int:
        return sum(self.counts.values())


class SpreadState(Struct, frozen=True):
    """The chosen unit. `inherited` names the unit above whose achievement applies here."""

    unit_id: UUID
    unit: str
    path: str
    rated: str
    columns: tuple[Column, ...]
    capaian: Capaian | None
    capaian_chip: Chip
    inherited: str
    set_by: str
    basis: str
    guidance: Chip
    broken: tuple[str, ...]
    """The limits that are not kept, each as a sentence that says by how many people."""
    small: str
    """Why percentages mean little here; "" where the unit is large enough."""
    why: Why
    below: tuple[UnitLine, ...]


def capaian_chip(texts: Texts, capaian: Capaian | None) -> Chip:
    """The achievement of a unit; without one, that it was not set."""
    if capaian is None:
        return Chip(texts.say("sebaran.capaian_none"), "circle-dashed")
    term = texts.show(capaian).partition(" (")[0]  # the term alone: the list is narrow
    return Chip(term, CAPAIAN_ICONS[capaian], "info")


def guidance_chip(texts: Texts, found: Distribution) -> Chip:
    """Whether the spread keeps to the guidance; it warns, and forbids nothing."""
    icon, tone = GUIDANCE[found.verdict.outcome]
    n = found.verdict.result("menyimpang")
    return Chip(texts.say(f"sebaran.guidance.{found.verdict.outcome.value}", n=n or 0), icon, tone)


def unit_lines(texts: Texts, found: Distributions) -> tuple[UnitLine, ...]:
    """All units from the top down, each under its parent."""
    lines: list[UnitLine] = []
    waiting = [(unit, 0) for unit in reversed(found.tree.children.get(None, ()))]
    while waiting:
        unit_id, depth = waiting.pop()
        lines.append(_line(texts, found, unit_id, depth))
        waiting.extend((child, depth + 1) for child in reversed(found.tree.children.get(unit_id, ())))
    return tuple(lines)


def matching(lines: Sequence[UnitLine], tree: UnitTree, text: str) -> tuple[UnitLine, ...]:
    """The units whose name has the text, and those above them so that the tree stays a tree."""
    wanted = text.casefold().strip()
    if not wanted:
        return tuple(lines)
    hits = {line.id for line in lines if wanted in line.name.casefold()}
    keep = hits | {above for unit in hits for above in tree.ancestors(unit)}
    return tuple(line for line in lines if line.id in keep)


def spread_state(texts: Texts, found: Distributions, unit_id: UUID, law: Law) -> SpreadState:
    """One unit in words and figures."""
    of, tree = found.of[unit_id], found.tree
    stored, parts = of.capaian, of.verdict.reason.parts
    above = stored is not None and stored.unit_id != unit_id and stored.unit_id in tree.units
    small = next((part for part in parts if part.key == "distribusi.unit_kecil"), None)
    why = why_of(of.verdict, texts)
    broken = [line.sentence for line in why.lines if line.outcome is Outcome.NOT_MET]
    ancestors = [tree.units[each].nama for each in reversed(tree.ancestors(unit_id))]
    return SpreadState(
        unit_id=unit_id,
        unit=tree.units[unit_id].nama,
        path=" › ".join(ancestors),
        rated=texts.say("sebaran.rated", n=sum(of.counts.values()), belum=of.unrated),
        columns=_columns(texts, of, law),
        capaian=stored.capaian if stored else None,
        capaian_chip=capaian_chip(texts, stored.capaian if stored else None),
        inherited=tree.units[stored.unit_id].nama if stored and above else "",
        set_by=stored.ditetapkan_oleh if stored and not above else "",
        basis=stored.dasar if stored and not above else "",
        guidance=guidance_chip(texts, of),
        broken=tuple(broken),
        small=texts.say("sebaran.small", n=small.facts["jumlah"].native) if small else "",
        why=why,
        below=tuple(_line(texts, found, child, 0) for child in tree.children.get(unit_id, ())),
    )


def table(texts: Texts, found: Distributions) -> list[list[Cell]]:
    """All units as rows of a spreadsheet, titles first."""
    say = texts.say
    names = ("unit", "above", "people", "unrated")
    titles: list[Cell] = [say(f"sebaran.column.{name}") for name in names]
    titles += [texts.show(predikat) for predikat in Predikat]
    titles += [say(f"sebaran.column.{name}") for name in ("capaian", "set_by", "basis", "guidance")]
    rows = [titles]
    for line in unit_lines(texts, found):
        of = found.of[line.id]
        stored, unit = of.capaian, found.tree.units[line.id]
        over = found.tree.units.get(unit.induk_id) if unit.induk_id else None
        rows.append(
            [
                line.name,
                over.nama if over else "",
                line.people,
                of.unrated,
                *(of.counts[predikat] for predikat in Predikat),
                texts.show(stored.capaian) if stored else "",
                stored.ditetapkan_oleh if stored else "",
                stored.dasar if stored else "",
                line.guidance.text,
            ]
        )
    return rows


def _line(texts: Texts, found: Distributions, unit_id: UUID, depth: int) -> UnitLine:
    of = found.of[unit_id]
    return UnitLine(
        unit_id,
        found.tree.units[unit_id].nama,
        depth,
        sum(of.counts.values()) + of.unrated,
        of.counts,
        capaian_chip(texts, of.capaian.capaian if of.capaian else None),
        guidance_chip(texts, of),
    )


def _columns(texts: Texts, of: Distribution, law: Law) -> tuple[Column, ...]:
    """From sangat kurang to sangat baik, as the printed picture of the pattern has them."""
    total = sum(of.counts.values())
    curve = dict(distribusi.curve(of.capaian.capaian, law)) if of.capaian else {}
    whole = sum(curve.values()) or 1
    limits = {
        part.facts["predikat"].value: part for part in of.verdict.reason.parts if part.key in (_MOST, _LEAST, _NONE)
    }
    found = []
    for predikat in reversed(Predikat):
        n, rule = of.counts[predikat], limits.get(predikat.value)
        found.append(
            Column(
                predikat,
                texts.show(predikat),
                n,
                n / total if total else 0.0,
                _said(texts, n, total),
                _limit(rule, _MOST, _NONE),
                _limit(rule, _LEAST),
                _limit_said(texts, rule),
                curve[predikat] / whole if curve else None,
                rule is not None and rule.outcome is Outcome.NOT_MET,
            )
        )
    return tuple(found)


def _limit(rule: Reason | None, *keys: str) -> float | None:
    if rule is None or rule.key not in keys:
        return None
    return 0.0 if rule.key == _NONE else int(rule.facts["batas"].value) / 100


def _limit_said(texts: Texts, rule: Reason | None) -> str:
    if rule is None:
        return ""
    key = {_MOST: "most", _LEAST: "least", _NONE: "none"}[rule.key]
    batas = rule.facts.get("batas")
    return texts.say(f"sebaran.limit.{key}", persen=batas.native if batas else 0)


def _said(texts: Texts, n: int, total: int) -> str:
    """Number and share; without anybody rated there is no share, not one of zero."""
    if not total:
        return ""
    share = (Decimal(n * 100) / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return texts.say("sebaran.share", n=n, persen=texts.show(share))
