"""Records and rows: one mapping for every kind, done by msgspec without Python code per field."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    RekapPenilaian,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import CapaianOrganisasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import (
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    RiwayatUnit,
)
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record

R = TypeVar("R", bound=Record)


@functools.cache
def kind_of(record_type: type[Record]) -> str:
    """The name of a kind of record: of its table, in the journal, in `Changes` (`RiwayatUnit` is `riwayat_unit`)."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()


KINDS: Mapping[str, type[Record]] = {
    kind_of(record_type): record_type
    for record_type in (
        Kantor,
        Unit,
        Jabatan,
        Pegawai,
        Pejabat,
        PenetapanPenilai,
        RiwayatGolongan,
        RiwayatJabatan,
        RiwayatUnit,
        RiwayatPendidikan,
        RiwayatPelatihan,
        RiwayatDisiplin,
        RiwayatPenghargaan,
        Skp,
        HasilKerja,
        Indikator,
        EkspektasiPerilaku,
        Evaluasi,
        Realisasi,
        UmpanBalikHasil,
        UmpanBalikPerilaku,
        CapaianOrganisasi,
        RekapPenilaian,
    )
}

NESTED: Mapping[type[Record], tuple[str, ...]] = {Evaluasi: ("pihak", "verdict"), Skp: ("pihak",)}
"""Fields that hold a Struct and are stored as JSON text."""


def in_words(kind: str) -> str:
    """The kind for a sentence: legal terms are words of both languages."""
    return kind.replace("_", " ")


def to_row(record: Record, removed_at: str | None) -> tuple[Any, ...]:
    """The record as a row of its table."""
    row: dict[str, Any] = msgspec.to_builtins(record)
    for field in NESTED.get(type(record), ()):
        if row[field] is not None:
            row[field] = msgspec.json.encode(row[field]).decode()
    identity, version, *fields = row.values()
    return (identity, version, removed_at, *fields)


@functools.cache
def columns(record_type: type[Record]) -> tuple[str, ...]:
    """The columns of a kind's table, in their order."""
    identity, version, *rest = record_type.__struct_fields__
    return (identity, version, "removed_at", *rest)


def from_row(record_type: type[R], row: Row[Any]) -> R:
    """The record of a whole row of its table."""
    values = dict(zip(columns(record_type), row, strict=True))  # msgspec reads a plain dict ten times faster
    for name in NESTED.get(record_type, ()):
        if values[name] is not None:
            values[name] = msgspec.json.decode(values[name])
    return msgspec.convert(values, record_type)


def to_json(record: Record) -> str:
    """The record as the journal keeps it."""
    return msgspec.json.encode(record).decode()


def from_json(kind: str, text: str) -> Record:
    """The record of an after-image; fields that came later get their defaults."""
    return msgspec.json.decode(text, type=KINDS[kind])


def fields(record: Record) -> dict[str, Any]:
    """The record's fields by name, with their typed values."""
    return {name: getattr(record, name) for name in record.__struct_fields__}
