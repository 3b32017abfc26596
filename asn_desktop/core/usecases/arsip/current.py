"""What a printed form would look like if it were printed now: equal hashes mean that nothing has changed since."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.forms.fill import fill
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.form_facts.edition import asked_for
from asn_desktop.core.usecases.form_facts.model import Form, Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS, MATERIALS
from asn_desktop.core.usecases.piles import Ready
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
    """By the identity of the printed form. Each form is filled anew, about a thousand in a second or two.

    A form that tells of a day is filled for that day, from what is recorded of it now.
    """
    found: dict[UUID, Kecocokan] = {}
    together: dict[_Together, list[Cetakan]] = {}
    for each in printed:
        together.setdefault(_together(each), []).append(each)
    for which, group in together.items():
        now = {} if which is None else _now(ctx, maker, which, {each.subjek_id for each in group})
        for each in group:
            found[each.id] = _compared(each, now)
    return found


class _Dated(Struct, frozen=True):
    """An edition of a form that tells of a day, and when it was printed."""

    number: int
    printed: date


_Together = tuple[FormKind, _Dated | None] | None
"""What is filled in one go; None: forms that this program no longer has."""


def _together(printed: Cetakan) -> _Together:
    if printed.formulir not in FORMS:
        return None
    kind = FormKind(printed.formulir)
    return kind, _Dated(printed.revisi, printed.tanggal) if FORMS[kind].of.dated else None


class _Now(Struct, frozen=True):
    """What paper of a subject may rightly say now: the hashes, and in which versions."""

    digests: frozenset[str] = frozenset()
    versions: frozenset[int] = frozenset()


def _compared(printed: Cetakan, now: Mapping[UUID, _Now]) -> Kecocokan:
    if printed.subjek_id not in now:
        return Kecocokan.TIDAK_ADA
    found = now[printed.subjek_id]
    if printed.sidik in found.digests:
        return Kecocokan.COCOK
    return Kecocokan.BERBEDA if printed.revisi in found.versions else Kecocokan.VERSI_LAMA


def _now(
    ctx: Context, maker: FormMaker, which: tuple[FormKind, _Dated | None], subjects: set[UUID]
) -> dict[UUID, _Now]:
    """Each subject's form as it stands. A unit has one in every year: all of them, for the paper names its year."""
    kind, dated = which
    form = FORMS[kind]
    asked = Selection(jenis=form.terms[0])  # of a record that is named itself the term is known
    found: dict[UUID, _Now] = {}
    if dated is not None:
        ctx, asked = replace(ctx, today=dated.printed), asked_for(dated.number)
    selection = replace(asked, **{MATERIALS[form.of].named: tuple(sorted(subjects))})
    if dated is not None:
        with ctx.store.read() as reader:  # who is there, but has nothing for the form any more, differs from the paper
            there = MATERIALS[form.of].find(reader, selection)
        found = {each.subject: _Now(versions=frozenset({dated.number})) for each in there if each.subject is not None}
    for ready in orders_for(ctx, maker, kind, selection, lambda _refused: None):
        if ready.subject is not None:
            before = found.get(ready.subject, _Now())
            found[ready.subject] = _Now(
                before.digests.union(_digests(maker, form, ready)), before.versions | {ready.versi}
            )
    return found


def _digests(maker: FormMaker, form: Form, ready: Ready) -> Iterator[str]:
    spec, facts = ready.order.spec, ready.order.facts
    yield fill(spec, facts, maker.texts).digest
    if form.before is not None:
        yield from (fill(spec, earlier, maker.texts).digest for earlier in form.before(facts))
