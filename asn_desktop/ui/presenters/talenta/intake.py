"""Many assessments of potential from one file: looked at, then taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Cancel, Cell, Progress, Sheet
from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.presenters.services import Services

if TYPE_CHECKING:
    from asn_desktop.core.usecases.talenta.intake import PotentialIntake


class IntakeState(Struct, frozen=True):
    """What a file would bring. `name` "" where none is open."""

    name: str = ""
    new: int = 0
    known: int = 0
    refused: tuple[Refused, ...] = ()


class IntakeView(Protocol):
    def render(self, state: IntakeState) -> None: ...


class IntakePresenter:
    """Looking saves nothing; taking in is one change that can be undone. What reads files is imported by the work that
    needs it, so that the screen opens without it.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._view: IntakeView | None = None
        self._found: PotentialIntake | None = None
        self._name = ""

    def attach(self, view: IntakeView) -> None:
        self._view = view

    def open(self, path: Path) -> None:
        """Look at a file."""
        services = self._services

        def work(_progress: Progress, _cancel: Cancel) -> PotentialIntake:
            from asn_desktop.core.usecases.talenta.intake import read_potential

            return read_potential(services.context(), services.sheets.read(path))

        def done(found: PotentialIntake) -> None:
            self._found, self._name = found, path.name
            self._render()

        services.runner.submit(work, done, lane="free", title=services.texts.say("talenta.job.file"))

    def take_in(self) -> None:
        """Save what is new."""
        found = self._found
        if found is None or not found.new:
            return

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            from asn_desktop.core.usecases.talenta.intake import take_in_potential

            return take_in_potential(self._services.context(), found)

        def done(changes: Changes) -> None:
            self.close()
            self._services.shell.offer(changes)
            self._services.shell.tell("talenta.said.taken_in", n=len(found.new))

        self._services.runner.submit(work, done, title=self._services.texts.say("talenta.job.take_in"))

    def close(self) -> None:
        """Put the file away."""
        self._found, self._name = None, ""
        self._render()

    def save_template(self, path: Path) -> None:
        """Everybody without potential, with the columns that the file needs, ready to be filled."""
        services = self._services

        def work(_progress: Progress, _cancel: Cancel) -> int:
            from asn_desktop.core.usecases.talenta.intake import COLUMNS

            ctx, say = services.context(), services.texts.say
            missing = [each for each in talenta.grid(ctx, ctx.today).people if each.dinilai is None]
            rows: list[list[Cell]] = [[*(say(f"talenta.file.{name}") for name in COLUMNS), say("talenta.column.nama"),
                                       say("talenta.column.unit")]]  # fmt: skip
            rows.extend([each.nip, None, None, None, None, each.nama, each.unit] for each in missing)
            services.sheets.write(path, [Sheet(say("talenta.file.sheet"), rows)])
            return len(missing)

        def done(n: int) -> None:
            services.shell.note("talenta.said.template", n=n, name=path.name)

        services.runner.submit(work, done, lane="free", title=services.texts.say("talenta.job.template"))

    def _render(self) -> None:
        if self._view is None:
            return
        found, say = self._found, self._services.texts.say
        if found is None:
            self._view.render(IntakeState())
            return
        refused = tuple(
            Refused(
                say("talenta.intake.row", n=row.row, who=row.who),
                say(f"talenta.intake.{row.key}.why", **row.facts),
                say(f"talenta.intake.{row.key}.now", **row.facts),
            )
            for row in found.refused
        )
        new = len(found.new)
        self._view.render(IntakeState(self._name, new, len(found.rows) - new, refused))
