"""SKP: the yearly plan of one employee (PermenPANRB 6/2022)."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct

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


class Perspektif(enum.StrEnum):
    """What a measure of a leader looks at (family JPT and heads of independent units)."""

    PENERIMA_LAYANAN = "penerima_layanan"
    PROSES_BISNIS = "proses_bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal"
    ANGGARAN = "anggaran"


class BagianLampiran(enum.StrEnum):
    """The three lists of the annex to a plan."""

    DUKUNGAN_SUMBER_DAYA = "dukungan_sumber_daya"
    SKEMA_PERTANGGUNGJAWABAN = "skema_pertanggungjawaban"
    KONSEKUENSI = "konsekuensi"


class SebabSkp(enum.StrEnum):
    """Why a plan begins within the year."""

    MUTASI = "mutasi"
    PROMOSI = "promosi"
    GANTI_PENILAI = "ganti_penilai"
    PLT = "plt"
    PEGAWAI_BARU = "pegawai_baru"
    LAINNYA = "lainnya"


class SebabPengecualian(enum.StrEnum):
    """Why a person needs no plan for a time (PermenPANRB 8/2021; study leave is not on the list since 6/2022)."""

    PEJABAT_NEGARA = "pejabat_negara"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara"
    CLTN = "cltn"
    MASA_PERSIAPAN_PENSIUN = "masa_persiapan_pensiun"


class Skp(Record, frozen=True, kw_only=True):
    """The plan of one person for one period inside a year. `sampai` is not included in the period.

    `penilai_id` / `pejabat_penilai_id` fix the appraiser when the superior found from the unit tree is not the
    right one; both empty means "as the organisation says on the last day of the period". A plan changed after it was
    agreed on has a higher `revisi`, with the reason in `alasan_perubahan`; `VersiSkp` keeps what was agreed before.
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
    revisi: int = 1
    alasan_perubahan: str = ""
    sebab: SebabSkp | None = None

    @property
    def period(self) -> Period:
        return Period(self.mulai, self.sampai)

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        return self.sampai - timedelta(days=1)


class HasilKerja(Record, frozen=True, kw_only=True):
    """A planned result (rencana hasil kerja). `diintervensi`: the superior's result that it serves, as printed.

    `diintervensi_id` is that result where the superior has planned it; `sementara_id` the provisional one of the
    superior's post (`HasilSementara`) while he has not. `penugasan`: who gave the task, on the qualitative forms.
    """

    skp_id: UUID
    urutan: int
    jenis: JenisHasilKerja
    rencana: str
    diintervensi: str = ""
    penugasan: str = ""
    diintervensi_id: UUID | None = None
    sementara_id: UUID | None = None


class Indikator(Record, frozen=True, kw_only=True):
    """A measure of a planned result (indikator kinerja individu).

    Quantitative plans of administrators and functional officers give it an aspect, those of leaders a perspective. On
    the qualitative forms measure and target are one narrative in `indikator`; `target` is empty.
    """

    skp_id: UUID
    hasil_kerja_id: UUID
    urutan: int
    aspek: Aspek | None = None
    indikator: str
    target: str
    perspektif: Perspektif | None = None


class EkspektasiPerilaku(Record, frozen=True, kw_only=True):
    """What the leader expects in particular under one of the seven values (ekspektasi khusus pimpinan)."""

    skp_id: UUID
    nilai: NilaiBerakhlak
    ekspektasi: str


class LampiranSkp(Record, frozen=True, kw_only=True):
    """One numbered line of the annex to a plan."""

    skp_id: UUID
    bagian: BagianLampiran
    urutan: int
    isi: str


class IsiSkp(Struct, frozen=True):
    """The content of a plan as it was agreed on."""

    keluarga: Keluarga
    pendekatan: Pendekatan
    mulai: date
    sampai: date
    hasil: tuple[HasilKerja, ...]
    indikator: tuple[Indikator, ...]
    ekspektasi: tuple[EkspektasiPerilaku, ...]
    lampiran: tuple[LampiranSkp, ...]


class VersiSkp(Record, frozen=True, kw_only=True):
    """A plan as both parties had agreed on it before it was changed: kept for ever when the plan is opened again.

    `alasan_perubahan` is why it was changed.
    """

    skp_id: UUID
    revisi: int
    tanggal_disetujui: date
    pihak: ParaPihak
    isi: IsiSkp
    alasan_perubahan: str = ""


class HasilSementara(Record, frozen=True, kw_only=True):
    """A provisional result of the post that heads a unit, so that planning never waits for its holder.

    It is tied to the post, not to a person. `hasil_kerja_id` is the result it became once the holder planned it.
    """

    unit_id: UUID
    tahun: int
    urutan: int
    rencana: str
    hasil_kerja_id: UUID | None = None


class PeranHasil(Record, frozen=True, kw_only=True):
    """A cell of the Matriks Peran Hasil: what one person delivers towards one result of the unit's head.

    `hasil_id` is a result of the head's plan or a provisional one of his post.
    """

    unit_id: UUID
    tahun: int
    hasil_id: UUID
    pegawai_id: UUID
    urutan: int
    peran: str


class PengecualianSkp(Record, frozen=True, kw_only=True):
    """A time during which a person needs no plan and is not appraised. `sampai` is not included; open while empty."""

    pegawai_id: UUID
    mulai: date
    sampai: date | None = None
    sebab: SebabPengecualian
    dasar: str = ""
