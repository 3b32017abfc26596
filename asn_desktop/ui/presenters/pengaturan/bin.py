"""The bin as the settings show it."""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.rows import BinRow

LONGEST = 36
"""Letters of each word of a name."""


class BinLine(Struct, frozen=True):
    """Something in the bin as the list shows it."""

    kind: str
    id: UUID
    label: str
    removed_at: datetime
    actor: str


def bin_lines(texts: Texts, rows: tuple[BinRow, ...]) -> tuple[BinLine, ...]:
    """The bin without what comes back by itself, with the person, plan or appraisal it belongs to."""
    hidden = {row.id for belonging in people.together(rows).values() for row in belonging}
    return tuple(
        BinLine(row.kind, row.id, _label(texts, row), row.removed_at, row.actor) for row in rows if row.id not in hidden
    )


def _label(texts: Texts, row: BinRow) -> str:
    """`III/d · Simson Hubi, S.Sos`; long texts are cut, so that the owner is always read too."""
    return " · ".join(shorten(texts.show(word), LONGEST, placeholder=" …") for word in row.words)
