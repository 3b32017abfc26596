"""Which day is asked for: careers can be asked as of any day that a career can lie in."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.ui.presenters.dates import read_date

FIRST, LAST = date(1960, 1, 1), date(2099, 12, 31)


def read_day(text: str, today: date) -> date:
    """The day typed; nothing typed is today. Raises UserError where it is no date, or one of another century."""
    if not text.strip():
        return today
    day = read_date(text)
    if day is None:
        raise UserError("date_unreadable", text=text)
    if not FIRST <= day <= LAST:
        raise UserError("career_day", tanggal=day, awal=FIRST.year, akhir=LAST.year)
    return day
