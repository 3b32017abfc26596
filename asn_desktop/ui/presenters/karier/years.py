"""From a career to the line of its years: ranks, posts, predikat, trainings and awards, and the steps to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.rencana_karier import (
    Andaian,
    AndaianJabatan,
    AndaianPelatihan,
    AndaianPendidikan,
    AndaianPredikat,
)
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Native, Outcome
from asn_desktop.core.usecases.karier import Outlook, Step, WhatIf, wording
from asn_desktop.core.usecases.karier.reading import Histories
from asn_desktop.ui.presenters.chips import OUTCOME_MARKS, PREDIKAT_ICONS
from asn_desktop.ui.presenters.karier.state import Lane, Line, Point, Shape, Span

BACK = 10
"""Years of the past that are drawn at most; the register holds the rest."""
_ENDS = frozenset({Hak.PENSIUN, Hak.KONTRAK})


def career_line(of: Outlook, texts: Texts, held: Histories, assumed: tuple[Andaian, ...] = ()) -> Line:
    """Everything of one career on one line of years; `held` is what is recorded. The rest is marked as possible."""
    began = (*(each.tmt for each in held.golongan), *(each.tmt for each in held.jabatan))
    starts = [day for day in began if day <= of.day]
    first = max(add_months(of.day, -12 * BACK), min(starts, default=add_months(of.day, -12)))
    start, end = date(first.year, 1, 1), date(of.until.year, 12, 31)
    lanes = (
        Lane(texts.say("karier_ui.lane.golongan"), tuple(_ranks(of, held, texts))),
        Lane(texts.say("karier_ui.lane.jabatan"), tuple(_posts(of, assumed, texts))),
        Lane(texts.say("karier_ui.lane.predikat"), tuple(_years(of, assumed, texts))),
        Lane(texts.say("karier_ui.lane.learning"), (), tuple(_learning(held, assumed, texts))),
        Lane(texts.say("karier_ui.lane.rights"), (), tuple(_steps(of, texts))),
    )
    return Line(start, end, of.day, lanes)


def beside_line(found: WhatIf, texts: Texts, assumed: tuple[Andaian, ...]) -> Line:
    """The same with what is assumed, ranks and steps as they are just above as they would be."""
    say, held = texts.say, found.now.facts.histories
    then = career_line(found.then, texts, held, assumed)
    ranks, posts, years, learning, steps = then.lanes
    before = (
        Lane(say("karier_ui.lane.golongan_now"), tuple(_ranks(found.now, held, texts))),
        Lane(say("karier_ui.lane.rights_now"), (), tuple(_steps(found.now, texts))),
    )
    after = (
        replace(ranks, title=say("karier_ui.lane.golongan_then")),
        replace(steps, title=say("karier_ui.lane.rights_then")),
    )
    return replace(then, lanes=(before[0], after[0], posts, years, learning, before[1], after[1]))


def brings(hak: Hak, hasil: Native | None, texts: Texts) -> str:
    """What a right brings in a word, to stand after its name: `III/d`, `Rp3.918.100`; empty where it is not known."""
    key = f"karier_ui.brings.{hak.value}"
    told = hasil is not None and texts.has(key) and not wording.nothing_lacks(hak, hasil)
    return texts.say(key, hasil=hasil) if told else ""


def step_name(step: Step, texts: Texts) -> str:
    """`Kenaikan pangkat III/d`."""
    return f"{texts.say(f'karier_ui.short.{step.hak.value}')} {_brings(step, texts)}".strip()


def step_key(step: Step) -> str:
    """By what a mark on the line is known again."""
    return f"{step.hak.value}/{step.tanggal.isoformat()}"


def step_when(step: Step, texts: Texts) -> str:
    """From when it is possible, and from when certain."""
    if step.pasti == step.tanggal:
        return texts.show(step.tanggal)
    if step.pasti is not None:
        return texts.say("karier_ui.when.between", awal=step.tanggal, pasti=step.pasti)
    key = "open" if step.outcome is Outcome.UNDETERMINED else "not_met"
    return texts.say(f"karier_ui.when.{key}", awal=step.tanggal)


def step_cell(step: Step, texts: Texts) -> str:
    """The same in few words: the certain day, or the earliest one with a mark."""
    if step.pasti is not None:
        return texts.show(step.pasti)
    key = "open" if step.outcome is Outcome.UNDETERMINED else "not_met"
    return texts.say(f"karier_ui.cell.{key}", awal=step.tanggal)


def _brings(step: Step, texts: Texts) -> str:
    if step.hasil is None:
        return ""
    if step.hak is Hak.SATYALANCANA:
        return texts.say("karier_ui.years", n=step.hasil)
    return brings(step.hak, step.hasil, texts)


def _ranks(of: Outlook, held: Histories, texts: Texts) -> Iterator[Span]:
    entries = sorted(of.histories.golongan, key=lambda entry: entry.tmt)
    recorded = {(entry.golongan, entry.tmt) for entry in held.golongan}
    last = _end(of)
    for number, entry in enumerate(entries):
        until = entries[number + 1].tmt if number + 1 < len(entries) else last
        if until is not None and until <= entry.tmt:
            continue
        possible = (entry.golongan, entry.tmt) not in recorded
        yield _rank(entry, until, texts, possible=possible)


def _end(of: Outlook) -> date | None:
    """The pension or the end of the contract, where it comes within sight; today where service is over."""
    over = any(held.hak in _ENDS and held.due is not None and held.due <= of.day for held in of.rights)
    if over or not of.rights:
        return of.day
    return next((step.tanggal for step in of.steps if step.hak in _ENDS), None)


def _rank(entry: RiwayatGolongan, until: date | None, texts: Texts, *, possible: bool) -> Span:
    key = "karier_ui.said.possible_rank" if possible else "karier_ui.said.rank"
    said = texts.say(key, golongan=entry.golongan, tmt=entry.tmt)
    return Span(entry.tmt, until, entry.golongan, "info", "", possible, said)


def _posts(of: Outlook, assumed: tuple[Andaian, ...], texts: Texts) -> Iterator[Span]:
    thought = {(each.nama, each.tmt) for each in assumed if isinstance(each, AndaianJabatan)}
    entries: list[RiwayatJabatan] = sorted(
        (entry for entry in of.histories.jabatan if entry.status.value == "definitif"), key=lambda entry: entry.tmt
    )
    last = _end(of)
    for number, entry in enumerate(entries):
        following = entries[number + 1].tmt if number + 1 < len(entries) else last
        ends = [day for day in (entry.sampai, following) if day is not None]
        until = min(ends) if ends else None
        if until is not None and until <= entry.tmt:
            continue
        possible = (entry.nama, entry.tmt) in thought
        key = "karier_ui.said.possible_post" if possible else "karier_ui.said.post"
        said = texts.say(key, nama=entry.nama, tmt=entry.tmt)
        yield Span(entry.tmt, until, entry.nama, "neutral", "", possible, said)


def _years(of: Outlook, assumed: tuple[Andaian, ...], texts: Texts) -> Iterator[Span]:
    thought = {each.tahun: each.predikat for each in assumed if isinstance(each, AndaianPredikat)}
    known: dict[int, Predikat] = {**of.facts.predikat, **thought}
    for year, predikat in sorted(known.items()):
        key = "karier_ui.said.possible_predikat" if year in thought else "karier_ui.said.predikat"
        said = texts.say(key, tahun=str(year), predikat=predikat)
        span = date(year, 1, 1), date(year + 1, 1, 1)
        yield Span(*span, "", predikat.value, PREDIKAT_ICONS[predikat], year in thought, said)


def _learning(held: Histories, assumed: tuple[Andaian, ...], texts: Texts) -> Iterator[Point]:
    for diploma in held.pendidikan:
        if diploma.tahun_lulus is not None:
            said = texts.say("karier_ui.said.diploma", tingkat=diploma.tingkat, tahun=str(diploma.tahun_lulus))
            yield Point(date(diploma.tahun_lulus, 7, 1), said, "ok")
    for training in held.pelatihan:
        day = training.selesai or training.mulai
        if day is not None:
            yield Point(day, texts.say("karier_ui.said.dated", nama=training.nama, tanggal=day), "info")
    for award in held.penghargaan:
        if award.tanggal is not None:
            yield Point(
                award.tanggal, texts.say("karier_ui.said.dated", nama=award.nama, tanggal=award.tanggal), "warn"
            )
    for each in assumed:
        if isinstance(each, AndaianPendidikan):
            said = texts.say("karier_ui.said.possible_diploma", tingkat=each.tingkat, tahun=str(each.tahun))
            yield Point(date(each.tahun, 7, 1), said, "ok", "ring")
        elif isinstance(each, AndaianPelatihan):
            said = texts.say("karier_ui.said.possible_training", nama=each.nama, tanggal=each.tanggal)
            yield Point(each.tanggal, said, "info", "ring")


def _steps(of: Outlook, texts: Texts) -> Iterator[Point]:
    for step in of.steps:
        tone = OUTCOME_MARKS[Outcome.MET if step.pasti else step.outcome][1]
        shape: Shape = "flag" if step.hak in _ENDS else "dot" if step.pasti else "ring"
        said = texts.say("karier_ui.said.step", nama=step_name(step, texts), kapan=step_when(step, texts))
        yield Point(step.berlaku, said, tone, shape, step_key(step))
