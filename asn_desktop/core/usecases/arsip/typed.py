"""The short code typed by hand: forgiven what eyes and hands mistake, but never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.short_code import ALPHABET, is_sound, plain
from asn_desktop.core.usecases.ports import Reader

ALIKE = ("0ODQ", "1ILJ7T", "5S", "2Z", "8B3", "6G", "UV", "4A", "MN", "CG", "PR", "KX", "VY")
"""Signs taken for one another. Codes have no 0, O, 1, I or L: whoever reads one has read something else."""

LENGTH = 12
_MOST = 4
"""More signs that cannot be right are no slip."""


def find_code(reader: Reader, typed: str) -> Cetakan:
    """The printed form of a code as typed.

    Raises UserError: `code_length`, `code_mistyped` where the check character does not fit and no other reading is
    known, `code_unknown` where it is sound but was never registered here.
    """
    code = plain(typed)
    signs = code.replace("-", "")
    if len(signs) != LENGTH:
        raise UserError("code_length", code=code, n=len(signs))
    if is_sound(code):
        found = reader.find(Cetakan, kode=code)
        if found:
            return found[0]
    readings = sorted(set(_readings(signs)))
    known = reader.find(Cetakan, kode=tuple(readings)) if readings else ()
    if len(known) == 1:
        return known[0]
    raise UserError("code_unknown" if is_sound(code) else "code_mistyped", code=code)


def _readings(signs: str) -> Iterator[str]:
    """Sound codes that look like this one: impossible signs replaced by their likes, and one further sign."""
    wrong = [at for at, sign in enumerate(signs) if sign not in ALPHABET]
    if len(wrong) > _MOST:
        return
    for replaced in product(*(_likes(signs[at]) for at in wrong)):
        read = list(signs)
        for at, sign in zip(wrong, replaced, strict=True):
            read[at] = sign
        yield from _sound("".join(read))
        if not wrong:
            for at in range(LENGTH):
                for sign in _likes(signs[at]):
                    yield from _sound("".join((*read[:at], sign, *read[at + 1 :])))


def _likes(sign: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(like for group in ALIKE if sign in group for like in group if like != sign and like in ALPHABET)
    )


def _sound(signs: str) -> Iterator[str]:
    code = plain(signs)
    if is_sound(code):
        yield code
