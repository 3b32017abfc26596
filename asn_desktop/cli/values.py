"""Days and numbers as they are typed on the command line, each refused with what would be right."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date


def day(text: str) -> date:
    """A day as it is typed: `2026-03-14`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"no day: {text!r}") from None  # `cli.mistake.day`


def number(least: int, most: int) -> Callable[[str], int]:
    """How a whole number is typed that makes sense only within bounds."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ArgumentTypeError(f"not from {least} to {most}: {text!r}")  # `cli.mistake.bounds`
        return int(text)

    return read
