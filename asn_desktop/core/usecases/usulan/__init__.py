"""Usulan: proposals that follow from a right, from the list of papers to the decision that changes the register."""

from asn_desktop.core.usecases.usulan.deciding import Decision, decide
from asn_desktop.core.usecases.usulan.desk import ProposalFilter, ProposalRow, desk
from asn_desktop.core.usecases.usulan.papers import PaperLine, PaperState, checklist, save_paper
from asn_desktop.core.usecases.usulan.steps import (
    PROPOSED,
    dismiss,
    give_back,
    proposed,
    refuse,
    save,
    send,
    start,
)

__all__ = [
    "PROPOSED",
    "Decision",
    "PaperLine",
    "PaperState",
    "ProposalFilter",
    "ProposalRow",
    "checklist",
    "decide",
    "desk",
    "dismiss",
    "give_back",
    "proposed",
    "refuse",
    "save",
    "save_paper",
    "send",
    "start",
]
