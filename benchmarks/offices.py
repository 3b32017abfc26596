"""Practice offices and spreadsheets of the sizes that are measured, made once and kept in .cache/benchmarks."""

from __future__ import annotations

import hashlib
import shutil
import sys
from datetime import date
from pathlib import Path

from asn_desktop.bootstrap import law_book
from asn_desktop.core.usecases.export import export_pegawai
from asn_desktop.core.usecases.ports import Context, Sheet
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.practice.bulk import carry_in_bulk
from asn_desktop.core.usecases.practice.year import PAST
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.sheets import SpreadsheetFiles

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 1, 20)
APPRAISED = 300
"""Plans and appraisals do not make the register larger; a few are enough to open some."""
COLUMNS = 30


def office(employees: int, appraised: int = APPRAISED) -> Path:
    """A file with so many employees, some of them with plan and appraisal."""
    file = _cache() / (f"{employees}.asn" if appraised == APPRAISED else f"{employees}-{appraised}.asn")
    if not file.exists():
        _say(f"making an office of {employees:,} employees")
        making = file.with_suffix(".making")
        _forget(making)
        store = create_store(making, create.kantor("pematangsiantar", employees, new_id()), today=TODAY)
        context = Context(store, law_book(), "benchmark", TODAY)
        create.people(context, "pematangsiantar", employees)
        carry_in_bulk(context, TODAY.year - 1, 1, PAST, at_most=appraised)
        store.close()
        making.rename(file)
    return file


def empty_office(name: str) -> Path:
    """A new file without anybody."""
    file = _cache() / f"{name}.asn"
    _forget(file)
    create_store(file, create.kantor("pematangsiantar", 1000, new_id()), today=TODAY).close()
    return file


def copy_of(file: Path) -> Path:
    """A copy that may be written to."""
    copy = file.with_name(f"{file.stem}-copy.asn")
    _forget(copy)
    shutil.copy(file, copy)
    return copy


def sheet(employees: int) -> Path:
    """The staff of that office as our template, cut to 30 columns."""
    file = _cache() / f"{employees}.xlsx"
    if not file.exists():
        _say(f"writing a spreadsheet of {employees:,} rows")
        with_store = open_store(office(employees), today=TODAY)
        whole = export_pegawai(Context(with_store, law_book(), "", TODAY))
        with_store.close()
        making = file.with_suffix(".making.xlsx")
        SpreadsheetFiles().write(making, [Sheet(whole.name, [row[:COLUMNS] for row in whole.rows])])
        making.rename(file)
    return file


def kept(name: str) -> Path:
    """The place of a file that another part makes once."""
    return _cache() / name


def _cache() -> Path:
    """A folder for exactly this state of the code that makes offices, and of their schema."""
    digest = hashlib.sha256()
    for part in ("core/usecases/practice", "core/domain", "storage/db/schema"):
        for source in sorted((ROOT / "asn_desktop" / part).rglob("*.py")):
            digest.update(source.read_bytes())
    folder = ROOT / ".cache" / "benchmarks" / digest.hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _forget(file: Path) -> None:
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
