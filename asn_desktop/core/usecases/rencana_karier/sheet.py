"""A career plan as it is opened: steps, gaps, progress, and, for the head of a unit, who could follow."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.rencana_karier import KemajuanKarier, LangkahKarier, RencanaKarier, StatusRencana
from asn_desktop.core.domain.riwayat import RiwayatJabatan, held_on
from asn_desktop.core.domain.talenta import PenilaianKompetensi, SyaratJabatan
from asn_desktop.core.usecases.karier import Career, one_career
from asn_desktop.core.usecases.karier.fitting import Fit, Target, fit
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rencana_karier.gaps import Gap, gaps
from asn_desktop.core.usecases.rencana_karier.steps import OPEN
from asn_desktop.core.usecases.rencana_karier.successors import Successors, headed, successors


class Aimed(Struct, frozen=True):
    """The post aimed at, where it is one of the office: whether it is still there, and who holds it definitively."""

    there: bool
    own: bool = False
    """The person of the plan holds it."""
    nama: str = ""
    """Another holder, with titles; "" where it is vacant."""


class PlanSheet(Struct, frozen=True):
    """Everything about one person's plan. `rencana` is None where there is none; `earlier` are those at their end."""

    career: Career
    rencana: RencanaKarier | None
    langkah: tuple[LangkahKarier, ...]
    kemajuan: tuple[KemajuanKarier, ...]
    fit: Fit | None
    aimed: Aimed | None
    gaps: tuple[Gap, ...]
    successors: tuple[Successors, ...]
    earlier: tuple[RencanaKarier, ...]
    versions: tuple[RencanaKarier, ...] = ()
    """What was agreed before a plan was revised, the newest version first, as this file's journal tells it."""
    moved: str = ""
    """The office that the person moved to: the plan is only read here."""

    @property
    def person(self) -> Pegawai:
        return self.career.facts.person


def open_plan(ctx: Context, pegawai_id: UUID) -> PlanSheet:
    """The plan of one person as of today, with the gaps as they are now. Raises NotFoundError."""
    career = one_career(ctx, pegawai_id, ctx.today)
    with ctx.store.read() as reader:
        plans = sorted(reader.find(RencanaKarier, pegawai_id=pegawai_id), key=lambda each: each.id, reverse=True)
        plan = next((each for each in plans if each.status in OPEN), None)
        steps = reader.find(LangkahKarier, rencana_id=plan.id) if plan else ()
        progress = reader.find(KemajuanKarier, rencana_id=plan.id) if plan else ()
        assessed = newest_assessment(reader, pegawai_id)
        fitted = None
        if plan is not None:
            fitted = fit(career.facts, aim_of(reader, plan), ctx.today, ctx.law.at(ctx.today), assessed)
        aimed = _aimed(reader, plan, ctx.today) if plan is not None and plan.tujuan_id is not None else None
        versions = _versions(reader, plan) if plan is not None and plan.revisi > 1 else ()
        moved = reader.away().get(pegawai_id, "")
        following = successors(reader, headed(reader, career.facts.jabatan))
    return PlanSheet(
        career,
        plan,
        tuple(sorted(steps, key=lambda each: each.urutan)),
        tuple(sorted(progress, key=lambda each: each.tahun, reverse=True)),
        fitted,
        aimed,
        gaps(fitted, assessed) if fitted is not None else (),
        following,
        tuple(each for each in plans if each.status not in (StatusRencana.DRAF, StatusRencana.DISEPAKATI)),
        versions,
        moved,
    )


def _aimed(reader: Reader, plan: RencanaKarier, on: date) -> Aimed:
    if not reader.find(Jabatan, id=plan.tujuan_id):
        return Aimed(there=False)
    held = [
        each
        for each in held_on(reader.find(RiwayatJabatan, jabatan_id=plan.tujuan_id), on)
        if each.status is StatusJabatan.DEFINITIF
    ]
    people = {each.id: each for each in reader.find(Pegawai, id=tuple(each.pegawai_id for each in held))}
    serving = [found for each in held if (found := people.get(each.pegawai_id)) and found.kedudukan.in_service]
    if any(each.id == plan.pegawai_id for each in serving):
        return Aimed(there=True, own=True)
    return Aimed(there=True, nama=serving[0].nama_lengkap if serving else "")


def _versions(reader: Reader, plan: RencanaKarier) -> tuple[RencanaKarier, ...]:
    found: dict[int, RencanaKarier] = {}
    for row in reader.history([plan.id]):
        if row.after is not None and row.after.get("status") == StatusRencana.DISEPAKATI:
            version = RencanaKarier(**row.after)
            if version.revisi < plan.revisi:
                found.setdefault(version.revisi, version)
    return tuple(found.values())


def aim_of(reader: Reader, plan: RencanaKarier) -> Target:
    """The post of a plan, with what the office asks of its holder."""
    syarat = reader.find(SyaratJabatan, jabatan_id=plan.tujuan_id) if plan.tujuan_id is not None else ()
    return Target(
        plan.tujuan,
        plan.tujuan_jenis,
        plan.tujuan_jenjang,
        plan.tujuan_eselon,
        plan.tujuan_id,
        syarat[0] if syarat else None,
    )


def newest_assessment(reader: Reader, pegawai_id: UUID) -> PenilaianKompetensi | None:
    """The last assessment of competence."""
    found = reader.find(PenilaianKompetensi, pegawai_id=pegawai_id)
    return max(found, key=lambda each: (each.tanggal, each.id), default=None)
