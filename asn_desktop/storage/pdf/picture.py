"""The picture of the emblem: read once, put into each file that shows it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.pdf.pdf_file import PdfFile, pack

if TYPE_CHECKING:
    from PIL.Image import Image


class Picture:
    """A PNG or JPEG. Raises UserError where it is none, or is not there."""

    def __init__(self, path: str) -> None:
        self.path = path

    @cached_property
    def _image(self) -> Image:
        from PIL import Image

        try:
            with Image.open(self.path) as opened:
                return opened.convert("RGBA")
        except (OSError, ValueError) as problem:
            raise UserError("emblem_unreadable", path=self.path) from problem

    def orders(self, left: float, bottom: float, width: float, height: float) -> str:
        """Drawn in the middle of a box, as large as it fits without being stretched."""
        scale = min(width / self._image.width, height / self._image.height)
        wide, high = self._image.width * scale, self._image.height * scale
        x, y = left + (width - wide) / 2, bottom + (height - high) / 2
        return f"q {wide:.2f} 0 0 {high:.2f} {x:.2f} {y:.2f} cm /E Do Q"

    def put(self, file: PdfFile) -> int:
        """Write it; returns the number of its object."""
        wide, high = self._image.size
        about = f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /BitsPerComponent 8"
        colours, clear = self._packed
        mask = "" if not clear else f" /SMask {file.stream(f'{about} /ColorSpace /DeviceGray', clear)} 0 R"
        return file.stream(f"{about} /ColorSpace /DeviceRGB{mask}", colours)

    @cached_property
    def _packed(self) -> tuple[bytes, bytes]:
        """The colours, and how clear they are; the latter empty where all is solid."""
        clear = self._image.getchannel("A")
        solid = clear.getextrema() == (255, 255)
        return pack(self._image.convert("RGB").tobytes()), b"" if solid else pack(clear.tobytes())
