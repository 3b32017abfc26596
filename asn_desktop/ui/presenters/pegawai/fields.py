"""The fields of a person and of each history entry, in the order people fill them in."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    RiwayatUnit,
    TingkatHukuman,
)
from asn_desktop.core.kernel.record import Record
from asn_desktop.ui.presenters.entry_fields import Field, Section

IDENTITY: tuple[Section, ...] = (
    Section(
        "pokok",
        (
            Field("nama", span=6, required=True, helped=True),
            Field("gelar_depan", span=3, helped=True),
            Field("gelar_belakang", span=3, helped=True),
            Field("nip", "digits", span=3, required=True),
            Field("jenis_pegawai", "choice", span=3, required=True, terms=JenisPegawai),
            Field("kedudukan", "choice", span=6, required=True, terms=Kedudukan, helped=True),
        ),
    ),
    Section(
        "kelahiran",
        (
            Field("tempat_lahir", span=3),
            Field("tanggal_lahir", "date", span=3, helped=True),
            Field("jenis_kelamin", "choice", terms=JenisKelamin),
            Field("agama", "listed", source="agama"),
            Field("status_kawin", "listed", source="status_kawin"),
        ),
    ),
    Section(
        "kepegawaian",
        (
            Field("tmt_cpns", "date", span=3, helped=True),
            Field("tmt_pns", "date", span=3),
            Field("akhir_kontrak", "date", span=3, helped=True),
            Field("karpeg", span=3),
            Field("pns_id", span=6, helped=True),
        ),
    ),
    Section("nomor", (Field("nik", "digits"), Field("npwp"), Field("bpjs"))),
    Section(
        "kontak",
        (Field("nomor_hp", span=3), Field("email", span=3), Field("alamat", "lines", span=6)),
    ),
    Section("catatan", (Field("catatan", "lines", span=6, helped=True),)),
)

GOLONGAN = (
    Field("golongan", "listed", required=True, source="golongan"),
    Field("tmt", "date", span=4, required=True),
    Field("mkg_tahun", "number", span=3, helped=True),
    Field("mkg_bulan", "number", span=3),
    Field("jenis_kenaikan", "listed", span=6, source="jenis_kenaikan"),
    Field("sk_nomor", span=3),
    Field("sk_tanggal", "date", span=3),
)
JABATAN = (
    Field("jabatan_id", "record", span=6, source="jabatan", helped=True),
    Field("nama", span=6, required=True),
    Field("jenis", "choice", span=3, required=True, terms=JenisJabatan),
    Field("status", "choice", span=3, required=True, terms=StatusJabatan, helped=True),
    Field("tmt", "date", span=3, required=True),
    Field("sampai", "last_day", span=3, helped=True),
    Field("jenjang", "choice", span=3, terms=Jenjang),
    Field("eselon", "listed", span=3, source="eselon"),
    Field("unit_nama", span=6),
    Field("sk_nomor", span=3),
    Field("sk_tanggal", "date", span=3),
)
UNIT = (
    Field("unit_id", "record", span=6, required=True, source="unit"),
    Field("tmt", "date", span=3, required=True),
    Field("sampai", "last_day", span=3, helped=True),
    Field("sk_nomor", span=6),
)
PENDIDIKAN = (
    Field("tingkat", "choice", required=True, terms=Pendidikan),
    Field("jurusan", span=4),
    Field("sekolah", span=6),
    Field("tahun_lulus", "number", span=2),
    Field("nomor_ijazah", span=4),
)
PELATIHAN = (
    Field("nama", span=6, required=True),
    Field("bentuk", span=3),
    Field("penyelenggara", span=3),
    Field("mulai", "date", span=3),
    Field("selesai", "date", span=3),
    Field("jp", "number", helped=True),
    Field("nomor_sertifikat", span=4),
)
DISIPLIN = (
    Field("jenis", "listed", span=4, required=True, source="hukuman"),
    Field("tingkat", "choice", required=True, terms=TingkatHukuman),
    Field("tmt", "date", span=3, required=True),
    Field("sampai", "last_day", span=3, helped=True),
    Field("sk_nomor", span=3),
    Field("sk_tanggal", "date", span=3),
    Field("alasan", "lines", span=6),
)
PENGHARGAAN = (
    Field("nama", span=6, required=True),
    Field("tanggal", "date", span=3),
    Field("sk_nomor", span=3),
)
PENILAI = (
    Field("penilai_id", "record", span=6, source="pegawai", helped=True),
    Field("pejabat_id", "record", span=6, source="pejabat", helped=True),
    Field("status", "choice", span=6, required=True, terms=StatusJabatan),
    Field("tmt", "date", span=3, required=True),
    Field("sampai", "last_day", span=3, helped=True),
    Field("dasar", span=6, helped=True),
)
PEJABAT = (
    Field("nama", span=6, required=True),
    Field("jabatan", span=6, required=True),
    Field("nip", "digits", span=3),
    Field("pangkat_golongan", span=3),
    Field("unit_kerja", span=6),
    Field("atasan_id", "record", span=6, source="pejabat", helped=True),
)

OFFICIAL: tuple[Section, ...] = (Section("", PEJABAT),)
"""An official outside the office."""


class History(Struct, frozen=True):
    """One kind of history: the tab it stands in, its record, its fields."""

    tab: str
    kind: type[Record]
    sections: tuple[Section, ...]


HISTORIES: dict[str, History] = {
    tab: History(tab, kind, (Section("", fields),))
    for tab, kind, fields in (
        ("golongan", RiwayatGolongan, GOLONGAN),
        ("jabatan", RiwayatJabatan, JABATAN),
        ("unit", RiwayatUnit, UNIT),
        ("pendidikan", RiwayatPendidikan, PENDIDIKAN),
        ("pelatihan", RiwayatPelatihan, PELATIHAN),
        ("disiplin", RiwayatDisiplin, DISIPLIN),
        ("penghargaan", RiwayatPenghargaan, PENGHARGAAN),
        ("penilai", PenetapanPenilai, PENILAI),
    )
}

TABS: tuple[str, ...] = ("identitas", *HISTORIES, "kinerja", "perubahan")
"""The tabs of one person, from left to right."""


def tab_of(kind_or_field: str) -> str:
    """The tab a finding or a link means, by the tab's own name, the record's kind, or a field of the identity."""
    first = kind_or_field.partition("/")[0]
    if first in TABS:
        return first
    kind = first.replace("_", "").lower()
    return next((tab for tab, history in HISTORIES.items() if history.kind.__name__.lower() == kind), "identitas")
