"""How words are compared when a list is searched."""

from __future__ import annotations

import re

from asn_desktop.core.kernel.searchable import plain, searchable

__all__ = ["forgiven", "marked", "plain", "query_words", "searchable", "trigrams", "typing_errors", "vocabulary"]


def marked(word: str) -> str:
    """A word with its ends marked, so that its first and last letters weigh when similar words are sought."""
    return f"^{word}$"


def vocabulary(line: str) -> set[str]:
    """The marked words of a searchable line that can be mistyped: three letters or more, no numbers."""
    return {marked(word) for word in line.split() if len(word) >= 3 and not word.isdigit()}


def query_words(text: str) -> tuple[str, ...]:
    """The words asked for. Neighbouring groups of digits are one NIP written with spaces."""
    joined = re.sub(r"(?<=\d) (?=\d)", "", plain(text))
    return tuple(joined.split())


def trigrams(word: str) -> tuple[str, ...]:
    """The runs of three letters by which a misspelt word is still found."""
    line = marked(word)
    return tuple(line[i : i + 3] for i in range(len(line) - 2))


def typing_errors(typed: str, word: str) -> int:
    """How many letters to change, add, drop or swap until `typed` is `word` or its beginning."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, start=1):
        before, row, above = row, [i], before
        for j, other in enumerate(word, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return min(row)


def forgiven(typed: str) -> int:
    """How many typing errors a word of this length may have."""
    return 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2 if len(typed) < 9 else 3
