"""Which rows below the headings speak of a person, and what the others are: nothing is passed over without a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from asn_desktop.core.usecases.intake import cells
from asn_desktop.core.usecases.intake.columns import ORDER_NAMES, REKAP_NAMES, SYNONYMS, slug
from asn_desktop.core.usecases.ports import Cell

_FOOT = re.compile(
    r"(?i)^(jumlah|total|rekap|mengetahui|menyetujui|catatan|keterangan|ditetapkan|dibuat|disahkan|a\.n\.?\s)"
)
_UNIT = re.compile(
    r"(?i)^(?:(?:[IVX]+|[A-Z]|\d+)[.)]\s*)?(?:unit kerja\s*:\s*)?"
    r"((?:sekretariat|seksi|sub\s*-?\s*bagian|subba?g|sub\s*-?\s*bidang|bidang|bagian|kelurahan|distrik|kecamatan"
    r"|kampung|desa|uptd?|puskesmas|dinas|badan|kantor|inspektorat)\b[^:;]*?)\s*:?$"
)
_KIND = re.compile(
    r"(?i)(?:(?:[IVX]+|[A-Z]|\d+)[.)]\s*)?"
    r"(?:c?pns|pppk|p3k|asn|calon|pegawai|golongan|eselon|struktural|fungsional|pelaksana|jabatan)\b"
)
"""Groups of people that are no units."""
_ORDER = re.compile(r"\d{1,5}(?:\.0|[.)])?")
_MARK = re.compile(r"(?:[IVX]+|[A-Z]|\d{1,3})[.)]?")
_SHORTEST_NIP = 15
"""Signs from which a text is looked at as a number of a person and not as a number of a table."""
_SMALLEST_NUMBER = 1e8


class PeopleRows(Struct):
    """Rows counted from zero. `units`: by position among `found`, the unit whose heading stands above, or None.

    `left_out`: rows with content that are no person, no heading, and no part of what stands under a table.
    """

    found: list[int] = []
    rows: list[list[Cell]] = []
    units: list[str | None] = []
    left_out: list[int] = []


def people_rows(rows: Sequence[list[Cell]], first: int, at: Mapping[str, int]) -> PeopleRows:
    """Sort the rows from `first` on. `at` gives the column of each meaning."""
    key = at.get("nip", at.get("nama_nip", at.get("pns_id", -1)))
    name = at.get("nama", key)
    told = PeopleRows()
    unit: str | None = None
    unknown: list[int] = []
    below_foot = False
    for index in range(first, len(rows)):
        row = rows[index]
        number = row[key] if key < len(row) else None
        if (
            name != key
            and not below_foot
            and type(number) is str
            and len(number) >= _SHORTEST_NIP
            and name < len(row)
            and row[name]
        ):
            _keep(told, index, row, unit, unknown)
            continue
        filled = [cell for cell in row if cell not in (None, "")]
        words = [cell for cell in filled if isinstance(cell, str) and cell.strip()]
        if not words:
            continue
        if _is_heading(filled):
            below_foot = False
        elif _FOOT.match(words[0].strip()):
            below_foot = True
        elif _is_second_line(row, key, told, index, at):
            told.rows[-1] = _joined(told.rows[-1], row)
        elif heading := _group_of(filled, words):
            if match := _UNIT.match(heading):
                unit = match[1]
            elif not _KIND.match(heading):  # perhaps a unit: nobody below it belongs to the one before
                unit = None
                (told.left_out if _ORDER.fullmatch(str(filled[0])) else unknown).append(index)
        elif _is_person(number, row[name] if name < len(row) else None, filled, below_foot):
            below_foot = False
            _keep(told, index, row, unit, unknown)
        elif not isinstance(number, float | int) and (_is_counted(filled) if below_foot else len(filled) >= 3):
            told.left_out.append(index)
    return told


def _keep(told: PeopleRows, index: int, row: list[Cell], unit: str | None, unknown: list[int]) -> None:
    """Note a person; headings of groups that stood above and were not understood are told now, those below never."""
    if unknown:
        told.left_out += unknown
        unknown.clear()
    told.found.append(index)
    told.rows.append(row)
    told.units.append(unit)


def _is_heading(filled: Sequence[Cell]) -> bool:
    """Headings repeated on the next page, or the numbers `1 2 3 4 ...` below them."""
    known = sum(1 for cell in filled if (word := slug(cell)) in SYNONYMS or word in REKAP_NAMES or word in ORDER_NAMES)
    if known >= 2 and known * 2 >= len(filled):
        return True
    numbers = [re.sub(r"[()\s]|\.0$", "", str(cell)) for cell in filled]
    return len(numbers) >= 3 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _is_person(number: Cell, name: Cell, filled: Sequence[Cell], below_foot: bool) -> bool:
    """A NIP beside something else; or a name among other cells, for then the missing NIP is a fault to be told."""
    if number and isinstance(cells.nip(number), str):
        return len(filled) >= (4 if below_foot else 2)
    if isinstance(number, float | int) and number < _SMALLEST_NUMBER:
        return False
    named = isinstance(name, str) and any(map(str.isalpha, name))
    if below_foot:  # a person after a subtotal has the running number in front
        return named and _is_counted(filled)
    return len(filled) >= 3 and bool(named or number)


def _is_counted(filled: Sequence[Cell]) -> bool:
    """A row of a table and not of a signature: it begins with a running number."""
    return len(filled) >= 4 and _ORDER.fullmatch(str(filled[0])) is not None


def _group_of(filled: Sequence[Cell], words: Sequence[str]) -> str:
    """What a row says of the rows below it: its only words, but for a numeral in front; no number of a person."""
    if len(filled) - len(words) > 1:  # more numbers than the one in front
        return ""
    said = {" ".join(word.split()) for word in words if not _MARK.fullmatch(word.strip())}
    only = said.pop() if len(said) == 1 else ""
    return "" if re.search(r"\d{4}", only) else only


def _is_second_line(row: list[Cell], key: int, told: PeopleRows, index: int, at: Mapping[str, int]) -> bool:
    """The NIP below the name, in a list that has both in one column and a row for each."""
    if "nama_nip" not in at or not told.found or told.found[-1] != index - 1 or key >= len(row):
        return False
    before = told.rows[-1]
    above = before[key] if key < len(before) else None
    both = {key, at.get("golongan"), at.get("golongan_tmt")}
    if any(one and two for column, (one, two) in enumerate(zip(before, row, strict=False)) if column not in both):
        return False  # each line says something of its own: nobody here can know which heading it belongs to
    return isinstance(cells.nip(row[key]), str) and isinstance(above, str) and not any(map(str.isdigit, above))


def _joined(above: list[Cell], below: list[Cell]) -> list[Cell]:
    """Two lines of one person as one: what stands below follows what stands above."""
    return [
        one if two in (None, "") else two if one in (None, "") else f"{one}\n{two}"
        for one, two in zip(above, [*below, *[None] * (len(above) - len(below))], strict=False)
    ]
