"""Plans of a year that ought to be split, as a filter of the list, and what is suggested for one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.skp import SebabSkp
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.core.usecases.skp.suggestions import Register, SplitSuggestion
from asn_desktop.ui.presenters.kinerja_list import OFFICE, count_of, filter_of, rows_of, year_of
from asn_desktop.ui.presenters.listing import Asked, choices_of, detail_of

SPLIT = "perlu_dipisah"
"""The value of the filter of states that asks for these plans."""


class Proposed(Struct, frozen=True):
    """A day on which something changed inside a plan, as it is handed to the sheet."""

    day: date
    sebab: SebabSkp
    before: str
    after: str


class SplitRows:
    """Answers the list's question; where it is for plans to be split, from the register, which is read once until
    something is saved.
    """

    def __init__(self, context: Callable[[], Context]) -> None:
        self._context = context
        self._rows = rows_of(context)
        self._count = count_of(context)
        self._found: dict[UUID, SplitSuggestion] = {}
        self._answer: tuple[tuple[Asked, date], tuple[KinerjaRow, ...]] | None = None

    def forget(self) -> None:
        """Something was saved: what was read is old."""
        self._answer = None

    def rows(self, reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[KinerjaRow]:
        if asked.choice("skp") != SPLIT:
            return self._rows(reader, asked, limit, offset)
        return self._to_split(reader, asked)[offset : offset + limit]

    def count(self, reader: Reader, asked: Asked) -> int:
        if asked.choice("skp") != SPLIT:
            return self._count(reader, asked)
        return len(self._to_split(reader, asked))

    def detail(self, skp_id: UUID) -> str:
        """What the sheet is told about a plan of the last answer; "" where nothing is suggested."""
        found = self._found.get(skp_id)
        if found is None:
            return ""
        return detail_of(
            {"pisah": found.day.isoformat(), "sebab": found.sebab.value, "dari": found.before, "ke": found.after}
        )

    def _to_split(self, reader: Reader, asked: Asked) -> tuple[KinerjaRow, ...]:
        ctx = self._context()
        question = (asked, ctx.today)
        if self._answer is not None and self._answer[0] == question:
            return self._answer[1]
        tahun = year_of(asked, ctx)
        first: dict[UUID, SplitSuggestion] = {}
        with in_bulk():
            suggestions = Register(reader, tahun, ctx.today).suggestions(tahun, ctx.today)
            for each in sorted(suggestions, key=lambda suggestion: suggestion.day):
                first.setdefault(each.skp_id, each)
        rows: Sequence[KinerjaRow] = ()
        if first:
            everybody = replace(asked, choices={key: value for key, value in asked.choices.items() if key != "skp"})
            rows = reader.kinerja_rows(filter_of(everybody, ctx), asked.sort, OFFICE, 0)
        self._found = first
        self._answer = question, tuple(row for row in rows if row.skp_id in first)
        return self._answer[1]


def proposed(detail: str) -> Proposed | None:
    """The reverse of `SplitRows.detail`; None where the detail is something else."""
    said = choices_of(detail)
    try:
        return Proposed(
            date.fromisoformat(said["pisah"]), SebabSkp(said["sebab"]), said.get("dari", ""), said.get("ke", "")
        )
    except (KeyError, ValueError):
        return None
