"""Keberatan: the objection to a result, recorded, answered, and decided by the appraiser's superior (PP 30/2019)."""

from __future__ import annotations

from asn_desktop.core.usecases.keberatan.desk import OPEN, DeskRow, desk, read_desk
from asn_desktop.core.usecases.keberatan.hearing import Filing, Hearing, decider, due, filing, hearing, holidays
from asn_desktop.core.usecases.keberatan.steps import Ruling, decide, explain, file, withdraw

__all__ = [
    "OPEN",
    "DeskRow",
    "Filing",
    "Hearing",
    "Ruling",
    "decide",
    "decider",
    "desk",
    "due",
    "explain",
    "file",
    "filing",
    "hearing",
    "holidays",
    "read_desk",
    "withdraw",
]
