"""Public satisfaction at a centre: index and quality by office, and by unit of one office, decided by the same rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.indeks import MutuLayanan
from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law, LawBook
from asn_desktop.core.rules import skm
from asn_desktop.core.usecases import survei
from asn_desktop.core.usecases.centre.ports import CentreStore
from asn_desktop.core.usecases.centre.rows import OfficeRow
from asn_desktop.core.usecases.ports import Cell, Sheet

HEADS = ("tahun", "kantor", "unit", "survei", "responden", "ikm", "mutu")
"""Columns of the spreadsheet."""


class SatisfactionRow(Struct, frozen=True):
    """The surveys of an office or unit in a year, taken together: each weighs by its respondents.

    Without any survey there is no index: `ikm` and `mutu` are None. `nrr` are the means behind the index.
    """

    office: UUID
    kantor: str
    unit_id: UUID | None
    unit: str
    survei: int
    responden: int
    nrr: tuple[Decimal, ...] = ()
    ikm: Decimal | None = None
    mutu: MutuLayanan | None = None


def satisfaction(
    store: CentreStore, book: LawBook, tahun: int, offices: Sequence[OfficeRow], *, by_unit: bool = False
) -> tuple[SatisfactionRow, ...]:
    """Offices by name, also those that sent no survey; or by unit of these offices, the units that have one."""
    law = survei.law_of(book, tahun)
    kinds = [kind_of(SurveiKepuasan), *([kind_of(Unit)] if by_unit else [])]
    rows: list[SatisfactionRow] = []
    for office in offices:
        records = store.records(office.office, kinds)
        found = [each for each in records if isinstance(each, SurveiKepuasan) and each.tahun == tahun]
        if not by_unit:
            rows.append(_row(office, None, "", found, law))
            continue
        names = _unit_names(records)
        for unit_id in {each.unit_id for each in found}:
            of_unit = [each for each in found if each.unit_id == unit_id]
            rows.append(_row(office, unit_id, names.get(unit_id, ""), of_unit, law))
    return tuple(sorted(rows, key=lambda row: (row.kantor.casefold(), row.unit.casefold(), str(row.unit_id))))


def summed(rows: Iterable[SatisfactionRow], law: Law) -> tuple[Decimal, MutuLayanan] | None:
    """Index and quality of all of them together; None where nobody was asked."""
    asked = [(row.responden, row.nrr) for row in rows if row.survei]
    return survei.results(skm.decide(None, skm.pooled(asked), law)) if asked else None


def satisfaction_sheet(rows: Sequence[SatisfactionRow], tahun: int, texts: Texts) -> Sheet:
    """Index and quality by office or unit, for a spreadsheet."""
    heads: list[Cell] = [texts.say(f"survei.centre.head.{name}") for name in HEADS]
    lines: list[list[Cell]] = [
        [
            *(tahun, row.kantor, row.unit, row.survei, row.responden),
            None if row.ikm is None else float(row.ikm),
            None if row.mutu is None else texts.show(row.mutu),
        ]
        for row in rows
    ]
    return Sheet(texts.say("survei.centre.sheet", tahun=str(tahun)), [heads, *lines])


def _unit_names(records: Iterable[Record]) -> dict[UUID, str]:
    return {each.id: each.nama for each in records if isinstance(each, Unit)}


def _row(
    office: OfficeRow, unit_id: UUID | None, unit: str, found: Sequence[SurveiKepuasan], law: Law
) -> SatisfactionRow:
    if not found:
        return SatisfactionRow(office.office, office.name, unit_id, unit, 0, 0)
    means = skm.pooled((each.responden, each.nrr) for each in found)
    ikm, mutu = survei.results(skm.decide(None, means, law))
    people = sum(each.responden for each in found)
    return SatisfactionRow(office.office, office.name, unit_id, unit, len(found), people, means, ikm, mutu)
