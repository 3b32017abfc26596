"""Writes the sample spreadsheets of resources/sample: the staff of the demo's office, with the faults of real lists.

Run it after changing the practice office or the demo's day: `.venv/bin/python tools/samples.py`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from asn_desktop.bootstrap import law_book, resources, texts
from asn_desktop.cli.demo import DAY, SEED, SHEET
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import (
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
    RiwayatUnit,
    jabatan_on,
    latest,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases.ports import Cell, Context, Reader, Sheet
from asn_desktop.core.usecases.practice import create
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.sheets import SpreadsheetFiles

HEADINGS = (
    "pns_id", "nip_baru", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir_nama", "tanggal_lahir",
    "jenis_kelamin", "jenis_pegawai_nama", "kedudukan_hukum_nama", "status_cpns_pns", "tmt_cpns", "tmt_pns",
    "gol_akhir_nama", "tmt_golongan", "mk_tahun", "mk_bulan", "jabatan_nama", "tmt_jabatan", "tingkat_pendidikan_nama",
    "tahun_lulus", "unor_nama", "satuan_kerja_kerja_nama",
)  # fmt: skip
Row = dict[str, Cell]


def people(reader: Reader) -> list[Row]:
    """The register as SIASN would export it: dates as d-m-Y text, long numbers with an apostrophe, `null` for empty."""
    units = {unit.id: unit.nama for unit in reader.find(Unit)}
    office = reader.find(Kantor)[0].nama
    serving = [one for one in reader.find(Pegawai) if one.kedudukan.in_service]
    return [_row(reader, one, office, units) for one in sorted(serving, key=lambda one: one.nip)]


def _row(reader: Reader, pegawai: Pegawai, office: str, units: dict[UUID, str]) -> Row:
    rank = latest(reader.find(RiwayatGolongan, pegawai_id=pegawai.id), DAY)
    post = jabatan_on(reader.find(RiwayatJabatan, pegawai_id=pegawai.id), DAY)
    place = latest(reader.find(RiwayatUnit, pegawai_id=pegawai.id), DAY)
    diploma = next(iter(reader.find(RiwayatPendidikan, pegawai_id=pegawai.id)), None)
    pppk = pegawai.jenis_pegawai is JenisPegawai.PPPK
    return {
        "pns_id": pegawai.pns_id,
        "nip_baru": f"'{pegawai.nip}",
        "nama": pegawai.nama.upper(),
        "gelar_depan": pegawai.gelar_depan or "null",
        "gelar_belakang": pegawai.gelar_belakang or "null",
        "tempat_lahir_nama": pegawai.tempat_lahir,
        "tanggal_lahir": _written(pegawai.tanggal_lahir),
        "jenis_kelamin": "F" if pegawai.jenis_kelamin is JenisKelamin.WANITA else "M",
        "jenis_pegawai_nama": "PPPK" if pppk else "PNS Daerah",
        "kedudukan_hukum_nama": "Aktif",
        "status_cpns_pns": "C" if pegawai.jenis_pegawai is JenisPegawai.CPNS else "P",
        "tmt_cpns": _written(pegawai.tmt_cpns),
        "tmt_pns": _written(pegawai.tmt_pns),
        "gol_akhir_nama": rank.golongan if rank else "null",
        "tmt_golongan": _written(rank.tmt if rank else None),
        "mk_tahun": str(rank.mkg_tahun) if rank else "null",
        "mk_bulan": str(rank.mkg_bulan) if rank else "null",
        "jabatan_nama": post.nama if post else "null",
        "tmt_jabatan": _written(post.tmt if post else None),
        "tingkat_pendidikan_nama": texts("id").show(diploma.tingkat) if diploma else "null",
        "tahun_lulus": str(diploma.tahun_lulus) if diploma else "null",
        "unor_nama": units[place.unit_id] if place else "null",
        "satuan_kerja_kerja_nama": office,
    }


def _written(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else "null"


def with_faults(rows: list[Row]) -> list[Row]:
    """What such lists bring along: promotions, newcomers, numbers spoilt by Excel, impossible dates, people twice."""
    changes: tuple[tuple[int, Callable[[Row], Row]], ...] = (
        (9, lambda row: {**row, "gelar_belakang": "S.Sos., M.Si"}),
        (12, lambda row: {**row, "unor_nama": "Seksi Pelayanan Umum"}),
        (15, lambda row: {**row, "nip_baru": 1.98609e17}),
        (18, lambda row: {**row, "nip_baru": str(row["nip_baru"])[:-1], "pns_id": "null"}),
        (21, lambda row: {**row, "tmt_golongan": "31-02-2024"}),
        (24, lambda row: {**row, "tanggal_lahir": "01-01-1900"}),
        (27, lambda row: {**row, "gol_akhir_nama": "III/f"}),
    )
    changed = list(rows)
    for place, change in changes:
        changed[place] = change(changed[place])
    promoted = next(place for place, row in enumerate(changed) if row["gol_akhir_nama"] == "II/d")
    rank = {"gol_akhir_nama": "III/a", "tmt_golongan": "01-10-2025", "mk_tahun": "null", "mk_bulan": "null"}
    changed[promoted] = {**changed[promoted], **rank}
    base = {**rows[30], "gelar_depan": "null", "gelar_belakang": "null", "tempat_lahir_nama": "Wamena"}
    base |= {"gol_akhir_nama": "II/a", "mk_tahun": "0", "mk_bulan": "0", "jabatan_nama": "Pengadministrasi Perkantoran"}
    base |= {"status_cpns_pns": "C", "tmt_pns": "null", "tingkat_pendidikan_nama": "SLTA", "tahun_lulus": "2021"}
    for nip, nama, born, sex, unit in (
        ("200203142025031901", "YERMIAS LOGO", "14-03-2002", "M", "Seksi Pemerintahan"),
        ("200108092025032901", "ADOLFINA HALUK", "09-08-2001", "F", "Subbagian Perencanaan dan Keuangan"),
        ("200011222025032901", "NAOMI SIEP", "22-11-2000", "F", "Seksi Data dan Informasi"),
    ):
        base = {**base, "pns_id": f"A8ACA7{int(nip) % 16**10:010X}", "nip_baru": f"'{nip}", "nama": nama}
        since = {"tmt_cpns": "01-03-2025", "tmt_golongan": "01-03-2025", "tmt_jabatan": "01-03-2025"}
        changed.append({**base, "tanggal_lahir": born, "jenis_kelamin": sex, "unor_nama": unit, **since})
    changed.append(changed[6])
    changed.append({**base, "nip_baru": "null", "pns_id": "null", "nama": "TANPA NIP"})
    return changed


def main(folder: Path) -> None:
    """Write the sheets into a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        kantor = create.kantor("walesi", None, new_id())
        store = create_store(Path(scratch) / "kantor.asn", kantor, today=DAY)
        create.people(Context(store, law_book(), "", DAY), "walesi", None, SEED)
        with store.read() as reader:
            rows = with_faults(people(reader))
        store.close()
    sheet: list[list[Cell]] = [list(HEADINGS), *([row[heading] for heading in HEADINGS] for row in rows)]
    SpreadsheetFiles().write(folder / SHEET, [Sheet("Sheet1", sheet)])


if __name__ == "__main__":
    main(resources() / "sample")
