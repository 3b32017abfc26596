"""What goes down to an office: receipts, certificates that no longer hold, packs, reference data, corrections, and
employees who move. Sticks get lost, so each thing travels several times; the office takes it in once.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.exchange.downward import Transfer
from asn_desktop.core.exchange.manifest import Direction, PartKind
from asn_desktop.core.exchange.trust import Certificate, Revocation
from asn_desktop.core.exchange.window import NEWEST
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.centre.enrolling import holding
from asn_desktop.core.usecases.centre.ports import CentreStore, Outgoing, Unit
from asn_desktop.core.usecases.centre.publishing import counting_packs
from asn_desktop.core.usecases.centre.receipts import hand_out
from asn_desktop.core.usecases.centre.receiving import EvidencePlace
from asn_desktop.core.usecases.exchange.ports import (
    Evidence,
    EvidenceFile,
    Lines,
    SealedEnvelope,
    Sealer,
    Sealing,
)
from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress

TIMES = 3
"""In how many envelopes each thing travels."""
EVERY_TIME = 1_000_000


class Shipment(Struct, frozen=True):
    """An envelope that lies on the stick for an office, with what it holds by part."""

    kantor: str
    number: int
    sealed: SealedEnvelope
    content: dict[str, int]


def send_down(
    store: CentreStore,
    sealer: Sealer,
    evidence: EvidencePlace,
    office: UUID,
    folder: Path,
    actor: str,
    *,
    everything: bool = False,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Shipment:
    """Write what is due to an office, or `everything` there ever was for it, into a folder.

    The note that it was sent is made after the envelope was read back from the medium. Raises UserError,
    CancelledError.
    """
    revocations = store.revocations()
    with store.writing(office) as (unit,):
        library = store.library()  # under the lock: what is withdrawn now is not carried down
        certificate = holding(unit, unit.today)
        if certificate is None:
            certificate, revocation, due = _notice(unit, everything=everything)
            revocations = [revocation]
        else:
            due = _due(unit, library, everything=everything)
        if not due:
            raise UserError("centre_nothing_to_send", nama=certificate.name)
        parts = tuple(_parts(due, [msgspec.json.encode(one) for one in revocations]))
        number, envelope = unit.down.number(), unit.new_id()
        sealed = sealer.seal(
            Sealing(
                id=envelope,
                direction=Direction.DOWN,
                schema=NEWEST,
                sender=store.card().id,
                installation=certificate.installation,
                certificate=certificate.serial,
                recipient=office,
                reader=certificate.keys.reading,
                practice=store.card().practice,
                number=number,
                made=unit.now,
                parts=parts,
                evidence=_evidence(unit, due, evidence),
            ),
            folder,
            progress,
            cancel,
        )
        content = {sort: sum(one.sort == sort for one in due) for sort in sorted({one.sort for one in due})}
        unit.down.shipped(number, envelope, sealed.sha256, actor, content, [one.id for one in due])
        unit.commit()
    return Shipment(certificate.name, number, sealed, content)


def _due(unit: Unit, library: list[Outgoing], *, everything: bool) -> list[Outgoing]:
    """What is to be told to an office that may speak. Rule packs ride along every time: nobody knows which stick was
    lost, and an office goes by them for years.
    """
    _renew_receipt(unit)
    packs = {one.id for one in counting_packs(library, unit.today)}
    wanted = [one for one in library if one.id in packs or one.sort != PartKind.PACKS.value]
    known = {one.id: one.body for one in unit.down.due(EVERY_TIME)}
    unit.down.put([one for one in wanted if known.get(one.id) != one.body])
    told = [one for one in unit.down.due(EVERY_TIME) if one.sort != PartKind.PACKS.value or one.id in packs]
    told = [one for one in told if one.sort != PartKind.TRUST.value]
    if everything:
        return told
    if all(one.sent >= TIMES for one in told):
        return []
    return [one for one in told if one.sent < TIMES or one.id in packs]


def _notice(unit: Unit, *, everything: bool) -> tuple[Certificate, Revocation, list[Outgoing]]:
    """To an office that has lost its certificate only this is told, as it cannot be known that nobody works there.
    Raises UserError where it lost none, or was told often enough.
    """
    newest = next(iter(unit.certificates()), None)
    if newest is None or newest.revoked is None:
        raise UserError("centre_no_certificate")
    gone = newest.certificate
    revocation = Revocation(gone.serial, gone.office, gone.installation, newest.revoked, newest.reason)
    if all(one.id != gone.serial for one in unit.down.due(EVERY_TIME)):
        unit.down.put([Outgoing(gone.serial, PartKind.TRUST.value, msgspec.json.encode(revocation))])
    due = [one for one in unit.down.due(EVERY_TIME if everything else TIMES) if one.id == gone.serial]
    if not due:
        raise UserError("centre_no_certificate")
    return gone, revocation, due


def _renew_receipt(unit: Unit) -> None:
    """What was settled since the last receipt is told in that one: it goes out once more."""
    if not unit.answers.untold():
        return
    receipts = [kept.receipt for kept in unit.history.envelopes() if kept.receipt is not None and not kept.receipt.gap]
    if not receipts:
        return
    newest = max(receipts, key=lambda receipt: (receipt.made, receipt.epoch, receipt.first))
    kept = unit.history.envelope(newest.envelope)
    closed = tuple((place.epoch, place.seq) for place in unit.answers.told(newest.envelope))
    renewed = msgspec.structs.replace(newest, closed=closed)
    if kept is not None:
        unit.history.keep_envelope(msgspec.structs.replace(kept, receipt=renewed))
    hand_out(unit, renewed)


def _parts(due: list[Outgoing], trust: list[bytes]) -> Iterable[Lines]:
    for kind in (
        PartKind.RECEIPTS,
        PartKind.PACKS,
        PartKind.REFERENCE,
        PartKind.CORRECTIONS,
        PartKind.TRANSFERS,
    ):
        lines = [one.body for one in due if one.sort == kind.value]
        if lines:
            yield Lines(kind, [lines])
    if trust:
        yield Lines(PartKind.TRUST, [trust])


def _evidence(unit: Unit, due: list[Outgoing], place: EvidencePlace) -> Evidence | None:
    """Files of employees who come to this office, as far as they are here."""
    sizes: dict[str, int] = {}
    for one in due:
        if one.sort == PartKind.TRANSFERS.value:
            transfer = msgspec.json.decode(one.body, type=ready(Transfer))
            if transfer.to_office == unit.office:
                sizes |= unit.evidence(transfer.pegawai_id)
    files = tuple(EvidenceFile(sha256, size) for sha256, size in sorted(sizes.items()) if place.has(sha256))
    return Evidence(files, place.read) if files else None
