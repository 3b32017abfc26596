"""What each column seems to mean, by its heading and by what stands in it, with how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from asn_desktop.core.usecases.intake.cells import Bad, DateParser, golongan, nip, pangkat, text
from asn_desktop.core.usecases.intake.columns import SIASN, SYNONYMS, letter, slug
from asn_desktop.core.usecases.intake.headings import Table, is_order, meanings
from asn_desktop.core.usecases.intake.model import Column, Suggestion
from asn_desktop.core.usecases.intake.names import before_date, name_beside_number, number_beside_name
from asn_desktop.core.usecases.intake.terms import jenis_pegawai, pendidikan, sex
from asn_desktop.core.usecases.ports import Cell

_LOOKED_AT = 60
"""Filled cells of a column that are looked at."""
_LOOKED_THROUGH = 1000
"""Rows among which they are looked for."""


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns that have a heading or content, with a few of their values."""
    found: list[Column] = []
    for index, heading in enumerate(table.headings):
        filled = _filled(table, index)
        if heading or filled:
            samples = tuple(str(text(cell))[:60] for cell in filled[:3])
            found.append(Column(index, letter(index), heading.replace(" › ", " / "), samples))
    return tuple(found)


def fixed(table: Table, names: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """The meanings in a file whose headings are fixed (SIASN, our template, Rekap Penilaian)."""
    found: dict[str, Suggestion] = {}
    for index, heading in enumerate(table.headings):
        target = next((names[name] for name in meanings(heading) if name in names), None)
        if target is not None and target not in found:
            found[target] = Suggestion(index, target, 100, "heading")
    return tuple(found.values())


def suggested(table: Table) -> tuple[Suggestion, ...]:
    """The likely meanings in an office's list; each meaning is given to the column that fits it best."""
    options: list[tuple[int, int, str, str]] = []
    for index, heading in enumerate(table.headings):
        if is_order(heading):
            continue
        filled = _filled(table, index)
        named = _by_heading(table, index, filled)
        for target, share in _by_content(filled).items():
            if target == named and share >= 60:
                options.append((100, index, target, "both"))
            elif not named and share >= 80:
                options.append((share - 15, index, target, "content"))
        if named:
            options.append((_trust(named, filled, heading), index, named, "heading"))
    taken: dict[str, Suggestion] = {}
    used: set[int] = set()
    for confidence, index, target, basis in sorted(options, key=lambda option: (-option[0], option[1])):
        if target not in taken and index not in used and confidence > 0:
            taken[target] = Suggestion(index, target, confidence, basis)
            used.add(index)
    return tuple(sorted(taken.values(), key=lambda suggestion: suggestion.column))


def _filled(table: Table, index: int) -> list[Cell]:
    found: list[Cell] = []
    for row in table.sheet.rows[table.first : table.first + _LOOKED_THROUGH]:
        if index < len(row) and text(row[index]) is not None:
            found.append(row[index])
            if len(found) == _LOOKED_AT:
                break
    return found


def _by_heading(table: Table, index: int, filled: Sequence[Cell]) -> str | None:
    names = meanings(table.headings[index])
    target = next((found for name in names if (found := SYNONYMS.get(name) or SIASN.get(name))), None)
    if target is None and names[0].endswith("tmt"):
        before = _by_heading(table, index - 1, ()) if index else None
        target = {"golongan": "tmt_golongan", "jabatan": "tmt_jabatan", "unit": None}.get(before or "")
    if target in ("nama", "nip") and _share(filled, _name_and_number) >= 60:
        return "nama_nip"
    if target in _WITH_DATE and _share(filled, _date_behind_words) >= 60:
        return _WITH_DATE[target]
    return target


_WITH_DATE = {
    "tempat_lahir": "tempat_tanggal_lahir",
    "golongan": "golongan_tmt",
    "tmt_golongan": "golongan_tmt",
    "jabatan": "jabatan_tmt",
    "tmt_jabatan": "jabatan_tmt",
}
"""What a column means where its cells have a date behind the words, whichever of the two its heading names."""


def _name_and_number(cell: Any) -> bool:
    return number_beside_name(cell) is not None and bool(name_beside_number(cell))


def _date_behind_words(cell: Any) -> bool:
    before = before_date(cell) if isinstance(cell, str) else None
    return isinstance(before, str) and before != text(cell) and any(map(str.isalpha, before))


def _trust(target: str, filled: Sequence[Cell], heading: str) -> int:
    """A heading alone is believed unless its cells are of another kind."""
    checks: dict[str, Callable[[Any], Any]] = {
        "nip": lambda cell: not isinstance(cell, str) or sum(map(str.isdigit, cell)) >= 10,
        "golongan": golongan,
        "golongan_tmt": lambda cell: golongan(before_date(cell)),
        "jenis_pegawai": jenis_pegawai,
    }
    check = checks.get(target)
    if check is None or not filled or _share(filled, check) >= 40:
        return 90
    if target == "golongan":  # names of pangkat alone: another column may have the golongan itself
        return 30 if _share(filled, pangkat) >= 40 else 0 if "pangkat" in heading.lower() else 40
    return 0 if slug(heading) == "status" else 40


def _by_content(filled: Sequence[Cell]) -> dict[str, int]:
    if not filled:
        return {}
    day = DateParser(2100)
    return {
        "nip": _share(filled, nip),
        "tanggal_lahir": _share(filled, lambda cell: _year_before(day(cell), 2010)),
        "golongan": _share(filled, lambda cell: isinstance(cell, str) and golongan(cell)),
        "jenis_kelamin": _share(filled, lambda cell: isinstance(cell, str) and sex(cell)),
        "pendidikan": _share(filled, lambda cell: isinstance(cell, str) and pendidikan(cell)),
    }


def _year_before(found: Any, year: int) -> bool:
    return hasattr(found, "year") and found.year < year


def _share(cells: Sequence[Cell], check: Callable[[Any], Any]) -> int:
    """Percent of the cells that pass."""
    if not cells:
        return 0
    good = sum(1 for cell in cells if (found := check(cell)) and not isinstance(found, Bad))
    return round(100 * good / len(cells))
