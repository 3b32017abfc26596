"""The seal of a page: its short code ties the signed paper to exactly the data it was printed from."""

from __future__ import annotations

import re

from msgspec import Struct

from asn_desktop.core.kernel.short_code import code_of

_PREFIX = "ASND"
_SEAL = re.compile(rf"{_PREFIX}:([0-9A-Z-]{{14}}):([1-9]\d{{0,3}})/([1-9]\d{{0,3}}):([0-9A-F]{{64}})")


class Seal(Struct, frozen=True):
    """What a page says of itself in its QR code: which form, as it was printed, and which page of how many."""

    code: str
    digest: str
    page: int
    pages: int


def sealed(seal: Seal) -> str:
    """`ASND:7K3M-Q2XA-9FWC:1/3:<SHA-256>`, in signs that a QR code keeps small (capitals, digits, - / :)."""
    return f"{_PREFIX}:{seal.code}:{seal.page}/{seal.pages}:{seal.digest.upper()}"


def read_seal(text: str) -> Seal | None:
    """The seal in a QR code; None where it is not ours, or where its code does not belong to its hash."""
    found = _SEAL.fullmatch(text.strip())
    if found is None:
        return None
    code, page, pages, digest = found.groups()
    seal = Seal(code, digest.lower(), int(page), int(pages))
    return seal if code_of(seal.digest) == code and seal.page <= seal.pages else None
