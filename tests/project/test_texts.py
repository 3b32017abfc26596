"""Both catalogues are complete, say the same, and hold nothing that nobody says."""

from __future__ import annotations

import enum
import importlib
import pkgutil
import re

import pytest

import asn_desktop.core
from asn_desktop.core.kernel.errors import UserError
from tests.project.catalogue import calls, constants, patterns, placeholders, sentences

ENGLISH = re.compile(
    r"\b(the|and|of|is|are|was|were|please|cannot|could not|error|errors|failed|invalid|save|saved|delete|update"
    r"|upload|download|click|file|files|folder not|settings|search|loading|warning|success|cancel|ok button)\b",
    re.I,
)
NAMES_OF_KEYS = {"rules.list_note"}
"""Speaks of the keys of case files, which are English."""


def test_both_languages_have_the_same_sentences() -> None:
    """English needs a singular of its own in places where Indonesian does not."""

    def plain(language: str) -> set[str]:
        return {key for key in sentences(language) if not key.endswith(".one")}

    assert plain("id") == plain("en")
    for language in ("id", "en"):
        assert {key for key in sentences(language) if key.endswith(".one")} <= {f"{key}.one" for key in plain("en")}


def test_the_same_facts_fill_both_languages() -> None:
    english = sentences("en")
    differing = {
        key: (placeholders(sentence), placeholders(english[key]))
        for key, sentence in sentences("id").items()
        if key in english and placeholders(sentence) != placeholders(english[key])
    }
    # A singular or a plural may leave its number unsaid.
    assert {key: pair for key, pair in differing.items() if pair[0] ^ pair[1] != {"n"}} == {}


def test_no_sentence_is_empty() -> None:
    for language in ("id", "en"):
        assert [key for key, sentence in sentences(language).items() if not sentence.strip()] == []


def test_no_english_in_the_indonesian_catalogue() -> None:
    """Names of placeholders and of keys on the keyboard are not words."""
    found = {
        key: word[0]
        for key, sentence in sentences("id").items()
        if key not in NAMES_OF_KEYS
        if (word := ENGLISH.search(re.sub(r"\{.*?\}|\b(Delete|Enter|Home|End)\b", "", sentence)))
    }
    assert found == {}


@pytest.mark.parametrize("name", ["say", "has"])
def test_what_is_said_exists(name: str) -> None:
    known = sentences("id")
    topics = {key.partition(".")[0] for key in known}
    missing = [
        (place, key)
        for place, key in calls(name)
        if key.partition(".")[0] in topics and "." in key and key not in known and f"cli.{key}" not in known
    ]
    assert missing == []


def test_every_step_of_the_history_has_its_name() -> None:
    """What `store.write` is told is done stands in the history, and where a copy is compared with the office's file."""
    known = sentences("id")
    named = [(place, key) for place, key in calls("write") if place.startswith("core/usecases")]
    assert named
    assert [(place, key) for place, key in named if f"action.{key}" not in known] == []


def test_every_error_has_its_three_sentences() -> None:
    known = sentences("id")
    used = {(place, key) for place, key in calls("UserError")}
    missing = [
        (place, f"error.{key}.{part}")
        for place, key in used
        for part in ("what", "why", "now")
        if f"error.{key}.{part}" not in known
    ]
    assert missing == []


def test_errors_with_a_class_of_their_own_have_their_sentences() -> None:
    for module in pkgutil.walk_packages(asn_desktop.core.__path__, "asn_desktop.core."):
        importlib.import_module(module.name)

    def below(kind: type) -> set[type]:
        return {kind, *(deeper for direct in kind.__subclasses__() for deeper in below(direct))}

    assert len(below(UserError)) > 1


def test_terms_cover_exactly_the_values_of_their_enumeration() -> None:
    for module in pkgutil.walk_packages(asn_desktop.core.__path__, "asn_desktop.core."):
        importlib.import_module(module.name)
    enums: dict[str, list[set[str]]] = {}
    for kind in enum.StrEnum.__subclasses__():
        if kind.__module__.startswith("asn_desktop."):
            enums.setdefault(kind.__name__.lower(), []).append({member.value for member in kind})
    terms: dict[str, set[str]] = {}
    for key in sentences("id"):
        if key.startswith("term."):
            _, group, value = key.split(".", 2)
            terms.setdefault(group, set()).add(value)
    for group, values in terms.items():
        if group in enums:
            assert values in enums[group], group


def test_nothing_is_kept_that_nobody_says() -> None:
    """A key counts as used where it stands in the code, or where a pattern of the code makes it from known parts.

    Terms are checked against their enumerations, and `qt` holds the words of Qt's own dialogs.
    """
    texts = constants()

    def used(key: str) -> bool:
        plain = key.removesuffix(".one")
        if plain in texts or plain.startswith(("term.", "qt.")):
            return True
        for pattern in patterns():
            if match := pattern.match(plain):
                parts = {part for group in match.groups() for part in (group, *group.split("."))}
                if parts & texts:
                    return True
        return False

    assert sorted(key for key in sentences("id") if not used(key)) == []
