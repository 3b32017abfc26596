"""`asn-desktop`: the window by default, a subcommand where one is named."""

from __future__ import annotations

import sys


def main() -> int:
    """Exit code 0 when what was asked for is done."""
    if len(sys.argv) > 1:
        from asn_desktop.cli.main import run

        return run(sys.argv[1:])
    from asn_desktop.bootstrap import open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
