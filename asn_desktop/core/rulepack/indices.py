"""What the figures of the measures look like: talent boxes, bands, points of IP ASN, the survey."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from asn_desktop.core.domain.indeks import KategoriIpAsn, KategoriJpm, KelompokJabatan, MutuLayanan, Potensial
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.domain.riwayat import Pendidikan, TingkatHukuman
from asn_desktop.core.rulepack.wholeness import Points, ValueProblem, Wording, exactly, on_scale, once, rising

Box = Annotated[int, Meta(ge=1, le=9)]


class RatingOfPredikat(Struct, frozen=True, forbid_unknown_fields=True):
    predikat: Predikat
    kinerja: Rating


class TalentAxis(Struct, frozen=True, forbid_unknown_fields=True):
    """On which height of the performance axis each predikat stands."""

    baris: tuple[RatingOfPredikat, ...]

    def __post_init__(self) -> None:
        exactly([row.predikat for row in self.baris], Predikat)

    def of(self, predikat: Predikat) -> Rating:
        return next(row.kinerja for row in self.baris if row.predikat is predikat)


class TalentCell(Struct, frozen=True, forbid_unknown_fields=True):
    kinerja: Rating
    potensial: Potensial
    kotak: Box


class TalentBoxes(Struct, frozen=True, forbid_unknown_fields=True):
    """The nine boxes, each once, and those from which successors are taken."""

    sel: tuple[TalentCell, ...]
    suksesi: tuple[Box, ...]

    def __post_init__(self) -> None:
        pairs = [(cell.kinerja, cell.potensial) for cell in self.sel]
        exactly(pairs, [(rating, potential) for rating in Rating for potential in Potensial], ordered=False)
        once([cell.kotak for cell in self.sel])
        once(self.suksesi)

    def of(self, kinerja: Rating, potensial: Potensial) -> int:
        return next(cell.kotak for cell in self.sel if cell.kinerja is kinerja and cell.potensial is potensial)


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """From which value on, inclusive, a category applies."""

    kategori: Wording
    mulai: Points


class _Bands(Struct, frozen=True, forbid_unknown_fields=True):
    """Categories from high to low; the last one begins at 0."""

    baris: tuple[Band, ...]
    categories: ClassVar[type[enum.StrEnum]]

    def __post_init__(self) -> None:
        exactly([band.kategori for band in self.baris], [category.value for category in self.categories])
        rising([band.mulai for band in reversed(self.baris)])
        on_scale(band.mulai for band in self.baris)
        if self.baris[-1].mulai != 0:
            raise ValueProblem("batas")

    def of(self, value: Decimal) -> enum.StrEnum:
        return self.categories(next(band.kategori for band in self.baris if value >= band.mulai))


class JpmBands(_Bands, frozen=True):
    categories: ClassVar[type[enum.StrEnum]] = KategoriJpm


class IpAsnBands(_Bands, frozen=True):
    categories: ClassVar[type[enum.StrEnum]] = KategoriIpAsn


class ServiceBands(_Bands, frozen=True):
    categories: ClassVar[type[enum.StrEnum]] = MutuLayanan


class EducationPoints(Struct, frozen=True, forbid_unknown_fields=True):
    pendidikan: Pendidikan
    nilai: Points


class EducationTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[EducationPoints, ...]

    def __post_init__(self) -> None:
        exactly([row.pendidikan for row in self.baris], Pendidikan, ordered=False)
        on_scale(row.nilai for row in self.baris)

    def of(self, pendidikan: Pendidikan) -> Decimal:
        return Decimal(next(row.nilai for row in self.baris if row.pendidikan is pendidikan))


class CompetencePoints(Struct, frozen=True, forbid_unknown_fields=True):
    """What each kind of training is worth for a group of posts; a kind that is absent does not count for it."""

    kelompok: KelompokJabatan
    diklat_teknis: Points
    seminar: Points
    diklat_kepemimpinan: Points | None = None
    diklat_fungsional: Points | None = None

    def __post_init__(self) -> None:
        on_scale((self.diklat_teknis, self.seminar, self.diklat_kepemimpinan, self.diklat_fungsional))


class CompetenceTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[CompetencePoints, ...]

    def __post_init__(self) -> None:
        exactly([row.kelompok for row in self.baris], KelompokJabatan)

    def of(self, kelompok: KelompokJabatan) -> CompetencePoints:
        return next(row for row in self.baris if row.kelompok is kelompok)


class PredikatPoints(Struct, frozen=True, forbid_unknown_fields=True):
    predikat: Predikat
    nilai: Points


class PerformanceTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[PredikatPoints, ...]

    def __post_init__(self) -> None:
        exactly([row.predikat for row in self.baris], Predikat)
        on_scale(row.nilai for row in self.baris)

    def of(self, predikat: Predikat) -> Decimal:
        return Decimal(next(row.nilai for row in self.baris if row.predikat is predikat))


class SanctionPoints(Struct, frozen=True, forbid_unknown_fields=True):
    tingkat: TingkatHukuman
    nilai: Points


class SanctionTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[SanctionPoints, ...]

    def __post_init__(self) -> None:
        exactly([row.tingkat for row in self.baris], TingkatHukuman)
        on_scale(row.nilai for row in self.baris)

    def of(self, tingkat: TingkatHukuman) -> Decimal:
        return Decimal(next(row.nilai for row in self.baris if row.tingkat is tingkat))


class SurveyElements(Struct, frozen=True, forbid_unknown_fields=True):
    """The nine elements of a satisfaction survey in the order of the questionnaire."""

    unsur: Annotated[tuple[Wording, ...], Meta(min_length=9, max_length=9)]

    def __post_init__(self) -> None:
        once(self.unsur)


class SampleFormula(Struct, frozen=True, forbid_unknown_fields=True):
    """The figures of Krejcie and Morgan: chi-square of one degree of freedom, proportion, margin."""

    chi_kuadrat: Decimal
    proporsi: Decimal
    galat: Decimal

    def __post_init__(self) -> None:
        if self.chi_kuadrat <= 0 or not 0 < self.proporsi < 1 or not 0 < self.galat < 1:
            raise ValueProblem("batas")
