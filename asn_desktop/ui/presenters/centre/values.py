"""Values of records as they travel, in words: by the fields of their kind, whatever screen they are shown on."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.texts import Texts, grouped_nip

HIDDEN = frozenset({"id", "version", "pegawai_id"})
"""Fields that tell a reader nothing."""


def field_text(name: str, texts: Texts) -> str:
    """What a field is called; one without a name in the catalogue by its own, readable."""
    return texts.say(f"field.{name}") if texts.has(f"field.{name}") else name.replace("_", " ").capitalize()


def value_text(kind: str, name: str, value: Any, texts: Texts) -> str:
    """A value as its reader writes it: terms of the law by their names, dates in words. Empty where there is none."""
    if value is None or value in ("", [], {}):
        return ""
    if name == "nip":
        return grouped_nip(str(value))
    wanted = _types(kind).get(name)
    if wanted is not None and isinstance(value, str):
        try:
            return texts.show(msgspec.convert(value, ready(wanted), strict=False))
        except (msgspec.ValidationError, KeyError):
            return value
    if isinstance(value, (bool, int)):
        return texts.show(value)
    if isinstance(value, (list, dict)):
        return msgspec.json.encode(value).decode()
    return str(value)


def differing(kind: str, ours: Mapping[str, Any] | None, theirs: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Fields that a reader understands and in which the two sides differ, in the order of the record."""
    left, right = ours or {}, theirs or {}
    order = list(SPECS[kind].record_type.__struct_fields__) if kind in SPECS else sorted({*left, *right})
    return tuple(name for name in order if name not in HIDDEN and left.get(name) != right.get(name))


def record_fields(record: Record, kind: str, texts: Texts) -> tuple[tuple[str, str], ...]:
    """What is known in a record: names of fields and values, without what is empty or only links records."""
    image = msgspec.to_builtins(record)
    shown = []
    for name in record.__struct_fields__:
        if name in HIDDEN or name.endswith("_id"):
            continue
        text = value_text(kind, name, image.get(name), texts)
        if text:
            shown.append((field_text(name, texts), text))
    return tuple(shown)


@cache
def _types(kind: str) -> dict[str, Any]:
    """Fields that hold a term of the law or a day, with their type."""
    if kind not in SPECS:
        return {}
    found = {}
    for name, hint in get_type_hints(SPECS[kind].record_type).items():
        options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
        for option in options:
            if option is not NoneType and isinstance(option, type) and issubclass(option, (enum.StrEnum, date)):
                found[name] = option
    return found
