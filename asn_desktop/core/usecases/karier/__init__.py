"""Careers: what each person is entitled to and when, and the calendar of the office that follows from it."""

from asn_desktop.core.usecases.karier.everybody import Career, each_career, one_career
from asn_desktop.core.usecases.karier.keeping import kept_calendar, open_calendar
from asn_desktop.core.usecases.karier.papers import Paper
from asn_desktop.core.usecases.karier.question import Right
from asn_desktop.core.usecases.karier.rights import deciding
from asn_desktop.core.usecases.karier.sending import Sending, last_safe_day, sending, set_sending
from asn_desktop.core.usecases.karier.upcoming import MONTHS, Calendar, Due, Person, calendar, revise

__all__ = [
    "MONTHS",
    "Calendar",
    "Career",
    "Due",
    "Paper",
    "Person",
    "Right",
    "Sending",
    "calendar",
    "deciding",
    "each_career",
    "kept_calendar",
    "last_safe_day",
    "one_career",
    "open_calendar",
    "revise",
    "sending",
    "set_sending",
]
