"""The people of the list, one after the other: who comes before and after the one on the screen."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import KinerjaFilter, Sort
from asn_desktop.ui.presenters.kinerja_list import OFFICE, filter_of
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services


class Step(Struct, frozen=True):
    """One person of the list that is walked through."""

    skp_id: UUID
    name: str


class Walked(Struct, frozen=True):
    """Where the one on the screen stands: "3 dari 50", and who is next to him."""

    position: str = ""
    before: Step | None = None
    after: Step | None = None


_Question = tuple[KinerjaFilter, Sort, int]
"""What was asked, and the journal's position it was answered at."""
_Read = tuple[_Question, tuple[Step, ...]]


class Walk:
    """The answer to the list's present question. `asked` is that question; `came` is called when the answer is new."""

    def __init__(self, services: Services, asked: Callable[[], Asked], came: Callable[[], None]) -> None:
        self._services = services
        self._asked = asked
        self._came = came
        self._steps: tuple[Step, ...] = ()
        self._at: dict[UUID, int] = {}
        self._of: _Question | None = None

    def read(self) -> None:
        """Ask again where the question or the file has changed; only people with a plan can be appraised."""
        asked, known = self._asked(), self._of

        def work(_progress: Progress, _cancel: Cancel) -> _Read | None:
            ctx = self._services.context()
            where = filter_of(asked, ctx)
            where = replace(where, skp=where.skp or "begun")
            with ctx.store.read() as reader:
                of = where, asked.sort, reader.position()
                if of == known:
                    return None
                rows = reader.kinerja_rows(where, asked.sort, OFFICE)
            return of, tuple(Step(row.skp_id, row.nama) for row in rows if row.skp_id is not None)

        def done(read: _Read | None) -> None:
            if read is not None:
                self._of, self._steps = read
                self._at = {step.skp_id: number for number, step in enumerate(self._steps)}
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
