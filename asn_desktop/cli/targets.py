"""Where a command may write: looked at before it begins, and for every command in the same way.

A result never takes the place of an office, of a centre, or of a file that the command reads; and no command makes
the folder that it is to write into, except the one folder that `print` and `demo` are told to fill.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError

_WRITTEN = ("out", "pdf", "xlsx", "ics", "refused", "siasn")
"""What the arguments are called that name a file to be written, in all commands."""

_FILLS_A_FOLDER = ("print", "demo")
"""Commands whose `--out` names a folder."""

_DATABASE = b"SQLite format 3\x00"


def refuse_unsafe(args: Namespace) -> None:
    """Raises UserError where a result would overwrite data or what is read, or has no place to go."""
    read = tuple(_read(args))
    for name in _WRITTEN:
        target = getattr(args, name, None)
        if not isinstance(target, Path):
            continue
        folder = target.absolute().parent
        if not folder.is_dir():
            raise UserError("target_no_folder", file=str(target), folder=str(folder))
        if name == "out" and args.command in _FILLS_A_FOLDER:
            if target.exists() and not target.is_dir():
                raise UserError("target_no_folder_but_file", folder=str(target))
            continue
        if target.exists() and not target.is_file():
            raise UserError("target_no_file", file=str(target))
        if _is_database(target):
            raise UserError("target_is_data", file=target.name)
        if any(_same(target, each) for each in read):
            raise UserError("target_is_read", file=target.name)


def _read(args: Namespace) -> Iterator[Path]:
    """Every file that the command is told to read."""
    for name, value in vars(args).items():
        if name in _WRITTEN:
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Path) or (name == "db" and isinstance(each, str) and "://" not in each):
                yield Path(each)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.absolute() == other.absolute()


def _is_database(path: Path) -> bool:
    """An office or a centre, whatever its name; what cannot be read is left to whoever writes it."""
    try:
        with path.open("rb") as opened:
            return opened.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
