"""Commands of an office's exchange with its centre: send on a stick, and take in what comes back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.exchange.receipt import Answer
    from asn_desktop.core.usecases.exchange.arriving import Landed
    from asn_desktop.core.usecases.exchange.books import ExchangeStore
    from asn_desktop.core.usecases.ports import Context

MOST_LINES = 20
"""Answers that are told one by one."""


def register(commands: Any, texts: Texts) -> None:
    """Add `receipt` and `sent`; sending itself is `export --to`."""

    def say(key: str) -> str:
        return texts.say(f"exchange.help.{key}")

    receipt = commands.add_parser("receipt", help=say("receipt"), description=say("receipt"))
    receipt.add_argument("what", metavar="FILE|DIR|CODE", help=say("receipt_what"))
    receipt.add_argument("--db", type=Path, required=True, metavar="FILE", help=texts.say("cli.help.db"))
    receipt.add_argument("--json", action="store_true", help=texts.say("cli.help.json"))
    receipt.set_defaults(run=run_receipt)

    sent = commands.add_parser("sent", help=say("sent"), description=say("sent"))
    sent.add_argument("--db", type=Path, required=True, metavar="FILE", help=texts.say("cli.help.db"))
    sent.add_argument("--json", action="store_true", help=texts.say("cli.help.json"))
    sent.set_defaults(run=run_sent)


def run_send(args: Namespace, env: Env) -> int:
    """What the centre has not confirmed, sealed into a folder and read back; 1 where evidence is missing here."""
    from asn_desktop.bootstrap import sender
    from asn_desktop.core.usecases.exchange.pending import Since
    from asn_desktop.core.usecases.exchange.ports import step_text
    from asn_desktop.core.usecases.exchange.sending import send

    show = env.progress("send.progress")

    def progress(done: int, total: int, what: str = "") -> None:
        show(done, total, env.texts.say(step_text(what)) if what else "")

    with env.office(args.db) as ctx:
        left = send(
            ctx,
            _books(ctx),
            sender(),
            args.to,
            since=Since(args.since or Since.RECEIPT),
            medium=args.to.name,
            progress=progress,
            cancel=env.cancel,
        )
    if args.json:
        env.json(
            {
                "files": [str(path) for path in left.files],
                "envelopes": [
                    {
                        "number": one.number,
                        "epoch": one.epoch,
                        "first": one.first,
                        "last": one.last,
                        "sha256": one.sha256,
                    }
                    for one in left.envelopes
                ],
                "evidence_missing": sorted(left.absent),
            }
        )
    else:
        for one in left.envelopes:
            env.say("send.done", nomor=one.number, n=one.count, file=str(args.to / one.file))
        if left.absent:
            env.say("send.absent", n=len(left.absent))
    return FINDINGS if left.absent else DONE


def run_receipt(args: Namespace, env: Env) -> int:
    """What came from the centre in a file or on a stick, or a code read over the phone; 1 where something still wants
    to be done here.
    """
    from asn_desktop.bootstrap import exchange, key_ring
    from asn_desktop.core.usecases.exchange.arriving import take_all
    from asn_desktop.core.usecases.exchange.receiving import take_code

    place = Path(args.what)
    with env.office(args.db) as ctx:
        store = _books(ctx)
        if not place.suffix and not place.exists():
            noted = take_code(ctx, store, key_ring(), args.what)
            if args.json:
                env.json({"number": noted.number, "whole": noted.whole})
            else:
                env.say("receipt.whole" if noted.whole else "receipt.part", nomor=noted.number)
            return DONE if noted.whole else FINDINGS
        machine = exchange()
        found = take_all(ctx, store, machine, (place,))
        with store.books() as books:
            answers = books.answers()
    refused = [error for landed in found.landed for error in landed.refused]
    for error in (*found.unread, *refused):
        env.report(error)
    if args.json:
        told = [_told(landed) for landed in found.landed]
        opened = {"open": [_answer(one) for one in answers]}
        env.json({**told[0], **opened} if not place.is_dir() else {"envelopes": told, **opened})
    else:
        for landed in found.landed:
            _say_landed(landed, env)
        _say_open(answers, env)
    return FINDINGS if answers or refused or found.unread else DONE


def run_sent(args: Namespace, env: Env) -> int:
    """Every envelope that left, with what is known of it; 1 while one is on its way."""
    from asn_desktop.core.usecases.exchange.pending import is_awaited

    with env.office(args.db) as ctx, _books(ctx).books() as books:
        sent = books.sent()
    if args.json:
        env.json(
            [
                {
                    "number": one.number,
                    "made": one.made,
                    "count": one.count,
                    "file": one.file,
                    "received": one.received,
                    "whole": one.whole,
                }
                for one in sent
            ]
        )
    else:
        for one in sent:
            waits = "on_way" if is_awaited(one, sent) else "needless"
            state = waits if one.received is None else "whole" if one.whole else "part"
            said = env.texts.say(f"exchange.state.{state}")
            made = datetime.fromisoformat(one.made).astimezone()
            env.say("sent.line", nomor=one.number, waktu=f"{made:%Y-%m-%d %H:%M}", n=one.count, keadaan=said)
        if not sent:
            env.say("sent.none")
    return FINDINGS if any(is_awaited(one, sent) for one in sent) else DONE


def _told(landed: Landed) -> dict[str, Any]:
    arrived = landed.arrival
    return {
        "again": arrived.again,
        "receipts": [str(one.envelope) for one in arrived.receipts],
        "foreign": [str(one.envelope) for one in arrived.foreign],
        "corrections": len(arrived.corrections),
        "reference": arrived.reference,
        "moved": [{"id": str(one.pegawai_id), "way": one.way.value} for one in arrived.moved],
        "packs": len(landed.kept),
    }


def _answer(one: Answer) -> dict[str, Any]:
    return {"kind": one.kind, "id": one.id, "outcome": one.outcome.value, "reason": one.reason}


def _say_landed(landed: Landed, env: Env) -> None:
    arrived = landed.arrival
    if arrived.again:
        env.say("receipt.again")
        return
    env.say(
        "receipt.taken",
        n=len(arrived.receipts),
        perbaikan=len(arrived.corrections),
        acuan=arrived.reference,
        pindah=len(arrived.moved),
        paket=len(landed.kept),
    )
    if arrived.foreign:
        print(env.texts.say("kirim.arrived.foreign", n=len(arrived.foreign)))
    if arrived.ahead:
        env.say("receipt.ahead", n=len(arrived.ahead))


def _say_open(answers: Sequence[Answer], env: Env) -> None:
    """What was not accepted, each with its reason and who acts."""
    from asn_desktop.core.usecases.centre.paper import kind_text, why

    if not answers:
        return
    env.say("receipt.open", n=len(answers))
    for one in answers[:MOST_LINES]:
        env.say(
            "receipt.open_line",
            data=kind_text(one.kind, env.texts),
            hasil=env.texts.say(f"exchange.outcome.{one.outcome.value}"),
            sebab=why(one, env.texts),
            siapa=env.texts.say(f"exchange.who.{one.who.value}"),
        )
    if len(answers) > MOST_LINES:
        env.say("receipt.open_more", n=len(answers) - MOST_LINES)


def _books(ctx: Context) -> ExchangeStore:
    """An office's file always has them."""
    return cast("ExchangeStore", ctx.store)
