"""The office itself: what stands on the letterhead, and whether it is a practice office."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.record import Record


class Kantor(Record, frozen=True, kw_only=True):
    """One per file. `instansi` is the government it belongs to (`Pemerintah Kabupaten Jayawijaya`).

    `latihan`: a practice office with fictional people; every page and screen says so. `periodik`: whether the office
    appraises by month or by quarter within the year.
    """

    nama: str
    instansi: str
    kode_wilayah: str = ""
    tempat: str = ""
    alamat: str = ""
    latihan: bool = False
    periodik: JenisEvaluasi = JenisEvaluasi.TRIWULAN


class HariLibur(Record, frozen=True, kw_only=True):
    """A public holiday or a day of joint leave, as decreed for the year; working days leave it out."""

    tanggal: date
    nama: str
