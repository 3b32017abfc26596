"""The words of these screens, in both languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from string import Formatter

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.skp import JenisHasilKerja
from asn_desktop.core.kernel.texts import Language
from asn_desktop.ui.presenters.evaluasi.state import FIELDS

TOPICS = ("skp", "evaluasi", "cetak", "document")
ROOT = bootstrap.resources().parent / "asn_desktop"
PLAN_GAPS = ("no_main_result", "result_empty", "no_indicator", "indicator_incomplete", "aspects_unusual")


def flat(language: str, topic: str) -> dict[str, str]:
    table = tomllib.loads((bootstrap.resources() / "i18n" / language / f"{topic}.toml").read_text("utf-8"))

    def walk(prefix: str, found: dict[str, object]) -> Iterator[tuple[str, str]]:
        for name, value in found.items():
            key = f"{prefix}.{name}"
            yield from walk(key, value) if isinstance(value, dict) else [(key, str(value))]

    return dict(walk(topic, table))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same_things(topic: str) -> None:
    indonesian, english = flat("id", topic), flat("en", topic)
    assert set(indonesian) == {key for key in english if not key.endswith(".one")}
    for key, text in indonesian.items():
        assert places(text) == places(english[key]), key
        assert places(english.get(f"{key}.one", "")) <= places(text)


@pytest.mark.parametrize("topic", TOPICS)
def test_no_code_word_and_no_error_is_shown(topic: str) -> None:
    for language in ("id", "en"):
        for key, text in flat(language, topic).items():
            assert text.strip() == text, key
            assert not re.search(r"\b(error|exception|null|todo)\b", text.lower()), key


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_gap_has_its_sentence(language: Language) -> None:
    texts = bootstrap.texts(language)
    for key in PLAN_GAPS:
        assert texts.say(f"skp.gap.{key}", nomor=1, jenis=JenisHasilKerja.UTAMA)
    for key in FIELDS:
        assert texts.say(f"evaluasi.gap.{key}", n=2)


def test_every_sentence_the_screens_name_is_there_and_none_is_left_over() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "ui").rglob("*.py"))
    known = {key for topic in TOPICS for key in flat("id", topic)}
    named = set(re.findall(r'"((?:skp|evaluasi|cetak|document)\.[a-z_]+(?:\.[a-z_]+)*)"', source))
    assert {key for key in named if key not in known and f"{key}_file" not in known} <= {"cetak.paper"}
    patterns = re.findall(r"""f["\']((?:skp|evaluasi|cetak|document)\.[a-z_.{}]+?[a-z_}])["\']""", source) + [
        f"{noun}_file" for noun in ("skp.people", "evaluasi.people", "cetak.people")
    ]
    made = re.compile("|".join(re.sub(r"\\\{.*?\\\}", "[a-z0-9_]+", re.escape(p)) for p in patterns))
    alone = re.compile(r"\{[^{}]*\}")
    unused = {key for key in known if key not in named and not made.fullmatch(key)}
    assert not {key for key in unused if alone.sub("", key).rpartition(".")[2] not in source}
