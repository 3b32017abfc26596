"""`asn-desktop`: the window by default or with an office's file, a subcommand where one is named."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError


def main() -> int:
    """Exit code 0 when what was asked for is done."""
    if getattr(sys, "frozen", False):  # a bundle starts itself again for each process that helps to print
        import multiprocessing

        multiprocessing.freeze_support()
    if sys.platform == "win32":
        from asn_desktop.bootstrap import keep_system_quiet

        keep_system_quiet()
    file = named_file(sys.argv[1:])
    if file is None and len(sys.argv) > 1:
        from asn_desktop.cli.main import run

        return run(sys.argv[1:])
    gc.disable()  # what is imported and built for the window stays: nothing to collect until it stands
    from asn_desktop.bootstrap import has_screen, open_window

    if not has_screen():
        from asn_desktop.cli.main import refuse

        return refuse(UserError("no_screen"))
    return open_window(file)


def named_file(words: Sequence[str]) -> Path | None:
    """The file to open in the window, as a double click names it; None where the words are a command.

    No command has a suffix, so a file that is gone or of another kind is recognised too: the window says what is wrong.
    """
    if len(words) != 1 or words[0].startswith("-") or not Path(words[0]).suffix:
        return None
    return Path(words[0])


if __name__ == "__main__":
    sys.exit(main())
