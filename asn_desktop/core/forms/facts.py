"""What a form is filled with, seen the way paper shows it: a head that every form has, and what only some have."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain import golongan
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Pihak, Predikat, Rating
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Keluarga, Pendekatan, Perspektif
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Verdict


class Keterangan(enum.StrEnum):
    """What paper says in place of a text that there is not, or beside one: a state, never a dash."""

    BELUM_DITETAPKAN = "belum_ditetapkan"
    BELUM_ADA_UMPAN_BALIK = "belum_ada_umpan_balik"
    SEMENTARA = "sementara"
    LIHAT_DAFTAR = "lihat_daftar"


class IndikatorFacts(Struct, frozen=True):
    """One measure of a planned result. Empty text: not given."""

    aspek: Aspek | None
    indikator: str
    target: str
    realisasi: str = ""
    perspektif: Perspektif | None = None


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


class Who(enum.StrEnum):
    """The people of a form, by their part in it."""

    PEGAWAI = "pegawai"
    PENILAI = "penilai"
    ATASAN_PENILAI = "atasan_penilai"
    KEPALA = "kepala"


class Head(Struct, frozen=True, kw_only=True):
    """What every form says: who, where, for which period, in which version, and whether it is final.

    `people` of None: the place is vacant (but see `atasan_di_luar`); who has no part in the form is not there at all.
    `sampai` is the last day, as printed; `nomor` the quarter or month of a periodic appraisal. `tanggal` is the day of
    the decision. `keluarga` and `pendekatan` choose among the layouts of forms that have several.
    `perihal` and `berkas` name what a form is of where it is of no employee: in words, and as a part of a file's name.
    `belum` tells whoever prints it why it is still a draft, where that is more than that nobody has decided yet.
    """

    people: Mapping[Who, Pihak | None]
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
    nomor: int = 0
    keluarga: Keluarga | None = None
    pendekatan: Pendekatan | None = None
    perihal: str = ""
    berkas: str = ""
    belum: UserError | None = None

    @property
    def atasan_di_luar(self) -> bool:
        """The appraiser stands outside the register, and so does whom he answers to: unknown here, but not vacant."""
        penilai = self.holder(Who.PENILAI)
        return penilai is not None and penilai.pegawai_id is None

    @property
    def period(self) -> str:
        """The appraised period as a choice on the form: `akhir`, `triwulan_1` .. `triwulan_4`, `bulan`."""
        if self.jenis is JenisEvaluasi.TRIWULAN:
            return f"triwulan_{self.nomor or (self.mulai.month + 2) // 3}"
        return self.jenis.value

    def holder(self, who: Who) -> Pihak | None:
        """Nobody where the place is vacant: a party without a name is no party."""
        person = self.people.get(who)
        return person if person is not None and person.nama.strip() else None


class FormFacts(Struct, frozen=True, kw_only=True):
    """Everything one form needs. None or empty: not given, never zero.

    `kurva` are the relative frequencies from Sangat Kurang to Sangat Baik that go with `capaian`. What only one form
    prints needs no field of its own: `values` are said by placeholder, `rows` are the rows of its tables by their name,
    each row again by placeholder; days, numbers and terms of the law are put into words when the form is filled. Which
    there are is told by the form's registration. `pimpinan` is what the achievement of a unit means for its head.
    """

    head: Head
    hasil: tuple[HasilFacts, ...] = ()
    perilaku: tuple[PerilakuFacts, ...] = ()
    capaian: Capaian | None = None
    kurva: tuple[int, ...] = ()
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    predikat: Predikat | None = None
    catatan: str = ""
    verdict: Verdict | None = None
    pimpinan: Verdict | None = None
    values: Mapping[str, object] = {}
    rows: Mapping[str, tuple[Mapping[str, object], ...]] = {}


def is_pppk(pihak: Pihak) -> bool:
    """True for a contract employee: by the golongan, or by positions 13-14 of the NI PPPK, which are no month."""
    if golongan.is_pppk(golongan.parse(pihak.pangkat_golongan) or ""):
        return True
    return len(pihak.nip) == 18 and pihak.nip[12:14].isdigit() and int(pihak.nip[12:14]) > 12
