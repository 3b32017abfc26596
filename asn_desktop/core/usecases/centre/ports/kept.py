"""What a centre keeps beside records: envelopes, epochs, questions for the desk, certificates, what goes down."""

from __future__ import annotations

import enum
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.entry import Position
from asn_desktop.core.exchange.judging import Elsewhere
from asn_desktop.core.exchange.receipt import Receipt
from asn_desktop.core.exchange.trust import Admission, Certificate


class EpochState(Struct, frozen=True):
    """How far the history of an office is here in one epoch; `parent` is the entry on which it follows."""

    epoch: int
    installation: str
    parent: Position | None
    watermark: int
    head: str


class EnvelopeState(enum.StrEnum):
    """Judged, or waiting for entries before its own."""

    TAKEN = "taken"
    WAITING = "waiting"


class KeptEnvelope(Struct, frozen=True):
    """An envelope that came, whole and sound. `absent` counts parts of evidence that did not come along."""

    id: UUID
    number: int
    installation: str
    certificate: UUID
    sha256: str
    size: int
    made: str
    received: str
    receiver: str
    epoch: int
    first: int
    last: int
    before: str
    after: str
    state: EnvelopeState
    absent: int = 0
    receipt: Receipt | None = None


class Settled(Struct, frozen=True):
    """An answer that is open no longer."""

    position: Position
    closer: str


class Dispute(Struct, frozen=True, kw_only=True):
    """Something the desk must decide: two values of a record, or one person in two offices (`other`)."""

    kind: str
    record: UUID
    theirs: Position
    ours: Position | None = None
    other: Elsewhere | None = None


class IssuedCertificate(Struct, frozen=True):
    """A certificate with what was handed out, and since when it does not hold."""

    certificate: Certificate
    admission: Admission
    computer: str
    issued: str
    revoked: str | None = None
    reason: str = ""


class Outgoing(Struct, frozen=True):
    """Something that travels down: `sort` is the part it belongs to, `body` its line of JSON."""

    id: UUID
    sort: str
    body: bytes
    sent: int = 0
