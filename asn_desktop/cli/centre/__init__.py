"""`asn-desktop centre`: the head office on a command line. `--db` is a PostgreSQL URL or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asn_desktop.cli.centre import desk, envelopes, lists, publishing, trust
from asn_desktop.core.kernel.texts import Texts


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

    for part in (trust, envelopes, lists, desk, publishing):
        part.register(action, say)
