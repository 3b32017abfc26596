"""Whose plan of a year ought to be split: unit, post or appraiser changed inside its period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import (
    Atasan,
    Organisation,
    Pejabat,
    PenetapanPenilai,
    organisation,
    superior,
)
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, jabatan_on, latest
from asn_desktop.core.domain.skp import SebabSkp, Skp
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp.touched import touched

_RISING = {jenis: rank for rank, jenis in enumerate(reversed(JenisJabatan))}


class SplitSuggestion(Struct, frozen=True):
    """A day inside a plan on which something changed. `before` and `after` are names: of appraisers, units or posts."""

    skp_id: UUID
    pegawai_id: UUID
    nama: str
    day: date
    sebab: SebabSkp
    before: str
    after: str


def split_suggestions(ctx: Context, tahun: int) -> tuple[SplitSuggestion, ...]:
    """Everybody whose plan runs over such a change up to today, by name and day; the plans are as they are."""
    with ctx.store.read() as reader, in_bulk():
        found = Register(reader, tahun, ctx.today).suggestions(tahun, ctx.today)
        return tuple(sorted(found, key=lambda s: (s.nama, s.day)))


class Register:
    """The register, read once, asked for the days on which something changed."""

    def __init__(self, reader: Reader, tahun: int | None = None, today: date = date.max) -> None:
        """With a year only of those whose plan of it may run over a change up to today; of nobody else can be asked."""
        self._reader = reader
        units = reader.find(Unit)
        posts = reader.find(Jabatan, kepala=True)
        tree = unit_tree(units)
        self._read = None if tahun is None else touched(reader, tree, posts, tahun, today)
        of: dict[str, Any] = {} if self._read is None else {"pegawai_id": self._read}
        held = {entry.id: entry for entry in reader.find(RiwayatJabatan, **of)}
        if self._read is not None:
            heading = reader.find(RiwayatJabatan, jabatan_id=[post.id for post in posts])
            held.update((entry.id, entry) for entry in heading)
        places, decided = reader.find(RiwayatUnit, **of), reader.find(PenetapanPenilai, **of)
        self._org: Organisation = organisation(tree, posts, held.values(), places, decided)
        self._heading = {entry.pegawai_id for entries in self._org.holders.values() for entry in entries}
        self._raters: dict[tuple[UUID, date], Atasan] = {}
        self._held: dict[UUID, list[RiwayatJabatan]] = {}
        for entry in held.values():
            self._held.setdefault(entry.pegawai_id, []).append(entry)
        self._units = {unit.id: unit.nama for unit in units}
        who: dict[str, Any] = {}
        if self._read is not None:
            raters = {each.penilai_id for each in decided if each.penilai_id is not None}
            who = {"id": self._read | self._heading | raters}
        self._people = {pegawai.id: pegawai for pegawai in reader.find(Pegawai, **who)}
        self._officials = {pejabat.id: pejabat.nama for pejabat in reader.find(Pejabat)}
        self._heads_change = {
            unit: frozenset(_borders(self._org.holders.get(post, ()))) for unit, post in self._org.kepala.items()
        }
        self._above_change: dict[UUID, frozenset[date]] = {}

    def suggestions(self, tahun: int, today: date) -> Iterator[SplitSuggestion]:
        """Of every plan of a year whose person is in the register."""
        of: dict[str, Any] = {} if self._read is None else {"pegawai_id": self._read}
        for skp in self._reader.find(Skp, tahun=tahun, **of):
            if skp.pegawai_id in self._people:
                yield from self.of_plan(skp, today)

    def of_plan(self, skp: Skp, today: date) -> Iterator[SplitSuggestion]:
        """Of one plan, which need not be stored."""
        days = sorted(day for day in self._days(skp.pegawai_id) if skp.mulai < day < skp.sampai and day <= today)
        if not days:
            return
        fixed = skp.penilai_id is not None or skp.pejabat_penilai_id is not None
        unit, post = self._unit(skp.pegawai_id, skp.mulai), self._post(skp.pegawai_id, skp.mulai)
        rater = self._rater(skp.pegawai_id, unit, skp.mulai)
        for day in days:
            now_unit, now_post = self._unit(skp.pegawai_id, day), self._post(skp.pegawai_id, day)
            now_rater = self._rater(skp.pegawai_id, now_unit, day)
            found: tuple[SebabSkp, str, str] | None = None
            if post is not None and now_post is not None and _another(post, now_post):
                found = (_sebab(post, now_post), post.nama, now_post.nama)
            elif unit is not None and now_unit is not None and unit != now_unit:
                found = (SebabSkp.MUTASI, self._units.get(unit, ""), self._units.get(now_unit, ""))
            elif not fixed and _changed(rater, now_rater):
                acting = now_rater.status is not StatusJabatan.DEFINITIF
                sebab = SebabSkp.PLT if acting else SebabSkp.GANTI_PENILAI
                found = (sebab, self._name(rater), self._name(now_rater))
            # While a place is vacant there is nobody to appraise: the next known one counts.
            unit, post = now_unit or unit, now_post or post
            rater = now_rater if now_rater.known and now_rater.status is not StatusJabatan.PLH else rater
            if found is not None:
                nama = self._people[skp.pegawai_id].nama_lengkap
                yield SplitSuggestion(skp.id, skp.pegawai_id, nama, day, *found)

    def _days(self, pegawai_id: UUID) -> set[date]:
        """On which days anything about a person or those above may have changed."""
        places = self._org.units.get(pegawai_id, ())
        days = {*_borders(places), *_borders(self._held.get(pegawai_id, ()))}
        days.update(_borders(self._org.decided.get(pegawai_id, ())))
        for place in places:
            days |= self._above(place.unit_id)
        return days

    def _above(self, unit_id: UUID) -> frozenset[date]:
        """On which days somebody else came to head the unit or one above; asked once for each unit."""
        if unit_id not in self._above_change:
            chain = (unit_id, *self._org.tree.ancestors(unit_id))
            self._above_change[unit_id] = frozenset().union(*(self._heads_change.get(u, ()) for u in chain))
        return self._above_change[unit_id]

    def _rater(self, pegawai_id: UUID, unit: UUID | None, day: date) -> Atasan:
        """Asked once for a unit and a day: only of those who head a unit, or for whom it was decided, it is another."""
        if unit is None or pegawai_id in self._heading or pegawai_id in self._org.decided:
            return superior(self._org, pegawai_id, day)
        if (unit, day) not in self._raters:
            self._raters[unit, day] = superior(self._org, pegawai_id, day)
        return self._raters[unit, day]

    def _unit(self, pegawai_id: UUID, day: date) -> UUID | None:
        place = latest(self._org.units.get(pegawai_id, ()), day)
        return place.unit_id if place else None

    def _post(self, pegawai_id: UUID, day: date) -> RiwayatJabatan | None:
        post = jabatan_on(self._held.get(pegawai_id, ()), day)
        return post if post is not None and post.status is StatusJabatan.DEFINITIF else None

    def _name(self, rater: Atasan) -> str:
        if rater.pejabat_id is not None:
            return self._officials.get(rater.pejabat_id, "")
        pegawai = self._people.get(rater.pegawai_id) if rater.pegawai_id else None
        return pegawai.nama_lengkap if pegawai else ""


def _borders(entries: Iterable[RiwayatJabatan | RiwayatUnit | PenetapanPenilai]) -> Iterator[date]:
    for entry in entries:
        yield entry.tmt
        if entry.sampai is not None:
            yield entry.sampai


def _changed(before: Atasan, now: Atasan) -> bool:
    """Another appraiser; a daily acting one (Plh) stands in and does not become the appraiser."""
    if not before.known or not now.known or now.status is StatusJabatan.PLH:
        return False
    return (before.pegawai_id, before.pejabat_id) != (now.pegawai_id, now.pejabat_id)


def _another(before: RiwayatJabatan, now: RiwayatJabatan) -> bool:
    """Another post: a new decree about the same one is none."""
    if before.jabatan_id is not None and now.jabatan_id is not None:
        return before.jabatan_id != now.jabatan_id
    return before.nama.casefold() != now.nama.casefold()


def _sebab(before: RiwayatJabatan, now: RiwayatJabatan) -> SebabSkp:
    """A higher kind of post is a promotion; any other change a transfer."""
    higher = _RISING[now.jenis] > _RISING[before.jenis] and now.jenis.manajerial
    return SebabSkp.PROMOSI if higher else SebabSkp.MUTASI
