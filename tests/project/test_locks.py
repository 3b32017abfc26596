"""The locks pin every package by hash, name no host, and cover what the project asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    return {
        canonicalize_name(m[1]): m[2] for m in re.finditer(r"^([\w.\[\],-]+?)(?:\[[\w,]+\])?==([\w.]+)", text, re.M)
    }


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_package_has_hashes_and_no_host_is_named(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    assert "://" not in text
    blocks = re.split(r"^(?=[\w.\[\],-]+==)", text, flags=re.M)[1:]
    assert blocks
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {"run": project["project"]["dependencies"] + project["dependency-groups"]["build"]}
    wanted["dev"] = wanted["run"] + project["dependency-groups"]["dev"]
    for name, lines in wanted.items():
        there = pinned(name)
        for line in lines:
            requirement = Requirement(line)
            version = there.get(canonicalize_name(requirement.name))
            assert version is not None, f"{requirement.name} is not in {name}.lock: run `make lock`"
            assert requirement.specifier.contains(version), f"{line} does not allow {version}: run `make lock`"


def test_development_only_adds_to_what_the_program_needs() -> None:
    run, dev = pinned("run"), pinned("dev")
    assert {name: version for name, version in run.items() if dev.get(name) != version} == {}
