"""Envelopes: taken in, answered with a receipt, and sent down."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.centre.reaching import evidence, key_ring, office, open_db, trust
from asn_desktop.cli.centre.telling import day_of, on_paper, say, tell_receipt
from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.forms.filled import FilledForm
    from asn_desktop.core.usecases.centre.receiving import Received


def register(action: Any, wording: Any) -> None:
    """Add these actions; `wording` gives the words of their help."""
    receive = action("receive", run_receive)
    receive.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=wording("paths"))

    receipt = action("receipt", run_receipt)
    receipt.add_argument("--office", required=True, metavar="NAME", help=wording("office"))
    receipt.add_argument("--number", type=int, metavar="N", help=wording("number"))
    receipt.add_argument("--pdf", type=Path, metavar="FILE", help=wording("pdf"))

    send = action("send", run_send)
    send.add_argument("--to", type=Path, required=True, metavar="DIR", help=wording("to"))
    send.add_argument("--office", metavar="NAME", help=wording("office_or_all"))
    send.add_argument("--everything", action="store_true", help=wording("everything"))


def run_receive(args: Namespace, env: Env) -> int:
    """Take in files and folders; findings where one was refused, waits, or has entries that somebody must look at."""
    from asn_desktop.bootstrap import opener
    from asn_desktop.core.usecases.centre.receiving import Desk, receive

    with open_db(args, env) as store:
        desk, told = Desk(opener(), trust(args, env, store), evidence(args)), env.progress("check.progress")
        results: list[Received] = []
        try:
            receive(store, desk, args.paths, env.actor, told, env.cancel, results.append)
        except (CancelledError, UserError):
            if results:  # what was taken in stays
                _tell_received(results, args, env)
            raise
    return FINDINGS if _tell_received(results, args, env) else DONE


def _tell_received(results: Sequence[Received], args: Namespace, env: Env) -> bool:
    """What came of each file; True where somebody has to look at one."""
    from asn_desktop.core.exchange.receipt import Outcome

    fine = (Outcome.ACCEPTED, Outcome.DUPLICATE)
    findings = any(
        one.receipt is None or one.absent or any(total.outcome not in fine for total in one.receipt.totals)
        for one in results
    )
    if args.json:
        env.json([_received_record(one, env.texts) for one in results])
        return findings
    for one in results:
        if one.refused is not None:
            say(env, "refused", file=one.path.name, why=" ".join(env.texts.error(one.refused)))
        elif one.receipt is not None:
            say(env, "again" if one.again else "taken", file=one.path.name, nama=one.kantor)
            tell_receipt(one.receipt, env)
            for freed in one.freed:
                say(env, "freed", first=freed.first, last=freed.last)
        for part in one.absent:
            say(env, "absent", file=part)
    return findings


def run_receipt(args: Namespace, env: Env) -> int:
    """The receipt of an envelope, the newest unless a number is given: to print, or to read over the phone."""
    with open_db(args, env) as store:
        row, card = office(store, args.office), store.card()
        with store.reading(row.office) as unit:
            kept = [one for one in unit.history.envelopes() if args.number in (None, one.number) and one.receipt]
    if not kept:
        raise UserError("centre_no_receipt", nama=row.name)
    newest = max(kept, key=lambda one: (one.received, one.number))
    receipt = newest.receipt
    if receipt is None:
        raise UserError("centre_no_receipt", nama=row.name)
    if args.pdf is not None:
        from asn_desktop.core.usecases.centre.paper import receipt_form

        def form(texts: Texts) -> FilledForm:
            return receipt_form(receipt, row.name, newest.number, card, env.actor, texts)

        on_paper(args.pdf, form, row.name, env)
    if args.json:
        import msgspec

        env.json(msgspec.to_builtins(receipt))
    else:
        say(
            env,
            "receipt",
            nama=row.name,
            number=newest.number,
            made=day_of(newest.made),
            received=day_of(newest.received),
        )
        tell_receipt(receipt, env)
    return DONE


def run_send(args: Namespace, env: Env) -> int:
    """Envelopes down to one office or to all that have something due."""
    from asn_desktop.bootstrap import sealer
    from asn_desktop.core.usecases.centre.sending import send_down

    sent = []
    with open_db(args, env) as store:
        rows = store.offices() if args.office is None else [office(store, args.office)]
        for row in rows:
            try:
                sent.append(
                    send_down(
                        store,
                        sealer(key_ring(args)),
                        evidence(args),
                        row.office,
                        args.to,
                        env.actor,
                        everything=args.everything,
                        cancel=env.cancel,
                    )
                )
            except UserError as refused:
                if args.office is not None or refused.key not in ("centre_nothing_to_send", "centre_no_certificate"):
                    raise
    if args.json:
        env.json(
            [
                {"office": one.kantor, "number": one.number, "files": one.sealed.files, "content": one.content}
                for one in sent
            ]
        )
    else:
        for one in sent:
            held = ", ".join(f"{env.texts.say(f'centre.part.{sort}')} {n}" for sort, n in one.content.items())
            say(env, "sent", nama=one.kantor, file=one.sealed.files[0].name, isi=held)
        say(env, "sent_all" if sent else "sent_none", n=len(sent), folder=str(args.to))
    return DONE


def _received_record(one: Any, texts: Texts) -> dict[str, Any]:
    receipt = one.receipt
    totals: dict[str, int] = {}
    for total in receipt.totals if receipt else ():
        totals[total.outcome.value] = totals.get(total.outcome.value, 0) + total.n
    return {
        "file": one.path,
        "office": one.kantor,
        "again": one.again,
        "outcomes": totals,
        "gap": receipt.gap if receipt else None,
        "code": receipt.code if receipt else None,
        "freed": len(one.freed),
        "evidence": one.evidence,
        "absent": one.absent,
        "refused": None if one.refused is None else " ".join(texts.error(one.refused)),
    }
