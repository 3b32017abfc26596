"""Talenta: the nine boxes from predikat and assessed potential, successors of posts, and posts that fall vacant."""

from asn_desktop.core.usecases.talenta.assessing import (
    name_successor,
    save_competence,
    save_potential,
    save_requirements,
    strike_successor,
)
from asn_desktop.core.usecases.talenta.cutoffs import KNOWN, Cutoffs, cutoffs, level_of, set_cutoffs
from asn_desktop.core.usecases.talenta.grid import Grid, Placed, grid, movement, under
from asn_desktop.core.usecases.talenta.succession import Candidate, Vacancy, candidates, vacancies

__all__ = [
    "KNOWN",
    "Candidate",
    "Cutoffs",
    "Grid",
    "Placed",
    "Vacancy",
    "candidates",
    "cutoffs",
    "grid",
    "level_of",
    "movement",
    "name_successor",
    "save_competence",
    "save_potential",
    "save_requirements",
    "set_cutoffs",
    "strike_successor",
    "under",
    "vacancies",
]
