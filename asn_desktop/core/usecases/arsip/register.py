"""What was printed: noted when a final form goes to paper or into a PDF, so that the signed sheet finds back to it."""

from __future__ import annotations

from collections.abc import Iterable

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, SetForm, UnitOfWork, chunks

ACTION = "register_cetakan"
"""Noted in the history, but never the change that "undo" takes back: the paper is out of the printer."""


def register_printed(ctx: Context, forms: Iterable[SetForm]) -> Changes:
    """Note the final forms among these, each once: one transaction, and none where all are known.

    Drafts are left out, and so is what is of no record: no paper of theirs is ever signed as a decision.
    """
    final = {form.code: form for form in forms if form.final and form.subject is not None and form.code}
    with ctx.store.read() as reader:
        known = {
            (each.kode, each.sidik)
            for part in chunks(tuple(final), 500)
            for each in reader.find(Cetakan, kode=tuple(part))
        }
    fresh = [form for form in final.values() if (form.code, form.digest) not in known]
    if not fresh:
        return Changes()
    with ctx.store.write(ACTION, ctx.actor) as work:
        work.put_many([_record(work, ctx, form) for form in fresh])
        return work.commit()


def _record(work: UnitOfWork, ctx: Context, form: SetForm) -> Cetakan:
    assert form.subject is not None
    return Cetakan(
        id=work.new_id(),
        kode=form.code,
        formulir=form.kind.value,
        subjek_id=form.subject,
        revisi=form.versi,
        sidik=form.digest,
        halaman=form.pages,
        tanggal=ctx.today,
        pegawai_id=form.pegawai_id,
    )
