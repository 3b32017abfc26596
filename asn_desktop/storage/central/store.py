"""A centre's database: opened, read, and written to under the locks of the offices concerned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Engine, inspect
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from asn_desktop.core.exchange.trust import CentreCard, Revocation
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.ports import NOBODY, IssuedCertificate, Outgoing
from asn_desktop.core.usecases.centre.rows import (
    AlertRow,
    AnswerRow,
    ConflictRow,
    DeskRow,
    EnvelopeRow,
    OfficeRow,
    PersonFilter,
    PersonRow,
    RollUp,
    TaskFilter,
)
from asn_desktop.storage.central import alerts, register, schema, tasks
from asn_desktop.storage.central.answers import answer_rows
from asn_desktop.storage.central.disputes import conflict_rows, desk_rows, published_by
from asn_desktop.storage.central.engine import WRITES, engine_of
from asn_desktop.storage.central.offices import envelope_rows, office_rows
from asn_desktop.storage.central.people import SqlPeople, offices_turning
from asn_desktop.storage.central.records import SqlRecords
from asn_desktop.storage.central.session import Session, identity
from asn_desktop.storage.central.unit import SqlUnit, issued

_OWN = schema.down.OUTGOING.name
"""A table that only a centre has: an office's file has facts about itself too."""


def utc_now() -> datetime:
    """The clock of a centre; tests put another in its place."""
    return datetime.now(UTC)


def create_centre(place: str, card: CentreCard, today: date, clock: Callable[[], datetime] = utc_now) -> SqlCentre:
    """A new centre in an empty database, or in a new file. Raises UserError: there is one already, not reachable."""
    engine = engine_of(place, new=True)
    with _reached(place, engine):
        with engine.connect().execution_options(**WRITES) as connection:
            tables = inspect(connection).get_table_names()
            if tables:
                raise UserError("centre_exists" if _OWN in tables else "centre_not_empty", place=_shown(place))
            schema.create(connection)
            session = Session(connection)
            _keep(session, "version", schema.VERSION)
            _keep(session, "card", card)
            connection.commit()
        return SqlCentre(engine, today, clock)


def open_centre(place: str, today: date, clock: Callable[[], datetime] = utc_now) -> SqlCentre:
    """Raises UserError: not there, not reachable, no centre, or of another version of the program."""
    engine = engine_of(place)
    with _reached(place, engine):
        with engine.connect() as connection:
            if not connection.dialect.has_table(connection, _OWN):
                raise UserError("centre_not_one", place=_shown(place))
            version = _fact(Session(connection), "version", int)
        if version != schema.VERSION:
            raise UserError("centre_version", place=_shown(place), theirs=version, ours=schema.VERSION)
        return SqlCentre(engine, today, clock)


class SqlCentre:
    """See `core.usecases.centre.ports.CentreStore`."""

    def __init__(self, engine: Engine, today: date, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._today = today
        self._clock = clock

    def card(self) -> CentreCard:
        with self._reading() as session:
            card: CentreCard = _fact(session, "card", CentreCard)
        return card

    def keep_card(self, card: CentreCard) -> None:
        with self._changing() as session:
            _keep(session, "card", card)

    @contextmanager
    def writing(self, *offices: UUID) -> Iterator[tuple[SqlUnit, ...]]:
        centre, now = self.card().id, self.now()
        with _answering(), self._engine.connect().execution_options(**WRITES) as connection:
            session = Session(connection)
            if not session.sqlite:  # SQLite lets one writer in anyway
                for office in sorted(set(offices)):  # everybody in the same order, so that nobody waits for another
                    session.run("SELECT pg_advisory_xact_lock(hashtextextended(:office, 0))", office=str(office))
            commit = connection.commit
            yield tuple(SqlUnit(session, centre, office, now, self._today, commit) for office in offices)

    @contextmanager
    def reading(self, office: UUID) -> Iterator[SqlUnit]:
        centre, now = self.card().id, self.now()
        with _answering(), self._engine.connect() as connection:
            yield SqlUnit(Session(connection), centre, office, now, self._today, _only_looked_at)

    def alert(self, office: UUID, envelope: UUID, reason: str, facts: Mapping[str, Any]) -> None:
        with self._changing() as session:
            alerts.keep(session, office, envelope, reason, facts, self.now())

    def alerts(self) -> list[AlertRow]:
        with self._reading() as session:
            return alerts.rows(session)

    def certified(self, serial: UUID) -> IssuedCertificate | None:
        with self._reading() as session:
            found = session.one(
                "SELECT body, admission, computer, issued, revoked, reason FROM certificate WHERE serial = :serial",
                serial=serial,
            )
        return None if found is None else issued(found)

    def revocations(self) -> list[Revocation]:
        with self._reading() as session:
            found = session.rows(
                "SELECT serial, office, installation, revoked, reason FROM certificate"
                " WHERE revoked IS NOT NULL ORDER BY revoked, serial"
            )
        return [Revocation(identity(serial), identity(of), name, since, why) for serial, of, name, since, why in found]

    def offices(self) -> list[OfficeRow]:
        with self._reading() as session:
            return office_rows(session, self._today)

    def envelopes(self, office: UUID, limit: int = 100) -> list[EnvelopeRow]:
        with self._reading() as session:
            return envelope_rows(session, office, limit)

    def taken(self, office: UUID, envelope: UUID) -> str | None:
        with self._reading() as session:
            found = session.one(
                "SELECT sha256 FROM envelope WHERE office = :office AND envelope = :envelope",
                office=office,
                envelope=envelope,
            )
        return None if found is None else str(found[0])

    def persons(self, where: PersonFilter, limit: int, offset: int = 0) -> list[PersonRow]:
        with self._reading() as session:
            return register.persons(session, where, limit, offset)

    def person_count(self, where: PersonFilter) -> int:
        with self._reading() as session:
            return register.person_count(session, where)

    def roll_up(self, tahun: int, office: UUID | None = None) -> list[RollUp]:
        with self._reading() as session:
            return register.roll_up(session, tahun, office)

    def records(self, office: UUID, kinds: Collection[str]) -> list[Record]:
        with self._reading() as session:
            records = SqlRecords(session, office)
            away = SqlPeople(session, office, records, self.now(), self._today).away()
            found = records.find(kinds)
        return [one for one in found if not away or (getattr(one, "pegawai_id", None) or one.id) not in away]

    def conflicts(self, *, decided: bool = False) -> list[ConflictRow]:
        with self._reading() as session:
            return conflict_rows(session, f"conflict.decision IS {'NOT ' if decided else ''}NULL")

    def open_answers(self, office: UUID | None = None) -> list[AnswerRow]:
        with self._reading() as session:
            if office is None:
                return answer_rows(session, "TRUE")
            return answer_rows(session, "answer.office = :office", office=office)

    def tasks(self, where: TaskFilter, limit: int, offset: int = 0) -> list[ConflictRow | AnswerRow]:
        with self._reading() as session:
            return tasks.rows(session, where, limit, offset)

    def task_count(self, where: TaskFilter) -> int:
        with self._reading() as session:
            return tasks.count(session, where)

    def decisions(self, limit: int = 100) -> list[DeskRow]:
        with self._reading() as session:
            return desk_rows(session, limit)

    def library(self) -> list[Outgoing]:
        with self._reading() as session:
            found = session.rows(
                "SELECT id, sort, body FROM library WHERE office = :nobody ORDER BY made", nobody=NOBODY
            )
        return [Outgoing(identity(one), sort, body.encode()) for one, sort, body in found]

    def publications(self) -> dict[UUID, DeskRow]:
        with self._reading() as session:
            return published_by(session, NOBODY)

    def carried(self) -> dict[UUID, int]:
        with self._reading() as session:
            found = session.rows(
                "SELECT library.id, count(*) FROM library JOIN outgoing ON outgoing.id = library.id"
                " AND outgoing.body = library.body WHERE library.office = :nobody AND outgoing.sent > 0"
                " GROUP BY library.id",
                nobody=NOBODY,
            )
        return {identity(one): int(n) for one, n in found}

    def remember(self, operator: str, name: str, value: Any) -> None:
        with self._changing() as session:
            _keep(session, f"{name}@{operator}", value)

    def remembered(self, operator: str, name: str) -> Any:
        with self._reading() as session:
            return _fact(session, f"{name}@{operator}", Any)

    def advance(self, today: date) -> None:
        self._today = today
        with self._reading() as session:
            turning = offices_turning(session, today)
        for office in turning:
            with self.writing(office) as (unit,):
                unit.people.refresh(unit.people.turning(), ())
                unit.commit()

    def now(self) -> str:
        """The instant in UTC."""
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with _answering(), self._engine.connect() as connection:
            yield Session(connection)

    @contextmanager
    def _changing(self) -> Iterator[Session]:
        with _answering(), self._engine.connect().execution_options(**WRITES) as connection:
            yield Session(connection)
            connection.commit()


def _fact(session: Session, name: str, kind: type[Any]) -> Any:
    found = session.one("SELECT value FROM meta WHERE office = :nobody AND name = :name", nobody=NOBODY, name=name)
    return None if found is None else msgspec.json.decode(found[0], type=ready(kind))


def _keep(session: Session, name: str, value: Any) -> None:
    text = msgspec.json.encode(value).decode()
    session.put("meta", ("office", "name", "value"), ("office", "name"), [(NOBODY, name, text)])


def _shown(place: str) -> str:
    """A URL without its password."""
    return place.rpartition("@")[2] if "://" in place else place


def _only_looked_at() -> None:
    raise TypeError("an office that is only looked at is not written to")


@contextmanager
def _reached(place: str, engine: Engine) -> Iterator[None]:
    """Where it cannot be used, nothing of it stays open."""
    try:
        yield
    except UserError:
        engine.dispose()
        raise
    except DatabaseError as failed:
        engine.dispose()
        if type(failed) is DatabaseError and "not a database" in str(failed):
            raise UserError("centre_not_one", place=_shown(place)) from failed
        if not _failing(failed) and not isinstance(failed, ProgrammingError):
            raise
        raise UserError("centre_unreachable", place=_shown(place), detail=_told(failed)) from failed


@contextmanager
def _answering() -> Iterator[None]:
    """A database that was there and answers no longer: nothing of what was begun counts. Raises UserError."""
    try:
        yield
    except DatabaseError as failed:
        if not _failing(failed):
            raise
        raise UserError("centre_lost", detail=_told(failed)) from failed


def _failing(failed: DatabaseError) -> bool:
    """Whether the database or the way to it fails (a file that is damaged has no class of its own), and not we."""
    return isinstance(failed, OperationalError) or type(failed) is DatabaseError


def _told(failed: DatabaseError) -> str:
    """What the database says, in one line."""
    return " ".join(str(failed.orig).split())
