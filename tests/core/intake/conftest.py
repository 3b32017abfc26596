"""A real store in a temporary folder, and sheets made of a few rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.bootstrap import law_book, texts
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import Inspection
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.sheets import SpreadsheetFiles

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sheets"
TODAY = date(2026, 6, 1)


@pytest.fixture(scope="session")
def law() -> Any:
    return law_book()


@pytest.fixture
def office() -> str:
    return "Distrik Welesi"


@pytest.fixture
def new_store(tmp_path: Path, law: Any, office: str) -> Iterator[Callable[[str], Context]]:
    opened = []

    def make(name: str) -> Context:
        kantor = Kantor(id=new_id(), nama=office, instansi="Pemerintah Kabupaten Jayawijaya")
        store = create_store(tmp_path / f"{name}.asn", kantor, today=TODAY)
        opened.append(store)
        return Context(store, law, "Ani", TODAY)

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def ctx(new_store: Callable[[str], Context]) -> Context:
    return new_store("kantor")


@pytest.fixture
def files() -> SpreadsheetFiles:
    return SpreadsheetFiles()


@pytest.fixture
def inspected(files: SpreadsheetFiles) -> Callable[[str], Inspection]:
    return lambda name: intake.inspect(files.read(FIXTURES / name), name)


@pytest.fixture
def say() -> Texts:
    return texts("id")


@pytest.fixture
def fixtures_folder() -> Path:
    return FIXTURES
