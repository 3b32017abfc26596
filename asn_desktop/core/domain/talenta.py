"""What is assessed of a person beside the predikat, and what a post asks for: potential, competence, readiness."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.kernel.record import Record


class Kesiapan(enum.StrEnum):
    """How soon a successor could take over a post."""

    SIAP = "siap"
    SATU_DUA_TAHUN = "satu_dua_tahun"
    TIGA_LIMA_TAHUN = "tiga_lima_tahun"


class PenilaianPotensi(Record, frozen=True, kw_only=True):
    """Potential as somebody assessed it, with who and when: never computed from the predikat.

    `nilai` is on a scale of 0 to 100 and is put into a level by the cut-offs in force; `potensial` is the level where
    the source gives no number. At least one of them is there.
    """

    pegawai_id: UUID
    tanggal: date
    sumber: str
    nilai: Decimal | None = None
    potensial: Potensial | None = None
    nomor: str = ""
    catatan: str = ""


class PenilaianKompetensi(Record, frozen=True, kw_only=True):
    """Levels of competence reached in an assessment; `level` by code of the competence (`M.1` to `SK.1`), 1 to 5."""

    pegawai_id: UUID
    tanggal: date
    sumber: str
    level: dict[str, int]
    nomor: str = ""
    catatan: str = ""


class SyaratJabatan(Record, frozen=True, kw_only=True):
    """What the office asks of whoever holds a post, beside the law; one per post.

    `bidang` is the field of work by which posts are related. `kompetensi` is the standard, by code, 1 to 5.
    `kebutuhan` is how many holders the analysis of posts foresees. `dasar` names the decree.
    """

    jabatan_id: UUID
    pendidikan: Pendidikan | None = None
    jurusan: str = ""
    bidang: str = ""
    pelatihan: str = ""
    kompetensi: dict[str, int] = {}
    kebutuhan: int | None = None
    dasar: str = ""


class CalonPenerus(Record, frozen=True, kw_only=True):
    """Somebody named as a possible successor in a post, with how soon and why; people of other units too."""

    jabatan_id: UUID
    pegawai_id: UUID
    kesiapan: Kesiapan
    tanggal: date
    alasan: str = ""
