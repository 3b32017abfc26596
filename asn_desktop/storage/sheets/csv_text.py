"""Text tables: which encoding and which separator, found from the text itself."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cell

_SEPARATORS = ";,\t|"


def csv_rows(path: Path, content: bytes) -> list[list[Cell]]:
    """The rows, all of one length. Every cell stays text: a NIP keeps all its digits."""
    text = decoded(content)
    if "\0" in text:
        raise UserError("sheet_broken", name=path.name)
    csv.field_size_limit(1_000_000)
    first, _, rest = text.partition("\n")
    named = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    source = rest if named else text
    sign = named or separator(source)
    _refuse_open_quote(path, source, sign)
    try:
        rows = list(csv.reader(io.StringIO(source, newline=""), delimiter=sign, strict=False))
    except csv.Error as error:
        raise UserError("sheet_broken", name=path.name) from error
    if named:
        rows.insert(0, [])
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows] if any(any(row) for row in rows) else []


def _refuse_open_quote(path: Path, source: str, sign: str) -> None:
    """A quotation mark that is never closed makes one cell of all rows after it, which would then be lost."""
    if source.count('"') % 2 == 0:
        return
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=sign, strict=True)
    line = 0
    try:
        for _ in reader:
            line = reader.line_num
    except csv.Error as error:
        if str(error) == "unexpected end of data":
            raise UserError("sheet_open_quote", name=path.name, line=line + 1) from error


def decoded(content: bytes) -> str:
    """UTF-8 with or without mark, UTF-16, or the Windows code page that Excel writes in Indonesia."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content[1:2] == b"\0" and content[3:4] == b"\0":
        return content.decode("utf-16-le", "replace")
    if content[:1] == b"\0" and content[2:3] == b"\0":
        return content.decode("utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def separator(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of at least two columns."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    best, best_score = ",", (0, 0)
    for sign in _SEPARATORS:
        counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
        usual = max(set(counts), key=counts.count, default=1)
        score = (counts.count(usual), usual) if usual > 1 else (0, 0)
        if score > best_score:
            best, best_score = sign, score
    return best
