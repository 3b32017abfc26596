"""Take in what came back from the centre: receipts, corrections, reference data, and employees that move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar, get_args, get_type_hints
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.downward import Correction, PackFile, ReferenceRecord, Transfer
from asn_desktop.core.exchange.kinds import SPECS, Kind
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.receipt import Outcome, Receipt
from asn_desktop.core.exchange.receipt_code import proves
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes, Record, kind_of
from asn_desktop.core.kernel.short_code import ALPHABET, LENGTH, is_sound, plain
from asn_desktop.core.usecases.exchange.books import ExchangeStore, Moved, Sent, Taken, Way
from asn_desktop.core.usecases.exchange.ports import KeyRing, Opened
from asn_desktop.core.usecases.ports import Context, UnitOfWork

T = TypeVar("T")


class Arrival(Struct, frozen=True):
    """What an envelope from the centre brought. `again` is True where it had been taken in before: nothing was done.
    `late`: newer ones were taken in before it.

    `corrections` are those that nobody has decided on, `moved` those of whom this office did not know it: the centre
    says both more than once, as sticks are lost. `foreign` are receipts of envelopes that this file does not know, as
    after going back to an older copy. `reference` counts the records of the centre that are not as they were,
    `kinds` names their kinds. `packs` are rule packs for the caller to try and keep.
    """

    again: bool = False
    late: bool = False
    receipts: tuple[Receipt, ...] = ()
    foreign: tuple[Receipt, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reference: int = 0
    kinds: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    packs: tuple[PackFile, ...] = ()
    ahead: tuple[tuple[str, UUID], ...] = ()
    changes: Changes = Changes()


def take_in(ctx: Context, store: ExchangeStore, opened: Opened) -> Arrival:
    """Take in a verified envelope from the centre. The same one twice does nothing. Raises UserError.

    Records come first, in one transaction; the notes about them after: broken off between the two, everything is done
    once more with the same effect.
    """
    manifest = opened.manifest
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0].id
    with store.books() as books:
        if books.taken(manifest.id) is not None:
            return Arrival(again=True)
        known = {each.id: each for each in books.sent()}
        moves = {(each.pegawai_id, each.way, each.office) for each in books.moved()}
        newest = books.newest_taken()
        decided = {each.correction.id for each in books.proposed() if each.choice is not None}
    receipts = tuple(_each(opened, PartKind.RECEIPTS, Receipt))
    corrections = tuple(_each(opened, PartKind.CORRECTIONS, Correction))
    reference = tuple(_each(opened, PartKind.REFERENCE, ReferenceRecord))
    transfers = tuple(_each(opened, PartKind.TRANSFERS, Transfer))
    packs = tuple(_each(opened, PartKind.PACKS, PackFile))
    late = newest is not None and manifest.number < newest.number and manifest.made < newest.made
    if late:
        # Later ones were here before: what they may have told anew is not told back. By number alone, a centre that
        # went back to an older copy of its own would be heard no more.
        reference = tuple(each for each in reference if not _is_here(ctx, each))
        transfers = tuple(each for each in transfers if each.pegawai_id not in {person for person, _, _ in moves})
    for receipt in receipts:
        _check(receipt, office, known)
    now = store.now()
    incoming = tuple(
        each
        for each in transfers
        if each.to_office == office
        and not ((each.pegawai_id, Way.IN, each.from_office) in moves and _came(ctx, each.pegawai_id))
    )
    moved = tuple(_moved(each, office, now) for each in transfers)
    with store.bookkeeping() as notes:  # who comes here may be written here, before the records arrive
        for each in moved:
            if each.way is Way.IN:
                notes.keep_moved(each)
    changes = _put(ctx, "take_in_reference", tuple(_reference(reference))) if reference else Changes()
    renewed = tuple(each for each in reference if each.id in changes.ids)
    for part in opened.evidence_parts:  # files first: a record never names what is not there
        for sha256, file in opened.evidence(part):
            ctx.vault.put_bytes(file, sha256[:8])
    for transfer in incoming:
        changes |= _put(ctx, "take_in_transfer", tuple(map(_read, transfer.records)))
    own = tuple(each for each in receipts if each.envelope in known)
    with store.bookkeeping() as notes:
        for receipt in own:
            notes.keep_receipt(receipt, now)
        notes.keep_proposed(corrections, now)
        for each in moved:
            notes.keep_moved(each)
        content = {
            "receipts": len(receipts),
            "corrections": len(corrections),
            "reference": len(reference),
            "transfers": len(transfers),
            "packs": len(packs),
        }
        notes.keep_taken(
            Taken(id=manifest.id, number=manifest.number, made=manifest.made, sha256=opened.sha256, content=content),
            now,
        )
    return Arrival(
        late=late,
        receipts=own,
        foreign=tuple(each for each in receipts if each.envelope not in known),
        corrections=tuple(each for each in corrections if each.id not in decided),
        reference=len(renewed),
        kinds=tuple(sorted({each.kind for each in renewed})),
        moved=tuple(each for each in moved if (each.pegawai_id, each.way, each.office) not in moves),
        packs=packs,
        ahead=tuple(pair for each in own for pair in each.ahead),
        changes=changes,
    )


def _is_here(ctx: Context, each: ReferenceRecord) -> bool:
    with ctx.store.read() as reader:
        return bool(reader.find(spec_of(each.kind).record_type, id=each.id))


def _came(ctx: Context, pegawai_id: UUID) -> bool:
    """All records of a move come in one transaction: with the employee here, though it be in the bin, they came, and
    what this office made of them since stays when the centre says it again.
    """
    with ctx.store.read() as reader:
        return bool(reader.find(Pegawai, id=pegawai_id)) or any(row.id == pegawai_id for row in reader.bin())


class _Named(Struct, frozen=True, forbid_unknown_fields=True):
    """A record that moves with its employee."""

    kind: str
    after: msgspec.Raw


def take_code(ctx: Context, store: ExchangeStore, ring: KeyRing, typed: str) -> Sent:
    """A receipt code read over the phone: notes the envelope it belongs to, and returns it.

    Raises UserError where the code was mistyped, or belongs to no envelope of this office.
    """
    _refuse_slips(typed)
    with ctx.store.read() as reader:
        secrets = ring.secrets(reader.find(Kantor)[0].id)
    with store.bookkeeping() as books:
        for each in books.sent():
            whole = proves(typed, secrets, each.sha256)
            if whole is None:
                continue
            if each.received is None:
                books.keep_received(each.id, store.now(), whole=whole)
            return next(sent for sent in books.sent() if sent.id == each.id)
    raise UserError("exchange_code_of_nothing", kode=plain(typed))


def _refuse_slips(typed: str) -> None:
    """Raises UserError that says as closely as can be known what was mistyped."""
    code = plain(typed)
    signs = code.replace("-", "")
    strange = " ".join(dict.fromkeys(sign for sign in signs if sign not in ALPHABET))
    if strange:
        raise UserError("exchange_code_strange", kode=code, huruf=strange)
    if len(signs) != LENGTH:
        raise UserError("exchange_code_length", kode=code, n=len(signs))
    if not is_sound(code):
        raise UserError("exchange_code_mistyped", kode=code)


def _each(opened: Opened, kind: PartKind, of: type[T]) -> Iterator[T]:
    decode = msgspec.json.Decoder(ready(of)).decode
    for line in opened.part(kind):
        try:
            yield decode(line)
        except msgspec.DecodeError as problem:
            raise UserError("exchange_bad_part", bagian=kind.value, masalah=str(problem)) from problem


def _check(receipt: Receipt, office: UUID, known: dict[UUID, Sent]) -> None:
    """Both sides compare: the receipt is of this office, of the very file that was sent, and counts all of it."""
    sent = known.get(receipt.envelope)
    if receipt.office != office:
        raise UserError("exchange_receipt_of_other")
    if sent is None:
        return
    if receipt.sha256 != sent.sha256 or (receipt.epoch, receipt.first, receipt.last) != (
        sent.epoch,
        sent.first,
        sent.last,
    ):
        raise UserError("exchange_receipt_differs", nomor=sent.number)
    if sum(receipt.count(outcome) for outcome in Outcome) != sent.count:
        raise UserError("exchange_receipt_count", nomor=sent.number, n=sent.count)


def _moved(transfer: Transfer, office: UUID, now: str) -> Moved:
    coming = transfer.to_office == office
    other, name = (transfer.from_office, transfer.from_name) if coming else (transfer.to_office, transfer.to_name)
    return Moved(transfer.pegawai_id, Way.IN if coming else Way.OUT, other, name, now)


def _reference(lines: Iterable[ReferenceRecord]) -> Iterator[Record]:
    for each in lines:
        if bytes(each.after) != b"null":
            yield _record(each.kind, bytes(each.after))


def _read(line: msgspec.Raw) -> Record:
    named = msgspec.json.decode(line, type=ready(_Named))
    return _record(named.kind, bytes(named.after))


def _record(kind: str, after: bytes) -> Record:
    try:
        return spec_of(kind).read(after)
    except msgspec.ValidationError as problem:
        raise UserError("exchange_bad_record", kind=kind, masalah=str(problem)) from problem


def spec_of(kind: str) -> Kind:
    """How records of a kind are read. Raises UserError where this program does not know the kind."""
    spec = SPECS.get(kind)
    if spec is None:
        raise UserError("exchange_unknown_kind", kind=kind)
    return spec


def _put(ctx: Context, action: str, records: Sequence[Record]) -> Changes:
    """Save records as they came: what is here already goes on from its version, what is the same stays, and what lies
    in the bin comes back.
    """
    with ctx.store.write(action, ctx.actor) as unit:
        unit.put_many([_current(unit, record) for record in _fitting(unit, records)])
        return unit.commit()


def _fitting(unit: UnitOfWork, records: Sequence[Record]) -> list[Record]:
    """The records as far as this office has what they refer to.

    A history of another office names that office's units, posts and superiors: where such a reference may be empty it
    is emptied (names stand in the record), and what is nothing without it (a place in a unit there) is left out.
    """
    here = {record.id for record in records}
    asked: dict[str, set[UUID]] = {}
    for record in records:
        for field, target in _refers(record):
            if (identity := getattr(record, field)) is not None and identity not in here:
                asked.setdefault(target, set()).add(identity)
    for target, identities in asked.items():
        here |= {found.id for found in unit.find(SPECS[target].record_type, id=tuple(identities))}
    waiting = list(records)
    while True:
        kept = [fitted for record in waiting if (fitted := _fitted(record, here)) is not None]
        if len(kept) == len(waiting):
            return kept
        here -= {record.id for record in waiting} - {record.id for record in kept}
        waiting = [record for record in waiting if record.id in here]


def _fitted(record: Record, here: set[UUID]) -> Record | None:
    absent = [
        field for field, _ in _refers(record) if (held := getattr(record, field)) is not None and held not in here
    ]
    if not all(_may_be_empty(type(record), field) for field in absent):
        return None
    return record.with_(**dict.fromkeys(absent)) if absent else record


def _refers(record: Record) -> tuple[tuple[str, str], ...]:
    return SPECS[kind_of(type(record))].refers


def _may_be_empty(kind: type[Record], field: str) -> bool:
    return type(None) in get_args(get_type_hints(kind)[field])


def _current(unit: UnitOfWork, record: Record) -> Record:
    known = unit.find(type(record), id=record.id)
    if not known:
        with suppress(NotFoundError):  # it was never here
            unit.restore(kind_of(type(record)), record.id)
            known = unit.find(type(record), id=record.id)
    return record.with_(version=known[0].version if known else 0)
