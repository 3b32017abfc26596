"""The library of planned results with their measures, grown from the office's own plans: nobody has to fill it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.skp import Aspek, Indikator, JenisHasilKerja, Keluarga, Perspektif
from asn_desktop.core.usecases.likeness import normal
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import PlanText, PlanTextFilter
from asn_desktop.core.usecases.skp.copying import post_family
from asn_desktop.core.usecases.skp.model import IndicatorDraft, ResultDraft

READ_AT_MOST = 2000
"""So many results of one year and nearness are looked at; in a large office that is enough to see what is common."""

OF_EACH = 5
"""The measures of so many results of the same text are put together."""


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

    Plans of this year and the two before are looked at, the newest first.
    """
    words = tuple(normal(text).split())
    with ctx.store.read() as reader:
        found: list[_Group] = []
        known: dict[str, _Group] = {}
        for nearness, where in enumerate(_places(jabatan)):
            if where is None:
                continue
            for year in (tahun, tahun - 1, tahun - 2):
                asked = PlanTextFilter(year, words, where[0], where[1], keluarga)
                _collect(reader.plan_texts(asked, READ_AT_MOST), nearness, known, found)
            if len(found) >= limit:
                break
        best = sorted(found, key=lambda group: (group.nearness, -len(group.members), -group.tahun, group.rencana))
        return _with_measures(reader, best[:limit])


class _Group:
    """Results of one text."""

    def __init__(self, first: PlanText, nearness: int) -> None:
        self.nearness = nearness
        self.members: dict[UUID, PlanText] = {first.hasil_id: first}

    @property
    def tahun(self) -> int:
        return max(member.tahun for member in self.members.values())

    @property
    def rencana(self) -> str:
        return Counter(member.rencana for member in self.members.values()).most_common(1)[0][0]


def _places(jabatan: str) -> tuple[tuple[str, str] | None, ...]:
    """Whose plans are asked: of this post, of posts of this kind, of everybody."""
    family = post_family(jabatan)
    return (jabatan, "") if jabatan else None, ("", family) if family else None, ("", "")


def _collect(texts: Iterable[PlanText], nearness: int, known: dict[str, _Group], found: list[_Group]) -> None:
    for text in texts:
        key = normal(text.rencana)
        group = known.get(key)
        if group is None:
            group = known[key] = _Group(text, nearness)
            found.append(group)
        else:
            group.members.setdefault(text.hasil_id, text)


def _with_measures(reader: Reader, groups: list[_Group]) -> tuple[LibraryEntry, ...]:
    newest = [sorted(group.members.values(), key=lambda m: (-m.tahun, m.hasil_id))[:OF_EACH] for group in groups]
    wanted = tuple(member.hasil_id for members in newest for member in members)
    measures: dict[UUID, list[Indikator]] = {}
    for each in reader.find(Indikator, hasil_kerja_id=wanted) if wanted else ():
        measures.setdefault(each.hasil_kerja_id, []).append(each)
    return tuple(
        LibraryEntry(
            group.rencana,
            members[0].jenis,
            group.nearness,
            len(group.members),
            group.tahun,
            members[0].jabatan,
            _measures(each for member in members for each in measures.get(member.hasil_id, ())),
        )
        for group, members in zip(groups, newest, strict=True)
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
