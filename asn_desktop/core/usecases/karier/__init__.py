"""Careers: what each person is entitled to and when, and the calendar of the office that follows from it."""

from asn_desktop.core.usecases.karier.everybody import Career, each_career, one_career
from asn_desktop.core.usecases.karier.keeping import keep_calendar, kept_calendar, open_calendar
from asn_desktop.core.usecases.karier.outlook import YEARS, Outlook, Step, foresee
from asn_desktop.core.usecases.karier.papers import Paper
from asn_desktop.core.usecases.karier.question import Right
from asn_desktop.core.usecases.karier.rights import deciding
from asn_desktop.core.usecases.karier.sending import Sending, last_safe_day, sending, set_sending
from asn_desktop.core.usecases.karier.upcoming import (
    MONTHS,
    Calendar,
    Due,
    Person,
    brought_up,
    calendar,
    due_of,
    on_its_day,
    revise,
)
from asn_desktop.core.usecases.karier.urgency import Urgensi, act_by, safe_day, urgency
from asn_desktop.core.usecases.karier.what_if import Shift, WhatIf, assume, outlook, what_if

__all__ = [
    "MONTHS",
    "YEARS",
    "Calendar",
    "Career",
    "Due",
    "Outlook",
    "Paper",
    "Person",
    "Right",
    "Sending",
    "Shift",
    "Step",
    "Urgensi",
    "WhatIf",
    "act_by",
    "assume",
    "brought_up",
    "calendar",
    "deciding",
    "due_of",
    "each_career",
    "foresee",
    "keep_calendar",
    "kept_calendar",
    "last_safe_day",
    "on_its_day",
    "one_career",
    "open_calendar",
    "outlook",
    "revise",
    "safe_day",
    "sending",
    "set_sending",
    "urgency",
    "what_if",
]
