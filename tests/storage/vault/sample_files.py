"""Small real files of the kinds that offices keep."""

from __future__ import annotations

import io
import zipfile


def picture(kind: str = "PNG", colour: str = "white", size: tuple[int, int] = (400, 300)) -> bytes:
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, kind)
    return target.getvalue()


def pdf(text: str = "bukti", pages: int = 1) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    for number in range(pages):
        canvas.drawString(72, 700, f"{text} {number + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def zipped(*names: str, first: tuple[str, str] | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        if first is not None:
            archive.writestr(*first)
        for name in names:
            archive.writestr(name, "isi")
    return target.getvalue()
