"""Sizes, instants and problems of the exchange as a person reads them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.kirim.state import Problem


def megabytes(texts: Texts, size: int) -> str:
    """12,3 MB; what is smaller than a tenth is told as that, because nothing is 0 MB. Large drives are told in GB."""
    if size >= 1_000_000_000:
        return f"{texts.show(Decimal(size // 100_000_000) / 10)} GB"
    return f"{texts.show(Decimal(max(1, size // 100_000) if size else 0) / 10)} MB"


def instant(texts: Texts, at: str) -> str:
    """An instant in UTC as this computer's clock shows it."""
    return texts.show(datetime.fromisoformat(at).astimezone())


def problem(texts: Texts, error: UserError) -> Problem:
    return Problem(*texts.error(error))
