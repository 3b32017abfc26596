"""The short code at the foot of a form: it ties the signed paper to exactly the data it was printed from.

Twelve characters in three groups, `7K3M-Q2XA-9FWC`. Eleven come from the SHA-256 of the filled form, written in an
alphabet of 31 characters without those that are taken for one another (0 O, 1 I L). The twelfth is a check
character: the sum of each character's place (1 to 11) times its value, modulo 31. As 31 is a prime number and all
places differ, one wrong character or any two exchanged ones never give a sound code.
"""

from __future__ import annotations

import hashlib
import re

from msgspec import Struct

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 11
_PREFIX = "ASND"
_SEAL = re.compile(rf"{_PREFIX}:([0-9A-Z-]{{14}}):([1-9]\d{{0,3}})/([1-9]\d{{0,3}}):([0-9A-F]{{64}})")


class Seal(Struct, frozen=True):
    """What a page says of itself in its QR code: which form, as it was printed, and which page of how many."""

    code: str
    digest: str
    page: int
    pages: int


def digest_of(content: bytes) -> str:
    """SHA-256 of the content in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def code_of(digest: str) -> str:
    """The short code of a digest, with its check character, in groups of four."""
    number = int(digest, 16)
    signs: list[str] = []
    for _ in range(_LENGTH):
        number, value = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[value])
    body = "".join(signs)
    whole = body + _check(body)
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


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


def plain(typed: str) -> str:
    """A code as typed by hand, in the form it is kept: capitals, groups of four."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def is_sound(typed: str) -> bool:
    """True where the code has the right length, its own characters only, and the right check character."""
    signs = plain(typed).replace("-", "")
    return len(signs) == _LENGTH + 1 and all(sign in ALPHABET for sign in signs) and _check(signs[:-1]) == signs[-1]


def _check(body: str) -> str:
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]
