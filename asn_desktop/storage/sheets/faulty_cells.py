"""Cells that hold a formula's failure (`#N/A`, `#REF!`) in an .xlsx.

The reader gives them back as empty, which would hide them: an empty cell means "not recorded", a failed formula
means that somebody believes something is there.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

_MARK = b't="e"'
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>.*?<v>([^<]*)</v>', re.S)
_SHEET = re.compile(r'<sheet [^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_RELATION = re.compile(r"<Relationship [^>]*>")
_CHUNK = 1 << 20
_SMALL = 30_000_000
"""Bytes of cells (about 15,000 people). What is larger and has no chain of formulas is an export without formulas,
and unpacking it a second time would cost a third of what reading it costs."""


def faulty_cells(content: bytes) -> Iterator[tuple[str, int, int, str]]:
    """Sheet name, row and column from zero, and the failure as Excel shows it."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = _parts(archive)
        size = sum(archive.getinfo(part).file_size for _, part in parts)
        if size > _SMALL and "xl/calcChain.xml" not in archive.namelist():
            return
        for name, part in parts:
            if not _has_mark(archive, part):
                continue
            for letters, number, text in _CELL.findall(archive.read(part)):
                yield name, int(number) - 1, _column(letters.decode()), text.decode()


def _parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return []
    targets = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        fields = dict(re.findall(r'(\w+)="([^"]*)"', relation))
        targets[fields.get("Id", "")] = "xl/" + fields.get("Target", "").removeprefix("/xl/")
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    return [(_unescaped(n), targets[r]) for n, r in _SHEET.findall(book) if targets.get(r) in names]


def _has_mark(archive: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if _MARK in tail + chunk[: len(_MARK)] or _MARK in chunk:
                return True
            tail = chunk[-len(_MARK) :]
    return False


def _unescaped(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
