"""What must be done first: papers that should have left, rights that are open, then what comes soon."""

from __future__ import annotations

import enum
from datetime import date, timedelta

from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.rank import RankPeriods
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
    DIKIRIM = "dikirim"
    """Its proposal has left: whoever decides has it."""
    BELUM = "belum"
    """Some condition is not met: there is nothing to send."""


def aimed_at(due: Due, days: Sending, today: date) -> date:
    """The day on which the right takes effect if its papers leave in time.

    A promotion takes effect in a period: of those from its first one on it is the next whose last safe day for sending
    has not passed. Everything else is tied to its own day.
    """
    if not due.periode or not due.papers or due.outcome is Outcome.NOT_MET:
        return due.tanggal
    there = today + timedelta(days=days.kurir_hari + days.proses_hari)
    return RankPeriods(due.periode).on_or_after(max(due.tanggal, there))


def safe_day(due: Due, days: Sending, today: date) -> date | None:
    """The last safe day for sending; None where nothing is sent, or where it is open already and may go any day."""
    aim = aimed_at(due, days, today)
    if not due.papers or due.outcome is Outcome.NOT_MET or aim <= today:
        return None
    return last_safe_day(aim, due.needed_by, days)


def is_open(due: Due, today: date) -> bool:
    """It could have come already."""
    return due.tanggal <= today or (due.sejak is not None and due.outcome is not Outcome.NOT_MET)


def urgency(due: Due, days: Sending, today: date) -> Urgensi:
    """How urgent it is on `today`; what is not known yet is as urgent as what is met, because it must be found out."""
    if due.outcome is Outcome.NOT_MET:
        return Urgensi.BELUM
    if is_open(due, today):
        return Urgensi.TERBUKA
    last = safe_day(due, days, today)
    if last is not None and last < today:
        return Urgensi.TERLAMBAT
    return Urgensi.SEGERA if (last or due.tanggal) <= today + SOON else Urgensi.NANTI


def act_by(due: Due, days: Sending, today: date) -> date:
    """The day by which somebody has to act: to send, or where nothing is sent the day itself."""
    return safe_day(due, days, today) or due.tanggal
