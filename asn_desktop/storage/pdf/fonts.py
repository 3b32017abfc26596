"""Faces inside a PDF: only the letters that are used, addressed by their Unicode number.

Text on a page is written in UTF-16, so that a page can be set without knowing which letters the rest of the file uses,
in any process; which number is which glyph is said once for each face, at the end of the file.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from asn_desktop.storage.pdf.faces import Face
from asn_desktop.storage.pdf.pdf_file import PdfFile, pack

ALWAYS = frozenset(map(chr, range(32, 127)))
"""Letters that are there in any case: so most files share their faces, which are then made only once."""


class CutFace(NamedTuple):
    """A face cut down to some letters, as a file needs it; what is long is compressed."""

    name: str
    program: bytes
    glyphs: bytes
    """Which number is which glyph."""
    widths: str
    unicode: bytes


class EmbeddedFonts:
    """Faces cut down to letters, remembered, because most files use the same ones."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, frozenset[str]], CutFace] = {}

    def prepare(self, face: Face) -> None:
        """Cut a face down to the usual letters before it is needed."""
        self._cut(face, ALWAYS)

    def put(self, file: PdfFile, face: Face, letters: Iterable[str]) -> int:
        """Write a face with these letters; returns the number of the font's object."""
        cut = self._cut(face, ALWAYS | frozenset(letters))
        program = file.stream("", cut.program)
        descriptor = file.put(
            f"<< /Type /FontDescriptor /FontName /{cut.name} {face.described} /FontFile2 {program} 0 R >>"
        )
        glyphs = file.stream("", cut.glyphs)
        descendant = file.put(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{cut.name} /FontDescriptor {descriptor} 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /CIDToGIDMap {glyphs} 0 R /DW 1000 /W [{cut.widths}] >>"
        )
        unicode = file.stream("", cut.unicode)
        return file.put(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{cut.name} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"
        )

    def _cut(self, face: Face, used: frozenset[str]) -> CutFace:
        key = (face.name, used)
        if key not in self._known:
            if len(self._known) > 64:
                self._known.clear()
            self._known[key] = _cut_face(face, sorted(map(ord, used)))
        return self._known[key]


def _cut_face(face: Face, codes: list[int]) -> CutFace:
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256("".join(map(chr, codes)).encode()).digest()[:6])
    runs = ((run[0], " ".join(f"{face.letter_width(code):g}" for code in run)) for run in _runs(codes))
    return CutFace(
        f"{tag}+{face.name}",
        pack(face.cut_down(codes)),
        pack(_glyph_map(face, codes)),
        " ".join(f"{first} [{wide}]" for first, wide in runs),
        pack(_to_unicode(codes)),
    )


def _glyph_map(face: Face, codes: list[int]) -> bytes:
    glyphs = face.glyphs_of(codes)
    return struct.pack(f">{codes[-1] + 1}H", *(glyphs.get(code, 0) for code in range(codes[-1] + 1)))


def _to_unicode(codes: list[int]) -> bytes:
    """What each number means to whoever copies text out of the file: itself."""
    ranges = [f"<{run[0]:04X}> <{run[-1]:04X}> <{run[0]:04X}>" for run in _runs(codes)]
    blocks = (ranges[start : start + 100] for start in range(0, len(ranges), 100))
    listed = "\n".join(f"{len(block)} beginbfrange\n{chr(10).join(block)}\nendbfrange" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{listed}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _runs(codes: list[int]) -> Iterator[list[int]]:
    """Consecutive numbers together; never over the border of 256, where ranges must end."""
    run = [codes[0]]
    for code in codes[1:]:
        if code != run[-1] + 1 or code % 256 == 0:
            yield run
            run = []
        run.append(code)
    yield run
