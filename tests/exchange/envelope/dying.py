"""Seals an envelope again and again, each time in a process that is killed at a later step; says how each ended.

Run as a program: `dying.py FOLDER`. A step is a call into the system about the stick, or into the code that writes.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parent))

from post import Post, evidence_of

from asn_desktop.storage.envelope import FileSealer

MOST = 60
"""Steps that are tried, spread evenly over all there are."""
PATIENCE = 60
"""Seconds after which a process ends by itself."""


def main(folder: Path) -> None:
    signal.alarm(4 * PATIENCE)
    post = Post(folder / "keys")
    ended = {}
    total = steps(post, folder / "whole", None)
    for number in range(0, total, max(1, total // MOST)):
        stick = folder / f"stick-{number}"
        child = os.fork()
        if child == 0:
            signal.alarm(PATIENCE)  # so that nobody waits for ever
            steps(post, stick, number)
            os._exit(1)  # it should have been killed
        ended[stick.name] = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.stdout.write(json.dumps(ended))


def steps(post: Post, stick: Path, last: int | None) -> int:
    """Seal onto a stick; end this process at a step. Returns how many steps there are."""
    stick.mkdir()
    count = 0

    def step() -> None:
        nonlocal count
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    watch(stick, step)
    FileSealer(post.office).seal(post.upward(evidence=evidence_of([b"a", b"b", b"c"])), stick)
    sys.setprofile(None)
    return count


def watch(stick: Path, step: Callable[[], None]) -> None:
    def system(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("open", "os.rename", "os.remove", "os.scandir", "os.listdir") and str(stick) in str(arguments):
            step()

    def call(frame: FrameType, event: str, _argument: object) -> None:
        if event in ("call", "return") and frame.f_code.co_filename.endswith(("medium.py", "durable.py")):
            step()

    sys.addaudithook(system)
    sys.setprofile(call)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
