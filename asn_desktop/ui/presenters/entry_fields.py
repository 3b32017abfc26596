"""Fields people type into, as data: how a value is shown, how what was typed is read, what is wrong in words."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.texts import Texts, written_date
from asn_desktop.ui.presenters.dates import read_date

Kind = Literal["text", "lines", "digits", "date", "last_day", "number", "choice", "listed", "record", "flag"]
"""`digits` is a number that is a name (a NIP), `last_day` an inclusive last day kept as the day after,
`choice` one of an enumeration, `listed` one of given texts, `record` another record picked by its id,
`flag` yes or no."""

YES = "ya"
"""The text of a ticked flag; an empty text is an unticked one."""


class Option(Struct, frozen=True):
    """One thing to pick: what is kept, what is read, and a second line that tells it from its namesakes."""

    value: str
    label: str
    detail: str = ""


class Field(Struct, frozen=True):
    """One field of a form. `span` is its width in sixths of a row; `source` names the options to pick from."""

    name: str
    kind: Kind = "text"
    span: int = 2
    required: bool = False
    terms: type[enum.StrEnum] | None = None
    source: str = ""
    helped: bool = False
    """A help line stands under the field (`<topic>.help.<name>`)."""


class Section(Struct, frozen=True):
    """Fields under one small heading (`<topic>.section.<name>`); an empty name has no heading."""

    name: str
    fields: tuple[Field, ...]


class Form(Struct, frozen=True):
    """A form while it is being filled: texts as typed, and a sentence for each field that cannot be read yet."""

    topic: str
    sections: tuple[Section, ...]
    typed: dict[str, str]
    saved: dict[str, str]
    problems: dict[str, str] = {}
    options: dict[str, tuple[Option, ...]] = {}
    notes: dict[str, str] = {}
    """What the program understands from the typed value, shown under the field."""

    @property
    def changed(self) -> dict[str, str]:
        """What was typed and is not saved yet."""
        return {name: text for name, text in self.typed.items() if text != self.saved.get(name, "")}


def fields_of(sections: Iterable[Section]) -> tuple[Field, ...]:
    return tuple(field for section in sections for field in section.fields)


def shown(field: Field, value: Any, texts: Texts) -> str:
    """A stored value as the text of its field; empty where nothing is recorded."""
    if value is None or value == "" or value is False:
        return ""
    if value is True:
        return YES
    if field.kind == "last_day":
        return written_date(value - timedelta(days=1), texts.language)
    if isinstance(value, date):
        return written_date(value, texts.language)
    if isinstance(value, enum.StrEnum):
        return value.value
    return str(value)


def read(field: Field, text: str) -> Any:
    """The value of what was typed. Raises ValueError with the name of the problem."""
    if field.kind == "flag":
        return text == YES
    text = " ".join(text.split()) if field.kind != "lines" else text.strip()
    if not text:
        if field.required:
            raise ValueError("required")
        return "" if field.kind in ("text", "lines", "digits", "listed") else None
    match field.kind:
        case "digits":
            return re.sub(r"[\s.'-]", "", text)
        case "date" | "last_day":
            day = read_date(text)
            if day is None:
                raise ValueError("date")
            return day + timedelta(days=1) if field.kind == "last_day" else day
        case "number":
            if not text.isdigit():
                raise ValueError("number")
            return int(text)
        case "choice":
            return field.terms(text) if field.terms else text
        case "record":
            try:
                return UUID(text)
            except ValueError:
                raise ValueError("pick") from None
        case _:
            return text


def read_all(sections: Iterable[Section], typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by field, and by field the name of the problem where the text cannot be read."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in fields_of(sections):
        try:
            values[field.name] = read(field, typed.get(field.name, ""))
        except ValueError as problem:
            problems[field.name] = str(problem)
    return values, problems


def texts_of(sections: Iterable[Section], record: Record | None, texts: Texts) -> dict[str, str]:
    """The texts of a form that shows a record; all empty for a new one."""
    return {
        field.name: shown(field, getattr(record, field.name, None) if record else None, texts)
        for field in fields_of(sections)
    }


def form_of(
    topic: str,
    sections: tuple[Section, ...],
    record: Record | None,
    texts: Texts,
    options: Mapping[str, tuple[Option, ...]] | None = None,
    **preset: str,
) -> Form:
    """A form that shows a record, or an empty one with some fields filled in beforehand."""
    saved = texts_of(sections, record, texts)
    choices = {
        field.name: tuple(Option(term.value, texts.show(term)) for term in field.terms)
        for field in fields_of(sections)
        if field.terms is not None
    }
    given = {
        field.name: (options or {})[field.source]
        for field in fields_of(sections)
        if field.source and field.source in (options or {})
    }
    return Form(topic, sections, saved | preset, saved, options=choices | given)


def problem_sentences(form: Form, problems: Mapping[str, str], texts: Texts) -> dict[str, str]:
    """What is wrong with each field and how to write it, in words."""
    return {
        name: texts.say(f"pegawai.problem.{problem}", field=label(form, name, texts))
        for name, problem in problems.items()
    }


def label(form: Form, name: str, texts: Texts) -> str:
    return texts.say(f"{form.topic}.field.{name}")


ESELON = ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")
