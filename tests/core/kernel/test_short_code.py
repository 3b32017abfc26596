"""The short code that people read, type and say: at the foot of forms, and on receipts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.kernel.short_code import ALPHABET, code_of, digest_of, is_sound, plain

DIGESTS = st.binary().map(digest_of)


def test_looks_like_three_groups_of_four():
    code = code_of(digest_of(b"isi"))
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert not set("01ILO") & set(code)


@given(DIGESTS)
def test_a_code_is_sound_however_it_is_typed(digest):
    code = code_of(digest)
    assert is_sound(code)
    assert is_sound(f" {code.lower().replace('-', ' ')} ")
    assert plain(code.lower().replace("-", "")) == code


@given(DIGESTS, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(digest, place, sign):
    signs = list(code_of(digest).replace("-", ""))
    if signs[place] != sign:
        signs[place] = sign
        assert not is_sound("".join(signs))


@given(DIGESTS, st.integers(0, 11), st.integers(0, 11))
def test_two_exchanged_characters_are_noticed(digest, one, other):
    signs = list(code_of(digest).replace("-", ""))
    if signs[one] != signs[other]:
        signs[one], signs[other] = signs[other], signs[one]
        assert not is_sound("".join(signs))


def test_wrong_length_or_strange_letters_are_not_sound():
    code = code_of(digest_of(b"isi"))
    assert not is_sound(code[:-1])
    assert not is_sound(code + "2")
    assert not is_sound("0000-0000-0000")
    assert not is_sound("")
