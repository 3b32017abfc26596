"""Texts, layouts and fonts; what is written for other programs, and what is read from scanners."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.bootstrap.places import resources
from asn_desktop.core.kernel.texts import Language, Texts

if TYPE_CHECKING:
    from datetime import date

    from asn_desktop.core.usecases.arsip.scanner import Scanner
    from asn_desktop.core.usecases.karier.wording import Event
    from asn_desktop.core.usecases.ports import Paper
    from asn_desktop.core.usecases.printing import FormMaker
    from asn_desktop.ui.presenters.services import Printing


def texts(language: Language) -> Texts:
    """The catalogue of one language; a topic's file is read when its first sentence is needed."""
    folder = resources() / "i18n" / language

    def load(topic: str) -> dict[str, str]:
        with (folder / f"{topic}.toml").open("rb") as file:
            return dict(_flat(topic, tomllib.load(file)))

    return Texts(language, load)


def _flat(prefix: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}.{name}"
        found.extend(_flat(key, value) if isinstance(value, dict) else [(key, value)])
    return found


def form_maker() -> FormMaker:
    """The layouts of all forms, and the Indonesian catalogue that paper is written with. Raises UserError."""
    from asn_desktop.core.forms.spec import FormBook, decode_spec
    from asn_desktop.core.usecases.form_facts.registry import words
    from asn_desktop.core.usecases.printing import FormMaker

    files = sorted((resources() / "forms").glob("*.toml"))
    specs = tuple(decode_spec(file.read_text("utf-8"), file.name, words()) for file in files)
    return FormMaker(FormBook(specs), texts("id"))


def paper() -> Paper:
    """Where filled forms become pages."""
    from asn_desktop.storage.pdf.paper import PdfPaper

    return PdfPaper(resources() / "fonts", paper_texts)


@cache
def paper_texts() -> Texts:
    """The catalogue that paper is written with, in this process or in one that helps to print."""
    return texts("id")


@cache
def printing() -> Printing:
    """Paper and layouts, made once: the fonts they load serve everything that is printed."""
    from asn_desktop.ui.presenters.services import Printing

    return Printing(paper(), form_maker())


def scanner() -> Scanner:
    """Where scans and photos of signed paper are read."""
    from asn_desktop.storage.scan import FileScanner

    return FileScanner()


def write_calendar(path: Path, name: str, events: Iterable[Event], made: date) -> int:
    """Write a file for calendars of other programs; returns how many events it holds. Raises UserError."""
    from asn_desktop.storage import ical

    return ical.write_calendar(path, name, events, made)
