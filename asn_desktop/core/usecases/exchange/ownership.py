"""Whose an employee is, as this office sees it."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.usecases.exchange.books import ExchangeStore, Moved, Way


def gone_to(store: ExchangeStore, pegawai_id: UUID) -> Moved | None:
    """Where an employee moved whose records are only read here; None for everybody else."""
    with store.books() as books:
        return next((each for each in books.moved() if each.pegawai_id == pegawai_id and each.way is Way.OUT), None)
