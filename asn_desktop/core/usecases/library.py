"""The library of planned results with their measures, grown from the office's own plans: nobody has to fill it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.skp import Aspek, Indikator, JenisHasilKerja, Keluarga, Perspektif
from asn_desktop.core.usecases.likeness import normal
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import PlanText, PlanTextFilter
from asn_desktop.core.usecases.skp.copying import post_family
from asn_desktop.core.usecases.skp.model import IndicatorDraft, ResultDraft

READ_AT_MOST = 2000
"""So many results are looked at for each nearness; in a large office that is enough to see what is common."""

YEARS = 3
"""What was written longer ago is no longer how the office plans."""


class LibraryMeasure(Struct, frozen=True):
    """A measure that goes with a result, with the target written most often, and how many wrote it."""

    aspek: Aspek | None
    indikator: str
    target: str
    perspektif: Perspektif | None
    used: int


class LibraryEntry(Struct, frozen=True):
    """A result as the office plans it. `nearness` 0: holders of this very post wrote it; 1: of this kind; 2: others.

    `used` counts in how many plans it was found, `tahun` is the last year of them.
    """

    rencana: str
    jenis: JenisHasilKerja
    nearness: int
    used: int
    tahun: int
    jabatan: str
    indikator: tuple[LibraryMeasure, ...]

    def draft(self) -> ResultDraft:
        """The entry as a new result: of each aspect the measure that is used most."""
        chosen: dict[Aspek | None, LibraryMeasure] = {}
        for measure in self.indikator:
            chosen.setdefault(measure.aspek, measure)
        kept = [m for m in self.indikator if m.aspek is None or chosen[m.aspek] is m]
        return ResultDraft(
            self.jenis,
            self.rencana,
            indikator=tuple(IndicatorDraft(m.aspek, m.indikator, m.target, None, m.perspektif) for m in kept),
        )


def library(
    ctx: Context, tahun: int, text: str = "", jabatan: str = "", keluarga: Keluarga | None = None, limit: int = 30
) -> tuple[LibraryEntry, ...]:
    """Common results for a post, by words that occur in them; nearest post first, then how often used, then newest.

    Plans of this year and the two before are looked at.
    """
    asked = PlanTextFilter(
        tahun - YEARS + 1, tahun, tuple(normal(text).split()), jabatan, post_family(jabatan), keluarga
    )
    with ctx.store.read() as reader:
        groups: dict[str, _Group] = {}
        for found in sorted(_texts(reader, asked, limit), key=lambda each: each.nearness):
            groups.setdefault(normal(found.rencana), _Group(found.nearness)).take(found)
        best = sorted(groups.values(), key=lambda group: (group.nearness, -group.used, -group.tahun, group.rencana))
        return _with_measures(reader, best[:limit])


def _texts(reader: Reader, asked: PlanTextFilter, limit: int) -> tuple[PlanText, ...]:
    """What was found where everybody's plans are looked at; where that is too much, the nearest first."""
    if asked.words or not asked.jabatan:
        found = reader.plan_texts(asked, READ_AT_MOST)
        if not asked.jabatan or sum(text.n for text in found) < READ_AT_MOST:
            return found
    near: list[PlanText] = []
    for nearness, name in enumerate((asked.jabatan, asked.awal)):
        if name:
            near += reader.plan_texts(replace(asked, nearness=nearness), READ_AT_MOST)
    if len(near) < limit:
        near += reader.plan_texts(asked, READ_AT_MOST)
    # A text of the nearest was found again among everybody's.
    return tuple({(text.rencana, text.nearness): text for text in reversed(near)}.values())


class _Group:
    """Texts that differ in nothing but signs and capitals, as the nearest people wrote them."""

    def __init__(self, nearness: int) -> None:
        self.nearness = nearness
        self._texts: list[PlanText] = []

    def take(self, text: PlanText) -> None:
        """Only the nearest are counted."""
        if text.nearness == self.nearness:
            self._texts.append(text)

    @property
    def used(self) -> int:
        return sum(text.n for text in self._texts)

    @property
    def tahun(self) -> int:
        return max(text.tahun for text in self._texts)

    @property
    def commonest(self) -> PlanText:
        return max(self._texts, key=lambda text: (text.n, text.tahun, text.rencana))

    @property
    def rencana(self) -> str:
        return self.commonest.rencana

    @property
    def examples(self) -> tuple[UUID, ...]:
        """Results whose measures go with the text."""
        return tuple(dict.fromkeys(hasil for text in self._texts for hasil in text.hasil))


def _with_measures(reader: Reader, groups: list[_Group]) -> tuple[LibraryEntry, ...]:
    wanted = tuple(hasil for group in groups for hasil in group.examples)
    measures: dict[UUID, list[Indikator]] = {}
    for each in reader.find(Indikator, hasil_kerja_id=wanted) if wanted else ():
        measures.setdefault(each.hasil_kerja_id, []).append(each)
    return tuple(
        LibraryEntry(
            group.rencana,
            group.commonest.jenis,
            group.nearness,
            group.used,
            group.tahun,
            group.commonest.jabatan,
            _measures(each for hasil in group.examples for each in measures.get(hasil, ())),
        )
        for group in groups
    )


def _measures(found: Iterable[Indikator]) -> tuple[LibraryMeasure, ...]:
    """In the order of the aspects, the most used first."""
    alike: dict[tuple[Aspek | None, str], list[Indikator]] = {}
    for each in found:
        if each.indikator.strip():
            alike.setdefault((each.aspek, normal(each.indikator)), []).append(each)
    order = [*Aspek, None]
    ranked = sorted(alike.items(), key=lambda item: (order.index(item[0][0]), -len(item[1]), item[1][0].urutan))
    return tuple(
        LibraryMeasure(
            aspek,
            measures[0].indikator,
            Counter(measure.target for measure in measures).most_common(1)[0][0],
            measures[0].perspektif,
            len(measures),
        )
        for (aspek, _), measures in ranked
    )
