"""Frozen rows that the screens and lists of a centre show."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.exchange.receipt import Fixer, Outcome


class OfficeRow(Struct, frozen=True):
    """An office that was admitted. Instants are UTC as ISO text.

    `gaps` are stretches of entries that never came (epoch, first, last); `waiting` counts the entries behind them.
    `valid_until` is the last day of the newest certificate that holds; None where none does.
    """

    office: UUID
    name: str
    instansi: str
    region: str
    admitted: str
    valid_until: date | None
    last_envelope: str | None
    last_made: str | None
    envelopes: int
    entries: int
    employees: int
    open_office: int
    open_centre: int
    waiting: int
    gaps: tuple[tuple[int, int, int], ...] = ()


class EnvelopeRow(Struct, frozen=True):
    """An envelope that came; `waits` where entries before its own are missing."""

    office: UUID
    kantor: str
    envelope: UUID
    number: int
    made: str
    received: str
    receiver: str
    epoch: int
    first: int
    last: int
    waits: bool
    code: str
    outcomes: Mapping[Outcome, int]
    absent: int


class AnswerRow(Struct, frozen=True):
    """An entry that still wants somebody to act. `nama` is the employee's, where the record belongs to one."""

    office: UUID
    kantor: str
    epoch: int
    seq: int
    kind: str
    record: UUID
    outcome: Outcome
    reason: str
    facts: Mapping[str, Any]
    who: Fixer
    made: str
    nama: str = ""

    @property
    def returnable(self) -> bool:
        return returnable(self.outcome, self.who)


def returnable(outcome: Outcome, who: Fixer) -> bool:
    """Whether an entry lies here and it is not its office's turn already, so that it can be given back."""
    return outcome is Outcome.QUARANTINED and who is Fixer.CENTRE


class Sort(enum.StrEnum):
    """What the desk is asked: which of two values holds, or whether two employees are one person."""

    VALUE = "value"
    PERSON = "person"


class Decision(enum.StrEnum):
    """What the desk decides: the value of the office, that of the centre, one person (whom the first or the second
    office keeps), or two different people.
    """

    OFFICE = "office"
    CENTRE = "centre"
    MERGE_HERE = "merge_here"
    MERGE_THERE = "merge_there"
    DIFFERENT = "different"


class ConflictRow(Struct, frozen=True):
    """Two values of a record with the fields in which they differ, or one NIP in two offices.

    `theirs` and `ours` are fields by name; None where that side has removed the record.
    """

    id: UUID
    office: UUID
    kantor: str
    sort: Sort
    kind: str
    record: UUID
    made: str
    nama: str
    theirs: Mapping[str, Any] | None
    ours: Mapping[str, Any] | None
    other_office: UUID | None = None
    other_kantor: str = ""
    other_record: UUID | None = None
    other_nama: str = ""
    decision: Decision | None = None


class Turn(enum.StrEnum):
    """What lies on the desk, by whose turn it is: two values, one person in two offices, an entry in quarantine that is
    the centre's or the office's to mend, or one that waits for another.
    """

    VALUE = "value"
    PERSON = "person"
    CENTRE = "centre"
    OFFICE = "office"
    HELD = "held"


class TaskFilter(Struct, frozen=True):
    """Which tasks of the desk: `text` is part of the name or NIP of whom it is about, or of the office's name."""

    text: str = ""
    office: UUID | None = None
    turn: Turn | None = None


class DeskRow(Struct, frozen=True):
    """One decision at the centre. `action` is a key of the catalogue (`pusat.meja.action.<action>`)."""

    id: UUID
    office: UUID
    at: str
    actor: str
    action: str
    facts: Mapping[str, Any]
    undone: bool
    kantor: str = ""


class AlertRow(Struct, frozen=True):
    """An envelope that was refused; `reason` is the key of the error with its `facts`."""

    office: UUID
    kantor: str
    envelope: UUID
    reason: str
    facts: Mapping[str, Any]
    at: str
    times: int


class PersonFilter(Struct, frozen=True):
    """Whom a list shows: `text` is part of a name, NIP, post or unit; of one office or unit, or of all.

    Whoever left the service is shown only when `everybody` is asked for.
    """

    text: str = ""
    office: UUID | None = None
    unit_id: UUID | None = None
    everybody: bool = False


class PersonRow(Struct, frozen=True):
    """One employee of any office."""

    office: UUID
    kantor: str
    pegawai: UUID
    nip: str
    nama: str
    jenis: JenisPegawai
    kedudukan: Kedudukan
    golongan: str
    jabatan: str
    unit: str


class RollUp(Struct, frozen=True):
    """How far an office, or a unit of it, is in a year, in numbers of employees in service."""

    office: UUID
    kantor: str
    unit_id: UUID | None
    unit: str
    pegawai: int
    skp: int
    disetujui: int
    final: int
    predikat: Mapping[Predikat, int]


class PromotionRow(Struct, frozen=True):
    """A promotion that falls due. `ready`: all conditions are met; None where something is still unknown."""

    office: UUID
    kantor: str
    pegawai: UUID
    nip: str
    nama: str
    unit: str
    tanggal: date
    hasil: str
    ready: bool | None
