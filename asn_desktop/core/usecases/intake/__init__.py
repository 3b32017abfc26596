"""Taking in spreadsheets of people: look at the file, run dry against the register, then save all of it or nothing.

`inspect` -> `dry_run` -> `apply`; the rows that were refused go back to the user as a sheet to fix.
"""

from asn_desktop.core.usecases.intake.applying import apply, apply_all
from asn_desktop.core.usecases.intake.comparing import dry_run
from asn_desktop.core.usecases.intake.inspecting import inspect, remember
from asn_desktop.core.usecases.intake.model import (
    Applied,
    Candidate,
    Change,
    Column,
    Counts,
    DryRun,
    Inspection,
    Kind,
    Problem,
    RowView,
    Severity,
    Status,
    Suggestion,
)
from asn_desktop.core.usecases.intake.returning import refused_sheet

__all__ = [
    "Applied",
    "Candidate",
    "Change",
    "Column",
    "Counts",
    "DryRun",
    "Inspection",
    "Kind",
    "Problem",
    "RowView",
    "Severity",
    "Status",
    "Suggestion",
    "apply",
    "apply_all",
    "dry_run",
    "inspect",
    "refused_sheet",
    "remember",
]
