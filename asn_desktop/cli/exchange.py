"""Commands of an office's exchange with its centre: send on a stick, and take in what comes back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.usecases.exchange.books import ExchangeStore
    from asn_desktop.core.usecases.exchange.receiving import Arrival
    from asn_desktop.core.usecases.ports import Context


def register(commands: Any, texts: Texts) -> None:
    """Add `receipt` and `sent`; sending itself is `export --to`."""

    def say(key: str) -> str:
        return texts.say(f"exchange.help.{key}")

    receipt = commands.add_parser("receipt", help=say("receipt"), description=say("receipt"))
    receipt.add_argument("what", metavar="FILE|CODE", help=say("receipt_what"))
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
    from asn_desktop.core.usecases.exchange.sending import send

    with env.office(args.db) as ctx:
        left = send(
            ctx,
            _books(ctx),
            sender(),
            args.to,
            since=Since(args.since),
            progress=env.progress("send.progress"),
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
    """An envelope of the centre, or a code read over the phone; 1 where something still wants to be done here."""
    from asn_desktop.bootstrap import key_ring
    from asn_desktop.core.usecases.exchange.receiving import take_code

    file = Path(args.what)
    with env.office(args.db) as ctx:
        store = _books(ctx)
        if not file.suffix and not file.exists():
            noted = take_code(ctx, store, key_ring(), args.what)
            if args.json:
                env.json({"number": noted.number, "whole": noted.whole})
            else:
                env.say("receipt.whole" if noted.whole else "receipt.part", nomor=noted.number)
            return DONE if noted.whole else FINDINGS
        arrived = _taken_in(ctx, store, file)
        with store.books() as books:
            answers = books.answers()
    kept, refused = _packs(arrived, ctx, env)
    if args.json:
        env.json(
            {
                "again": arrived.again,
                "receipts": [str(one.envelope) for one in arrived.receipts],
                "foreign": [str(one.envelope) for one in arrived.foreign],
                "corrections": len(arrived.corrections),
                "reference": arrived.reference,
                "moved": [{"id": str(one.pegawai_id), "way": one.way.value} for one in arrived.moved],
                "packs": kept,
                "open": [
                    {"kind": one.kind, "id": one.id, "outcome": one.outcome.value, "reason": one.reason}
                    for one in answers
                ],
            }
        )
    elif arrived.again:
        env.say("receipt.again")
    else:
        env.say(
            "receipt.taken",
            n=len(arrived.receipts),
            perbaikan=len(arrived.corrections),
            acuan=arrived.reference,
            pindah=len(arrived.moved),
            paket=kept,
        )
        if answers:
            env.say("receipt.open", n=len(answers))
    return FINDINGS if answers or refused else DONE


def run_sent(args: Namespace, env: Env) -> int:
    """Every envelope that left, with what is known of it; 1 while one is on its way."""
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
            state = "on_way" if one.received is None else "whole" if one.whole else "part"
            said = env.texts.say(f"exchange.state.{state}")
            env.say("sent.line", nomor=one.number, waktu=one.made[:16].replace("T", " "), n=one.count, keadaan=said)
        if not sent:
            env.say("sent.none")
    return FINDINGS if any(one.received is None for one in sent) else DONE


def _taken_in(ctx: Context, store: ExchangeStore, file: Path) -> Arrival:
    from asn_desktop.bootstrap import key_ring, opener
    from asn_desktop.core.domain.kantor import Kantor
    from asn_desktop.core.usecases.exchange.receiving import take_in
    from asn_desktop.storage.identity import OfficeTrust

    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0]
    with opener().open(file, OfficeTrust(key_ring(), office.id, practice=office.latihan)) as opened:
        return take_in(ctx, store, opened)


def _packs(arrived: Arrival, ctx: Context, env: Env) -> tuple[int, int]:
    """Try the packs that came along and keep those whose cases all pass; returns how many were kept and refused."""
    from asn_desktop.bootstrap import arrived_packs
    from asn_desktop.core.usecases.new_law import try_pack

    kept = refused = 0
    for pack in arrived.packs:
        try:
            trial = try_pack(ctx.law, pack)
        except UserError as error:
            env.report(error)
            refused += 1
            continue
        if not trial.passed:
            env.report(UserError("pack_cases_fail", berkas=pack.name, n=len(trial.failed)))
            refused += 1
            continue
        arrived_packs().keep(trial.file)
        kept += 1
    return kept, refused


def _books(ctx: Context) -> ExchangeStore:
    """An office's file always has them."""
    return cast("ExchangeStore", ctx.store)
