"""Keberatan: an objection to the result of an appraisal, heard and decided by the appraiser's superior."""

from __future__ import annotations

import enum
from datetime import date
from uuid import UUID

from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.verdict import Verdict


class StatusKeberatan(enum.StrEnum):
    """How far an objection is: recorded, answered by the appraiser, decided, or taken back by the employee."""

    DIAJUKAN = "diajukan"
    DIJELASKAN = "dijelaskan"
    DIPUTUS = "diputus"
    DICABUT = "dicabut"


class PutusanKeberatan(enum.StrEnum):
    """What the appraiser's superior decides; it is final (PP 30/2019 Pasal 59)."""

    DIKUATKAN = "dikuatkan"
    DIUBAH = "diubah"
    TIDAK_DITERIMA = "tidak_diterima"


class Keberatan(Record, frozen=True, kw_only=True):
    """One objection to a final appraisal.

    `alasan` is the employee's statement, `penjelasan` the appraiser's, `pertimbangan` the ground of the decision.
    `pemutus` is the deciding official as of the day of the decision. `verdict` is whether it came in time, as it was
    given when the objection was recorded. A changed result is a new version of the appraisal: `evaluasi_hasil_id`.
    """

    evaluasi_id: UUID
    pegawai_id: UUID
    tanggal_terima: date
    tanggal_pengajuan: date
    alasan: str
    status: StatusKeberatan = StatusKeberatan.DIAJUKAN
    nomor_surat: str = ""
    penjelasan: str = ""
    tanggal_penjelasan: date | None = None
    putusan: PutusanKeberatan | None = None
    pertimbangan: str = ""
    tanggal_putusan: date | None = None
    nomor_putusan: str = ""
    pemutus: Pihak | None = None
    evaluasi_hasil_id: UUID | None = None
    tanggal_dicabut: date | None = None
    verdict: Verdict | None = None
