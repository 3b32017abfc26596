"""The documents tell of commands, options, files, rules and terms that are there."""

from __future__ import annotations

import enum
import importlib
import pkgutil
import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

import asn_desktop.core.domain
from asn_desktop.__main__ import named_file
from asn_desktop.bootstrap import texts
from asn_desktop.cli.main import commands, parser
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.rules.registry import RULES

ROOT = Path(__file__).parents[2]
DOCUMENTS = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
CALL = re.compile(r"asn-desktop((?: +(?:--?[\w-]+|[\w./]+))+)")


def subparsers(made: ArgumentParser) -> dict[str, ArgumentParser]:
    return {name: sub for a in made._actions if isinstance(a, _SubParsersAction) for name, sub in a.choices.items()}


def options(made: ArgumentParser) -> set[str]:
    own = {option for action in made._actions for option in action.option_strings}
    return own.union(*(options(sub) for sub in subparsers(made).values()))


def told() -> list[tuple[str, list[str]]]:
    """Every call of the program in a document: where, and its words."""
    calls = []
    for document in DOCUMENTS:
        for line in document.read_text("utf-8").splitlines():
            if line.lstrip().startswith(("python", "`python")):
                continue
            calls += [(document.name, match[1].split()) for match in CALL.finditer(line)]
    return calls


def test_every_call_in_the_documents_could_be_made() -> None:
    made = parser(texts("id"))
    assert told()
    for document, words in told():
        if named_file(words) is not None:
            continue
        sub = subparsers(made).get(words[0])
        assert sub is not None or words[0] in options(made), f"{document}: asn-desktop {' '.join(words)}"
        for word in words:
            if word.startswith("-"):
                assert word in options(sub or made), f"{document}: {word}"


def test_every_command_and_option_is_documented() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name, sub in subparsers(parser(texts("id"))).items():
        assert f"asn-desktop {name}" in text
        for option in options(sub) - {"-h", "--help", "--bantuan"}:
            assert option in text, f"{name} {option}"
    assert commands(parser(texts("id")))


def test_exit_codes_are_documented() -> None:
    from asn_desktop.cli import env

    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    codes = (env.DONE, env.FINDINGS, env.WRONG_USE, env.REFUSED, env.FILE_PROBLEM, env.DEFECT, env.CANCELLED)
    assert all(f"| {code} |" in text for code in codes)


def test_links_between_documents_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_make_targets_named_in_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for document in DOCUMENTS:
        named = set(re.findall(r"`make ([a-z]+)", document.read_text("utf-8")))
        assert named <= targets, document.name


def test_the_glossary_knows_rules_forms_and_legal_enumerations() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    for module in pkgutil.walk_packages(asn_desktop.core.domain.__path__, "asn_desktop.core.domain."):
        importlib.import_module(module.name)
    enums = [
        kind.__name__ for kind in enum.StrEnum.__subclasses__() if kind.__module__.startswith("asn_desktop.core.domain")
    ]
    for name in (*RULES, *(kind.value for kind in FormKind), *enums):
        assert f"`{name}`" in glossary, name


def test_labels_of_forms_use_the_terms_of_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8").casefold()
    for kind in FormKind:
        title = texts("id").show(kind).casefold()
        assert title in glossary, title


def test_readers_find_no_trace_of_a_machine() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"/(home|root|tmp|work)/", document.read_text("utf-8")), document.name


def test_screens_and_buttons_are_called_as_they_are_on_the_screen() -> None:
    shown = {name for language in ("id", "en") for name in names_on_screen(language)}
    for name in ("panduan.md", "centre.md"):
        text = (ROOT / "docs" / name).read_text("utf-8")
        for bold in re.findall(r"\*\*(.+?)\*\*", text, re.S):
            for part in " ".join(bold.split()).split(" → "):
                assert part in shown, f"{name}: {part}"


def names_on_screen(language: str) -> set[str]:
    """Every text of the catalogue; the three dots of a button that asks for more may be left out."""
    found: set[str] = set()

    def gather(table: dict[str, object]) -> None:
        for value in table.values():
            if isinstance(value, dict):
                gather(value)
            else:
                found.update((str(value), str(value).rstrip(" …")))

    for topic in (ROOT / "resources" / "i18n" / language).glob("*.toml"):
        gather(tomllib.loads(topic.read_text("utf-8")))
    return found


def test_paths_named_in_the_recipes_are_there() -> None:
    text = (ROOT / "docs" / "how-to-add.md").read_text("utf-8")
    named = re.findall(r"`((?:resources|core|storage|ui|cli)/[^`]*)`", text)
    assert named
    for path in named:
        whole = re.split(r"[<N]", path)[0]
        base = ROOT if path.startswith("resources") else ROOT / "asn_desktop"
        assert (base / whole).exists(), path


def test_what_is_taken_to_an_office_without_internet_is_whole() -> None:
    """pip looks at the computer it runs on, not at Windows: what only Windows needs has to be named."""
    lock = (ROOT / "requirements" / "run.lock").read_text("utf-8")
    windows = set(re.findall(r"^([\w-]+)==\S+ ; sys_platform == 'win32'", lock, re.M))
    told = re.search(r"pip download [^`]*`", (ROOT / "README.md").read_text("utf-8"))
    assert windows
    assert told is not None
    assert windows <= set(told[0].strip("`").split())
