"""Paragraphs broken into lines of a given width; the same paragraph is broken only once."""

from __future__ import annotations

from typing import NamedTuple

from asn_desktop.core.forms.filled import Align, Para, Style
from asn_desktop.storage.pdf.faces import Face, Faces

MM = 72 / 25.4


class Piece(NamedTuple):
    """Text at a distance from the left edge of its box, in points."""

    x: float
    style: Style
    text: str


class Line(NamedTuple):
    """One line: pieces of text, and stretches crossed out."""

    pieces: tuple[Piece, ...]
    strikes: tuple[tuple[float, float], ...] = ()


class Wrapper:
    """Breaks paragraphs at spaces, and words that are longer than the line where they must be broken."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._known: dict[tuple[Para, float, float], tuple[Line, ...]] = {}

    def lines(self, paras: tuple[Para, ...], width: float, size: float) -> tuple[Line, ...]:
        """The lines of paragraphs in a box `width` points wide at a type size of `size` points."""
        if len(paras) == 1:
            return self._para(paras[0], width, size)
        return tuple(line for para in paras for line in self._para(para, width, size))

    def _para(self, para: Para, width: float, size: float) -> tuple[Line, ...]:
        key = (para, width, size)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > 20_000:
                self._known.clear()
            known = self._known[key] = self._break(para, width, size)
        return known

    def _break(self, para: Para, width: float, size: float) -> tuple[Line, ...]:
        face = self.faces[para.style]
        indent = para.indent * MM
        room = (width - indent) / size
        made: list[Line] = []
        at = 0
        for text, wide in broken(para.text, face, room):
            if para.align is Align.CENTER:
                x = indent + (width - indent - wide * size) / 2
            elif para.align is Align.RIGHT:
                x = width - wide * size
            else:
                x = indent
            start = para.text.find(text, at) if para.struck else 0
            strikes = tuple(
                (x + face_width(face, text[: max(first - start, 0)]) * size,
                 x + face_width(face, text[: min(last - start, len(text))]) * size)
                for first, last in para.struck
                if first < start + len(text) and last > start
            )  # fmt: skip
            at = start + len(text)
            pieces: tuple[Piece, ...] = (Piece(x, para.style, text),) if text else ()
            if para.mark and not made:
                face_width(self.faces[Style.REGULAR], para.mark)
                pieces = (Piece(0, Style.REGULAR, para.mark), *pieces)
            made.append(Line(pieces, strikes))
        return tuple(made)


def face_width(face: Face, text: str) -> float:
    """The width of a text with its spaces, at one point."""
    words = text.split(" ")
    return sum(face.width(word) for word in words) + face.space * (len(words) - 1)


def broken(text: str, face: Face, room: float) -> list[tuple[str, float]]:
    """Lines and their widths at one point; an empty text is one empty line."""
    lines: list[tuple[str, float]] = []
    current: list[str] = []
    wide = 0.0
    space = face.space
    for word in text.split(" "):
        if not word:
            continue
        width = face.width(word)
        if current and wide + space + width <= room:
            current.append(word)
            wide += space + width
            continue
        if current:
            lines.append((" ".join(current), wide))
        while width > room:
            fits = _fitting(word, face, room)
            lines.append((word[:fits], face.width(word[:fits])))
            word = word[fits:]
            width = face.width(word)
        current, wide = [word], width
    if current or not lines:
        lines.append((" ".join(current), wide))
    return lines


def _fitting(word: str, face: Face, room: float) -> int:
    """How many letters of a long word fit; breaks after a sign that ends a part of a web address where it can."""
    fits = 1
    while fits < len(word) - 1 and face.width(word[: fits + 1]) <= room:
        fits += 1
    for at in range(fits, fits // 3, -1):
        if word[at - 1] in "/-_.?&=,;":
            return at
    return fits
