"""A command line that speaks the reader's language: argparse with our own headings, help and explanations."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from asn_desktop.cli.env import WRONG_USE
from asn_desktop.cli.examples import EXAMPLES
from asn_desktop.core.kernel.texts import Texts

_MISTAKES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("missing", re.compile(r"^the following arguments are required: (?P<name>.+)$")),
    ("unknown", re.compile(r"^unrecognized arguments: (?P<name>.+)$")),
    ("one_of", re.compile(r"^one of the arguments (?P<name>.+) is required$")),
    ("choice", re.compile(r"^argument (?P<name>.+): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)$")),
    ("together", re.compile(r"^argument (?P<name>.+): not allowed with argument (?P<other>.+)$")),
    ("day", re.compile(r"^argument (?P<name>.+): no day: (?P<value>.+)$")),
    ("far", re.compile(r"^argument (?P<name>.+): too far: (?P<value>.+)$")),
    ("bounds", re.compile(r"^argument (?P<name>.+): not from (?P<least>\d+) to (?P<most>\d+): (?P<value>.+)$")),
    ("value", re.compile(r"^argument (?P<name>.+): invalid .+ value: (?P<value>.+)$")),
    ("no_value", re.compile(r"^argument (?P<name>.+): expected .+$")),
)
"""What argparse and `values` say, in English only; each kind has a sentence of ours, `cli.mistake.<kind>`."""


class Parser(argparse.ArgumentParser):
    """Says everything through the catalogue. `--help` is there under its Indonesian name too."""

    texts: Texts

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "add_help": False, "allow_abbrev": False})
        self._positionals.title = self.texts.say("cli.heading.positional")
        self._optionals.title = self.texts.say("cli.heading.options")
        self.add_argument("-h", "--help", "--bantuan", action="help", help=self.texts.say("cli.help.help"))

    def format_usage(self) -> str:
        return self._usage() + "\n"

    def format_help(self) -> str:
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, self._prefix())
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        command = self.prog.partition(" ")[2]
        if command in EXAMPLES:  # as one line, so that it can be copied
            example = self.texts.say("cli.heading.example", call=f"{self.prog} {EXAMPLES[command]}")
            return f"{formatter.format_help()}\n{example}\n"
        return formatter.format_help()

    def error(self, message: str) -> NoReturn:
        """Wrong use: the call as it should be, and what is wrong with this one."""
        print(self._usage(), file=sys.stderr)
        print(self._mistake(message), file=sys.stderr)
        print(self.texts.say("cli.mistake.now", command=self.prog), file=sys.stderr)
        raise SystemExit(WRONG_USE)

    def _usage(self) -> str:
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, self._prefix())
        return formatter.format_help().rstrip("\n")

    def _prefix(self) -> str:
        return self.texts.say("cli.heading.usage") + " "

    def _mistake(self, message: str) -> str:
        for kind, pattern in _MISTAKES:
            if found := pattern.match(message):
                return self.texts.say(f"cli.mistake.{kind}", **found.groupdict())
        return self.texts.say("cli.mistake.other")


def parser_of(texts: Texts) -> type[Parser]:
    """The parser class that speaks through these texts; subcommands made from it inherit them."""
    return type("Parser", (Parser,), {"texts": texts})


Run = Callable[[argparse.Namespace, Any], int]
