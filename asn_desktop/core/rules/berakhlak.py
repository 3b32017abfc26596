"""The seven values of ASN and their behaviours, worded as the forms print them."""

from __future__ import annotations

from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.values import NilaiRow, NilaiTable


def values(law: Law) -> tuple[NilaiRow, ...]:
    """The values in printing order, each with `nilai`, `nama` and three texts in `perilaku`."""
    table: NilaiTable = law.get("berakhlak.nilai").value
    return table.baris
