"""The rows of people in a sheet, and their values by column: parsed once per different cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import repeat, zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.usecases.intake import cells, names, posts, terms
from asn_desktop.core.usecases.intake.cells import Bad, DateParser, Memo, Parser
from asn_desktop.core.usecases.intake.columns import letter
from asn_desktop.core.usecases.intake.model import Column, Inspection, Problem, Severity
from asn_desktop.core.usecases.intake.people_rows import PeopleRows, people_rows
from asn_desktop.core.usecases.ports import Cell, chunks

DATES = ("tanggal_lahir", "tmt_cpns", "tmt_pns", "akhir_kontrak", "tmt_golongan", "tmt_jabatan")


class Body(Struct):
    """What stands below the headings: Excel's row numbers, and by target one value per row."""

    sheet: str
    rows: Sequence[list[Cell]]
    """All rows of the sheet, to show cells as they stand there."""
    row_numbers: list[int]
    columns: dict[str, Column]
    values: dict[str, list[Any]] = {}
    problems: list[Problem] = []
    rewritten: dict[int, str] = {}
    """By position, the cells of names that were taken in another writing than they have."""

    def position(self, row: int) -> int:
        """Which of the rows of people has this number."""
        return bisect_left(self.row_numbers, row)

    def problem(self, position: int, target: str, key: str, severity: Severity, /, **facts: Any) -> None:
        """Note a finding about one cell of one row; position -1 speaks of the whole file."""
        column = self.columns.get(target)
        row = self.row_numbers[position] if position >= 0 else 0
        cells_of_row = self.rows[row - 1] if row and column else []
        self.problems.append(
            Problem(
                self.sheet,
                row,
                column.letter if column and row else "",
                column.heading if column and row else "",
                _shown(cells_of_row[column.index]) if column and column.index < len(cells_of_row) else "",
                key,
                severity,
                facts,
            )
        )


def read_body(inspection: Inspection, mapping: dict[int, str], today: date, golongan: Parser) -> Body:
    """Parse the mapped columns of all rows of people; `golongan` reads the ranks."""
    sheet, rows, first, columns = inspection.sheet, inspection.rows, inspection.first_row, inspection.columns
    at = {target: index for index, target in mapping.items()}
    by_index = {column.index: column for column in columns}
    people = people_rows(rows, first - 1, at)
    wanted, chosen = people.found, people.rows
    found = {t: by_index.get(i, Column(i, letter(i), "")) for t, i in at.items()}
    body = Body(sheet, rows, [index + 1 for index in wanted], found)
    readings = [
        Reading.of(meaning, found[target], parser)
        for target in at
        for meaning, parser in _parsers(target, at, today, golongan).items()
    ]
    _read(chosen, readings, max(at.values(), default=-1) + 1)
    for reading in readings:
        body.columns.setdefault(reading.meaning, reading.column)
        body.values[reading.meaning] = _settled(body, reading, chosen)
        if reading.meaning == "nama":
            other = {cell for cell, name in reading.known.items() if type(name) is str and cell != name}
            cells_of_names = enumerate(reading.cells(chosen)) if other else ()
            body.rewritten = {position: str(cell) for position, cell in cells_of_names if cell in other}
    if "unit" not in at and any(people.units):
        body.values["unit"] = people.units
        named = [unit for unit in people.units if unit]
        body.problem(-1, "", "group_unit", Severity.WARN, n=len(named), unit=named[0])
    _tell_left_out(body, people)
    return body


class Reading(Struct):
    """A column on its way from cells to the values of one meaning; what was said of a cell is known for all like it."""

    meaning: str
    column: Column
    parser: Parser
    known: Memo
    values: list[Any]

    @classmethod
    def of(cls, meaning: str, column: Column, parser: Parser) -> Reading:
        return cls(meaning, column, parser, Memo(parser), [])

    def read(self, column: Sequence[Cell]) -> None:
        """Take up the next cells. No NIP is like another: there is nothing to remember of them."""
        if self.parser is cells.nip:
            self.values += cells.nips(column)
        else:
            self.values += map(self.parser if self.meaning == "nip" else self.known.__getitem__, column)

    def cells(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Cell]:
        """The cells of this column; rows may end early."""
        index = self.column.index
        return (row[index] if index < len(row) else None for row in rows)


_AT_ONCE = 200
_ABSENT = Column(0, "", "")


def _read(rows: Sequence[list[Cell]], readings: Sequence[Reading], width: int) -> None:
    """Read all columns, a few rows at a time: cells of one row lie side by side in memory, and walking through all rows
    once for each column takes much longer.
    """
    for part in chunks(rows, _AT_ONCE):
        nothing: tuple[None, ...] = (None,) * len(part)
        columns = (*zip_longest(*part), *repeat(nothing, width))
        for reading in readings:
            reading.read(columns[reading.column.index])


def _tell_left_out(body: Body, people: PeopleRows) -> None:
    for index in people.left_out:
        words = ", ".join(_shown(cell) for cell in body.rows[index] if cell not in (None, ""))[:120]
        facts = {"words": words}
        body.problems.append(Problem(body.sheet, index + 1, "", "", "", "row_left_out", Severity.WARN, facts))
    if not people.found:
        body.problem(-1, "", "no_people", Severity.WARN)


def rekap_body(inspection: Inspection, mapping: dict[int, str], parsers: dict[str, Parser]) -> Body:
    """The rows of a Rekap Penilaian. A label that is not known leaves its row out, so every fault counts as such."""
    at = {target: index for index, target in mapping.items()}
    people = people_rows(inspection.rows, inspection.first_row - 1, at)
    columns = {column.index: column for column in inspection.columns}
    numbers = [index + 1 for index in people.found]
    body = Body(inspection.sheet, inspection.rows, numbers, {t: columns[i] for t, i in at.items()})
    for target in ("nip", "nama", "jabatan", "rating_hasil", "rating_perilaku", "predikat"):
        parser = parsers.get(target) or _PARSERS.get(target, cells.text)
        reading = Reading.of(target, body.columns.get(target, _ABSENT), parser)
        reading.read(list(reading.cells(people.rows)) if target in at else [None] * len(numbers))
        body.values[target] = _settled(body, reading, people.rows)
    for position, problem in enumerate(body.problems):
        if problem.column != _letter_of(body, "nama"):
            body.problems[position] = replace(problem, severity=Severity.ROW)
    _tell_left_out(body, people)
    return body


def _letter_of(body: Body, target: str) -> str:
    column = body.columns.get(target)
    return column.letter if column else ""


def _settled(body: Body, reading: Reading, rows: Sequence[list[Cell]]) -> list[Any]:
    """The values of a column, its findings noted and what cannot be taken left out."""
    parser, values = reading.parser, reading.values
    if isinstance(parser, DateParser) and parser.short:
        short = [(position, cell) for position, cell in enumerate(reading.cells(rows)) if cell in parser.short]
        position, cell = short[0]
        facts = {"n": len(short), "read": parser.short[cell]}
        body.problem(position, reading.meaning, "date_short", Severity.WARN, **facts)
    if Bad in set(map(type, reading.known.values() or values)):
        severity = Severity.ROW if reading.meaning == "nip" else Severity.CELL
        for position, value in enumerate(values):
            if type(value) is Bad:
                body.problem(position, reading.meaning, value.key, severity, **value.facts)
                values[position] = None
    return values


_PARSERS: dict[str, Parser] = {
    "nip": cells.nip,
    "nama": names.person_name,
    "gelar_depan": names.title,
    "gelar_belakang": names.title,
    "jenis_pegawai": terms.jenis_pegawai,
    "status_cpns_pns": terms.status_cpns_pns,
    "kedudukan": terms.kedudukan,
    "jenis_kelamin": terms.sex,
    "mkg_tahun": cells.number(0, 50, "mkg_range"),
    "mkg_bulan": cells.number(0, 11, "mkg_range"),
    "jenis_jabatan": posts.jenis_hint,
    "status_jabatan": posts.status_jabatan,
    "eselon": posts.eselon,
    "tahun_lulus": cells.number(1950, 2100, "year_range"),
    "nik": cells.nik,
    "npwp": cells.npwp,
    "bpjs": cells.digits,
    "nomor_hp": cells.phone,
    "karpeg": cells.digits,
    "pns_id": cells.digits,
}


def _parsers(target: str, at: dict[str, int], today: date, golongan: Parser) -> dict[str, Parser]:
    """The values one column gives: usually one, more where two things share a cell."""
    if target in DATES:
        return {target: DateParser(today.year + (60 if target == "akhir_kontrak" else 1))}
    if target == "tempat_tanggal_lahir":
        return {
            "tempat_lahir": names.birth_place,
            "tanggal_lahir": names.DateBehind(today.year, Bad("birth_without_date")),
        }
    if target in ("golongan_tmt", "jabatan_tmt"):
        what = target.removesuffix("_tmt")
        parser = golongan if what == "golongan" else cells.text
        return {what: _before_date(parser), f"tmt_{what}": names.DateBehind(today.year + 1)}
    if target == "golongan":
        return {target: golongan}
    if target == "nama_nip":
        return {
            "nip": lambda cell: cells.nip(names.number_beside_name(cell)),
            "nama": lambda cell: names.person_name(names.name_beside_number(cell)),
        }
    if target == "pendidikan":
        extra: dict[str, Parser] = {} if "jurusan" in at else {"jurusan": terms.jurusan_after}
        return {"pendidikan": terms.pendidikan, **extra}
    return {target: _PARSERS.get(target, cells.text)}


def _before_date(parser: Parser) -> Parser:
    def parse(cell: Any) -> Any:
        found = names.before_date(cell)
        return parser(found) if isinstance(found, str) else found

    return parse


def _shown(cell: Cell) -> str:
    """A cell as Excel shows it: numbers with at most 15 digits, days in the usual order."""
    if isinstance(cell, float):
        return f"{Decimal(f'{cell:.15g}'):f}"
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell if cell is not None else "")[:120]
