"""What sending and taking in need from outside, as protocols; `storage.envelope` and `storage.identity` fulfil them.

Everything raises UserError with a key `envelope_*` or `identity_*`, and leaves nothing half done.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.entry import Entry
from asn_desktop.core.exchange.manifest import Direction, Manifest, PartKind, Span
from asn_desktop.core.exchange.trust import Admission, CentreCard, Certificate, Enrolment, Keys, Revocation, Signed
from asn_desktop.core.usecases.ports import Cancel, Progress


class Step(enum.StrEnum):
    """What sealing is about, as its progress tells it: `step_text` is the key of the sentence."""

    PACKING = "packing"
    CHECKING = "checking"
    EVIDENCE = "evidence"
    WRITING = "writing"
    SETTLING = "settling"


def step_text(step: str) -> str:
    """The key of the sentence about a step, for whoever shows progress."""
    return f"envelope.step.{step}"


class Lines(Struct, frozen=True):
    """A part of an envelope: lines of JSON in runs, each line without its line end. Read once, from first to last."""

    kind: PartKind
    runs: Iterable[Sequence[bytes]]


class EvidenceFile(Struct, frozen=True):
    """A file of the vault that travels: its content's SHA-256 (in hexadecimal) and size in bytes."""

    sha256: str
    size: int


class Evidence(Struct, frozen=True):
    """Files that go beside an envelope, in the order in which they are to be packed; `read` is that of the vault."""

    files: tuple[EvidenceFile, ...]
    read: Callable[[str], bytes]


class Sealing(Struct, frozen=True):
    """All that goes into an envelope. The names are those of `Manifest`.

    `reader` is the age recipient of who may open it; `signer` the public key that the certificate names for whoever
    sends (`Certificate.keys` upward, `Certificate.centre.keys` downward), empty for the present key. `counts` are
    entries by kind; with `span`, the part of entries holds exactly those from the first to the last. `made` is an
    instant in UTC as ISO text.
    """

    id: UUID
    direction: Direction
    schema: str
    sender: UUID
    installation: str
    certificate: UUID
    recipient: UUID
    reader: str
    practice: bool
    number: int
    made: str
    parts: tuple[Lines, ...]
    span: Span | None = None
    counts: dict[str, int] = {}
    previous: UUID | None = None
    evidence: Evidence | None = None
    signer: str = ""


class SealedEnvelope(Struct, frozen=True):
    """What was written, read back from the medium and found whole: safe to remove.

    `files` are all files that belong together, the envelope itself first. `sha256` is of the envelope's file, by which
    a receipt names it; `size` is of all files in bytes. `kept` counts evidence files that an earlier, interrupted try
    had left there. `left_out` are hashes of evidence that could not be read from the vault: all else travels.
    """

    files: tuple[Path, ...]
    sha256: str
    size: int
    manifest: Manifest
    kept: int = 0
    left_out: tuple[str, ...] = ()


class Sealer(Protocol):
    """Writes envelopes."""

    def seal(self, request: Sealing, folder: Path, progress: Progress = ..., cancel: Cancel = ...) -> SealedEnvelope:
        """Write the envelope and what belongs beside it. Raises UserError, CancelledError: then no envelope is there.

        `progress` counts lines, then bytes of evidence; its third word is a `Step`.
        Whole parts of evidence stay on the medium when it ends early, and are not written again by the next try.
        """

    def check_room(self, folder: Path, size: int) -> None:
        """Raises UserError where the folder is gone, cannot be written, or has less room than `size` bytes."""


class Opened(Protocol):
    """An envelope whose sender, signature and every byte of which were verified. What is read comes from memory or a
    nameless file of this computer: the stick may be pulled. Evidence is read from beside the envelope.
    """

    path: Path
    manifest: Manifest
    certificate: Certificate
    sha256: str
    size: int
    """Of the envelope's own file, in bytes."""
    evidence_parts: tuple[str, ...]
    """Names of the files of evidence that lie beside the envelope."""
    missing_evidence: tuple[str, ...]
    """Names of those that should, and do not."""

    def entries(self, chunk: int = 5_000) -> Iterator[list[Entry]]:
        """The entries in order, at most `chunk` at once; none where none travel.

        Each is decoded strictly, and must follow on the one before by number and hash. Raises UserError midway or at
        the end: apply them in one transaction. The hashes themselves are not computed again (`entry_hash` does).
        """

    def part(self, kind: PartKind) -> Iterator[bytes]:
        """The lines of a part, without line ends; nothing where the envelope has no such part."""

    def evidence(self, part: str) -> Iterator[tuple[str, bytes]]:
        """The files (SHA-256, content) in one of `evidence_parts`, each verified before it is given. Raises UserError
        where the rest of this part cannot be read; the other parts are not concerned.
        """


class Trust(Protocol):
    """Whom a reader believes, and with what he reads."""

    def identities(self) -> Sequence[Any]:
        """Own reading keys, the present one and all earlier ones."""

    def certificate(self, manifest: Manifest) -> Certificate | None:
        """The certificate that the manifest names; None where it is unknown."""

    def judge(self, manifest: Manifest, certificate: Certificate) -> None:
        """Asked once the signature was found good. Raises UserError where the sender may not speak (revoked, expired,
        another installation), or not to this reader (another recipient, practice and real data mixed).
        """


class Opener(Protocol):
    """Reads envelopes."""

    def open(self, path: Path, trust: Trust) -> AbstractContextManager[Opened]:
        """The envelope, verified from end to end. Raises UserError: then nothing in it is to be used."""

    def find(self, folder: Path) -> tuple[Path, ...]:
        """Files in a folder that look like envelopes, by name; whatever else lies there is left alone."""


class KeyRing(Protocol):
    """The keys of this installation, or of a centre, and what it was told about whom to trust.

    One installation may hold several offices: certificates and secrets are of one office each.
    """

    def keys(self) -> Keys:
        """The public keys; the first time, they are made."""

    def rotate(self) -> Keys:
        """New keys; the earlier ones stay for reading what is on its way, and until a certificate names the new."""

    def sign(self, content: bytes, signer: str = "") -> bytes:
        """The Ed25519 signature, 64 bytes, by the key whose public half is `signer`; empty: by the present one."""

    def reading_identities(self) -> Sequence[Any]:
        """See `Trust.identities`."""

    def enrolment(self, asked: Enrolment) -> Signed:
        """The request, with the present public keys in it, signed by them."""

    def admit(self, admission: Admission, office: UUID, installation: str, *, new_centre: bool = False) -> Certificate:
        """Take a certificate that a centre has issued to these keys. Raises UserError.

        Once an office has a centre, only that centre's word is taken, unless the user wants a new one; and never for a
        certificate that it has taken back.
        """

    def certificates(self, office: UUID) -> tuple[Certificate, ...]:
        """Those issued to this ring's keys for an office, the newest first: its centre is the office's centre."""

    def revoked(self, office: UUID) -> tuple[Revocation, ...]:
        """Certificates of an office of which the centre has said that they no longer hold."""

    def keep_revoked(self, revocations: Sequence[Revocation]) -> None:
        """Remember that these certificates no longer hold; nothing makes them hold again."""

    def secrets(self, office: UUID) -> tuple[bytes, ...]:
        """By which receipt codes are proved, the newest first: one of every admission, as codes may be old."""

    def request_words(self, signed: Signed) -> tuple[str, ...]:
        """Eight plain words of an enrolment: the centre compares them over the phone before it issues a certificate."""

    def centre_words(self, card: CentreCard) -> tuple[str, ...]:
        """Eight plain words of a centre: the office compares them before it sends anything there."""

    def save_recovery(self, path: Path, passphrase: str) -> None:
        """Everything in this ring, encrypted under a passphrase, verified after it was written."""

    def restore_recovery(self, path: Path, passphrase: str) -> Keys:
        """Bring keys and certificates back; keys that are here now stay for reading."""


class Registrar(Protocol):
    """What only a centre does with its key ring."""

    def check_enrolment(self, signed: Signed) -> Enrolment:
        """The request, if it was signed with the key it brings and nobody altered it. Raises UserError."""

    def issue(self, certificate: Certificate, secret: bytes, signer: str = "") -> Admission:
        """The certificate signed by this centre, and the secret (32 bytes) for the eyes of that installation alone.

        `signer` is the public key by which the office knows the centre, where that was changed since; the certificate
        brings the present one.
        """
