"""A centre on each of the two databases, and offices that send to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sender import CARD, TODAY, Sender
from sqlalchemy import create_engine, text

from asn_desktop.storage.central.store import SqlCentre, create_centre


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new centre can be made: a file, and an empty database of a server."""
    if request.param == "sqlite":
        yield str(tmp_path / "pusat.asnc")
        return
    url: str = request.getfixturevalue("postgresql_url")
    name = f"pusat_{uuid4().hex[:12]}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield url.rpartition("/")[0] + f"/{name}"
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def centre(place: str) -> Iterator[SqlCentre]:
    made = create_centre(place, CARD, TODAY)
    yield made
    made.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Callable[..., Sender]]:
    """Makes office files, and closes them."""
    made: list[Sender] = []

    def make(nama: str = "Distrik Walesi", centre: SqlCentre | None = None) -> Sender:
        sender = Sender(tmp_path, nama)
        made.append(sender)
        return sender if centre is None else sender.admitted(centre)

    yield make
    for sender in made:
        sender.close()


@pytest.fixture
def walesi(office: Callable[..., Sender], centre: SqlCentre) -> Sender:
    return office("Distrik Walesi", centre)
