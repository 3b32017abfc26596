"""The schema of this program's own envelopes is one that it reads."""

from __future__ import annotations

from asn_desktop.core.exchange.window import NEWEST
from asn_desktop.storage.db.schema import HEAD


def test_what_this_program_writes_it_also_takes_in() -> None:
    assert NEWEST == HEAD
