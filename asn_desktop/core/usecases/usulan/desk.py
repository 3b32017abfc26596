"""The desk of proposals: what is open, what somebody must do next, and what was decided."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.usulan import StatusUsulan, Usulan
from asn_desktop.core.usecases.karier.sending import last_safe_day, sending
from asn_desktop.core.usecases.karier.upcoming import needed_by
from asn_desktop.core.usecases.ports import Context, Reader, chunks
from asn_desktop.core.usecases.usulan.papers import WAITING, complete


class ProposalFilter(Struct, frozen=True):
    """Which proposals are shown; `open` those that nobody has decided."""

    open: bool = True
    hak: Hak | None = None
    status: StatusUsulan | None = None
    pegawai_id: UUID | None = None


class ProposalRow(Struct, frozen=True):
    """One proposal. `ready` of `papers` lie ready; `kirim_sebelum` is the last safe day for sending while it is being
    prepared, and `late` says that it is over. `kedudukan` and `away` say whether the person still works here.
    """

    id: UUID
    pegawai_id: UUID
    nip: str
    nama: str
    hak: Hak
    tmt: date
    status: StatusUsulan
    diusulkan: str
    ready: int
    papers: int
    nomor_surat: str
    tanggal_kirim: date | None
    nomor_keputusan: str
    tanggal_keputusan: date | None
    kirim_sebelum: date | None
    late: bool
    kedudukan: Kedudukan = Kedudukan.AKTIF
    away: str = ""


def desk(ctx: Context, where: ProposalFilter) -> tuple[ProposalRow, ...]:
    """The proposals, the most urgent first; decided ones from the newest. Days are counted from `ctx.today` by the law
    of that day, which may be another one than today; states and papers are as they are recorded now.
    """
    with ctx.store.read() as reader:
        return read_desk(ctx, reader, where)


def read_desk(ctx: Context, reader: Reader, where: ProposalFilter) -> tuple[ProposalRow, ...]:
    """The same by a reader that is open already."""
    asked = {
        name: value
        for name, value in (("hak", where.hak), ("status", where.status), ("pegawai_id", where.pegawai_id))
        if value is not None
    }
    found = tuple(each for each in reader.find(Usulan, **asked) if each.status.open or not where.open)
    ids = tuple({each.pegawai_id for each in found})
    people = {each.id: each for part in chunks(ids, 500) for each in reader.find(Pegawai, id=tuple(part))}
    counts = complete(reader, found, ctx.today)
    days, away, law = sending(reader), reader.away(), ctx.law.at(ctx.today)
    rows = []
    for each in found:
        if (person := people.get(each.pegawai_id)) is None:
            continue  # in the bin
        ready, papers = counts.get(each.id, (0, 0))
        waits = each.status in WAITING and each.pegawai_id not in away
        last = last_safe_day(each.tmt, needed_by(each.hak, each.tmt, law), days) if waits else None
        rows.append(
            ProposalRow(
                each.id,
                person.id,
                person.nip,
                person.nama_lengkap,
                each.hak,
                each.tmt,
                each.status,
                each.diusulkan,
                ready,
                papers,
                each.nomor_surat,
                each.tanggal_kirim,
                each.nomor_keputusan,
                each.tanggal_keputusan,
                last,
                last is not None and ctx.today > last,
                person.kedudukan,
                away.get(person.id, ""),
            )
        )
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: ProposalRow) -> tuple[bool, int, str]:
    day = row.tmt if row.status.open else (row.tanggal_keputusan or row.tmt)
    return (not row.status.open, day.toordinal() if row.status.open else -day.toordinal(), row.nama.casefold())
