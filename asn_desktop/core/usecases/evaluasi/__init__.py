"""The appraisal of a plan for a year or a term: realisation, feedback, two ratings, and the predikat that follows."""

from __future__ import annotations

from asn_desktop.core.usecases.evaluasi.capaian import Distribution, capaian_for, distribution, headed_unit, set_capaian
from asn_desktop.core.usecases.evaluasi.finalising import FinaliseResult, finalise, finalise_many, hand_over
from asn_desktop.core.usecases.evaluasi.sheet import (
    Appraisal,
    AppraisalDraft,
    AppraisalGap,
    appraisal,
    decide,
    gaps,
    preview,
    read_appraisal,
)
from asn_desktop.core.usecases.evaluasi.writing import begin, discard, revise, save

__all__ = [
    "Appraisal",
    "AppraisalDraft",
    "AppraisalGap",
    "Distribution",
    "FinaliseResult",
    "appraisal",
    "begin",
    "capaian_for",
    "decide",
    "discard",
    "distribution",
    "finalise",
    "finalise_many",
    "gaps",
    "hand_over",
    "headed_unit",
    "preview",
    "read_appraisal",
    "revise",
    "save",
    "set_capaian",
]
