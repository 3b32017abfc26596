"""Send to the centre: seal what is new into envelopes on a stick, and note them once they are proven whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.exchange.manifest import Direction, PartKind
from asn_desktop.core.exchange.trust import Certificate, Right
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.books import Books, ExchangeStore, Sent
from asn_desktop.core.usecases.exchange.pending import Since, Stretch, read_pending
from asn_desktop.core.usecases.exchange.ports import Evidence, EvidenceFile, KeyRing, Lines, Sealer, Sealing
from asn_desktop.core.usecases.exchange.revoking import refusal
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Vault, never, no_progress

BYTES_PER_ENTRY = 700
"""About what an entry takes before compression, for asking whether the medium has room."""


class Departure(Struct, frozen=True):
    """What left: the envelopes as they were noted, their files, and evidence that the office itself lacks."""

    envelopes: tuple[Sent, ...]
    files: tuple[Path, ...]
    absent: frozenset[str]


class Sender(Struct, frozen=True):
    """Whose computer sends, by which tools."""

    sealer: Sealer
    ring: KeyRing
    installation: str


def licence(ctx: Context, sender: Sender) -> Certificate:
    """The certificate by which this computer may send today. Raises UserError where it has none."""
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0].id
    known = sender.ring.certificates(office)
    if not known:
        raise UserError("exchange_not_enrolled")
    own = [each for each in known if each.installation == sender.installation]
    if not own:
        raise UserError("exchange_other_computer")
    revoked = {each.serial: each for each in sender.ring.revoked(office)}
    held = [each for each in own if each.serial not in revoked]
    if not held:
        raise refusal(own[0], revoked[own[0].serial])
    valid = [each for each in held if each.valid_from <= ctx.today <= each.valid_until]
    if not valid:
        newest = max(held, key=lambda each: each.valid_until)
        raise UserError("exchange_certificate_over", sampai=newest.valid_until, dari=newest.valid_from)
    if Right.SEND not in valid[0].rights:
        raise UserError("exchange_may_not_send", pusat=valid[0].centre.name)
    return valid[0]


def send(
    ctx: Context,
    store: ExchangeStore,
    sender: Sender,
    folder: Path,
    *,
    since: Since = Since.RECEIPT,
    medium: str = "",
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Departure:
    """Write what is new into `folder`, one envelope for each epoch, oldest first.

    Everything comes from one look at the file, however long it takes. An envelope is noted after it was read back
    from the medium: after a power cut between the two it is sent once more, which does no harm. Raises UserError,
    CancelledError.
    """
    certificate = licence(ctx, sender)
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0]
    with store.books() as books:
        due = read_pending(books, since)
        if not due.stretches:
            raise UserError("exchange_nothing_unsent" if since is Since.ENVELOPE else "exchange_nothing_new")
        files = due.files
        absent = ctx.vault.missing(files)
        evidence = _sizes(ctx.vault, files - absent)
        sender.sealer.check_room(folder, due.count * BYTES_PER_ENTRY // 4 + sum(evidence.values()))
        store.note_journal()
        left: list[Sent] = []
        paths: list[Path] = []
        for stretch in due.stretches:
            previous = left[-1] if left else due.newest
            request = _sealing(books, stretch, office, certificate, previous, store.now(), ctx.vault, evidence)
            sealed = sender.sealer.seal(request, folder, progress, cancel)
            note = Sent(
                id=request.id,
                number=request.number,
                epoch=stretch.epoch,
                first=stretch.first,
                last=stretch.last,
                made=request.made,
                sha256=sealed.sha256,
                count=stretch.count,
                size=sealed.size,
                file=sealed.files[0].name,
                medium=medium,
            )
            with store.bookkeeping() as notes:
                notes.keep_sent(note)
            left.append(note)
            paths.extend(sealed.files)
    return Departure(tuple(left), tuple(paths), frozenset(absent))


def _sealing(
    books: Books,
    stretch: Stretch,
    office: Kantor,
    certificate: Certificate,
    previous: Sent | None,
    made: str,
    vault: Vault,
    sizes: Mapping[str, int],
) -> Sealing:
    here = tuple(EvidenceFile(sha256, sizes[sha256]) for sha256 in sorted(stretch.files) if sha256 in sizes)
    return Sealing(
        id=books.new_id(),
        direction=Direction.UP,
        schema=books.schema,
        sender=office.id,
        installation=certificate.installation,
        certificate=certificate.serial,
        recipient=certificate.centre.id,
        reader=certificate.centre.keys.reading,
        signer=certificate.keys.signing,
        practice=office.latihan,
        number=previous.number + 1 if previous else 1,
        made=made,
        parts=(Lines(PartKind.ENTRIES, books.lines(stretch.first, stretch.last)),),
        span=books.span(stretch.first, stretch.last),
        counts=stretch.counts,
        previous=previous.id if previous else None,
        evidence=Evidence(here, vault.read) if here else None,
    )


def _sizes(vault: Vault, hashes: frozenset[str]) -> dict[str, int]:
    return {sha256: vault.size(sha256) for sha256 in hashes}
