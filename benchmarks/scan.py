"""Recognising scanned pages at 200 dpi: our way through a pile against zxing-cpp alone on the same dots."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from asn_desktop.bootstrap import form_maker, law_book, paper
from asn_desktop.core.forms.filled import FilledForm, FormKind
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.ports import Context, PageSetup
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.printing import forms_for
from asn_desktop.core.usecases.rows import KinerjaFilter, Sort
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.pdfium import Pdf
from asn_desktop.storage.scan import FileScanner
from asn_desktop.storage.scan.recognising import Recogniser
from benchmarks import offices
from benchmarks.measure import Row, median, seconds, took

FORMS = 12
DPI = 200
ROUNDS = 5
WEAR = (("mild", 0.5, 8, 1), ("medium", 0.8, 18, 2))
"""Blur in dots, noise in grey values, tilt in degrees."""


def scan() -> list[Row]:
    """Pixels against pixels; then a whole pile from the file; and how many pages were recognised, none wrongly."""
    pages = _pages(_forms())
    rows: list[Row] = []
    for name, blur, noise, tilt in WEAR:
        worn = [_worn(page, blur, noise, tilt if number % 2 else -tilt) for number, page in enumerate(pages)]
        alone, ours = _both(worn)
        rows.append(Row(f"a page, {name} wear", seconds(ours), f"zxing-cpp alone {seconds(alone)}", ours / alone, 3.0))
        with tempfile.TemporaryDirectory() as folder:
            pile = Path(folder) / "tumpukan.pdf"
            pile.write_bytes(_scan_pdf(worn))
            scanner = FileScanner()
            found = list(scanner.read(pile))
            whole = took(lambda: list(scanner.read(pile))) / len(worn)  # noqa: B023 - called at once
        rows.append(
            Row(f"the same from a PDF, {name}", seconds(whole), f"zxing-cpp alone {seconds(alone)}", whole / alone, 3.0)
        )
        missed = sum(page.seal is None for page in found)
        rows.append(Row(f"pages not recognised, {name}", f"{missed} of {len(worn)}", "", missed / len(worn), 0.01))
    return rows


def _both(pages: Sequence[Any]) -> tuple[float, float]:
    """Seconds for a page: zxing-cpp on the whole page, and ours; by turns, so that what else runs falls on both."""
    code = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    alone, ours = [], []
    for _ in range(ROUNDS):
        recogniser = Recogniser()
        for page in pages:
            alone.append(took(zxingcpp.read_barcodes, page, formats=code))
            ours.append(took(recogniser.read, page))
    return median(alone), median(ours)


def _forms() -> list[FilledForm]:
    day = date(2026, 1, 20)
    file = offices.kept("walesi.asn")
    if not file.exists():
        new = create_store(file, create.kantor("walesi", None, new_id()), today=day)
        create.create(Context(new, law_book(), "benchmark", day), "walesi")
        new.close()
    store = open_store(file, today=day)
    try:
        with store.read() as reader:
            plans = tuple(row.skp_id for row in reader.kinerja_rows(KinerjaFilter(2025), Sort(), 100) if row.skp_id)
        ctx = Context(store, law_book(), "", day)
        return list(forms_for(ctx, form_maker(), FormKind.SKP, Selection(2025, skp_ids=plans[:FORMS])))
    finally:
        store.close()


def _pages(forms: Sequence[FilledForm]) -> list[Any]:
    preview = paper().preview(forms, PageSetup())
    with Pdf(preview.content, "") as document:
        made = [document.picture(page, DPI / 72, grey=True) for page in range(document.page_count)]
    preview.close()
    return made


def _worn(page: Any, blur: float, noise: float, tilt: float) -> Any:
    turned = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(blur))
    return ImageChops.add(turned, Image.effect_noise(turned.size, noise), 1, -128)


def _scan_pdf(pages: Sequence[Any]) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    for page in pages:
        jpeg = io.BytesIO()
        page.save(jpeg, "JPEG", quality=75)
        width, height = (side * 72 / DPI for side in page.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
