"""Lines of the annex as the office usually writes them, counted in its own plans."""

from __future__ import annotations

from collections import Counter

from asn_desktop.core.domain.skp import BagianLampiran, LampiranSkp
from asn_desktop.core.usecases.likeness import normal
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.skp.model import Annex

OFFERED = 8
"""More choices are no help."""


def usual_lines(ctx: Context, limit: int = OFFERED) -> Annex:
    """The lines written most often in each list, the most used first; nothing where no plan has an annex yet."""
    counts: dict[BagianLampiran, Counter[str]] = {bagian: Counter() for bagian in BagianLampiran}
    wording: dict[str, str] = {}
    with ctx.store.read() as reader:
        for bagian, text in reader.values(LampiranSkp, ("bagian", "isi")):
            key = normal(text)
            counts[BagianLampiran(bagian)][key] += 1
            wording.setdefault(key, text)
    found = {b: tuple(wording[key] for key, _ in counted.most_common(limit)) for b, counted in counts.items()}
    return {bagian: texts for bagian, texts in found.items() if texts}
