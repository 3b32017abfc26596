"""What the actions of a centre tell: sentences, receipts, rows for another program, sheets and paper."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.env import Env
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.exchange.receipt import Receipt
    from asn_desktop.core.forms.filled import FilledForm
    from asn_desktop.core.usecases.ports import Sheet


def say(env: Env, key: str, **facts: object) -> None:
    """A sentence of the topic `centre` on standard output."""
    print(env.texts.say(f"centre.{key}", **facts), flush=True)


def day_of(instant: str) -> date:
    """The day of an instant in UTC."""
    return date.fromisoformat(instant[:10])


def record(row: Any) -> Any:
    """A row for another program."""
    import msgspec

    return msgspec.to_builtins(row, str_keys=True)


def tell_receipt(receipt: Receipt, env: Env) -> None:
    """Totals, what is open, and the code: what both sides compare."""
    from asn_desktop.core.usecases.centre.paper import reason_text

    texts = env.texts
    counts: dict[str, int] = {}
    for total in receipt.totals:
        counts[total.outcome.value] = counts.get(total.outcome.value, 0) + total.n
    totals = ", ".join(f"{texts.say(f'exchange.outcome.{outcome}')} {texts.show(n)}" for outcome, n in counts.items())
    say(env, "totals", first=receipt.first, last=receipt.last, totals=totals)
    if receipt.gap is not None:
        say(env, "gap_line", first=receipt.gap[0], last=receipt.gap[1])
    for answer in receipt.answers[:50]:
        why = reason_text(answer.reason, answer.facts, texts)
        say(env, "answer", seq=answer.seq, outcome=texts.say(f"exchange.outcome.{answer.outcome}"), why=why)
    if len(receipt.answers) > 50:
        say(env, "more", n=len(receipt.answers) - 50)
    say(env, "code", code=receipt.code)


def who_acts(who: str, texts: Texts) -> str:
    """Who has to act, in words."""
    return texts.say(f"exchange.who.{who}")


def put_out(args: Namespace, env: Env, sheet: Sheet, form: Callable[[Texts], FilledForm]) -> None:
    """The same list as a spreadsheet and on paper, where such files are named. Raises UserError."""
    if args.xlsx is not None:
        from asn_desktop.storage.sheets import SpreadsheetFiles

        SpreadsheetFiles().write(args.xlsx, [sheet])
    if args.pdf is not None:
        on_paper(args.pdf, form, sheet.name, env)


def on_paper(path: Path, form: Callable[[Texts], FilledForm], name: str, env: Env) -> None:
    """A page as PDF, in the words of paper. Raises UserError."""
    from asn_desktop.bootstrap import printing
    from asn_desktop.core.usecases.ports import FormSheet, PageSetup, PaperSize

    made = printing()
    made.paper.write((FormSheet(path, form(made.maker.texts), name),), PageSetup(PaperSize.A4), cancel=env.cancel)
