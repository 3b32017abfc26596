"""Which months of a plan are on show, and which term's realisation is typed meanwhile."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from asn_desktop.core.usecases.pelaksanaan import Months, plan_months
from asn_desktop.ui.presenters.terms import TermKey, current_term, read_term, term_of_month


class Shown(Struct, frozen=True):
    """One month with the term it lies in, or all months of a term that the plan has."""

    months: tuple[int, ...]
    term: TermKey


def of_month(stored: Months, bulan: int) -> Shown | None:
    """One month; None outside the plan."""
    if bulan not in plan_months(stored.plan.skp):
        return None
    return Shown((bulan,), term_of_month(stored.periodik, bulan))


def of_term(stored: Months, term: TermKey) -> Shown | None:
    """A term of the kind the office uses; of another kind (the year) the last of the office's terms in it."""
    active = plan_months(stored.plan.skp)
    inside = [month for month in term.months if month in active]
    if not inside:
        return None
    own = term if term.jenis is stored.periodik else term_of_month(stored.periodik, inside[-1])
    return Shown(tuple(month for month in own.months if month in active), own)


def at_first(stored: Months, wanted: TermKey | None, today: date) -> Shown:
    """The term that was asked for, or the one people work on; of a plan for other months its nearest."""
    asked = of_term(stored, wanted) if wanted is not None else None
    if asked is not None:
        return asked
    active = plan_months(stored.plan.skp)
    year = stored.plan.skp.tahun
    now = today.month if year == today.year else current_term(year, today, stored.periodik).months[-1]
    near = min(max(now, active[0]), active[-1])
    term = term_of_month(stored.periodik, near)
    return Shown(tuple(month for month in term.months if month in active), term)


def turned(stored: Months, shown: Shown, step: int) -> Shown | None:
    """The next (+1) or previous (-1) month, or term where a whole term is on show; None at the ends."""
    if len(shown.months) == 1:
        return of_month(stored, shown.months[0] + step)
    other = read_term(str(TermKey(shown.term.jenis, shown.term.nomor + step)))
    return of_term(stored, other) if other is not None else None


def evidence_month(shown: Shown, tahun: int, today: date) -> int:
    """The month that evidence belongs to when several are on show: the last of them that has begun."""
    reached = 12 if tahun < today.year else today.month if tahun == today.year else 0
    return max((month for month in shown.months if month <= reached), default=shown.months[0])
