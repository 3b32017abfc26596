"""Small and large pictures of what is in the vault."""

from __future__ import annotations

import io
import warnings
from typing import Any

from asn_desktop.core.domain.media import Media
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage import pdfium

PIXELS = 120_000_000
"""A picture with more is not drawn: an A3 page at 600 dpi has 70 million."""


def page_count(content: bytes, media: Media) -> int:
    """Pages of a PDF, frames of a picture; 0 where there is nothing to show."""
    try:
        if media is Media.PDF:
            return pdfium.page_count(content, "")
        if media.is_picture:
            with _opened(content) as picture:
                return getattr(picture, "n_frames", 1)
    except (UserError, OSError, ValueError, SyntaxError):
        return 0  # it can be kept and taken out, but not shown
    return 0


def png(content: bytes, media: Media, side: int, page: int) -> bytes:
    """The page as PNG inside a square of `side` pixels; empty where it cannot be drawn."""
    try:
        picture = _drawn(content, media, side, page)
    except (UserError, OSError, ValueError, SyntaxError, IndexError, EOFError):
        return b""
    if picture is None:
        return b""
    target = io.BytesIO()
    picture.save(target, "PNG", compress_level=1)
    return target.getvalue()


def _drawn(content: bytes, media: Media, side: int, page: int) -> Any | None:
    from PIL import Image, ImageOps

    if media is Media.PDF:
        width, height = pdfium.page_size(content, "", page)
        return pdfium.page_picture(content, "", page, side / max(width, height, 1))
    if not media.is_picture:
        return None
    with _opened(content) as source:
        source.seek(page)
        source.draft("RGB", (side, side))  # a JPEG is then read at a fraction of its size
        turned = ImageOps.exif_transpose(source)
        plain = turned if turned.mode in ("RGB", "RGBA", "L") else turned.convert("RGB")
        plain.thumbnail((side, side), Image.Resampling.LANCZOS)
        return plain


def _opened(content: bytes) -> Any:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on size and faulty tags; the size is looked at here
        picture = Image.open(io.BytesIO(content))
    if picture.width * picture.height > PIXELS:
        raise ValueError("too many pixels")
    return picture
