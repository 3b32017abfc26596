"""F01, F43, F50: office and centre are killed at any step of their exchange; nothing is lost, nothing doubled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("dying_halves.py")
TIMES = int(os.environ.get("ASN_KILLS", "9"))


def test_f01_f50_killed_while_sending_receiving_answering_and_taking_in(place: str, tmp_path: Path) -> None:
    """Each process is really killed, every time at another step; then it is done once more, and both have the same."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(tmp_path), place, str(TIMES)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    killed = json.loads(done.stdout)
    assert min(killed[what] for what in ("send", "receive", "answer", "take")) > TIMES // 2, killed
