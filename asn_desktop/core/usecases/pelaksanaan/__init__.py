"""The months of a plan: what is to be done, what was achieved, what was said about it, and what proves it."""

from __future__ import annotations

from asn_desktop.core.usecases.pelaksanaan.evidence import (
    Attached,
    EvidenceOf,
    attach,
    attach_content,
    change_evidence,
    link,
    remove_evidence,
)
from asn_desktop.core.usecases.pelaksanaan.feedback import FeedbackDraft, give_feedback, remove_feedback
from asn_desktop.core.usecases.pelaksanaan.inputs import AppraisalInputs, appraisal_inputs, filled
from asn_desktop.core.usecases.pelaksanaan.months import (
    Months,
    MonthsDraft,
    RealisedDraft,
    StepDraft,
    closing_months,
    months,
    months_of,
    plan_months,
    save,
)
from asn_desktop.core.usecases.pelaksanaan.unit_months import UnitMonths, unit_months

__all__ = [
    "AppraisalInputs",
    "Attached",
    "EvidenceOf",
    "FeedbackDraft",
    "Months",
    "MonthsDraft",
    "RealisedDraft",
    "StepDraft",
    "UnitMonths",
    "appraisal_inputs",
    "attach",
    "attach_content",
    "change_evidence",
    "closing_months",
    "filled",
    "give_feedback",
    "link",
    "months",
    "months_of",
    "plan_months",
    "remove_evidence",
    "remove_feedback",
    "save",
    "unit_months",
]
