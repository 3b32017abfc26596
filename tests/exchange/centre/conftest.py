"""A centre on each of the two databases, and offices that send to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sender import CARD, TODAY, Sender

from asn_desktop.storage.central.store import SqlCentre, create_centre


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
