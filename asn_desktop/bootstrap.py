"""Joins core, storage and ui: the only module that sees all of them. Heavy parts are imported when asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asn_desktop.core.kernel.texts import Language, Texts


def resources() -> Path:
    """Where rules, forms, texts, fonts, icons and samples are: inside the wheel, or beside the package."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def texts(language: Language) -> Texts:
    """The catalogue of one language; a topic's file is read when its first sentence is needed."""
    folder = resources() / "i18n" / language

    def load(topic: str) -> dict[str, str]:
        with (folder / f"{topic}.toml").open("rb") as file:
            return dict(_flat(topic, tomllib.load(file)))

    return Texts(language, load)


def _flat(prefix: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}.{name}"
        found.extend(_flat(key, value) if isinstance(value, dict) else [(key, value)])
    return found
