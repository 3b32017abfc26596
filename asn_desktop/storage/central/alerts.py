"""Envelopes that were refused because their senders overstepped, until somebody has dealt with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.usecases.centre.rows import AlertRow
from asn_desktop.storage.central.session import Session, identity


def keep(session: Session, office: UUID, envelope: UUID, reason: str, facts: Mapping[str, Any], now: str) -> None:
    """The same refusal again counts up."""
    session.run(
        "INSERT INTO alert (office, envelope, reason, facts, at, times)"
        " VALUES (:office, :envelope, :reason, :facts, :at, 1) ON CONFLICT (office, envelope, reason)"
        " DO UPDATE SET at = excluded.at, facts = excluded.facts, times = alert.times + 1",
        office=office,
        envelope=envelope,
        reason=reason,
        facts=msgspec.json.encode({name: str(fact) for name, fact in facts.items()}).decode(),
        at=now,
    )


def rows(session: Session) -> list[AlertRow]:
    """Newest first, without those that were dealt with and have not come again since."""
    settled = _settled(session)
    found = session.rows(
        "SELECT alert.office, office.name, envelope, reason, facts, at, times FROM alert"
        " LEFT JOIN office ON office.office = alert.office ORDER BY at DESC, envelope"
    )
    return [
        AlertRow(identity(of), name or "", identity(envelope), reason, msgspec.json.decode(facts), at, times)
        for of, name, envelope, reason, facts, at, times in found
        if settled.get((identity(of), identity(envelope), reason), 0) < times
    ]


def _settled(session: Session) -> dict[tuple[UUID, UUID, str], int]:
    """How often each had come when somebody said that it was dealt with."""
    settled: dict[tuple[UUID, UUID, str], int] = {}
    for of, effects in session.rows("SELECT office, effects FROM desk WHERE action = 'alert' AND undone IS NULL"):
        told = msgspec.json.decode(effects)
        place = (identity(of), UUID(told["envelope"]), told["reason"])
        settled[place] = max(told["times"], settled.get(place, 0))
    return settled
