"""A centre and whom it believes: made, opened in a window, offices admitted, certificates revoked."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from asn_desktop.cli.centre.reaching import key_ring, office, open_db, read_request, written
from asn_desktop.cli.centre.telling import say
from asn_desktop.cli.env import DONE, Env
from asn_desktop.cli.values import day
from asn_desktop.core.kernel.errors import UserError


def register(action: Any, wording: Any) -> None:
    """Add these actions; `wording` gives the words of their help."""
    init = action("init", run_init)
    init.add_argument("--name", required=True, metavar="NAME", help=wording("name"))
    init.add_argument("--practice", action="store_true", help=wording("practice"))

    action("open", run_open, json=False)

    enrol = action("enrol", run_enrol)
    enrol.add_argument("request", type=Path, metavar="FILE", help=wording("request"))
    enrol.add_argument("--out", type=Path, metavar="FILE", help=wording("admission"))
    enrol.add_argument("--until", type=day, metavar="DATE", help=wording("until"))
    enrol.add_argument("--replace", action="store_true", help=wording("replace"))

    revoking = action("revoke", run_revoke)
    revoking.add_argument("--office", required=True, metavar="NAME", help=wording("office"))
    revoking.add_argument("--reason", required=True, metavar="TEXT", help=wording("reason"))


def run_init(args: Namespace, env: Env) -> int:
    """A new centre, with keys of its own."""
    from asn_desktop.core.usecases.centre.enrolling import centre_card
    from asn_desktop.storage.central.store import create_centre
    from asn_desktop.storage.ids import new_id

    ring = key_ring(args)
    card = centre_card(new_id(), args.name, args.practice, ring)
    create_centre(args.db, card, env.today).close()
    words = ring.centre_words(card)
    if args.json:
        env.json({"centre": card.id, "name": card.name, "words": words})
    else:
        say(env, "made", nama=card.name, words=" ".join(words))
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

    ring = key_ring(args)
    signed = read_request(args.request)
    asked = ring.check_enrolment(signed)
    words = ring.request_words(signed)
    told = {"office": asked.office, "name": asked.name, "computer": asked.computer, "words": words}
    if args.out is None:
        if args.json:
            env.json(told)
        else:
            say(env, "asks", nama=asked.name, komputer=asked.computer, words=" ".join(words))
        return DONE
    with open_db(args, env) as store:
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
    written(args.out, msgspec.json.encode(made.admission))
    if args.json:
        env.json(told | {"file": args.out, "until": made.certificate.valid_until, "centre_words": own})
    else:
        say(env, "admitted", nama=asked.name, file=str(args.out), until=made.certificate.valid_until)
        say(env, "centre_words", words=" ".join(own))
    return DONE


def run_revoke(args: Namespace, env: Env) -> int:
    """The certificates of an office hold no longer."""
    from asn_desktop.core.usecases.centre.enrolling import revoke

    with open_db(args, env) as store:
        row = office(store, args.office)
        n = revoke(store, row.office, args.reason, env.actor)
    if args.json:
        env.json({"office": row.office, "revoked": n})
    else:
        say(env, "revoked", nama=row.name, n=n)
    return DONE
