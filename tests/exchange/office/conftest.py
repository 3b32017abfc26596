"""An office that exchanges with its centre, and a stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchanging import Exchange


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    made = Exchange(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder
