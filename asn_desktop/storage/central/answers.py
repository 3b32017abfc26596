"""What was said of entries that were not simply accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.exchange.entry import Position
from asn_desktop.core.exchange.receipt import Answer, Fixer, Outcome
from asn_desktop.core.usecases.centre.ports import Settled
from asn_desktop.core.usecases.centre.rows import AnswerRow
from asn_desktop.storage.central.session import Session, Values, identity

_COLUMNS = (
    *("office", "epoch", "seq", "envelope", "kind", "record", "outcome", "reason", "facts", "who", "waits", "made"),
    "closer",
)
_FIRST = ("envelope", "made")
"""What an answer keeps when it is given once more."""
_OPEN = "closed IS NULL AND outcome IN ('held', 'quarantined', 'conflict')"


class SqlAnswers:
    """See `core.usecases.centre.ports.Answers`."""

    def __init__(self, session: Session, office: UUID, now: str) -> None:
        self._session = session
        self._office = office
        self._now = now

    def open_records(self) -> frozenset[UUID]:
        found = self._rows("SELECT DISTINCT record", "closed IS NULL AND outcome IN ('held', 'quarantined')")
        return frozenset(identity(record) for (record,) in found)

    def waiting(self) -> dict[UUID, list[Position]]:
        found: dict[UUID, list[Position]] = {}
        asked = "closed IS NULL AND outcome = 'held' AND waits IS NOT NULL"
        for waits, epoch, seq in self._rows("SELECT waits, epoch, seq", asked):
            found.setdefault(identity(waits), []).append(Position(epoch, seq))
        return found

    def open_at(self, epoch: int, first: int, last: int) -> list[Answer]:
        found = self._rows(
            "SELECT epoch, seq, kind, record, outcome, reason, facts, who",
            f"{_OPEN} AND epoch = :epoch AND seq BETWEEN :first AND :last ORDER BY seq",
            epoch=epoch,
            first=first,
            last=last,
        )
        return [
            Answer(
                epoch,
                seq,
                kind,
                identity(record),
                Outcome(outcome),
                reason,
                msgspec.json.decode(facts),
                Fixer(who),
            )
            for epoch, seq, kind, record, outcome, reason, facts, who in found
        ]

    def open_of(self, record: UUID) -> list[Position]:
        found = self._rows("SELECT epoch, seq", f"{_OPEN} AND record = :record", record=record)
        return [Position(epoch, seq) for epoch, seq in found]

    def keep(self, envelope: UUID, answers: Sequence[tuple[Answer, UUID | None]]) -> None:
        rows = [
            (
                self._office,
                answer.epoch,
                answer.seq,
                envelope,
                answer.kind,
                answer.id,
                answer.outcome.value,
                answer.reason,
                msgspec.json.encode(answer.facts).decode(),
                answer.who.value,
                waits,
                self._now,
                "",
            )
            for answer, waits in answers
        ]
        if rows:
            self._session.put("answer", _COLUMNS, ("office", "epoch", "seq"), rows, kept=_FIRST)

    def settle(self, settled: Sequence[Settled]) -> None:
        self._session.many(
            "UPDATE answer SET closed = :now, closer = :closer"
            " WHERE office = :office AND epoch = :epoch AND seq = :seq AND closed IS NULL",
            [
                {
                    "now": self._now,
                    "closer": one.closer,
                    "office": self._office,
                    "epoch": one.position.epoch,
                    "seq": one.position.seq,
                }
                for one in settled
            ],
        )

    def reopen(self, positions: Collection[Position]) -> None:
        self._session.many(
            "UPDATE answer SET closed = NULL, closer = '', told = NULL"
            " WHERE office = :office AND epoch = :epoch AND seq = :seq",
            [{"office": self._office, "epoch": place.epoch, "seq": place.seq} for place in positions],
        )

    def restate(self, answer: Answer) -> None:
        self._session.run(
            "UPDATE answer SET outcome = :outcome, who = :who, reason = :reason, facts = :facts"
            " WHERE office = :office AND epoch = :epoch AND seq = :seq",
            outcome=answer.outcome.value,
            who=answer.who.value,
            reason=answer.reason,
            facts=msgspec.json.encode(answer.facts).decode(),
            office=self._office,
            epoch=answer.epoch,
            seq=answer.seq,
        )

    def wipe(self, records: Collection[UUID]) -> None:
        self._session.run(
            "UPDATE answer SET facts = '{}', reason = 'erased', who = 'office', waits = NULL,"
            f" outcome = CASE WHEN {_OPEN} THEN 'quarantined' ELSE outcome END"
            f" WHERE office = :office AND {self._session.among('record', 'records')}",
            office=self._office,
            records=self._session.several(records),
        )

    def get(self, place: Position) -> Answer | None:
        found = self.open_at(place.epoch, place.seq, place.seq)
        return found[0] if found else None

    def told(self, envelope: UUID) -> list[Position]:
        self._session.run(
            "UPDATE answer SET told = :envelope WHERE office = :office AND closed IS NOT NULL AND told IS NULL",
            envelope=envelope,
            office=self._office,
        )
        found = self._rows("SELECT epoch, seq", "told = :envelope ORDER BY epoch, seq", envelope=envelope)
        return [Position(epoch, seq) for epoch, seq in found]

    def untold(self) -> int:
        return int(self._rows("SELECT count(*)", "closed IS NOT NULL AND told IS NULL")[0][0])

    def _rows(self, what: str, where: str, **values: Any) -> list[Values]:
        return self._session.rows(
            f"{what} FROM answer WHERE office = :office AND {where}", office=self._office, **values
        )


ANSWERS = (
    " FROM answer JOIN office ON office.office = answer.office"
    " LEFT JOIN record ON record.office = answer.office AND record.id = answer.record"
    " LEFT JOIN person AS own ON own.office = answer.office AND own.pegawai = record.pegawai"
    f" WHERE {_OPEN}"
)
"""Open answers with their offices and whom they are about (`own`)."""


def answer_rows(session: Session, where: str, ending: str = "", **values: Any) -> list[AnswerRow]:
    """Open answers for which `where` holds: those that the centre has to mend first, of each the oldest first."""
    found = session.rows(
        "SELECT answer.office, office.name, answer.epoch, answer.seq, answer.kind, answer.record,"
        f" outcome, reason, facts, who, answer.made, own.nama {ANSWERS} AND {where}"
        " ORDER BY CASE WHEN outcome = 'quarantined' AND who = 'centre' THEN 0 ELSE 1 END, answer.made,"
        f" answer.office, answer.epoch, answer.seq {ending}",
        **values,
    )
    return [
        AnswerRow(
            identity(of),
            name,
            epoch,
            seq,
            kind,
            identity(record),
            Outcome(outcome),
            reason,
            msgspec.json.decode(facts),
            Fixer(who),
            made,
            nama or "",
        )
        for of, name, epoch, seq, kind, record, outcome, reason, facts, who, made, nama in found
    ]
