"""The checklist of a proposal: which papers lie ready, which are missing, and which have expired."""

from __future__ import annotations

import enum
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.usulan import BerkasUsulan, StatusUsulan, Usulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, Reader, chunks

WAITING = (StatusUsulan.DISIAPKAN, StatusUsulan.DIKEMBALIKAN)
"""States in which the papers are still here."""


class PaperState(enum.StrEnum):
    """How it stands with a paper on the day it is needed."""

    ADA = "ada"
    TIDAK_ADA = "tidak_ada"
    KEDALUWARSA = "kedaluwarsa"


class PaperLine(Struct, frozen=True):
    """A paper of the checklist with its state."""

    berkas: BerkasUsulan
    state: PaperState


def checklist(reader: Reader, usulan: Usulan, day: date) -> tuple[PaperLine, ...]:
    """The papers of a proposal as they stand on `day`, in the order in which they were put on its list."""
    found = sorted(reader.find(BerkasUsulan, usulan_id=usulan.id), key=lambda each: each.id)
    return tuple(PaperLine(each, state_of(each, usulan, day)) for each in found)


def state_of(berkas: BerkasUsulan, usulan: Usulan, day: date) -> PaperState:
    """A paper must still be valid on the day the right falls on and, where that has passed, on the day it leaves: one
    that is still here on `day` leaves on that day at the earliest.
    """
    if not berkas.ada:
        return PaperState.TIDAK_ADA
    leaves = day if usulan.status in WAITING else usulan.tanggal_kirim or usulan.tmt
    over = berkas.berlaku_sampai is not None and berkas.berlaku_sampai < max(usulan.tmt, leaves)
    return PaperState.KEDALUWARSA if over else PaperState.ADA


def save_paper(ctx: Context, berkas: BerkasUsulan) -> Changes:
    """Keep what is said of a paper. One that is not at hand has no date, no end and no copy. Raises UserError where it
    ends before it was issued, or the proposal is decided.
    """
    if berkas.tanggal and berkas.berlaku_sampai and berkas.berlaku_sampai < berkas.tanggal:
        raise UserError("paper_ends_before", dokumen=berkas.dokumen)
    with ctx.store.write("save_berkas_usulan", ctx.actor) as work:
        usulan = work.get(Usulan, berkas.usulan_id)
        if not usulan.status.open:
            raise UserError("proposal_decided", status=usulan.status)
        work.put(berkas)
        return work.commit()


def complete(reader: Reader, proposals: tuple[Usulan, ...], day: date) -> dict[UUID, tuple[int, int]]:
    """Of each proposal, how many papers lie ready on `day` and how many there are."""
    by_id = {each.id: each for each in proposals}
    found: dict[UUID, tuple[int, int]] = {}
    laid = (each for part in chunks(tuple(by_id), 500) for each in reader.find(BerkasUsulan, usulan_id=tuple(part)))
    for paper in laid:
        ready, all_ = found.get(paper.usulan_id, (0, 0))
        state = state_of(paper, by_id[paper.usulan_id], day)
        found[paper.usulan_id] = (ready + (state is PaperState.ADA), all_ + 1)
    return found
