"""Dated histories of one employee: "as of" any day can be asked of each."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.kernel.record import Record


class Pendidikan(enum.StrEnum):
    """Levels of education, low to high."""

    SD = "sd"
    SLTP = "sltp"
    SLTP_KEJURUAN = "sltp_kejuruan"
    SLTA = "slta"
    D1 = "d1"
    D2 = "d2"
    SGPLB = "sgplb"
    D3 = "d3"
    D4 = "d4"
    S1 = "s1"
    DOKTER = "dokter"
    APOTEKER = "apoteker"
    S2 = "s2"
    S3 = "s3"


class TingkatHukuman(enum.StrEnum):
    """Levels of disciplinary sanction (PP 94/2021)."""

    TIDAK_ADA = "tidak_ada"
    RINGAN = "ringan"
    SEDANG = "sedang"
    BERAT = "berat"


class RiwayatGolongan(Record, frozen=True, kw_only=True):
    """A golongan held from `tmt`, with the length of service in it (MKG) as of that day."""

    pegawai_id: UUID
    golongan: str
    tmt: date
    mkg_tahun: int | None = None
    mkg_bulan: int | None = None
    jenis_kenaikan: str = ""
    sk_nomor: str = ""
    sk_tanggal: date | None = None


class RiwayatJabatan(Record, frozen=True, kw_only=True):
    """A post held from `tmt` until (not including) `sampai`. The name and kind are kept as they were.

    `jabatan_id` is absent for posts of other offices; Plt and Plh stand beside the definitive post.
    """

    pegawai_id: UUID
    nama: str
    jenis: JenisJabatan
    tmt: date
    sampai: date | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    jabatan_id: UUID | None = None
    jenjang: Jenjang | None = None
    eselon: str = ""
    unit_nama: str = ""
    sk_nomor: str = ""
    sk_tanggal: date | None = None


class RiwayatUnit(Record, frozen=True, kw_only=True):
    """The unit a person works in from `tmt` until (not including) `sampai`."""

    pegawai_id: UUID
    unit_id: UUID
    tmt: date
    sampai: date | None = None
    sk_nomor: str = ""


class RiwayatPendidikan(Record, frozen=True, kw_only=True):
    """A diploma."""

    pegawai_id: UUID
    tingkat: Pendidikan
    jurusan: str = ""
    sekolah: str = ""
    tahun_lulus: int | None = None
    nomor_ijazah: str = ""


class RiwayatPelatihan(Record, frozen=True, kw_only=True):
    """A training attended; `jp` in hours of 45 minutes (jam pelajaran)."""

    pegawai_id: UUID
    nama: str
    bentuk: str = ""
    penyelenggara: str = ""
    mulai: date | None = None
    selesai: date | None = None
    jp: int | None = None
    nomor_sertifikat: str = ""


class RiwayatDisiplin(Record, frozen=True, kw_only=True):
    """A disciplinary sanction; `jenis` is an entry of the rule pack `disiplin`."""

    pegawai_id: UUID
    tingkat: TingkatHukuman
    jenis: str
    tmt: date
    sampai: date | None = None
    sk_nomor: str = ""
    sk_tanggal: date | None = None
    alasan: str = ""


class RiwayatPenghargaan(Record, frozen=True, kw_only=True):
    """An award."""

    pegawai_id: UUID
    nama: str
    tanggal: date | None = None
    sk_nomor: str = ""


RIWAYAT: tuple[type[Record], ...] = (
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatUnit,
    RiwayatPendidikan,
    RiwayatPelatihan,
    RiwayatDisiplin,
    RiwayatPenghargaan,
)
"""The histories of a person, in the order in which offices keep them."""


class _Dated(Protocol):
    @property
    def tmt(self) -> date: ...


D = TypeVar("D", bound=_Dated)


def held_on(history: Iterable[D], day: date) -> tuple[D, ...]:
    """The entries in force on `day`, newest first."""
    current = [h for h in history if h.tmt <= day and ((end := getattr(h, "sampai", None)) is None or day < end)]
    return tuple(sorted(current, key=lambda h: h.tmt, reverse=True))


def latest(history: Iterable[D], day: date) -> D | None:
    """The newest entry in force on `day`, or None."""
    found = held_on(history, day)
    return found[0] if found else None


def jabatan_on(history: Iterable[RiwayatJabatan], day: date) -> RiwayatJabatan | None:
    """The definitive post on `day`; where there is none, the one held as Plt or Plh."""
    held = held_on(history, day)
    return next((h for h in held if h.status is StatusJabatan.DEFINITIF), held[0] if held else None)
