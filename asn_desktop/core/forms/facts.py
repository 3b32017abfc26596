"""What a form is filled with: a plan and its evaluation, seen the way paper shows them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from asn_desktop.core.domain import golongan
from asn_desktop.core.domain.evaluasi import JenisEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, Pihak, Predikat, Rating
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja
from asn_desktop.core.kernel.verdict import Verdict


class IndikatorFacts(Struct, frozen=True):
    """One measure of a planned result. Empty text: not given."""

    aspek: Aspek
    indikator: str
    target: str
    realisasi: str = ""
    perspektif: str = ""


class HasilFacts(Struct, frozen=True):
    """A planned result with its measures in order, and the feedback on it.

    `penugasan`: who gave the task, on the qualitative forms.
    """

    jenis: JenisHasilKerja
    rencana: str
    diintervensi: str = ""
    indikator: tuple[IndikatorFacts, ...] = ()
    umpan_balik: str = ""
    penugasan: str = ""


class PerilakuFacts(Struct, frozen=True):
    """One of the seven values with its behaviours as the law words them, the expectation and the feedback."""

    nilai: str
    panduan: tuple[str, ...]
    ekspektasi: str = ""
    umpan_balik: str = ""


class FormFacts(Struct, frozen=True, kw_only=True):
    """Everything one form needs. `sampai` is the last day, as printed. None or empty: not given, never zero.

    `penilai` or `atasan_penilai` of None: the place is vacant (but see `atasan_di_luar`). `kurva` are the relative
    frequencies from Sangat Kurang to Sangat Baik that go with `capaian`. `tanggal` is the day of the decision.
    """

    pegawai: Pihak
    penilai: Pihak | None
    atasan_penilai: Pihak | None = None
    instansi: str
    tempat: str
    tahun: int
    mulai: date
    sampai: date
    versi: int
    final: bool
    latihan: bool
    tanggal: date | None = None
    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    hasil: tuple[HasilFacts, ...] = ()
    perilaku: tuple[PerilakuFacts, ...] = ()
    capaian: Capaian | None = None
    kurva: tuple[int, ...] = ()
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    predikat: Predikat | None = None
    catatan: str = ""
    verdict: Verdict | None = None

    @property
    def atasan_di_luar(self) -> bool:
        """The appraiser stands outside the register, and so does whom he answers to: unknown here, but not vacant."""
        return self.penilai is not None and self.penilai.nama.strip() != "" and self.penilai.pegawai_id is None

    @property
    def period(self) -> str:
        """The appraised period as a choice on the form: `akhir`, `triwulan_1` .. `triwulan_4`, `bulan`."""
        if self.jenis is JenisEvaluasi.TRIWULAN:
            return f"triwulan_{(self.mulai.month + 2) // 3}"
        return self.jenis.value


def is_pppk(pihak: Pihak) -> bool:
    """True for a contract employee: by the golongan, or by positions 13-14 of the NI PPPK, which are no month."""
    if golongan.is_pppk(golongan.parse(pihak.pangkat_golongan) or ""):
        return True
    return len(pihak.nip) == 18 and pihak.nip[12:14].isdigit() and int(pihak.nip[12:14]) > 12
