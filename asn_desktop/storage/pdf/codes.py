"""The QR picture of a form's code: what a scanner reads to find the data a signed paper was printed from."""

from __future__ import annotations

import re

from asn_desktop.core.forms.code import Seal, sealed
from asn_desktop.core.forms.filled import FilledForm


def qr_content(form: FilledForm, page: int, pages: int) -> str:
    """What the QR code on a page says: which form, as it was printed, and which page of how many."""
    return sealed(Seal(form.code, form.digest, page, pages))


def qr_orders(content: str, side: float) -> str:
    """Drawing orders of a QR code, `side` points wide, its lower left corner at the origin."""
    import zxingcpp

    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    picture = memoryview(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    many = picture.shape[0] if picture.shape else 0
    signs = picture.tobytes()
    step = side / many
    orders = [f"{step:.4f} 0 0 {step:.4f} 0 0 cm"]
    for row in range(many):
        runs = _RUNS[many - 1 - row]
        orders += [runs[dark.span()] for dark in _DARK.finditer(signs[row * many : (row + 1) * many])]
    return "\n".join([*orders, "f"])


_MASK = 3
"""Trying all eight masks takes most of the time; the content is a hash, so that no mask gives it patterns."""
_DARK = re.compile(rb"\x00+")


class _Runs(dict[tuple[int, int], str]):
    """The order for a run of dark squares in one row, from its start and end; there are few, and they come again."""

    def __init__(self, bottom: int) -> None:
        super().__init__()
        self._bottom = bottom

    def __missing__(self, run: tuple[int, int]) -> str:
        start, end = run
        made = self[run] = f"{start} {self._bottom} {end - start} 1 re"
        return made


_RUNS = tuple(_Runs(bottom) for bottom in range(177))
"""177 squares is the largest QR code there is."""
