"""The list of employees: pages and counts from `daftar_pegawai`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.usecases.rows import PegawaiFilter, PegawaiRow, Sort
from asn_desktop.storage.db.ownership import moved_away
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.queries import matching
from asn_desktop.storage.db.strange import examined

SORTED_BY = {
    "nama": "daftar_pegawai.nama_urut",
    "nip": "daftar_pegawai.nip",
    "jenis_pegawai": "daftar_pegawai.jenis_pegawai",
    "kedudukan": "daftar_pegawai.kedudukan",
    "golongan": "daftar_pegawai.golongan_urut",
    "jabatan": "daftar_pegawai.jabatan",
    "unit": "daftar_pegawai.unit",
}


def rows(plain: Plain, where: PegawaiFilter, sort: Sort, limit: int, offset: int) -> tuple[PegawaiRow, ...]:
    asked = _conditions(plain, where, walked=True)
    found = plain.rows(
        "SELECT pegawai_id, nip, nama, jenis_pegawai, kedudukan, golongan, jabatan, unit, unit_id FROM daftar_pegawai"
        f" WHERE {asked.text} ORDER BY {order(SORTED_BY[sort.column], sort.descending)} LIMIT :most OFFSET :start",
        {**asked.values, "most": limit, "start": offset},
    )
    away = moved_away(plain)
    with examined(plain, Pegawai):
        return tuple(
            PegawaiRow(
                UUID(person),
                *(nip, nama),
                JenisPegawai(jenis),
                Kedudukan(kedudukan),
                *(golongan, jabatan, unit),
                identity(unit_id),
                away.get(UUID(person), ""),
            )
            for person, nip, nama, jenis, kedudukan, golongan, jabatan, unit, unit_id in found
        )


def count(plain: Plain, where: PegawaiFilter) -> int:
    asked = _conditions(plain, where, walked=False)
    return int(plain.rows(f"SELECT count(*) FROM daftar_pegawai WHERE {asked.text}", asked.values)[0][0])


def order(column: str, descending: bool) -> str:
    """By the column, then by name; all in one direction, so that an index can be walked."""
    keys = dict.fromkeys((column, "daftar_pegawai.nama_urut", "daftar_pegawai.nomor"))
    return ", ".join(f"{key} {'DESC' if descending else 'ASC'}" for key in keys)


def shown(plain: Plain, where: Where, text: str, unit_id: UUID | None, walked: bool) -> None:
    """Adds the conditions that both lists share: what was typed, and a unit with those below it."""
    if text.strip():
        matching.narrow(plain, where, matching.resolve(plain, text), walked)
    if unit_id is not None:
        # Loops end by themselves.
        where.add(
            "daftar_pegawai.unit_id IN (WITH RECURSIVE below(id) AS ("
            f"SELECT id FROM unit WHERE id = {where.value(str(unit_id))}"
            " UNION SELECT unit.id FROM unit JOIN below ON unit.induk_id = below.id) SELECT id FROM below)"
        )


def identity(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _conditions(plain: Plain, where: PegawaiFilter, walked: bool) -> Where:
    found = Where(plain)
    if where.pindah:
        found.among("pegawai_id", [str(person) for person in moved_away(plain)])
    else:
        in_service = where.kedudukan is None or where.kedudukan.in_service
        found.add("dinas" if in_service else "NOT dinas")
    columns: dict[str, Any] = {
        "kedudukan": where.kedudukan,
        "jenis_pegawai": where.jenis_pegawai,
        "golongan": where.golongan,
    }
    for column, wanted in columns.items():
        if wanted:
            found.add(f"{column} = {found.value(str(wanted))}")
    shown(plain, found, where.text, where.unit_id, walked)
    return found
