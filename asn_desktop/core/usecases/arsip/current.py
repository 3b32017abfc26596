"""What a printed form would look like if it were printed now: equal hashes mean that nothing has changed since."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from uuid import UUID

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.forms.fill import fill
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.form_facts.model import Of, Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.printing import FormMaker, orders_for


class Kecocokan(enum.StrEnum):
    """How a printed form stands to what is stored now."""

    COCOK = "cocok"
    BERBEDA = "berbeda"
    """The same version, but something that it prints was changed since."""
    VERSI_LAMA = "versi_lama"
    """A newer version has taken its place."""
    TIDAK_ADA = "tidak_ada"
    """What it was printed from lies in the bin, or this program no longer has the form."""


def compare(ctx: Context, maker: FormMaker, printed: Iterable[Cetakan]) -> dict[UUID, Kecocokan]:
    """By the identity of the printed form. Each form is filled anew, about a thousand in a second or two."""
    found: dict[UUID, Kecocokan] = {}
    by_form: dict[str, list[Cetakan]] = {}
    for each in printed:
        by_form.setdefault(each.formulir, []).append(each)
    for formulir, group in by_form.items():
        now = _now(ctx, maker, formulir, {each.subjek_id for each in group})
        for each in group:
            found[each.id] = _compared(each, now)
    return found


def _compared(printed: Cetakan, now: Mapping[UUID, tuple[str, int]]) -> Kecocokan:
    if printed.subjek_id not in now:
        return Kecocokan.TIDAK_ADA
    digest, version = now[printed.subjek_id]
    if digest == printed.sidik:
        return Kecocokan.COCOK
    return Kecocokan.BERBEDA if version == printed.revisi else Kecocokan.VERSI_LAMA


def _now(ctx: Context, maker: FormMaker, formulir: str, subjects: set[UUID]) -> dict[UUID, tuple[str, int]]:
    """Hash and version of each subject's form as it stands."""
    if formulir not in tuple(FormKind) or FormKind(formulir) not in FORMS:
        return {}
    kind = FormKind(formulir)
    asked = tuple(sorted(subjects))
    jenis = FORMS[kind].terms[0]  # of a record that is named itself the term is known
    of_plan = FORMS[kind].of is Of.SKP
    selection = Selection(skp_ids=asked, jenis=jenis) if of_plan else Selection(evaluasi_ids=asked, jenis=jenis)
    return {
        ready.subject: (fill(ready.order.spec, ready.order.facts, maker.texts).digest, ready.order.facts.head.versi)
        for ready in orders_for(ctx, maker, kind, selection, lambda _refused: None)
        if ready.subject is not None
    }
