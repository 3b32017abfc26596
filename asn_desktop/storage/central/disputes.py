"""What the desk of a centre must decide, and what it has decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.usecases.centre.ports import Dispute
from asn_desktop.core.usecases.centre.rows import ConflictRow, Decision, DeskRow, Sort
from asn_desktop.storage.central.session import Session, Values, identity, maybe
from asn_desktop.storage.ids import new_id

_COLUMNS = (
    *("office", "id", "sort", "kind", "record", "epoch", "seq", "our_epoch", "our_seq"),
    *("other_office", "other_record", "made"),
)


class SqlDisputes:
    """See `core.usecases.centre.ports.Disputes`."""

    def __init__(self, session: Session, office: UUID, now: str) -> None:
        self._session = session
        self._office = office
        self._now = now

    def keep(self, disputes: Sequence[Dispute]) -> None:
        if not disputes:
            return
        known = self._open_values()
        rows: dict[UUID, Values] = {}
        for one in disputes:
            sort = Sort.VALUE if one.other is None else Sort.PERSON
            if sort is Sort.VALUE and known.get(one.record) in rows:
                dispute = known[one.record]
                rows[dispute] = (*rows[dispute][:5], *one.theirs, *rows[dispute][7:])
                continue
            if sort is Sort.VALUE and one.record in known:
                self._newer(known[one.record], one)
                continue
            ours = (None, None) if one.ours is None else one.ours
            other = (None, None) if one.other is None else (one.other.office, one.other.pegawai)
            dispute = new_id()
            place = (self._office, dispute, sort.value, one.kind, one.record)
            rows[dispute] = (*place, *one.theirs, *ours, *other, self._now)
            if sort is Sort.VALUE:
                known[one.record] = dispute
        self._session.insert("conflict", _COLUMNS, list(rows.values()))

    def get(self, dispute: UUID) -> ConflictRow:
        found = conflict_rows(
            self._session, "conflict.office = :office AND conflict.id = :dispute", office=self._office, dispute=dispute
        )
        if not found:
            raise NotFoundError("conflict", dispute)
        return found[0]

    def places(self, dispute: UUID) -> tuple[int, int, int | None, int | None]:
        found = self._session.one(
            "SELECT epoch, seq, our_epoch, our_seq FROM conflict WHERE office = :office AND id = :dispute",
            office=self._office,
            dispute=dispute,
        )
        if found is None:
            raise NotFoundError("conflict", dispute)
        return found[0], found[1], found[2], found[3]

    def decide(self, dispute: UUID, decision: str | None, desk: UUID | None) -> None:
        self._session.run(
            "UPDATE conflict SET decision = :decision, desk = :desk WHERE office = :office AND id = :dispute",
            decision=decision,
            desk=desk,
            office=self._office,
            dispute=dispute,
        )

    def journal(self, action: str, actor: str, facts: Mapping[str, Any], effects: Any) -> UUID:
        made = new_id()
        columns = ("office", "id", "at", "actor", "action", "facts", "effects")
        written = (msgspec.json.encode(one).decode() for one in (dict(facts), effects))
        self._session.insert("desk", columns, [(self._office, made, self._now, actor, action, *written)])
        return made

    def journalled(self, desk: UUID) -> tuple[DeskRow, Any]:
        found = self._session.one(
            "SELECT id, office, at, actor, action, facts, undone, effects FROM desk"
            " WHERE office = :office AND id = :desk",
            office=self._office,
            desk=desk,
        )
        if found is None:
            raise UserError("centre_no_decision")
        return _desk(found[:7]), msgspec.json.decode(found[7])

    def undone(self, desk: UUID, by: UUID) -> None:
        self._session.run(
            "UPDATE desk SET undone = :by WHERE office = :office AND id = :desk", by=by, office=self._office, desk=desk
        )

    def wipe(self, records: Collection[UUID]) -> None:
        rows = self._session.rows("SELECT id, facts, effects FROM desk WHERE office = :office", office=self._office)
        told = [(identity(desk), msgspec.json.decode(facts), effects) for desk, facts, effects in rows]
        about = {str(one) for one in records}
        names = {facts.get("nama") for _, facts, effects in told if any(one in effects for one in about)} - {None}
        self._session.many(
            "UPDATE desk SET facts = :facts WHERE office = :office AND id = :desk",
            [
                {"facts": msgspec.json.encode(facts | {"nama": ""}).decode(), "office": self._office, "desk": desk}
                for desk, facts, _ in told
                if facts.get("nama") in names
            ],
        )

    def erased(self) -> frozenset[UUID]:
        found = self._session.rows(
            "SELECT effects FROM desk WHERE office = :office AND action = 'erase'", office=self._office
        )
        return frozenset(UUID(msgspec.json.decode(effects)["pegawai"]) for (effects,) in found)

    def _open_values(self) -> dict[UUID, UUID]:
        found = self._session.rows(
            "SELECT record, id FROM conflict WHERE office = :office AND sort = 'value' AND decision IS NULL",
            office=self._office,
        )
        return {identity(record): identity(one) for record, one in found}

    def _newer(self, dispute: UUID, one: Dispute) -> None:
        """The office has gone on with its own value: that one is disputed now."""
        self._session.run(
            "UPDATE conflict SET epoch = :epoch, seq = :seq WHERE office = :office AND id = :dispute",
            epoch=one.theirs.epoch,
            seq=one.theirs.seq,
            office=self._office,
            dispute=dispute,
        )


CONFLICTS = (
    " FROM conflict JOIN office ON office.office = conflict.office"
    " LEFT JOIN record ON record.office = conflict.office AND record.id = conflict.record"
    " LEFT JOIN person AS own ON own.office = conflict.office AND own.pegawai = record.pegawai"
)
"""Disputes with their offices and whom they are about (`own`)."""


def conflict_rows(session: Session, where: str, ending: str = "", **values: Any) -> list[ConflictRow]:
    """Disputes with both values and the names of whom they are about, oldest first."""
    found = session.rows(
        "SELECT conflict.id, conflict.office, office.name, conflict.sort, conflict.kind, conflict.record,"
        " conflict.made, own.nama, theirs.after, ours.after, conflict.other_office, there.name, conflict.other_record,"
        f" other.nama, conflict.decision {CONFLICTS}"
        " LEFT JOIN entry AS theirs ON theirs.office = conflict.office AND theirs.epoch = conflict.epoch"
        " AND theirs.seq = conflict.seq"
        " LEFT JOIN entry AS ours ON ours.office = conflict.office AND ours.epoch = conflict.our_epoch"
        " AND ours.seq = conflict.our_seq"
        " LEFT JOIN office AS there ON there.office = conflict.other_office"
        " LEFT JOIN person AS other ON other.office = conflict.other_office AND other.pegawai = conflict.other_record"
        f" WHERE {where} ORDER BY conflict.made, conflict.id {ending}",
        **values,
    )
    return [_conflict(row) for row in found]


def desk_rows(session: Session, limit: int) -> list[DeskRow]:
    """Decisions, newest first."""
    found = session.rows(
        "SELECT desk.id, desk.office, at, actor, action, facts, undone, office.name FROM desk"
        " LEFT JOIN office ON office.office = desk.office ORDER BY at DESC, desk.id DESC LIMIT :most",
        most=limit,
    )
    return [_desk(row) for row in found]


def published_by(session: Session, nobody: UUID) -> dict[UUID, DeskRow]:
    """The newest decision by which each thing was published, without those that were taken back."""
    found = session.rows(
        "SELECT id, office, at, actor, action, facts, undone, effects FROM desk WHERE office = :office"
        " AND action LIKE 'publish%' AND undone IS NULL ORDER BY at, id",
        office=nobody,
    )
    return {UUID(one): _desk(row[:7]) for row in found for one in msgspec.json.decode(row[7])["digests"]}


def _desk(row: Values) -> DeskRow:
    one, office, at, actor, action, facts, undone, *kantor = row
    told = (identity(one), identity(office), at, actor, action, msgspec.json.decode(facts), undone is not None)
    return DeskRow(*told, kantor=(kantor and kantor[0]) or "")


def _conflict(row: Values) -> ConflictRow:
    (
        one,
        office,
        kantor,
        sort,
        kind,
        record,
        made,
        nama,
        theirs,
        ours,
        other_office,
        there,
        other,
        other_nama,
        decision,
    ) = row
    return ConflictRow(
        identity(one),
        identity(office),
        kantor,
        Sort(sort),
        kind,
        identity(record),
        made,
        nama or _named(theirs) or _named(ours),
        None if theirs is None else msgspec.json.decode(theirs),
        None if ours is None else msgspec.json.decode(ours),
        maybe(other_office),
        there or "",
        maybe(other),
        other_nama or "",
        None if decision is None else Decision(decision),
    )


def _named(image: str | None) -> str:
    """The name in a record, where it has one."""
    fields = {} if image is None else msgspec.json.decode(image)
    return str(fields.get("nama", ""))
