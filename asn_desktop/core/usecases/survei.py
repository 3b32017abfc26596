"""Surveys of public satisfaction of the units: recorded, and judged by the law. Index and quality are never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.indeks import MutuLayanan
from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.indices import SurveyElements
from asn_desktop.core.rulepack.model import Law, LawBook
from asn_desktop.core.rules import skm
from asn_desktop.core.usecases.ports import Context


class Judged(Struct, frozen=True):
    """A survey with what the law makes of it; `sampel` says whether enough people answered."""

    survei: SurveiKepuasan
    verdict: Verdict
    sampel: Verdict


class Surveys(Struct, frozen=True):
    """The surveys of a year."""

    tree: UnitTree
    judged: tuple[Judged, ...]


def law_of(book: LawBook, tahun: int) -> Law:
    """The law by which surveys of a year are judged: that of its last day."""
    return book.at(date(tahun, 12, 31))


def elements(book: LawBook, tahun: int) -> tuple[str, ...]:
    """The nine elements by name, in the order of the regulation."""
    labels: SurveyElements = law_of(book, tahun).get("skm.unsur").value
    return labels.unsur


def surveys(ctx: Context, tahun: int) -> Surveys:
    """Every survey of a year, by unit, service and period."""
    with ctx.store.read() as reader:
        tree = unit_tree(reader.find(Unit))
        found = reader.find(SurveiKepuasan, tahun=tahun)
    law = law_of(ctx.law, tahun)

    def place(each: SurveiKepuasan) -> tuple[str, str, str]:
        unit = tree.units.get(each.unit_id)
        return (unit.nama.casefold() if unit else "", each.layanan.casefold(), each.masa)

    return Surveys(tree, tuple(judge(each, law) for each in sorted(found, key=place)))


def judge(survei: SurveiKepuasan, law: Law) -> Judged:
    """What the law makes of one survey."""
    verdict = skm.decide(None, survei.nrr, law)
    return Judged(survei, verdict, skm.sample(survei.populasi, law, survei.responden))


def together(found: Iterable[SurveiKepuasan], law: Law) -> Verdict:
    """Index and quality of several surveys, as if all their respondents had answered one."""
    return skm.decide(None, skm.pooled((each.responden, each.nrr) for each in found), law)


def results(verdict: Verdict) -> tuple[Decimal, MutuLayanan]:
    """Index and quality, as the rule gives them for nine means."""
    ikm = verdict.result("ikm")
    assert isinstance(ikm, Decimal)
    return ikm, MutuLayanan(str(verdict.result("mutu")))


def save(ctx: Context, survei: SurveiKepuasan) -> Changes:
    """Record a survey, or correct it.

    Raises UserError where the same service of the unit has one already whose period overlaps: its respondents would
    count twice.
    """
    with ctx.store.write("save_survei", ctx.actor) as work:
        for other in work.find(SurveiKepuasan, unit_id=survei.unit_id, tahun=survei.tahun):
            if other.id != survei.id and _same(other, survei) and other.masa.overlaps(survei.masa):
                raise UserError("survei_twice", layanan=other.layanan, masa=other.masa, tahun=str(other.tahun))
        work.put(survei)
        return work.commit()


def remove(ctx: Context, survei_id: UUID) -> Changes:
    """Move a survey to the bin. Raises NotFoundError."""
    with ctx.store.write("remove_survei", ctx.actor) as work:
        work.remove(work.get(SurveiKepuasan, survei_id))
        return work.commit()


def _same(one: SurveiKepuasan, other: SurveiKepuasan) -> bool:
    return " ".join(one.layanan.casefold().split()) == " ".join(other.layanan.casefold().split())
