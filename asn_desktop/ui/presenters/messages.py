"""The messages of the bar: one shown at a time, the others wait, each stays until it is read."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts

Kind = Literal["problem", "note", "done"]


class Action(Struct, frozen=True):
    """A button of a message: its wording and what it asks of the window (`undo`, or `go` with a screen's place)."""

    label: str
    does: str
    place: str = ""


class Message(Struct, frozen=True):
    """What happened, why, and what to do now."""

    kind: Kind
    what: str
    why: str = ""
    now: str = ""
    action: Action | None = None
    passing: bool = False
    """It goes when something newer is said."""


class MessageState(Struct, frozen=True):
    """The message on show and how many wait behind it."""

    shown: Message | None = None
    waiting: int = 0


class MessagesView(Protocol):
    def render(self, state: MessageState) -> None: ...


class Messages:
    """Presenter of the message bar."""

    def __init__(self, texts: Texts, view: MessagesView) -> None:
        self._texts = texts
        self._view = view
        self._queue: tuple[Message, ...] = ()

    def report(self, error: UserError) -> None:
        """A problem in the user's words. The same problem twice is shown once."""
        what, why, now = self._texts.error(error)
        self._add(Message("problem", what, why, now))

    def tell(self, sentence: str, action: Action | None = None, *, done: bool = True) -> None:
        """Something that went well, or a note. A new one takes the place of the one before: nobody reads history."""
        self._pass()
        self._add(Message("done" if done else "note", sentence, action=action, passing=done))

    def remark(self, sentence: str) -> None:
        """Something to know where nothing was done; the next thing said takes its place."""
        self._pass()
        self._add(Message("note", sentence, passing=True))

    def read(self) -> None:
        """The user has read the message on show."""
        self._queue = self._queue[:-1]
        self._render()

    def _pass(self) -> None:
        self._queue = tuple(message for message in self._queue if not message.passing)

    def _add(self, message: Message) -> None:
        self._queue = (*(m for m in self._queue if m != message), message)
        self._render()

    def _render(self) -> None:
        shown = self._queue[-1] if self._queue else None
        self._view.render(MessageState(shown, max(0, len(self._queue) - 1)))
