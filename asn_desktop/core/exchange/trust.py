"""Who may speak for an office: requests, certificates, and certificates that no longer hold."""

from __future__ import annotations

import enum
from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready


class Right(enum.StrEnum):
    """What the holder of a certificate may do."""

    SEND = "send"
    TRANSFER = "transfer"


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """Public keys: `signing` is Ed25519 as base64 of 32 bytes, `reading` an age recipient (`age1...`)."""

    signing: str
    reading: str


class Enrolment(Struct, frozen=True, forbid_unknown_fields=True):
    """An installation asks to speak for its office. Signed with the key it brings, so that nobody can alter it."""

    format: int
    office: UUID
    name: str
    instansi: str
    region: str
    practice: bool
    installation: str
    computer: str
    epoch: int
    keys: Keys
    made: str


class CentreCard(Struct, frozen=True, forbid_unknown_fields=True):
    """The centre as an office knows it."""

    id: UUID
    name: str
    practice: bool
    keys: Keys


class Certificate(Struct, frozen=True, forbid_unknown_fields=True):
    """The centre lets an installation speak for its office, from the first to the last day (included).

    `units` are the units it may speak of; empty: all of the office.
    """

    serial: UUID
    centre: CentreCard
    office: UUID
    name: str
    installation: str
    keys: Keys
    rights: tuple[Right, ...]
    valid_from: date
    valid_until: date
    units: tuple[UUID, ...] = ()


_REPLACED = "→ "
"""Begins the reason in every language, where another computer took the place of this one."""


def replaced_by(computer: str) -> str:
    """The reason of a revocation by which `computer` took the place of another."""
    return f"{_REPLACED}{computer}"


def successor(reason: str) -> str:
    """The computer that took the place of the revoked one; "" where another reason was given."""
    return reason.removeprefix(_REPLACED) if reason.startswith(_REPLACED) else ""


class Revocation(Struct, frozen=True, forbid_unknown_fields=True):
    """A certificate that no longer holds; the whole list travels down with every envelope."""

    serial: UUID
    office: UUID
    installation: str
    since: str
    reason: str


class Signed(Struct, frozen=True, forbid_unknown_fields=True):
    """A document as JSON text, with the Ed25519 signature over its bytes (base64) and the key that made it."""

    body: str
    signature: str
    signer: str


class Admission(Struct, frozen=True, forbid_unknown_fields=True):
    """What an office gets when it is admitted: the signed certificate, and a secret for it alone.

    `secret` is encrypted with age to the office's reading key: 32 bytes by which receipt codes are proved.
    """

    certificate: Signed
    secret: str


def certificate_of(admission: Admission) -> Certificate:
    """What the admission certifies, whoever may have signed it. Raises UserError where it cannot be read."""
    try:
        return msgspec.json.decode(admission.certificate.body, type=ready(Certificate))
    except (msgspec.MsgspecError, RecursionError) as problem:
        raise UserError("identity_admission_broken") from problem
