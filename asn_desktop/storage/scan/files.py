"""The adapter behind the port `Scanner`: PDF, JPEG, PNG, TIFF and the like, a page at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.arsip.scanner import ScannedPage, Unread
from asn_desktop.storage.pdfium import Pdf
from asn_desktop.storage.photos import frames, opened
from asn_desktop.storage.scan.recognising import Found, Recogniser, quarters

ENDINGS = frozenset({".pdf", ".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".bmp", ".webp"})
"""Files of a folder that may be scans; a file that is named itself is tried whatever it is called."""

DPI = 200
"""Dots per inch at which pages are read: the code is found as well as at 300, in half of the time."""

LONG_SIDE = 2339
"""Dots along the longer side of A4 at that resolution, where a picture does not say how large it is."""

LARGEST = 40_000_000
"""Dots of a page drawn from a PDF, at most."""


class FileScanner:
    """See `core.usecases.arsip.scanner.Scanner`."""

    def files(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        found: dict[Path, None] = {}
        for path in paths:
            if path.is_dir():
                inside = (each for each in path.rglob("*") if _may_be_scan(each))
                found.update(dict.fromkeys(sorted(inside, key=_by_number)))
            else:
                found[path] = None
        return tuple(found)

    def page_count(self, file: Path) -> int:
        if _is_pdf(file):
            with Pdf(file, file.name) as document:
                return document.page_count
        with _photo(file) as picture:
            return frames(picture)

    def read(self, file: Path) -> Iterator[ScannedPage]:
        recogniser = Recogniser()
        pages = self._pdf_pages(file) if _is_pdf(file) else self._photo_pages(file)
        for index, tries in enumerate(pages):
            found = Found()
            for picture in tries:
                found = recogniser.read(picture)
                if found.seal is not None or found.blank or found.several:
                    break
            yield ScannedPage(file, index, found.seal, _unread(found))

    def take(self, file: Path, indices: Sequence[int]) -> bytes:
        try:
            if _is_pdf(file):
                with Pdf(file, file.name) as document:
                    if list(indices) != list(range(document.page_count)):
                        return document.some_pages(indices)
            else:
                with _photo(file) as picture:
                    if list(indices) != list(range(frames(picture))):
                        return _some_frames(picture, indices)
            return file.read_bytes()
        except OSError as problem:
            raise UserError("scan_unreadable", file=file.name) from problem

    def picture(self, file: Path, index: int, side: int) -> bytes:
        try:
            made = self._small(file, index, side)
        except (UserError, OSError, ValueError, EOFError):
            return b""
        target = io.BytesIO()
        made.save(target, "PNG", compress_level=1)
        return target.getvalue()

    def turn(self, content: bytes, index: int) -> int:
        try:
            return quarters(self._whole(content, index))
        except (UserError, OSError, ValueError, EOFError, IndexError):
            return 0

    def _whole(self, content: bytes, index: int) -> Any:
        """A page as it is shown, fine enough for its code."""
        if b"%PDF-" in content[:1024]:
            with Pdf(content, "") as document:
                return document.picture(index, LONG_SIDE / max(*document.size(index), 1), grey=True)
        with closing(opened(content)) as picture:
            picture.seek(index)
            return _grey(picture, LONG_SIDE)

    def _small(self, file: Path, index: int, side: int) -> Any:
        if _is_pdf(file):
            with Pdf(file, file.name) as document:
                return document.picture(index, side / max(*document.size(index), 1), grey=True)
        with _photo(file) as picture:
            picture.seek(index)
            small = _grey(picture, side)
            small.thumbnail((side, side))
            return small

    def _pdf_pages(self, file: Path) -> Iterator[Iterator[Any]]:
        with Pdf(file, file.name) as document:
            for index in range(document.page_count):
                yield _pdf_page(document, index)

    def _photo_pages(self, file: Path) -> Iterator[Iterator[Any]]:
        with _photo(file) as picture:
            many = frames(picture)
        for index in range(many):
            yield _photo_page(file, index)


def _pdf_page(document: Pdf, index: int) -> Iterator[Any]:
    """The page as it was scanned where it is one picture, otherwise drawn; then once more, finer."""
    embedded = document.embedded(index)
    if embedded is not None:
        try:
            with closing(opened(embedded.content)) as picture:
                wanted = max(picture.size) * DPI / max(embedded.dpi, DPI)
                yield _grey(picture, int(wanted))
        except (OSError, ValueError):
            pass  # what the page draws of it is tried next
    width, height = document.size(index)
    for dpi in (DPI, 1.5 * DPI):
        scale = min(dpi / 72, (LARGEST / max(width * height, 1)) ** 0.5)
        yield document.picture(index, scale, grey=True)


def _photo_page(file: Path, index: int) -> Iterator[Any]:
    """The picture at the size that is usually enough, then as large as it is."""
    for wanted in (LONG_SIDE, 2 * LONG_SIDE):
        with _photo(file) as picture:
            picture.seek(index)
            full = max(picture.size)
            try:
                yield _grey(picture, wanted)
            except (OSError, ValueError, EOFError):
                return
        if full <= 2 * wanted:
            return


def _grey(picture: Any, wanted: int) -> Any:
    """Grey, upright as the camera was held, and not much larger than `wanted` along its longer side."""
    from PIL import Image, ImageOps

    longer = max(picture.size)
    share = min(1.0, wanted / longer)
    picture.draft("L", (int(picture.width * share), int(picture.height * share)))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        plain = Image.new("L", picture.size, 255)
        plain.paste(picture.convert("RGBA").convert("L"), mask=picture.convert("RGBA").getchannel("A"))
    else:
        plain = picture.convert("L")
        orientation = picture.getexif().get(0x0112)
        if orientation not in (None, 1):
            exif = plain.getexif()
            exif[0x0112] = orientation
            plain = ImageOps.exif_transpose(plain)
    while max(plain.size) >= 2 * wanted:
        plain = plain.reduce(2)
    return plain


def _some_frames(picture: Any, indices: Sequence[int]) -> bytes:
    """A TIFF of some pages of a TIFF, without loss."""
    kept = []
    for index in indices:
        picture.seek(index)
        kept.append(picture.copy())
    target = io.BytesIO()
    way = "group4" if all(each.mode == "1" for each in kept) else "tiff_lzw"
    kept[0].save(target, "TIFF", save_all=True, append_images=kept[1:], compression=way)
    return target.getvalue()


def _photo(file: Path) -> Any:
    try:
        return closing(opened(file))
    except ValueError as problem:
        raise UserError("scan_too_large", file=file.name) from problem
    except OSError as problem:
        key = "scan_unknown_kind" if file.is_file() else "scan_unreadable"
        raise UserError(key, file=file.name) from problem


def _is_pdf(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            start = content.read(1024)
    except OSError as problem:
        raise UserError("scan_unreadable", file=file.name) from problem
    if not start:
        raise UserError("scan_empty", file=file.name)
    return b"%PDF-" in start


def _may_be_scan(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file()


def _by_number(path: Path) -> list[tuple[int, str]]:
    """`scan2.jpg` before `scan10.jpg`, folder by folder."""
    return [(int(part) if part.isdigit() else -1, part.casefold()) for part in re.split(r"(\d+)", path.as_posix())]


def _unread(found: Found) -> Unread | None:
    if found.seal is not None:
        return None
    if found.blank:
        return Unread.KOSONG
    if found.several:
        return Unread.DUA_FORMULIR
    return Unread.KODE_LAIN if found.other else Unread.TANPA_KODE
