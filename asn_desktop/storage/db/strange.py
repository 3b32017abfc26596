"""A value that this program would never write: the file was changed past it. Which record it is, and in which field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.storage.db.plain import Plain
from asn_desktop.storage.db.stored import decoder, in_words, stored_json

_WHERE = re.compile(r"at `\$\.(\w+)")
"""How msgspec names the field of a value it does not take."""


@contextmanager
def examined(plain: Plain, *kinds: type[Record]) -> Iterator[None]:
    """Rows of a list are read: what they cannot hold is looked for in the records the list tells of."""
    try:
        yield
    except (ValueError, msgspec.ValidationError):
        for kind in kinds:
            asked = f"SELECT {stored_json(kind, plain.sqlite)} FROM {kind_of(kind)} WHERE removed_at IS NULL"
            problem = strange_among(plain, kind, (text for (text,) in plain.rows(asked)))
            if problem is not None:
                raise problem from None
        raise


def strange_among(plain: Plain, kind: type[Record], texts: Iterable[str]) -> UserError | None:
    """What is wrong with the first record that cannot be read, of these as `stored_json` gives them."""
    read = decoder(kind)
    for text in texts:
        try:
            read(text)
        except msgspec.ValidationError as problem:
            return strange(plain, kind, text, problem)
    return None


def strange(plain: Plain, kind: type[Record], text: str, problem: msgspec.ValidationError) -> UserError:
    """Names the record, whose it is, and what stands in which field."""
    raw: dict[str, Any] = msgspec.json.decode(text)
    found = _WHERE.search(str(problem))
    field = found.group(1) if found else ""
    return UserError(
        "value_strange",
        kind=in_words(kind_of(kind)),
        whose=_whose(plain, kind_of(kind), raw),
        field=in_words(field),
        value=raw.get(field, ""),
        identity=raw["id"],
    )


def _whose(plain: Plain, kind: str, raw: dict[str, Any]) -> str:
    """The employee's name, or whatever name the record has, or its year."""
    person = raw["id"] if kind == "pegawai" else raw.get("pegawai_id")
    named = plain.rows("SELECT nama FROM pegawai WHERE id = :person", {"person": person}) if person else ()
    name = named[0][0] if named else raw.get("nama", "")
    return ", ".join(str(part) for part in (name, raw.get("tahun")) if part) or "-"
