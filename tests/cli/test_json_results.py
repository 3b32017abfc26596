"""What other programs read is valid and as docs/json.md tells it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

ROOT = Path(__file__).parents[2]
ROWS = re.findall(r"^\| `([^`]+)` \| (.+) \|$", (ROOT / "docs" / "json.md").read_text("utf-8"), re.M)
TOLD = {call: re.sub(r"\([^()]*\)", "", fields) for call, fields in ROWS}
"""The fields of the first level, by call: what stands in brackets is of the second."""

DAYS = {"on", "due", "law_date", "date", "made_at", "open_since", "last_safe_date"}

CASES = """
[[case]]
name = "satu"
rule = "nip"
date = 2026-01-20
[case.given]
nip = "198103122006032901"
"""


@pytest.fixture
def calls(walesi: Path, tmp_path: Path) -> dict[str, tuple[object, ...]]:
    (tmp_path / "kasus.toml").write_text(CASES)
    office, centre = ("--db", walesi), ("--db", tmp_path / "pusat.asnc")
    return {
        "sample": ("--office", "walesi", "--employees", 20, "--db", tmp_path / "baru.asn"),
        "check": office,
        "restore": office,
        "import": (ROOT / "resources" / "sample" / "pegawai_welesi.xlsx", *office),
        "export --out": (tmp_path / "e.xlsx", *office),
        "export --siasn": (tmp_path / "s.xlsx", *office),
        "doctor": office,
        "print": ("duk", "--all", "--out", tmp_path / "pdf", *office),
        "scan": (tmp_path / "pdf", "--dry-run", *office),
        "forms list": (),
        "career": ("--nip", "198103122006032901", *office),
        "calendar": office,
        "sent": office,
        "rules list": (),
        "rules test": (tmp_path / "kasus.toml",),
        "identity show": (),
        "centre offices": centre,
        "centre people": ("a", *centre),
        "centre conflicts": centre,
    }


def test_every_result_has_the_fields_that_are_told(
    call: Call, calls: dict[str, tuple[object, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path / "home"))
    assert call("centre", "init", "--name", "Pusat", "--db", tmp_path / "pusat.asnc").code == 0
    assert set(calls) == set(TOLD)
    for words, rest in calls.items():
        said = call(*words.split(), *rest, "--json")
        assert said.code in (0, 1), (words, said.err)
        found = json.loads(said.out)
        for record in found if isinstance(found, list) else [found]:
            assert set(record) == set(re.findall(r"`(\w+)`", TOLD[words])), words
        for day in _days(found):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:.+]+)?", day), (words, day)


def _days(found: Any, name: str = "") -> Iterator[str]:
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _days(value, key)
    elif isinstance(found, list):
        for value in found:
            yield from _days(value, name)
    elif isinstance(found, str) and name in DAYS:
        yield found
