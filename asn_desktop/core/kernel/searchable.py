"""How text is made comparable for search."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['`´‘’]")
_BREAKS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and punctuation; words parted by one space."""
    bare = text
    if not text.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", bare.casefold())).strip()


def searchable(*texts: str) -> str:
    """The texts as one searchable line.

    Two spaces before each word: with them even one letter that begins a word fills three, which is what the index
    needs to find it.
    """
    return "".join(f"  {word}" for word in plain(" ".join(texts)).split())
