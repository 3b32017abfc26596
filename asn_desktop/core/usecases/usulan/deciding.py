"""A decision on a proposal, and what it changes in the register: the history grows by what was decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPenghargaan, jabatan_on, latest
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit, StatusUsulan, Usulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.karier.facts import award_step
from asn_desktop.core.usecases.ports import Context, UnitOfWork
from asn_desktop.core.usecases.usulan.steps import AWARDS

_YEARS = {name: years for years, name in AWARDS.items()}
_STEPS = {str(years): name for years, name in AWARDS.items()} | {name: name for name in _YEARS}
_SALARY = re.compile(r"(?:Rp\.?\s*)?(\d{5,9}|\d{1,3}(?:\.\d{3})+)(?:,(?:-|00))?")
"""An amount in Rupiah as letters write it: 3425200, 3.425.200, Rp3.425.200,00."""


class Decision(Struct, frozen=True):
    """What was decided. `hasil` is a golongan, a credit, an award in years, or the last day of a contract as ISO text.

    `mkg_tahun` and `mkg_bulan` are the length of service in the new golongan as the decree states it.
    """

    nomor: str
    tanggal: date
    tmt: date
    hasil: str
    mkg_tahun: int | None = None
    mkg_bulan: int | None = None


def decide(ctx: Context, usulan_id: UUID, decision: Decision) -> Changes:
    """Note the decision and bring the register up to it, in one change that can be undone as one.

    Raises UserError where number or result is missing or impossible, the decision lies in the future or before the
    letter it answers, or the proposal is not open.
    """
    if not decision.nomor.strip():
        raise UserError("decision_number_missing")
    if decision.tanggal > ctx.today:
        raise UserError("decision_in_future", tanggal=decision.tanggal)
    with ctx.store.write("decide_usulan", ctx.actor) as work:
        usulan = work.get(Usulan, usulan_id)
        if not usulan.status.open:
            raise UserError("proposal_decided", status=usulan.status)
        if usulan.tanggal_kirim is not None and decision.tanggal < usulan.tanggal_kirim:
            raise UserError("decision_before_sending", tanggal=decision.tanggal, kirim=usulan.tanggal_kirim)
        result = _EFFECTS[usulan.hak](ctx, work, usulan, decision)
        work.put(
            usulan.with_(
                status=StatusUsulan.DITETAPKAN,
                nomor_keputusan=decision.nomor.strip(),
                tanggal_keputusan=decision.tanggal,
                tmt_keputusan=decision.tmt,
                hasil=result,
                alasan="",
            )
        )
        return work.commit()


def _promoted(_ctx: Context, work: UnitOfWork, usulan: Usulan, decision: Decision) -> str:
    new = ladder.parse(decision.hasil)
    if new not in ladder.PNS:  # `IV` alone is a golongan of PPPK, who are not promoted
        raise UserError("decision_no_golongan", nilai=decision.hasil)
    history = work.find(RiwayatGolongan, pegawai_id=usulan.pegawai_id)
    if history:
        last = max(history, key=lambda each: each.tmt)
        if decision.tmt <= last.tmt:
            raise UserError("decision_before_rank", tmt=decision.tmt, golongan=last.golongan, sejak=last.tmt)
        if last.golongan in ladder.PNS and ladder.rank(new) <= ladder.rank(last.golongan):
            raise UserError("decision_not_higher", nilai=new, golongan=last.golongan)
    work.put(
        RiwayatGolongan(
            id=work.new_id(),
            pegawai_id=usulan.pegawai_id,
            golongan=new,
            tmt=decision.tmt,
            mkg_tahun=decision.mkg_tahun,
            mkg_bulan=decision.mkg_bulan,
            sk_nomor=decision.nomor.strip(),
            sk_tanggal=decision.tanggal,
        )
    )
    return new


def _raised(_ctx: Context, _work: UnitOfWork, _usulan: Usulan, decision: Decision) -> str:
    """A raise changes neither golongan nor length of service: the decided proposal is its record."""
    salary = _SALARY.fullmatch(decision.hasil.strip())
    if salary is None:
        raise UserError("decision_no_salary", nilai=decision.hasil)
    return salary[1].replace(".", "")


def _credited(_ctx: Context, work: UnitOfWork, usulan: Usulan, decision: Decision) -> str:
    try:
        credit = Decimal(decision.hasil.strip().replace(",", "."))
    except InvalidOperation:
        raise UserError("decision_no_credit", nilai=decision.hasil) from None
    held = latest(work.find(RiwayatGolongan, pegawai_id=usulan.pegawai_id), decision.tmt)
    post = jabatan_on(work.find(RiwayatJabatan, pegawai_id=usulan.pegawai_id), decision.tmt)
    if not credit.is_finite() or credit < 0:
        raise UserError("decision_no_credit", nilai=decision.hasil)
    if held is None or post is None or post.jenjang is None:
        raise UserError("decision_no_post", tanggal=decision.tmt)
    before = work.find(PenetapanAngkaKredit, pegawai_id=usulan.pegawai_id, jenjang=post.jenjang)
    counted = max((each.sampai for each in before), default=date.min)
    if decision.tmt <= counted:
        raise UserError("decision_credit_counted", tanggal=counted)
    work.put(
        PenetapanAngkaKredit(
            id=work.new_id(),
            pegawai_id=usulan.pegawai_id,
            nomor=decision.nomor.strip(),
            tanggal=decision.tanggal,
            sampai=decision.tmt,
            jumlah=credit,
            golongan=held.golongan,
            jenjang=post.jenjang,
        )
    )
    return decision.hasil.strip()


def _awarded(_ctx: Context, work: UnitOfWork, usulan: Usulan, decision: Decision) -> str:
    step = _STEPS.get(decision.hasil.strip().upper())
    if step is None:
        raise UserError("decision_no_award", nilai=decision.hasil)
    name = f"Satyalancana Karya Satya {step} Tahun"
    held = max(map(award_step, work.find(RiwayatPenghargaan, pegawai_id=usulan.pegawai_id)), default=0)
    if _YEARS[step] <= held:
        raise UserError("decision_award_held", nama=name, n=held)
    work.put(
        RiwayatPenghargaan(
            id=work.new_id(),
            pegawai_id=usulan.pegawai_id,
            nama=name,
            tanggal=decision.tmt,
            sk_nomor=decision.nomor.strip(),
        )
    )
    return decision.hasil.strip().upper()


def _prolonged(_ctx: Context, work: UnitOfWork, usulan: Usulan, decision: Decision) -> str:
    try:
        end = date.fromisoformat(decision.hasil.strip())
    except ValueError:
        raise UserError("decision_no_day", nilai=decision.hasil) from None
    person = work.get(Pegawai, usulan.pegawai_id)
    if person.akhir_kontrak is not None and end <= person.akhir_kontrak:
        raise UserError("decision_not_longer", tanggal=person.akhir_kontrak)
    work.put(person.with_(akhir_kontrak=end))
    return end.isoformat()


def _retired(ctx: Context, work: UnitOfWork, usulan: Usulan, decision: Decision) -> str:
    """From the day of the decree the person is out of service; before it nothing changes yet."""
    if decision.tmt <= ctx.today:
        work.put(work.get(Pegawai, usulan.pegawai_id).with_(kedudukan=Kedudukan.PENSIUN))
    return ""


_EFFECTS: dict[Hak, Callable[[Context, UnitOfWork, Usulan, Decision], str]] = {
    Hak.KENAIKAN_PANGKAT: _promoted,
    Hak.KGB: _raised,
    Hak.ANGKA_KREDIT: _credited,
    Hak.SATYALANCANA: _awarded,
    Hak.KONTRAK: _prolonged,
    Hak.PENSIUN: _retired,
}
"""What each decision does to the register; gives the result as it is kept."""
