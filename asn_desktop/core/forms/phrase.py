"""A sentence that a form's facts ask for by its key; it is put into words when the form is filled."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Phrase(Struct, frozen=True):
    """A sentence of the catalogue with what fills it: texts, days, numbers, terms of the law, or phrases again."""

    key: str
    facts: Mapping[str, object] = {}
