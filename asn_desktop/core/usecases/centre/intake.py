"""Taking in an envelope: first everything is verified, then one transaction gives every entry its outcome.

A crash at any point leaves nothing of the envelope or all of it; the same envelope again gives the same receipt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.entry import FIRST_HASH, Entry, Position, entry_hash
from asn_desktop.core.exchange.manifest import Direction, Manifest, Span
from asn_desktop.core.exchange.receipt import Receipt
from asn_desktop.core.exchange.trust import Certificate, Right
from asn_desktop.core.exchange.window import refuse_other_schema
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.centre.judging import CHUNK, Judging
from asn_desktop.core.usecases.centre.ports import CentreStore, EnvelopeState, EpochState, KeptEnvelope, Unit
from asn_desktop.core.usecases.centre.receipts import judged, waiting
from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress

_ALARMING = ("centre_two_machines", "centre_scope_office", "centre_scope_unit", "centre_not_the_sender", "centre_chain")


class Arrival(Struct, frozen=True):
    """An envelope that was opened and verified. `absent` counts parts of evidence that did not come along."""

    manifest: Manifest
    certificate: Certificate
    sha256: str
    size: int = 0
    absent: int = 0


class Taken(Struct, frozen=True):
    """What came of it. `again`: it had been taken in before, and the same receipt is given once more.

    `freed` are receipts of earlier envelopes that waited for this one and are judged now. `unnamed` are files of
    evidence that may not stay, because only what was erased names them.
    """

    receipt: Receipt
    again: bool = False
    freed: tuple[Receipt, ...] = ()
    unnamed: tuple[str, ...] = ()


@in_bulk()
def intake(
    store: CentreStore,
    arrival: Arrival,
    chunks: Iterable[Sequence[Entry]],
    actor: str,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Taken:
    """Take in an envelope. Raises UserError (nothing of it counts), CancelledError.

    Where its sender oversteps, an alert stays for the desk.
    """
    office = arrival.manifest.sender
    try:
        span = _accepted(store, arrival)
        with store.writing(office) as (unit,):
            taken = _Intake(unit, arrival, span, actor, progress, cancel).run(chunks)
            unit.commit()
        return taken
    except UserError as refused:
        if refused.key in _ALARMING:
            store.alert(office, arrival.manifest.id, refused.key, refused.facts)
        raise


def _accepted(store: CentreStore, arrival: Arrival) -> Span:
    """What can be said before the office's lock is held. Raises UserError."""
    manifest, certificate, card = arrival.manifest, arrival.certificate, store.card()
    if manifest.direction is not Direction.UP or manifest.recipient != card.id:
        raise UserError("centre_not_for_us", nama=certificate.name)
    if manifest.practice != card.practice:
        raise UserError("centre_practice" if manifest.practice else "centre_is_practice", nama=certificate.name)
    own = (certificate.office, certificate.serial, certificate.installation)
    if own != (manifest.sender, manifest.certificate, manifest.installation) or Right.SEND not in certificate.rights:
        raise UserError("centre_not_the_sender", nama=certificate.name)
    refuse_other_schema(manifest.schema)
    if manifest.span is None:
        raise UserError("centre_no_entries", nama=certificate.name)
    return manifest.span


class _Intake:
    """One envelope under the lock of its office."""

    def __init__(
        self, unit: Unit, arrival: Arrival, span: Span, actor: str, progress: Progress, cancel: Cancel
    ) -> None:
        self._unit = unit
        self._arrival = arrival
        self._span = span
        self._actor = actor
        self._progress = progress
        self._cancel = cancel

    def run(self, chunks: Iterable[Sequence[Entry]]) -> Taken:
        manifest = self._arrival.manifest
        known = self._unit.history.envelope(manifest.id)
        if known is not None:
            if known.sha256 != self._arrival.sha256 or known.receipt is None:
                raise UserError("centre_envelope_changed", number=manifest.number)
            if self._arrival.absent < known.absent:  # evidence that was missing has been brought
                self._unit.history.keep_envelope(replace(known, absent=self._arrival.absent))
            return Taken(known.receipt, again=True)
        self._still_trusted()
        epoch = self._epoch()
        if epoch is not None:
            self._unit.history.keep_epoch(epoch)  # before judging, which asks on what the sender builds
        kept = self._kept(EnvelopeState.WAITING if epoch is None else EnvelopeState.TAKEN)
        self._unit.history.keep_envelope(kept)
        judging = Judging(self._unit, kept.id, kept.epoch, frozenset(self._arrival.certificate.units))
        if epoch is None:
            self._stage(chunks, None, judging)
            receipt = waiting(self._unit, kept, self._arrival.manifest.counts)
        else:
            self._stage(chunks, epoch, judging)
            if kept.last > epoch.watermark:
                epoch = replace(epoch, watermark=kept.last, head=kept.after)
            self._unit.history.keep_epoch(epoch)
            receipt = judged(self._unit, kept, judging)
        self._unit.history.keep_envelope(replace(kept, receipt=receipt))
        return Taken(receipt, freed=settle(self._unit, kept.id), unnamed=judging.unnamed())

    def _still_trusted(self) -> None:
        """Whether the certificate holds is asked under the lock too: it may have been revoked a moment ago."""
        serial = self._arrival.certificate.serial
        issued = next((each for each in self._unit.certificates() if each.certificate.serial == serial), None)
        if issued is None:
            raise UserError("centre_unknown_sender", nama=self._arrival.certificate.name)
        if issued.revoked is not None:
            raise UserError("centre_revoked", nama=issued.certificate.name, reason=issued.reason)

    def _epoch(self) -> EpochState | None:
        """Where the envelope follows on what is here; None where entries before it are missing.

        Raises UserError where another computer, which may still speak for the office, speaks in this epoch.
        """
        span, installation = self._span, self._arrival.manifest.installation
        state = self._unit.history.epochs().get(span.epoch)
        if state is None:
            return _begun(self._unit, span, installation)
        if state.installation != installation and _may_speak(self._unit, state.installation):
            raise UserError("centre_two_machines", nama=self._arrival.certificate.name, epoch=span.epoch)
        return state if span.first <= state.watermark + 1 else None

    def _stage(self, chunks: Iterable[Sequence[Entry]], epoch: EpochState | None, judging: Judging) -> None:
        """Store the entries that are new, and judge those that follow without a gap (`epoch`: on what they follow)."""
        history, span = self._unit.history, self._span
        highest = history.highest(span.epoch)
        watermark = span.last if epoch is None else epoch.watermark
        counts: Counter[str] = Counter()
        sound = _Chain(self._arrival.certificate.name, span)
        self._check_ends(highest)
        for run in chunks:
            if self._cancel():
                raise CancelledError
            counts.update(entry.kind for entry in run)
            here = history.hashes(span.epoch, run[0].seq, run[-1].seq) if run[0].seq <= highest else {}
            new = sound.new(run, here)
            history.keep(self._arrival.manifest.id, new if epoch is None else judging.reading(new))
            if epoch is None:
                judging.wait(run)
            else:
                judging.again([entry for entry in run if entry.seq <= watermark])
                judging.run([entry for entry in run if entry.seq > watermark])
            self._progress(sound.seq - span.first + 1, span.last - span.first + 1)
        ends = (sound.seq, sound.hash) == (span.last, span.after)
        if not ends or counts != Counter(self._arrival.manifest.counts):
            raise UserError("centre_incomplete", nama=self._arrival.certificate.name)

    def _check_ends(self, highest: int) -> None:
        """What is here on both sides must follow: a different history of the same epoch is another machine's."""
        span = self._span
        before = self._unit.history.hashes(span.epoch, span.first - 1, span.first - 1).get(span.first - 1, span.before)
        after = self._unit.history.next_prev(span.epoch, span.last) if span.last < highest else None
        if before != span.before or after not in (None, span.after):
            raise UserError("centre_two_machines", nama=self._arrival.certificate.name, epoch=span.epoch)

    def _kept(self, state: EnvelopeState) -> KeptEnvelope:
        manifest, span = self._arrival.manifest, self._span
        return KeptEnvelope(
            manifest.id,
            manifest.number,
            manifest.installation,
            manifest.certificate,
            self._arrival.sha256,
            self._arrival.size,
            manifest.made,
            self._unit.now,
            self._actor,
            span.epoch,
            span.first,
            span.last,
            span.before,
            span.after,
            state,
            self._arrival.absent,
        )


class _Chain:
    """Entries that follow one on the other, each hash computed anew. `seq` and `hash` are those of the last one."""

    def __init__(self, nama: str, span: Span) -> None:
        self._nama = nama
        self._epoch = span.epoch
        self.seq, self.hash = span.first - 1, span.before

    def new(self, run: Iterable[Entry], here: Mapping[int, str]) -> Iterator[Entry]:
        """Those that are not here yet. Raises UserError."""
        seq, prev = self.seq, self.hash
        for entry in run:
            seq += 1
            if (entry.epoch, entry.seq, entry.prev) != (self._epoch, seq, prev) or entry_hash(entry) != entry.hash:
                raise UserError("centre_chain", nama=self._nama, seq=seq)
            prev = entry.hash
            if seq not in here:
                yield entry
            elif here[seq] != prev:
                raise UserError("centre_two_machines", nama=self._nama, epoch=self._epoch)
        self.seq, self.hash = seq, prev


def settle(unit: Unit, but: UUID) -> tuple[Receipt, ...]:
    """Judge the envelopes whose gap has closed, and say so in new receipts."""
    freed: list[Receipt] = []
    progressed = True
    while progressed:
        progressed = False
        for kept in unit.history.envelopes(EnvelopeState.WAITING):
            epoch = unit.history.epochs().get(kept.epoch)
            span = Span(kept.epoch, kept.first, kept.last, kept.before, kept.after)
            if epoch is None:
                epoch = _begun(unit, span, kept.installation)
            if epoch is None or kept.first > epoch.watermark + 1 or kept.id == but:
                continue
            freed.append(_judge_kept(unit, kept, epoch))
            progressed = True
    return tuple(freed)


def _judge_kept(unit: Unit, kept: KeptEnvelope, epoch: EpochState) -> Receipt:
    unit.history.keep_epoch(epoch)
    judging = Judging(unit, kept.id, kept.epoch, _scope(unit, kept))
    for run in unit.history.entries(kept.epoch, kept.first, kept.last, CHUNK):
        judging.again([entry for entry in run if entry.seq <= epoch.watermark])
        judging.run([entry for entry in run if entry.seq > epoch.watermark])
    if kept.last > epoch.watermark:
        epoch = replace(epoch, watermark=kept.last, head=kept.after)
    unit.history.keep_epoch(epoch)
    taken = replace(kept, state=EnvelopeState.TAKEN)
    receipt = judged(unit, taken, judging)
    unit.history.keep_envelope(replace(taken, receipt=receipt))
    return receipt


def _begun(unit: Unit, span: Span, installation: str) -> EpochState | None:
    """A new epoch of the office, where the entry it follows on is known."""
    start = EpochState(span.epoch, installation, None, span.first - 1, span.before)
    if span.first == 1:
        return start if span.before == FIRST_HASH else None
    parent: Position | None = unit.history.ends_with(span.first - 1, span.before)
    return None if parent is None or parent.epoch == span.epoch else replace(start, parent=parent)


def _may_speak(unit: Unit, installation: str) -> bool:
    """True where this computer's certificate still holds."""
    return any(
        each.certificate.installation == installation
        and each.revoked is None
        and each.certificate.valid_from <= unit.today <= each.certificate.valid_until
        for each in unit.certificates()
    )


def _scope(unit: Unit, kept: KeptEnvelope) -> frozenset[UUID]:
    found = [each.certificate.units for each in unit.certificates() if each.certificate.serial == kept.certificate]
    return frozenset(found[0]) if found else frozenset()
