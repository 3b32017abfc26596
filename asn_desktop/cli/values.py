"""Days and numbers as they are typed on the command line, each refused with what would be right."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date

EARLIEST, LATEST = date(1945, 8, 17), date(2199, 12, 31)
"""Days that can be asked for: before there was no law that counts, and no career reaches further."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> date:
    """A day as it is typed, in this one way: `2026-03-14`."""
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None:
        raise ArgumentTypeError(f"no day: {text!r}")  # `cli.mistake.day`
    if not EARLIEST <= found <= LATEST:
        raise ArgumentTypeError(f"too far: {text!r}")  # `cli.mistake.far`
    return found


def number(least: int, most: int) -> Callable[[str], int]:
    """How a whole number is typed that makes sense only within bounds."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal()) or not least <= int(text) <= most:
            raise ArgumentTypeError(f"not from {least} to {most}: {text!r}")  # `cli.mistake.bounds`
        return int(text)

    return read
