"""Records and rows: one mapping for every kind, done by msgspec without Python code per field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Text, literal_column, select

from asn_desktop.core.domain.arsip import Cetakan, Pindaian
from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    RekapPenilaian,
    SerahTerima,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import HariLibur, Kantor
from asn_desktop.core.domain.keberatan import Keberatan
from asn_desktop.core.domain.kinerja import CapaianOrganisasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.rencana_karier import KemajuanKarier, LangkahKarier, RencanaKarier
from asn_desktop.core.domain.riwayat import (
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    RiwayatUnit,
)
from asn_desktop.core.domain.skp import (
    EkspektasiPerilaku,
    HasilKerja,
    HasilSementara,
    Indikator,
    LampiranSkp,
    PengecualianSkp,
    PeranHasil,
    Skp,
    VersiSkp,
)
from asn_desktop.core.domain.talenta import CalonPenerus, PenilaianKompetensi, PenilaianPotensi, SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import BerkasUsulan, KeteranganCltn, PenetapanAngkaKredit, Usulan
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.record import Record
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.stored import R, decoder, kind_of, stored_json

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
        SerahTerima,
        LampiranSkp,
        VersiSkp,
        HasilSementara,
        PeranHasil,
        PengecualianSkp,
        RencanaAksi,
        RealisasiBerkala,
        UmpanBalik,
        BuktiDukung,
        Keberatan,
        HariLibur,
        Cetakan,
        Pindaian,
        PenetapanAngkaKredit,
        KeteranganCltn,
        PenilaianPotensi,
        PenilaianKompetensi,
        SyaratJabatan,
        CalonPenerus,
        RencanaKarier,
        LangkahKarier,
        KemajuanKarier,
        Usulan,
        BerkasUsulan,
    )
}

NESTED: Mapping[type[Record], tuple[str, ...]] = {
    Evaluasi: ("pihak", "verdict"),
    Skp: ("pihak",),
    VersiSkp: ("pihak", "isi"),
    Keberatan: ("pemutus", "verdict"),
    Pindaian: ("halaman",),
    PenilaianKompetensi: ("level",),
    SyaratJabatan: ("kompetensi",),
    RencanaKarier: ("andaian",),
    Usulan: ("verdict",),
}
"""Fields that hold a Struct or several values and are stored as JSON text."""


def to_row(record: Record, removed_at: str | None) -> tuple[Any, ...]:
    """The record as a row of its table."""
    row: dict[str, Any] = msgspec.to_builtins(record)
    for field in NESTED.get(type(record), ()):
        if row[field] is not None:
            row[field] = msgspec.json.encode(row[field]).decode()
    identity, version, *fields = row.values()
    return (identity, version, removed_at, *fields)


def record_json(record_type: type[Record], dialect: str) -> ColumnElement[str]:
    """The record of a row, put together as JSON by the database."""
    return literal_column(stored_json(record_type, dialect == "sqlite"), Text())


@in_bulk()
def find(connection: Connection, record_type: type[R], *where: ColumnElement[bool]) -> tuple[R, ...]:
    """The live records of a kind that fulfil the conditions, by identity."""
    table = TABLES[kind_of(record_type)]
    text = record_json(record_type, connection.dialect.name)
    asked = select(text).select_from(table).where(table.c.removed_at.is_(None), *where).order_by(table.c.id)
    return tuple(map(decoder(record_type), connection.execute(asked).scalars().all()))


def to_json(record: Record) -> str:
    """The record as the journal keeps it."""
    return msgspec.json.encode(record).decode()


def from_json(kind: str, text: str) -> Record:
    """The record of an after-image; fields that came later get their defaults."""
    return msgspec.json.decode(text, type=KINDS[kind])


def fields(record: Record) -> dict[str, Any]:
    """The record's fields by name, with their typed values."""
    return {name: getattr(record, name) for name in record.__struct_fields__}
