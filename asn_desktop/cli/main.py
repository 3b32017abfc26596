"""The command line: reads what is asked for, has it done by the same use cases as the window, and says how it ended."""

from __future__ import annotations

import os
import sys
from argparse import _SubParsersAction
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from asn_desktop import __version__
from asn_desktop.bootstrap import note_defect
from asn_desktop.bootstrap import texts as catalogue
from asn_desktop.cli import career, centre, data, demo, exchange, forms, identity, office, printing, rules, scan, verify
from asn_desktop.cli.env import CANCELLED, DEFECT, FILE_PROBLEM, environment, stoppable
from asn_desktop.cli.targets import refuse_unsafe
from asn_desktop.cli.wording import Parser, parser_of
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.texts import Language, Texts


def run(argv: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit code (see docs/cli.md)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # an old Windows console lacks some letters of names: say the rest
            stream.reconfigure(errors="replace")
    texts = catalogue(language(argv))
    try:
        args = parser(texts).parse_args(argv)
    except SystemExit as ended:
        return int(ended.code or 0)
    env = None
    try:
        env = environment(texts)
        for name in ("db", "file", "source", "copy"):
            if isinstance(given := getattr(args, name, None), Path):
                setattr(args, name, given.absolute())  # what is said of the file names its folder
        refuse_unsafe(args)
        with stoppable(env):
            code: int = args.run(args, env)
        sys.stdout.flush()  # while there is still somebody to say that it failed
        return code
    except UserError as error:
        if env is not None:
            return env.report(error)
        print("\n".join(texts.error(error)), file=sys.stderr)
        return 2
    except (CancelledError, KeyboardInterrupt):
        print(texts.say("cli.cancelled"), file=sys.stderr)
        return CANCELLED
    except BrokenPipeError:
        # Whoever read our output has closed it (`| head`): nothing is wrong, and nothing more can be said.
        _say_no_more()
        return 0
    except Exception as problem:  # nobody is left alone with the inside of the program
        return _told(problem, texts)


def _told(problem: Exception, texts: Texts) -> int:
    """What nobody foresaw: a disk that takes no more of the output, or a defect, which is noted in the log."""
    try:
        print(flush=True)
    except OSError:
        _say_no_more()
        print("\n".join(texts.error(UserError("output_unwritable"))), file=sys.stderr)
        return FILE_PROBLEM
    file = note_defect(problem)
    print("\n".join(texts.error(UserError("program_defect", file=str(file)))), file=sys.stderr)
    return DEFECT


def _say_no_more() -> None:
    """What is still waiting to be written goes nowhere, so that the end of the program does not stumble over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse(error: UserError) -> int:
    """Say why nothing was done; returns the exit code that fits."""
    return environment(catalogue(language(()))).report(error)


def language(argv: Sequence[str]) -> Language:
    """The language asked for with `--lang` or `ASN_DESKTOP_LANG`; Indonesian otherwise."""
    asked = os.environ.get("ASN_DESKTOP_LANG", "")
    for place, word in enumerate(argv):
        if word == "--lang" and place + 1 < len(argv):
            asked = argv[place + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return "en" if asked == "en" else "id"


def parser(texts: Texts) -> Parser:
    """All commands with their arguments and help."""
    made = parser_of(texts)(prog="asn-desktop", description=texts.say("cli.about"), epilog=texts.say("cli.epilog"))
    made.add_argument("--version", action="version", version=f"ASN Desktop {__version__}", help=say(texts, "version"))
    made.add_argument("--lang", choices=("id", "en"), help=say(texts, "lang"))
    commands = made.add_subparsers(dest="command", required=True, metavar=texts.say("cli.heading.command"))
    demo.register(commands, texts)
    office.register(commands, texts)
    data.register(commands, texts)
    printing.register(commands, texts)
    forms.register(commands, texts)
    rules.register(commands, texts)
    scan.register(commands, texts)
    career.register(commands, texts)
    exchange.register(commands, texts)
    centre.register(commands, texts)
    verify.register(commands, texts)
    identity.register(commands, texts)
    return made


def commands(parser: Parser) -> set[str]:
    """The names of all commands."""
    return {name for action in parser._actions if isinstance(action, _SubParsersAction) for name in action.choices}


def say(texts: Texts, key: str) -> str:
    return texts.say(f"cli.help.{key}")
