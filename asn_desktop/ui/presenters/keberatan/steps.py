"""The steps of an objection: what each needs, where a refusal of it is said, and how it is read and recorded."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.keberatan import PutusanKeberatan
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import keberatan as usecase
from asn_desktop.core.usecases.keberatan import Filing, Hearing, Ruling
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.keberatan.state import Step, Typed

_DAY = {
    Step.PENGAJUAN: "tanggal_pengajuan",
    Step.PENJELASAN: "tanggal_penjelasan",
    Step.PUTUSAN: "tanggal_putusan",
}
_FIELD = {
    "objection_reason_missing": "alasan",
    "handover_before_decision": "tanggal_terima",
    "handover_in_future": "tanggal_terima",
    "objection_answer_missing": "penjelasan",
    "objection_ground_missing": "pertimbangan",
    "objection_not_heard": "putusan",
    "objection_decider_unknown": "pemutus",
    "objection_ratings_missing": "rating_hasil",
    "objection_nothing_changed": "rating_hasil",
}
"""Where each refusal is said; those of a day stand at the day of the step, all others above the step."""
_TEXT = {
    Step.PENGAJUAN: ("alasan", "objection_reason_missing"),
    Step.PENJELASAN: ("penjelasan", "objection_answer_missing"),
    Step.PUTUSAN: ("pertimbangan", "objection_ground_missing"),
}
"""The text that each step cannot do without, and how the use case refuses its absence."""
_OF_DAY = frozenset({"objection_in_future", "objection_order"})


class Read(Struct, frozen=True):
    """An objection, or a result before one, and what was being typed about it."""

    found: Filing | Hearing
    draft: Typed | None


def field_of(error: UserError, step: Step) -> str:
    """The field of `Typed` at which a refusal is said; "" for the whole step."""
    return _DAY[step] if error.key in _OF_DAY else _FIELD.get(error.key, "")


def why_not(texts: Texts, error: UserError) -> str:
    """Why a step was refused and what to do, as it is said at a field."""
    _what, why, now = texts.error(error)
    return f"{why} {now}"


def lacks(texts: Texts, step: Step, typed: Typed) -> dict[str, str]:
    """Everything that is still empty, by field: said at once, before the use case is asked."""
    found: dict[str, str] = {}
    if step is Step.PUTUSAN and typed.putusan is None:
        found["putusan"] = texts.say("keberatan.lacks.ruling")
    days = [*(("tanggal_terima",) if step is Step.PENGAJUAN else ()), _DAY[step]]
    found |= {name: texts.say("keberatan.lacks.day") for name in days if getattr(typed, name) is None}
    if typed.putusan is PutusanKeberatan.DIUBAH and None in (typed.rating_hasil, typed.rating_perilaku):
        found["rating_hasil"] = why_not(texts, UserError("objection_ratings_missing"))
    text, refusal = _TEXT[step]
    if not getattr(typed, text).strip():
        found[text] = why_not(texts, UserError(refusal))
    return found


def place_of(identity: UUID) -> str:
    """Where what is typed about an objection, or against a result, is kept."""
    return f"keberatan/{identity}/isi"


def read(ctx: Context, target: UUID) -> Read | None:
    """On the db lane: the objection of this id, or of the result of this id, or that result."""
    try:
        found: Filing | Hearing = usecase.hearing(ctx, target)
    except NotFoundError:
        try:
            filing = usecase.filing(ctx, target)
        except NotFoundError:
            return None
        found = filing if isinstance(filing, Filing) else usecase.hearing(ctx, filing)
    identity = found.keberatan.id if isinstance(found, Hearing) else found.evaluasi.id
    with ctx.store.read() as reader:
        return Read(found, _decoded(reader.drafts().get(place_of(identity))))


def record(ctx: Context, step: Step, identity: UUID, typed: Typed) -> tuple[UUID, Changes]:
    """On the db lane: the step of the objection (or against the result) `identity`; what to show then."""
    match step:
        case Step.PENGAJUAN:
            assert typed.tanggal_terima is not None
            assert typed.tanggal_pengajuan is not None
            return usecase.file(
                ctx, identity, typed.tanggal_terima, typed.tanggal_pengajuan, typed.alasan, typed.nomor_surat
            )
        case Step.PENJELASAN:
            assert typed.tanggal_penjelasan is not None
            return identity, usecase.explain(ctx, identity, typed.penjelasan, typed.tanggal_penjelasan)
        case Step.PUTUSAN:
            assert typed.putusan is not None
            assert typed.tanggal_putusan is not None
            changed = typed.putusan is PutusanKeberatan.DIUBAH
            ruling = Ruling(
                typed.putusan,
                typed.pertimbangan,
                typed.tanggal_putusan,
                typed.nomor_putusan,
                typed.rating_hasil if changed else None,
                typed.rating_perilaku if changed else None,
            )
            return identity, usecase.decide(ctx, identity, ruling)


def _decoded(kept: Any) -> Typed | None:
    """A kept draft; None where an older version of the program wrote it in another shape."""
    try:
        return None if kept is None else msgspec.convert(kept, ready(Typed))
    except (msgspec.ValidationError, ValueError):
        return None
