"""What the centre proposes to change or to remove: the office takes it or declines it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import msgspec

from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.usecases import evaluasi, pegawai, skp
from asn_desktop.core.usecases.exchange.books import Choice, ExchangeStore, Proposed
from asn_desktop.core.usecases.exchange.receiving import spec_of
from asn_desktop.core.usecases.ports import Context, Reader

_WITH_PARTS: dict[str, Callable[[Context, UUID], Changes]] = {
    "pegawai": pegawai.remove,
    "skp": skp.remove,
    "evaluasi": evaluasi.discard,
}
"""What goes to the bin with all that belongs to it, and by which rules."""


def decide_correction(ctx: Context, store: ExchangeStore, correction: Correction, choice: Choice) -> Changes:
    """Take a proposed change into the record, or decline it. Raises UserError where what it is about changed since
    the centre saw it: then it is compared anew by hand; and where it may not go to the bin.
    """
    changes = Changes()
    if choice is Choice.TAKEN:
        changes = _removed(ctx, correction) if correction.remove else _changed(ctx, correction)
    with store.bookkeeping() as notes:
        notes.keep_choice(correction.id, choice, store.now())
    return changes


def open_corrections(store: ExchangeStore) -> tuple[Proposed, ...]:
    """Corrections that nobody has decided on."""
    with store.books() as books:
        return tuple(each for each in books.proposed() if each.choice is None)


def _changed(ctx: Context, correction: Correction) -> Changes:
    record_type = spec_of(correction.kind).record_type
    with ctx.store.write("take_correction", ctx.actor) as unit:
        record = unit.get(record_type, correction.record_id)
        _refuse_late(unit, correction, record)
        fields = msgspec.to_builtins(record) | {
            name: msgspec.json.decode(value) for name, value in correction.fields.items()
        }
        unit.put(msgspec.convert(fields, ready(record_type)))
        return unit.commit()


def _removed(ctx: Context, correction: Correction) -> Changes:
    """The removal travels up like any other, so that the centre ends with what the office has."""
    record_type = spec_of(correction.kind).record_type
    with ctx.store.read() as reader:
        _refuse_late(reader, correction, reader.get(record_type, correction.record_id))
    with_parts = _WITH_PARTS.get(correction.kind)
    if with_parts is not None:
        return with_parts(ctx, correction.record_id)
    with ctx.store.write("take_correction", ctx.actor) as unit:
        unit.remove(unit.get(record_type, correction.record_id))
        return unit.commit()


def is_late(reader: Reader, correction: Correction, record: Record) -> bool:
    """Has what the centre proposes to change been changed here since it saw the record? A removal is about all of it,
    other proposals about their own fields: of two for one record, the first that is taken leaves the other.
    """
    if record.version == correction.version:
        return False
    if correction.remove:
        return True
    images = (row.after for row in reader.history([record.id]) if row.after is not None)
    seen = next((image for image in images if image.get("version") == correction.version), None)
    return seen is None or any(
        msgspec.to_builtins(getattr(record, name, None)) != msgspec.to_builtins(seen.get(name))
        for name in correction.fields
    )


def _refuse_late(reader: Reader, correction: Correction, record: Record) -> None:
    if is_late(reader, correction, record):
        raise UserError("exchange_correction_late", kind=correction.kind)
