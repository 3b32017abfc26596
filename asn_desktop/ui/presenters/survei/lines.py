"""Surveys as they are listed, on the screen and in a spreadsheet."""

from __future__ import annotations

from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import survei
from asn_desktop.core.usecases.ports import Cell
from asn_desktop.core.usecases.survei import Judged, Surveys
from asn_desktop.core.usecases.survei_sheet import HEADS
from asn_desktop.ui.presenters.chips import mutu_chip
from asn_desktop.ui.presenters.kinerja_list import Option
from asn_desktop.ui.presenters.survei.state import SurveyLine


def line_of(judged: Judged, tree: UnitTree, texts: Texts) -> SurveyLine:
    """One survey; a unit that is gone is said to be."""
    of = judged.survei
    ikm, mutu = survei.results(judged.verdict)
    unit = tree.units.get(of.unit_id)
    name = unit.nama if unit else texts.say("survei.unit_gone")
    return SurveyLine(of.id, name, of.layanan, texts.show(of.masa), texts.show(ikm), mutu_chip(texts, mutu))


def units_of(tree: UnitTree) -> tuple[Option, ...]:
    """All units, each with those above it."""
    found: list[Option] = []
    waiting = list(reversed(tree.children.get(None, ())))
    while waiting:
        unit_id = waiting.pop()
        found.append((str(unit_id), tree.units[unit_id].nama))
        waiting.extend(reversed(tree.children.get(unit_id, ())))
    return tuple(found)


def table_of(found: Surveys, texts: Texts) -> list[list[Cell]]:
    """Every survey of the year under its head, with the means of its elements."""
    heads = ("unit", "layanan", "masa", "responden", "populasi")
    rows: list[list[Cell]] = [
        [*(texts.say(f"survei.field.{name}") for name in heads), *HEADS, "IKM", texts.say("survei.column.mutu")]
    ]
    for each in found.judged:
        of, line = each.survei, line_of(each, found.tree, texts)
        means = (float(mean) for mean in of.nrr)
        ikm = float(survei.results(each.verdict)[0])
        rows.append([line.unit, of.layanan, line.masa, of.responden, of.populasi, *means, ikm, line.mutu.text])
    return rows
