"""`asn-desktop identity`: who this computer is to the centre, and how it comes to be known there."""

from __future__ import annotations

import getpass
import os
import platform
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from asn_desktop.cli.env import DONE, Env, answering
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts

PASSPHRASE = "ASN_DESKTOP_PASSPHRASE"
"""Names the variable that holds the passphrase where nobody can be asked."""


def register(commands: Any, texts: Texts) -> None:
    """Add `identity`."""

    def say(key: str) -> str:
        return texts.say(f"identity.help.{key}")

    identity = commands.add_parser("identity", help=say("identity"), description=say("identity"))
    deeds = identity.add_subparsers(dest="deed", required=True, metavar=texts.say("cli.heading.command"))

    show = deeds.add_parser("show", help=say("show"), description=say("show"))
    show.add_argument("--json", action="store_true", help=texts.say("cli.help.json"))
    show.set_defaults(run=run_show)

    enrol = deeds.add_parser("enrol", help=say("enrol"), description=say("enrol"))
    enrol.add_argument("--db", type=Path, required=True, metavar="FILE", help=texts.say("cli.help.db"))
    enrol.add_argument("--out", type=Path, required=True, metavar="FILE", help=say("enrol_out"))
    enrol.add_argument("--computer", default=platform.node(), metavar="NAME", help=say("computer"))
    enrol.set_defaults(run=run_enrol)

    admit = deeds.add_parser("admit", help=say("admit"), description=say("admit"))
    admit.add_argument("file", type=Path, metavar="FILE", help=say("admission"))
    admit.add_argument("--db", type=Path, required=True, metavar="FILE", help=texts.say("cli.help.db"))
    admit.add_argument("--new-centre", action="store_true", help=say("new_centre"))
    admit.set_defaults(run=run_admit)

    save = deeds.add_parser("save", help=say("save"), description=say("save"))
    save.add_argument("--out", type=Path, required=True, metavar="FILE", help=say("save_out"))
    save.set_defaults(run=run_save)

    restore = deeds.add_parser("restore", help=say("restore"), description=say("restore"))
    restore.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE", help=say("restore_from"))
    restore.set_defaults(run=run_restore)


def run_show(args: Namespace, env: Env) -> int:
    """The public keys of this computer, and which centres know it, each with its eight words."""
    from asn_desktop.bootstrap import installation, key_ring

    ring = key_ring()
    keys, certificates = ring.keys(), ring.all_certificates()
    if args.json:
        env.json(
            {
                "installation": installation(),
                "signing": keys.signing,
                "reading": keys.reading,
                "certificates": [
                    {
                        "serial": one.serial,
                        "office": one.name,
                        "centre": one.centre.name,
                        "centre_words": ring.centre_words(one.centre),
                        "from": one.valid_from,
                        "until": one.valid_until,
                    }
                    for one in certificates
                ],
            }
        )
        return DONE
    _say(env, "keys", installation=installation(), signing=keys.signing, reading=keys.reading)
    for one in certificates:
        _say(
            env,
            "certificate",
            office=one.name,
            centre=one.centre.name,
            start=one.valid_from,
            until=one.valid_until,
            words=" ".join(ring.centre_words(one.centre)),
        )
    if not certificates:
        _say(env, "no_certificate")
    return DONE


def run_enrol(args: Namespace, env: Env) -> int:
    """A request for the centre, and the eight words to compare over the phone."""
    from asn_desktop.bootstrap import installation, key_ring
    from asn_desktop.core.usecases.exchange.enrolling import request, request_file

    ring = key_ring()
    with env.exchange_office(args.db) as store:
        signed = request(store, ring, installation(), args.computer)
    try:
        args.out.write_bytes(request_file(signed))
    except OSError as problem:
        raise UserError(
            "identity_file_not_written", file=args.out.name, folder=str(args.out.absolute().parent)
        ) from problem
    _say(env, "enrolled", file=str(args.out), words=" ".join(ring.request_words(signed)))
    return DONE


def run_admit(args: Namespace, env: Env) -> int:
    """Take in the certificate, and say the eight words of the centre to compare over the phone."""
    from asn_desktop.bootstrap import installation, key_ring
    from asn_desktop.core.usecases.exchange.enrolling import admit, read_admission

    try:
        content = args.file.read_bytes()
    except OSError as problem:
        raise UserError("identity_file_unreadable", file=args.file.name, folder=str(args.file.parent)) from problem
    ring = key_ring()
    with env.exchange_office(args.db) as store:
        certificate = admit(store, ring, read_admission(content), installation(), new_centre=args.new_centre)
    _say(
        env,
        "admitted",
        office=certificate.name,
        centre=certificate.centre.name,
        until=certificate.valid_until,
        words=" ".join(ring.centre_words(certificate.centre)),
    )
    return DONE


def run_save(args: Namespace, env: Env) -> int:
    """All keys and certificates in one file under a passphrase."""
    from asn_desktop.bootstrap import key_ring

    key_ring().save_recovery(args.out, _passphrase(env))
    _say(env, "saved", file=str(args.out))
    return DONE


def run_restore(args: Namespace, env: Env) -> int:
    """Keys and certificates back from the recovery file."""
    from asn_desktop.bootstrap import key_ring

    ring = key_ring()
    ring.restore_recovery(args.source, _passphrase(env))
    _say(env, "restored", n=len(ring.all_certificates()))
    return DONE


def _passphrase(env: Env) -> str:
    named = os.environ.get(PASSPHRASE)
    if named is not None:
        return named
    if not sys.stdin.isatty():
        raise UserError("identity_passphrase_missing", variable=PASSPHRASE)
    with answering():
        return getpass.getpass(env.texts.say("identity.passphrase"))


def _say(env: Env, key: str, **facts: object) -> None:
    print(env.texts.say(f"identity.{key}", **facts), flush=True)
