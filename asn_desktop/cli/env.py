"""What every subcommand is given, and how it ends: exit codes, errors in plain words, progress, being stopped."""

from __future__ import annotations

import getpass
import json
import os
import signal
import sys
import threading
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from textwrap import indent
from types import FrameType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from asn_desktop.cli.values import day
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Context, Progress

if TYPE_CHECKING:
    from asn_desktop.core.usecases.exchange.books import ExchangeStore

DONE = 0
FINDINGS = 1
WRONG_USE = 2
REFUSED = 3
FILE_PROBLEM = 4
DEFECT = 5
CANCELLED = 130

_FILE_ERRORS = (
    *("file_", "folder_", "sheet_", "backup_", "copy_", "restore_", "disk_", "scan_", "pdf_", "vault_"),
    *("envelope_medium_", "envelope_no_", "envelope_missing", "envelope_empty", "envelope_foreign", "envelope_broken"),
    *("identity_file_", "identity_recovery_", "identity_unreadable", "identity_not_kept"),
    *("target_", "output_", "home_", "layout_missing"),
    *("centre_missing", "centre_no_folder", "centre_request_missing", "centre_not_written"),
    "print_no",
    "emblem_unreadable",
)


class Env(Struct, frozen=True):
    """Language, day and user of one call. `stopped` is set by Ctrl+C; long tasks look at it."""

    texts: Texts
    today: date
    actor: str
    stopped: threading.Event

    def say(self, key: str, **facts: object) -> None:
        """A sentence of the topic `cli` on standard output."""
        print(self.texts.say(f"cli.{key}", **facts), flush=True)

    def tell(self, key: str, **facts: object) -> None:
        """A sentence on standard error: not part of the result."""
        print(self.texts.say(f"cli.{key}", **facts), file=sys.stderr, flush=True)

    def json(self, value: Any) -> None:
        """A result for another program."""
        print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))

    def json_list(self, values: Iterable[Any]) -> None:
        """The same for many results, each written as soon as it is known."""
        before = "["
        for value in values:
            said = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
            print(f"{before}\n{indent(said, '  ')}", end="")
            before = ","
        print("[]" if before == "[" else "\n]")

    def wrong_use(self, kind: str, **facts: object) -> int:
        """Arguments that do not go together, as the parser says it (`cli.mistake`); returns the exit code."""
        self.tell(f"mistake.{kind}", **facts)
        return WRONG_USE

    def report(self, error: UserError) -> int:
        """What happened, why, and what to do now; returns the exit code that fits."""
        what, why, now = self.texts.error(error)
        print(f"{what}\n{why}\n{now}", file=sys.stderr)
        return FILE_PROBLEM if error.key.startswith(_FILE_ERRORS) else REFUSED

    def cancel(self) -> bool:
        """True once the user has pressed Ctrl+C."""
        return self.stopped.is_set()

    def refuse_if_stopped(self) -> None:
        if self.stopped.is_set():
            raise CancelledError

    @contextmanager
    def office(self, path: Path) -> Iterator[Context]:
        """The office's file, opened for this command and closed after it. Raises UserError."""
        from asn_desktop.bootstrap import installation, journals, law_book, vault
        from asn_desktop.core.usecases.attachments import under_limit
        from asn_desktop.storage.db import open_store

        store = open_store(path, today=self.today, installation=installation(), journals=journals())
        try:
            with store.read() as reader:
                evidence = under_limit(reader, vault(path))
            yield Context(store, law_book(), self.actor, self.today, lambda: self.safeguard(path), evidence)
        finally:
            store.close()

    @contextmanager
    def exchange_office(self, path: Path) -> Iterator[ExchangeStore]:
        """The office's file alone, for what goes between it and its centre. Raises UserError."""
        from asn_desktop.bootstrap import installation, journals
        from asn_desktop.storage.db import open_store

        store = open_store(path, today=self.today, installation=installation(), journals=journals())
        try:
            yield store
        finally:
            store.close()

    def safeguard(self, path: Path) -> None:
        """A copy of the office's file before much is changed; one that fails is told and blocks nothing."""
        from asn_desktop.bootstrap import safe
        from asn_desktop.core.usecases.safekeeping import AlasanCadangan

        try:
            safe().keep(path, AlasanCadangan.IMPOR)
        except UserError as error:
            self.report(error)

    def progress(self, key: str) -> Progress:
        """A line that counts up on a terminal, and nothing where the output goes to a file."""

        def show(done: int, total: int, what: str = "") -> None:
            if sys.stderr.isatty():
                line = self.texts.say(f"cli.{key}", n=done, total=total)
                print(f"\r\033[K{line} {what}", end="\n" if done == total else "", file=sys.stderr, flush=True)

        return show


def _plain(value: object) -> str:
    """How JSON tells what it has no type of its own for: days and instants by ISO 8601, all else as it is written."""
    return value.isoformat() if isinstance(value, date) else str(value)


def environment(texts: Texts) -> Env:
    """Of the real user on the real day; `ASN_DESKTOP_TODAY` names another day, for trying things out."""
    named = os.environ.get("ASN_DESKTOP_TODAY", "")
    try:
        today = day(named) if named else datetime.now().astimezone().date()
    except ArgumentTypeError:
        raise UserError("today_unreadable", value=named) from None
    try:
        actor = getpass.getuser()
    except OSError:
        actor = "asn-desktop"
    return Env(texts, today, actor, threading.Event())


@contextmanager
def answering() -> Iterator[None]:
    """While a question is asked the first Ctrl+C ends the program: nothing runs that could end without effect."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def stoppable(env: Env) -> Iterator[None]:
    """The first Ctrl+C asks the running task to end without effect, the second ends the program at once."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if env.stopped.is_set():
            raise KeyboardInterrupt
        env.stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
