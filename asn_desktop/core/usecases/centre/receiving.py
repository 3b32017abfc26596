"""Taking in a stick or a folder: every envelope in a transaction of its own; one that is refused stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from asn_desktop.core.exchange.manifest import Manifest
from asn_desktop.core.exchange.receipt import Receipt
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.centre.intake import Arrival, intake
from asn_desktop.core.usecases.centre.ports import CentreStore
from asn_desktop.core.usecases.exchange.ports import Opened, Opener, Trust
from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress

OWN_TROUBLE = frozenset({"centre_lost", "centre_evidence_not_kept"})
"""What keeps the centre itself from working: no envelope is to blame, and the next one would fare no better."""


class EvidencePlace(Protocol):
    """Where evidence of the offices is kept at the centre."""

    def has(self, sha256: str) -> bool: ...

    def put(self, sha256: str, content: bytes) -> None:
        """Keep a file, whole or not at all. Raises UserError."""

    def read(self, sha256: str) -> bytes:
        """Raises UserError where it is not there or was altered."""

    def remove(self, sha256: str) -> None:
        """Once nobody names it any more."""


class Received(Struct, frozen=True):
    """What came of one file. `refused` where nothing of it counts; `freed` are earlier envelopes judged with it.

    `evidence` counts files kept, `absent` names parts of evidence that do not lie beside the envelope or are damaged:
    they can be brought later, with the same envelope.
    """

    path: Path
    kantor: str = ""
    receipt: Receipt | None = None
    again: bool = False
    freed: tuple[Receipt, ...] = ()
    refused: UserError | None = None
    evidence: int = 0
    absent: tuple[str, ...] = ()


class Desk(Struct, frozen=True):
    """With what a centre reads: whom it believes, and where evidence goes."""

    opener: Opener
    trust: Trust
    evidence: EvidencePlace


def receive(
    store: CentreStore,
    desk: Desk,
    paths: Sequence[Path],
    actor: str,
    progress: Progress = no_progress,
    cancel: Cancel = never,
    each: Callable[[Received], None] | None = None,
) -> tuple[Received, ...]:
    """Take in envelopes, or all that lie in folders, oldest first by name. Raises CancelledError between two of them,
    or UserError where the centre itself cannot go on: what was taken in stays, and `each` was told of it.
    """
    files = [file for path in paths for file in _files(desk.opener, path)]
    if not files:
        raise UserError("centre_nothing_found")
    results = []
    for number, file in enumerate(files):
        if cancel():
            raise CancelledError
        progress(number, len(files), file.name)
        results.append(_one(store, desk, file, actor, cancel))
        if each is not None:
            each(results[-1])
    progress(len(files), len(files))
    return tuple(results)


def is_known(store: CentreStore, manifest: Manifest, sha256: str) -> bool:
    """True where this very envelope was taken in before. Raises UserError where another one had its identity."""
    known = store.taken(manifest.sender, manifest.id)
    if known not in (None, sha256):
        raise UserError("centre_envelope_changed", number=manifest.number)
    return known is not None


def _one(store: CentreStore, desk: Desk, file: Path, actor: str, cancel: Cancel) -> Received:
    try:
        with desk.opener.open(file, desk.trust) as opened:
            is_known(store, opened.manifest, opened.sha256)  # refused before any evidence is kept
            kept, broken = _evidence(store, desk.evidence, opened)
            absent = (*opened.missing_evidence, *broken)
            arrival = Arrival(opened.manifest, opened.certificate, opened.sha256, opened.size, len(absent))
            taken = intake(store, arrival, opened.entries(), actor, cancel=cancel)
            name = opened.certificate.name
            for sha256 in taken.unnamed:
                desk.evidence.remove(sha256)
    except UserError as refused:
        if refused.key in OWN_TROUBLE:
            raise
        return Received(file, refused=refused)
    return Received(file, name, taken.receipt, taken.again, taken.freed, None, kept, absent)


def _evidence(store: CentreStore, place: EvidencePlace, opened: Opened) -> tuple[int, list[str]]:
    """Keep the files beside the envelope; a damaged part hinders neither the others nor the entries."""
    kept: dict[str, int] = {}
    broken: list[str] = []
    for part in opened.evidence_parts:
        try:
            for sha256, content in opened.evidence(part):
                if not place.has(sha256):
                    place.put(sha256, content)
                kept[sha256] = len(content)
        except UserError as problem:
            if not problem.key.startswith("envelope_"):
                raise
            broken.append(part)
    if kept:
        with store.writing(opened.manifest.sender) as (unit,):
            for sha256, size in kept.items():
                unit.keep_evidence(sha256, size)
            unit.commit()
    return len(kept), broken


def _files(opener: Opener, path: Path) -> Iterable[Path]:
    return opener.find(path) if path.is_dir() else (path,)
