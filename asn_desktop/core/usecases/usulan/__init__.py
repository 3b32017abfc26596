"""Usulan: proposals that follow from a right, from the list of papers to the decision that changes the register."""

from asn_desktop.core.usecases.usulan.copies import attach_copy, detach_copy
from asn_desktop.core.usecases.usulan.deciding import Decision, decide
from asn_desktop.core.usecases.usulan.desk import ProposalFilter, ProposalRow, desk, read_desk
from asn_desktop.core.usecases.usulan.many import Started, Wanted, start_many
from asn_desktop.core.usecases.usulan.papers import WAITING, PaperLine, PaperState, checklist, save_paper
from asn_desktop.core.usecases.usulan.reopening import reopen
from asn_desktop.core.usecases.usulan.sheet import ProposalSheet, Standing, open_proposal, service_then
from asn_desktop.core.usecases.usulan.steps import (
    PROPOSED,
    dismiss,
    give_back,
    open_proposals,
    proposed,
    refuse,
    save,
    send,
    start,
)

__all__ = [
    "PROPOSED",
    "WAITING",
    "Decision",
    "PaperLine",
    "PaperState",
    "ProposalFilter",
    "ProposalRow",
    "ProposalSheet",
    "Standing",
    "Started",
    "Wanted",
    "attach_copy",
    "checklist",
    "decide",
    "desk",
    "detach_copy",
    "dismiss",
    "give_back",
    "open_proposal",
    "open_proposals",
    "proposed",
    "read_desk",
    "refuse",
    "reopen",
    "save",
    "save_paper",
    "send",
    "service_then",
    "start",
    "start_many",
]
