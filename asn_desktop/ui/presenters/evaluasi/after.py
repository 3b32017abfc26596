"""What became of an appraisal: how it was handed over, until when one may object, and what a new version changed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.penilaian import Difference, Penilaian
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.why import Why

CUT = 80
"""Letters of a changed text that are shown; the whole stands in its field."""


class HandoverState(Struct, frozen=True):
    """How a final result went to its owner, and the clock of an objection."""

    diserahkan: date | None
    diterima: date | None
    dikembalikan: date | None
    catatan: str
    said: str
    """What comes next, in words."""
    clock: Chip | None
    why: Why | None
    """Until when one may object, and why."""
    can_object: bool
    keberatan_id: UUID | None


class ChangeLine(Struct, frozen=True):
    """One thing a new version says otherwise."""

    what: str
    before: str
    after: str


def handover_of(texts: Texts, stored: Penilaian, today: date) -> HandoverState | None:
    """None where nothing can be handed over: a draft, or a version that was replaced."""
    evaluasi = stored.evaluasi
    if not stored.appraisal.final or evaluasi.digantikan:
        return None
    handed = stored.appraisal.serah_terima
    last = stored.objection.result("batas_pengajuan") if stored.objection else None
    last = last if isinstance(last, date) else None
    return HandoverState(
        handed.diserahkan if handed else None,
        handed.diterima if handed else None,
        handed.dikembalikan if handed else None,
        handed.catatan if handed else "",
        _next(texts, stored, last, today),
        _clock(texts, stored, last, today),
        why_of(stored.objection, texts) if stored.objection else None,
        stored.keberatan is None,
        stored.keberatan.id if stored.keberatan else None,
    )


def change_lines(texts: Texts, stored: Penilaian) -> tuple[ChangeLine, ...]:
    """What differs from the version before, in the order of the sheet."""
    return tuple(
        ChangeLine(_what(texts, stored, each), _shown(texts, each.before), _shown(texts, each.after))
        for each in stored.differences
    )


def _next(texts: Texts, stored: Penilaian, last: date | None, today: date) -> str:
    handed = stored.appraisal.serah_terima
    if stored.keberatan is not None:
        return texts.say("evaluasi.handover.objected", tanggal=stored.keberatan.tanggal_pengajuan)
    if handed is None or (handed.diserahkan is None and handed.diterima is None):
        return texts.say("evaluasi.handover.not_yet")
    if handed.diterima is None or last is None:
        return texts.say("evaluasi.handover.not_received")
    if handed.dikembalikan is None and stored.returned_by is not None and today > stored.returned_by:
        return texts.say("evaluasi.handover.not_returned", tanggal=stored.returned_by)
    return texts.say("evaluasi.handover.until" if today <= last else "evaluasi.handover.past", tanggal=last)


def _clock(texts: Texts, stored: Penilaian, last: date | None, today: date) -> Chip | None:
    if last is None or stored.keberatan is not None:
        return None
    left = (last - today).days
    if left < 0:
        return Chip(texts.say("evaluasi.handover.clock_past"), "clock", "neutral")
    if left == 0:
        return Chip(texts.say("evaluasi.handover.clock_today"), "clock", "warn")
    return Chip(texts.say("evaluasi.handover.clock", n=left), "clock", "info")


def _what(texts: Texts, stored: Penilaian, each: Difference) -> str:
    name = texts.say(f"evaluasi.change.{each.of}")
    if isinstance(each.about, NilaiBerakhlak):
        return f"{name}: {texts.show(each.about)}"
    for number, planned in enumerate(stored.appraisal.plan.results, start=1):
        if planned.hasil.id == each.about or any(measure.id == each.about for measure in planned.indikator):
            return texts.say("evaluasi.change.of_result", apa=name, nomor=number)
    return name


def _shown(texts: Texts, value: object) -> str:
    if value is None or value == "":
        return texts.say("evaluasi.change.nothing")
    said = texts.show(value)
    return said if len(said) <= CUT else f"{said[: CUT - 1]}…"
