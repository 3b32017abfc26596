"""Rencana karier: the post a person aims at, the gaps on the way, steps that somebody answers for, yearly progress."""

from asn_desktop.core.usecases.rencana_karier.gaps import Gap, gaps
from asn_desktop.core.usecases.rencana_karier.overview import PlanRow, read_plans
from asn_desktop.core.usecases.rencana_karier.sheet import Aimed, PlanSheet, open_plan
from asn_desktop.core.usecases.rencana_karier.steps import (
    Content,
    StepText,
    agree,
    discard,
    end,
    note_progress,
    revise,
    save,
    set_step_state,
    start,
)
from asn_desktop.core.usecases.rencana_karier.successors import Successors, headed, successors

__all__ = [
    "Aimed",
    "Content",
    "Gap",
    "PlanRow",
    "PlanSheet",
    "StepText",
    "Successors",
    "agree",
    "discard",
    "end",
    "gaps",
    "headed",
    "note_progress",
    "open_plan",
    "read_plans",
    "revise",
    "save",
    "set_step_state",
    "start",
    "successors",
]
