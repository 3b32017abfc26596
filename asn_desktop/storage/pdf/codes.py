"""The QR picture of a form's code: what a scanner reads to find the data a signed paper was printed from."""

from __future__ import annotations

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
    orders = []
    for at, row in enumerate(rows):
        bottom = side - (at + 1) * step
        start = None
        for column, sign in enumerate([*row, 255]):
            if sign == 0 and start is None:
                start = column
            elif sign and start is not None:
                orders.append(f"{start * step:.2f} {bottom:.2f} {(column - start) * step:.2f} {step:.2f} re")
                start = None
    return "\n".join([*orders, "f"])
