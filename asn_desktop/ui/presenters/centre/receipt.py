"""A receipt in words: totals, what is open and who acts, and the code to be read over the phone."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from asn_desktop.core.exchange.receipt import Fixer, Outcome, Receipt
from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.paper import kind_text, receipt_form, why
from asn_desktop.core.usecases.centre.receiving import Received
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre_services import CentreServices, write_paper

NAMED = 100
"""Entries named one by one; beyond them they are counted."""


class AnswerLine(Struct, frozen=True):
    """One entry that was not simply accepted."""

    outcome: str
    what: str
    why: str
    who: str


class ReceiptShown(Struct, frozen=True):
    """A receipt as it is shown. `todo` are sentences about what somebody has to do now."""

    receipt: Receipt
    kantor: str
    number: int
    code: str
    totals: tuple[tuple[str, int], ...]
    todo: tuple[str, ...]
    lines: tuple[AnswerLine, ...]
    more: int = 0


def shown_receipt(receipt: Receipt, kantor: str, number: int, received: Received | None, texts: Texts) -> ReceiptShown:
    """In words. `received` adds what belongs to this taking in alone: freed envelopes, evidence that is not there."""
    say = texts.say
    totals = tuple((say(f"exchange.outcome.{one}"), n) for one in Outcome if (n := receipt.count(one)))
    todo = []
    if receipt.gap is not None:
        todo.append(say("pusat.todo.gap", first=receipt.gap[0], last=receipt.gap[1]))
    for who, outcomes in (
        ("office", (Outcome.QUARANTINED,)),
        ("centre", (Outcome.CONFLICT, Outcome.QUARANTINED)),
    ):
        n = sum(one.outcome in outcomes and one.who is Fixer(who) for one in receipt.answers)
        if n:
            todo.append(say(f"pusat.todo.{who}", n=n))
    held = sum(one.outcome is Outcome.HELD for one in receipt.answers)
    if held:
        todo.append(say("pusat.todo.held", n=held))
    if receipt.ahead:
        todo.append(say("pusat.todo.ahead", n=len(receipt.ahead)))
    if received is not None:
        todo += [say("pusat.todo.freed", first=one.first, last=one.last) for one in received.freed]
        if received.absent:
            todo.append(say("pusat.todo.absent", n=len(received.absent)))
    lines = tuple(
        AnswerLine(
            say(f"exchange.outcome.{one.outcome}"),
            say("pusat.entry", n=one.seq, kind=kind_text(one.kind, texts)),
            why(one, texts),
            say(f"exchange.who.{one.who}"),
        )
        for one in receipt.answers[:NAMED]
    )
    more = max(0, len(receipt.answers) - NAMED)
    return ReceiptShown(receipt, kantor, number, receipt.code, totals, tuple(todo), lines, more)


class ReceiptPrinting:
    """The receipt on one page, as a PDF."""

    def __init__(self, services: CentreServices) -> None:
        self._services = services

    def save(self, shown: ReceiptShown, path: Path) -> None:
        """Write the page as PDF."""
        services = self._services
        card, actor = services.centre.card, services.context().actor

        def form(texts: Texts) -> FilledForm:
            return receipt_form(shown.receipt, shown.kantor, shown.number, card, actor, texts)

        def work(_progress: Progress, cancel: Cancel) -> Path:
            write_paper(services, path, form, shown.kantor, cancel)
            return path

        def done(written: Path) -> None:
            services.shell.note("pusat.receipt.saved", name=written.name)

        services.runner.submit(work, done, lane="free", title=services.texts.say("pusat.receipt.saving"))
