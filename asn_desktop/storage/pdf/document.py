"""One PDF put together from forms that are set: pages, QR codes, an outline with whose form is where."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from asn_desktop.core.forms.filled import Style
from asn_desktop.storage.pdf.faces import Faces
from asn_desktop.storage.pdf.fonts import EmbeddedFonts
from asn_desktop.storage.pdf.pdf_file import PdfFile, date_string, text_string
from asn_desktop.storage.pdf.picture import Picture
from asn_desktop.storage.pdf.setting import FONT_NAMES, SetPages

_UNDATED = date(2000, 1, 1)
"""The file's date while nothing is decided; the clock has no part in a document."""
PROGRAM = "ASN Desktop"


class Document:
    """A PDF under way: forms are added one after the other, `finish` completes the file."""

    def __init__(self, out: BinaryIO, faces: Faces, fonts: EmbeddedFonts, picture: Picture | None) -> None:
        self._file = PdfFile(out)
        self._faces = faces
        self._fonts = fonts
        self._picture = picture
        self._root, self._tree, self._font_list = (self._file.reserve() for _ in range(3))
        self._picture_at = 0
        self._letters: dict[Style, set[str]] = {}
        self._pages: list[int] = []
        self._outline: list[tuple[str, int]] = []
        self._first: SetPages | None = None

    @property
    def form_count(self) -> int:
        return len(self._outline)

    def add(self, form: SetPages, *, before: int | None = None) -> None:
        """Write a form; `before` a form that is already there (its number from 0), or at the end."""
        if self._first is None:
            self._first = form
        for style, used in form.letters.items():
            self._letters.setdefault(style, set()).update(used)
        things = []
        if form.pictured and self._picture is not None:
            self._picture_at = self._picture_at or self._picture.put(self._file)
            things.append(f"/E {self._picture_at} 0 R")
        resources = f"<< /Font {self._font_list} 0 R /XObject << {' '.join(things)} >> >>"
        numbers = []
        for page in form.pages:
            orders = self._file.stream("", page.orders)
            numbers.append(
                self._file.put(
                    f"<< /Type /Page /Parent {self._tree} 0 R /MediaBox [0 0 {page.width:.2f} {page.height:.2f}]"
                    f" /Resources {resources} /Contents {orders} 0 R >>"
                )
            )
        entry = (f"{form.person}: {form.title}", numbers[0])
        if before is None or before >= len(self._outline):
            self._outline.append(entry)
            self._pages += numbers
        else:
            at = self._pages.index(self._outline[before][1])
            self._outline.insert(before, entry)
            self._pages[at:at] = numbers

    def finish(self) -> None:
        """Write what holds the pages together. The receiver of the file closes it."""
        file, first = self._file, self._first
        if first is None:
            raise ValueError("a document needs a form")
        faces = [
            f"/{FONT_NAMES[style]} {self._fonts.put(file, self._faces[style], self._letters[style])} 0 R"
            for style in Style
            if style in self._letters
        ]
        file.put(f"<< {' '.join(faces)} >>", self._font_list)
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        file.put(f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>", self._tree)
        outline = self._write_outline()
        file.put(f"<< /Type /Catalog /Pages {self._tree} 0 R /Outlines {outline} 0 R /Lang (id-ID) >>", self._root)
        made = date_string(first.decided or _UNDATED)
        info = file.put(
            f"<< /Title {text_string(first.title)} /Author {text_string(first.person)}"
            f" /Subject {text_string(first.code)}"
            f" /Creator ({PROGRAM}) /Producer ({PROGRAM}) /CreationDate {made} /ModDate {made} >>"
        )
        file.finish(self._root, info)

    def _write_outline(self) -> int:
        file = self._file
        root = file.reserve()
        numbers = [file.reserve() for _ in self._outline]
        for at, (title, page) in enumerate(self._outline):
            before = f"/Prev {numbers[at - 1]} 0 R" if at else ""
            after = f"/Next {numbers[at + 1]} 0 R" if at + 1 < len(numbers) else ""
            entry = f"<< /Title {text_string(title)} /Parent {root} 0 R /Dest [{page} 0 R /Fit] {before} {after} >>"
            file.put(entry, numbers[at])
        ends = f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R"
        return file.put(f"<< /Type /Outlines {ends} /Count {len(numbers)} >>", root)
