"""The places of all rows of a file, in its order: what is missing is made in the order in which it is first named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any

from asn_desktop.core.usecases.intake.model import Status
from asn_desktop.core.usecases.intake.places import Place, Places
from asn_desktop.core.usecases.intake.register import Register

_OUT = frozenset((Status.DITOLAK, Status.GANDA))
_WORDS = ("unit", "unit_induk", "jabatan", "jenis_jabatan", "eselon")


def place_rows(
    values: Mapping[str, Sequence[Any]],
    places: Places,
    register: Register,
    people: Sequence[int | None],
    status: Sequence[Status],
) -> list[Place | None]:
    """Where each row puts its person; None for rows that stay out. `people`: the numbers of those who are known."""
    nothing = [None] * len(people)
    columns = (values.get(target, nothing) for target in _WORDS)
    now = [None if person is None else register.unit_now[person] for person in people]
    rows = zip(*columns, now, strict=True)
    if _OUT.isdisjoint(status):
        return list(places.all(rows))
    coming = [one not in _OUT for one in status]
    found = iter(places.all(compress(rows, coming)))
    return [next(found) if comes else None for comes in coming]
