"""PDF files read with PDFium, for every adapter that shows or takes apart pages: the engine bears one thread only."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from asn_desktop.core.kernel.errors import UserError

ENGINE = threading.Lock()
"""The engine is not made for several threads, not even with several documents."""

_WHOLE = 0.8
"""A picture over so much of the page is the page: it came from a scanner."""


class Embedded(NamedTuple):
    """The one picture that a scanned page consists of, as it is in the file, and how many of its dots make an inch."""

    content: bytes
    dpi: float


class Pdf:
    """An open PDF. From a path it is read piece by piece, however large. Raises UserError: a password, or no PDF."""

    def __init__(self, source: bytes | Path, name: str) -> None:
        import pypdfium2

        self._name = name
        with ENGINE:
            try:
                self._document: Any = pypdfium2.PdfDocument(source)
                self.page_count = len(self._document)
            except (pypdfium2.PdfiumError, OSError) as problem:
                key = "pdf_password" if "password" in str(problem).lower() else "pdf_broken"
                raise UserError(key, file=name) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        with ENGINE:
            self._document.close()

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points."""
        with self._engine():
            width, height = self._document.get_page_size(index)
            return width, height

    def picture(self, index: int, scale: float, *, grey: bool = False) -> Any:
        """A page as a Pillow image; at scale 1 one point is one pixel."""
        with self._engine():
            page = self._document[index]
            picture = page.render(scale=scale, grayscale=grey).to_pil()
            page.close()
            return picture

    def embedded(self, index: int) -> Embedded | None:
        """The JPEG that the page consists of, untouched; None where the page is anything else."""
        with self._engine():
            page = self._document[index]
            try:
                return _embedded(page)
            finally:
                page.close()

    def some_pages(self, indices: Sequence[int]) -> bytes:
        """A PDF of some of the pages, as they are in this one."""
        import pypdfium2

        with self._engine():
            made = pypdfium2.PdfDocument.new()
            try:
                made.import_pages(self._document, list(indices))
                target = io.BytesIO()
                made.save(target)
                return target.getvalue()
            finally:
                made.close()

    @contextmanager
    def _engine(self) -> Iterator[None]:
        import pypdfium2

        with ENGINE:
            try:
                yield
            except pypdfium2.PdfiumError as problem:
                raise UserError("pdf_broken", file=self._name) from problem


def _embedded(page: Any) -> Embedded | None:
    from pypdfium2 import PdfImage

    objects = list(page.get_objects(max_depth=1))
    if (
        len(objects) != 1
        or not isinstance(objects[0], PdfImage)
        or objects[0].get_filters(skip_simple=True) != ["DCTDecode"]
    ):
        return None
    left, bottom, right, top = objects[0].get_bounds()
    width, height = page.get_size()
    if (right - left) * (top - bottom) < _WHOLE * width * height:
        return None
    pixels, _ = objects[0].get_px_size()
    content = io.BytesIO()
    objects[0].extract(content)
    inches = (right - left) / 72 if (right - left) else 1.0
    return Embedded(content.getvalue(), pixels / inches)
