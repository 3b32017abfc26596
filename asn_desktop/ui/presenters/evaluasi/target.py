"""Which appraisal is meant by an id, and where its draft is kept."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.usecases.ports import Reader
from asn_desktop.ui.presenters.evaluasi.rows import WHOLE_YEAR
from asn_desktop.ui.presenters.terms import TermKey


def place_of(evaluasi_id: UUID) -> str:
    """Where the draft of an appraisal is kept."""
    return f"evaluasi/{evaluasi_id}/isi"


def resolve(reader: Reader, target: UUID, term: TermKey = WHOLE_YEAR) -> Evaluasi | Skp | None:
    """The appraisal meant: by its own id, by its plan's, or by the employee's (his newest plan), of the term.

    The plan itself where its appraisal has not been begun.
    """
    try:
        return reader.get(Evaluasi, target)
    except NotFoundError:
        plans = reader.find(Skp, id=target) or reader.find(Skp, pegawai_id=target)
    if not plans:
        return None
    newest = max(plans, key=lambda skp: skp.mulai)
    appraisals = reader.find(Evaluasi, skp_id=newest.id, jenis=term.jenis, nomor=term.nomor)
    return max(appraisals, key=lambda evaluasi: evaluasi.revisi) if appraisals else newest
