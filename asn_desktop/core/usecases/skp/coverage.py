"""Whether a person's plans cover the year: days without a plan, days with two, and times when none is needed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.skp import PengecualianSkp, SebabPengecualian, Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period, gaps
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules.gabungan_tahun import overlaps
from asn_desktop.core.usecases.ports import Context, Reader


class Coverage(Struct, frozen=True):
    """One person's year. `gaps` are days in service that neither a plan nor an exemption covers."""

    service: tuple[Period, ...]
    plans: tuple[Skp, ...]
    exempt: tuple[PengecualianSkp, ...]
    gaps: tuple[Period, ...]
    overlaps: tuple[Period, ...]

    @property
    def whole(self) -> bool:
        return not self.gaps and not self.overlaps


def coverage(ctx: Context, pegawai_id: UUID, tahun: int) -> Coverage:
    """The plans of a person held against the time in service of the year."""
    with ctx.store.read() as reader:
        pegawai = reader.get(Pegawai, pegawai_id)
        return covered(
            tahun,
            service(pegawai, reader.find(RiwayatUnit, pegawai_id=pegawai_id), tahun),
            reader.find(Skp, pegawai_id=pegawai_id, tahun=tahun),
            reader.find(PengecualianSkp, pegawai_id=pegawai_id),
        )


def covered(
    tahun: int, service: tuple[Period, ...], plans: Iterable[Skp], exempt: Iterable[PengecualianSkp]
) -> Coverage:
    """The same from what was read already, for many people at once."""
    year = Period.of_year(tahun)
    ordered = tuple(sorted(plans, key=lambda skp: skp.mulai))
    periods = [skp.period for skp in ordered]
    free = tuple(each for each in exempt if Period(each.mulai, each.sampai).overlaps(year))
    known = [*periods, *(Period(each.mulai, each.sampai) for each in free)]
    missing = tuple(gap for stretch in service for gap in gaps(stretch, known))
    return Coverage(service, ordered, free, missing, overlaps(year, periods))


def service(pegawai: Pegawai, places: Iterable[RiwayatUnit], tahun: int) -> tuple[Period, ...]:
    """When the person worked in the office in a year: in one of its units; where none is recorded, all of it.

    Nobody serves before the day of appointment, or after the end of a contract.
    """
    first, last = pegawai.tmt_cpns or date.min, pegawai.akhir_kontrak
    year = Period.of_year(tahun)
    if last is not None and last <= first:
        return ()
    employed = Period.through(first, last).intersection(year)
    if employed is None:
        return ()
    periods = [Period(p.tmt, p.sampai) for p in places if p.sampai is None or p.sampai > p.tmt]
    if not periods:
        return (employed,)
    away = gaps(employed, periods)
    return gaps(employed, away)


def exempt(
    ctx: Context, pegawai_id: UUID, mulai: date, sampai: date | None, sebab: SebabPengecualian, dasar: str = ""
) -> tuple[UUID, Changes]:
    """Record a time without plan and appraisal; `sampai` is not included, None is until further notice.

    Raises UserError where it ends before it starts, or another one covers part of it.
    """
    if sampai is not None and sampai <= mulai:
        raise UserError("ends_before_start", tmt=mulai, sampai=sampai)
    with ctx.store.write("exempt_skp", ctx.actor) as work:
        pegawai = work.get(Pegawai, pegawai_id)
        wanted = Period(mulai, sampai)
        for other in work.find(PengecualianSkp, pegawai_id=pegawai_id):
            if Period(other.mulai, other.sampai).overlaps(wanted):
                raise UserError("exemption_overlaps", nama=pegawai.nama_lengkap, mulai=other.mulai)
        record = work.put(
            PengecualianSkp(
                id=work.new_id(),
                pegawai_id=pegawai_id,
                mulai=mulai,
                sampai=sampai,
                sebab=sebab,
                dasar=dasar.strip(),
            )
        )
        return record.id, work.commit()


def end_exemption(ctx: Context, pengecualian_id: UUID, sampai: date) -> Changes:
    """Let an exemption end before a day. Raises UserError where that is not after its start."""
    with ctx.store.write("exempt_skp", ctx.actor) as work:
        record = work.get(PengecualianSkp, pengecualian_id)
        if sampai <= record.mulai:
            raise UserError("ends_before_start", tmt=record.mulai, sampai=sampai)
        work.put(record.with_(sampai=sampai))
        return work.commit()


def withdraw_exemption(ctx: Context, pengecualian_id: UUID) -> Changes:
    """Move an exemption to the bin."""
    with ctx.store.write("withdraw_exemption", ctx.actor) as work:
        work.remove(work.get(PengecualianSkp, pengecualian_id))
        return work.commit()


def exemptions(reader: Reader, tahun: int) -> dict[UUID, tuple[PengecualianSkp, ...]]:
    """Everybody's exemptions that touch a year, by person."""
    year = Period.of_year(tahun)
    found: dict[UUID, tuple[PengecualianSkp, ...]] = {}
    for each in reader.find(PengecualianSkp):
        if Period(each.mulai, each.sampai).overlaps(year):
            found[each.pegawai_id] = (*found.get(each.pegawai_id, ()), each)
    return found
