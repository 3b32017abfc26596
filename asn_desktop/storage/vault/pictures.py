"""Small and large pictures of what is in the vault."""

from __future__ import annotations

import io
from typing import Any

from asn_desktop.core.domain.media import Media
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.pdfium import Pdf
from asn_desktop.storage.photos import frames, opened


def page_count(content: bytes, media: Media) -> int:
    """Pages of a PDF, frames of a picture; 0 where there is nothing to show."""
    try:
        if media is Media.PDF:
            with Pdf(content, "") as document:
                return document.page_count
        if media.is_picture:
            with opened(content) as picture:
                return frames(picture)
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
        with Pdf(content, "") as document:
            return document.picture(page, side / max(*document.size(page), 1))
    if not media.is_picture:
        return None
    with opened(content) as source:
        source.seek(page)
        source.draft("RGB", (side, side))  # a JPEG is then read at a fraction of its size
        turned = ImageOps.exif_transpose(source)
        plain = turned if turned.mode in ("RGB", "RGBA", "L") else turned.convert("RGB")
        plain.thumbnail((side, side), Image.Resampling.LANCZOS)
        return plain
