"""Does what is stored still say what was signed?"""

from __future__ import annotations

import enum
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
from asn_desktop.core.usecases.arsip.papers import signed_paper
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.printing import FormMaker


class TandaTangan(enum.StrEnum):
    """What is known of the signed paper of a plan or an appraisal."""

    BELUM = "belum"
    """None has come back."""
    ADA = "ada"
    """It says what is stored."""
    BERBEDA = "berbeda"
    """What is stored differs from what was signed."""


def has_paper(ctx: Context, subjek_id: UUID) -> bool:
    """True where signed paper has come back of it, or of a version before it."""
    with ctx.store.read() as reader:
        return bool(signed_paper(reader, _versions(reader, subjek_id)))


def signature_of(ctx: Context, maker: FormMaker, subjek_id: UUID) -> TandaTangan:
    """What to show beside a plan or an appraisal. Of an appraisal its earlier versions count too."""
    with ctx.store.read() as reader:
        papers = signed_paper(reader, _versions(reader, subjek_id))
    if not papers:
        return TandaTangan.BELUM
    mine = [one.cetakan for one in papers if one.cetakan.subjek_id == subjek_id]
    same = compare(ctx, maker, mine)
    as_signed = {each.formulir for each in mine if same[each.id] is Kecocokan.COCOK}
    wanted = {one.cetakan.formulir for one in papers}
    return TandaTangan.ADA if wanted <= as_signed else TandaTangan.BERBEDA


def _versions(reader: Reader, subjek_id: UUID) -> list[UUID]:
    """The record, and the appraisals that it replaces."""
    found = [subjek_id]
    while True:
        earlier = [each.menggantikan_id for each in reader.find(Evaluasi, id=found[-1])]
        if not earlier or earlier[0] is None or earlier[0] in found:
            return found
        found.append(earlier[0])
