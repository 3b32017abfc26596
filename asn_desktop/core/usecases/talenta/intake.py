"""Many assessments of potential from one sheet: looked at first, every refused row named, taken in together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.intake.cells import Bad, DateParser, nip, text
from asn_desktop.core.usecases.intake.columns import slug
from asn_desktop.core.usecases.ports import Cell, Context, Sheet

COLUMNS = ("nip", "nilai", "tanggal", "sumber", "nomor")
"""What a file needs; `nomor` may be left out."""
_NAMES: Mapping[str, str] = {
    "nip": "nip", "nip baru": "nip", "nilai": "nilai", "nilai potensi": "nilai", "skor": "nilai", "potensi": "nilai",
    "potensial": "nilai", "tanggal": "tanggal", "tanggal penilaian": "tanggal", "tgl": "tanggal", "sumber": "sumber",
    "lembaga": "sumber", "penilai": "sumber", "nomor": "nomor", "nomor laporan": "nomor",
}  # fmt: skip
_LEVELS = {level.value: level for level in Potensial}
_SEARCHED = 20
"""Rows looked through for the headings."""


class RefusedRow(Struct, frozen=True):
    """A row that cannot be taken: its number in the sheet, what identifies it, and why (`talenta.intake.<key>`)."""

    row: int
    who: str
    key: str
    facts: dict[str, Any] = {}


class Assessment(Struct, frozen=True):
    """A row that can be taken. `known`: the same assessment is here already, so nothing is done."""

    row: int
    pegawai_id: UUID
    nama: str
    tanggal: date
    sumber: str
    nilai: Decimal | None
    potensial: Potensial | None
    nomor: str
    known: bool


class PotentialIntake(Struct, frozen=True):
    """What a file would bring; nothing is saved yet."""

    rows: tuple[Assessment, ...]
    refused: tuple[RefusedRow, ...]

    @property
    def new(self) -> tuple[Assessment, ...]:
        return tuple(row for row in self.rows if not row.known)


def read_potential(ctx: Context, sheets: Sequence[Sheet]) -> PotentialIntake:
    """Look at a file. Raises UserError where no sheet has the columns NIP, nilai, tanggal and sumber."""
    found = next((place for sheet in sheets if (place := _headings(sheet)) is not None), None)
    if found is None:
        raise UserError("potential_columns")
    sheet, first, places = found
    with ctx.store.read() as reader:
        people = {person.nip: person for person in reader.find(Pegawai)}
        here = {_identity(each) for each in reader.find(PenilaianPotensi)}
    rows: list[Assessment] = []
    refused: list[RefusedRow] = []
    days, seen = DateParser(ctx.today.year), set[tuple[UUID, date, str]]()
    for number, cells in enumerate(sheet.rows[first:], start=first + 1):
        if all(cell in (None, "") for cell in cells):
            continue
        of = _Row(number, cells, places, days, people, ctx.today)
        try:
            row = of.read()
        except _RefusedError as refusal:
            refused.append(RefusedRow(number, of.who, refusal.key, refusal.facts))
            continue
        key = row.pegawai_id, row.tanggal, row.sumber.casefold()
        if key in seen:
            refused.append(RefusedRow(number, of.who, "twice", {}))
            continue
        seen.add(key)
        known = (row.pegawai_id, row.tanggal, row.sumber, row.nilai, row.potensial) in here
        rows.append(Assessment(row.row, row.pegawai_id, row.nama, row.tanggal, row.sumber, row.nilai, row.potensial,
                               row.nomor, known))  # fmt: skip
    return PotentialIntake(tuple(rows), tuple(refused))


def take_in_potential(ctx: Context, intake: PotentialIntake) -> Changes:
    """Save what is new, in one piece that can be undone at once. A copy of the file is made before."""
    if not intake.new:
        return Changes()
    ctx.safeguard()
    with ctx.store.write("save_penilaian_potensi", ctx.actor) as work:
        work.put_many(
            PenilaianPotensi(
                id=work.new_id(),
                pegawai_id=row.pegawai_id,
                tanggal=row.tanggal,
                sumber=row.sumber,
                nilai=row.nilai,
                potensial=row.potensial,
                nomor=row.nomor,
            )
            for row in intake.new
        )
        return work.commit()


class _RefusedError(Exception):
    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class _Row:
    """One row on its way to an assessment."""

    def __init__(
        self, number: int, cells: list[Cell], places: Mapping[str, int], days: DateParser,
        people: Mapping[str, Pegawai], today: date,
    ) -> None:  # fmt: skip
        self.number = number
        self._cells, self._places, self._days, self._people, self._today = cells, places, days, people, today
        self.who = str(self._cell("nip") or "–")

    def read(self) -> Assessment:
        """Raises _RefusedError."""
        number = self._parsed("nip", nip)
        person = self._people.get(number)
        if person is None:
            raise _RefusedError("unknown", nip=number)
        self.who = person.nama_lengkap
        value, level = self._value()
        day: date = self._parsed("tanggal", self._days)
        if day > self._today:
            raise _RefusedError("future", tanggal=day)
        nomor = text(self._cell("nomor"))
        return Assessment(
            self.number, person.id, person.nama_lengkap, day, self._parsed("sumber", text), value, level,
            nomor if isinstance(nomor, str) else "", known=False,
        )  # fmt: skip

    def _value(self) -> tuple[Decimal | None, Potensial | None]:
        found = self._parsed("nilai", text)
        if (level := _LEVELS.get(found.casefold())) is not None:
            return None, level
        cell = self._cell("nilai")
        written = str(cell) if isinstance(cell, float) else found.replace(",", ".")
        try:
            value = Decimal(written)
        except InvalidOperation:
            raise _RefusedError("value", nilai=found) from None
        if not value.is_finite() or not 0 <= value <= 100:
            raise _RefusedError("scale", nilai=found)
        return value, None

    def _parsed(self, column: str, parse: Callable[[Any], Any]) -> Any:
        found = parse(self._cell(column))
        if found is None:
            raise _RefusedError(f"no_{column}")
        if isinstance(found, Bad):
            raise _RefusedError(f"bad_{column}", isi=str(self._cell(column)))
        return found

    def _cell(self, column: str) -> Cell:
        place = self._places.get(column)
        return self._cells[place] if place is not None and place < len(self._cells) else None


def _headings(sheet: Sheet) -> tuple[Sheet, int, dict[str, int]] | None:
    for number, cells in enumerate(sheet.rows[:_SEARCHED]):
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and (name := _NAMES.get(slug(cell))) is not None:
                places.setdefault(name, place)
        if set(COLUMNS[:4]) <= set(places):
            return sheet, number + 1, places
    return None


def _identity(each: PenilaianPotensi) -> tuple[UUID, date, str, Decimal | None, Potensial | None]:
    return each.pegawai_id, each.tanggal, each.sumber, each.nilai, each.potensial
