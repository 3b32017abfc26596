"""First look at a file: which sheet, which kind, where its headings are, and what its columns seem to mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.intake import matching
from asn_desktop.core.usecases.intake.cells import MONTH_NUMBERS
from asn_desktop.core.usecases.intake.columns import (
    BY_KEY,
    REKAP_NAMES,
    SIASN,
    SIASN_HEADINGS,
    SYNONYMS,
    TEMPLATE,
    slug,
)
from asn_desktop.core.usecases.intake.headings import Table, as_of_day, find_table, meanings, signature
from asn_desktop.core.usecases.intake.model import Candidate, Inspection, Kind, Suggestion
from asn_desktop.core.usecases.ports import Cell, Reader, Sheet, Store

REMEMBERED = "intake.matching"
"""Setting of the file: confirmed matchings by heading signature."""
_REMEMBERED_AT_MOST = 50
_TEMPLATE_NAMES = {slug(target.heading): target.key for target in TEMPLATE}
_REKAP_NAMES = {name: key for name, key in SYNONYMS.items() if key in ("nip", "nama", "jabatan")} | REKAP_NAMES
_PERIOD = re.compile(
    r"(?i)\bperiode\b[\s:]*(bulanan|tahunan|triwulan(?:an)?|semester(?:an)?|final|akhir)?[\s:]*(\d{1,2}|[a-z]+)?\s*"
    r"(?:tahun\s*)?((?:19|20)\d\d)\b"
)


def inspect(
    sheets: Sequence[Sheet],
    berkas: str = "",
    reader: Reader | None = None,
    *,
    sheet: str = "",
    in_use: bool = False,
) -> Inspection:
    """Look at the sheets of one file. With a reader, a matching confirmed before is used again.

    `sheet` chooses one by name; otherwise it is the visible sheet that knows the most headings, and of equals the
    first. Raises UserError where no sheet has a table of people.
    """
    tables = [(found, find_table(found)) for found in sheets]
    candidates = tuple(
        Candidate(found.name, table.top + 1 if table else 0, table.known if table else 0, found.visible)
        for found, table in tables
    )
    usable = [table for found, table in tables if table and (found.name == sheet if sheet else True)]
    if not usable:
        raise UserError("intake_no_table", name=berkas or (sheets[0].name if sheets else ""))
    table = max(usable, key=lambda found: (found.sheet.visible, found.known * 100 + min(len(found.sheet.rows), 99)))
    return _inspected(table, candidates, berkas, reader, in_use)


def _inspected(
    table: Table, candidates: tuple[Candidate, ...], berkas: str, reader: Reader | None, in_use: bool
) -> Inspection:
    kind = kind_of(table)
    mark = signature(table.headings)
    suggestions = {
        Kind.SIASN: lambda: matching.fixed(table, SYNONYMS | SIASN),
        Kind.TEMPLATE: lambda: matching.fixed(table, _TEMPLATE_NAMES),
        Kind.REKAP: lambda: matching.fixed(table, _REKAP_NAMES),
        Kind.DAFTAR: lambda: matching.suggested(table),
    }[kind]()
    if kind is Kind.DAFTAR and reader is not None and (known := (reader.setting(REMEMBERED) or {}).get(mark)):
        suggestions = tuple(
            Suggestion(int(column), target, 100, "remembered") for column, target in known.items() if target in BY_KEY
        )
    above = table.sheet.rows[: table.top]
    tahun, bulan, unit = _period(above, berkas) if kind is Kind.REKAP else (None, None, "")
    return Inspection(
        kind=kind,
        berkas=berkas,
        sheet=table.sheet.name,
        rows=table.sheet.rows,
        header_row=table.top + 1,
        first_row=table.first + 1,
        columns=matching.columns_of(table),
        suggestions=suggestions,
        candidates=candidates,
        signature=mark,
        as_of=as_of_day(table.sheet.rows, table.top),
        tahun=tahun,
        bulan=bulan,
        unit=unit,
        in_use=in_use,
    )


def kind_of(table: Table) -> Kind:
    """What the headings say a table is."""
    names = {name for heading in table.headings for name in meanings(heading)}
    rekap = {_REKAP_NAMES[name] for name in names if name in _REKAP_NAMES}
    if {"nip", "rating_hasil", "rating_perilaku"} <= rekap:
        return Kind.REKAP
    if "nip baru" in names and len(SIASN_HEADINGS & names) >= 4:
        return Kind.SIASN
    if len(names & _TEMPLATE_NAMES.keys()) >= 0.9 * len(_TEMPLATE_NAMES):
        return Kind.TEMPLATE
    return Kind.DAFTAR


def remember(store: Store, inspection: Inspection, mapping: dict[int, str]) -> None:
    """Keep a confirmed matching for the next list with the same headings."""
    with store.read() as reader:
        known: dict[str, Any] = dict(reader.setting(REMEMBERED) or {})
    known.pop(inspection.signature, None)
    known[inspection.signature] = {str(column): target for column, target in mapping.items()}
    store.remember(REMEMBERED, dict(list(known.items())[-_REMEMBERED_AT_MOST:]))


def _period(above: Sequence[Sequence[Cell]], berkas: str) -> tuple[int, int | None, str]:
    """Year, month and the appraiser's unit of a Rekap Penilaian. Raises UserError where the period is not usable."""
    lines = [" ".join(str(cell).split()) for row in above for cell in row if cell not in (None, "")]
    for line in lines:
        if match := _PERIOD.search(line):
            named, part, year = (match[1] or "").lower(), (match[2] or "").lower(), int(match[3])
            if named in ("tahunan", "final", "akhir", "") and part in ("", "tahun"):
                return year, None, _unit_line(lines)
            month = int(part) if part.isdigit() else MONTH_NUMBERS.get(part, 0)
            if named not in ("bulanan", "") or not 1 <= month <= 12:
                raise UserError("rekap_period", name=berkas, value=line)
            return year, month, _unit_line(lines)
    raise UserError("rekap_no_period", name=berkas)


def _unit_line(lines: Sequence[str]) -> str:
    """The line below `3013 - Kementerian ...`, which is the unit of the appraiser."""
    others = [line for line in lines if not _PERIOD.search(line) and not re.match(r"\d+\s*-\s", line)]
    return others[0] if others else ""
