"""Reads a part of evidence: a file of its own beside the envelope."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

from asn_desktop.core.exchange.manifest import FORMAT, Part, PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.decrypting import decrypted, read_line
from asn_desktop.storage.envelope.packing import Unpacker


class EvidencePart:
    """A part, decrypted: its list of files is known, its content not yet verified. `close` it."""

    def __init__(self, path: Path, identities: Sequence[str]) -> None:
        self._content: IO[bytes] = decrypted(path, identities).content
        try:
            self.files = _head(read_line(self._content, layout.HEAD_LIMIT)).files
            self._start = self._content.tell()
            self.size = sum(file.size for file in self.files)
            if self.size > layout.CONTENT_LIMIT or any(file.size < 0 for file in self.files):
                raise UserError("envelope_damaged")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._content.close()

    def verified(self, name: str) -> Part:
        """What a manifest must say of it. Raises UserError where a file is not what its name says."""
        whole = hashlib.sha256()
        unpacker = Unpacker(self._content, self._start)
        for file in self.files:
            each = hashlib.sha256()
            for block in unpacker.blocks(file.size):
                each.update(block)
                whole.update(block)
            if each.hexdigest() != file.sha256:
                raise UserError("envelope_damaged")
        unpacker.refuse_more()
        return Part(PartKind.EVIDENCE, len(self.files), self.size, whole.hexdigest(), name)

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The files in their order, once all of them were verified."""
        unpacker = Unpacker(self._content, self._start)
        for file in self.files:
            yield file.sha256, b"".join(unpacker.blocks(file.size))


def _head(line: bytes) -> layout.EvidenceHead:
    try:
        head = msgspec.json.decode(line, type=ready(layout.EvidenceHead))
    except (msgspec.MsgspecError, RecursionError) as problem:
        raise UserError("envelope_damaged") from problem
    if head.format != FORMAT:
        raise UserError("envelope_newer", format=head.format)
    return head
