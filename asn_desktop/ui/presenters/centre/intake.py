"""Taking in envelopes: what lies on a stick, what became of each, its receipt, and the answers on the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.receipt import Fixer, Outcome, Receipt
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.centre.looking import Lie, Lying, look
from asn_desktop.core.usecases.centre.receiving import OWN_TROUBLE, Received, receive
from asn_desktop.core.usecases.centre.rows import EnvelopeRow
from asn_desktop.core.usecases.centre.sending import send_down
from asn_desktop.core.usecases.exchange.machine import Stick
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre.receipt import ReceiptShown, shown_receipt
from asn_desktop.ui.presenters.centre_services import CHANGED, CentreServices
from asn_desktop.ui.presenters.chips import Chip

NOTHING_DUE = frozenset({"centre_nothing_to_send", "centre_no_certificate"})
"""Why an office gets no envelope where all of them are asked for."""

FOR_OTHERS = frozenset({"envelope_not_for_us", "envelope_downward"})
"""What is closed for somebody else: answers of this centre that still lie on the stick, among others."""


class Line(Struct, frozen=True):
    """One envelope: as it lies there, and what became of it once it was taken in."""

    lying: Lying
    received: Received | None = None

    @property
    def waiting(self) -> bool:
        """It can still be taken in."""
        return self.received is None and self.lying.state is not Lie.REFUSED

    @property
    def refused(self) -> UserError | None:
        return self.lying.refused if self.received is None else self.received.refused

    @property
    def receipt(self) -> Receipt | None:
        return None if self.received is None else self.received.receipt


class PenerimaanState(Struct, frozen=True):
    """`place` is what was looked into; "" before anything was chosen."""

    place: str = ""
    lines: tuple[Line, ...] = ()
    chosen: int = -1
    busy: bool = False
    receipt: ReceiptShown | None = None
    sticks: tuple[Stick, ...] = ()
    problem: tuple[str, str, str] | None = None
    """What happened to the chosen envelope, why, and what to do now, where it was refused."""

    @property
    def ready(self) -> int:
        """How many can be taken in."""
        return sum(line.waiting for line in self.lines)

    @property
    def taken(self) -> int:
        return sum(line.receipt is not None for line in self.lines)


class PenerimaanView(Protocol):
    def render(self, state: PenerimaanState) -> None: ...


class Penerimaan:
    def __init__(self, services: CentreServices, view: PenerimaanView) -> None:
        self._services = services
        self._view = view
        self._state = PenerimaanState()

    def find_sticks(self) -> None:
        """Offer the drives that are plugged in."""
        centre = self._services.centre
        self._services.runner.submit(
            lambda _p, _c: tuple(centre.sticks()), lambda found: self._show(sticks=found), lane="free"
        )

    def look(self, paths: Sequence[Path]) -> None:
        """Show which envelopes lie in these files and folders; nothing of them is taken in."""
        if self._state.busy:
            return
        centre = self._services.centre
        place = str(paths[0]) if len(paths) == 1 else str(paths[0].parent)
        self._show(busy=True)

        def work(progress: Progress, cancel: Cancel) -> tuple[Lying, ...] | None:
            try:
                return look(centre.store, centre.desk(), paths, progress, cancel)
            except CancelledError:
                return None

        def done(found: tuple[Lying, ...] | None) -> None:
            if found is None:
                self._show(busy=False)
                return
            lines = tuple(Line(one) for one in found)
            self._show(place=place, lines=lines, chosen=-1, receipt=None, problem=None, busy=False)
            self.choose(0)

        self._services.runner.submit(work, done, self._failed(place), title=self._say("looking"))

    def take_all(self) -> None:
        """Take in everything that can be, in order; ended early, what was taken in stays."""
        waiting = [number for number, line in enumerate(self._state.lines) if line.waiting]
        if self._state.busy or not waiting:
            return
        centre, actor = self._services.centre, self._services.context().actor
        lines = self._state.lines
        self._show(busy=True)

        def work(progress: Progress, cancel: Cancel) -> tuple[dict[int, Received], UserError | None]:
            desk, results = centre.desk(), {}
            for done_so_far, number in enumerate(waiting):
                progress(done_so_far, len(waiting), lines[number].lying.kantor)
                try:
                    (results[number],) = receive(centre.store, desk, (lines[number].lying.path,), actor, cancel=cancel)
                except CancelledError:
                    break
                except UserError as trouble:  # the centre's own: the envelopes that are left wait for it to be over
                    return results, trouble
            progress(len(waiting), len(waiting))
            return results, None

        def done(found: tuple[dict[int, Received], UserError | None]) -> None:
            results, trouble = found
            made = _freed(
                tuple(
                    replace(line, received=results[n]) if n in results else line
                    for n, line in enumerate(self._state.lines)
                )
            )
            self._show(lines=made, busy=False)
            self.choose(max(self._state.chosen, 0))
            taken = sum(one.receipt is not None and not one.again for one in results.values())
            again = sum(one.again for one in results.values())
            if taken:
                self._services.shell.offer(CHANGED)
            if len(results) < len(waiting):
                self._services.shell.note("pusat.terima.stopped", n=taken + again, rest=len(waiting) - len(results))
            elif taken and again:
                self._services.shell.note("pusat.terima.done_both", n=taken, again=again)
            elif taken:
                self._services.shell.note("pusat.terima.done", n=taken)
            elif again:
                self._services.shell.note("pusat.terima.done_again", n=again)
            if trouble is not None:
                self._services.shell.report(trouble)

        self._services.runner.submit(work, done, self._failed(), title=self._say("taking"))

    def choose(self, number: int) -> None:
        """Show what became of one envelope."""
        if not 0 <= number < len(self._state.lines):
            self._show(chosen=-1, receipt=None, problem=None)
            return
        line, texts = self._state.lines[number], self._services.texts
        problem = None if line.refused is None else texts.error(line.refused)
        receipt = line.receipt
        shown = None
        if receipt is not None and line.received is not None:
            shown = shown_receipt(receipt, line.received.kantor, line.lying.number, line.received, texts)
        self._show(chosen=number, problem=problem, receipt=shown)

    def write_answers(self, folder: Path) -> None:
        """Envelopes down to every office for which something is due, onto the stick."""
        if self._state.busy:
            return
        services, centre = self._services, self._services.centre
        actor = services.context().actor
        self._show(busy=True)

        def work(progress: Progress, cancel: Cancel) -> int | None:
            evidence, written = centre.desk().evidence, 0
            offices = centre.store.offices()
            for number, row in enumerate(offices):
                progress(number, len(offices), row.name)
                try:
                    send_down(centre.store, centre.sealer, evidence, row.office, folder, actor, cancel=cancel)
                    written += 1
                except UserError as refused:
                    if refused.key not in NOTHING_DUE:
                        raise
                except CancelledError:
                    return None
            progress(len(offices), len(offices))
            return written

        def done(written: int | None) -> None:
            self._show(busy=False)
            if written is None:
                services.shell.note("pusat.terima.answers_stopped")
            elif written:
                services.shell.offer(CHANGED)
                services.shell.note("pusat.terima.answered", n=written, folder=str(folder))
            else:
                services.shell.note("pusat.terima.nothing_due")

        services.runner.submit(work, done, self._failed(), title=self._say("answering"))

    def _failed(self, place: str = "") -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            changes: dict[str, object] = {"busy": False}
            if place and not (isinstance(error, UserError) and error.key in OWN_TROUBLE):
                changes |= {"place": place, "lines": (), "chosen": -1, "receipt": None, "problem": None}
            self._show(**changes)
            if not isinstance(error, UserError):
                raise error
            self._services.shell.report(error)

        return failed

    def _say(self, key: str) -> str:
        return self._services.texts.say(f"pusat.terima.{key}")

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _freed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """An envelope that waited, and was judged with a later one, shows what became of it then."""
    judged = {one.envelope: one for line in lines if line.received is not None for one in line.received.freed}

    def newest(line: Line) -> Line:
        received, receipt = line.received, line.receipt
        if received is None or receipt is None or receipt.envelope not in judged:
            return line
        return replace(line, received=replace(received, receipt=judged[receipt.envelope]))

    return tuple(map(newest, lines))


def line_chip(line: Line, services: CentreServices) -> Chip:
    """What became of an envelope, in one word; before it is taken in, whether it can be."""
    say = services.texts.say
    if line.refused is not None and line.refused.key in FOR_OTHERS:
        return Chip(say("pusat.state.for_others"), "circle-minus", "neutral")
    if line.refused is not None:
        return Chip(say("pusat.state.refused"), "octagon-alert", "bad")
    receipt = line.receipt
    if receipt is None:
        new = line.lying.state is Lie.NEW
        return Chip(say("pusat.state.new" if new else "pusat.state.known"), "upload" if new else "history", "info")
    return receipt_chip(receipt, services, again=line.received is not None and line.received.again)


def receipt_chip(receipt: Receipt, services: CentreServices, *, again: bool = False) -> Chip:
    """The worst that is still open in an envelope; that all of it is here where nothing is."""
    say = services.texts.say
    if receipt.gap is not None:
        return Chip(say("pusat.state.waits"), "clock", "warn")
    if receipt.count(Outcome.CONFLICT):
        return Chip(say("pusat.state.conflict"), "scale", "warn")
    if any(answer.who is Fixer.OFFICE for answer in receipt.answers):
        return Chip(say("pusat.state.part"), "triangle-alert", "warn")
    if receipt.count(Outcome.HELD) or receipt.count(Outcome.QUARANTINED):
        return Chip(say("pusat.state.held"), "clock", "warn")
    return Chip(say("pusat.state.again" if again else "pusat.state.whole"), "circle-check", "ok")


def outcome_chip_of(row: EnvelopeRow, services: CentreServices) -> Chip:
    """The same of an envelope that came earlier, from its counts."""
    say = services.texts.say
    if row.waits:
        return Chip(say("pusat.state.waits"), "clock", "warn")
    if row.outcomes.get(Outcome.CONFLICT):
        return Chip(say("pusat.state.conflict"), "scale", "warn")
    if row.outcomes.get(Outcome.QUARANTINED):
        return Chip(say("pusat.state.part"), "triangle-alert", "warn")
    if row.outcomes.get(Outcome.HELD):
        return Chip(say("pusat.state.held"), "clock", "warn")
    return Chip(say("pusat.state.whole"), "circle-check", "ok")
