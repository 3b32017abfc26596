"""The months of every unit on the screen: how many people have something recorded, of those with a plan."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.pelaksanaan import UnitMonths
from asn_desktop.core.usecases.ports import Cell
from asn_desktop.core.usecases.rows import Recorded
from asn_desktop.ui.presenters.terms import short_month

MEASURES = (Recorded.REALISASI, Recorded.RENCANA_AKSI, Recorded.BUKTI, Recorded.UMPAN_BALIK)
"""What can be looked at month by month, the one that appraisals wait for first."""


class MonthCell(Struct, frozen=True):
    """One month of one unit: `done` of `planned` people, counted in a month that is `past`, or is yet to come.

    `planned` 0: nobody has a plan there, so nobody owes anything.
    """

    done: int
    planned: int
    past: bool

    @property
    def text(self) -> str:
        return f"{self.done}/{self.planned}" if self.planned else "–"

    @property
    def lacks(self) -> bool:
        """Somebody owes something."""
        return self.past and self.done < self.planned


class UnitLine(Struct, frozen=True):
    """One unit with its twelve months."""

    unit: str
    pegawai: int
    without: int
    """People without a plan."""
    months: tuple[MonthCell, ...]


def unit_lines(
    texts: Texts, units: Sequence[UnitMonths], what: Recorded, until: int, closing: frozenset[int]
) -> tuple[UnitLine, ...]:
    """The units for one measure. `until` is the last month that is over (0: none, 12: all).

    Realisation is owed in `closing` months only, the last ones of terms; in others nobody owes any.
    """
    counted = closing if what is Recorded.REALISASI else frozenset(range(1, 13))

    def cell(each: UnitMonths, month: int) -> MonthCell:
        done = each.count(what, month)
        owed = each.count(Recorded.SKP, month) if month in counted else done
        return MonthCell(done, owed, month <= until)

    return tuple(
        UnitLine(
            each.unit or texts.say("pelaksanaan.unit.none"),
            each.pegawai,
            each.nobody_yet,
            tuple(cell(each, month) for month in range(1, 13)),
        )
        for each in units
    )


def total(texts: Texts, lines: Sequence[UnitLine]) -> UnitLine:
    """All units together."""
    return UnitLine(
        texts.say("pelaksanaan.unit.all"),
        sum(line.pegawai for line in lines),
        sum(line.without for line in lines),
        tuple(
            MonthCell(
                sum(line.months[month].done for line in lines),
                sum(line.months[month].planned for line in lines),
                any(line.months[month].past for line in lines),
            )
            for month in range(12)
        ),
    )


def table(texts: Texts, lines: Sequence[UnitLine]) -> list[list[Cell]]:
    """The strip as rows of a spreadsheet, titles first."""
    say = texts.say
    titles: list[Cell] = [say(f"pelaksanaan.unit.column.{name}") for name in ("unit", "pegawai", "without")]
    rows: list[list[Cell]] = [[*titles, *(short_month(texts, month) for month in range(1, 13))]]
    rows.extend([line.unit, line.pegawai, line.without, *(cell.text for cell in line.months)] for line in lines)
    return rows
