"""History, bin and faults read as sentences in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import asn_desktop.storage.db
from asn_desktop.bootstrap import texts
from asn_desktop.storage.db.records import KINDS

LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_fields_and_operations_have_names(language: str) -> None:
    words = texts(language)  # type: ignore[arg-type]
    for kind, record_type in KINDS.items():
        assert words.say(f"kind.{kind}")
        assert all(words.say(f"field.{field}") for field in record_type.__struct_fields__)
    assert all(words.say(f"action.operation.{name}") for name in ("create", "update", "remove", "restore"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_that_is_raised_has_its_three_sentences(language: str) -> None:
    words = texts(language)  # type: ignore[arg-type]
    raised: set[str] = set()
    for file in Path(asn_desktop.storage.db.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UserError":
                raised.update(one.value for one in node.args if isinstance(one, ast.Constant))
    assert len(raised) > 15
    for key in raised | {"file_busy", "disk_full", "disk_fails", "file_read_only"}:
        assert all(words.has(f"error.{key}.{part}") for part in ("what", "why", "now")), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_that_is_written_has_a_name(language: str) -> None:
    words = texts(language)  # type: ignore[arg-type]
    written = {"create_office"}
    for file in Path(asn_desktop.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("store.write"):
                written.update(one.value for one in node.args[:1] if isinstance(one, ast.Constant))
    assert len(written) > 10
    assert [action for action in sorted(written) if not words.has(f"action.{action}")] == []
