"""One person of the boxes as a row: the box then and now, the potential with its source, and how that reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.usecases.talenta import Grid, Placed
from asn_desktop.ui.presenters.chips import Chip


class PlacedRow(Struct, frozen=True, gc=False):
    """One person with the boxes at the ends of the last years, oldest first, the present one last."""

    of: Placed
    moves: tuple[int | None, ...]

    @property
    def id(self) -> UUID:
        return self.of.pegawai_id

    @property
    def trend(self) -> int:
        """1 where the box is a higher one than the last known one before, -1 a lower one, 0 neither or not known."""
        before = next((box for box in reversed(self.moves[:-1]) if box is not None), None)
        now = self.of.kotak
        if before is None or now is None or before == now:
            return 0
        return 1 if now > before else -1


SOURCE = 14
"""Letters of a source that a list has room for; the page of the person and Excel have all of it."""


def source_cell(assessed: PenilaianPotensi | None, texts: Texts) -> str:
    """The same where room is scarce: the day first, for it is never cut off."""
    if assessed is None:
        return "–"
    source = assessed.sumber if len(assessed.sumber) <= SOURCE else f"{assessed.sumber[: SOURCE - 1].rstrip()}…"
    return f"{texts.show(assessed.tanggal)}, {source}"


def placed_rows(grids: tuple[Grid, ...]) -> tuple[PlacedRow, ...]:
    before = [{each.pegawai_id: each.kotak for each in of.people} for of in grids[:-1]]
    return tuple(
        PlacedRow(each, (*(on.get(each.pegawai_id) for on in before), each.kotak)) for each in grids[-1].people
    )


def box_chip(texts: Texts, verdict: Verdict) -> Chip:
    """The box as a state; those from which successors are taken stand out."""
    box = verdict.result("kotak")
    if box is None:
        return Chip(texts.say("talenta.none"), "circle-dashed", "warn")
    return Chip(
        texts.say("talenta.box.name", n=box), "layout-grid", "ok" if verdict.result("kelompok_suksesi") else "neutral"
    )


def lacks(of: Placed, texts: Texts) -> str:
    """What is missing, and who has it."""
    return "; ".join(
        texts.say("talenta.lacking", what=texts.say(f"input.{each.input}"), who=texts.say(f"role.{each.who}"))
        for each in of.verdict.missing
    )


def moves_text(row: PlacedRow, space: str = " ") -> str:
    """`– → 1 → 5`; only a dash where no box is known at all. `space` stands about the arrows."""
    if all(box is None for box in row.moves):
        return "–"
    return f"{space}→{space}".join("–" if box is None else str(box) for box in row.moves)


def potential_text(of: Placed, texts: Texts) -> str:
    """`78,5 · Menengah`."""
    if of.dinilai is None or of.potensial is None:
        return "–"
    value = of.dinilai.nilai
    return texts.show(of.potensial) if value is None else f"{texts.show(value)} · {texts.show(of.potensial)}"


def source_text(assessed: PenilaianPotensi | None, texts: Texts) -> str:
    """Where the potential comes from, and of which day."""
    return "–" if assessed is None else f"{assessed.sumber}, {texts.show(assessed.tanggal)}"


PLACED_KEYS: dict[str, Any] = {
    "nama": lambda row: row.of.nama.casefold(),
    "kotak": lambda row: row.of.kotak or 0,
    "predikat": lambda row: row.of.predikat.value if row.of.predikat else "",
    "potensi": lambda row: (row.of.potensial is not None, _height(row)),
    "unit": lambda row: row.of.unit.casefold(),
    "nip": lambda row: row.of.nip,
    "gerak": lambda row: row.trend,
    "tanggal": lambda row: row.of.dinilai.tanggal if row.of.dinilai else date.min,
}


def _height(row: PlacedRow) -> tuple[int, Decimal]:
    order = ("rendah", "menengah", "tinggi")
    if row.of.potensial is None or row.of.dinilai is None:
        return -1, Decimal()
    return order.index(row.of.potensial.value), row.of.dinilai.nilai or Decimal()
