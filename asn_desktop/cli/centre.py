"""`asn-desktop centre`: the head office on a command line. `--db` is a PostgreSQL URL or a file."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.texts import Texts, grouped_nip

if TYPE_CHECKING:
    from asn_desktop.core.exchange.receipt import Receipt
    from asn_desktop.core.usecases.centre.rows import OfficeRow
    from asn_desktop.storage.central.store import SqlCentre
    from asn_desktop.storage.identity import CentreKeyRing


def register(commands: Any, texts: Texts) -> None:
    """Add `centre` with its actions."""

    def say(key: str) -> str:
        return texts.say(f"centre.help.{key}")

    parser = commands.add_parser("centre", help=say("centre"), description=say("centre"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=texts.say("cli.heading.command"))

    def action(name: str, run: Any, *, json: bool = True) -> Any:
        made = actions.add_parser(name, help=say(name), description=say(name))
        made.add_argument("--db", required=True, metavar="URL", help=say("db"))
        made.add_argument("--home", type=Path, metavar="DIR", help=say("home"))
        if json:
            made.add_argument("--json", action="store_true", help=say("json"))
        made.set_defaults(run=run)
        return made

    init = action("init", run_init)
    init.add_argument("--name", required=True, metavar="NAME", help=say("name"))
    init.add_argument("--practice", action="store_true", help=say("practice"))

    action("open", run_open, json=False)

    enrol = action("enrol", run_enrol)
    enrol.add_argument("request", type=Path, metavar="FILE", help=say("request"))
    enrol.add_argument("--out", type=Path, metavar="FILE", help=say("admission"))
    enrol.add_argument("--until", type=_day, metavar="DATE", help=say("until"))
    enrol.add_argument("--replace", action="store_true", help=say("replace"))

    revoke = action("revoke", run_revoke)
    revoke.add_argument("--office", required=True, metavar="NAME", help=say("office"))
    revoke.add_argument("--reason", required=True, metavar="TEXT", help=say("reason"))

    receive = action("receive", run_receive)
    receive.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("paths"))

    receipt = action("receipt", run_receipt)
    receipt.add_argument("--office", required=True, metavar="NAME", help=say("office"))
    receipt.add_argument("--number", type=int, metavar="N", help=say("number"))

    send = action("send", run_send)
    send.add_argument("--to", type=Path, required=True, metavar="DIR", help=say("to"))
    send.add_argument("--office", metavar="NAME", help=say("office_or_all"))
    send.add_argument("--everything", action="store_true", help=say("everything"))
    send.add_argument("--pack", type=Path, metavar="FILE", help=say("pack"))
    send.add_argument("--cases", type=Path, metavar="FILE", help=say("cases"))
    send.add_argument("--from", dest="start", type=_day, metavar="DATE", help=say("from"))

    offices = action("offices", run_offices)
    offices.add_argument("--calls", action="store_true", help=say("calls"))
    offices.add_argument("--xlsx", type=Path, metavar="FILE", help=say("xlsx"))

    conflicts = action("conflicts", run_conflicts)
    conflicts.add_argument("--decide", metavar="ID", help=say("decide"))
    conflicts.add_argument("--as", dest="decision", metavar="DECISION", choices=_DECISIONS, help=say("as"))
    conflicts.add_argument("--undo", metavar="ID", help=say("undo"))
    conflicts.add_argument("--reason", default="", metavar="TEXT", help=say("reason"))

    people = action("people", run_people)
    people.add_argument("text", nargs="?", default="", metavar="TEXT", help=say("text"))

    progress = action("progress", run_progress)
    progress.add_argument("--year", type=int, required=True, metavar="YEAR", help=say("year"))
    progress.add_argument("--office", metavar="NAME", help=say("office"))
    progress.add_argument("--xlsx", type=Path, metavar="FILE", help=say("xlsx"))

    transfer = action("transfer", run_transfer)
    transfer.add_argument("--nip", required=True, metavar="NIP", help=say("nip"))
    transfer.add_argument("--office", required=True, metavar="NAME", help=say("from_office"))
    transfer.add_argument("--to", required=True, metavar="NAME", help=say("to_office"))
    transfer.add_argument("--on", type=_day, required=True, metavar="DATE", help=say("on"))


_DECISIONS = ("office", "centre", "merge_here", "merge_there", "different")


def run_init(args: Namespace, env: Env) -> int:
    """A new centre, with keys of its own."""
    from asn_desktop.core.usecases.centre.enrolling import centre_card
    from asn_desktop.storage.central.store import create_centre
    from asn_desktop.storage.ids import new_id

    ring = _ring(args)
    card = centre_card(new_id(), args.name, args.practice, ring)
    create_centre(args.db, card, env.today).close()
    words = ring.centre_words(card)
    if args.json:
        env.json({"centre": card.id, "name": card.name, "words": words})
    else:
        _say(env, "made", nama=card.name, words=" ".join(words))
    return DONE


def run_open(args: Namespace, env: Env) -> int:  # noqa: ARG001
    """The centre in a window."""
    from asn_desktop.bootstrap import has_screen, open_window

    if not has_screen():
        raise UserError("no_screen")
    return open_window(centre=args.db, centre_home=args.home)


def run_enrol(args: Namespace, env: Env) -> int:
    """Without `--out` only who asks, and the words to compare over the phone; with it, the answer for the office."""
    import secrets

    import msgspec

    from asn_desktop.core.usecases.centre.enrolling import admit

    ring = _ring(args)
    signed = _signed(args.request)
    asked = ring.check_enrolment(signed)
    words = ring.request_words(signed)
    told = {"office": asked.office, "name": asked.name, "computer": asked.computer, "words": words}
    if args.out is None:
        if args.json:
            env.json(told)
        else:
            _say(env, "asks", nama=asked.name, komputer=asked.computer, words=" ".join(words))
        return DONE
    with _centre(args, env) as store:
        made = admit(
            store,
            ring,
            signed,
            env.today,
            env.actor,
            lambda: secrets.token_bytes(32),
            until=args.until,
            replace=args.replace,
        )
        own = ring.centre_words(store.card())
    _written(args.out, msgspec.json.encode(made.admission))
    if args.json:
        env.json(told | {"file": args.out, "until": made.certificate.valid_until, "centre_words": own})
    else:
        _say(env, "admitted", nama=asked.name, file=str(args.out), until=made.certificate.valid_until)
        _say(env, "centre_words", words=" ".join(own))
    return DONE


def run_revoke(args: Namespace, env: Env) -> int:
    """The certificates of an office hold no longer."""
    from asn_desktop.core.usecases.centre.enrolling import revoke

    with _centre(args, env) as store:
        row = _office(store, args.office)
        n = revoke(store, row.office, args.reason, env.actor)
    if args.json:
        env.json({"office": row.office, "revoked": n})
    else:
        _say(env, "revoked", nama=row.name, n=n)
    return DONE


def run_receive(args: Namespace, env: Env) -> int:
    """Take in files and folders; findings where one was refused, waits, or has entries that somebody must look at."""
    from asn_desktop.bootstrap import opener
    from asn_desktop.core.exchange.receipt import Outcome
    from asn_desktop.core.usecases.centre.receiving import Desk, receive

    with _centre(args, env) as store:
        desk = Desk(opener(), _trust(args, env, store), _evidence(args))
        results = receive(store, desk, args.paths, env.actor, env.progress("check.progress"), env.cancel)
    fine = (Outcome.ACCEPTED, Outcome.DUPLICATE)
    findings = any(
        one.receipt is None or one.absent or any(total.outcome not in fine for total in one.receipt.totals)
        for one in results
    )
    if args.json:
        env.json([_received_record(one, env.texts) for one in results])
        return FINDINGS if findings else DONE
    for one in results:
        if one.refused is not None:
            _say(env, "refused", file=one.path.name, why=" ".join(env.texts.error(one.refused)))
        elif one.receipt is not None:
            _say(env, "again" if one.again else "taken", file=one.path.name, nama=one.kantor)
            _tell_receipt(one.receipt, env)
            for freed in one.freed:
                _say(env, "freed", first=freed.first, last=freed.last)
        for part in one.absent:
            _say(env, "absent", file=part)
    return FINDINGS if findings else DONE


def run_receipt(args: Namespace, env: Env) -> int:
    """The receipt of an envelope, the newest unless a number is given: to print, or to read over the phone."""
    with _centre(args, env) as store:
        row = _office(store, args.office)
        with store.writing(row.office) as (unit,):
            kept = [one for one in unit.history.envelopes() if args.number in (None, one.number) and one.receipt]
    if not kept:
        raise UserError("centre_no_receipt", nama=row.name)
    newest = max(kept, key=lambda one: (one.received, one.number))
    if newest.receipt is None:
        raise UserError("centre_no_receipt", nama=row.name)
    if args.json:
        import msgspec

        env.json(msgspec.to_builtins(newest.receipt))
    else:
        _say(env, "receipt", nama=row.name, number=newest.number, made=newest.made[:10], received=newest.received[:10])
        _tell_receipt(newest.receipt, env)
    return DONE


def run_send(args: Namespace, env: Env) -> int:
    """Envelopes down to one office or to all that have something due; before that a pack, where one is named."""
    from asn_desktop.bootstrap import sealer
    from asn_desktop.core.usecases.centre.sending import publish_pack, send_down
    from asn_desktop.storage.ids import new_id

    sent = []
    with _centre(args, env) as store:
        if args.pack is not None:
            cases = args.cases.read_text("utf-8") if args.cases else ""
            publish_pack(store, args.pack.stem, args.start or env.today, args.pack.read_text("utf-8"), cases, new_id())
        rows = store.offices() if args.office is None else [_office(store, args.office)]
        for row in rows:
            try:
                sent.append(
                    send_down(
                        store,
                        sealer(_ring(args)),
                        _evidence(args),
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
            _say(env, "sent", nama=one.kantor, file=one.sealed.files[0].name, isi=held)
        _say(env, "sent_all", n=len(sent), folder=str(args.to))
    return DONE


def run_offices(args: Namespace, env: Env) -> int:
    """Every office with when it last sent and what is missing; `--calls` only those to be called."""
    from asn_desktop.core.usecases.centre.overview import call_list, days_since, office_sheet

    with _centre(args, env) as store:
        calls = call_list(store, env.today)
        rows = [call.office for call in calls] if args.calls else store.offices()
        alerts = store.alerts()
    if args.xlsx is not None:
        from asn_desktop.storage.sheets import SpreadsheetFiles

        SpreadsheetFiles().write(args.xlsx, [office_sheet(calls, env.texts)])
    if args.json:
        env.json({"offices": [_record(row) for row in rows], "alerts": [_record(row) for row in alerts]})
        return DONE
    for row in rows:
        days = None if row.last_envelope is None else days_since(row.last_envelope, env.today)
        last = env.texts.say("centre.never") if days is None else env.texts.say("centre.days", n=days)
        gaps = "; ".join(env.texts.say("centre.gap", epoch=e, first=a, last=b) for e, a, b in row.gaps)
        facts = {"nama": row.name, "last": last, "pegawai": row.employees, "open": row.open_office + row.open_centre}
        _say(env, "office", **facts)
        if gaps:
            _say(env, "office_gaps", gaps=gaps, n=row.waiting)
    for alert in alerts:
        what, why, _ = env.texts.error(UserError(alert.reason, **alert.facts))
        _say(env, "alert", at=alert.at[:10], nama=alert.kantor, what=f"{what} {why}", n=alert.times)
    _say(env, "offices", n=len(rows))
    return DONE


def run_conflicts(args: Namespace, env: Env) -> int:
    """What the desk must decide; `--decide` settles one, `--undo` takes a decision back."""
    from uuid import UUID

    from asn_desktop.core.usecases.centre.deciding import decide, undo
    from asn_desktop.core.usecases.centre.rows import Decision

    with _centre(args, env) as store:
        if args.undo:
            decided = [one for one in store.decisions(10_000) if str(one.id) == args.undo]
            if not decided:
                raise UserError("centre_no_decision")
            undo(store, decided[0].office, UUID(args.undo), env.actor)
        elif args.decide:
            found = [one for one in store.conflicts() if str(one.id) == args.decide]
            if not found or args.decision is None:
                raise UserError("centre_no_such_decision")
            done = decide(store, found[0], Decision(args.decision), env.actor, args.reason)
            _say(env, "decided", id=str(done))
        conflicts, answers = store.conflicts(), store.open_answers()
    if args.json:
        env.json({"conflicts": [_record(one) for one in conflicts], "open": [_record(one) for one in answers]})
        return FINDINGS if conflicts else DONE
    for one in conflicts:
        other = f" / {one.other_kantor}: {one.other_nama}" if one.other_kantor else ""
        kind = env.texts.say(f"kind.{one.kind}")
        _say(env, f"conflict_{one.sort}", id=str(one.id), nama=one.nama, kantor=one.kantor, kind=kind, other=other)
    for row in answers:
        why = _reason(row.reason, row.facts, env.texts)
        _say(env, "open", nama=row.kantor, epoch=row.epoch, seq=row.seq, why=why, who=_who(row.who.value, env.texts))
    _say(env, "conflicts", n=len(conflicts), m=len(answers))
    return FINDINGS if conflicts else DONE


def run_people(args: Namespace, env: Env) -> int:
    """Employees of all offices, by any part of name, NIP, post or unit."""
    from asn_desktop.core.usecases.centre.rows import PersonFilter

    with _centre(args, env) as store:
        where = PersonFilter(text=args.text)
        rows, n = store.persons(where, 50), store.person_count(where)
    if args.json:
        env.json({"n": n, "people": [_record(row) for row in rows]})
        return DONE
    for row in rows:
        print(" | ".join((grouped_nip(row.nip), row.nama, row.golongan, row.jabatan, row.unit, row.kantor)))
    _say(env, "people", n=n)
    return DONE


def run_progress(args: Namespace, env: Env) -> int:
    """Sums of a year by office, or by unit of one office."""
    from asn_desktop.core.usecases.centre.overview import roll_up_sheet

    with _centre(args, env) as store:
        office = None if args.office is None else _office(store, args.office).office
        rows = store.roll_up(args.year, office)
    sheet = roll_up_sheet(rows, args.year, env.texts)
    if args.xlsx is not None:
        from asn_desktop.storage.sheets import SpreadsheetFiles

        SpreadsheetFiles().write(args.xlsx, [sheet])
    if args.json:
        env.json([_record(row) for row in rows])
    else:
        for line in sheet.rows:
            print(" | ".join("" if cell is None else str(cell) for cell in line))
    return DONE


def run_transfer(args: Namespace, env: Env) -> int:
    """An employee moves from one office to another; both are told with the next envelopes."""
    from asn_desktop.core.usecases.centre.moving import transfer
    from asn_desktop.core.usecases.centre.rows import PersonFilter

    nip = args.nip.replace(" ", "")
    with _centre(args, env) as store:
        source, target = _office(store, args.office), _office(store, args.to)
        found = [row for row in store.persons(PersonFilter(nip, source.office), 10) if row.nip == nip]
        if not found:
            raise UserError("centre_not_there", kantor=source.name)
        moved = transfer(store, source.office, found[0].pegawai, target.office, args.on, env.actor)
    if args.json:
        env.json({"transfer": moved.id, "name": moved.nama, "from": moved.from_name, "to": moved.to_name})
    else:
        _say(env, "moved", nama=moved.nama, dari=moved.from_name, ke=moved.to_name)
    return DONE


@contextmanager
def _centre(args: Namespace, env: Env) -> Iterator[SqlCentre]:
    from asn_desktop.storage.central.store import open_centre

    store = open_centre(args.db, env.today)
    try:
        store.advance(env.today)
        yield store
    finally:
        store.close()


def _ring(args: Namespace) -> CentreKeyRing:
    from asn_desktop.bootstrap import centre_key_ring

    return centre_key_ring(None if args.home is None else args.home / "identity")


def _evidence(args: Namespace) -> Any:
    from asn_desktop.bootstrap import home
    from asn_desktop.storage.central.evidence import EvidenceFolder

    return EvidenceFolder((args.home or home() / "centre") / "evidence")


def _trust(args: Namespace, env: Env, store: SqlCentre) -> Any:
    from asn_desktop.storage.identity import CentreTrust

    revoked = {one.serial: one for one in store.revocations()}

    def find(serial: Any) -> Any:
        issued = store.certified(serial)
        return None if issued is None else issued.certificate

    practice = store.card().practice
    return CentreTrust(_ring(args), today=env.today, practice=practice, find=find, revoked=revoked.get)


def _office(store: SqlCentre, named: str) -> OfficeRow:
    from asn_desktop.core.usecases.centre.overview import office_named

    found = office_named(store, named)
    if found is None:
        raise UserError("centre_no_such_office")
    return found


def _signed(path: Path) -> Any:
    import msgspec

    from asn_desktop.core.exchange.trust import Signed

    try:
        return msgspec.json.decode(path.read_bytes(), type=ready(Signed))
    except OSError:
        raise UserError("centre_request_missing", file=path.name) from None
    except msgspec.DecodeError:
        raise UserError("identity_request_broken") from None


def _written(path: Path, content: bytes) -> None:
    making = path.with_name(path.name + ".making")
    try:
        making.write_bytes(content)
        making.replace(path)
    except OSError as problem:
        raise UserError("centre_not_written", file=path.name, detail=str(problem)) from problem


def _tell_receipt(receipt: Receipt, env: Env) -> None:
    """Totals, what is open, and the code: what both sides compare."""
    texts = env.texts
    counts: dict[str, int] = {}
    for total in receipt.totals:
        counts[total.outcome.value] = counts.get(total.outcome.value, 0) + total.n
    totals = ", ".join(f"{texts.say(f'exchange.outcome.{outcome}')} {n}" for outcome, n in counts.items())
    _say(env, "totals", first=receipt.first, last=receipt.last, totals=totals)
    if receipt.gap is not None:
        _say(env, "gap_line", first=receipt.gap[0], last=receipt.gap[1])
    for answer in receipt.answers[:50]:
        why = _reason(answer.reason, answer.facts, texts)
        _say(env, "answer", seq=answer.seq, outcome=texts.say(f"exchange.outcome.{answer.outcome}"), why=why)
    if len(receipt.answers) > 50:
        _say(env, "more", n=len(receipt.answers) - 50)
    _say(env, "code", code=receipt.code)


def _reason(reason: str, facts: Any, texts: Texts) -> str:
    """Facts as the reader knows them: kinds of records by their names."""
    shown = dict(facts)
    if "kind" in shown and texts.has(f"kind.{shown['kind']}"):
        shown["kind"] = texts.say(f"kind.{shown['kind']}")
    return texts.say(f"exchange.reason.{reason}", **shown)


def _who(who: str, texts: Texts) -> str:
    return texts.say(f"exchange.who.{who}")


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


def _record(row: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(row, str_keys=True)


def _say(env: Env, key: str, **facts: object) -> None:
    print(env.texts.say(f"centre.{key}", **facts), flush=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"invalid date value: {text!r}") from None
