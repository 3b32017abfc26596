"""The people of the list in its order, so that one can go from sheet to sheet."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.evaluasi_walk import Step, Walked
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.pelaksanaan_rows import StateRows
from asn_desktop.ui.presenters.services import Services


class StateWalk:
    """The answer to the list's present question. `came` is called when it is another than before."""

    def __init__(
        self, services: Services, rows: StateRows, asked: Callable[[], Asked], came: Callable[[], None]
    ) -> None:
        self._services = services
        self._rows = rows
        self._asked = asked
        self._came = came
        self._steps: tuple[Step, ...] = ()
        self._at: dict[UUID, int] = {}

    def read(self) -> None:
        """Ask again; what the list has kept is used again."""
        asked = self._asked()

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Step, ...]:
            with self._services.context().store.read() as reader:
                rows = self._rows.everything(reader, asked)
            return tuple(Step(row.row.skp_id, row.row.nama) for row in rows if row.row.skp_id is not None)

        def done(steps: tuple[Step, ...]) -> None:
            if steps != self._steps:
                self._steps = steps
                self._at = {step.skp_id: number for number, step in enumerate(steps)}
                self._came()

        self._services.runner.submit(work, done)

    def around(self, skp_id: UUID, texts: Texts) -> Walked:
        """Where a plan stands in the list; nothing is known of one that is not in it."""
        at = self._at.get(skp_id)
        if at is None:
            return Walked()
        position = texts.say("evaluasi.position", nomor=at + 1, jumlah=len(self._steps))
        return Walked(position, self._step(at - 1), self._step(at + 1))

    def _step(self, number: int) -> Step | None:
        return self._steps[number] if 0 <= number < len(self._steps) else None
