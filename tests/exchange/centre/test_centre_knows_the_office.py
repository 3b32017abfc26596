"""What the centre believes of an office's file is what that file's tables say."""

from __future__ import annotations

import pytest

from asn_desktop.core.exchange import window
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.storage.db.schema import HEAD, TABLES


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_references_are_those_of_the_tables(kind: str) -> None:
    keys = {
        column.name: next(iter(column.foreign_keys)).column.table.name
        for column in TABLES[kind].columns
        if column.foreign_keys
    }
    assert dict(SPECS[kind].refers) == keys


def test_the_window_ends_with_the_newest_schema() -> None:
    assert window.NEWEST == HEAD
