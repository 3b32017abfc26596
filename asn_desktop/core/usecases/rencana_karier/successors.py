"""Who could follow the head of a unit: part of the head's own plan, and printed with it as on the day it was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.rencana_karier import RencanaKarier, StatusRencana
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan
from asn_desktop.core.kernel.record import kind_of
from asn_desktop.core.usecases.ports import Reader
from asn_desktop.core.usecases.rows import JournalRow


class Successors(Struct, frozen=True):
    """Who was named as a possible successor in a post that the person heads, and how soon each is ready."""

    jabatan: Jabatan
    calon: tuple[tuple[CalonPenerus, str], ...]
    """With the name of each."""

    @property
    def ready(self) -> int:
        return sum(each.kesiapan is Kesiapan.SIAP for each, _ in self.calon)


def headed(reader: Reader, held: RiwayatJabatan | None) -> tuple[Jabatan, ...]:
    """The post held, where its holder heads a unit."""
    if held is None or held.jabatan_id is None:
        return ()
    return tuple(each for each in reader.find(Jabatan, id=held.jabatan_id) if each.kepala)


def successors(reader: Reader, posts: Sequence[Jabatan], plan: RencanaKarier | None = None) -> tuple[Successors, ...]:
    """Who was named for these posts, the readiest first: today, or as it was recorded when this plan was agreed.

    Of a plan that came here agreed, without its journal, nothing is known of that day: nothing is told.
    """
    if plan is None or not posts:
        return tuple(_of(reader, post, reader.find(CalonPenerus, jabatan_id=post.id)) for post in posts)
    agreed = _agreed(reader, plan)
    return () if agreed is None else tuple(_of(reader, post, _named(reader, post.id, agreed)) for post in posts)


def _agreed(reader: Reader, plan: RencanaKarier) -> int | None:
    """The place in the journal where the plan was last agreed; None where the journal does not tell."""
    for row in reader.history([plan.id]):
        before, after = row.before or {}, row.after or {}
        if after.get("status") == StatusRencana.DISEPAKATI != before.get("status"):
            return row.seq
    return None


def _named(reader: Reader, jabatan_id: UUID, until: int) -> Sequence[CalonPenerus]:
    """Who was named for a post at a place in the journal, as it stood there; not who had been struck off by then."""
    newest: dict[UUID, JournalRow] = {}
    for row in reader.history_of(Jabatan, jabatan_id, (CalonPenerus,)):
        if row.kind == kind_of(CalonPenerus) and row.seq <= until:
            newest.setdefault(row.record_id, row)
    return [CalonPenerus(**row.after) for row in newest.values() if row.after is not None]


def _of(reader: Reader, post: Jabatan, named: Sequence[CalonPenerus]) -> Successors:
    order = tuple(Kesiapan)
    names = {each.id: each.nama_lengkap for each in reader.find(Pegawai, id=tuple(c.pegawai_id for c in named))}
    calon = [(each, names[each.pegawai_id]) for each in named if each.pegawai_id in names]
    calon.sort(key=lambda pair: (order.index(pair[0].kesiapan), pair[1].casefold()))
    return Successors(post, tuple(calon))
