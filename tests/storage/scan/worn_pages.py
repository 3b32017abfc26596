"""Printed pages as they come back: scanned a little askew, noisy, blurred, upside down, squeezed into JPEG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PIL import Image, ImageChops, ImageFilter


class Wear(Struct, frozen=True):
    """How much a page has suffered, as seen at 200 dpi. `tilt` in degrees, `noise` in grey values, `blur` in dots."""

    blur: float
    noise: float
    tilt: float
    quality: int


CLEAN = Wear(0, 0, 0, 95)
MILD = Wear(0.5, 8, 1, 85)
MEDIUM = Wear(0.8, 18, 2, 70)
HEAVY = Wear(1.0, 26, 3, 55)


def worn(page: Any, wear: Wear, dpi: int = 200, turned: int = 0, seed: int = 1) -> Any:
    """The page after a scanner has had it. `seed` decides to which side it is tilted."""
    tilt = wear.tilt * (1 if seed % 2 else -1)
    picture = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255) if tilt else page
    if wear.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(wear.blur * dpi / 200))
    if wear.noise:
        picture = ImageChops.add(picture, Image.effect_noise(picture.size, wear.noise), 1, -128)
    turn = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}.get(turned)
    return picture if turn is None else picture.transpose(turn)


def jpeg(picture: Any, quality: int = 85, **more: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=quality, **more)
    return target.getvalue()


def scan_pdf(pictures: Sequence[Any], quality: int = 70, dpi: int = 200) -> bytes:
    """A PDF as a scanner makes it: a JPEG on each page."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    for picture in pictures:
        width, height = (side * 72 / dpi for side in picture.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(picture, quality))), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
