"""Content becomes compressed parts, in a nameless file of this computer until it is encrypted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO

import zstandard

from asn_desktop.core.exchange.manifest import Part, PartKind
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.exchange.ports import Lines
from asn_desktop.core.usecases.ports import Cancel
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.faults import own_disk_explained

LEVEL = 3
Count = Callable[[int], None]
"""Told of progress: how many more lines are done."""


def spool() -> IO[bytes]:
    """Memory for little, a file without a name for much."""
    return SpooledTemporaryFile(max_size=layout.SPOOL)


class Packer:
    """Compresses one part after the other into one stream."""

    def __init__(self, target: IO[bytes]) -> None:
        threads = 2 if (os.cpu_count() or 1) > 1 else 0
        self._zstd = zstandard.ZstdCompressor(level=LEVEL, threads=threads).stream_writer(target, closefd=False)

    def lines(self, part: Lines, count: Count, cancel: Cancel) -> Part:
        """A part of lines, each ended by a line feed."""
        digest, size, number = hashlib.sha256(), 0, 0
        with own_disk_explained():
            for run in part.runs:
                if cancel():
                    raise CancelledError
                if not run:
                    continue
                block = b"\n".join((*run, b""))
                digest.update(block)
                self._zstd.write(block)
                size += len(block)
                number += len(run)
                count(len(run))
        return Part(part.kind, number, size, digest.hexdigest())

    def files(self, contents: Iterable[bytes], name: str, cancel: Cancel) -> Part:
        """A part of whole files, to lie in a file of its own."""
        digest, size, number = hashlib.sha256(), 0, 0
        with own_disk_explained():
            for content in contents:
                if cancel():
                    raise CancelledError
                digest.update(content)
                self._zstd.write(content)
                size += len(content)
                number += 1
        return Part(PartKind.EVIDENCE, number, size, digest.hexdigest(), name)

    def close(self) -> None:
        with own_disk_explained():
            self._zstd.close()  # type: ignore[no-untyped-call]


class Chained:
    """Reads some bytes, then a file."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        rest.seek(0)
        self._head = head
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        if not self._head:
            return self._rest.read(size)
        given, self._head = self._head[:size], self._head[size:]
        return given


class Unpacker:
    """Reads a compressed stream by exact sizes, and never more than asked for."""

    def __init__(self, source: IO[bytes], start: int) -> None:
        source.seek(start)
        self._stream = zstandard.ZstdDecompressor(max_window_size=layout.WINDOW).stream_reader(
            source, read_across_frames=True, closefd=False
        )

    def blocks(self, size: int) -> Iterable[bytes]:
        """The next `size` bytes in blocks. Raises UserError where they are not there."""
        while size:
            block = self._read(min(size, layout.BLOCK))
            if not block:
                raise UserError("envelope_damaged")
            size -= len(block)
            yield block

    def refuse_more(self) -> None:
        """Raises UserError where anything follows."""
        if self._read(1):
            raise UserError("envelope_damaged")

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except (zstandard.ZstdError, MemoryError) as problem:
            raise UserError("envelope_damaged") from problem


def grouped(sizes: Sequence[int], most: int, files: int) -> list[range]:
    """Runs of places whose sizes add up to at most `most`, and that are at most `files`; one at least in each."""
    runs: list[range] = []
    start, total = 0, 0
    for place, size in enumerate(sizes):
        if place > start and (total + size > most or place - start == files):
            runs.append(range(start, place))
            start, total = place, 0
        total += size
    return [*runs, range(start, len(sizes))] if sizes else []
