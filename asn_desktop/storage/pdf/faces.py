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

    @property
    def name(self) -> str:
        return self._path.stem

    @cached_property
    def _font(self) -> Any:
        """The font's tables, read from the file when first needed."""
        from reportlab.pdfbase.ttfonts import TTFontFile

        return TTFontFile(str(self._path))

    @cached_property
    def _letters(self) -> dict[int, float]:
        """Widths by Unicode number, of those that a PDF can address with two bytes."""
        widths = self._font.charWidths
        return {code: widths[code] / 1000 for code in self._font.charToGlyph if code in widths and code < 0x10000}

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

    def letter_width(self, code: int) -> float:
        """In thousandths of the type size, as PDF counts."""
        return round(self._letters[code] * 1000, 3)

    def cut_down(self, codes: list[int]) -> bytes:
        """The font with no other letters than these; its glyphs are those of `glyphs_of`."""
        return bytes(self._font.makeSubset(codes))

    def glyphs_of(self, codes: list[int]) -> dict[int, int]:
        """Which glyph of the cut-down font is which letter: they are numbered as they come, each once."""
        numbers = {0: 0}
        originals = self._font.charToGlyph
        return {code: numbers.setdefault(originals[code], len(numbers)) for code in codes}

    @cached_property
    def described(self) -> str:
        """The entries of a PDF's font descriptor."""
        font = self._font
        box = " ".join(f"{side:g}" for side in font.bbox)
        return (
            f"/Flags {font.flags} /FontBBox [{box}] /ItalicAngle {font.italicAngle:g} /Ascent {font.ascent:g}"
            f" /Descent {font.descent:g} /CapHeight {font.capHeight:g} /StemV {font.stemV:g}"
        )


class Faces:
    """The four faces, by style."""

    def __init__(self, folder: Path) -> None:
        self.by_style = {style: Face(folder / name) for style, name in _FILES.items()}

    def __getitem__(self, style: Style) -> Face:
        return self.by_style[style]
