"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date

from asn_desktop.core.kernel.period import YEARS
from asn_desktop.core.kernel.texts import MONTHS, Texts

_PARTS = re.compile(r"[\s./\-,]+")


def read_date(text: str) -> date | None:
    """The date in `1/2/2024`, `01-02-2024`, `2024-02-01`, `1 Februari 2024`, `1 feb 2024`.

    Day before month, as Indonesia writes. None where it is no date, where the year has only two digits (nobody can
    tell 1949 from 2049), and where it is one that means "no end" (9999): nothing can be counted from it.
    """
    parts = [part for part in _PARTS.split(text.strip().lower()) if part]
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = parts
    if not (day.isdecimal() and year.isdecimal() and len(year) == 4 and int(year) in YEARS):
        return None
    number = int(month) if month.isdecimal() else _month(month)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def unread(text: str, texts: Texts) -> str:
    """What is wrong with a text that should be a date, and how one is written; "" where it is one, or nothing."""
    return texts.say("widget.date.unread", text=text.strip()) if text.strip() and read_date(text) is None else ""


def _month(name: str) -> int:
    for names in MONTHS.values():
        for number, full in enumerate(names, start=1):
            if len(name) >= 3 and full.lower().startswith(name):
                return number
    return {"agt": 8, "peb": 2, "nop": 11}.get(name, 0)
