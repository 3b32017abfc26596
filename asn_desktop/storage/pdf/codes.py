"""The QR picture of a form's code: what a scanner reads to find the data a signed paper was printed from."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from asn_desktop.core.forms.filled import FilledForm

PREFIX = "ASND"


def qr_content(form: FilledForm) -> str:
    """`ASND:<short code>:<SHA-256>`, in signs that a QR code keeps small (capitals and digits)."""
    return f"{PREFIX}:{form.code}:{form.digest.upper()}"


def qr_orders(content: str, side: float) -> str:
    """Drawing orders of a QR code, `side` points wide, its lower left corner at the origin."""
    import zxingcpp

    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = code.to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(picture).tolist()
    step = side / len(rows)
    orders = [f"{step:.4f} 0 0 {step:.4f} 0 0 cm"]
    for bottom, row in enumerate(reversed(rows)):
        column = 0
        for dark, signs in groupby(row, key=_is_dark):
            width = len(list(signs))
            if dark:
                orders.append(f"{column} {bottom} {width} 1 re")
            column += width
    return "\n".join([*orders, "f"])


def _is_dark(sign: int) -> bool:
    return sign == 0
