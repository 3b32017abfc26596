"""Writing .ics files by RFC 5545: whole-day events with a reminder. The part of the format that is needed is small."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.karier.wording import Event

LINE = 75
"""Octets of a line at most, without its end (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write_calendar(path: Path, name: str, events: Iterable[Event], made: date) -> int:
    """Write the events whole or not at all; returns how many. `made` is the day of the data. Raises UserError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    written = 0
    try:
        with beside.open("wb") as file:
            file.write(_content(_head(name)))
            for event in events:
                file.write(_content(_event(event, made)))
                written += 1
            file.write(_content(("END:VCALENDAR",)))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise UserError("file_ics_not_written", name=path.name) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return written


def folded(line: str) -> bytes:
    """The line with its end, cut into pieces of at most 75 octets, never inside a letter; what goes on is indented."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def escaped(text: str) -> str:
    """A text value: commas, semicolons, backslashes and line ends have a meaning of their own."""
    return text.translate(_ESCAPED)


def _content(lines: Iterable[str]) -> bytes:
    return b"".join(map(folded, lines))


def _head(name: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//ASN Desktop//Kalender Karier//ID"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(name)}"


def _event(event: Event, made: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@asn-desktop"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield f"DESCRIPTION:{escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    if event.remind is not None:
        ahead = (event.day - event.remind).days
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(event.summary)}"
        yield f"TRIGGER:-P{ahead}D" if ahead >= 0 else f"TRIGGER:P{-ahead}D"
        yield "END:VALARM"
    yield "END:VEVENT"
