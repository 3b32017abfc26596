"""The history of changes in words: who, when, which field, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.pegawai import history
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rows import JournalRow
from asn_desktop.ui.presenters.change_lines import ChangeLine, FieldChange
from asn_desktop.ui.presenters.entry_fields import Field, fields_of, shown
from asn_desktop.ui.presenters.pegawai.fields import HISTORIES, IDENTITY

_FIELDS: dict[str, dict[str, Field]] = {
    Pegawai.__name__.lower(): {field.name: field for field in fields_of(IDENTITY)},
    **{
        kept.kind.__name__.lower(): {field.name: field for field in fields_of(kept.sections)}
        for kept in HISTORIES.values()
    },
}
_TOPICS: dict[str, str] = {
    "pegawai": "pegawai",
    **{history.kind.__name__.lower(): f"pegawai.{tab}" for tab, history in HISTORIES.items()},
}


def change_lines(rows: Iterable[JournalRow], names: Mapping[UUID, str], texts: Texts) -> tuple[ChangeLine, ...]:
    """The journal's rows as sentences. `names` gives units, posts and people by id."""
    return tuple(
        ChangeLine(row.seq, texts.show(row.at.astimezone()), row.actor, _what(row, texts), _changes(row, names, texts))
        for row in rows
    )


def load_changes(ctx: Context, pegawai_id: UUID, texts: Texts) -> tuple[ChangeLine, ...]:
    """Everything that was ever changed on a person and the histories, newest first."""
    rows = history(ctx, pegawai_id)
    with ctx.store.read() as reader:
        names = {unit.id: unit.nama for unit in reader.find(Unit)}
        names |= {post.id: post.nama for post in reader.find(Jabatan)}
        appraisers = _people_in(rows)
        if appraisers:
            names |= {person.id: person.nama_lengkap for person in reader.find(Pegawai, id=appraisers)}
    return change_lines(rows, names, texts)


def _people_in(rows: Iterable[JournalRow]) -> tuple[UUID, ...]:
    """The appraisers named in decisions, before and after."""
    images = (image for row in rows for image in (row.before, row.after) if image)
    return tuple({UUID(str(image["penilai_id"])) for image in images if image.get("penilai_id")})


def _what(row: JournalRow, texts: Texts) -> str:
    kind = _key(row.kind)
    subject = texts.say(f"pegawai.record.{kind}")
    return texts.say(f"pegawai.did.{row.operation}", what=subject)


def _changes(row: JournalRow, names: Mapping[UUID, str], texts: Texts) -> tuple[FieldChange, ...]:
    before, after = row.before or {}, row.after or {}
    kind = _key(row.kind)
    found: list[FieldChange] = []
    for name, field in _FIELDS.get(kind, {}).items():
        old, new = _text(field, before, names, texts), _text(field, after, names, texts)
        if old != new:
            if row.before is not None and row.after is not None:
                old, new = (text or texts.say("pegawai.changes.nothing") for text in (old, new))
            found.append(FieldChange(texts.say(f"{_TOPICS[kind]}.field.{name}"), old, new))
    return tuple(found)


def _text(field: Field, image: Mapping[str, Any], names: Mapping[UUID, str], texts: Texts) -> str:
    value = image.get(field.name)
    if value in (None, ""):
        return ""
    if field.terms is not None:
        return texts.show(field.terms(value))
    if field.kind == "record":
        identity = value if isinstance(value, UUID) else UUID(str(value))
        return names.get(identity, str(value)[:8])
    if field.kind in ("date", "last_day") and isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, datetime):
        value = value.date()
    return shown(field, value, texts)


def _key(kind: str) -> str:
    """The journal may call a kind by its class or by its table; both read the same in lower case without `_`."""
    return kind.replace("_", "").lower()
