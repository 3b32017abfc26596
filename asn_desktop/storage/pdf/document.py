"""Pages written as a PDF with ReportLab's canvas. The same forms give the same bytes, on any day and any machine."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from typing import Any

from asn_desktop.core.forms.filled import FilledForm, Style
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.pdf.codes import qr_content, qr_orders
from asn_desktop.storage.pdf.faces import Faces, MissingLetterError
from asn_desktop.storage.pdf.flow import Flow
from asn_desktop.storage.pdf.page import RULE, Frame, Page
from asn_desktop.storage.pdf.wrap import MM, Wrapper, face_width

QR_SIDE = 14 * MM
_FOOT_SIZE = 7.5
_MARK_SIZE = 9.0
_GREY_SIZE = 96
_UNDATED = date(2000, 1, 1)
"""The file's date while nothing is decided; the clock has no part in a document."""


class Document:
    """A PDF under way: forms are added one after the other, `finish` gives the bytes."""

    def __init__(self, faces: Faces, wrapper: Wrapper, paper: tuple[float, float], emblem: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._faces = faces
        self._wrapper = wrapper
        self._paper = paper
        self._emblem = emblem
        self._buffer = io.BytesIO()
        self._canvas: Any = Canvas(
            self._buffer,
            pagesize=(paper[0] * MM, paper[1] * MM),
            invariant=1,
            pageCompression=1,
            initialFontName=faces[Style.REGULAR].font.fontName,
        )
        self._canvas.setCreator("ASN Desktop")
        self._canvas.setProducer("ASN Desktop")
        # ReportLab begins the file's ID with a time that an environment variable can move
        self._canvas._doc.signature = hashlib.md5(b"asn-desktop", usedforsecurity=False)
        self._encoded: dict[tuple[Style, str], str | None] = {}
        self.page_count = 0
        self.form_count = 0

    def add(self, form: FilledForm) -> None:
        """Set and write one form. Raises UserError naming the person and the letter where the face lacks one."""
        frame = Frame(*(reversed(self._paper) if form.landscape else self._paper))
        try:
            flow = Flow(form, frame, self._wrapper, self._emblem)
            pages = flow.run()
            for number, page in enumerate(pages, start=1):
                self._foot(page, frame, form, number, len(pages))
        except MissingLetterError as missing:
            raise UserError(
                "letter_missing",
                person=form.person,
                letter=missing.letter,
                code=f"U+{ord(missing.letter):04X}",
                word=missing.word,
            ) from missing
        self.form_count += 1
        canvas = self._canvas
        if self.form_count == 1:
            canvas.setTitle(form.footer.form)
            canvas.setSubject(form.code)
            canvas.setAuthor(form.person)
            dated = form.decided or _UNDATED
            canvas.setDateFormatter(lambda *_: f"D:{dated:%Y%m%d}000000+00'00'")
        name = f"qr{self.form_count}"
        canvas.beginForm(name, 0, 0, QR_SIDE, QR_SIDE)
        canvas.addLiteral(qr_orders(qr_content(form), QR_SIDE))
        canvas.endForm()
        for number, page in enumerate(pages):
            canvas.setPageSize((frame.width, frame.height))
            if number == 0:
                canvas.bookmarkPage(name)
                canvas.addOutlineEntry(f"{form.person}: {form.footer.form}", name, level=0)
            self._marks(frame, form.marks)
            for index, left, top, height in flow.pictures:
                if index == number and self._emblem:
                    self._picture(left, frame.height - top - height, frame.content, height)
            self._write(page)
            canvas.saveState()
            canvas.translate(frame.left, frame.height - frame.bottom - 4 * MM - QR_SIDE)
            canvas.doForm(name)
            canvas.restoreState()
            canvas.showPage()
        self.page_count += len(pages)

    def finish(self) -> bytes:
        self._canvas.save()
        return self._buffer.getvalue()

    def _write(self, page: Page) -> None:
        orders = [f"{RULE} w 0 G 0 g", *page.strokes, "S", "BT"]
        current = None
        for x, y, style, size, text in page.texts:
            string = self._encode(style, text)
            orders.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            if string is None:
                orders.append(self._mixed(style, size, text))
                current = None
                continue
            if current != (style, size):
                current = (style, size)
                orders.append(f"{self._font_name(style, 0)} {size:.2f} Tf")
            orders.append(f"({string}) Tj")
        orders.append("ET")
        self._canvas.addLiteral("\n".join(orders))

    def _encode(self, style: Style, text: str) -> str | None:
        """The text in the face's first subset; None where it needs more than that one."""
        parts = []
        for word in text.split(" "):
            key = (style, word)
            if key not in self._encoded:
                self._encoded[key] = self._encode_word(style, word)
            part = self._encoded[key]
            if part is None:
                return None
            parts.append(part)
        return " ".join(parts)

    def _encode_word(self, style: Style, word: str) -> str | None:
        pieces = self._faces[style].font.splitString(word, self._canvas._doc)
        if any(subset for subset, _ in pieces):
            return None
        return "".join(_escaped(part) for _, part in pieces)

    def _mixed(self, style: Style, size: float, text: str) -> str:
        """Orders for a text with letters from several subsets (more than 220 different letters in one file)."""
        pieces = self._faces[style].font.splitString(text, self._canvas._doc)
        return "\n".join(
            f"{self._font_name(style, subset)} {size:.2f} Tf ({_escaped(part)}) Tj" for subset, part in pieces
        )

    def _font_name(self, style: Style, subset: int) -> str:
        return str(self._faces[style].font.getSubsetInternalName(subset, self._canvas._doc))

    def _foot(self, page: Page, frame: Frame, form: FilledForm, number: int, total: int) -> None:
        """Form, person, version and code beside the QR code; the page's number at the right.

        The marks stand in black at the head as well: a copying machine swallows the light grey ones.
        """
        if form.marks:
            mark = " ".join(form.marks)
            wide = face_width(self._faces[Style.BOLD], mark) * _MARK_SIZE
            page.text(frame.right - wide, frame.top - 1.5 * MM, Style.BOLD, _MARK_SIZE, mark)
        foot = form.footer
        top = frame.bottom + 3 * MM
        page.rule(frame.left, top, frame.right, top)
        left = frame.left + QR_SIDE + 3 * MM
        right = foot.pages.format_map({"page": number, "pages": total})
        width = face_width(self._faces[Style.REGULAR], right) * _FOOT_SIZE
        page.text(frame.right - width, top + 4 * MM, Style.REGULAR, _FOOT_SIZE, right)
        for row, text in enumerate((foot.form, foot.person, f"{foot.version}  {form.code}")):
            shown = self._cut(text, frame.right - left - (width + 4 * MM if row == 0 else 0))
            page.text(left, top + (4 + row * 3.6) * MM, Style.REGULAR, _FOOT_SIZE, shown)

    def _cut(self, text: str, room: float) -> str:
        """A footer text in one line: it repeats what the page says in full, so it may end early."""
        face = self._faces[Style.REGULAR]
        while face_width(face, text) * _FOOT_SIZE > room:
            text = text[:-2] + "…"
        return text

    def _marks(self, frame: Frame, marks: tuple[str, ...]) -> None:
        """DRAF and LATIHAN in light grey across the page, under the content."""
        if not marks:
            return
        turn = 2**-0.5
        orders = [
            "q 0.9 g",
            f"{turn:.4f} {turn:.4f} {-turn:.4f} {turn:.4f} {frame.width / 2:.2f} {frame.height / 2:.2f} cm BT",
            f"{self._font_name(Style.BOLD, 0)} {_GREY_SIZE} Tf",
        ]
        for row, mark in enumerate(marks):
            wide = face_width(self._faces[Style.BOLD], mark) * _GREY_SIZE
            bottom = (len(marks) / 2 - row - 0.85) * 1.08 * _GREY_SIZE
            orders.append(f"1 0 0 1 {-wide / 2:.2f} {bottom:.2f} Tm ({self._encode(Style.BOLD, mark)}) Tj")
        self._canvas.addLiteral("\n".join([*orders, "ET Q"]))

    def _picture(self, left: float, bottom: float, width: float, height: float) -> None:
        try:
            self._canvas.drawImage(
                self._emblem, left, bottom, width, height, mask="auto", preserveAspectRatio=True, anchor="c"
            )
        except OSError as problem:
            raise UserError("emblem_unreadable", path=self._emblem) from problem


def _escaped(part: bytes) -> str:
    """A PDF string: ASCII as it is, the rest as octal numbers."""
    return "".join(
        f"\\{code:03o}" if code < 32 or code > 126 else f"\\{chr(code)}" if code in b"()\\" else chr(code)
        for code in part
    )
