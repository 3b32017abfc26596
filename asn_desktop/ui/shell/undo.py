"""Taking back the last change, offered with the message that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.messages import Action, Messages
from asn_desktop.ui.presenters.services import Runner


class Frame(Protocol):
    """The window, as far as a change that was taken back concerns it."""

    def offer(self, changes: Changes) -> None: ...

    def tell_plain(self, key: str) -> None: ...


class Undo:
    """Reads which change was the last, and takes it back when asked."""

    def __init__(
        self, texts: Texts, runner: Runner, messages: Messages, frame: Frame, context: Callable[[], Context]
    ) -> None:
        self._texts = texts
        self._runner = runner
        self._messages = messages
        self._frame = frame
        self._context = context

    def tell(self, sentence: str) -> None:
        """Say what was done, with the offer to take it back where there is a change to take back."""

        def work(_progress: Progress, _cancel: Cancel) -> UUID | None:
            with self._context().store.read() as reader:
                last = reader.last_change()
            return None if last is None else last.group

        def done(group: UUID | None) -> None:
            undo = None if group is None else Action(self._texts.say("shell.undo"), "undo", str(group))
            self._messages.tell(sentence, undo)

        self._runner.submit(work, done)

    def take_back(self, group: UUID) -> None:
        """Undo the change, and say so; the screens show what there was before."""

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            context = self._context()
            with context.store.write("undo", context.actor) as uow:
                uow.undo(group)
                return uow.commit()

        def done(changes: Changes) -> None:
            self._frame.offer(changes)
            self._frame.tell_plain("shell.undone")

        self._runner.submit(work, done, title=self._texts.say("shell.undoing"))
