"""Real files: the shipped fixtures, and awkward ones made on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest

from asn_desktop.storage.sheets import SpreadsheetFiles

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sheets"


@pytest.fixture
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture
def files() -> SpreadsheetFiles:
    return SpreadsheetFiles()
