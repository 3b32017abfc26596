"""What an office would send now: which entries of its journal, how many of each kind, and which files."""

from __future__ import annotations

import enum

from msgspec import Struct

from asn_desktop.core.usecases.exchange.books import Books, ExchangeStore, Sent


class Since(enum.StrEnum):
    """From where on the journal is sent."""

    RECEIPT = "receipt"
    """What the centre has not confirmed: also what is on its way, so that a lost stick loses nothing."""
    ENVELOPE = "envelope"
    """Only what no envelope held yet."""
    BEGINNING = "beginning"
    """Everything, for a centre that lost its data."""


class Stretch(Struct, frozen=True):
    """Entries `first` to `last` (both included) of one epoch; each travels in an envelope of its own."""

    epoch: int
    first: int
    last: int
    counts: dict[str, int]
    files: frozenset[str]

    @property
    def count(self) -> int:
        return self.last - self.first + 1


class Pending(Struct, frozen=True):
    """What would travel, and what is on its way. `newest` is the last envelope that left; None: none ever did."""

    since: Since
    stretches: tuple[Stretch, ...]
    on_way: tuple[Sent, ...]
    newest: Sent | None

    @property
    def count(self) -> int:
        return sum(each.count for each in self.stretches)

    @property
    def counts(self) -> dict[str, int]:
        """Entries by kind, the most first."""
        found: dict[str, int] = {}
        for stretch in self.stretches:
            for kind, n in stretch.counts.items():
                found[kind] = found.get(kind, 0) + n
        return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))

    @property
    def files(self) -> frozenset[str]:
        return frozenset().union(*(each.files for each in self.stretches))


def pending(store: ExchangeStore, since: Since = Since.RECEIPT) -> Pending:
    """What would travel now."""
    with store.books() as books:
        return read_pending(books, since)


def read_pending(books: Books, since: Since) -> Pending:
    """The same for whoever reads the books already."""
    sent = books.sent()
    stretches = []
    for epoch, (first, last) in books.epochs().items():
        start = max(first, known_until(sent, epoch, since) + 1)
        if start <= last:
            stretches.append(Stretch(epoch, start, last, dict(books.counts(start, last)), books.files(start, last)))
    on_way = tuple(each for each in sent if is_awaited(each, sent))
    return Pending(since, tuple(stretches), on_way, sent[0] if sent else None)


def is_awaited(envelope: Sent, sent: tuple[Sent, ...]) -> bool:
    """True while an answer to the envelope tells something new: nobody waits for a lost stick whose entries the centre
    has from another one.
    """
    return envelope.received is None and envelope.last > known_until(sent, envelope.epoch, Since.RECEIPT)


def known_until(sent: tuple[Sent, ...], epoch: int, since: Since) -> int:
    """The last entry of an epoch that need not be sent; 0 where all of it must be.

    A receipt tells how far the centre has everything, which may be less than the envelope held: one before it can be
    missing. The receipt of the newest envelope counts, even where an older one told of more: a centre that went back to
    an older copy of its own has lost what it once confirmed, and names what it lacks, of whichever epoch.
    """
    if since is Since.BEGINNING:
        return 0
    own = [each for each in sent if each.epoch == epoch]
    if since is Since.ENVELOPE:
        return max((each.last for each in own), default=0)
    answered = [each for each in sent if each.receipt is not None]
    proven = max((each for each in answered if each.epoch == epoch), key=_number, default=None)
    known = 0 if proven is None or proven.receipt is None else proven.receipt.watermark
    by_code = [each for each in own if each.receipt is None and each.received is not None]
    known = max([known, *(each.last for each in by_code if proven is None or each.number > proven.number)])
    newest = max(answered, key=_number, default=None)
    gap = None if newest is None or newest.receipt is None else newest.receipt.gap
    return known if gap is None else min(known, gap[0] - 1)


def _number(envelope: Sent) -> int:
    return envelope.number
