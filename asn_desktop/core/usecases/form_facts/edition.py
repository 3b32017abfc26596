"""Which edition of a form that tells of a day: the day and the time that was asked for, as the number of its version.

A card, a letter or a list is of a person, a unit or the office, none of which has versions. What makes one edition
differ from the next is the day it tells of; with that in place of a version it can be filled anew, and compared.
"""

from __future__ import annotations

from datetime import date

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.usecases.form_facts.model import Selection

_FIRST = date(2000, 1, 1).toordinal()
_TERMS = 14
"""No term, the twelve months, the year."""
_YEAR = 13
_MONTHS = 121
"""How far the calendar looks ahead, 0 to 120 months."""
_APART = 7
"""At most so many years lie between the day and the year that is asked for."""
_YEARS = 2 * _APART + 1


def edition(asked: Selection, day: date) -> int:
    """The number of what was asked for, as of a day; it fits into 31 bits until the year 2200."""
    term = 0 if not asked.tahun else asked.nomor if asked.jenis is JenisEvaluasi.BULAN else _YEAR
    apart = min(max((asked.tahun or day.year) - day.year, -_APART), _APART) + _APART
    days = day.toordinal() - _FIRST
    return ((days * _TERMS + term) * _MONTHS + min(asked.bulan, _MONTHS - 1)) * _YEARS + apart


def asked_for(number: int) -> Selection:
    """What was asked for, but not of whom; its `hari` is the day the form tells of."""
    rest, apart = divmod(number, _YEARS)
    rest, months = divmod(rest, _MONTHS)
    days, term = divmod(rest, _TERMS)
    day = date.fromordinal(_FIRST + days)
    monthly = 0 < term < _YEAR
    return Selection(
        day.year + apart - _APART if term else 0,
        jenis=JenisEvaluasi.BULAN if monthly else JenisEvaluasi.AKHIR,
        nomor=term if monthly else 0,
        hari=day,
        bulan=months,
    )
