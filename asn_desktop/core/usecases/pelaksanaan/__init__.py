"""The months of a plan: what is to be done, what was achieved, what was said about it, and what proves it."""

from __future__ import annotations

from asn_desktop.core.usecases.pelaksanaan.evidence import EvidenceOf, attach, change_evidence, link, remove_evidence
from asn_desktop.core.usecases.pelaksanaan.feedback import FeedbackDraft, give_feedback, remove_feedback
from asn_desktop.core.usecases.pelaksanaan.inputs import AppraisalInputs, appraisal_inputs, filled
from asn_desktop.core.usecases.pelaksanaan.months import (
    Months,
    MonthsDraft,
    RealisedDraft,
    StepDraft,
    closing_months,
    months,
    plan_months,
    save,
)

__all__ = [
    "AppraisalInputs",
    "EvidenceOf",
    "FeedbackDraft",
    "Months",
    "MonthsDraft",
    "RealisedDraft",
    "StepDraft",
    "appraisal_inputs",
    "attach",
    "change_evidence",
    "closing_months",
    "filled",
    "give_feedback",
    "link",
    "months",
    "plan_months",
    "remove_evidence",
    "remove_feedback",
    "save",
]
