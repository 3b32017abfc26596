"""PDF files read with PDFium, for every adapter that shows or takes apart pages: the engine bears one thread only."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from asn_desktop.core.kernel.errors import UserError

ENGINE = threading.Lock()
"""The engine is not made for several threads, not even with several documents."""

POINTS_PER_INCH = 72


@contextmanager
def document(content: bytes, name: str) -> Iterator[Any]:
    """The document, for whoever holds no page of it after. Raises UserError: a password, or no sound PDF."""
    import pypdfium2

    with ENGINE:
        try:
            opened = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as problem:
            key = "pdf_password" if "password" in str(problem).lower() else "pdf_broken"
            raise UserError(key, file=name) from problem
        try:
            yield opened
        except pypdfium2.PdfiumError as problem:
            raise UserError("pdf_broken", file=name) from problem
        finally:
            opened.close()


def page_count(content: bytes, name: str) -> int:
    with document(content, name) as opened:
        return len(opened)


def page_picture(content: bytes, name: str, index: int, scale: float, *, grey: bool = False) -> Any:
    """A page (from 0) as a Pillow image; at scale 1 one point is one pixel."""
    with document(content, name) as opened:
        page = opened[index]
        picture = page.render(scale=scale, grayscale=grey).to_pil()
        page.close()
        return picture


def page_size(content: bytes, name: str, index: int) -> tuple[float, float]:
    """Width and height of a page in points."""
    with document(content, name) as opened:
        width, height = opened.get_page_size(index)
        return width, height


def some_pages(content: bytes, name: str, indices: Sequence[int]) -> bytes:
    """A PDF of some of the pages, as they are in the original."""
    import pypdfium2

    with document(content, name) as opened:
        made = pypdfium2.PdfDocument.new()
        made.import_pages(opened, list(indices))
        target = io.BytesIO()
        made.save(target)
        made.close()
        return target.getvalue()
