"""The faces of the paper's one family, and how wide words are in them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from asn_desktop.core.forms.filled import Style

_FILES = {
    Style.REGULAR: "LiberationSerif-Regular.ttf",
    Style.BOLD: "LiberationSerif-Bold.ttf",
    Style.ITALIC: "LiberationSerif-Italic.ttf",
    Style.BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}


class MissingLetterError(Exception):
    """A letter that the face does not have; printing it would leave a box in its place."""

    def __init__(self, letter: str, word: str) -> None:
        super().__init__(letter)
        self.letter = letter
        self.word = word


class Face:
    """One face. Widths are in points at a size of one point, remembered by word."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._words: dict[str, float] = {}

    @cached_property
    def font(self) -> Any:
        """ReportLab's font, read from the file when first needed and known to it under the file's name.

        ReportLab knows fonts by name for the whole process, so a second paper must use the same object.
        """
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        name = self._path.stem
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(self._path)))
        return pdfmetrics.getFont(name)

    @cached_property
    def _letters(self) -> dict[int, float]:
        face = self.font.face
        return {code: face.charWidths[code] / 1000 for code in face.charToGlyph if code in face.charWidths}

    @cached_property
    def space(self) -> float:
        return self._letters[32]

    def width(self, word: str) -> float:
        """Raises MissingLetterError."""
        known = self._words.get(word)
        if known is None:
            letters = self._letters
            try:
                known = sum(letters[ord(letter)] for letter in word)
            except KeyError as missing:
                raise MissingLetterError(chr(missing.args[0]), word) from None
            if len(self._words) > 200_000:
                self._words.clear()
            self._words[word] = known
        return known


class Faces:
    """The four faces, by style."""

    def __init__(self, folder: Path) -> None:
        self.by_style = {style: Face(folder / name) for style, name in _FILES.items()}

    def __getitem__(self, style: Style) -> Face:
        return self.by_style[style]
