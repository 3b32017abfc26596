"""Entries as they come out of an envelope: strictly decoded, each following on the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter

import msgspec

from asn_desktop.core.exchange.entry import Entry
from asn_desktop.core.exchange.manifest import Manifest
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready

_KIND = attrgetter("kind")


def linked(blocks: Iterable[bytes], manifest: Manifest, chunk: int) -> Iterator[list[Entry]]:
    """The entries, at most `chunk` at once. Raises UserError where one is not as the format says, does not follow on
    the one before, or where there are not as many of each kind as the manifest promises.
    """
    span = manifest.span
    if span is None:
        return
    decoder = msgspec.json.Decoder(ready(Entry))
    seq, previous = span.first, span.before
    kinds: Counter[str] = Counter()
    waiting: list[Entry] = []
    for block in blocks:
        entries = _decoded(block, decoder, seq)
        for entry in entries:
            if entry.seq != seq or entry.prev != previous or entry.epoch != span.epoch:
                raise UserError("envelope_chain_broken", seq=seq)
            seq += 1
            previous = entry.hash
        kinds.update(map(_KIND, entries))
        waiting += entries
        while len(waiting) >= chunk:
            yield waiting[:chunk]
            waiting = waiting[chunk:]
    if seq != span.last + 1 or previous != span.after or kinds != manifest.counts:
        raise UserError("envelope_chain_broken", seq=seq)
    if waiting:
        yield waiting


def _decoded(block: bytes, decoder: msgspec.json.Decoder[Entry], seq: int) -> list[Entry]:
    try:
        block.decode()  # what is kept as it came is not looked at by the decoder
        with in_bulk():
            entries = decoder.decode_lines(block)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise UserError("envelope_entries_unreadable", seq=seq) from problem
    if b"\\u0000" in block and any("\0" in text for entry in entries for text in entry.texts()):
        raise UserError("envelope_entries_unreadable", seq=seq)  # no database can be asked for such a text
    return entries
