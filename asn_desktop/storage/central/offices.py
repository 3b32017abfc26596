"""Offices as the centre sees them: when they last sent, what is missing, what is open."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.exchange.receipt import Outcome, Receipt
from asn_desktop.core.exchange.trust import Certificate
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.centre.rows import EnvelopeRow, OfficeRow
from asn_desktop.storage.central.session import Session, identity


def office_rows(session: Session, today: date, office: UUID | None = None) -> list[OfficeRow]:
    """Every admitted office, by name; or one."""
    where, values = ("TRUE", {}) if office is None else ("{}.office = :office", {"office": office})

    def asked(what: str, table: str, more: str = "TRUE", group: bool = True) -> list[Any]:
        ending = f" GROUP BY {table}.office" if group else ""
        condition = where.format(table)
        return session.rows(f"SELECT {what} FROM {table} WHERE {condition} AND {more}{ending}", **values)

    offices = asked("office, name, instansi, region, admitted", "office", group=False)
    sent = {
        identity(of): (received, made, n)
        for of, received, made, n in asked("office, max(received), max(made), count(*)", "envelope")
    }
    taken = {identity(of): n for of, n in asked("office, sum(watermark)", "epoch")}
    people = {identity(of): n for of, n in asked("office, count(*)", "person", "dinas")}
    open_ = "closed IS NULL AND outcome IN ('held', 'quarantined', 'conflict')"
    of_office = {identity(of): n for of, n in asked("office, count(*)", "answer", f"{open_} AND who = 'office'")}
    of_centre = {identity(of): n for of, n in asked("office, count(*)", "answer", f"{open_} AND who = 'centre'")}
    entries = _entries(session, where, values)
    valid = _valid(session, where, values, today)
    waiting = _waiting(session, where, values)
    rows = []
    for found, name, instansi, region, admitted in offices:
        key = identity(found)
        received, made, n = sent.get(key, (None, None, 0))
        gaps, behind = waiting.get(key, ((), 0))
        rows.append(
            OfficeRow(
                key,
                name,
                instansi,
                region,
                admitted,
                valid.get(key),
                received,
                made,
                n,
                entries.get(key, int(taken.get(key, 0))),
                people.get(key, 0),
                of_office.get(key, 0),
                of_centre.get(key, 0),
                behind,
                gaps,
            )
        )
    return sorted(rows, key=lambda row: (row.name.casefold(), row.office))


def envelope_rows(session: Session, office: UUID, limit: int) -> list[EnvelopeRow]:
    """What came from an office, newest first."""
    found = session.rows(
        "SELECT envelope.envelope, office.name, number, made, received, receiver, epoch, first, last, state, receipt,"
        " absent FROM envelope JOIN office ON office.office = envelope.office"
        " WHERE envelope.office = :office ORDER BY received DESC, number DESC LIMIT :most",
        office=office,
        most=limit,
    )
    rows = []
    for envelope, name, number, made, received, receiver, epoch, first, last, state, receipt, absent in found:
        told = msgspec.json.decode(receipt, type=ready(Receipt))
        outcomes = {outcome: n for outcome in Outcome if (n := told.count(outcome))}
        place = (office, name, identity(envelope), number, made, received, receiver, epoch, first, last)
        rows.append(EnvelopeRow(*place, state == "waiting", told.code, outcomes, absent))
    return rows


def _entries(session: Session, where: str, values: dict[str, Any]) -> dict[UUID, int]:
    """How many entries of each office are here without a gap: epochs share what they build on."""
    found = session.rows(
        f"SELECT office, epoch, parent_epoch, parent_seq, watermark FROM epoch WHERE {where.format('epoch')}"
        " AND epoch >= 0 ORDER BY office, epoch",
        **values,
    )
    counts: dict[UUID, int] = {}
    for of, _epoch, parent, seq, watermark in found:
        key = identity(of)
        counts[key] = counts.get(key, 0) + watermark - (seq if parent is not None else 0)
    return counts


def _valid(session: Session, where: str, values: dict[str, Any], today: date) -> dict[UUID, date]:
    found = session.rows(
        f"SELECT office, body FROM certificate WHERE {where.format('certificate')} AND revoked IS NULL", **values
    )
    valid: dict[UUID, date] = {}
    for of, body in found:
        until = msgspec.json.decode(body, type=ready(Certificate)).valid_until
        if until >= today:
            valid[identity(of)] = max(until, valid.get(identity(of), until))
    return valid


def _waiting(
    session: Session, where: str, values: dict[str, Any]
) -> dict[UUID, tuple[tuple[tuple[int, int, int], ...], int]]:
    """Gaps by office, and the number of entries that wait behind them."""
    found = session.rows(
        f"SELECT office, epoch, first, last, receipt FROM envelope WHERE {where.format('envelope')}"
        " AND state = 'waiting' ORDER BY office, epoch, first",
        **values,
    )
    gaps: dict[UUID, list[tuple[int, int, int]]] = {}
    behind: dict[UUID, int] = {}
    reached: dict[tuple[UUID, int], int] = {}
    for of, epoch, first, last, receipt in found:
        key = identity(of)
        gap = msgspec.json.decode(receipt, type=ready(Receipt)).gap
        start = reached.get((key, epoch), gap[0] - 1 if gap else first - 1) + 1
        if start < first:
            gaps.setdefault(key, []).append((epoch, start, first - 1))
        behind[key] = behind.get(key, 0) + last - first + 1
        reached[key, epoch] = max(last, reached.get((key, epoch), 0))
    return {key: (tuple(gaps.get(key, ())), n) for key, n in behind.items()}
