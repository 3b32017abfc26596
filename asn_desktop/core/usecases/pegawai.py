"""The register of people: one person with all histories, changes to them, the bin, and undo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.golongan import parse
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kinds import OF_PERSON
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.riwayat import (
    RIWAYAT,
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    RiwayatUnit,
    jabatan_on,
    latest,
)
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.usecases.penilai import Parties, parties
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import BinRow, JournalRow

HISTORIES: tuple[type[Record], ...] = (*RIWAYAT, PenetapanPenilai)


LEADS = ("pegawai", "skp", "evaluasi")
"""Kinds of records that others belong to: these are removed and brought back with them."""

H = TypeVar("H", RiwayatGolongan, RiwayatJabatan, RiwayatUnit, RiwayatDisiplin, PenetapanPenilai)


class Profile(Struct, frozen=True):
    """One person as of a day, with the whole past. Histories are newest first."""

    day: date
    pegawai: Pegawai
    golongan: tuple[RiwayatGolongan, ...]
    jabatan: tuple[RiwayatJabatan, ...]
    unit: tuple[RiwayatUnit, ...]
    pendidikan: tuple[RiwayatPendidikan, ...]
    pelatihan: tuple[RiwayatPelatihan, ...]
    disiplin: tuple[RiwayatDisiplin, ...]
    penghargaan: tuple[RiwayatPenghargaan, ...]
    penetapan: tuple[PenetapanPenilai, ...]
    skp: tuple[Skp, ...]
    units: dict[UUID, Unit]
    """The units named in the unit history."""
    parties: Parties

    @property
    def golongan_now(self) -> RiwayatGolongan | None:
        return latest(self.golongan, self.day)

    @property
    def jabatan_now(self) -> RiwayatJabatan | None:
        return jabatan_on(self.jabatan, self.day)

    @property
    def unit_now(self) -> Unit | None:
        place = latest(self.unit, self.day)
        return self.units.get(place.unit_id) if place else None


def profile(ctx: Context, pegawai_id: UUID, day: date | None = None) -> Profile:
    """Everything about one person as of `day` (today where none is given). Raises NotFoundError."""
    as_of = day or ctx.today
    with ctx.store.read() as reader:
        pegawai = reader.get(Pegawai, pegawai_id)
        unit = _newest_first(reader.find(RiwayatUnit, pegawai_id=pegawai_id))
        ids = tuple({entry.unit_id for entry in unit})
        return Profile(
            day=as_of,
            pegawai=pegawai,
            golongan=_newest_first(reader.find(RiwayatGolongan, pegawai_id=pegawai_id)),
            jabatan=_newest_first(reader.find(RiwayatJabatan, pegawai_id=pegawai_id)),
            unit=unit,
            pendidikan=tuple(
                sorted(
                    reader.find(RiwayatPendidikan, pegawai_id=pegawai_id),
                    key=lambda entry: entry.tahun_lulus or 0,
                    reverse=True,
                )
            ),
            pelatihan=tuple(
                sorted(
                    reader.find(RiwayatPelatihan, pegawai_id=pegawai_id),
                    key=lambda entry: entry.mulai or date.min,
                    reverse=True,
                )
            ),
            disiplin=_newest_first(reader.find(RiwayatDisiplin, pegawai_id=pegawai_id)),
            penghargaan=tuple(
                sorted(
                    reader.find(RiwayatPenghargaan, pegawai_id=pegawai_id),
                    key=lambda entry: entry.tanggal or date.min,
                    reverse=True,
                )
            ),
            penetapan=_newest_first(reader.find(PenetapanPenilai, pegawai_id=pegawai_id)),
            skp=tuple(sorted(reader.find(Skp, pegawai_id=pegawai_id), key=lambda skp: skp.mulai, reverse=True)),
            units={found.id: found for found in reader.find(Unit, id=ids)} if ids else {},
            parties=parties(reader, ctx.law.at(as_of), pegawai_id, as_of),
        )


def new_id(ctx: Context) -> UUID:
    """An identity for a record that is about to be made."""
    with ctx.store.write("save_pegawai", ctx.actor) as work:
        return work.new_id()


def save(ctx: Context, record: Record, action: str = "save_pegawai") -> Changes:
    """Save a person or an entry of a history. Raises UserError for what cannot be true; the rest is the doctor's.

    A new golongan, post or unit does not overwrite the old one: it is a further dated entry.
    """
    _require_sense(record)
    with ctx.store.write(action, ctx.actor) as work:
        if isinstance(record, Pegawai):
            _require_free_nip(work, record)
        work.put(record)
        return work.commit()


def add(ctx: Context, pegawai: Pegawai, *entries: Record) -> Changes:
    """A new person together with first entries of the histories (golongan, jabatan, unit)."""
    for record in (pegawai, *entries):
        _require_sense(record)
    with ctx.store.write("add_pegawai", ctx.actor) as work:
        _require_free_nip(work, pegawai)
        work.put(pegawai)
        for entry in entries:
            work.put(entry)
        return work.commit()


def remove(ctx: Context, pegawai_id: UUID) -> Changes:
    """Move a person and all that is told of the person to the bin. Raises UserError where plans or appraisals exist."""
    with ctx.store.write("remove_pegawai", ctx.actor) as work:
        pegawai = work.get(Pegawai, pegawai_id)
        if plans := work.find(Skp, pegawai_id=pegawai_id):
            raise UserError("has_plans", nama=pegawai.nama_lengkap, n=len(plans))
        for kind in OF_PERSON:
            for entry in work.find(kind, pegawai_id=pegawai_id):
                work.remove(entry)
        work.remove(pegawai)
        return work.commit()


def remove_entry(ctx: Context, entry: Record) -> Changes:
    """Move one entry of a history to the bin."""
    with ctx.store.write("remove_entry", ctx.actor) as work:
        work.remove(entry)
        return work.commit()


def together(rows: Iterable[BinRow]) -> dict[UUID, tuple[BinRow, ...]]:
    """By person, plan or appraisal in the bin: what went there with it, belongs to it, and comes back with it."""
    steps: dict[tuple[datetime, str], list[BinRow]] = {}
    for row in rows:
        steps.setdefault((row.removed_at, row.actor), []).append(row)
    found: dict[UUID, tuple[BinRow, ...]] = {}
    for step in steps.values():
        leads = [row for row in step if row.kind in LEADS]
        if len(leads) == 1:  # of several at once nobody can tell here what belonged to which
            found[leads[0].id] = tuple(row for row in step if row is not leads[0])
    return found


def restore(ctx: Context, kind: str, identity: UUID) -> Changes:
    """Bring something back from the bin; a person, a plan or an appraisal with all that went there with it."""
    with ctx.store.write("restore", ctx.actor) as work:
        belonging = together(work.bin()).get(identity, ())
        work.restore(kind, identity)
        for row in belonging:
            work.restore(row.kind, row.id)
        return work.commit()


def undo_last(ctx: Context) -> tuple[str, Changes] | None:
    """Undo the last change; returns what was undone (its action), or None where there is nothing to undo."""
    with ctx.store.write("undo", ctx.actor) as work:
        last = work.last_change()
        if last is None:
            return None
        work.undo(last.group)
        return last.action, work.commit()


def history(ctx: Context, pegawai_id: UUID) -> tuple[JournalRow, ...]:
    """Who changed what on this person and the histories, when, before and after; newest first."""
    with ctx.store.read() as reader:
        ids = [pegawai_id]
        for kind in HISTORIES:
            ids.extend(entry.id for entry in reader.find(kind, pegawai_id=pegawai_id))
        return reader.history(ids)


def save_unit(ctx: Context, unit: Unit) -> Changes:
    """Save a unit. Raises UserError where it would stand under itself."""
    if not unit.nama.strip():
        raise UserError("name_missing")
    with ctx.store.write("save_unit", ctx.actor) as work:
        above, seen = unit.induk_id, {unit.id}
        while above is not None:
            if above in seen:
                raise UserError("unit_loop", nama=unit.nama)
            seen.add(above)
            above = next((found.induk_id for found in work.find(Unit, id=above)), None)
        work.put(unit)
        return work.commit()


def save_post(ctx: Context, jabatan: Jabatan) -> Changes:
    """Save a post. Raises UserError where the unit already has another head post."""
    if not jabatan.nama.strip():
        raise UserError("name_missing")
    with ctx.store.write("save_jabatan", ctx.actor) as work:
        if jabatan.kepala:
            others = [p for p in work.find(Jabatan, unit_id=jabatan.unit_id, kepala=True) if p.id != jabatan.id]
            if others:
                raise UserError("second_head", jabatan=others[0].nama)
        work.put(jabatan)
        return work.commit()


def _require_sense(record: Record) -> None:
    match record:
        case Pegawai():
            if not record.nama.strip():
                raise UserError("name_missing")
            if len(record.nip) != 18 or not record.nip.isdigit():
                raise UserError("nip_shape", nip=record.nip, n=len(record.nip))
        case RiwayatGolongan():
            if parse(record.golongan) != record.golongan:
                raise UserError("golongan_unknown", golongan=record.golongan)
        case RiwayatJabatan() | RiwayatUnit() | RiwayatDisiplin() | PenetapanPenilai():
            if record.sampai is not None and record.sampai <= record.tmt:
                raise UserError("ends_before_start", tmt=record.tmt, sampai=record.sampai)
        case _:
            pass


def _require_free_nip(reader: Reader, pegawai: Pegawai) -> None:
    """Two people with one NIP may come in from a file and are shown by the doctor; nobody types in a second one."""
    others = [other for other in reader.find(Pegawai, nip=pegawai.nip) if other.id != pegawai.id]
    if others and pegawai.version == 0:
        raise UserError("nip_taken", nip=pegawai.nip, nama=others[0].nama_lengkap)


def _newest_first(entries: Iterable[H]) -> tuple[H, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.tmt, reverse=True))
