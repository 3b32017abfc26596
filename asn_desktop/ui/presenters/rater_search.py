"""Who can be named as the appraiser of a plan: people of the register, and officials outside it."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.domain.penilai import Pejabat
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.people_search import people_like

OUTSIDE = "pejabat:"
"""Before the id of an official outside the register."""


def raters_like(ctx: Context, text: str) -> tuple[Option, ...]:
    """Outside officials whose name or post holds the text, then employees like it."""
    part = text.casefold()
    with ctx.store.read() as reader:
        officials = [o for o in reader.find(Pejabat) if part in f"{o.nama} {o.jabatan}".casefold()]
    outside = (Option(f"{OUTSIDE}{o.id}", o.nama, o.jabatan) for o in sorted(officials, key=lambda o: o.nama))
    return (*outside, *people_like(ctx, text))


def rater_of(value: str) -> tuple[UUID | None, UUID | None]:
    """The employee or the outside official an option stands for; neither for "" ."""
    if value.startswith(OUTSIDE):
        return None, UUID(value.removeprefix(OUTSIDE))
    return (UUID(value) if value else None), None
