"""Short codes that people read, type and say over the phone: at the foot of forms, and on receipts of the centre.

Twelve characters in three groups, `7K3M-Q2XA-9FWC`. Eleven come from a SHA-256, written in an alphabet of 31
characters without those that are taken for one another (0 O, 1 I L). The twelfth is a check character: the sum of each
character's place (1 to 11) times its value, modulo 31. As 31 is a prime number and all places differ, one wrong
character or any two exchanged ones never give a sound code.
"""

from __future__ import annotations

import hashlib

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
"""Characters of a code, the last of them the check character."""


def digest_of(content: bytes) -> str:
    """SHA-256 of the content in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def code_of(digest: str) -> str:
    """The short code of a digest, with its check character, in groups of four."""
    number = int(digest, 16)
    signs: list[str] = []
    for _ in range(LENGTH - 1):
        number, value = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[value])
    body = "".join(signs)
    whole = body + _check(body)
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def plain(typed: str) -> str:
    """A code as typed by hand, in the form it is kept: capitals, groups of four."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def is_sound(typed: str) -> bool:
    """True where the code has the right length, its own characters only, and the right check character."""
    signs = plain(typed).replace("-", "")
    return len(signs) == LENGTH and all(sign in ALPHABET for sign in signs) and _check(signs[:-1]) == signs[-1]


def _check(body: str) -> str:
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]
