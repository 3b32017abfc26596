"""Pages of a PDF as pictures for the screen, one at a time."""

from __future__ import annotations

import io

from asn_desktop.storage.pdfium import ENGINE


class PdfPreview:
    """A finished PDF in memory. `page_png` draws a page when it is asked for; `content` is the file itself."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        self.content = content
        with ENGINE:
            self._document = pypdfium2.PdfDocument(content)
            self.page_count = len(self._document)

    def page_size(self, index: int) -> tuple[float, float]:
        """Width and height of page `index` (from 0) in points."""
        with ENGINE:
            width, height = self._document.get_page_size(index)
        return width, height

    def page_png(self, index: int, zoom: float = 1.0) -> bytes:
        """Page `index` (from 0) as PNG; at zoom 1 one point is one pixel."""
        with ENGINE:
            page = self._document[index]
            picture = page.render(scale=zoom).to_pil()
            page.close()
        target = io.BytesIO()
        picture.save(target, "PNG", compress_level=1)
        return target.getvalue()

    def close(self) -> None:
        """Give the memory back; the preview cannot be used after."""
        with ENGINE:
            self._document.close()
