"""The yardstick: the same form as a programmer writes it who takes ReportLab's platypus as its guide shows it.

Paragraphs in tables, ReportLab's own QR widget, headers that repeat, page X of Y by a canvas that keeps its pages.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from asn_desktop.core.forms import filled
from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.storage.pdf.codes import qr_content, qr_orders

SIDE = 14 * mm
CONTENT = A4[0] - 35 * mm


class PlatypusForms:
    """Forms one after the other in one PDF. `quick_code`: with our way of drawing the QR code instead of the widget."""

    def __init__(self, fonts: Path, *, quick_code: bool = False) -> None:
        for name in ("Regular", "Bold", "Italic", "BoldItalic"):
            pdfmetrics.registerFont(TTFont(f"LiberationSerif-{name}", str(fonts / f"LiberationSerif-{name}.ttf")))
        self._quick_code = quick_code

    def render(self, forms: list[FilledForm]) -> tuple[bytes, int]:
        """One PDF for each form, as most programs do it; returns their bytes and how many pages they have."""
        made, pages = io.BytesIO(), 0
        for form in forms:
            canvas = _canvas(form, self._quick_code)
            document = SimpleDocTemplate(
                made, pagesize=A4, leftMargin=20 * mm, rightMargin=15 * mm, topMargin=13 * mm, bottomMargin=24 * mm
            )
            document.build(_story(form), canvasmaker=canvas)
            pages += document.page
        return made.getvalue(), pages


def _canvas(form: FilledForm, quick_code: bool) -> type[Canvas]:
    class NumberedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
        """Keeps its pages until their number is known."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._kept, start=1):
                self.__dict__.update(page)
                self._foot(number, len(self._kept))
                super().showPage()
            super().save()

        def _foot(self, number: int, total: int) -> None:
            self.setFont("LiberationSerif-Regular", 7.5)
            left, bottom = 20 * mm, 6 * mm
            self.line(left, bottom + 15 * mm, A4[0] - 15 * mm, bottom + 15 * mm)
            for row, text in enumerate((form.footer.form, form.footer.person, f"{form.footer.version}  {form.code}")):
                self.drawString(left + 17 * mm, bottom + (11 - row * 3.6) * mm, text)
            said = form.footer.pages.format_map({"page": number, "pages": total})
            self.drawRightString(A4[0] - 15 * mm, bottom + 11 * mm, said)
            content = qr_content(form, number, total)
            if quick_code:
                self.saveState()
                self.translate(left, bottom)
                self._code.append(qr_orders(content, SIDE))
                self.restoreState()
                return
            widget = QrCodeWidget(content, barLevel="M", barBorder=0)
            x1, y1, x2, y2 = widget.getBounds()
            drawing = Drawing(SIDE, SIDE, transform=[SIDE / (x2 - x1), 0, 0, SIDE / (y2 - y1), 0, 0])
            drawing.add(widget)
            drawing.drawOn(self, left, bottom)

    return NumberedCanvas


def _story(form: FilledForm) -> list[Any]:
    story: list[Any] = []
    for block in form.blocks:
        match block:
            case filled.Lines():
                story += [_paragraph(para, form.size * block.scale) for para in block.paras]
                story.append(Spacer(1, block.space * mm))
            case filled.Sides():
                story.append(Table([[_paragraph(block.left, form.size), _paragraph(block.right, form.size)]]))
            case filled.Table():
                story += [_table(block, form.size), Spacer(1, 2.2 * mm)]
            case filled.Signatures():
                sides = [_signer(side, form.size) if side else "" for side in (block.left, block.right)]
                story.append(KeepTogether([Table([sides])]))
    return story


def _signer(signer: filled.Signer, size: float) -> list[Any]:
    centre = filled.Align.CENTER
    above = [_paragraph(filled.Para(line, align=centre), size) for line in signer.above]
    name = _paragraph(filled.Para(signer.name, filled.Style.BOLD, centre), size)
    return [*above, Spacer(1, size * 4.7), name, _paragraph(filled.Para(signer.below, align=centre), size)]


def _table(block: filled.Table, size: float) -> Table:
    spare = CONTENT - sum(column.mm for column in block.columns) * mm
    shares = sum(column.grow for column in block.columns) or 1
    widths = [column.mm * mm + spare * column.grow / shares for column in block.columns]
    many = len(widths)
    rows: list[list[Any]] = []
    orders: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONT", (0, 0), (-1, -1), "LiberationSerif-Regular", size),
        *((f"{side}PADDING", (0, 0), (-1, -1), 2.4) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]

    def add(cells: tuple[filled.Cell, ...], merged: dict[int, filled.Cell]) -> None:
        row: list[Any] = [""] * many
        at = 0
        for column, cell in merged.items():
            row[column] = [_paragraph(para, size) for para in cell.paras]
        for cell in cells:
            while at in merged or (merged and at in spanned):
                at += 1
            row[at] = [_paragraph(para, size) for para in cell.paras]
            if cell.span > 1:
                orders.append(("SPAN", (at, len(rows)), (at + cell.span - 1, len(rows))))
            at += cell.span
        rows.append(row)

    def across(title: str) -> None:
        orders.append(("SPAN", (0, len(rows)), (many - 1, len(rows))))
        rows.append([_paragraph(filled.Para(title, filled.Style.BOLD), size), *[""] * (many - 1)])

    spanned: set[int] = set()
    if block.heading:
        across(block.heading)
    for head in block.head:
        add(((filled.Cell((filled.Para(""),), span=block.heading_span),) if block.heading_span else ()) + head, {})
    heads = len(rows)
    for section in block.sections:
        if section.title:
            across(section.title)
        for group in section.groups:
            first = len(rows)
            spanned = set(group.merged)
            for number, cells in enumerate(group.rows):
                add(cells, group.merged if number == 0 else {})
            if len(group.rows) > 1:
                orders += [("SPAN", (column, first), (column, len(rows) - 1)) for column in group.merged]
            spanned = set()
    return Table(rows, widths, repeatRows=heads, style=TableStyle(orders))


_FACES = {
    filled.Style.REGULAR: "Regular",
    filled.Style.BOLD: "Bold",
    filled.Style.ITALIC: "Italic",
    filled.Style.BOLD_ITALIC: "BoldItalic",
}
_STYLES: dict[tuple[Any, ...], ParagraphStyle] = {}


def _paragraph(para: filled.Para, size: float) -> Paragraph:
    key = (para.style, para.align, para.indent, size)
    if key not in _STYLES:
        _STYLES[key] = ParagraphStyle(
            str(key),
            fontName=f"LiberationSerif-{_FACES[para.style]}",
            fontSize=size,
            leading=size * 1.17,
            alignment={filled.Align.CENTER: TA_CENTER, filled.Align.RIGHT: TA_RIGHT}.get(para.align, 0),
            leftIndent=para.indent * mm,
            bulletIndent=0,
        )
    text = para.text.replace("&", "&amp;").replace("<", "&lt;")
    return Paragraph(text, _STYLES[key], bulletText=para.mark or None)
