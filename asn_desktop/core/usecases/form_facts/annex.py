"""The annex to a plan: its three lists, each with numbered lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asn_desktop.core.domain.skp import BagianLampiran, LampiranSkp
from asn_desktop.core.forms.facts import Keterangan
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.forms.wording import LONG_DOTS

WORDS = Words(rows={part.value: frozenset({"nomor", "isi"}) for part in BagianLampiran})
"""What the layout may ask for."""
_FREE = 3
"""Dotted lines of a list in which nothing has been written yet."""


def annex_rows(lines: Iterable[LampiranSkp], *, agreed: bool) -> Mapping[str, tuple[Mapping[str, object], ...]]:
    """The lines by list. An empty list is left to the pen, and of an agreed plan said to be empty."""
    found: dict[str, list[object]] = {part.value: [] for part in BagianLampiran}
    for line in sorted(lines, key=lambda line: line.urutan):
        found[line.bagian.value].append(line.isi)
    empty: list[object] = [Keterangan.BELUM_DITETAPKAN] if agreed else [LONG_DOTS] * _FREE
    return {
        part: tuple({"nomor": f"{number}.", "isi": text} for number, text in enumerate(texts or empty, start=1))
        for part, texts in found.items()
    }
