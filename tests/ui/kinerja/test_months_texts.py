"""The words of the screen Pelaksanaan, in both languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from string import Formatter

from asn_desktop import bootstrap

ROOT = bootstrap.resources().parent / "asn_desktop"


def flat(language: str) -> dict[str, str]:
    path = bootstrap.resources() / "i18n" / language / "pelaksanaan.toml"

    def walk(prefix: str, found: dict[str, object]) -> Iterator[tuple[str, str]]:
        for name, value in found.items():
            key = f"{prefix}.{name}"
            yield from walk(key, value) if isinstance(value, dict) else [(key, str(value))]

    return dict(walk("pelaksanaan", tomllib.loads(path.read_text("utf-8"))))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_say_the_same_things() -> None:
    indonesian, english = flat("id"), flat("en")
    assert set(indonesian) == {key for key in english if not key.endswith(".one")}
    for key, text in indonesian.items():
        assert places(text) == places(english[key]), key
        assert text.strip() == text, key
        assert not re.search(r"\b(error|exception|null|todo)\b", f"{text} {english[key]}".lower()), key


def test_every_sentence_the_screen_names_is_there_and_none_is_left_over() -> None:
    source = "\n".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))
    known = set(flat("id"))
    named = {found for found in re.findall(r"""["'](pelaksanaan\.[a-z_.]+)["']""", source) if found.count(".") > 0}
    patterns = [
        re.compile(re.sub(r"\\\{.*?\\\}", "[a-z0-9_]+", re.escape(found)))
        for found in re.findall(r"""f["'](pelaksanaan\.[^"']+)["']""", source)
    ]
    assert {key for key in named if key not in known} <= set()
    made = {key for key in known if any(pattern.fullmatch(key) for pattern in patterns)}
    assert known - named - made == {"pelaksanaan.people_file", "pelaksanaan.back"}
