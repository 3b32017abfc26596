"""What travels down to one office, and which envelopes carried it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import msgspec

from asn_desktop.core.usecases.centre.ports import NOBODY, Outgoing
from asn_desktop.storage.central.session import Session, identity


class SqlDown:
    """See `core.usecases.centre.ports.Down`."""

    def __init__(self, session: Session, office: UUID, now: str) -> None:
        self._session = session
        self._office = office
        self._now = now

    def put(self, items: Sequence[Outgoing]) -> None:
        columns = ("office", "id", "sort", "body", "made", "sent")
        rows = [(self._office, one.id, one.sort, one.body.decode(), self._now, 0) for one in items]
        if rows:
            self._session.put("outgoing", columns, ("office", "id"), rows)

    def drop(self, ids: Collection[UUID]) -> None:
        self._session.run(
            f"DELETE FROM outgoing WHERE office = :office AND {self._session.among('id', 'ids')}",
            office=self._office,
            ids=self._session.several(ids),
        )

    def wipe(self, pegawai: UUID) -> None:
        self._session.run(
            "DELETE FROM outgoing WHERE office = :office AND sort <> 'receipts' AND body LIKE :named",
            office=self._office,
            named=f"%{pegawai}%",
        )

    def due(self, times: int) -> list[Outgoing]:
        found = self._session.rows(
            "SELECT id, sort, body, sent FROM outgoing WHERE office = :office AND sent < :times ORDER BY made, id",
            office=self._office,
            times=times,
        )
        return [Outgoing(identity(one), sort, body.encode(), sent) for one, sort, body, sent in found]

    def publish(self, items: Sequence[Outgoing]) -> None:
        rows = [(NOBODY, one.id, one.sort, one.body.decode(), self._now) for one in items]
        self._session.put("library", ("office", "id", "sort", "body", "made"), ("office", "id"), rows)

    def withdraw(self, ids: Collection[UUID]) -> None:
        self._session.run(
            f"DELETE FROM library WHERE office = :nobody AND {self._session.among('id', 'ids')}",
            nobody=NOBODY,
            ids=self._session.several(ids),
        )

    def number(self) -> int:
        found = self._session.one("SELECT max(number) FROM shipment WHERE office = :office", office=self._office)
        return 1 + int((found[0] if found else 0) or 0)

    def shipped(
        self, number: int, envelope: UUID, sha256: str, actor: str, content: Mapping[str, int], ids: Collection[UUID]
    ) -> None:
        self._session.run(
            f"UPDATE outgoing SET sent = sent + 1 WHERE office = :office AND {self._session.among('id', 'ids')}",
            office=self._office,
            ids=self._session.several(ids),
        )
        columns = ("office", "number", "envelope", "made", "actor", "sha256", "content")
        told = msgspec.json.encode(dict(content)).decode()
        self._session.insert("shipment", columns, [(self._office, number, envelope, self._now, actor, sha256, told)])
