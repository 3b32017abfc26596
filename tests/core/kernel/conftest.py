from __future__ import annotations

from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources, texts
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.storage.packs.folder import check_law


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
