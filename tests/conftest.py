"""What every test stands on: no screen is needed, and the real user's files are never touched."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources, texts
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.storage.packs.folder import check_law

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


@pytest.fixture(scope="session")
def packs_folder() -> Path:
    return resources() / "rules"


@pytest.fixture(scope="session")
def book(packs_folder: Path) -> LawBook:
    """The packs as shipped."""
    return check_law(packs_folder)


@pytest.fixture(scope="session", params=["id", "en"])
def either_language(request: pytest.FixtureRequest) -> Texts:
    return texts(request.param)


@pytest.fixture(scope="session")
def indonesian() -> Texts:
    return texts("id")
