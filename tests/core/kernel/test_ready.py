"""Types are made ready by one thread at a time."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import asn_desktop

READERS = {"convert", "decode", "Decoder"}

TWO_AT_ONCE = """
import sys, threading, msgspec
from asn_desktop.core.kernel.ready import ready
sys.setswitchinterval(1e-7)
fields = range(30)
for n in range(20):
    low = msgspec.defstruct(f"Low{n}", [(f"f{i}", int | None, None) for i in fields])
    middle = msgspec.defstruct(f"Middle{n}", [(f"g{i}", low | None, None) for i in fields])
    high = msgspec.defstruct(f"High{n}", [(f"h{i}", middle | None, None) for i in fields])
    both = threading.Barrier(2)
    def read(wanted, text):
        both.wait()
        msgspec.json.decode(text, type=ready(wanted))
    pair = ((high, b'{"h29": {"g29": {"f29": 5}}}'), (middle, b'{"g29": {"f29": 5}}'))
    threads = [threading.Thread(target=read, args=each) for each in pair]
    for each in threads: each.start()
    for each in threads: each.join()
print("whole")
"""


def test_two_threads_may_read_into_a_new_type_at_once() -> None:
    """Seen in the program: it was gone the moment the first form was shown, without a word.

    In a process of its own, because what is wrong here takes the process down.
    """
    said = subprocess.run([sys.executable, "-c", TWO_AT_ONCE], capture_output=True, text=True, check=False, timeout=120)
    assert (said.returncode, said.stdout.strip()) == (0, "whole"), said.stderr


def test_every_type_that_is_read_into_is_made_ready() -> None:
    unready = []
    for file in sorted(Path(asn_desktop.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or "msgspec" not in ast.unparse(node.func):
                continue
            if ast.unparse(node.func).rpartition(".")[2] not in READERS or file.name == "ready.py":
                continue
            place = 0 if ast.unparse(node.func).endswith("Decoder") else 1
            typed = [word.value for word in node.keywords if word.arg == "type"] or node.args[place : place + 1]
            if typed and not ast.unparse(typed[0]).startswith("ready("):
                unready.append(f"{file.name}:{node.lineno}: {ast.unparse(node)}")
    assert unready == []
