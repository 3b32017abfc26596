"""The core asks no clock and no dice and touches no file: the day, identities and texts are handed in."""

from __future__ import annotations

import ast
from pathlib import Path

import asn_desktop

CORE = Path(asn_desktop.__file__).parent / "core"
BANNED = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("time", "time"),
    ("time", "monotonic"),
}
BANNED_NAMES = {"open", "input", "print", "uuid1", "uuid4", "uuid6", "uuid7", "urandom", "getenv"}
BANNED_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "exists", "glob"}


def offences(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (getattr(node.value, "id", ""), node.attr) in BANNED:
            found.append(f"{node.lineno}: {ast.unparse(node)}")
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in BANNED_NAMES:
                found.append(f"{node.lineno}: {called.id}()")
            if isinstance(called, ast.Attribute) and called.attr in BANNED_METHODS | BANNED_NAMES - {"open"}:
                found.append(f"{node.lineno}: .{called.attr}()")
    return found


def test_no_clock_no_dice_no_files() -> None:
    found = [
        f"{path.relative_to(CORE)}:{offence}"
        for path in sorted(CORE.rglob("*.py"))
        for offence in offences(ast.parse(path.read_text("utf-8")))
    ]
    assert not found


def test_the_check_itself_finds_what_it_looks_for() -> None:
    code = "from datetime import date\nnow = date.today()\nopen('x')\nPath('x').read_text()\nuuid4()\n"
    assert len(offences(ast.parse(code))) == 4
