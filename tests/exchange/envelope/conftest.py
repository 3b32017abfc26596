"""An office, a centre, and a stick."""

from __future__ import annotations

from pathlib import Path

import pytest
from post import Post


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path / "keys")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
