"""Deciding who appraises: for one person, or for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct, structs

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai, superior
from asn_desktop.core.kernel.errors import CancelledError, NotFoundError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.penilai import organisation_around
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, UnitOfWork, chunks, never, no_progress

AT_ONCE = 500
"""So many people are read and written between two looks at progress and cancel."""


class Penetapan(Struct, frozen=True):
    """A decision who appraises: an employee, an outside official, or (neither) a place declared vacant."""

    tmt: date
    sampai: date | None = None
    penilai_id: UUID | None = None
    pejabat_id: UUID | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    dasar: str = ""


class AssignResult(Struct, frozen=True):
    """What became of one decision for many: whose appraiser it set, who had it already, and who was left out, why.

    `replaced`: later decisions that gave way and lie in the bin.
    """

    done: tuple[UUID, ...]
    same: tuple[UUID, ...]
    refused: tuple[tuple[UUID, UserError], ...]
    replaced: int = 0


def assign(
    ctx: Context,
    pegawai_id: UUID,
    tmt: date,
    sampai: date | None = None,
    penilai_id: UUID | None = None,
    pejabat_id: UUID | None = None,
    status: StatusJabatan = StatusJabatan.DEFINITIF,
    dasar: str = "",
) -> Changes:
    """Decide explicitly who appraises a person from a day on; an earlier open decision ends there.

    Raises UserError when a person would appraise himself.
    """
    if penilai_id == pegawai_id:
        raise UserError("own_appraiser")
    with ctx.store.write("assign_penilai", ctx.actor) as work:
        earlier = work.find(PenetapanPenilai, pegawai_id=pegawai_id)
        _decide(work, pegawai_id, Penetapan(tmt, sampai, penilai_id, pejabat_id, status, dasar), earlier)
        return work.commit()


def assign_many(
    ctx: Context,
    people: Sequence[UUID],
    decision: Penetapan,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[AssignResult, Changes]:
    """One decision for many people, in one transaction that is undone as a whole.

    Left out are the appraiser himself, those he answers to on that day, and who is no longer in the register.
    Raises CancelledError, and then nobody's appraiser has changed.
    """
    refused: list[tuple[UUID, UserError]] = []
    done: list[UUID] = []
    same: list[UUID] = []
    replaced = 0
    with ctx.store.write("assign_penilai", ctx.actor) as work:
        above = _above(work, decision)
        for some in chunks(people, AT_ONCE):
            if cancel():
                raise CancelledError
            known = {found.id for found in work.find(Pegawai, id=tuple(some))}
            decided: dict[UUID, list[PenetapanPenilai]] = {}
            for entry in work.find(PenetapanPenilai, pegawai_id=tuple(some)):
                decided.setdefault(entry.pegawai_id, []).append(entry)
            for pegawai_id in some:
                earlier = decided.get(pegawai_id, [])
                if pegawai_id not in known:
                    refused.append((pegawai_id, NotFoundError("pegawai", pegawai_id)))
                elif pegawai_id == decision.penilai_id:
                    refused.append((pegawai_id, UserError("own_appraiser")))
                elif pegawai_id in above:
                    refused.append((pegawai_id, UserError("appraiser_below", tanggal=decision.tmt)))
                elif _holds_already(earlier, decision):
                    same.append(pegawai_id)
                else:
                    replaced += _decide(work, pegawai_id, decision, earlier)
                    done.append(pegawai_id)
            progress(len(done) + len(same) + len(refused), len(people))
        result = AssignResult(tuple(done), tuple(same), tuple(refused), replaced)
        return result, work.commit() if done else Changes()


def _decide(work: UnitOfWork, pegawai_id: UUID, decision: Penetapan, earlier: Iterable[PenetapanPenilai]) -> int:
    """Write a decision; earlier ones end where it begins, later ones go to the bin. Returns how many went."""
    gone = 0
    for entry in earlier:
        if entry.tmt >= decision.tmt:
            work.remove(entry)
            gone += 1
        elif entry.sampai is None or entry.sampai > decision.tmt:
            work.put(entry.with_(sampai=decision.tmt))
    work.put(PenetapanPenilai(id=work.new_id(), pegawai_id=pegawai_id, **structs.asdict(decision)))
    return gone


def _holds_already(earlier: Sequence[PenetapanPenilai], decision: Penetapan) -> bool:
    """Whether a decision that says the same is in force from that day on, with nothing after it."""
    last = max(earlier, key=lambda entry: entry.tmt, default=None)
    return (
        last is not None
        and last.tmt <= decision.tmt
        and last.sampai == decision.sampai
        and (last.penilai_id, last.pejabat_id) == (decision.penilai_id, decision.pejabat_id)
        and last.status is decision.status
        and decision.dasar in ("", last.dasar)
    )


def _above(reader: Reader, decision: Penetapan) -> set[UUID]:
    """The appraiser's own superior on the day, and that one's: nobody can be appraised by whom he appraises."""
    if decision.penilai_id is None:
        return set()
    org = organisation_around(reader, [decision.penilai_id])
    first = superior(org, decision.penilai_id, decision.tmt)
    second = superior(org, first.pegawai_id, decision.tmt) if first.pegawai_id else None
    return {found.pegawai_id for found in (first, second) if found is not None and found.pegawai_id is not None}
