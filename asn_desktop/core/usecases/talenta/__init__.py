"""Talenta: the nine boxes from predikat and assessed potential, successors of posts, and posts that fall vacant.

Taking in a file is in `intake`, which reads spreadsheets and is imported when a file is opened.
"""

from asn_desktop.core.usecases.talenta.assessing import (
    name_successor,
    save_competence,
    save_potential,
    save_requirements,
    strike_assessment,
    strike_successor,
)
from asn_desktop.core.usecases.talenta.cutoffs import KNOWN, Cutoffs, cutoffs, level_of, set_cutoffs
from asn_desktop.core.usecases.talenta.grid import Grid, Placed, grid, grids, movement, under
from asn_desktop.core.usecases.talenta.sensitivity import Sensitivity, sensitivity
from asn_desktop.core.usecases.talenta.succession import Candidate, Vacancy, candidates, vacancies

__all__ = [
    "KNOWN",
    "Candidate",
    "Cutoffs",
    "Grid",
    "Placed",
    "Sensitivity",
    "Vacancy",
    "candidates",
    "cutoffs",
    "grid",
    "grids",
    "level_of",
    "movement",
    "name_successor",
    "save_competence",
    "save_potential",
    "save_requirements",
    "sensitivity",
    "set_cutoffs",
    "strike_assessment",
    "strike_successor",
    "under",
    "vacancies",
]
