"""The log in files: where the program went wrong, without what it was working on."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from asn_desktop.core.kernel.errors import UserError

SIZE = 1_000_000
FILES = 4
NAME = "asn-desktop.log"

log = logging.getLogger(__name__)


class WithoutValues(logging.Formatter):
    """Writes an exception with its kind and its places in the code, but not its words.

    A library's message may quote what was being saved: a name, a NIP. The dialog shows it to the user, who decides
    whom to send it to; a file that lies about holds only what a defect is found by.
    """

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return "" if error is None else "\n".join(_told(error))


def _told(error: BaseException) -> list[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_told(before), "then:"] if before is not None else []
    lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return [*lines, f"{name}: {error.key}" if isinstance(error, UserError) else name]


def keep_log(folder: Path) -> logging.Handler | None:
    """Write warnings of the program and its defects to files in `folder`; None where that cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / NAME, maxBytes=SIZE, backupCount=FILES - 1, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(WithoutValues("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("asn_desktop").addHandler(handler)
    return handler


def close_log(handler: logging.Handler | None) -> None:
    """Let go of the files."""
    if handler is not None:
        logging.getLogger("asn_desktop").removeHandler(handler)
        handler.close()


def log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Note a defect that nobody took."""
    if not isinstance(error, UserError):
        log.error("a defect of the program", exc_info=(kind, error, trace))
