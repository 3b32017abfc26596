"""Rencana karier: from where a person stands to the post that is aimed at, in steps that somebody answers for."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.kernel.record import Record


class StatusRencana(enum.StrEnum):
    """A plan is drafted, agreed and signed, and in the end reached or given up."""

    DRAF = "draf"
    DISEPAKATI = "disepakati"
    TERCAPAI = "tercapai"
    DIHENTIKAN = "dihentikan"


class JenisLangkah(enum.StrEnum):
    """Which gap a step closes."""

    PENDIDIKAN = "pendidikan"
    PELATIHAN = "pelatihan"
    KOMPETENSI = "kompetensi"
    PENGALAMAN = "pengalaman"
    KINERJA = "kinerja"
    ADMINISTRASI = "administrasi"


class StatusLangkah(enum.StrEnum):
    BELUM = "belum"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    BATAL = "batal"


class AndaianPredikat(Struct, frozen=True, tag="predikat", tag_field="jenis"):
    """Assumed: the result of a year that is not appraised yet."""

    tahun: int
    predikat: Predikat


class AndaianPendidikan(Struct, frozen=True, tag="pendidikan", tag_field="jenis"):
    """Assumed: a diploma obtained in a year."""

    tahun: int
    tingkat: Pendidikan
    jurusan: str = ""


class AndaianPelatihan(Struct, frozen=True, tag="pelatihan", tag_field="jenis"):
    """Assumed: a training finished on a day; `jp` in hours of 45 minutes."""

    tanggal: date
    nama: str
    bentuk: str = ""
    jp: int | None = None


class AndaianJabatan(Struct, frozen=True, tag="jabatan", tag_field="jenis"):
    """Assumed: a post taken up on a day."""

    tmt: date
    nama: str
    jenis_jabatan: JenisJabatan
    jenjang: Jenjang | None = None
    eselon: str = ""


Andaian = AndaianPredikat | AndaianPendidikan | AndaianPelatihan | AndaianJabatan
"""What a person tries out: a fact that is not recorded."""


def by_years(assumed: Sequence[Andaian]) -> tuple[tuple[Andaian, str], ...]:
    """Each assumption with its year in words: first the predikat by year, where one that stays the same stands once."""
    results: list[tuple[AndaianPredikat, int]] = []  # the last of some years, and the first of them
    for each in sorted((one for one in assumed if isinstance(one, AndaianPredikat)), key=lambda one: one.tahun):
        before, first = results[-1] if results else (None, 0)
        if before is not None and (before.predikat, before.tahun + 1) == (each.predikat, each.tahun):
            results[-1] = (each, first)
        else:
            results.append((each, each.tahun))
    years = [(each, str(first) if first == each.tahun else f"{first}–{each.tahun}") for each, first in results]
    others = [
        (each, str(each.tahun) if isinstance(each, AndaianPendidikan) else "")
        for each in assumed
        if not isinstance(each, AndaianPredikat)
    ]
    return (*years, *others)


class RencanaKarier(Record, frozen=True, kw_only=True):
    """A person's plan towards a post. `tujuan_id` is the post where it is one of this office.

    `pihak_*` are names and NIP as they are signed: the employee and the superior. `andaian` is what the dates of the
    plan rest on. An agreed plan that changes becomes a new `revisi` with its `alasan_perubahan`.
    """

    pegawai_id: UUID
    tujuan: str
    tujuan_jenis: JenisJabatan
    tujuan_id: UUID | None = None
    tujuan_jenjang: Jenjang | None = None
    tujuan_eselon: str = ""
    target: date | None = None
    status: StatusRencana = StatusRencana.DRAF
    tanggal_sepakat: date | None = None
    atasan_nama: str = ""
    atasan_nip: str = ""
    atasan_jabatan: str = ""
    revisi: int = 1
    alasan_perubahan: str = ""
    andaian: tuple[Andaian, ...] = ()
    catatan: str = ""


class LangkahKarier(Record, frozen=True, kw_only=True):
    """One step of a plan: what is done until when, who acts, and which gap it closes."""

    rencana_id: UUID
    pegawai_id: UUID
    urutan: int
    jenis: JenisLangkah
    kegiatan: str
    kesenjangan: str = ""
    pelaku: str = ""
    batas: date | None = None
    status: StatusLangkah = StatusLangkah.BELUM


class KemajuanKarier(Record, frozen=True, kw_only=True):
    """What came of a plan in a year, with the day it was looked at together."""

    rencana_id: UUID
    pegawai_id: UUID
    tahun: int
    tanggal: date
    uraian: str
    tindak_lanjut: str = ""
