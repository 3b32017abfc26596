"""Entries of an office as they came, and the envelopes that brought them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Raw

from asn_desktop.core.exchange.entry import Entry, Operation, Position
from asn_desktop.core.exchange.judging import CENTRE
from asn_desktop.core.exchange.receipt import Receipt
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.centre.ports import EnvelopeState, EpochState, KeptEnvelope
from asn_desktop.storage.central.session import Session, Values, identity

COLUMNS = (
    *("office", "epoch", "seq", "envelope", "at", "actor", "action", "grp", "undoes"),
    *("kind", "record", "op", "after", "prev", "hash"),
)
_READ = "seq, epoch, at, actor, action, grp, undoes, kind, record, op, after, prev, hash"
_OPERATIONS = {operation: operation.value for operation in Operation}
_ENVELOPE = (
    *("envelope", "number", "installation", "certificate", "sha256", "size", "made", "received", "receiver"),
    *("epoch", "first", "last", "before", "after", "state", "absent", "receipt"),
)


class SqlHistory:
    """See `core.usecases.centre.ports.History`."""

    def __init__(self, session: Session, office: UUID, now: str) -> None:
        self._session = session
        self._office = office
        self._now = now

    def epochs(self) -> dict[int, EpochState]:
        found = self._session.rows(
            "SELECT epoch, installation, parent_epoch, parent_seq, watermark, head FROM epoch"
            " WHERE office = :office AND epoch >= 0 ORDER BY epoch",
            office=self._office,
        )
        return {
            epoch: EpochState(epoch, installation, None if of is None else Position(of, seq), watermark, head)
            for epoch, installation, of, seq, watermark, head in found
        }

    def keep_epoch(self, state: EpochState) -> None:
        parent = state.parent or (None, None)
        row = (self._office, state.epoch, state.installation, *parent, state.watermark, state.head)
        columns = ("office", "epoch", "installation", "parent_epoch", "parent_seq", "watermark", "head")
        self._session.put("epoch", columns, ("office", "epoch"), [row])

    def highest(self, epoch: int) -> int:
        return int(self._value("max(seq)", "epoch = :epoch", epoch=epoch) or 0)

    def hashes(self, epoch: int, first: int, last: int) -> dict[int, str]:
        found = self._session.rows(
            "SELECT seq, hash FROM entry WHERE office = :office AND epoch = :epoch AND seq BETWEEN :first AND :last",
            office=self._office,
            epoch=epoch,
            first=first,
            last=last,
        )
        return dict(found)

    def next_prev(self, epoch: int, seq: int) -> str | None:
        found: str | None = self._value("prev", "epoch = :epoch AND seq = :seq", epoch=epoch, seq=seq + 1)
        return found

    def ends_with(self, seq: int, digest: str) -> Position | None:
        epoch = self._value("max(epoch)", "epoch >= 0 AND seq = :seq AND hash = :digest", seq=seq, digest=digest)
        return None if epoch is None else Position(epoch, seq)

    def keep(self, envelope: UUID, entries: Iterable[Entry]) -> None:
        office, by = str(self._office), str(envelope)
        self._session.insert("entry", COLUMNS, (_row(office, by, entry) for entry in entries), ready=True)

    def entries(self, epoch: int, first: int, last: int, chunk: int) -> Iterator[list[Entry]]:
        for start in range(first, last + 1, chunk):
            yield self._read(
                "epoch = :epoch AND seq BETWEEN :first AND :last",
                epoch=epoch,
                first=start,
                last=min(last, start + chunk - 1),
            )

    def at(self, positions: Collection[Position]) -> list[Entry]:
        found: list[Entry] = []
        for epoch in sorted({place.epoch for place in positions}):
            numbers = sorted({place.seq for place in positions if place.epoch == epoch})
            here = "office = :office AND epoch = :epoch"
            rows = self._session.each(_READ, "entry", "seq", numbers, here, office=self._office, epoch=epoch)
            found += sorted(map(_entry, rows), key=lambda entry: entry.seq)
        return found

    def of_record(self, record: UUID) -> list[Entry]:
        return self._read("record = :record", record=record)

    def envelope(self, envelope: UUID) -> KeptEnvelope | None:
        found = self._envelopes("envelope = :envelope", envelope=envelope)
        return found[0] if found else None

    def envelopes(self, state: EnvelopeState | None = None) -> list[KeptEnvelope]:
        return self._envelopes(
            "TRUE" if state is None else "state = :state", **({"state": state.value} if state else {})
        )

    def keep_envelope(self, envelope: KeptEnvelope) -> None:
        values = msgspec.structs.asdict(envelope)
        receipt = envelope.receipt
        values |= {
            "office": self._office,
            "envelope": envelope.id,
            "state": envelope.state.value,
            "receipt": "" if receipt is None else msgspec.json.encode(receipt).decode(),
            "totals": "[]" if receipt is None else msgspec.json.encode(receipt.totals).decode(),
        }
        columns = ("office", *_ENVELOPE, "totals")
        self._session.put("envelope", columns, ("office", "envelope"), [[values[name] for name in columns]])

    def wipe(self, records: Collection[UUID]) -> int:
        return self._session.run(
            "UPDATE entry SET after = NULL, actor = '' WHERE office = :office AND after IS NOT NULL AND "
            + self._session.among("record", "records"),
            office=self._office,
            records=self._session.several(records),
        )

    def write(self, entries: Sequence[tuple[str, UUID, str, bytes | None]], actor: str, action: str) -> list[Position]:
        seq, prev = self._head()
        group, places = "", []
        made: list[Entry] = []
        for kind, record, operation, after in entries:
            seq += 1
            text = None if after is None else after.decode()
            group = group or str(record)
            values = (seq, CENTRE, self._now, actor, action, group, None, kind, str(record), operation, text, prev)
            digest = hashlib.sha256(msgspec.json.encode(values)).hexdigest()
            raw = Raw(b"null" if after is None else after)
            operated = Operation(operation)
            made.append(
                Entry(seq, CENTRE, self._now, actor, action, group, None, kind, record, operated, raw, prev, digest)
            )
            prev = digest
            places.append(Position(CENTRE, seq))
        self.keep(self._office, made)
        return places

    def _head(self) -> tuple[int, str]:
        found = self._session.one(
            "SELECT seq, hash FROM entry WHERE office = :office AND epoch = -1 ORDER BY seq DESC LIMIT 1",
            office=self._office,
        )
        return (found[0], found[1]) if found else (0, "0" * 64)

    def _value(self, what: str, where: str, **values: Any) -> Any:
        found = self._session.one(
            f"SELECT {what} FROM entry WHERE office = :office AND {where}", office=self._office, **values
        )
        return found[0] if found else None

    def _read(self, where: str, **values: Any) -> list[Entry]:
        found = self._session.rows(
            f"SELECT {_READ} FROM entry WHERE office = :office AND {where} ORDER BY epoch, seq",
            office=self._office,
            **values,
        )
        return [_entry(row) for row in found]

    def _envelopes(self, where: str, **values: Any) -> list[KeptEnvelope]:
        found = self._session.rows(
            f"SELECT {', '.join(_ENVELOPE)} FROM envelope WHERE office = :office AND {where}"
            " ORDER BY epoch, first, number",
            office=self._office,
            **values,
        )
        return [_envelope(row) for row in found]


def _row(office: str, envelope: str, entry: Entry) -> Values:
    after = str(entry.after, "utf-8")
    return (
        office,
        entry.epoch,
        entry.seq,
        envelope,
        entry.at,
        entry.actor,
        entry.action,
        entry.group,
        entry.undoes,
        entry.kind,
        str(entry.id),
        _OPERATIONS[entry.op],
        None if after == "null" else after,
        entry.prev,
        entry.hash,
    )


def _entry(row: Values) -> Entry:
    seq, epoch, at, actor, action, group, undoes, kind, record, op, after, prev, digest = row
    raw = Raw(b"null" if after is None else after.encode())
    of = Operation(op)
    return Entry(seq, epoch, at, actor, action, group, undoes, kind, identity(record), of, raw, prev, digest)


def _envelope(row: Values) -> KeptEnvelope:
    fields = dict(zip(_ENVELOPE, row, strict=True))
    receipt = fields.pop("receipt")
    fields |= {
        "id": identity(fields.pop("envelope")),
        "certificate": identity(fields["certificate"]),
        "state": EnvelopeState(fields["state"]),
        "receipt": msgspec.json.decode(receipt, type=ready(Receipt)) if receipt else None,
    }
    return KeptEnvelope(**fields)
