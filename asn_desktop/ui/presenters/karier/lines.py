"""From a career to sentences: the head, the rights and their reasons, assumptions, and the steps side by side."""

from __future__ import annotations

from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.rencana_karier import (
    Andaian,
    AndaianJabatan,
    AndaianPelatihan,
    AndaianPendidikan,
    AndaianPredikat,
)
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases.karier import (
    Career,
    Outlook,
    Right,
    Sending,
    Shift,
    Step,
    Way,
    WhatIf,
    deciding,
    due_of,
    wording,
)
from asn_desktop.core.usecases.karier.papers import papers
from asn_desktop.core.usecases.karier.rights import result
from asn_desktop.ui.presenters.chips import OUTCOME_MARKS, Chip, Tone, outcome_chip
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.karier.state import (
    AssumedLine,
    CareerHead,
    Consequence,
    RightDetail,
    RightLine,
    ShiftLine,
    YearChoice,
)
from asn_desktop.ui.presenters.karier.years import brings, step_cell, step_name
from asn_desktop.ui.presenters.person_header import Header
from asn_desktop.ui.presenters.why import Why

_OVER = 12
"""Months of a year."""


def career_head(head: Header, now: Outlook, texts: Texts) -> CareerHead:
    """Who this is, and the three days a career is reckoned from."""
    say = texts.say
    unknown = say("pegawai.card.unknown")
    facts = now.facts
    pension = next((held.due for held in now.rights if held.hak in (Hak.PENSIUN, Hak.KONTRAK) and held.due), None)
    since = facts.person.tmt_cpns
    from_ = "served_contract" if facts.pppk else "served_value"
    served = say(f"karier_ui.head.{from_}", tahun=str(whole_months(since, now.day) // _OVER)) if since else unknown
    rank = facts.golongan
    shown = say("karier_ui.head.rank_value", pangkat=head.rank, tmt=rank.tmt) if rank else unknown
    return CareerHead(
        head.name,
        (
            (head.nip_label, head.nip or unknown),
            (say("pegawai.card.golongan"), shown),
            (say("karier_ui.head.served"), served),
            (say("pegawai.card.jabatan"), head.post or unknown),
            (say("pegawai.card.unit"), head.unit or unknown),
            (say("karier_ui.head.end"), texts.show(pension) if pension else unknown),
        ),
        (
            Chip(head.kind, "badge-check", "info"),
            Chip(
                head.status, "circle-check" if head.in_service else "circle-x", "ok" if head.in_service else "neutral"
            ),
        ),
    )


def right_lines(career: Career, texts: Texts) -> tuple[RightLine, ...]:
    """Every right in one line each."""
    return tuple(
        RightLine(
            held.hak,
            _right_name(held, texts),
            _day(held, texts),
            _chip(held, texts),
            wording.why(deciding(held.verdict), texts),
            not held.verdict.verified,
        )
        for held in career.rights
    )


def _day(held: Right, texts: Texts) -> str:
    """What does not come has no day; of anything else without one the day is not known yet."""
    if held.due is not None:
        return texts.show(held.due)
    return "" if held.outcome is Outcome.NOT_MET else texts.say("karier_ui.no_day")


def right_detail(career: Career, hak: Hak, days: Sending, law: Law, texts: Texts) -> RightDetail:
    """Why the right comes out as it does, what is missing, and what has to be sent until when."""
    held = next(each for each in career.rights if each.hak is hak)
    why = why_of(held.verdict, texts)
    lacking = wording.lacking(held.verdict.missing, held.tahun, texts)
    due = due_of(held, career.facts, law)
    wanted = due.papers if due is not None else papers(career.facts, hak, career.facts.day, law)
    send = wording.send(due, days, career.facts.day, texts) if due is not None else ""
    return RightDetail(
        hak,
        texts.show(hak),
        _chip(held, texts),
        Why(why.headline, why.lines, (), why.alternatives, why.footer),
        lacking,
        tuple(wording.paper(each, texts) for each in wanted),
        send,
    )


def way_lines(ways: tuple[Way, ...], texts: Texts) -> tuple[RightLine, ...]:
    """Every other way in one line each; none of them has a day."""
    return tuple(
        RightLine(
            way.jalan,
            _way_name(way, texts),
            "",
            _way_chip(way, texts),
            wording.why(deciding(way.verdict), texts),
            not way.verdict.verified,
        )
        for way in ways
    )


def way_detail(way: Way, texts: Texts) -> RightDetail:
    """Why the way is open or not, and what is missing."""
    why = why_of(way.verdict, texts)
    hints = (each.input for each in way.verdict.missing if each.input == _ENTERED.get(way.jalan))
    return RightDetail(
        way.jalan,
        texts.show(way.jalan),
        _way_chip(way, texts),
        Why(why.headline, why.lines, (), why.alternatives, why.footer),
        (
            *wording.lacking(way.verdict.missing, way.tahun, texts),
            *(texts.say(f"karier_ui.way_hint.{each}") for each in hints),
        ),
    )


_ENTERED = {Jalan.INTEGRASI: "ak_konvensional", Jalan.PERPINDAHAN: "jenjang"}
"""What is missing for a way and is told on another page; the texts say which."""


def _way_name(way: Way, texts: Texts) -> str:
    """With what it brings, where it can come to that."""
    results = way.verdict.results
    brings = results.get("golongan_baru") or results.get("jenjang_baru")
    shown = brings is not None and way.verdict.outcome is not Outcome.NOT_MET
    return f"{texts.show(way.jalan)} ({texts.show(brings)})" if shown else texts.show(way.jalan)


def _way_chip(way: Way, texts: Texts) -> Chip:
    icon, tone = OUTCOME_MARKS[way.verdict.outcome]
    return Chip(wording.outcome_words(way.verdict.outcome, texts), icon, tone)


def assumed_lines(assumed: tuple[Andaian, ...], texts: Texts) -> tuple[AssumedLine, ...]:
    """What is assumed beside the predikat of years, which have their own fields."""
    return tuple(
        AssumedLine(number, str(each.__struct_config__.tag), assumed_words(each, texts))
        for number, each in enumerate(assumed)
        if not isinstance(each, AndaianPredikat)
    )


def year_choices(now: Outlook, texts: Texts, assumed: tuple[Andaian, ...]) -> tuple[YearChoice, ...]:
    """The year that is just over and those to come, each with what is recorded or assumed."""
    chosen = {each.tahun: each.predikat.value for each in assumed if isinstance(each, AndaianPredikat)}
    known = now.facts.predikat
    return tuple(
        YearChoice(year, chosen.get(year, ""), texts.show(known[year]) if year in known else "")
        for year in range(now.day.year - 1, now.until.year + 1)
    )


def consequences(found: WhatIf, texts: Texts) -> tuple[Consequence, ...]:
    """Assumed posts and diplomas with what speaks for and against the person in each."""
    posts = (
        Consequence(
            texts.say("karier_ui.shift.requirements", jabatan=assumed_words(post, texts)),
            outcome_chip(texts, fit.outcome),
            why_of(fit.jabatan, texts),
        )
        for post, fit in found.fits
    )
    ways = (Consequence(_way_name(way, texts), _way_chip(way, texts), why_of(way.verdict, texts)) for way in found.ways)
    return (*posts, *ways)


def shift_lines(found: WhatIf, texts: Texts) -> tuple[ShiftLine, ...]:
    """Each step as it is and as it would be."""
    return tuple(_shift(number, shift, texts) for number, shift in enumerate(found.shifts))


def _shift(number: int, shift: Shift, texts: Texts) -> ShiftLine:
    say, step = texts.say, shift.step
    moved, tone = _moved(shift, texts)
    return ShiftLine(
        number,
        step_name(step, texts),
        _when(shift.now, texts),
        _when(shift.then, texts),
        moved,
        tone,
        _decides(step, texts) if shift.then else say("karier_ui.shift.gone"),
    )


def _when(step: Step | None, texts: Texts) -> str:
    return texts.say("karier_ui.shift.not") if step is None else step_cell(step, texts)


def _moved(shift: Shift, texts: Texts) -> tuple[str, Tone]:
    say = texts.say
    if shift.now is None:
        return say("karier_ui.shift.new"), "ok"
    if shift.then is None:
        return say("karier_ui.shift.lost"), "bad"
    if not shift.changed:
        return say("karier_ui.shift.same"), "neutral"
    if shift.moved:
        one, other = (
            (shift.now.tanggal, shift.then.tanggal)
            if shift.now.tanggal != shift.then.tanggal
            else (shift.now.berlaku, shift.then.berlaku)
        )
        lama = _span(whole_months(min(one, other), max(one, other)), texts)
        return (say("karier_ui.shift.later", lama=lama), "bad") if other > one else (
            say("karier_ui.shift.sooner", lama=lama), "ok",
        )  # fmt: skip
    if shift.then.outcome is Outcome.NOT_MET and shift.now.outcome is not Outcome.NOT_MET:
        return say("karier_ui.shift.barred"), "bad"
    if shift.surer is not None:
        return (say("karier_ui.shift.certain"), "ok") if shift.surer else (say("karier_ui.shift.unsure"), "warn")
    if shift.now.hasil is not None and shift.now.hasil != shift.then.hasil:
        return say("karier_ui.shift.instead", semula=brings(shift.now.hak, shift.now.hasil, texts)), "info"
    return say("karier_ui.shift.other"), "info"


def _span(months: int, texts: Texts) -> str:
    """`1 tahun 3 bulan`."""
    years, rest = divmod(months, _OVER)
    parts = [texts.say("karier_ui.years", n=years)] if years else []
    parts += [texts.say("karier_ui.months", n=rest)] if rest or not years else []
    return " ".join(parts)


def _decides(step: Step, texts: Texts) -> str:
    lacking = wording.lacking(step.verdict.missing, step.tahun, texts)
    if step.outcome is Outcome.UNDETERMINED and lacking:
        return " ".join(lacking)
    return wording.why(deciding(step.verdict), texts)


def assumed_words(each: Andaian, texts: Texts, years: str = "") -> str:
    """One assumption in words; `years` of a predikat that stays the same over several."""
    say = texts.say
    if isinstance(each, AndaianPendidikan):
        return say("karier_ui.assumed.pendidikan", tingkat=each.tingkat, tahun=str(each.tahun))
    if isinstance(each, AndaianPelatihan):
        return say("karier_ui.assumed.pelatihan", nama=each.nama, tanggal=each.tanggal)
    if isinstance(each, AndaianJabatan):
        return say("karier_ui.assumed.jabatan", nama=each.nama, tanggal=each.tmt)
    return say("karier_ui.assumed.predikat", predikat=each.predikat, tahun=years or str(each.tahun))


def _right_name(held: Right, texts: Texts) -> str:
    brings = wording.brings(held.hak, result(held), texts)
    return f"{texts.show(held.hak)} ({brings})" if brings else texts.show(held.hak)


def _chip(held: Right, texts: Texts) -> Chip:
    icon, tone = OUTCOME_MARKS[held.outcome]
    return Chip(wording.state(held.hak, held.outcome, texts), icon, tone)
