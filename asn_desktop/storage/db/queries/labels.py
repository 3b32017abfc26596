"""Names by which a person recognises a record in the bin."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.rows import Word
from asn_desktop.storage.db.projection.superiors import with_titles
from asn_desktop.storage.db.records import KINDS
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.sql import among

NAMED_BY: dict[str, tuple[str, ...]] = {
    "kantor": ("nama",),
    "hari_libur": ("tanggal", "nama"),
    "unit": ("nama",),
    "jabatan": ("nama", "unit_id"),
    "pegawai": ("nama",),
    "pejabat": ("nama", "jabatan"),
    "penetapan_penilai": ("tmt", "pegawai_id"),
    "riwayat_golongan": ("golongan", "pegawai_id"),
    "riwayat_jabatan": ("nama", "pegawai_id"),
    "riwayat_unit": ("unit_id", "pegawai_id"),
    "riwayat_pendidikan": ("tingkat", "jurusan", "pegawai_id"),
    "riwayat_pelatihan": ("nama", "pegawai_id"),
    "riwayat_disiplin": ("tingkat", "tmt", "pegawai_id"),
    "riwayat_penghargaan": ("nama", "pegawai_id"),
    "skp": ("tahun", "pegawai_id"),
    "hasil_kerja": ("rencana", "skp_id"),
    "indikator": ("indikator", "skp_id"),
    "ekspektasi_perilaku": ("ekspektasi", "skp_id"),
    "lampiran_skp": ("bagian", "isi", "skp_id"),
    "versi_skp": ("revisi", "tanggal_disetujui", "skp_id"),
    "pengecualian_skp": ("sebab", "mulai", "pegawai_id"),
    "rencana_aksi": ("kegiatan", "skp_id"),
    "realisasi_berkala": ("realisasi", "skp_id"),
    "umpan_balik": ("isi", "tanggal", "skp_id"),
    "bukti_dukung": ("nama", "skp_id"),
    "hasil_sementara": ("rencana", "tahun", "unit_id"),
    "peran_hasil": ("peran", "tahun", "pegawai_id", "unit_id"),
    "evaluasi": ("jenis", "nomor", "tahun", "pegawai_id"),
    "realisasi": ("realisasi", "evaluasi_id"),
    "umpan_balik_hasil": ("umpan_balik", "evaluasi_id"),
    "umpan_balik_perilaku": ("umpan_balik", "evaluasi_id"),
    "serah_terima": ("diserahkan", "evaluasi_id"),
    "keberatan": ("tanggal_pengajuan", "alasan", "pegawai_id"),
    "capaian_organisasi": ("jenis", "nomor", "tahun", "unit_id"),
    "rekap_penilaian": ("nama", "tahun", "bulan"),
    "cetakan": ("kode", "tanggal", "pegawai_id"),
    "pindaian": ("tanggal", "cetakan_id"),
    "penetapan_angka_kredit": ("nomor", "pegawai_id"),
    "keterangan_cltn": ("tanggal", "pegawai_id"),
    "penilaian_potensi": ("tanggal", "sumber", "pegawai_id"),
    "penilaian_kompetensi": ("tanggal", "sumber", "pegawai_id"),
    "syarat_jabatan": ("jabatan_id",),
    "calon_penerus": ("pegawai_id", "jabatan_id"),
    "rencana_karier": ("tujuan", "pegawai_id"),
    "langkah_karier": ("kegiatan", "pegawai_id"),
    "kemajuan_karier": ("tahun", "pegawai_id"),
    "usulan": ("hak", "tmt", "pegawai_id"),
    "berkas_usulan": ("dokumen", "usulan_id"),
    "survei_kepuasan": ("layanan", "masa", "tahun", "unit_id"),
}
"""What tells a record of each kind from others: its own words, then whose it is. What is empty or 0 is left out."""


def labels(connection: Connection, kind: str, rows: Sequence[Row[Any]]) -> dict[str, tuple[Word, ...]]:
    """The words that name each row, by its identity: `III/d`, `Simson Hubi, S.Sos`."""
    others = {
        column: _named(connection, next(iter(TABLES[kind].c[column].foreign_keys)).column.table.name, column, rows)
        for column in NAMED_BY[kind]
        if TABLES[kind].c[column].foreign_keys
    }
    return {row.id: tuple(_words(kind, row._mapping, others)) for row in rows}


def _named(connection: Connection, kind: str, column: str, rows: Sequence[Row[Any]]) -> dict[str, tuple[Word, ...]]:
    """The words that name what the rows refer to in a column."""
    asked = {row._mapping[column] for row in rows} - {None}
    if not asked:
        return {}
    table = TABLES[kind]
    return labels(connection, kind, connection.execute(select(table).where(among(connection, table.c.id, asked))).all())


def _words(kind: str, row: Mapping[Any, Any], others: Mapping[str, Mapping[str, tuple[Word, ...]]]) -> list[Word]:
    if kind == "pegawai":
        return [with_titles(row["gelar_depan"], row["nama"], row["gelar_belakang"])]
    found: list[Word] = []
    for column in NAMED_BY[kind]:
        if column in others:
            found.extend(word for word in others[column].get(row[column], ()) if word not in found)
        elif row[column]:
            found.append(_word(kind, column, row[column]))
    return found


def _word(kind: str, column: str, value: Any) -> Word:
    """Days and terms of the law as such, so that the reader's language says them; numbers are names here."""
    typed = msgspec.convert(value, ready(_types(kind)[column]), strict=False)
    return typed if isinstance(typed, (date, enum.StrEnum)) else str(typed)


@cache
def _types(kind: str) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(KINDS[kind])}
