"""The steps of a proposal before it is decided: begun from a right, sent, given back, refused or dropped."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.usulan import BerkasUsulan, StatusUsulan, Usulan
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases.karier.everybody import superior_ranks
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.papers import papers
from asn_desktop.core.usecases.karier.question import Answers, Question, Right
from asn_desktop.core.usecases.karier.reading import read_people
from asn_desktop.core.usecases.karier.rights import result, right
from asn_desktop.core.usecases.karier.ways import along, promoted_by, promotion
from asn_desktop.core.usecases.ports import Context, Reader, UnitOfWork

PROPOSED = (Hak.KENAIKAN_PANGKAT, Hak.KGB, Hak.ANGKA_KREDIT, Hak.SATYALANCANA, Hak.KONTRAK, Hak.PENSIUN)
"""Rights that somebody else decides on a proposal of the office."""

AWARDS = {10: "X", 20: "XX", 30: "XXX"}
"""Satyalancana Karya Satya as it is named, by years of service."""


def start(ctx: Context, pegawai_id: UUID, hak: Hak, tmt: date, jalan: Jalan | None = None) -> tuple[UUID, Changes]:
    """Begin a proposal for a right that falls on `tmt`, with the papers that the law of that day asks for. A promotion
    by a diploma, an achievement or an invention goes along `jalan`; its verdict names the way from then on.

    What the register knows of a paper (its number) is filled in; that it lies ready, somebody has to say. A right that
    is not met can be proposed too: the verdict goes along and says why not. Returns the proposal's id. Raises UserError
    where the right is not proposed at all, a proposal for it is open, or it was decided already.
    """
    with ctx.store.write("start_usulan", ctx.actor) as work:
        made = begin(ctx, work, pegawai_id, hak, tmt, jalan)
        return made, work.commit()


def begin(ctx: Context, work: UnitOfWork, pegawai_id: UUID, hak: Hak, tmt: date, jalan: Jalan | None = None) -> UUID:
    """The same as part of a larger change. Where it raises UserError, nothing has been written."""
    if hak not in PROPOSED:
        raise UserError("proposal_not_made", hak=hak)
    for each in work.find(Usulan, pegawai_id=pegawai_id, hak=hak):
        if each.status.open:
            raise UserError("proposal_open", hak=hak, tmt=each.tmt)
        if each.status is StatusUsulan.DITETAPKAN and each.tmt == tmt:
            raise UserError("proposal_settled", hak=hak, tmt=tmt, nomor=each.nomor_keputusan)
    person, verdict, asked = proposed(ctx, work, pegawai_id, hak, tmt, jalan)
    made = work.put(Usulan(id=work.new_id(), pegawai_id=pegawai_id, hak=hak, tmt=tmt, diusulkan=asked, verdict=verdict))
    for paper in papers(person, hak, tmt, ctx.law.at(tmt)):
        work.put(
            BerkasUsulan(
                id=work.new_id(),
                usulan_id=made.id,
                pegawai_id=pegawai_id,
                dokumen=paper.dokumen,
                nomor=paper.nomor,
            )
        )
    return made.id


def proposed(
    ctx: Context, reader: Reader, pegawai_id: UUID, hak: Hak, tmt: date, jalan: Jalan | None = None
) -> tuple[Facts, Verdict | None, str]:
    """The person as recorded today, the right on `tmt` by the law of that day, and what it brings, as text."""
    found = read_people(reader, (pegawai_id,))
    if not found:
        raise NotFoundError(Pegawai.__name__.lower(), pegawai_id)
    law = ctx.law.at(tmt)
    person = facts_of(found[0], ctx.today, superior_ranks(reader, law, ctx.today, None)(pegawai_id))
    held = held_on(hak, jalan, person, tmt, law)
    verdict = held.verdict if held is not None else None
    if hak is Hak.SATYALANCANA:
        return person, verdict, _award_on(person, tmt)
    brings = result(held) if held is not None else None
    return person, verdict, "" if brings is None else str(brings)


def held_on(hak: Hak, jalan: Jalan | None, person: Facts, tanggal: date, law: Law) -> Right | None:
    """The right on a day, by the way it was proposed along; None where the person has no such right."""
    asked = Question(person, tanggal, Answers(law))
    if jalan is None or not asked.serves:
        return right(hak, asked)
    return promotion(along(jalan, person, tanggal, law), tanggal, law)


def _award_on(person: Facts, tmt: date) -> str:
    """X, XX or XXX: the award that falls on the day, by the years served until then; "" where none does."""
    since = person.person.tmt_cpns
    return "" if since is None else AWARDS.get(whole_months(since.replace(day=1), tmt) // 12, "")


def save(ctx: Context, usulan: Usulan) -> Changes:
    """Keep what was typed into an open proposal. Raises UserError once it is decided."""
    with ctx.store.write("save_usulan", ctx.actor) as work:
        _open(work, usulan.id)
        work.put(usulan)
        return work.commit()


def send(ctx: Context, usulan_id: UUID, nomor_surat: str, tanggal: date) -> Changes:
    """Sent to whoever decides, with the right as it stands on that day. Raises UserError without number, in future,
    or before it came back.

    Sending again while it is on its way corrects what was noted of the letter. What the checklist lacks does not stop
    it: a paper may follow.
    """
    if not nomor_surat.strip():
        raise UserError("proposal_number_missing")
    if tanggal > ctx.today:
        raise UserError("proposal_in_future", tanggal=tanggal)
    with ctx.store.write("send_usulan", ctx.actor) as work:
        found = _open(work, usulan_id)
        back, before = found.status is StatusUsulan.DIKEMBALIKAN, found.tanggal_kirim
        if back and before is not None and tanggal < before:
            raise UserError("proposal_before_last", tanggal=tanggal, kirim=before)
        jalan = promoted_by(found.verdict)
        _, verdict, asked = proposed(ctx, work, found.pegawai_id, found.hak, found.tmt, jalan)
        work.put(
            found.with_(
                status=StatusUsulan.DIKIRIM,
                nomor_surat=nomor_surat.strip(),
                tanggal_kirim=tanggal,
                alasan="",
                verdict=verdict,
                diusulkan=found.diusulkan or asked,
            )
        )
        return work.commit()


def give_back(ctx: Context, usulan_id: UUID, alasan: str) -> Changes:
    """It came back to be completed."""
    return _ended(ctx, usulan_id, StatusUsulan.DIKEMBALIKAN, alasan)


def refuse(ctx: Context, usulan_id: UUID, alasan: str) -> Changes:
    """It was refused for good; the register stays as it is."""
    return _ended(ctx, usulan_id, StatusUsulan.DITOLAK, alasan)


def dismiss(ctx: Context, usulan_id: UUID, alasan: str) -> Changes:
    """The office drops it."""
    return _ended(ctx, usulan_id, StatusUsulan.DIBATALKAN, alasan)


def _ended(ctx: Context, usulan_id: UUID, status: StatusUsulan, alasan: str) -> Changes:
    if not alasan.strip():
        raise UserError("proposal_reason_missing")
    with ctx.store.write("save_usulan", ctx.actor) as work:
        found = _open(work, usulan_id)
        if found.status is not StatusUsulan.DIKIRIM and status is not StatusUsulan.DIBATALKAN:
            raise UserError("proposal_not_sent")
        work.put(found.with_(status=status, alasan=alasan.strip()))
        return work.commit()


def _open(work: UnitOfWork, usulan_id: UUID) -> Usulan:
    found = work.get(Usulan, usulan_id)
    if not found.status.open:
        raise UserError("proposal_decided", status=found.status)
    return found


def open_proposals(reader: Reader, pegawai_id: UUID) -> dict[Hak, UUID]:
    """A person's proposals that nobody has decided yet, by right: there is at most one for each."""
    return {each.hak: each.id for each in reader.find(Usulan, pegawai_id=pegawai_id) if each.status.open}
