"""The terms of a year to choose from: months or quarters as the office decides, and the year as a whole."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.texts import MONTHS, Texts
from asn_desktop.core.usecases.pelaksanaan import months_of

NUMERALS = ("I", "II", "III", "IV")
COUNT = {JenisEvaluasi.BULAN: 12, JenisEvaluasi.TRIWULAN: 4, JenisEvaluasi.AKHIR: 1}
"""How many terms of a kind a year has."""

Option = tuple[str, str]


class TermKey(Struct, frozen=True):
    """A term as lists and screens name it: `triwulan-2`, `bulan-11`, `akhir-0`."""

    jenis: JenisEvaluasi
    nomor: int

    def __str__(self) -> str:
        return f"{self.jenis.value}-{self.nomor}"

    @property
    def months(self) -> range:
        return months_of(self.jenis, self.nomor)


def read_term(text: str) -> TermKey | None:
    """The reverse of `str`; None for what names no term."""
    jenis, _, nomor = text.partition("-")
    if jenis not in tuple(JenisEvaluasi) or not nomor.isdecimal():
        return None
    kind, number = JenisEvaluasi(jenis), int(nomor)
    least = 0 if kind is JenisEvaluasi.AKHIR else 1
    return TermKey(kind, number) if least <= number <= (COUNT[kind] if least else 0) else None


def term_of_month(cadence: JenisEvaluasi, bulan: int) -> TermKey:
    """The term in which a month lies."""
    if cadence is JenisEvaluasi.AKHIR:
        return TermKey(cadence, 0)
    return TermKey(cadence, (bulan - 1) // len(months_of(cadence, 1)) + 1)


def current_term(tahun: int, today: date, cadence: JenisEvaluasi) -> TermKey:
    """The term people work on: of the running year the one of today, of an earlier year the last, else the first."""
    month = today.month if tahun == today.year else 12 if tahun < today.year else 1
    return term_of_month(cadence, month)


def terms(cadence: JenisEvaluasi) -> tuple[TermKey, ...]:
    """All terms of a year in order, the year as a whole last."""
    year = TermKey(JenisEvaluasi.AKHIR, 0)
    if cadence is JenisEvaluasi.AKHIR:
        return (year,)
    return (*(TermKey(cadence, number) for number in range(1, COUNT[cadence] + 1)), year)


def term_name(texts: Texts, term: TermKey) -> str:
    """`Triwulan II`, `November`, `Setahun`."""
    match term.jenis:
        case JenisEvaluasi.TRIWULAN:
            return texts.say("pelaksanaan.term.quarter", nomor=NUMERALS[term.nomor - 1])
        case JenisEvaluasi.BULAN:
            return month_name(texts, term.nomor)
        case JenisEvaluasi.AKHIR:
            return texts.say("pelaksanaan.term.year")


def month_name(texts: Texts, bulan: int) -> str:
    return MONTHS[texts.language][bulan - 1]


def short_month(texts: Texts, bulan: int) -> str:
    """`Jan`, as it stands over a narrow column."""
    return texts.say(f"pelaksanaan.month.{bulan}")


def term_options(texts: Texts, tahun: int, today: date, cadence: JenisEvaluasi) -> tuple[Option, ...]:
    """The term people work on first: it is no choice (""), so it moves on with the year; then all others in order."""
    now = current_term(tahun, today, cadence)
    others = tuple((str(term), term_name(texts, term)) for term in terms(cadence) if term != now)
    return (("", term_name(texts, now)), *others)


def term_of_appraisal(evaluasi: Evaluasi) -> TermKey:
    """The term that is appraised."""
    return TermKey(evaluasi.jenis, evaluasi.nomor)
