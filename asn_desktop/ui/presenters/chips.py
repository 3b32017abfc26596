"""States as a person sees them: a word, an icon and a tone. Colour never stands alone."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.indeks import MutuLayanan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.domain.usulan import StatusUsulan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome

Tone = Literal[
    "neutral",
    "info",
    "ok",
    "warn",
    "bad",
    "sangat_baik",
    "baik",
    "butuh_perbaikan",
    "kurang",
    "sangat_kurang",
]


class Chip(Struct, frozen=True):
    """A small label for a state: its wording, the icon's name, and the tone of its colour."""

    text: str
    icon: str
    tone: Tone = "neutral"


PREDIKAT_ICONS: dict[Predikat, str] = {
    Predikat.SANGAT_BAIK: "star",
    Predikat.BAIK: "check",
    Predikat.BUTUH_PERBAIKAN: "trending-up",
    Predikat.KURANG: "triangle-alert",
    Predikat.SANGAT_KURANG: "octagon-alert",
}

OUTCOME_MARKS: dict[Outcome, tuple[str, Tone]] = {
    Outcome.MET: ("circle-check", "ok"),
    Outcome.NOT_MET: ("circle-x", "bad"),
    Outcome.UNDETERMINED: ("circle-dashed", "warn"),
}
PROPOSAL_MARKS: dict[StatusUsulan, tuple[str, Tone]] = {
    StatusUsulan.DISIAPKAN: ("pencil", "neutral"),
    StatusUsulan.DIKIRIM: ("truck", "info"),
    StatusUsulan.DIKEMBALIKAN: ("undo-2", "warn"),
    StatusUsulan.DITETAPKAN: ("badge-check", "ok"),
    StatusUsulan.DITOLAK: ("circle-x", "bad"),
    StatusUsulan.DIBATALKAN: ("circle-minus", "neutral"),
}

_SKP: dict[StatusSkp, tuple[str, Tone]] = {
    StatusSkp.DRAF: ("pencil", "neutral"),
    StatusSkp.DIAJUKAN: ("clock", "info"),
    StatusSkp.DISETUJUI: ("circle-check", "ok"),
}

_EVALUASI: dict[StatusEvaluasi, tuple[str, Tone]] = {
    StatusEvaluasi.DRAF: ("pencil", "neutral"),
    StatusEvaluasi.FINAL: ("badge-check", "ok"),
}

_MUTU: dict[MutuLayanan, tuple[str, Tone]] = {
    MutuLayanan.A: ("star", "ok"),
    MutuLayanan.B: ("check", "ok"),
    MutuLayanan.C: ("trending-up", "warn"),
    MutuLayanan.D: ("triangle-alert", "bad"),
}

SOON = 3
"""Days before a deadline from which it is marked."""


def predikat_chip(texts: Texts, predikat: Predikat | None) -> Chip:
    """The predikat with its step's colour; without one, that it is not given yet."""
    if predikat is None:
        return Chip(texts.say("widget.chip.no_predikat"), "circle-dashed")
    return Chip(texts.show(predikat), PREDIKAT_ICONS[predikat], predikat.value)


def skp_chip(texts: Texts, status: StatusSkp | None) -> Chip:
    """How far a plan is; None: there is none yet."""
    if status is None:
        return Chip(texts.say("widget.chip.no_skp"), "circle-dashed", "warn")
    icon, tone = _SKP[status]
    return Chip(texts.show(status), icon, tone)


def evaluasi_chip(texts: Texts, status: StatusEvaluasi | None) -> Chip:
    """How far an evaluation is; None: not begun."""
    if status is None:
        return Chip(texts.say("widget.chip.no_evaluasi"), "circle-dashed", "warn")
    icon, tone = _EVALUASI[status]
    return Chip(texts.show(status), icon, tone)


def outcome_chip(texts: Texts, outcome: Outcome) -> Chip:
    """Terpenuhi, tidak terpenuhi, belum dapat ditentukan."""
    icon, tone = OUTCOME_MARKS[outcome]
    return Chip(texts.show(outcome), icon, tone)


def left_chip(texts: Texts, sisa: int, *, closed: bool = False) -> Chip:
    """The days that are left, in words and with an icon."""
    if closed:
        return Chip(texts.say("keberatan.left.closed"), "check")
    if sisa < 0:
        return Chip(texts.say("keberatan.left.late", n=-sisa), "octagon-alert", "bad")
    if sisa == 0:
        return Chip(texts.say("keberatan.left.today"), "clock", "warn")
    return Chip(texts.say("keberatan.left.days", n=sisa), "clock", "warn" if sisa <= SOON else "info")


def mutu_chip(texts: Texts, mutu: MutuLayanan | None) -> Chip:
    """The quality of a service, in the words of the regulation; None where nobody was asked."""
    if mutu is None:
        return Chip(texts.say("survei.none"), "circle-dashed")
    icon, tone = _MUTU[mutu]
    return Chip(texts.show(mutu), icon, tone)
