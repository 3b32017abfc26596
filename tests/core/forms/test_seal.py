"""The seal on a page: what a QR code says is believed only where its code belongs to its hash."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.forms.code import Seal, read_seal, sealed
from asn_desktop.core.kernel.short_code import code_of, is_sound, plain

DIGEST = hashlib.sha256(b"SKP").hexdigest()
SEAL = Seal(code_of(DIGEST), DIGEST, 2, 3)


def test_what_was_sealed_is_read_again() -> None:
    assert read_seal(sealed(SEAL)) == SEAL
    assert read_seal(f" {sealed(SEAL)}\n") == SEAL


def test_a_seal_stays_in_the_signs_that_keep_a_qr_code_small() -> None:
    assert set(sealed(SEAL)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(sealed(Seal(SEAL.code, DIGEST, 10, 12))) <= 90  # version 4 with level M holds 90


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.go.id",
        sealed(SEAL).replace("ASND", "ASNX"),
        sealed(SEAL).replace(":2/3:", ":4/3:"),
        sealed(SEAL).replace(":2/3:", ":0/3:"),
        sealed(SEAL)[:-1],
        f"ASND:{SEAL.code}:1/1:{'0' * 64}",
        f"ASND:{code_of('0' * 64)}:1/1:{DIGEST.upper()}",
    ],
)
def test_anything_else_is_no_seal(text: str) -> None:
    assert read_seal(text) is None


@given(st.text(alphabet="0123456789ABCDEF", min_size=1, max_size=1), st.integers(0, 63))
def test_a_misread_sign_of_the_hash_is_noticed(sign: str, at: int) -> None:
    said = sealed(SEAL)
    place = len(said) - 64 + at
    changed = said[:place] + sign + said[place + 1 :]
    assert changed == said or read_seal(changed) is None


@given(st.integers(0, 2**256 - 1))
def test_a_code_typed_by_hand_is_forgiven_what_hands_do(number: int) -> None:
    code = code_of(f"{number:064x}")
    assert is_sound(code)
    assert plain(f"  {code.lower().replace('-', ' ')} ") == code
