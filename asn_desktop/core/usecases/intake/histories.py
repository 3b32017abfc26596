"""What a row means for the dated histories: nothing, a corrected entry, or a further one. Never an overwrite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan, RiwayatUnit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.intake.model import Change
from asn_desktop.core.usecases.intake.places import Place

NewId = Callable[[], UUID]


class Step(Struct, frozen=True):
    """What to change for one row and history. `older`: the file knows less than the register, nothing is done."""

    changes: tuple[Change, ...] = ()
    records: tuple[Record, ...] = ()
    older: bool = False


NOTHING = Step()
OLDER = Step(older=True)


def golongan_step(
    known: Sequence[RiwayatGolongan],
    person: UUID,
    golongan: str,
    tmt: date | None,
    mkg: tuple[int | None, int | None],
    since: date,
    new_id: NewId,
) -> Step:
    """The golongan from its TMT, with the length of service in it."""
    same = [entry for entry in known if entry.golongan == golongan]
    exact = same[-1:] if tmt is None else [entry for entry in same if entry.tmt == tmt]
    years, months = mkg
    if exact:
        steps = [_with_mkg(entry, years, months) for entry in exact]
        return NOTHING if NOTHING in steps else steps[0]
    if tmt is not None and same:
        old = same[-1]
        step = _with_mkg(old.with_(tmt=tmt), years, months)
        corrected = step.records or (old.with_(tmt=tmt),)
        return Step((Change("tmt_golongan", old.tmt, tmt), *step.changes), corrected)
    on_day = next((entry for entry in known if entry.tmt == tmt), None)
    old_name = known[-1].golongan if known else None
    if on_day is not None:
        fixed = on_day.with_(golongan=golongan)
        step = _with_mkg(fixed, years, months)
        return Step((Change("golongan", on_day.golongan, golongan), *step.changes), step.records or (fixed,))
    start = tmt or since
    if tmt is None and known and known[-1].tmt >= since:
        return OLDER
    entry = RiwayatGolongan(
        id=new_id(), pegawai_id=person, golongan=golongan, tmt=start, mkg_tahun=years, mkg_bulan=months
    )
    changes = [Change("golongan", old_name, golongan), Change("tmt_golongan", known[-1].tmt if known else None, start)]
    return Step(tuple(changes), (entry,))


def _with_mkg(entry: RiwayatGolongan, years: int | None, months: int | None) -> Step:
    changes: list[Change] = []
    if years is not None and years != entry.mkg_tahun:
        changes.append(Change("mkg_tahun", entry.mkg_tahun, years))
    if months is not None and months != entry.mkg_bulan:
        changes.append(Change("mkg_bulan", entry.mkg_bulan, months))
    if not changes:
        return NOTHING
    fixed = entry.with_(**{change.field: change.new for change in changes})
    return Step(tuple(changes), (fixed,))


def jabatan_step(
    known: Sequence[RiwayatJabatan],
    person: UUID,
    place: Place,
    post_of: Callable[[Place], UUID | None],
    status: StatusJabatan | None,
    tmt: date | None,
    since: date,
    new_id: NewId,
    *,
    moved: bool = False,
) -> Step:
    """The post from its TMT. `moved`: the person comes into a unit, so a post known without unit is now one of it.

    A new definitive post ends the definitive one before it; an acting one ends nothing.
    """
    post = place.post
    if post is None:
        return NOTHING
    held_as = status or (post.status if post.status is not StatusJabatan.DEFINITIF else None)
    name = post.nama.casefold()
    named = [entry for entry in known if entry.nama.casefold() == name]
    same = [entry for entry in named if entry.sampai is None]
    if same:
        exact = [entry for entry in same if entry.tmt == tmt] or same[-1:]
        steps = [_corrected(entry, place, post_of if moved else None, held_as, tmt) for entry in exact]
        return NOTHING if NOTHING in steps else steps[-1]
    if any(entry.tmt == tmt for entry in named):
        return NOTHING
    start = tmt or since
    definitive = [entry for entry in known if entry.status is StatusJabatan.DEFINITIF]
    is_definitive = held_as in (None, StatusJabatan.DEFINITIF)
    on_day = next((entry for entry in definitive if entry.tmt == start and is_definitive), None)
    if tmt is None and definitive and definitive[-1].tmt >= since and is_definitive:
        return OLDER
    fields: dict[str, Any] = {
        "nama": post.nama,
        "jenis": post.jenis,
        "jenjang": post.jenjang,
        "eselon": post.eselon,
        "jabatan_id": post_of(place),
        "unit_nama": place.unit.nama if place.unit else "",
    }
    if on_day is not None and tmt is not None:
        return Step((Change("jabatan", on_day.nama, post.nama),), (on_day.with_(**fields),))
    later = [entry.tmt for entry in definitive if entry.tmt > start] if is_definitive else []
    entry = RiwayatJabatan(
        id=new_id(),
        pegawai_id=person,
        tmt=start,
        sampai=min(later) if later else None,
        status=held_as or StatusJabatan.DEFINITIF,
        **fields,
    )
    ended = [
        old.with_(sampai=start)
        for old in definitive
        if is_definitive and old.tmt < start and (old.sampai is None or old.sampai > start)
    ]
    before = definitive[-1] if definitive else None
    changes = [
        Change("jabatan", before.nama if before else None, post.nama),
        Change("tmt_jabatan", before.tmt if before else None, start),
    ]
    return Step(tuple(changes), (entry, *ended))


def _corrected(
    entry: RiwayatJabatan,
    place: Place,
    post_of: Callable[[Place], UUID | None] | None,
    status: StatusJabatan | None,
    tmt: date | None,
) -> Step:
    changes: list[Change] = []
    fields: dict[str, object] = {}
    if tmt is not None and tmt != entry.tmt:
        changes.append(Change("tmt_jabatan", entry.tmt, tmt))
        fields["tmt"] = tmt
    if status is not None and status is not entry.status:
        changes.append(Change("status_jabatan", entry.status, status))
        fields["status"] = status
    if post_of is not None and entry.jabatan_id is None and place.unit is not None:
        fields |= {"jabatan_id": post_of(place), "unit_nama": place.unit.nama}
    return Step(tuple(changes), (entry.with_(**fields),)) if fields else NOTHING


def unit_step(
    known: Sequence[RiwayatUnit],
    person: UUID,
    place: Place,
    unit_before: str | None,
    tmt: date | None,
    since: date,
    new_id: NewId,
) -> Step:
    """The unit from the TMT of the post, which is what brings a person there; the unit before ends that day."""
    if place.unit is None or (known and known[-1].unit_id == place.unit.id and known[-1].sampai is None):
        return NOTHING
    before = known[-1] if known else None
    start = tmt if tmt is not None and (before is None or before.tmt < tmt) else since
    if before is not None and before.tmt >= start:
        return OLDER
    ended = [before.with_(sampai=start)] if before is not None and (before.sampai or date.max) > start else []
    entry = RiwayatUnit(id=new_id(), pegawai_id=person, unit_id=place.unit.id, tmt=start)
    return Step((Change("unit", unit_before, place.unit.nama),), (entry, *ended))


def pendidikan_step(
    known: Sequence[RiwayatPendidikan],
    person: UUID,
    tingkat: Pendidikan,
    jurusan: str | None,
    sekolah: str | None,
    tahun: int | None,
    new_id: NewId,
) -> Step:
    """A diploma: filled in where one of the level is known, else added."""
    given = {"jurusan": jurusan, "sekolah": sekolah, "tahun_lulus": tahun}
    same = [entry for entry in known if entry.tingkat is tingkat]
    stated: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not same:
        entry = RiwayatPendidikan(id=new_id(), pegawai_id=person, tingkat=tingkat, **stated)
        return Step((Change("pendidikan", None, tingkat),), (entry,))
    if any(all(_same(getattr(entry, name), value) for name, value in stated.items()) for entry in same):
        return NOTHING
    old = next((entry for entry in same if jurusan and _same(entry.jurusan, jurusan)), same[-1])
    changes = [
        Change(name, getattr(old, name) or None, value)
        for name, value in stated.items()
        if not _same(getattr(old, name), value)
    ]
    return Step(tuple(changes), (old.with_(**{change.field: change.new for change in changes}),))


def _same(stored: object, given: object) -> bool:
    if stored == given:
        return True
    return isinstance(stored, str) and isinstance(given, str) and stored.casefold() == given.casefold()
