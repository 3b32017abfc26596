"""What the centre sends down beside receipts: packs, reference data, corrections, and employees that move."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Raw, Struct


class PackFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule pack with its cases, as text; in force from the day, after its cases were tried on arrival."""

    name: str
    active_from: date
    content: str
    cases: str


class ReferenceRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A record that the centre owns (a unit, a post, a training): by its stable id, whatever it is called now.

    `after` is `null` for one that is retired.
    """

    kind: str
    id: UUID
    after: Raw


class Correction(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A change that the centre proposes to a record of the office, which takes or declines it.

    `version` is the version of the record that the centre saw; `fields` holds the proposed values. With `remove` the
    record should go to the bin with what belongs to it, and `fields` is empty.
    """

    id: UUID
    kind: str
    record_id: UUID
    version: int
    fields: dict[str, Raw]
    reason: str
    remove: bool = False


class Transfer(Struct, frozen=True, forbid_unknown_fields=True):
    """An employee moves from one office to another. To the new office come all `records`; to the old one, that from
    now on it holds a copy to read (`records` empty).
    """

    id: UUID
    pegawai_id: UUID
    nip: str
    nama: str
    from_office: UUID
    from_name: str
    to_office: UUID
    to_name: str
    effective: date
    records: tuple[Raw, ...] = ()
