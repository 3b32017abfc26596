"""Feedback as it is shown and written, and what could be said better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.pelaksanaan import UmpanBalik
from asn_desktop.core.kernel.texts import Texts, written_date
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.rules.keadilan_umpan import MutuUmpan, Umpan, remarks
from asn_desktop.core.usecases.pelaksanaan import FeedbackDraft, Months
from asn_desktop.core.usecases.ports import Context

Option = tuple[str, str]


class FeedbackTyped(Struct, frozen=True):
    """Feedback while it is written. `tentang`: "" general, a result's id, or a value of BerAKHLAK."""

    tanggal: str
    pemberi: str
    tentang: str = ""
    isi: str = ""
    id: UUID | None = None


class FeedbackLine(Struct, frozen=True):
    """One piece of feedback that was given. `editable`: the term it belongs to has not been judged."""

    id: UUID
    tanggal: str
    pemberi: str
    tentang: str
    isi: str
    editable: bool


class FeedbackState(Struct, frozen=True):
    """What was given in the term on show (or at all), and what is being written. `hints` invite, they never accuse."""

    lines: tuple[FeedbackLine, ...] = ()
    elsewhere: int = 0
    """Given in other terms, and not on show."""
    everything: bool = False
    open: bool = False
    """Feedback can be given."""
    writing: FeedbackTyped | None = None
    about: tuple[Option, ...] = ()
    problems: dict[str, str] = {}
    hints: tuple[str, ...] = ()


def hints(
    texts: Texts, ctx: Context, writing: FeedbackTyped, skp_id: UUID, others: Sequence[UmpanBalik]
) -> tuple[str, ...]:
    """What could be said better, in words: too short, without example or next step, or given to others alike."""
    me = str(skp_id)
    given = [Umpan(str(each.skp_id), each.isi) for each in others if each.id != writing.id]
    found = []
    for remark in remarks([*given, Umpan(me, writing.isi)], ctx.law.at(ctx.today)):
        if me in remark.pegawai and remark.mutu is not MutuUmpan.KOSONG:
            found.append(texts.say(f"pelaksanaan.hint.{remark.mutu.value}", n=len(remark.pegawai) - 1))
    return tuple(dict.fromkeys(found))


def about_options(texts: Texts, stored: Months, ctx: Context) -> tuple[Option, ...]:
    """What feedback can be about: the work as a whole, a result of the plan, a value of BerAKHLAK."""
    law = ctx.law.at(stored.plan.skp.last_day)
    return (
        ("", texts.say("pelaksanaan.feedback.general")),
        *((str(planned.hasil.id), planned.hasil.rencana) for planned in stored.plan.results),
        *((guide.nilai.value, guide.nama) for guide in berakhlak.values(law)),
    )


def about_of(given: UmpanBalik) -> str:
    """What feedback is about, as its choice: "" the work as a whole, a result's id, or a value."""
    return str(given.hasil_kerja_id or "") or (given.nilai.value if given.nilai else "")


def feedback_line(texts: Texts, each: UmpanBalik, names: dict[str, str], stored: Months) -> FeedbackLine:
    about = about_of(each)
    day: date = each.tanggal
    editable = day.month not in stored.closed
    said = names.get(about, texts.say("pelaksanaan.feedback.general"))
    return FeedbackLine(each.id, written_date(day, texts.language), each.pemberi, said, each.isi, editable)


def draft_of(stored: Months, writing: FeedbackTyped, day: date) -> FeedbackDraft:
    rater = stored.plan.parties.penilai.pihak
    giver = rater.pegawai_id if rater and rater.nama == writing.pemberi.strip() else None
    value = writing.tentang in tuple(NilaiBerakhlak)
    return FeedbackDraft(
        day,
        writing.pemberi,
        writing.isi,
        giver,
        UUID(writing.tentang) if writing.tentang and not value else None,
        NilaiBerakhlak(writing.tentang) if value else None,
        writing.id,
    )
