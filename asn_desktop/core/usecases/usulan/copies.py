"""Copies of papers that go with a proposal: kept once in the vault, named by the paper on the checklist."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from asn_desktop.core.domain.usulan import BerkasUsulan, Usulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, UnitOfWork


def attach_copy(ctx: Context, berkas_id: UUID, path: Path) -> Changes:
    """Keep a copy of a paper; whoever has a copy has the paper. An earlier copy stays in the vault.

    Raises UserError where the vault refuses the file, or the proposal is decided.
    """
    kept = ctx.vault.put(path)
    with ctx.store.write("save_berkas_usulan", ctx.actor) as work:
        paper = _open(work, berkas_id)
        work.put(paper.with_(ada=True, sha256=kept.sha256, media=kept.media.value, ukuran=kept.size))
        return work.commit()


def detach_copy(ctx: Context, berkas_id: UUID) -> Changes:
    """The paper is no longer with this copy; the file stays in the vault, so that it can be undone."""
    with ctx.store.write("save_berkas_usulan", ctx.actor) as work:
        work.put(_open(work, berkas_id).with_(sha256="", media="", ukuran=None))
        return work.commit()


def _open(work: UnitOfWork, berkas_id: UUID) -> BerkasUsulan:
    paper = work.get(BerkasUsulan, berkas_id)
    usulan = work.get(Usulan, paper.usulan_id)
    if not usulan.status.open:
        raise UserError("proposal_decided", status=usulan.status)
    return paper
