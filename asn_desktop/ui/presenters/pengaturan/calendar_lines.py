"""Public holidays as they are typed or pasted from the decree: one day a line, the date first, then its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.dates import read_date

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")

_WEEKDAY = r"(?:senin|selasa|rabu|kamis|jum[’'`]?at|sabtu|minggu|ahad)"
_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}\s+[a-z]+\s+\d{4}"
_LINE = re.compile(rf"\s*(?:{_WEEKDAY}\b[\s,]*)?({_DATE})(?!\d)\W*(?:{_WEEKDAY}\b\W*)?(.*)", re.I | re.S)


class Lines(Struct, frozen=True):
    """What was read: days with their names, what could not be read, and which days are recorded by another name."""

    days: tuple[tuple[date, str], ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_lines(texts: Texts, typed: str, tahun: int, known: Mapping[date, str]) -> Lines:
    """Read each line. `known` are the names by which days are recorded; `tahun` is the year that examples show.

    A weekday beside the date, as decrees print it, is left out; it need not be right.
    """
    say = texts.say
    at: dict[date, int] = {}
    days, problems, notes = [], [], []
    for number, line in enumerate(typed.splitlines(), start=1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        day = read_date(found[1]) if found else None
        name = " ".join(found[2].split()).rstrip(" ;,") if found else ""
        shown = " ".join(line.split())
        if day is None:
            problems.append(say("kalender.libur.no_date", n=number, baris=shown, tahun=str(tahun)))
        elif not name:
            problems.append(say("kalender.libur.no_name", n=number, baris=shown))
        elif day in at:
            problems.append(say("kalender.libur.twice", n=number, lain=at[day], tanggal=day))
        else:
            at[day] = number
            days.append((day, name))
            if known.get(day, name) != name:
                notes.append(say("kalender.libur.renamed", tanggal=day, nama=known[day]))
    return Lines(tuple(days), tuple(problems), tuple(notes))
