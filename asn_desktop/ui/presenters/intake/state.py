"""What a dialog of taking in spreadsheets shows: the files, what their columns mean, and what the check found."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.intake import Applied, Counts, DryRun, Inspection, Kind
from asn_desktop.ui.presenters.intake.lines import PlaceLine, Tab

Step = Literal["choose", "match", "check", "done"]
STEPS: tuple[Step, ...] = ("choose", "match", "check", "done")


class Source(Struct, frozen=True):
    """One chosen file: what was found in it, or why it cannot be used."""

    path: Path
    inspection: Inspection | None = None
    problem: UserError | None = None

    @property
    def people(self) -> bool:
        return self.inspection is not None and self.inspection.kind is not Kind.REKAP


class IntakeState(Struct, frozen=True):
    """Where the task stands. `mapping` is of the file in hand; the others wait in `sources`."""

    step: Step = "choose"
    busy: str = ""
    """What is being done now, in words; empty while the user is at the wheel."""
    sources: tuple[Source, ...] = ()
    waiting: tuple[Path, ...] = ()
    mapping: dict[int, str] = {}
    since: str = ""
    runs: tuple[DryRun, ...] = ()
    counts: Counts = Counts()
    problems: int = 0
    places: tuple[PlaceLine, ...] = ()
    tab: Tab = "baru"
    rows: int = 0
    """How many lines the tab has."""
    applied: tuple[Applied, ...] = ()
    undone: bool = False

    @property
    def inspection(self) -> Inspection | None:
        """The file in hand: the first that could be read."""
        return next((source.inspection for source in self.sources if source.inspection is not None), None)

    @property
    def can_save(self) -> bool:
        return bool(self.runs) and self.counts.baru + self.counts.berubah > 0

    @property
    def suffix(self) -> str:
        """Ends the keys of sentences that speak of results instead of people."""
        return "_rekap" if self.inspection is not None and self.inspection.kind is Kind.REKAP else ""

    def size(self, tab: Tab) -> int:
        """How many lines stand behind a tab."""
        if tab == "problems":
            return self.problems
        if tab == "places":
            return len(self.places)
        return int(getattr(self.counts, tab))


def grouped(sources: tuple[Source, ...]) -> tuple[tuple[Source, ...], tuple[Path, ...]]:
    """Files that are taken in together, with those that cannot be read; and the files that wait for their turn."""
    broken = tuple(source for source in sources if source.problem is not None)
    usable = tuple(source for source in sources if source.inspection is not None)
    if usable and usable[0].people:
        return (usable[0], *broken), tuple(source.path for source in usable[1:])
    together = tuple(source for source in usable if not source.people)
    return (*together, *broken), tuple(source.path for source in usable if source.people)
