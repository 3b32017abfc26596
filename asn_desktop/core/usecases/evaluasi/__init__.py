"""The appraisal of a plan for a year or a term: realisation, feedback, two ratings, and the predikat that follows."""

from __future__ import annotations

from asn_desktop.core.usecases.evaluasi.capaian import (
    Distribution,
    Distributions,
    capaian_for,
    distribution,
    distributions,
    headed_unit,
    set_capaian,
)
from asn_desktop.core.usecases.evaluasi.finalising import FinaliseResult, finalise, finalise_many
from asn_desktop.core.usecases.evaluasi.handover import (
    HandedMany,
    Handover,
    hand_over,
    hand_over_many,
    impossible_day,
)
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
from asn_desktop.core.usecases.evaluasi.writing import BegunMany, begin, begin_many, discard, revise, save

__all__ = [
    "Appraisal",
    "AppraisalDraft",
    "AppraisalGap",
    "BegunMany",
    "Distribution",
    "Distributions",
    "FinaliseResult",
    "HandedMany",
    "Handover",
    "appraisal",
    "begin",
    "begin_many",
    "capaian_for",
    "decide",
    "discard",
    "distribution",
    "distributions",
    "finalise",
    "finalise_many",
    "gaps",
    "hand_over",
    "hand_over_many",
    "headed_unit",
    "impossible_day",
    "preview",
    "read_appraisal",
    "revise",
    "save",
    "set_capaian",
]
