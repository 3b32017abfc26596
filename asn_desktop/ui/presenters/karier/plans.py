"""All career plans of the office as a list: how far each is, what comes next, and what is late."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from asn_desktop.core.domain.rencana_karier import StatusRencana
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rencana_karier import PlanRow, read_plans
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.karier.state import PLAN
from asn_desktop.ui.presenters.kinerja_list import Option
from asn_desktop.ui.presenters.listing import Asked, Listing
from asn_desktop.ui.presenters.services import Services

OPEN, LATE = "berjalan", "terlambat"
"""Choices of state beside the states themselves."""
_CONCERNS = frozenset({"rencana_karier", "langkah_karier", "pegawai"})
_ORDER = {each: number for number, each in enumerate(StatusRencana)}
_KEYS: dict[str, Callable[[PlanRow], Any]] = {
    "nama": lambda row: row.nama.casefold(),
    "nip": lambda row: row.nip,
    "tujuan": lambda row: row.tujuan.casefold(),
    "target": lambda row: row.target or date.max,
    "status": lambda row: _ORDER[row.status],
    "langkah": lambda row: row.done - row.steps,
    "next": lambda row: row.next or date.max,
    "late": lambda row: row.late,
    "sepakat": lambda row: row.sepakat or date.max,
}


class PlanRows:
    """Rows for a `Listing`, read once for each state of the file, then narrowed and ordered in memory."""

    def __init__(self, context: Callable[[], Context]) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._kept: tuple[tuple[int, date], tuple[PlanRow, ...]] | None = None

    def count(self, reader: Reader, asked: Asked) -> int:
        return len(self._found(reader, asked))

    def rows(self, reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[PlanRow]:
        return self._found(reader, asked)[offset : offset + limit]

    def _found(self, reader: Reader, asked: Asked) -> tuple[PlanRow, ...]:
        with self._lock:
            ctx = self._context()
            of = reader.position(), ctx.today
            if self._kept is None or self._kept[0] != of:
                self._kept = of, read_plans(ctx, reader)
            rows = self._kept[1]
        found = tuple(row for row in rows if fits(row, asked))
        key = _KEYS.get(asked.sort.column)
        return found if key is None else tuple(sorted(found, key=key, reverse=asked.sort.descending))


def fits(row: PlanRow, asked: Asked) -> bool:
    """Is this line asked for?"""
    state = asked.choice("keadaan")
    said = f"{row.nama} {row.nip} {row.tujuan}".casefold()
    if not all(word in said for word in asked.text.casefold().split()):
        return False
    if state == OPEN:
        return row.open
    if state == LATE:
        return row.late > 0
    return not state or row.status.value == state


class PlansPresenter:
    """Presenter of the list of plans."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.rows = PlanRows(services.context)
        self.listing = Listing(services, "rencana", self.rows.count, self.rows.rows, Sort("urgen"))

    @property
    def states(self) -> tuple[Option, ...]:
        texts = self._services.texts
        return (
            (OPEN, texts.say("rencana.filter.open")),
            (LATE, texts.say("rencana.filter.late")),
            *((each.value, texts.show(each)) for each in StatusRencana),
        )

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if changes.kinds & _CONCERNS:
            self.listing.refresh()

    def open(self, row: PlanRow) -> None:
        self._services.shell.go("karier", row.pegawai_id, PLAN)
