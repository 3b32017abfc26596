"""A PDF file written from front to back: what is finished goes to the disk at once, whatever the file's size.

The same objects in the same order give the same bytes, on any day and any machine.
"""

from __future__ import annotations

import hashlib
import zlib
from datetime import date
from typing import BinaryIO

LEVEL = 3
"""How hard streams are compressed; higher takes longer than it saves."""


class PdfFile:
    """Numbered objects, and at the end the table of where they are."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._digest = hashlib.md5(usedforsecurity=False)
        self._at = 0
        self._places: dict[int, int] = {}
        self._last = 0
        self._write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._last += 1
        return self._last

    def put(self, body: str, number: int = 0) -> int:
        """Write an object; returns its number."""
        number = number or self.reserve()
        self._places[number] = self._at
        self._write(f"{number} 0 obj\n{body}\nendobj\n".encode("ascii"))
        return number

    def stream(self, entries: str, packed: bytes, number: int = 0) -> int:
        """Write a stream that `pack` has compressed, with the other entries of its dictionary."""
        number = number or self.reserve()
        self._places[number] = self._at
        head = f"{number} 0 obj\n<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        self._write(head.encode("ascii") + packed + b"\nendstream\nendobj\n")
        return number

    def finish(self, root: int, info: int) -> None:
        """Write the table of objects and the trailer."""
        start = self._at
        rows = [b"0000000000 65535 f \n"]
        rows += [b"%010d 00000 n \n" % self._places[number] for number in range(1, self._last + 1)]
        identity = self._digest.hexdigest().upper()
        self._write(b"xref\n0 %d\n" % (self._last + 1) + b"".join(rows))
        entries = f"/Size {self._last + 1} /Root {root} 0 R /Info {info} 0 R /ID [<{identity}> <{identity}>]"
        self._write(f"trailer\n<< {entries} >>\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _write(self, content: bytes) -> None:
        self._out.write(content)
        self._digest.update(content)
        self._at += len(content)


def pack(content: bytes) -> bytes:
    """A stream's content, compressed."""
    return zlib.compress(content, LEVEL)


def text_string(text: str) -> str:
    """A text for readers of the file (titles), as PDF writes it."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def date_string(day: date) -> str:
    return f"(D:{day:%Y%m%d}000000+00'00')"
