"""Seals envelopes: compressed, signed, encrypted for their reader, and read back before they count as written."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO, Protocol

import msgspec

from asn_desktop.core.exchange.manifest import FORMAT, Manifest, Part, PartKind, Span
from asn_desktop.core.exchange.trust import Keys
from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.usecases.exchange.ports import Evidence, SealedEnvelope, Sealing, Step
from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress
from asn_desktop.storage import age, ed25519
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.evidence import Packed, pack
from asn_desktop.storage.envelope.medium import Medium
from asn_desktop.storage.envelope.packing import Chained, Packer, spool
from asn_desktop.storage.envelope.resuming import resume


class Pen(Protocol):
    """What a key ring lends for sealing."""

    def keys(self) -> Keys: ...

    def sign(self, content: bytes, signer: str = "") -> bytes: ...

    def reading_identities(self) -> Sequence[str]: ...


class FileSealer:
    """See `core.usecases.exchange.ports.Sealer`.

    What is sealed can be read by whom it is for, and by the key ring that sealed it: so an interrupted try is taken up
    where it ended, and an office can look into what it has sent.
    """

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def check_room(self, folder: Path, size: int) -> None:
        Medium(folder).check_room(size)

    def seal(
        self, request: Sealing, folder: Path, progress: Progress = no_progress, cancel: Cancel = never
    ) -> SealedEnvelope:
        medium = Medium(folder)
        medium.clean()
        medium.check_room(0)
        recipients = tuple(dict.fromkeys((request.reader, self._pen.keys().reading)))
        with spool() as content:
            parts = _packed(request, content, progress, cancel)
            packed = self._evidence(request.evidence, medium, content.tell(), recipients, progress, cancel)
            manifest = _manifest(request, (*parts, *packed.parts))
            head = self._signed(manifest, request.signer)
            size = len(head) + content.tell()
            medium.check_room(size)
            fill = partial(age.encrypt, Chained(head, content), recipients=recipients)
            name = packed.stem + layout.SUFFIX
            written = medium.write(name, fill, cancel, lambda done: progress(min(done, size), size, Step.WRITING))
        progress(0, 1, Step.SETTLING)
        medium.settle()
        progress(1, 1, Step.SETTLING)
        return SealedEnvelope(
            files=(written.path, *packed.paths),
            sha256=written.sha256,
            size=written.size + packed.size,
            manifest=manifest,
            kept=packed.kept,
            left_out=packed.left_out,
        )

    def _evidence(
        self,
        evidence: Evidence | None,
        medium: Medium,
        room: int,
        recipients: Sequence[str],
        progress: Progress,
        cancel: Cancel,
    ) -> Packed:
        if evidence is None or not evidence.files:
            return Packed(layout.new_stem())
        begun = resume(medium.folder, evidence, self._pen.reading_identities(), progress, cancel)
        return pack(evidence, begun, medium, room, recipients, progress, cancel)

    def _signed(self, manifest: Manifest, signer: str) -> bytes:
        line = msgspec.json.encode(manifest)
        signature = self._pen.sign(ed25519.ENVELOPE + line, signer)
        return line + b"\n" + base64.b64encode(signature) + b"\n"


def _packed(request: Sealing, content: IO[bytes], progress: Progress, cancel: Cancel) -> tuple[Part, ...]:
    total = sum(request.counts.values())
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        progress(done, max(done, total), Step.PACKING)

    packer = Packer(content)
    parts = tuple(packer.lines(part, count, cancel) for part in request.parts)
    packer.close()
    if cancel():
        raise CancelledError
    entries = sum(part.count for part in parts if part.kind is PartKind.ENTRIES)
    if len({part.kind for part in parts}) < len(parts) or entries != _length(request.span) or entries != total:
        raise ValueError(f"{entries} entries do not fill the span {request.span} with counts {request.counts}")
    return parts


def _length(span: Span | None) -> int:
    return 0 if span is None else span.last - span.first + 1


def _manifest(request: Sealing, parts: tuple[Part, ...]) -> Manifest:
    return Manifest(
        format=FORMAT,
        schema=request.schema,
        id=request.id,
        direction=request.direction,
        sender=request.sender,
        installation=request.installation,
        certificate=request.certificate,
        recipient=request.recipient,
        practice=request.practice,
        number=request.number,
        made=request.made,
        parts=parts,
        counts=request.counts,
        span=request.span,
        previous=request.previous,
    )
