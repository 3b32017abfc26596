"""Everybody's state in a term as a list shows it: read once, then narrowed, ordered and paged in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases import keadaan as usecase
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import KinerjaFilter, Sort
from asn_desktop.ui.presenters.kinerja_list import OFFICE, year_of
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.terms import TermKey, current_term, read_term
from asn_desktop.ui.presenters.walk import Step

OPEN, LATE = "terbuka", "terlambat"
"""Choices of state beside the states themselves: somebody has something to do; and the last day for it has passed."""

_STATES = {state: number for number, state in enumerate(Keadaan)}
_PLANS: dict[StatusSkp | None, int] = {None: -1, **{status: number for number, status in enumerate(StatusSkp)}}

_KEYS: dict[str, Callable[[StateRow], Any]] = {
    "nip": lambda each: each.row.nip,
    "unit": lambda each: each.row.unit.casefold(),
    "penilai": lambda each: each.row.penilai.casefold(),
    "skp_status": lambda each: _PLANS[each.row.skp_status],
    "rencana_aksi": lambda each: each.row.rencana_aksi,
    "realisasi": lambda each: (realised(each), each.row.indikator),
    "bukti": lambda each: each.row.bukti,
    "umpan_balik": lambda each: each.row.umpan_balik,
    "keadaan": lambda each: _STATES[each.keadaan],
    "giliran": lambda each: (not each.who, each.who, each.chased.casefold()),
    "batas": lambda each: each.batas or date.max,
}


class Asking(Struct, frozen=True):
    """Which register the question of a list is about."""

    tahun: int
    term: TermKey
    unit_id: UUID | None


class _Register(Struct, frozen=True):
    of: tuple[Asking, date, int]
    rows: tuple[StateRow, ...]


class StateRows:
    """What a `Listing` asks for. The register is kept until the file, the day, or the term asked for changes.

    The list counts on another thread than it reads, so the kept values are handed over whole.
    """

    def __init__(self, context: Callable[[], Context]) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._register: _Register | None = None
        self._shown: tuple[tuple[Asking, date, int], Asked, tuple[StateRow, ...]] | None = None

    def count(self, reader: Reader, asked: Asked) -> int:
        return len(self.everything(reader, asked))

    def rows(self, reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[StateRow]:
        return self.everything(reader, asked)[offset : offset + limit]

    def everything(self, reader: Reader, asked: Asked) -> tuple[StateRow, ...]:
        """All rows of the question, in its order."""
        with self._lock:
            ctx = self._context()
            register = self._read(ctx, reader, asked)
            if self._shown is None or self._shown[:2] != (register.of, asked):
                found = _ordered(_narrowed(register.rows, asked, reader, register.of[0]), asked.sort)
                self._shown = register.of, asked, found
            return self._shown[2]

    def plans(self, reader: Reader, asked: Asked) -> tuple[Step, ...]:
        """The plans among them, to walk through."""
        found = self.everything(reader, asked)
        return tuple(Step(row.row.skp_id, row.row.nama) for row in found if row.row.skp_id is not None)

    def _read(self, ctx: Context, reader: Reader, asked: Asked) -> _Register:
        asking = asking_of(reader, asked, ctx)
        of = asking, ctx.today, reader.position()
        if self._register is None or self._register.of != of:
            jenis, nomor = asking.term.jenis, asking.term.nomor
            found = usecase.read_register(ctx, reader, asking.tahun, jenis, nomor, asking.unit_id)
            self._register = _Register(of, found.rows)
        return self._register


def cadence_of(reader: Reader) -> JenisEvaluasi:
    """Whether the office appraises by month, by quarter, or only by the year."""
    return reader.find(Kantor)[0].periodik


def asking_of(reader: Reader, asked: Asked, ctx: Context) -> Asking:
    """Year, term and unit of a question; no choice is the year and the term people work on."""
    tahun, unit = year_of(asked, ctx), asked.choice("unit")
    term = read_term(asked.choice("masa")) or current_term(tahun, ctx.today, cadence_of(reader))
    return Asking(tahun, term, UUID(unit) if unit else None)


def realised(each: StateRow) -> int:
    """Indicators with a realisation, in the months or in the appraisal."""
    return max(each.row.realisasi, each.row.realisasi_bulan)


def _narrowed(rows: Sequence[StateRow], asked: Asked, reader: Reader, asking: Asking) -> Sequence[StateRow]:
    state, turn = asked.choice("keadaan"), asked.choice("giliran")
    found = rows
    if state == OPEN:
        found = [each for each in found if each.keadaan.open]
    elif state == LATE:
        found = [each for each in found if each.terlambat]
    elif state:
        found = [each for each in found if each.keadaan.value == state]
    if turn:
        found = [each for each in found if each.who == turn]
    if asked.text.strip() and found:
        where = KinerjaFilter(asking.tahun, text=asked.text, unit_id=asking.unit_id)
        named = {row.pegawai_id for row in reader.kinerja_rows(where, Sort(), OFFICE)}
        found = [each for each in found if each.pegawai_id in named]
    return found


def _ordered(rows: Sequence[StateRow], sort: Sort) -> tuple[StateRow, ...]:
    """By name as they come; every other order keeps names in order among equals."""
    key = _KEYS.get(sort.column)
    if key is None:
        return tuple(reversed(rows)) if sort.descending else tuple(rows)
    return tuple(sorted(rows, key=key, reverse=sort.descending))
