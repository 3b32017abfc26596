"""Careers: what each person is entitled to and when, and the calendar of the office that follows from it."""

from asn_desktop.core.usecases.karier.agenda import (
    OPEN,
    DueRow,
    Proposed,
    by_day,
    narrowed,
    outcome_of,
    rows_of,
    under_way,
)
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
from asn_desktop.core.usecases.karier.urgency import Urgensi, act_by, aimed_at, is_open, safe_day, urgency
from asn_desktop.core.usecases.karier.ways import Way, along, promotion, ways
from asn_desktop.core.usecases.karier.what_if import Shift, WhatIf, assume, outlook, what_if

__all__ = [
    "MONTHS",
    "OPEN",
    "YEARS",
    "Calendar",
    "Career",
    "Due",
    "DueRow",
    "Outlook",
    "Paper",
    "Person",
    "Proposed",
    "Right",
    "Sending",
    "Shift",
    "Step",
    "Urgensi",
    "Way",
    "WhatIf",
    "act_by",
    "aimed_at",
    "along",
    "assume",
    "brought_up",
    "by_day",
    "calendar",
    "deciding",
    "due_of",
    "each_career",
    "foresee",
    "is_open",
    "keep_calendar",
    "kept_calendar",
    "last_safe_day",
    "narrowed",
    "on_its_day",
    "one_career",
    "open_calendar",
    "outcome_of",
    "outlook",
    "promotion",
    "revise",
    "rows_of",
    "safe_day",
    "sending",
    "set_sending",
    "under_way",
    "urgency",
    "ways",
    "what_if",
]
