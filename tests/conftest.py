"""What every test stands on: no screen is needed, and the real user's files are never touched."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="asn-desktop-tests-")
os.environ["ASN_DESKTOP_HOME"] = _HOME.name


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences, received rule packs and the name of the installation belong to the test alone."""
    home = tmp_path / "home"
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(home))
    for name in ("ASN_DESKTOP_LANG", "ASN_DESKTOP_TODAY"):
        monkeypatch.delenv(name, raising=False)
    return home


def pytest_unconfigure() -> None:
    _HOME.cleanup()
