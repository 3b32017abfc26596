"""Sentences: one catalogue for screens, command line and paper, filled with facts in the reader's language."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Fact

Language = Literal["id", "en"]

MONTHS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def written_date(day: date, language: Language = "id") -> str:
    """14 Maret 2026."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def written_number(number: Decimal | int, language: Language = "id") -> str:
    """1.234,56 in Indonesian, 1,234.56 in English; decimals are kept as they are."""
    text = f"{number:,}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def grouped_nip(nip: str) -> str:
    """A NIP as people read it aloud: 8, 6, 1 and 3 digits."""
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}" if len(nip) == 18 else nip


class Texts:
    """Looks up a sentence by key and fills it.

    The first part of a key is its topic; a topic is read by `load(topic)` when it is first needed, so that the
    window does not wait for the words of screens nobody has opened. A value that varies with a count has two
    entries, `<key>.one` and `<key>`; the first is used when the fact `n` is 1 and the entry exists.
    """

    def __init__(self, language: Language, load: Callable[[str], Mapping[str, str]]) -> None:
        self.language: Language = language
        self._load = load
        self._topics: dict[str, Mapping[str, str]] = {}

    def has(self, key: str) -> bool:
        return key in self._topic(key)

    def say(self, key: str, **facts: object) -> str:
        """The sentence of `key` with its placeholders filled. Raises KeyError for an unknown key: a bug."""
        topic = self._topic(key)
        singular = f"{key}.one"
        template = topic[singular] if facts.get("n") == 1 and singular in topic else topic[key]
        if not facts:
            return template
        return template.format_map({name: self.show(value) for name, value in facts.items()})

    def show(self, value: object) -> str:
        """A value as the reader writes it: dates, numbers, terms of the law."""
        if isinstance(value, Fact):
            return self.term(value.group, value.value) if value.kind == "term" else self.show(value.native)
        if isinstance(value, enum.StrEnum):
            return self.term(type(value).__name__.lower(), value.value)
        if isinstance(value, bool):
            return self.say("common.yes" if value else "common.no")
        if isinstance(value, datetime):
            return f"{written_date(value.date(), self.language)} {value:%H.%M}"
        if isinstance(value, date):
            return written_date(value, self.language)
        if isinstance(value, (Decimal, int)):
            return written_number(value, self.language)
        if isinstance(value, tuple):
            return "; ".join(self.show(each) for each in value)
        return str(value)

    def term(self, group: str, value: str) -> str:
        """The wording of one value of a legal enumeration."""
        return self._topic("term")[f"term.{group}.{value}"]

    def error(self, error: UserError) -> tuple[str, str, str]:
        """What happened, why, and what to do now."""
        what, why, now = (self.say(f"error.{error.key}.{part}", **error.facts) for part in ("what", "why", "now"))
        return what, why, now

    def _topic(self, key: str) -> Mapping[str, str]:
        name = key.partition(".")[0]
        if name not in self._topics:
            self._topics[name] = self._load(name)
        return self._topics[name]
