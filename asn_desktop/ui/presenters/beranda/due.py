"""What is due and overdue on the first screen: each line leads to the list that shows the people."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases.deadlines import Deadlines, TermDue
from asn_desktop.core.usecases.keberatan import DeskRow
from asn_desktop.ui.presenters.chips import Tone, left_chip
from asn_desktop.ui.presenters.listing import detail_of
from asn_desktop.ui.presenters.terms import TermKey, term_name

OBJECTIONS = 4
"""Objections named one by one; the others are one line."""


class Line(Struct, frozen=True):
    """A sentence one click from doing it."""

    sentence: str
    icon: str
    tone: Tone
    screen: str
    target: UUID | None = None
    detail: str = ""
    note: str = ""


def due_lines(texts: Texts, found: Deadlines) -> tuple[Line, ...]:
    """Objections first, because their days are few; then what the last term lacks, and when the next one is due."""
    lines = [_objection(texts, row) for row in found.objections[:OBJECTIONS]]
    more = len(found.objections) - OBJECTIONS
    if more > 0:
        said = texts.say("beranda.calendar.more_objections", n=more)
        lines.append(Line(said, "scale", "info", "keberatan", None, "keadaan=terbuka"))
    if found.running:
        said = texts.say("beranda.calendar.may_object", n=found.running)
        lines.append(Line(said, "scale", "info", "keberatan", None, "keadaan=berjalan"))
    for term in found.terms:
        lines.extend(_term(texts, term))
    return tuple(lines)


def _objection(texts: Texts, row: DeskRow) -> Line:
    left = left_chip(texts, row.sisa)
    turn = texts.say(f"role.{row.who}")
    note = texts.say("beranda.calendar.objection_note", sisa=left.text, batas=row.batas, giliran=turn)
    tone: Tone = "bad" if row.sisa < 0 else left.tone
    return Line(texts.say("beranda.calendar.objection", nama=row.nama), "scale", tone, "keberatan", row.id, "", note)


def _term(texts: Texts, term: TermDue) -> list[Line]:
    key = TermKey(term.jenis, term.nomor)
    masa = f"{term_name(texts, key)} {term.tahun}"
    where = {"tahun": str(term.tahun), "masa": str(key)}
    if term.running:
        said = texts.say("beranda.calendar.running", masa=masa, sampai=term.last_day)
        note = texts.say("beranda.due", day=term.batas)
        return [Line(said, "calendar-days", "info", "pelaksanaan", None, detail_of(where), note)]
    note = texts.say("beranda.late" if term.late else "beranda.due", day=term.batas)
    icon, tone = ("clock", "warn") if term.late else ("circle-dashed", "info")
    lines = []
    for keadaan in Keadaan:
        if n := term.open.get(keadaan):
            said = texts.say(f"beranda.calendar.{keadaan.value}", n=n, masa=masa)
            rating = keadaan in (Keadaan.BELUM_DINILAI, Keadaan.DRAF)
            screen, name = ("evaluasi", "evaluasi") if rating else ("pelaksanaan", "keadaan")
            place = detail_of({**where, name: keadaan.value})
            lines.append(Line(said, icon, "warn" if tone == "warn" else "info", screen, None, place, note))
    return lines
