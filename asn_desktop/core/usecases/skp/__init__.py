"""The plan (SKP): begin it, write it as a whole, submit it, agree on it, open it again."""

from asn_desktop.core.usecases.skp.beginning import StartResult, start, start_many
from asn_desktop.core.usecases.skp.model import (
    IndicatorDraft,
    Plan,
    PlanDraft,
    PlanGap,
    PlannedResult,
    ResultDraft,
)
from asn_desktop.core.usecases.skp.reading import plan, read_plan
from asn_desktop.core.usecases.skp.steps import agree, remove, reopen, set_rater, submit
from asn_desktop.core.usecases.skp.wholeness import gaps
from asn_desktop.core.usecases.skp.writing import save

__all__ = [
    "IndicatorDraft",
    "Plan",
    "PlanDraft",
    "PlanGap",
    "PlannedResult",
    "ResultDraft",
    "StartResult",
    "agree",
    "gaps",
    "plan",
    "read_plan",
    "remove",
    "reopen",
    "save",
    "set_rater",
    "start",
    "start_many",
    "submit",
]
