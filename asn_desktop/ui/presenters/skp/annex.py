"""The annex of a plan while it is edited: three lists of numbered lines."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.skp import BagianLampiran
from asn_desktop.core.usecases.skp.model import Annex


class AnnexLine(Struct, frozen=True):
    """One line; its key lasts as long as the screen."""

    key: int
    text: str = ""


class AnnexList(Struct, frozen=True):
    """One of the three lists with its title."""

    bagian: BagianLampiran
    title: str
    lines: tuple[AnnexLine, ...]


class TakenLine(Struct, frozen=True):
    """A line taken away, with where it stood."""

    position: int
    line: AnnexLine
    bagian: BagianLampiran


Lists = dict[BagianLampiran, tuple[AnnexLine, ...]]


def lists_of(annex: Annex | None, keys: Iterator[int]) -> Lists:
    """Lines for what is stored or was kept."""
    stored = annex or {}
    return {bagian: tuple(AnnexLine(next(keys), text) for text in stored.get(bagian, ())) for bagian in BagianLampiran}


def annex_of(lists: Lists) -> Annex:
    """What is to be saved: without empty lines, and without empty lists."""
    found = {b: tuple(line.text.strip() for line in lines if line.text.strip()) for b, lines in lists.items()}
    return {bagian: texts for bagian, texts in found.items() if texts}


def line_typed(lists: Lists, key: int, text: str) -> Lists:
    """The lists with another text in one line."""
    return {
        bagian: tuple(replace(line, text=text) if line.key == key else line for line in lines)
        for bagian, lines in lists.items()
    }


def line_moved(lists: Lists, key: int, step: int) -> Lists:
    """The lists with a line moved inside its own, up (-1) or down (+1); at the edge nothing changes."""
    moved: dict[BagianLampiran, tuple[AnnexLine, ...]] = {}
    for bagian, lines in lists.items():
        order = list(lines)
        for at, line in enumerate(lines):
            if line.key == key and 0 <= at + step < len(lines):
                order[at], order[at + step] = order[at + step], order[at]
        moved[bagian] = tuple(order)
    return moved


def line_taken(lists: Lists, key: int) -> tuple[Lists, TakenLine | None]:
    """The lists without a line, and what was taken."""
    for bagian, lines in lists.items():
        for position, line in enumerate(lines):
            if line.key == key:
                return {**lists, bagian: lines[:position] + lines[position + 1 :]}, TakenLine(position, line, bagian)
    return lists, None


def line_put_back(lists: Lists, taken: TakenLine) -> Lists:
    """The lists with a line where it stood."""
    lines = lists[taken.bagian]
    return {**lists, taken.bagian: (*lines[: taken.position], taken.line, *lines[taken.position :])}


def lines_added(lists: Lists, bagian: BagianLampiran, texts: tuple[str, ...], keys: Iterator[int]) -> Lists:
    """The lists with lines at the end of one of them."""
    return {**lists, bagian: (*lists[bagian], *(AnnexLine(next(keys), text) for text in texts))}


def new_keys() -> Iterator[int]:
    """Keys of lines of one open plan; below zero, so that none is a key of a result."""
    return itertools.count(-1, -1)
