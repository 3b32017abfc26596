"""Commands about an office's file as a whole: make a practice office, check it, back it up."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path
from typing import Any

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.cli.values import number
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts


def register(commands: Any, texts: Texts) -> None:
    """Add `sample`, `check`, `backup` and `restore`."""

    def say(key: str) -> str:
        return texts.say(f"cli.help.{key}")

    sample = commands.add_parser("sample", help=say("sample"), description=say("sample"))
    sample.add_argument("--office", required=True, choices=("walesi", "pematangsiantar"), help=say("office"))
    sample.add_argument("--employees", type=number(1, 100_000), metavar="N", help=say("employees"))
    sample.add_argument("--seed", type=int, default=1, metavar="S", help=say("seed"))
    sample.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("new_db"))
    sample.add_argument("--json", action="store_true", help=say("json"))
    sample.set_defaults(run=run_sample)

    check = commands.add_parser("check", help=say("check"), description=say("check"))
    check.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    check.add_argument("--json", action="store_true", help=say("json"))
    check.set_defaults(run=run_check)

    backup = commands.add_parser("backup", help=say("backup"), description=say("backup"))
    backup.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    backup.add_argument("--out", type=Path, required=True, metavar="FILE", help=say("backup_out"))
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", help=say("restore"), description=say("restore"))
    restore.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    restore.add_argument("--from", dest="copy", type=Path, metavar="FILE", help=say("restore_from"))
    restore.add_argument("--json", action="store_true", help=say("json"))
    restore.set_defaults(run=run_restore)


def run_sample(args: Namespace, env: Env) -> int:
    """A new file with a practice office, evidence beside it; where it cannot be finished, neither is left."""
    from asn_desktop.bootstrap import installation, journals, law_book, vault
    from asn_desktop.core.usecases.ports import Context
    from asn_desktop.core.usecases.practice import create
    from asn_desktop.storage.db import create_store, new_id

    kantor = create.kantor(args.office, args.employees, new_id())
    store = create_store(
        args.db, kantor, today=env.today, installation=installation(), actor=env.actor, journals=journals()
    )
    evidence = vault(args.db)
    before = evidence.is_there()
    try:
        context = Context(store, law_book(), env.actor, env.today, vault=evidence)
        made, _ = create.create(
            context, args.office, args.employees, args.seed, env.progress("sample.progress"), env.cancel
        )
        env.refuse_if_stopped()
    except BaseException:
        store.close()
        _forget(args.db)
        if not before:  # what lay there was somebody's
            shutil.rmtree(evidence.folder, ignore_errors=True)
        raise
    store.close()
    if args.json:
        env.json(
            {"file": args.db, "office": kantor.nama, "employees": made.pegawai, "skp": made.skp, "final": made.final}
        )
    else:
        env.say(
            "sample.done", file=str(args.db), nama=kantor.nama, pegawai=made.pegawai, skp=made.skp, final=made.final
        )
    return DONE


def run_check(args: Namespace, env: Env) -> int:
    """The file's integrity: database, journal, lists; and of the evidence and scans beside it."""
    from asn_desktop.core.usecases.attachments import check_files

    with env.office(args.db) as context:
        found = context.store.check()
        if not any(error.key == "check_database" for error in found):
            found += check_files(context, env.progress("check.progress"), env.cancel)
    env.refuse_if_stopped()
    if args.json:
        env.json({"file": args.db, "sound": not found, "findings": [_words(env, error) for error in found]})
    elif found:
        for error in found:
            print("\n".join(env.texts.error(error)))
    else:
        env.say("check.sound", file=str(args.db))
    return FINDINGS if found else DONE


def run_backup(args: Namespace, env: Env) -> int:
    """A verified copy under another name, with the evidence and scans beside it."""
    with env.office(args.db) as context:
        context.store.backup(args.out)
        context.vault.copy_to(args.out, env.progress("check.progress"), env.cancel)
    env.say("backup.done", file=str(args.out))
    return DONE


def run_restore(args: Namespace, env: Env) -> int:
    """Without `--from` the copies there are; with it, back to that copy, after the present file was kept."""
    from asn_desktop.bootstrap import safe
    from asn_desktop.core.usecases.attachments import missing_files

    kept = safe()
    if args.copy is None:
        copies = kept.copies(args.db)
        if args.json:
            env.json([{"file": c.path, "made_at": c.made_at, "reason": c.reason.value, "size": c.size} for c in copies])
        else:
            for copy in copies:
                env.say("restore.copy", at=copy.made_at, reason=copy.reason, file=str(copy.path))
            env.say("restore.copies", n=len(copies), folder=str(kept.root))
        return DONE
    losses = kept.losses(args.db, args.copy)
    aside = kept.restore(args.db, args.copy, lambda: None, env.progress("restore.progress"), env.cancel)
    with env.office(args.db) as context:
        missing = missing_files(context)
    if args.json:
        told = {"lost": losses.lost, "returning": losses.returning, "missing": missing}
        env.json({"file": args.db, "from": args.copy, "kept": aside, **told})
    else:
        env.say("restore.done", file=str(args.db), lost=losses.lost, kept=str(aside))
        if missing:
            env.say("restore.missing", n=len(missing), names=", ".join(missing[:20]))
    return DONE


def _words(env: Env, error: UserError) -> dict[str, str]:
    what, why, now = env.texts.error(error)
    return {"key": error.key, "what": what, "why": why, "now": now}


def _forget(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-lock"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
