"""SKP: the yearly plan of one employee (PermenPANRB 6/2022)."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.core.domain.kinerja import NilaiBerakhlak, ParaPihak
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Record


class Keluarga(enum.StrEnum):
    """The two families of SKP forms."""

    JPT_MANDIRI = "jpt_mandiri"
    ADMINISTRASI_FUNGSIONAL = "administrasi_fungsional"


class Pendekatan(enum.StrEnum):
    KUANTITATIF = "kuantitatif"
    KUALITATIF = "kualitatif"


class StatusSkp(enum.StrEnum):
    """A plan is drafted, submitted, and agreed with the appraiser on a date."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DISETUJUI = "disetujui"


class JenisHasilKerja(enum.StrEnum):
    UTAMA = "utama"
    TAMBAHAN = "tambahan"


class Aspek(enum.StrEnum):
    KUANTITAS = "kuantitas"
    KUALITAS = "kualitas"
    WAKTU = "waktu"
    BIAYA = "biaya"


class Skp(Record, frozen=True, kw_only=True):
    """The plan of one person for one period inside a year. `sampai` is not included in the period.

    `penilai_id` / `pejabat_penilai_id` fix the appraiser when the superior found from the unit tree is not the
    right one; both empty means "as the organisation says on the last day of the period".
    """

    pegawai_id: UUID
    tahun: int
    mulai: date
    sampai: date
    keluarga: Keluarga = Keluarga.ADMINISTRASI_FUNGSIONAL
    pendekatan: Pendekatan = Pendekatan.KUANTITATIF
    status: StatusSkp = StatusSkp.DRAF
    tanggal_disetujui: date | None = None
    penilai_id: UUID | None = None
    pejabat_penilai_id: UUID | None = None
    pihak: ParaPihak | None = None
    """Both parties as of the day the plan was agreed on; what is printed of an agreed plan never changes."""

    @property
    def period(self) -> Period:
        return Period(self.mulai, self.sampai)

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        return self.sampai - timedelta(days=1)


class HasilKerja(Record, frozen=True, kw_only=True):
    """A planned result (rencana hasil kerja). `diintervensi`: the superior's result that it serves."""

    skp_id: UUID
    urutan: int
    jenis: JenisHasilKerja
    rencana: str
    diintervensi: str = ""


class Indikator(Record, frozen=True, kw_only=True):
    """A measure of a planned result (indikator kinerja individu), with its aspect and target."""

    skp_id: UUID
    hasil_kerja_id: UUID
    urutan: int
    aspek: Aspek
    indikator: str
    target: str


class EkspektasiPerilaku(Record, frozen=True, kw_only=True):
    """What the leader expects in particular under one of the seven values (ekspektasi khusus pimpinan)."""

    skp_id: UUID
    nilai: NilaiBerakhlak
    ekspektasi: str
