"""Eight plain words that two people compare over the phone, instead of a key nobody can read aloud."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

COUNT = 8
BITS = 10
"""Each word tells ten bits: eight of them leave one chance in 2 to the power of 80."""


def eight_words(content: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """The words of a content: another content has others."""
    number = int.from_bytes(hashlib.sha256(content).digest()) >> (256 - COUNT * BITS)
    return tuple(words[(number >> BITS * (COUNT - 1 - place)) % (1 << BITS)] for place in range(COUNT))


def load_words(file: Path) -> tuple[str, ...]:
    """The list of words, one a line. Raises ValueError where it is not whole: words would then mean other things."""
    words = tuple(file.read_text("utf-8").split())
    if len(set(words)) != 1 << BITS or len(words) != 1 << BITS:
        raise ValueError(f"{file.name} must hold {1 << BITS} different words")
    return words
