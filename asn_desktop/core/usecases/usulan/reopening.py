"""A step that was noted by mistake and found out later: taken back with what it did to the register."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.domain.usulan import StatusUsulan, Usulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context


def reopen(ctx: Context, usulan_id: UUID) -> Changes:
    """The proposal is open again as it was before it was decided, refused or dropped, and so is the register.

    Raises UserError where it is open, another proposal for the same right is, or what the decision wrote into the
    register was changed since.
    """
    with ctx.store.write("reopen_usulan", ctx.actor) as work:
        found = work.get(Usulan, usulan_id)
        for each in work.find(Usulan, pegawai_id=found.pegawai_id, hak=found.hak):
            if each.status.open:
                raise UserError("proposal_open", hak=each.hak, tmt=each.tmt)
        ended = next(
            row
            for row in work.history_of(Usulan, usulan_id, ())
            if row.after and row.after["status"] == found.status and row.before and _open(row.before["status"])
        )
        work.undo(ended.group)
        return work.commit()


def _open(status: str) -> bool:
    return StatusUsulan(status).open
