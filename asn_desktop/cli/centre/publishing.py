"""What a centre publishes for all its offices: looked at first, and published once that is confirmed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asn_desktop.cli.centre.reaching import office, open_db
from asn_desktop.cli.centre.telling import day_of, record, say
from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.cli.values import day
from asn_desktop.core.kernel.errors import UserError

if TYPE_CHECKING:
    from asn_desktop.storage.central.store import SqlCentre


def register(action: Any, wording: Any) -> None:
    """Add these actions; `wording` gives the words of their help."""
    publish = action("publish", run_publish)
    what = publish.add_mutually_exclusive_group()
    what.add_argument("--pack", type=Path, metavar="FILE", help=wording("pack"))
    what.add_argument("--reference", metavar="NAME", help=wording("reference"))
    what.add_argument("--withdraw", metavar="ID", help=wording("withdraw"))
    publish.add_argument("--cases", type=Path, metavar="FILE", help=wording("cases"))
    publish.add_argument("--from", dest="start", type=day, metavar="DATE", help=wording("from"))
    publish.add_argument("--kind", action="append", metavar="KIND", help=wording("kind"))
    publish.add_argument("--yes", action="store_true", help=wording("yes"))


def run_publish(args: Namespace, env: Env) -> int:
    """What a pack or reference data would change; with `--yes` it is published. Without either, what is published, by
    whom, and how many offices have it; `--withdraw` takes back what none has.
    """
    from asn_desktop.core.usecases.centre.deciding import undo
    from asn_desktop.core.usecases.centre.ports import NOBODY
    from asn_desktop.core.usecases.centre.publishing import published, published_name

    with open_db(args, env) as store:
        if args.pack is not None:
            return _pack(args, env, store)
        if args.reference is not None:
            return _reference(args, env, store)
        if args.withdraw is not None:
            if args.withdraw not in {str(one.desk) for one in published(store)}:
                raise UserError("centre_no_decision")
            undo(store, NOBODY, UUID(args.withdraw), env.actor)
        rows = published(store)
    if args.json:
        env.json([record(row) for row in rows])
        return DONE
    for row in rows:
        if row.kind:
            say(env, "published_record", nama=published_name(row, env.texts), kind=env.texts.say(f"kind.{row.kind}"))
        else:
            say(env, "published_pack", nama=row.name, hari=row.active_from)
        key = "published_carried" if row.carried else "published_by"
        say(env, key, id=str(row.desk), actor=row.by, at=day_of(row.at), n=row.carried)
    say(env, "published_all", n=len(rows))
    return DONE


def _pack(args: Namespace, env: Env, store: SqlCentre) -> int:
    from asn_desktop.bootstrap import law_book
    from asn_desktop.core.exchange.downward import PackFile
    from asn_desktop.core.usecases.centre.publishing import publish_pack
    from asn_desktop.core.usecases.new_law import try_pack

    start = args.start or env.today
    cases = _text(args.cases) if args.cases else ""
    trial = try_pack(law_book(), PackFile(args.pack.name, start, _text(args.pack), cases))
    if args.yes:
        publish_pack(store, trial, start, env.actor)
    if args.json:
        changed = [{"entry": one.name, "from": one.now.start} for one in trial.changed]
        names = [one.name for one in trial.failed]
        env.json(
            {
                "title": trial.title,
                "changed": changed,
                "unverified": trial.unverified,
                "failed": names,
                "done": args.yes,
            }
        )
    else:
        passed = len(trial.results) - len(trial.failed)
        say(env, "pack_tried", aturan=trial.title, versi=trial.version, baik=passed, n=len(trial.results))
        for changed_entry in trial.changed:
            say(env, "pack_changes", butir=changed_entry.name, mulai=changed_entry.now.start)
        for failed in trial.failed:
            say(env, "pack_fails", kasus=failed.name)
        say(env, "pack_published" if args.yes else "publish_ask", hari=start)
    return FINDINGS if trial.failed else DONE


def _reference(args: Namespace, env: Env, store: SqlCentre) -> int:
    from asn_desktop.core.usecases.centre.publishing import REFERENCE, publish_reference, published_name, reference_of

    kinds = tuple(args.kind or REFERENCE)
    if unknown := sorted(set(kinds) - set(REFERENCE)):
        raise UserError("centre_not_reference", jenis=", ".join(unknown), boleh=", ".join(REFERENCE))
    row = office(store, args.reference)
    found = reference_of(store, row.office, kinds)
    if not found.different:
        raise UserError("centre_nothing_to_publish", kantor=row.name)
    if args.yes:
        publish_reference(store, found, row.name, env.actor)
    if args.json:
        env.json(
            {
                "new": [record(one) for one in found.new],
                "changed": [record(one) for one in found.changed],
                "done": args.yes,
            }
        )
        return DONE
    for key, several in (("reference_new", found.new), ("reference_changed", found.changed)):
        for one in several:
            say(env, key, nama=published_name(one, env.texts), kind=env.texts.say(f"kind.{one.kind}"))
    said = "reference_published" if args.yes else "publish_ask"
    say(env, said, n=len(found.new) + len(found.changed), kantor=row.name)
    return DONE


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as problem:
        raise UserError("identity_file_unreadable", file=path.name, folder=str(path.parent)) from problem
    except UnicodeDecodeError as problem:
        raise UserError("pack.not_text", file=path.name, entry="-", place="-") from problem
