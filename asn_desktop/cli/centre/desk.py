"""The desk of a centre: what only a person can decide, and employees who move."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.centre.reaching import evidence, office, open_db
from asn_desktop.cli.centre.telling import record, say, who_acts
from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.cli.values import day
from asn_desktop.core.kernel.errors import UserError

if TYPE_CHECKING:
    from asn_desktop.core.usecases.centre.rows import AnswerRow, OfficeRow, PersonRow
    from asn_desktop.storage.central.store import SqlCentre


def register(action: Any, wording: Any) -> None:
    """Add these actions; `wording` gives the words of their help."""
    conflicts = action("conflicts", run_conflicts)
    conflicts.add_argument("--decide", metavar="ID", help=wording("decide"))
    conflicts.add_argument("--as", dest="decision", metavar="DECISION", choices=_DECISIONS, help=wording("as"))
    conflicts.add_argument("--reject", metavar="ID", help=wording("reject"))
    conflicts.add_argument("--undo", metavar="ID", help=wording("undo"))
    conflicts.add_argument("--reason", default="", metavar="TEXT", help=wording("reason"))

    transfer = action("transfer", run_transfer)
    transfer.add_argument("--nip", required=True, metavar="NIP", help=wording("nip"))
    transfer.add_argument("--office", required=True, metavar="NAME", help=wording("from_office"))
    transfer.add_argument("--to", required=True, metavar="NAME", help=wording("to_office"))
    transfer.add_argument("--on", type=day, required=True, metavar="DATE", help=wording("on"))

    propose = action("propose", run_propose)
    propose.add_argument("--nip", required=True, metavar="NIP", help=wording("nip"))
    propose.add_argument("--office", required=True, metavar="NAME", help=wording("office"))
    propose.add_argument("--field", required=True, metavar="FIELD", help=wording("field"))
    propose.add_argument("--value", required=True, metavar="TEXT", help=wording("value"))
    propose.add_argument("--reason", required=True, metavar="TEXT", help=wording("reason"))

    erase = action("erase", run_erase)
    erase.add_argument("--nip", required=True, metavar="NIP", help=wording("nip"))
    erase.add_argument("--office", required=True, metavar="NAME", help=wording("office"))
    erase.add_argument("--reason", required=True, metavar="TEXT", help=wording("reason"))
    erase.add_argument("--yes", action="store_true", help=wording("erase_yes"))


_DECISIONS = ("office", "centre", "merge_here", "merge_there", "different")


def run_conflicts(args: Namespace, env: Env) -> int:
    """What the desk must decide; `--decide` settles one, `--reject` gives an entry back to its office, which reads the
    reason, `--undo` takes either back.
    """
    from uuid import UUID

    from asn_desktop.core.exchange.entry import Position
    from asn_desktop.core.exchange.receipt import Outcome
    from asn_desktop.core.usecases.centre.deciding import decide, reject, undo
    from asn_desktop.core.usecases.centre.paper import kind_text, reason_text
    from asn_desktop.core.usecases.centre.rows import Decision

    with open_db(args, env) as store:
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
            if not args.json:
                say(env, "decided", id=str(done))
        elif args.reject:
            lying = [row for row in store.open_answers() if entry_id(row) == args.reject and row.returnable]
            if not lying or not args.reason.strip():
                raise UserError("centre_nothing_to_reject" if not lying else "centre_reason_missing")
            place = Position(lying[0].epoch, lying[0].seq)
            done = reject(store, lying[0].office, place, args.reason.strip(), env.actor)
            if not args.json:
                say(env, "rejected", id=str(done))
        conflicts, answers = store.conflicts(), store.open_answers()
    if args.json:
        rows = [record(one) | {"id": entry_id(one)} for one in answers]
        env.json({"conflicts": [record(one) for one in conflicts], "open": rows})
        return FINDINGS if conflicts else DONE
    for one in conflicts:
        other = f" / {one.other_kantor}: {one.other_nama}" if one.other_kantor else ""
        kind = kind_text(one.kind, env.texts)
        say(env, f"conflict_{one.sort}", id=str(one.id), nama=one.nama, kantor=one.kantor, kind=kind, other=other)
    answers = [row for row in answers if row.outcome is not Outcome.CONFLICT]  # those were told above
    for row in answers:
        why = reason_text(row.reason, row.facts, env.texts)
        who = who_acts(row.who.value, env.texts)
        say(env, "open", id=entry_id(row), nama=row.kantor, epoch=row.epoch, seq=row.seq, why=why, who=who)
    say(env, "conflicts", n=len(conflicts), m=len(answers))
    return FINDINGS if conflicts else DONE


def run_transfer(args: Namespace, env: Env) -> int:
    """An employee moves from one office to another; both are told with the next envelopes."""
    from asn_desktop.core.usecases.centre.moving import transfer

    with open_db(args, env) as store:
        source, target = office(store, args.office), office(store, args.to)
        person = _person(store, source, args.nip)
        moved = transfer(store, source.office, person.pegawai, target.office, args.on, env.actor)
    if args.json:
        env.json({"transfer": moved.id, "name": moved.nama, "from": moved.from_name, "to": moved.to_name})
    else:
        say(env, "moved", nama=moved.nama, dari=moved.from_name, ke=moved.to_name)
    return DONE


def run_propose(args: Namespace, env: Env) -> int:
    """Another value for a field of an employee, which the office takes or declines."""
    from asn_desktop.core.usecases.centre.correcting import propose_field

    with open_db(args, env) as store:
        source = office(store, args.office)
        person = _person(store, source, args.nip)
        made = propose_field(store, source.office, person.pegawai, args.field, args.value, args.reason, env.actor)
    if args.json:
        env.json({"correction": made.id, "name": person.nama})
    else:
        say(env, "proposed", nama=person.nama, kantor=source.name)
    return DONE


def run_erase(args: Namespace, env: Env) -> int:
    """What the centre holds of an employee is wiped, and the office is asked to do as much; only with `--yes`."""
    from asn_desktop.core.usecases.centre.erasing import erase

    with open_db(args, env) as store:
        source = office(store, args.office)
        person = _person(store, source, args.nip)
        entries = 0
        if args.yes:
            done = erase(store, source.office, person.pegawai, args.reason, env.actor)
            entries, kept = done.entries, evidence(args)
            for sha256 in done.evidence:
                kept.remove(sha256)
    if args.json:
        env.json({"name": person.nama, "entries": entries, "done": args.yes})
    else:
        say(env, "erased" if args.yes else "erase_ask", nama=person.nama, kantor=source.name, n=entries)
    return DONE


def entry_id(row: AnswerRow) -> str:
    """By which an entry that is not accepted is named on the command line."""
    return f"{row.office}.{row.epoch}.{row.seq}"


def _person(store: SqlCentre, source: OfficeRow, named: str) -> PersonRow:
    from asn_desktop.core.usecases.centre.rows import PersonFilter

    nip = named.replace(" ", "")
    found = [row for row in store.persons(PersonFilter(nip, source.office), 10) if row.nip == nip]
    if not found:
        raise UserError("centre_not_there", kantor=source.name)
    return found[0]
