"""States of an appraisal as a person sees them, and whose turn it is."""

from __future__ import annotations

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.keadaan_rows import realised

_STATES: dict[Keadaan, tuple[str, Tone]] = {
    Keadaan.BELUM_WAKTUNYA: ("clock", "neutral"),
    Keadaan.BELUM_ADA_SKP: ("circle-dashed", "warn"),
    Keadaan.PENILAI_TIDAK_ADA: ("circle-question-mark", "warn"),
    Keadaan.BELUM_DIKUMPULKAN: ("circle-minus", "warn"),
    Keadaan.BELUM_DINILAI: ("scale", "info"),
    Keadaan.DRAF: ("pencil", "info"),
    Keadaan.FINAL: ("badge-check", "ok"),
    Keadaan.DIKECUALIKAN: ("minus", "neutral"),
}


def keadaan_chip(texts: Texts, each: StateRow) -> Chip:
    """The state; once the last day has passed, in the tone of what is late."""
    icon, tone = _STATES[each.keadaan]
    return Chip(texts.show(each.keadaan), icon, "bad" if each.terlambat else tone)


def turn_of(texts: Texts, each: StateRow) -> str:
    """Whose turn it is: a name where it is a person of the plan, otherwise the role."""
    if not each.who:
        return ""
    said = texts.say(f"pelaksanaan.turn.{each.who}")
    return said if each.who == "pegawai" else each.chased or said


def due_of(texts: Texts, each: StateRow) -> str:
    """The last day, and that it has passed."""
    if each.batas is None:
        return ""
    day = f"{each.batas:%d/%m/%Y}"
    return texts.say("pelaksanaan.due.late", tanggal=day) if each.terlambat else day


def realised_of(each: StateRow) -> str:
    """`2/9`: indicators with a realisation; nothing where there is no plan, which is not zero."""
    return f"{realised(each)}/{each.row.indikator}" if each.row.skp_id is not None else ""


def count_of_plan(each: StateRow, n: int) -> str:
    """A count, empty where there is no plan to have it."""
    return str(n) if each.row.skp_id is not None else ""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
