"""What must be done first: papers that should have left, rights that are open, then what comes soon."""

from __future__ import annotations

import enum
from datetime import date, timedelta

from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier.sending import Sending, last_safe_day
from asn_desktop.core.usecases.karier.upcoming import Due

SOON = timedelta(days=30)
"""From how long before the last safe day something is marked."""


class Urgensi(enum.StrEnum):
    """How urgent a thing of the calendar is, the most urgent first."""

    TERLAMBAT = "terlambat"
    """The last safe day for sending has passed, and the right is still to come."""
    TERBUKA = "terbuka"
    """The right is open already: every further month is lost."""
    SEGERA = "segera"
    NANTI = "nanti"
    BELUM = "belum"
    """Some condition is not met: there is nothing to send."""


def safe_day(due: Due, days: Sending, today: date) -> date | None:
    """The last safe day for sending; None where nothing is sent, or where the right is open already."""
    if not due.papers or due.tanggal <= today:
        return None
    return last_safe_day(due.tanggal, due.needed_by, days)


def urgency(due: Due, days: Sending, today: date) -> Urgensi:
    """How urgent it is on `today`; what is not known yet is as urgent as what is met, because it must be found out."""
    if due.outcome is Outcome.NOT_MET:
        return Urgensi.BELUM
    if due.tanggal <= today:
        return Urgensi.TERBUKA
    last = safe_day(due, days, today)
    if last is not None and last < today:
        return Urgensi.TERLAMBAT
    return Urgensi.SEGERA if (last or due.tanggal) <= today + SOON else Urgensi.NANTI


def act_by(due: Due, days: Sending, today: date) -> date:
    """The day by which somebody has to act: to send, or where nothing is sent the day itself."""
    return safe_day(due, days, today) or due.tanggal
