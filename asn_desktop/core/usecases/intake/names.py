"""Names of people as lists write them: titles in front and behind, capitals, birth place and date in one cell."""

from __future__ import annotations

import re
from typing import Any

from asn_desktop.core.usecases.intake.cells import Bad, Parser, text

_FRONT = re.compile(
    r"^((?:(?:Prof|Dr|dr|DR|drg|Drg|Drs|DRS|Dra|DRA|Ir|IR|H|Hj|HJ|KH|Pdt|PDT|Ns|NS|apt|Apt|Rd|Tgk|St|Bdn)\.\s*)+)(?=\S)"
)
_NAME = re.compile(r"(?=.*[^\W\d_])[^\d=+@][^\d]*")
_TITLE = re.compile(r"^[A-Za-z][A-Za-z.()\- ]*[A-Za-z.)]$|^[A-Za-z]$")


def split_titles(name: str) -> tuple[str, str, str]:
    """Title in front, bare name, titles behind: `Dr. X Y, S.Sos, M.Si` gives `Dr.`, `X Y`, `S.Sos, M.Si`."""
    bare, _, behind = name.partition(",")
    front = ""
    if match := _FRONT.match(bare.strip()):
        front = " ".join(match[1].replace(".", ". ").split())
        bare = bare.strip()[match.end() :]
    titles = ", ".join(part.strip() for part in behind.split(",") if part.strip())
    return front, " ".join(bare.split()), titles


def person_name(cell: Any) -> str | Bad | None:
    """A name: letters, at least one; digits in it mean that the cell holds something else."""
    found = text(cell)
    if not isinstance(found, str):
        return found
    if _NAME.fullmatch(found) is None:
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
    return one.casefold() == other.casefold()


def better_name(stored: str, given: str) -> str:
    """Which writing of one name to keep: the stored one, unless only the given one has small letters."""
    if same_name(stored, given):
        return given if stored.isupper() and not given.isupper() else stored
    return readable(given)


_BIRTH = re.compile(r"^(?P<place>[^\d,/]*?)[\s,/]*(?P<day>\d.*)$")


def birth_place(cell: Any) -> str | None:
    """The place in `Wamena, 1 Februari 1990`."""
    found = text(cell)
    if not isinstance(found, str):
        return None
    match = _BIRTH.match(found)
    return (match["place"] if match else found).strip(" ,.-/") or None


def birth_date_of(parse_date: Parser) -> Parser:
    """A parser of the date in `Wamena, 1 Februari 1990`."""

    def parse(cell: Any) -> Any:
        if not isinstance(cell, str):
            return parse_date(cell)
        found = text(cell)
        if not isinstance(found, str):
            return found
        match = _BIRTH.match(found)
        return parse_date(match["day"]) if match else Bad("birth_without_date")

    return parse


_NUMBER = re.compile(r"(?i)(?:n\s*i\s*p{1,3}k?\s*[.:]*\s*)?('?\d[\d .]{13,30}\d)")


def number_beside_name(cell: Any) -> str | None:
    """The NIP in a cell that holds name and NIP (`Simson Hubi, S.Sos / NIP. 1976...`)."""
    match = _NUMBER.search(cell) if isinstance(cell, str) else None
    return match[1] if match else None


def name_beside_number(cell: Any) -> str | None:
    """The name in a cell that holds name and NIP."""
    return _NUMBER.sub(" ", cell).strip(" /-\n\r\t.;") if isinstance(cell, str) else None
