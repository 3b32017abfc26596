"""Words of performance management (PermenPANRB 6/2022) that plan and evaluation share."""

from __future__ import annotations

import enum
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.record import Record


class Rating(enum.StrEnum):
    """Rating hasil kerja and rating perilaku kerja, high to low."""

    DI_ATAS = "di_atas_ekspektasi"
    SESUAI = "sesuai_ekspektasi"
    DI_BAWAH = "di_bawah_ekspektasi"


class Predikat(enum.StrEnum):
    """Predikat kinerja pegawai, high to low. Sort by this order, never by name or code."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class Capaian(enum.StrEnum):
    """Capaian kinerja organisasi, high to low (SE MenPANRB 3/2023)."""

    ISTIMEWA = "istimewa"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class JenisEvaluasi(enum.StrEnum):
    """Yearly (AKHIR) or one of the terms in between."""

    AKHIR = "akhir"
    TRIWULAN = "triwulan"
    BULAN = "bulan"


class NilaiBerakhlak(enum.StrEnum):
    """The seven values of ASN; their wording and behaviours are in the rule pack `berakhlak`."""

    BERORIENTASI_PELAYANAN = "berorientasi_pelayanan"
    AKUNTABEL = "akuntabel"
    KOMPETEN = "kompeten"
    HARMONIS = "harmonis"
    LOYAL = "loyal"
    ADAPTIF = "adaptif"
    KOLABORATIF = "kolaboratif"


class Pihak(Struct, frozen=True):
    """A party as printed and signed: copied on the day of the decision, so that a later change cannot touch it.

    `pegawai_id` is absent for officials outside the register.
    """

    nama: str
    nip: str
    pangkat_golongan: str
    jabatan: str
    unit_kerja: str
    pegawai_id: UUID | None = None


class ParaPihak(Struct, frozen=True):
    """Both parties and the appraiser's superior, and where it was signed, as of the day of the decision.

    A plan may be agreed while the appraiser's place is vacant; an appraisal always has an appraiser.
    """

    pegawai: Pihak
    penilai: Pihak | None
    atasan_penilai: Pihak | None
    instansi: str
    tempat: str


class CapaianOrganisasi(Record, frozen=True, kw_only=True):
    """The achievement of a unit in a year or in one of its terms, set by the leader one level up.

    `nomor` is the term: 1 to 4 of quarters, 1 to 12 of months, 0 of the whole year.
    """

    unit_id: UUID
    tahun: int
    capaian: Capaian
    ditetapkan_oleh: str = ""
    dasar: str = ""
    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    nomor: int = 0
