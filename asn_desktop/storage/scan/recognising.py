"""The QR code on a picture of a page: where it usually is first, then everywhere, then with more and more effort.

A seal is believed only where its code belongs to its hash (`read_seal`), so more effort never means more errors.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from asn_desktop.core.forms.code import Seal, read_seal

CORNER = 0.22
"""Side of the corner that is looked at first, as a part of the longer side: 65 mm of A4, twice what is needed."""

BLANK = 0.001
"""Less ink than this part of the page is none: the empty back of a sheet, with a little dust."""

INK = 40
"""So many grey values darker than the paper is ink; the print of the other side shines through with less."""


class Corner(enum.Enum):
    """Where on the picture the code is: it follows from how the sheet lay in the scanner."""

    BOTTOM_LEFT = "upright"
    TOP_RIGHT = "upside_down"
    TOP_LEFT = "turned_right"
    BOTTOM_RIGHT = "turned_left"


class Found(Struct, frozen=True):
    """What was read. `other` is the text of a code that is none of ours; `several` says that two forms are on it."""

    seal: Seal | None = None
    corner: Corner | None = None
    several: bool = False
    blank: bool = False
    other: str = ""


class Recogniser:
    """Remembers where the last code was: a pile lies in the scanner the same way from first to last."""

    def __init__(self) -> None:
        self._corners = list(Corner)

    def read(self, picture: Any) -> Found:
        """`picture` is a grey Pillow image of a page."""
        usual = self._corners[0]
        seals, other = _seals(_cut(picture, usual))
        if seals:
            seals = [*seals, *(found for place in _beside(picture, usual) for found in _seals(place)[0])]
        else:
            seals, elsewhere = _seals(picture)
            other = other or elsewhere
        if not seals and is_blank(picture):
            return Found(blank=True)
        if not seals:
            seals = self._hard(picture)
        if not seals:
            return Found(other=other)
        if len({(seal.code, seal.digest) for seal, _ in seals}) > 1:
            return Found(several=True)
        seal, corner = seals[0]
        self._remember(corner or usual)
        return Found(seal, corner or usual)

    def _hard(self, picture: Any) -> list[tuple[Seal, Corner | None]]:
        for prepare in _EFFORTS:
            for corner in tuple(self._corners):
                found, _ = _seals(prepare(_cut(picture, corner)))
                if found:
                    return [(seal, corner) for seal, _ in found]
        for prepare in _EVERYWHERE:
            found, _ = _seals(prepare(picture))
            if found:
                return found
        return []

    def _remember(self, corner: Corner) -> None:
        self._corners.remove(corner)
        self._corners.insert(0, corner)


def quarters(picture: Any) -> int:
    """Quarter turns clockwise after which the code of a form on the picture is upright; 0 where none is seen."""
    import zxingcpp

    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ours = next((code for code in codes if read_seal(code.text) is not None), None)
    if ours is None:
        return 0
    start, end = ours.position.top_left, ours.position.top_right
    across, down = end.x - start.x, end.y - start.y
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return 3 if down > 0 else 1


def is_blank(picture: Any) -> bool:
    """True for a page without anything on it. Noise and dust vanish when dots are averaged."""
    small = picture.reduce(4)
    values = small.histogram()
    paper = max(range(256), key=values.__getitem__)
    return bool(sum(values[: max(0, paper - INK)]) < BLANK * small.width * small.height)


def _cut(picture: Any, corner: Corner) -> Any:
    width, height = picture.size
    side = int(CORNER * max(width, height))
    across, down = min(side, width), min(side, height)
    left = corner in (Corner.BOTTOM_LEFT, Corner.TOP_LEFT)
    top = corner in (Corner.TOP_LEFT, Corner.TOP_RIGHT)
    x, y = 0 if left else width - across, 0 if top else height - down
    return picture.crop((x, y, x + across, y + down))


def _beside(picture: Any, corner: Corner) -> Iterator[Any]:
    """Where the code of a second sheet that lies beside would be: in the middle of an edge.

    That is a sixth of the dots; to look everywhere would take six times as long, for each page of a pile.
    """
    width, height = picture.size
    side = int(CORNER * max(width, height))
    half = 2 * side // 3  # its code lies a little to one side of the middle
    left = 0 if corner in (Corner.BOTTOM_LEFT, Corner.TOP_LEFT) else max(0, width - side)
    top = 0 if corner in (Corner.TOP_LEFT, Corner.TOP_RIGHT) else max(0, height - side)
    across, down = width // 2, height // 2
    yield picture.crop((max(0, across - half), top, min(width, across + half), min(height, top + side)))
    yield picture.crop((left, max(0, down - half), min(width, left + side), min(height, down + half)))


def _seals(picture: Any) -> tuple[list[tuple[Seal, Corner | None]], str]:
    """Our seals on a picture with the corner each is in, and the text of a code that is not ours."""
    import zxingcpp

    ours: list[tuple[Seal, Corner | None]] = []
    other = ""
    for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)):
        seal = read_seal(code.text)
        if seal is None:
            other = other or code.text
        else:
            at = code.position.top_left
            ours.append((seal, _corner(at.x / picture.width, at.y / picture.height)))
    return ours, other


def _corner(across: float, down: float) -> Corner | None:
    if across < 0.5:
        return Corner.TOP_LEFT if down < 0.5 else Corner.BOTTOM_LEFT
    return Corner.TOP_RIGHT if down < 0.5 else Corner.BOTTOM_RIGHT


def _larger(picture: Any, times: int, blur: float) -> Any:
    from PIL import Image, ImageFilter

    grown = picture.resize((picture.width * times, picture.height * times), Image.Resampling.BICUBIC)
    return grown.filter(ImageFilter.GaussianBlur(blur)) if blur else grown


def _sharpened(picture: Any) -> Any:
    from PIL import ImageFilter

    return _larger(picture, 3, 2).filter(ImageFilter.UnsharpMask(6, 200, 0))


_EFFORTS: tuple[Callable[[Any], Any], ...] = (
    lambda picture: _larger(picture, 2, 0),  # a coarse scan
    lambda picture: _larger(picture, 2, 1.5),  # a noisy one
    _sharpened,  # a blurred one
)
_EVERYWHERE: tuple[Callable[[Any], Any], ...] = (lambda picture: _larger(picture, 2, 0.8),)
