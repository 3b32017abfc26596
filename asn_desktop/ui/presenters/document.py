"""One document open on the screen: what is typed against what is stored, kept, saved, and taken up again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services

D = TypeVar("D")
"""What is stored, as it was read."""
C = TypeVar("C")
"""What can be typed in it. It compares by value, and is kept as the draft."""

Step = Callable[[Context, UUID], Changes]
"""A use case that takes the document on, by its id."""


class Opened(Struct, Generic[D], frozen=True):
    """A document read from the file; opening it may have begun it, which are the `changes`."""

    stored: D
    draft: Any | None = None
    """What was being typed when the program ended, as it was kept."""
    changes: Changes = Changes()


class Written(Struct, Generic[D], frozen=True):
    """What came of saving. `refused`: what was saved stays saved, and the next step was not taken."""

    stored: D
    changes: Changes
    refused: Exception | None = None


class Flying(Struct, Generic[C], frozen=True):
    """What is on its way into the file: of which document, and whether a step follows it."""

    identity: UUID
    content: C
    step: bool


class DocumentView(Protocol):
    def missing(self) -> None:
        """The document is not there (any more)."""


class DocumentPresenter(ABC, Generic[D, C]):
    """Base of the presenters of one document. A subclass says what its document is, in the methods at the end.

    Every change of what is typed ends in `_edited`: the draft is kept at once and the screen is drawn. Saving is one
    task with the step that follows it; typing that goes on meanwhile stays. What a power cut left is offered, and
    never put over what is stored without being asked for. Whoever is likely next can be read ahead (`read_ahead`).
    """

    concerns: ClassVar[frozenset[str]]
    """Kinds of records whose change the open document shows."""

    def __init__(self, services: Services, view: DocumentView, content: type[C], now: Callable[[], datetime]) -> None:
        self._services = services
        self._around = view
        self._content = content
        self._now = now
        self._drafts = Drafts(services)
        self._stored: D | None = None
        self._saved: C | None = None
        self._saved_at: datetime | None = None
        self._offer: C | None = None
        self._own: Changes | None = None
        self._flying: list[Flying[C]] = []
        self._ahead: tuple[UUID, Opened[D]] | None = None
        self._reading = Newest(services.runner)

    @property
    def dirty(self) -> bool:
        """True while something typed has not been saved."""
        return self._stored is not None and self._editable(self._stored) and self._typed() != self._saved

    def open(self, target: UUID, *, resume: bool = False) -> None:
        """Show a document. What was typed in another one is saved first.

        `resume` takes up at once what a power cut left: the user has already said so.
        """
        if self._stored is not None and self._identity(self._stored) == target and self.dirty:
            self._render()
            return
        self.save()
        self._load(target, resume=resume)

    def changed(self, changes: Changes) -> None:
        """Something was saved elsewhere; what is being typed here stays."""
        if changes is self._own or not changes.kinds & self.concerns:
            return
        self._ahead = None
        if self._stored is not None and not self.dirty and not self._flying:
            self._load(self._identity(self._stored))

    def read_ahead(self, target: UUID) -> None:
        """Read a document that is likely wanted next, so that it is shown at once; a change elsewhere forgets it."""
        if self._ahead is not None and self._ahead[0] == target:
            return

        def work(_progress: Progress, _cancel: Cancel) -> Opened[D] | None:
            return self._peek(self._services.context(), target)

        def done(found: Opened[D] | None) -> None:
            if found is not None:
                self._ahead = target, found

        self._reading.beside(work, done)

    def save(self) -> None:
        """Save what is typed; nothing happens where nothing changed."""
        if self.dirty:
            self._write()

    def recover(self) -> None:
        """Take back what was typed before the power cut; it is saved only when the user saves."""
        if self._offer is not None:
            content, self._offer = self._offer, None
            self._take_up(content)
            self._edited()

    def forget(self) -> None:
        """Give up what was typed before the power cut."""
        if self._stored is not None:
            self._offer = None
            self._keep()
            self._render()

    def _edited(self) -> None:
        """Keep what is typed now, and show it."""
        self._keep()
        self._render()

    def _keep(self) -> None:
        if self._stored is None:
            return
        place = self._place(self._stored)
        if self.dirty:
            self._drafts.typed(place, msgspec.to_builtins(self._typed(), str_keys=True))
        else:
            self._drafts.settled(place)

    def _load(self, target: UUID, *, resume: bool = False) -> None:
        ahead, self._ahead = self._ahead, None

        def work(_progress: Progress, _cancel: Cancel) -> Opened[D] | None:
            return self._read(self._services.context(), target)

        def done(found: Opened[D] | None) -> None:
            if found is None:
                self._around.missing()
                return
            self._stored = found.stored
            self._take(found.stored)
            self._saved, self._saved_at = self._typed(), None
            self._weigh(found)
            if resume and self._offer is not None:
                self.recover()
            else:
                self._render()
            self._shown()
            if found.changes:
                self._own = found.changes
                self._services.shell.offer(found.changes)

        if ahead is not None and ahead[0] == target:
            self._reading.leave()
            done(ahead[1])
        else:
            self._reading.submit(work, done)

    def _weigh(self, found: Opened[D]) -> None:
        """Is what was kept worth an offer?"""
        draft = None if found.draft is None else self._decoded(found.draft)
        self._offer = draft if draft is not None and self._editable(found.stored) and draft != self._saved else None
        if draft is not None and self._offer is None:
            self._drafts.settled(self._place(found.stored))

    def _decoded(self, kept: Any) -> C | None:
        """A kept draft; None where an older version of the program wrote it in another shape."""
        try:
            return msgspec.convert(kept, ready(self._content), str_keys=True)
        except (msgspec.ValidationError, ValueError):
            return None

    def _write(self, then: Step | None = None, told: Callable[[D], None] | None = None) -> None:
        """Save what is typed and, in the same task, take the next step; then show the document as it is stored."""
        if self._stored is None:
            return
        identity, place = self._identity(self._stored), self._place(self._stored)
        sheet, content, dirty = self._sheet(), self._typed(), self.dirty
        flying = Flying(identity, content, then is not None)
        # Once is enough; and a document that is being taken on is not written over on the way.
        if any(each.identity == identity and (each.step or each == flying) for each in self._flying):
            return
        self._flying.append(flying)

        def work(_progress: Progress, _cancel: Cancel) -> Written[D]:
            ctx = self._services.context()
            changes = self._save(ctx, identity, content) if dirty else Changes()
            refused: Exception | None = None
            if then is not None:
                try:
                    changes |= then(ctx, identity)
                except Exception as error:  # what was saved stays saved; the refusal is shown after it
                    refused = error
            return Written(self._reread(ctx, identity), changes, refused)

        def done(written: Written[D]) -> None:
            self._landed(flying)
            self._drafts.settled(place)
            if self._stored is not None and self._identity(self._stored) == identity:
                self._stored, self._saved_at = written.stored, self._now()
                self._saved_as(written.stored, sheet)
                if self.dirty:
                    self._keep()
                self._render()
            self._own = written.changes
            if written.changes:
                self._services.shell.offer(written.changes)
            if written.refused is not None:
                raise written.refused
            if told is not None:
                told(written.stored)

        def failed(error: Exception) -> None:
            self._landed(flying)
            raise error

        self._services.runner.submit(work, done, failed)

    def _landed(self, flying: Flying[C]) -> None:
        """Said once where all went well, and again where what came after it did not."""
        self._flying = [each for each in self._flying if each is not flying]

    def _leave(self, work: Step, then: Callable[[D], None]) -> None:
        """Take a step after which the document is there no more; its draft goes with it."""
        stored = self._stored
        if stored is None:
            return

        def done(changes: Changes) -> None:
            self._drafts.settled(self._place(stored))
            self._stored = None
            self._services.shell.offer(changes)
            then(stored)

        identity = self._identity(stored)
        self._services.runner.submit(lambda _p, _c: work(self._services.context(), identity), done)

    def _saved_words(self) -> str:
        """Where what is typed stands: in the file, in the draft, or waiting to be taken up."""
        say = self._services.texts.say
        if self._offer is not None:
            return say("document.saved.waiting")
        if self.dirty:
            return say("document.saved.typing")
        return (
            say("document.saved.at", jam=f"{self._saved_at:%H.%M}") if self._saved_at else say("document.saved.nothing")
        )

    # What a subclass says of its document

    @abstractmethod
    def _identity(self, stored: D) -> UUID: ...

    @abstractmethod
    def _place(self, stored: D) -> str:
        """Where its draft is kept."""

    @abstractmethod
    def _editable(self, stored: D) -> bool: ...

    @abstractmethod
    def _read(self, ctx: Context, target: UUID) -> Opened[D] | None:
        """On the db lane: the document meant by an id; None where there is none."""

    def _peek(self, ctx: Context, target: UUID) -> Opened[D] | None:
        """On the db lane, to read ahead: the same without writing anything; None where opening it would write, and
        where nothing is read ahead.
        """

    def _shown(self) -> None:
        """Another document has come into view."""

    @abstractmethod
    def _reread(self, ctx: Context, identity: UUID) -> D:
        """On the db lane: the document after it was saved."""

    @abstractmethod
    def _save(self, ctx: Context, identity: UUID, content: C) -> Changes:
        """On the db lane."""

    @abstractmethod
    def _take(self, stored: D) -> None:
        """Show what is stored as what is typed."""

    @abstractmethod
    def _take_up(self, content: C) -> None:
        """Show a kept draft as what is typed."""

    @abstractmethod
    def _typed(self) -> C:
        """What is typed, as it would be stored: without blanks around texts and without empty ones."""

    @abstractmethod
    def _sheet(self) -> Any:
        """What is typed, as the screen has it; given back to `_saved_as`."""

    @abstractmethod
    def _saved_as(self, stored: D, sheet: Any) -> None:
        """`sheet` has been saved as `stored`; typing may have gone on meanwhile and stays.

        Sets `_saved`.
        """

    @abstractmethod
    def _render(self) -> None: ...
