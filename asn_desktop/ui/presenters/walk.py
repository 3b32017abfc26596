"""The people of the list, one after the other: who comes before and after the one on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cancel, Progress, Reader
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


_Question = tuple[Asked, int]
"""What was asked, and the journal's position it was answered at."""
_Read = tuple[_Question, tuple[Step, ...]]
Answer = Callable[[Reader, Asked], tuple[Step, ...]]


class Walk:
    """The people one goes through: the answer to the list's present question, or those of a run, who do not change.

    `asked` is that question; `came` is called when the answer is new.
    """

    def __init__(
        self, services: Services, answer: Answer, asked: Callable[[], Asked], came: Callable[[], None]
    ) -> None:
        self._services = services
        self._answer = answer
        self._asked = asked
        self._came = came
        self._fixed = False
        self._steps: tuple[Step, ...] = ()
        self._at: dict[UUID, int] = {}
        self._of: _Question | None = None

    def fix(self, steps: Sequence[Step]) -> None:
        """These people and nobody else, whatever becomes of them on the way."""
        self._fixed = True
        self._of = None
        self._show(steps)

    def loosen(self) -> None:
        """The list's people again."""
        if self._fixed:
            self._fixed = False
            self._show(())

    def read(self) -> None:
        """Ask again where the question or the file has changed; only people with a plan can be appraised."""
        if self._fixed:
            return
        asked, known = self._asked(), self._of

        def work(_progress: Progress, _cancel: Cancel) -> _Read | None:
            with self._services.context().store.read() as reader:
                of = asked, reader.position()
                return None if of == known else (of, self._answer(reader, asked))

        def done(read: _Read | None) -> None:
            if read is not None and not self._fixed:
                self._of, steps = read
                if steps != self._steps:
                    self._show(steps)
                    self._came()

        self._services.runner.submit(work, done)

    def around(self, skp_id: UUID, texts: Texts) -> Walked:
        """Where a plan stands in the list; nothing is known of one that is not in it."""
        at = self._at.get(skp_id)
        if at is None:
            return Walked()
        position = texts.say("evaluasi.position", nomor=at + 1, jumlah=len(self._steps))
        return Walked(position, self._step(at - 1), self._step(at + 1))

    def _show(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        self._at = {step.skp_id: number for number, step in enumerate(self._steps)}

    def _step(self, number: int) -> Step | None:
        return self._steps[number] if 0 <= number < len(self._steps) else None
