"""Spreadsheets for the user: all employees in the format that can be taken in again, any list as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import JenisKelamin, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
    RiwayatUnit,
    jabatan_on,
    latest,
)
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.usecases.intake.columns import TEMPLATE
from asn_desktop.core.usecases.intake.places import DOWN
from asn_desktop.core.usecases.ports import Cell, Context, Reader, Sheet
from asn_desktop.core.usecases.rows import PegawaiFilter, Sort

SHEET = "Pegawai"
HELP_SHEET = "Petunjuk"
HEADINGS: tuple[str, ...] = tuple(target.heading for target in TEMPLATE)
_LEVELS = tuple(Pendidikan)
_WRITTEN_LEVELS = {
    Pendidikan.SLTP_KEJURUAN: "SLTP Kejuruan",
    Pendidikan.D1: "D-I",
    Pendidikan.D2: "D-II",
    Pendidikan.D3: "D-III",
    Pendidikan.D4: "D-IV",
    Pendidikan.S1: "S-1",
    Pendidikan.S2: "S-2",
    Pendidikan.S3: "S-3",
    Pendidikan.DOKTER: "Dokter",
    Pendidikan.APOTEKER: "Apoteker",
}

_HELP: tuple[tuple[str, str], ...] = (
    ("Kolom", "Cara mengisi"),
    ("NIP", "Wajib. 18 angka sebagai teks; kolom ini sudah berformat Teks."),
    ("Nama", "Wajib untuk pegawai baru. Tanpa gelar, bila gelar diisi di kolomnya sendiri."),
    ("Jenis Pegawai", "PNS, CPNS, atau PPPK. Boleh kosong: dibaca dari NIP."),
    ("Kedudukan Hukum", "Aktif, CLTN, Tugas belajar, Diberhentikan sementara, Masa persiapan pensiun, Pensiun, ..."),
    ("Jenis Kelamin", "L atau P."),
    ("Tanggal dan TMT", "Hari/bulan/tahun, misalnya 01/04/2022."),
    ("Golongan", "III/a untuk PNS, IX untuk PPPK. TMT Golongan adalah tanggal mulai golongan itu."),
    ("Masa Kerja Golongan", "Menurut SK pangkat terakhir, pada TMT golongan."),
    ("Jabatan", "Nama lengkap, misalnya Bidan Mahir atau Kepala Seksi Pemerintahan."),
    ("Jenis Jabatan", "Administrator, Pengawas, Fungsional, atau Pelaksana. Boleh kosong: dibaca dari nama jabatan."),
    ("Status Jabatan", "Definitif, Plt., atau Plh. Kosong berarti definitif."),
    ("Unit Kerja", "Unit tempat bertugas. Unit yang belum ada dibuat."),
    ("Unit Kerja Induk", "Unit di atasnya; namanya saja sudah cukup bila hanya satu yang bernama begitu."),
    ("", "Jalur lengkap dari atas ke bawah juga dikenali: Kota A > Dinas B > Bidang C."),
    (
        "",
        "Tanda > di depan: nama sesudahnya unit paling atas. Tanda > saja: unit kerja itu sendiri paling atas.",
    ),
    ("Pendidikan", "SD, SLTP, SLTA, D-III, S-1, ... Pendidikan tertinggi."),
    ("Sel kosong", "Tidak menghapus apa pun yang sudah tersimpan."),
    ("Kolom lain", "Kolom boleh dihapus atau diurutkan lain; yang dikenali adalah judulnya."),
)


def template() -> tuple[Sheet, ...]:
    """An empty list to fill in, with one sheet of help."""
    return Sheet(SHEET, [list(HEADINGS)]), Sheet(HELP_SHEET, [list(row) for row in _HELP])


def shown(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Sheet:
    """A list exactly as the screen shows it: its titles and its rows, in its order."""
    return Sheet(name, [list(titles), *(list(row) for row in rows)])


def export_pegawai(ctx: Context, where: PegawaiFilter | None = None) -> Sheet:
    """The employees a filter shows (all, in service or not, without one), as of today, in the format of the template.

    Taking the sheet in again changes nothing.
    """
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0].nama
        people = _people(reader, where)
        ids = tuple(person.id for person in people)
        golongan = _by_person(reader.find(RiwayatGolongan, pegawai_id=ids) if where else reader.find(RiwayatGolongan))
        jabatan = _by_person(reader.find(RiwayatJabatan, pegawai_id=ids) if where else reader.find(RiwayatJabatan))
        unit = _by_person(reader.find(RiwayatUnit, pegawai_id=ids) if where else reader.find(RiwayatUnit))
        diplomas = _by_person(
            reader.find(RiwayatPendidikan, pegawai_id=ids) if where else reader.find(RiwayatPendidikan)
        )
        tree = unit_tree(reader.find(Unit))
    rows: list[list[Cell]] = [list(HEADINGS)]
    for person in people:
        place = latest(unit.get(person.id, ()), ctx.today)
        values = _identity(person)
        values |= _golongan(latest(golongan.get(person.id, ()), ctx.today))
        values |= _jabatan(jabatan_on(jabatan.get(person.id, ()), ctx.today))
        values |= _unit(tree, place.unit_id if place else None, office)
        values |= _pendidikan(diplomas.get(person.id, ()))
        rows.append([values.get(target.key) for target in TEMPLATE])
    return Sheet(SHEET, rows)


def _people(reader: Reader, where: PegawaiFilter | None) -> tuple[Pegawai, ...]:
    if where is None:
        return tuple(sorted(reader.find(Pegawai), key=lambda person: (person.nama.casefold(), person.nip)))
    rows = reader.pegawai_rows(where, Sort(), max(reader.pegawai_count(where), 1))
    found = {person.id: person for person in reader.find(Pegawai, id=tuple(row.id for row in rows))} if rows else {}
    return tuple(found[row.id] for row in rows)


def _identity(person: Pegawai) -> dict[str, Cell]:
    sexes = {JenisKelamin.PRIA: "L", JenisKelamin.WANITA: "P", None: None}
    standing = "CLTN" if person.kedudukan is Kedudukan.CLTN else person.kedudukan.replace("_", " ").capitalize()
    plain = (
        "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "tmt_cpns", "tmt_pns",
        "akhir_kontrak", "nik", "npwp", "bpjs", "karpeg", "agama", "status_kawin", "nomor_hp", "email", "alamat",
        "pns_id", "catatan",
    )  # fmt: skip
    return {name: getattr(person, name) for name in plain} | {
        "jenis_pegawai": person.jenis_pegawai.upper(),
        "kedudukan": standing,
        "jenis_kelamin": sexes[person.jenis_kelamin],
    }


def _golongan(entry: RiwayatGolongan | None) -> dict[str, Cell]:
    if entry is None:
        return {}
    return {
        "golongan": entry.golongan,
        "tmt_golongan": entry.tmt,
        "mkg_tahun": entry.mkg_tahun,
        "mkg_bulan": entry.mkg_bulan,
    }


def _jabatan(entry: RiwayatJabatan | None) -> dict[str, Cell]:
    if entry is None:
        return {}
    status = entry.status.capitalize()
    return {
        "jabatan": entry.nama,
        "jenis_jabatan": entry.jenis.replace("_", " ").capitalize().replace("Jpt", "JPT"),
        "status_jabatan": status if status == "Definitif" else f"{status}.",
        "tmt_jabatan": entry.tmt,
        "eselon": entry.eselon,
    }


def _unit(tree: UnitTree, unit_id: UUID | None, office: str) -> dict[str, Cell]:
    """The unit with its exact path, so that units of one name below different parents stay apart."""
    if unit_id is None or unit_id not in tree.units:
        return {}
    nama = tree.units[unit_id].nama
    above = [tree.units[one].nama for one in reversed(tree.ancestors(unit_id))]
    if not above:
        return {"unit": nama, "unit_induk": None if nama == office else DOWN}
    path = f" {DOWN} ".join(above)
    return {"unit": nama, "unit_induk": path if len(above) > 1 else f"{DOWN} {path}"}


def _pendidikan(entries: Sequence[RiwayatPendidikan]) -> dict[str, Cell]:
    if not entries:
        return {}
    best = max(entries, key=lambda entry: (_LEVELS.index(entry.tingkat), entry.tahun_lulus or 0))
    return {
        "pendidikan": _WRITTEN_LEVELS.get(best.tingkat, best.tingkat.upper()),
        "jurusan": best.jurusan,
        "sekolah": best.sekolah,
        "tahun_lulus": best.tahun_lulus,
    }


H = TypeVar("H", RiwayatGolongan, RiwayatJabatan, RiwayatUnit, RiwayatPendidikan)


def _by_person(entries: Iterable[H]) -> Mapping[UUID, list[H]]:
    found: dict[UUID, list[H]] = {}
    for entry in entries:
        found.setdefault(entry.pegawai_id, []).append(entry)
    return found
