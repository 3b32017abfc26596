"""What each value of the law on identity, posts and appraisal looks like: its type, and what makes it whole.

A pack may change figures and wording; it may not change their shape. A value of another shape needs another rule.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.disiplin import Hukuman
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.kinerja import Capaian, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.pegawai import JenisKelamin
from asn_desktop.core.domain.riwayat import TingkatHukuman
from asn_desktop.core.rulepack.wholeness import (
    Count,
    Day,
    Days,
    Digit,
    Month,
    Percent,
    Positive,
    ValueProblem,
    Wording,
    ascending,
    exactly,
    once,
    rising,
)

NipLength = Literal[18]
"""The eighteen digits are read by their places; another length needs another rule."""
PppkCode = Annotated[int, Meta(ge=13, le=99)]
"""Two digits that cannot be a month."""
Serial = Annotated[int, Meta(ge=0, le=999)]


class KelaminValue(Struct, frozen=True, forbid_unknown_fields=True):
    """The digit for each sex in a NIP."""

    pria: Digit
    wanita: Digit

    def __post_init__(self) -> None:
        if self.pria == self.wanita:
            raise ValueProblem("berulang")

    def of(self, digit: int) -> JenisKelamin | None:
        return {self.pria: JenisKelamin.PRIA, self.wanita: JenisKelamin.WANITA}.get(digit)


class PangkatRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A golongan ruang of PNS, its pangkat, and its identity in SIASN."""

    siasn: Wording
    golongan: str
    pangkat: Wording


class PangkatTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Every golongan ruang of PNS, each once, low to high."""

    baris: tuple[PangkatRow, ...]

    def __post_init__(self) -> None:
        exactly([row.golongan for row in self.baris], ladder.PNS)
        once([row.siasn for row in self.baris])


class PppkRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A golongan of PPPK and its code in SIASN."""

    siasn: Wording
    golongan: str


class PppkTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Every golongan of PPPK, each once, low to high."""

    baris: tuple[PppkRow, ...]

    def __post_init__(self) -> None:
        exactly([row.golongan for row in self.baris], ladder.PPPK)
        once([row.siasn for row in self.baris])


class JenisRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of post: its group in UU 20/2023 and its `jenis_jabatan_id` in SIASN."""

    jenis: JenisJabatan
    kelompok: Literal["manajerial", "nonmanajerial"]
    siasn: Wording


class JenisTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[JenisRow, ...]

    def __post_init__(self) -> None:
        exactly([row.jenis for row in self.baris], JenisJabatan)


Eselon = Literal["I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "V.a", "V"]


class EselonRange(Struct, frozen=True, forbid_unknown_fields=True):
    """The golongan from lowest to highest of managerial posts of one kind and eselon."""

    jenis: JenisJabatan
    eselon: Eselon
    terendah: str
    tertinggi: str
    siasn: str = ""

    def __post_init__(self) -> None:
        ascending(self.terendah, self.tertinggi)


class EselonTable(Struct, frozen=True, forbid_unknown_fields=True):
    """At least one eselon for every kind of managerial post."""

    baris: tuple[EselonRange, ...]

    def __post_init__(self) -> None:
        once([(row.jenis, row.eselon) for row in self.baris])
        kinds = list(dict.fromkeys(row.jenis for row in self.baris))
        exactly(kinds, [kind for kind in JenisJabatan if kind.manajerial], ordered=False)


class JenjangRange(Struct, frozen=True, forbid_unknown_fields=True):
    """The golongan from lowest to highest of functional posts of one level."""

    jenjang: Jenjang
    terendah: str
    tertinggi: str

    def __post_init__(self) -> None:
        ascending(self.terendah, self.tertinggi)


class JenjangTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Every level of one ladder, each once."""

    baris: tuple[JenjangRange, ...]
    keahlian: ClassVar[bool]

    def __post_init__(self) -> None:
        wanted = [level for level in Jenjang if level.keahlian is self.keahlian]
        exactly([row.jenjang for row in self.baris], wanted, ordered=False)


class ExpertRanges(JenjangTable, frozen=True):
    keahlian: ClassVar[bool] = True


class SkillRanges(JenjangTable, frozen=True):
    keahlian: ClassVar[bool] = False


class MatrixCell(Struct, frozen=True, forbid_unknown_fields=True):
    hasil_kerja: Rating
    perilaku_kerja: Rating
    predikat: Predikat


class Matrix(Struct, frozen=True, forbid_unknown_fields=True):
    """Kuadran kinerja: one predikat for each pair of ratings."""

    sel: tuple[MatrixCell, ...]

    def __post_init__(self) -> None:
        pairs = [(cell.hasil_kerja, cell.perilaku_kerja) for cell in self.sel]
        exactly(pairs, [(hasil, perilaku) for hasil in Rating for perilaku in Rating], ordered=False)

    def predikat(self, hasil: Rating, perilaku: Rating) -> Predikat:
        return next(c.predikat for c in self.sel if c.hasil_kerja is hasil and c.perilaku_kerja is perilaku)


Syarat = Literal["terbanyak", "paling_banyak", "paling_sedikit", "ada", "tidak_ada"]


class Ketentuan(Struct, frozen=True, forbid_unknown_fields=True):
    """One condition on how predikat may be spread in a unit; two predikat are counted together."""

    capaian: Capaian
    predikat: Annotated[tuple[Predikat, ...], Meta(min_length=1, max_length=2)]
    syarat: Syarat
    persen: Percent | None = None

    def __post_init__(self) -> None:
        if (self.persen is not None) != (self.syarat in ("paling_banyak", "paling_sedikit")):
            raise ValueProblem("persen")
        once(self.predikat)
        if self.syarat == "terbanyak" and len(self.predikat) > 1:
            raise ValueProblem("satu_predikat")


class Guidance(Struct, frozen=True, forbid_unknown_fields=True):
    """Pola distribusi in figures: the conditions for each capaian kinerja organisasi."""

    ketentuan: tuple[Ketentuan, ...]

    def __post_init__(self) -> None:
        exactly(list(dict.fromkeys(rule.capaian for rule in self.ketentuan)), Capaian, ordered=False)
        once([(rule.capaian, frozenset(rule.predikat), rule.syarat) for rule in self.ketentuan])

    def of(self, capaian: Capaian) -> tuple[Ketentuan, ...]:
        return tuple(rule for rule in self.ketentuan if rule.capaian is capaian)


class CurveRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Relative frequencies for the printed picture, from sangat kurang to sangat baik."""

    capaian: Capaian
    frekuensi: Annotated[tuple[Count, ...], Meta(min_length=5, max_length=5)]


class Curves(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[CurveRow, ...]

    def __post_init__(self) -> None:
        exactly([row.capaian for row in self.baris], Capaian, ordered=False)


class YearDay(Struct, frozen=True, forbid_unknown_fields=True):
    """A day of the appraisal year, or of a year after it."""

    bulan: Month
    hari: Day
    tahun_berikutnya: Annotated[int, Meta(ge=0, le=1)] = 0

    def __post_init__(self) -> None:
        try:
            date(2023, self.bulan, self.hari)
        except ValueError:
            raise ValueProblem("tanggal") from None

    def of(self, tahun: int) -> date:
        return date(tahun + self.tahun_berikutnya, self.bulan, self.hari)


class Quarter(Struct, frozen=True, forbid_unknown_fields=True):
    nomor: Annotated[int, Meta(ge=1, le=4)]
    mulai: YearDay
    sampai: YearDay
    """The last day of the quarter."""


class Quarters(Struct, frozen=True, forbid_unknown_fields=True):
    """The four quarters of a year, from its first day to its last, without a day between or in two of them."""

    baris: tuple[Quarter, ...]

    def __post_init__(self) -> None:
        exactly([row.nomor for row in self.baris], (1, 2, 3, 4))
        begin = date(2023, 1, 1)
        for row in self.baris:
            if row.mulai.of(2023) != begin or row.sampai.of(2023) < begin:
                raise ValueProblem("urutan")
            begin = row.sampai.of(2023) + timedelta(days=1)
        if begin != date(2024, 1, 1):
            raise ValueProblem("urutan")


class NilaiRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the seven values with its three behaviours, worded as printed."""

    nilai: NilaiBerakhlak
    nama: Wording
    perilaku: Annotated[tuple[Wording, ...], Meta(min_length=3, max_length=3)]


class NilaiTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[NilaiRow, ...]

    def __post_init__(self) -> None:
        exactly([row.nilai for row in self.baris], NilaiBerakhlak)


class HukumanRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of disciplinary sanction. `lama_bulan` where it lasts for a time; `potongan_persen` of the allowance."""

    jenis: Hukuman
    nama: Wording
    tingkat: TingkatHukuman
    lama_bulan: Positive | None = None
    potongan_persen: Percent | None = None


class HukumanTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Every kind of sanction once, light to heavy."""

    baris: tuple[HukumanRow, ...]

    def __post_init__(self) -> None:
        exactly([row.jenis for row in self.baris], [kind for kind in Hukuman if kind is not Hukuman.TIDAK_ADA])

    def of(self, jenis: Hukuman) -> HukumanRow:
        return next(row for row in self.baris if row.jenis is jenis)


class AbsenceStep(Struct, frozen=True, forbid_unknown_fields=True):
    """From how many working days of absence in a year which sanction applies."""

    mulai_hari: Days
    hukuman: Hukuman


class AbsenceLadder(Struct, frozen=True, forbid_unknown_fields=True):
    """Steps from few days to many, each heavier; a step reaches to the day before the next one."""

    langkah: Annotated[tuple[AbsenceStep, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        rising([step.mulai_hari for step in self.langkah])
        weight = list(Hukuman)
        rising([0, *(weight.index(step.hukuman) for step in self.langkah)])


class AbsenceRun(Struct, frozen=True, forbid_unknown_fields=True):
    """How many working days without a break lead to which sanction, whatever the total."""

    hari: Days
    hukuman: Hukuman
