"""Opens envelopes: whoever sent one is known and every byte of it verified before anything in it is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec
from msgspec import Struct

from asn_desktop.core.exchange.entry import Entry
from asn_desktop.core.exchange.manifest import FORMAT, OLDEST, Manifest, Part, PartKind
from asn_desktop.core.exchange.speaking import signing_key
from asn_desktop.core.exchange.trust import Certificate
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.exchange.ports import Opened, Trust
from asn_desktop.storage import ed25519
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.chain import linked
from asn_desktop.storage.envelope.decrypting import decrypted, read_line
from asn_desktop.storage.envelope.faults import medium_explained
from asn_desktop.storage.envelope.packing import Unpacker
from asn_desktop.storage.envelope.reading_part import EvidencePart

SIGNATURE_LIMIT = 100
"""Bytes of the second line: base64 of 64 bytes has 88."""


class FileOpener:
    """See `core.usecases.exchange.ports.Opener`."""

    def open(self, path: Path, trust: Trust) -> AbstractContextManager[Opened]:
        return _opened(path, trust)

    def find(self, folder: Path) -> tuple[Path, ...]:
        with medium_explained(folder):
            return tuple(
                sorted(
                    path
                    for path in folder.iterdir()
                    if layout.NAME.fullmatch(path.name.lower()) and path.is_file() and not path.is_symlink()
                )
            )


@contextmanager
def _opened(path: Path, trust: Trust) -> Iterator[Opened]:
    found = decrypted(path, trust.identities())
    with closing(found.content) as content:
        line = read_line(content, layout.HEAD_LIMIT)
        _refuse_evidence(line, path)
        signature = read_line(content, SIGNATURE_LIMIT)
        manifest = _manifest(line)
        certificate = trust.certificate(manifest)
        if certificate is None:
            raise UserError("envelope_sender_unknown", file=path.name)
        if not ed25519.is_signed(
            signing_key(manifest, certificate), signature.decode("ascii", "replace"), ed25519.ENVELOPE + line
        ):
            raise UserError("envelope_forged", file=path.name, sender=certificate.name)
        trust.judge(manifest, certificate)
        inside, beside = _divided(manifest)
        start = content.tell()
        _verify(content, start, inside)
        yield OpenedEnvelope(
            path, manifest, certificate, found.sha256, found.size, content, start, inside, beside, trust
        )


class OpenedEnvelope:
    """See `core.usecases.exchange.ports.Opened`."""

    def __init__(
        self,
        path: Path,
        manifest: Manifest,
        certificate: Certificate,
        sha256: str,
        size: int,
        content: IO[bytes],
        start: int,
        inside: tuple[Part, ...],
        beside: tuple[Part, ...],
        trust: Trust,
    ) -> None:
        self.path = path
        self.manifest = manifest
        self.certificate = certificate
        self.sha256 = sha256
        self.size = size
        self._content = content
        self._start = start
        self._inside = inside
        self._beside = {part.file: part for part in beside}
        self._trust = trust
        with medium_explained(path.parent):
            there = {name: _is_plain_file(path.parent / name) for name in self._beside}
        self.evidence_parts = tuple(name for name, is_there in there.items() if is_there)
        self.missing_evidence = tuple(name for name, is_there in there.items() if not is_there)

    def entries(self, chunk: int = 5_000) -> Iterator[list[Entry]]:
        yield from linked(self._lines(PartKind.ENTRIES), self.manifest, chunk)

    def part(self, kind: PartKind) -> Iterator[bytes]:
        for block in self._lines(kind):
            yield from block[:-1].split(b"\n")

    def evidence(self, part: str) -> Iterator[tuple[str, bytes]]:
        promised = self._beside[part]
        with closing(EvidencePart(self.path.parent / part, self._trust.identities())) as found:
            if found.size != promised.size or found.verified(part) != promised:
                raise UserError("envelope_part_exchanged", file=part)
            yield from found.contents()

    def _lines(self, kind: PartKind) -> Iterator[bytes]:
        """Whole lines, many at once."""
        unpacker = Unpacker(self._content, self._start)
        for part in self._inside:
            if part.kind is not kind:
                for _ in unpacker.blocks(part.size):
                    pass
                continue
            begun: list[bytes] = []
            for block in unpacker.blocks(part.size):
                whole, end, rest = block.rpartition(b"\n")
                if end:
                    yield b"".join((*begun, whole, end))
                    begun = [rest]
                else:
                    begun.append(rest)
            return


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _refuse_evidence(line: bytes, path: Path) -> None:
    """Evidence looks like an envelope from outside, and is easily taken for one."""
    try:
        msgspec.json.decode(line, type=ready(layout.EvidenceHead))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return
    part = layout.PART_NAME.fullmatch(path.name.lower())
    raise UserError("envelope_is_evidence", file=path.name, utama=(part[1] if part else "…") + layout.SUFFIX)


class _Window(Struct, frozen=True):
    """What is read of a manifest first: whether this program knows its format at all."""

    format: int


def _manifest(line: bytes) -> Manifest:
    try:
        format = msgspec.json.decode(line, type=ready(_Window)).format
        if not OLDEST <= format <= FORMAT:
            raise UserError("envelope_newer" if format > FORMAT else "envelope_older", format=format)
        manifest = msgspec.json.decode(line, type=ready(Manifest))
        json.loads(line, object_pairs_hook=_each_once)
    except (msgspec.MsgspecError, RecursionError, ValueError) as problem:
        raise UserError("envelope_damaged") from problem
    return manifest


def _each_once(members: list[tuple[str, Any]]) -> None:
    """Raises ValueError where a member is there twice: programs differ in which of the two they take."""
    if len({name for name, _ in members}) < len(members):
        raise ValueError(members)


def _divided(manifest: Manifest) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Parts in the envelope, and those beside it. Raises UserError where what is said of them cannot be."""
    inside = tuple(part for part in manifest.parts if part.kind is not PartKind.EVIDENCE)
    beside = tuple(part for part in manifest.parts if part.kind is PartKind.EVIDENCE)
    span, entries = manifest.span, sum(part.count for part in inside if part.kind is PartKind.ENTRIES)
    sound = (
        all(0 <= part.count <= part.size <= layout.CONTENT_LIMIT for part in manifest.parts)
        and len({part.kind for part in inside}) == len(inside)
        and not any(part.file for part in inside)
        and all(layout.PART_NAME.fullmatch(part.file) for part in beside)
        and len({part.file for part in beside}) == len(beside)
        and entries == (0 if span is None else span.last - span.first + 1)
        and entries == sum(manifest.counts.values())
        and all(count > 0 for count in manifest.counts.values())
    )
    if not sound:
        raise UserError("envelope_damaged")
    return inside, beside


def _verify(content: IO[bytes], start: int, parts: tuple[Part, ...]) -> None:
    unpacker = Unpacker(content, start)
    for part in parts:
        digest, lines, last, line = hashlib.sha256(), 0, b"\n", 0
        for block in unpacker.blocks(part.size):
            digest.update(block)
            lines += block.count(b"\n")
            last = block[-1:]
            end = block.rfind(b"\n")
            line = line + len(block) if end < 0 else len(block) - end - 1
            if line > layout.LINE_LIMIT:
                raise UserError("envelope_damaged")
        if digest.hexdigest() != part.sha256 or lines != part.count or last != b"\n":
            raise UserError("envelope_damaged")
    unpacker.refuse_more()
