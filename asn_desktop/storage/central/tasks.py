"""What lies on the desk of a centre, page by page: conflicts, and entries that were not accepted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.kernel.searchable import plain
from asn_desktop.core.usecases.centre.rows import AnswerRow, ConflictRow, TaskFilter, Turn
from asn_desktop.storage.central.answers import ANSWERS, answer_rows
from asn_desktop.storage.central.disputes import CONFLICTS, conflict_rows
from asn_desktop.storage.central.people import LONGEST
from asn_desktop.storage.central.session import Session, identity

_UNDECIDED = "conflict.decision IS NULL"
_SORT = {Turn.VALUE: "conflict.sort = 'value'", Turn.PERSON: "conflict.sort = 'person'"}
_STATE = {
    Turn.CENTRE: "outcome = 'quarantined' AND who = 'centre'",
    Turn.OFFICE: "outcome = 'quarantined' AND who <> 'centre'",
    Turn.HELD: "outcome = 'held'",
}

_TELLS = {
    True: "CASE WHEN json_valid(entry.after) THEN json_extract(entry.after, '$.{0}') END",
    False: """substring(entry.after FROM '"{0}":"({1})"')""",
}
_ANY = r'(?:[^"\\]|\\.)*'
_IDENTITY = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""What an entry itself tells in a field, in SQLite and in PostgreSQL: that need not be JSON that can be read."""


def rows(session: Session, where: TaskFilter, limit: int, offset: int) -> list[ConflictRow | AnswerRow]:
    """Conflicts, then entries, as one list."""
    disputed, answered, values = _conditions(session, where)
    conflicts = _conflicts(session, disputed, values)
    ending = "LIMIT :most OFFSET :start"
    found: list[ConflictRow | AnswerRow] = []
    if offset < conflicts:
        found += conflict_rows(session, disputed, ending, **values, most=limit, start=offset)
    if len(found) < limit:
        start = max(0, offset - conflicts)
        found += _named(session, answer_rows(session, answered, ending, **values, most=limit - len(found), start=start))
    return found


def count(session: Session, where: TaskFilter) -> int:
    """How many there are in all."""
    disputed, answered, values = _conditions(session, where)
    answers = int(session.rows(f"SELECT count(*) {ANSWERS} AND {answered}", **values)[0][0])
    return answers + _conflicts(session, disputed, values)


def _conflicts(session: Session, disputed: str, values: dict[str, Any]) -> int:
    return int(session.rows(f"SELECT count(*) {CONFLICTS} WHERE {disputed}", **values)[0][0])


def _conditions(session: Session, where: TaskFilter) -> tuple[str, str, dict[str, Any]]:
    """For conflicts and for entries. What is a conflict stands there once, not with its entry as well."""
    disputed, answered = [_UNDECIDED], ["outcome <> 'conflict'"]
    values: dict[str, Any] = {}
    if where.office is not None:
        values["office"] = where.office
        disputed.append("(conflict.office = :office OR conflict.other_office = :office)")
        answered.append("answer.office = :office")
    if where.turn is not None:
        disputed.append(_SORT.get(where.turn, "FALSE"))
        answered.append(_STATE.get(where.turn, "FALSE"))
    for number, word in enumerate(plain(where.text).split()):
        values[f"word{number}"] = f"%{word}%"
        both = f"(own.cari LIKE :word{number} OR lower(office.name) LIKE :word{number})"
        disputed.append(both)
        answered.append(f"({both} OR {_tells(session, f'word{number}')})")
    return " AND ".join(disputed), " AND ".join(answered), values


def _tells(session: Session, word: str) -> str:
    """That an entry of which no record is here tells a name or NIP with this word, or belongs to somebody with it."""
    told = _TELLS[session.sqlite]
    nama, nip = told.format("nama", _ANY), told.format("nip", _ANY)
    owner = told.format("pegawai_id", _IDENTITY)
    if not session.sqlite:
        owner = f"CAST({owner} AS uuid)"
    return (
        "own.cari IS NULL AND EXISTS (SELECT 1 FROM entry LEFT JOIN person AS whose"
        f" ON whose.office = entry.office AND whose.pegawai = {owner}"
        " WHERE entry.office = answer.office AND entry.epoch = answer.epoch AND entry.seq = answer.seq"
        f" AND (lower({nama}) LIKE :{word} OR {nip} LIKE :{word} OR whose.cari LIKE :{word}))"
    )


def _named(session: Session, answers: list[AnswerRow]) -> list[AnswerRow]:
    """With the names that entries tell of themselves where no record is here yet: whom a rejected one is about."""
    nameless: dict[tuple[UUID, int], list[int]] = {}
    for row in answers:
        if not row.nama:
            nameless.setdefault((row.office, row.epoch), []).append(row.seq)
    names: dict[tuple[UUID, int, int], str] = {}
    for (office, epoch), numbers in nameless.items():
        here = "office = :office AND epoch = :epoch"
        told = session.each("seq, after", "entry", "seq", numbers, here, office=office, epoch=epoch)
        images = {seq: _fields(after) for seq, after in told}
        owners = {owner for image in images.values() if (owner := _owner(image)) is not None}
        known = session.each("pegawai, nama", "person", "pegawai", owners, "office = :office", office=office)
        people = {identity(person): nama for person, nama in known}
        for seq, image in images.items():
            owner = _owner(image)
            own = image.get("nama") if owner is None else people.get(owner)
            names[office, epoch, seq] = own[:LONGEST] if isinstance(own, str) else ""
    return [replace(row, nama=names.get((row.office, row.epoch, row.seq), row.nama)) for row in answers]


def _fields(image: str | None) -> dict[str, Any]:
    """What an entry says, as far as it can be read at all."""
    try:
        read = None if image is None else msgspec.json.decode(image)
    except (msgspec.MsgspecError, RecursionError):
        read = None
    return read if isinstance(read, dict) else {}


def _owner(image: dict[str, Any]) -> UUID | None:
    try:
        return UUID(image["pegawai_id"])
    except (KeyError, ValueError, TypeError, AttributeError):
        return None
