"""All career plans of the office: how far each is, what comes next, and which steps are late."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.rencana_karier import LangkahKarier, RencanaKarier, StatusLangkah, StatusRencana
from asn_desktop.core.usecases.ports import Context, Reader, chunks
from asn_desktop.core.usecases.rencana_karier.steps import OPEN

_OVER = (StatusLangkah.SELESAI, StatusLangkah.BATAL)


class PlanRow(Struct, frozen=True):
    """One plan. `next` is the nearest deadline of a step that is neither done nor dropped; of `late` ones it is over.

    Steps count as late only once the plan is agreed: a draft binds nobody.
    """

    id: UUID
    pegawai_id: UUID
    nip: str
    nama: str
    tujuan: str
    target: date | None
    status: StatusRencana
    revisi: int
    sepakat: date | None
    done: int
    steps: int
    next: date | None
    late: int

    @property
    def open(self) -> bool:
        return self.status in OPEN


def read_plans(ctx: Context, reader: Reader) -> tuple[PlanRow, ...]:
    """Every plan, those that are under way first, late ones and the nearest deadlines on top."""
    plans = reader.find(RencanaKarier)
    ids = tuple({each.pegawai_id for each in plans})
    people = {each.id: each for part in chunks(ids, 500) for each in reader.find(Pegawai, id=tuple(part))}
    steps: dict[UUID, list[LangkahKarier]] = {}
    for each in reader.find(LangkahKarier) if plans else ():
        steps.setdefault(each.rencana_id, []).append(each)
    rows = [
        _row(plan, people[plan.pegawai_id], steps.get(plan.id, []), ctx.today)
        for plan in plans
        if plan.pegawai_id in people
    ]
    return tuple(
        sorted(rows, key=lambda row: (not row.open, -row.late, row.next or date.max, row.nama.casefold(), row.id))
    )


def _row(plan: RencanaKarier, person: Pegawai, steps: list[LangkahKarier], today: date) -> PlanRow:
    waiting = [each for each in steps if each.status not in _OVER]
    days = [each.batas for each in waiting if each.batas is not None]
    agreed = plan.status is StatusRencana.DISEPAKATI
    return PlanRow(
        plan.id,
        person.id,
        person.nip,
        person.nama_lengkap,
        plan.tujuan,
        plan.target,
        plan.status,
        plan.revisi,
        plan.tanggal_sepakat,
        sum(each.status is StatusLangkah.SELESAI for each in steps),
        len(steps),
        min(days, default=None) if plan.status in OPEN else None,
        sum(day < today for day in days) if agreed else 0,
    )
