"""Names of people as lists write them: titles in front and behind, capitals, birth place and date in one cell."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from asn_desktop.core.usecases.intake.cells import Bad, DateParser, text
from asn_desktop.core.usecases.intake.columns import SYNONYMS

_FRONT = re.compile(
    r"^((?:(?i:Prof|Drs|Dra|Dr|Drg|Ir|Hj)\s+(?=\S)|(?:Prof|Dr|dr|DR|drg|Drg|Drs|DRS|Dra|DRA|Ir|IR|H|Hj|HJ|KH|Pdt|PDT|Ns|NS|apt|Apt|Rd|Tgk|St|Bdn)\.\s*)+)(?=\S)"
)
_GLUED = re.compile(r"(?<=[A-Za-z]{3})\.(?=[SMsm]\.[A-Za-z])")
_DEGREE = re.compile(r"(?i)(?:[SM]\.(?:[A-Z]{2,}|[HET])|M\.M|A\.M[AD])(?:\.[A-Z]+)*\.?")
"""A degree without a comma before it: `S.Pd`, `M.Si.`, `A.Ma.Pd.SD`; not initials such as `M.S.`."""
_NAME = re.compile(r"(?=.*[^\W\d_])[^\d=+@][^\d]*")
_LONGEST_NAME = 150
_TITLE = re.compile(r"^[A-Za-z][A-Za-z.()\- ]*[A-Za-z.)]$|^[A-Za-z]$")


def split_titles(name: str) -> tuple[str, str, str]:
    """Title in front, bare name, titles behind: `Dr. X Y, S.Sos, M.Si` gives `Dr.`, `X Y`, `S.Sos, M.Si`.

    Titles without their comma or dot are known too, as long as they can be nothing else.
    """
    bare, _, behind = name.partition(",")
    front = ""
    if match := _FRONT.match(bare.strip()):
        front = " ".join(match[1].replace(".", ". ").split())
        bare = bare.strip()[match.end() :]
    words = _GLUED.sub(" ", bare).split()
    last = next((at for at in range(len(words), 1, -1) if not _DEGREE.fullmatch(words[at - 1])), 1)
    titles = [*words[last:], *(part.strip() for part in behind.split(",") if part.strip())]
    return front, " ".join(words[:last] if words[last:] else bare.split()), ", ".join(titles)


def person_name(cell: Any) -> str | Bad | None:
    """A name: letters, at least one; digits in it or a word for headings mean that the cell holds something else."""
    found = text(cell)
    if not isinstance(found, str):
        return found
    if _NAME.fullmatch(found) is None or found.casefold() in SYNONYMS or len(found) > _LONGEST_NAME:
        return Bad("name_shape")
    return found


def title(cell: Any) -> str | Bad | None:
    """A title; a formula (`=1+1`) or a number is none."""
    found = text(cell)
    if not isinstance(found, str):
        return found
    parts = [part.strip() for part in found.strip(" ,").split(",")]
    if not all(_TITLE.match(part) for part in parts if part):
        return Bad("title_shape")
    return ", ".join(part for part in parts if part)


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def readable(name: str) -> str:
    """A name written in capitals only, in the usual way: `SIMSON HUBI` gives `Simson Hubi`."""
    return _WORD.sub(lambda word: word[0].capitalize(), name) if name.isupper() else name


def same_name(one: str, other: str) -> bool:
    """Written alike but for capitals."""
    return one.casefold() == other.casefold()


def better_name(stored: str, given: str) -> str:
    """Which writing of one name to keep: the stored one, unless only the given one has small letters."""
    if same_name(stored, given):
        return given if stored.isupper() and not given.isupper() else stored
    return readable(given)


_DATE_BEHIND = re.compile(
    r"(?i)^(?P<before>.*?)[\s,;:/(\-]*(?:\b(?:tmt|tgl|tanggal|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b[\s.:,]*)?"
    r"(?P<day>(?<!\d)\d{1,2}[-/. ]+(?:\d{1,2}|[a-z]{3,9}\.?)[-/., ]+\d{2,4}|(?<!\d)\d{4}-\d{2}-\d{2})\W*$"
)


def before_date(cell: Any) -> str | Bad | None:
    """What stands before the date in one cell: the place in `Wamena, 1 Februari 1990`, or a rank or a post."""
    found = text(cell)
    if not isinstance(found, str):
        return found
    match = _DATE_BEHIND.match(found)
    return (match["before"] if match else found).strip(" ,;.-/") or None


def birth_place(cell: Any) -> str | None:
    """The place in `Wamena, 1 Februari 1990`; None where something else stands there."""
    found = before_date(cell)
    return None if not isinstance(found, str) or any(map(str.isdigit, found)) else found


class DateBehind(DateParser):
    """The date at the end of a cell that holds something else before it.

    `missing`: what a cell without date gives; None where the date may be left out.
    """

    def __init__(self, horizon: int, missing: Bad | None = None) -> None:
        super().__init__(horizon)
        self.missing = missing

    def __call__(self, cell: Any) -> date | Bad | None:
        if not isinstance(cell, str):
            return super().__call__(cell)
        found = text(cell)
        if not isinstance(found, str):
            return found
        match = _DATE_BEHIND.match(found)
        if match is None:
            return self.missing or (Bad("date_shape") if _YEAR.search(found) else None)
        read = super().__call__(match["day"])
        if match["day"] in self.short:
            self.short[cell] = self.short.pop(match["day"])
        return read


_YEAR = re.compile(r"(?:19|20)\d\d")


_NUMBER = re.compile(
    r"(?i)[(\s]*(?:\bn\s*\.?\s*i\s*\.?\s*(?:p{1,3}k?|p3k)\b[\s.]*(?:baru)?[\s.:]*)?('?\d[\d .\-]{13,30}\d)\)?"
)


def number_beside_name(cell: Any) -> str | None:
    """The NIP in a cell that holds name and NIP (`Simson Hubi, S.Sos / NIP. 1976...`)."""
    match = _NUMBER.search(cell) if isinstance(cell, str) else None
    return match[1] if match else None


def name_beside_number(cell: Any) -> str | None:
    """The name in a cell that holds name and NIP."""
    return _NUMBER.sub(" ", cell).strip(" /-\n\r\t.;") if isinstance(cell, str) else None
