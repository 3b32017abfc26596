"""Who may have to split a plan of a year: found from the days of histories alone, so that of very many people only
those are read in whose year something happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.usecases.ports import Reader


def touched(reader: Reader, tree: UnitTree, heads: Iterable[Jabatan], tahun: int, today: date) -> frozenset[UUID]:
    """Everybody whose unit, post or appraiser may have changed inside the year up to today: their own history has a
    border there, or that of a post at the head of a unit they were in, or of one above it.
    """
    year = Period.of_year(tahun)
    first, last = year.start.isoformat(), min(date(tahun, 12, 31), today).isoformat()

    def breaks(tmt: Any, sampai: Any) -> bool:
        return first < str(tmt) <= last or (sampai is not None and first < str(sampai) <= last)

    held = reader.values(RiwayatJabatan, ("pegawai_id", "jabatan_id", "tmt", "sampai"))
    places = reader.values(RiwayatUnit, ("pegawai_id", "unit_id", "tmt", "sampai"))
    decided = reader.values(PenetapanPenilai, ("pegawai_id", "tmt", "sampai"))
    found = {row[0] for rows in (held, places, decided) for row in rows if breaks(row[-2], row[-1])}
    posts = {str(post) for _, post, tmt, sampai in held if post is not None and breaks(tmt, sampai)}
    changed = {post.unit_id for post in heads if str(post.id) in posts}
    if changed:
        under = {str(unit) for unit in tree.units if not changed.isdisjoint((unit, *tree.ancestors(unit)))}
        found.update(person for person, unit, _tmt, _sampai in places if str(unit) in under)
    return frozenset(UUID(str(person)) for person in found)
