"""Careers in words: for the command line, for Excel and for calendars of other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.explain import cited, sentence
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Missing, Native, Outcome, Reason
from asn_desktop.core.usecases.karier.agenda import DueRow
from asn_desktop.core.usecases.karier.papers import Paper
from asn_desktop.core.usecases.karier.sending import Sending
from asn_desktop.core.usecases.karier.upcoming import Due, Person
from asn_desktop.core.usecases.karier.urgency import aimed_at, is_open, safe_day
from asn_desktop.core.usecases.ports import Cell, Sheet

_HEADINGS = (
    "tanggal",
    "nip",
    "nama",
    "unit",
    "hak",
    "hasil",
    "keadaan",
    "sebab",
    "kurang",
    "dasar",
    "berkas",
    "batas_kirim",
    "kirim",
)
_DATES = frozenset({Hak.KONTRAK, Hak.PERSIAPAN_PENSIUN, Hak.PENSIUN})
_RESULTS = frozenset({Hak.KGB, Hak.KENAIKAN_PANGKAT, Hak.ANGKA_KREDIT, Hak.PENGEMBANGAN, Hak.PENSIUN})


class Event(Struct, frozen=True):
    """A whole day in the calendar of another program. `uid` stays the same when the file is made again.

    `remind` is the day on which that program should remind: the last day for sending papers.
    """

    uid: str
    day: date
    summary: str
    description: str
    remind: date | None = None


def state(hak: Hak, outcome: Outcome, texts: Texts) -> str:
    """Terpenuhi, belum, or belum dapat ditentukan; of a mere date: that it is known."""
    if hak in _DATES and outcome is Outcome.MET:
        return texts.say("karier.tanggal_diketahui")
    return outcome_words(outcome, texts)


def outcome_words(outcome: Outcome, texts: Texts) -> str:
    """Terpenuhi, belum, or belum dapat ditentukan."""
    return texts.say(f"karier.keadaan.{outcome.value}")


def why(reasons: Iterable[Reason], texts: Texts) -> str:
    """What decides, each condition as one sentence."""
    return " ".join(sentence(reason, texts) for reason in reasons)


def lacking(missing: Sequence[Missing], years: Sequence[int], texts: Texts) -> tuple[str, ...]:
    """What is missing, of which years, and who has it."""
    found = []
    for each in missing:
        what = texts.say(f"input.{each.input}")
        if each.input == "predikat" and years:
            what = texts.say("karier.tahun", what=what, tahun=", ".join(map(str, years)))
        found.append(texts.say("karier.kurang", what=what, who=texts.say(f"role.{each.who}")))
    return tuple(found)


def paper(one: Paper, texts: Texts) -> str:
    """A paper with the number by which the register knows it."""
    key = "karier.berkas_tercatat" if one.nomor else "karier.berkas_belum"
    return texts.say(key, dokumen=one.dokumen, nomor=one.nomor)


def basis(due: Due, texts: Texts) -> str:
    """The article, and a mark where not all that was used was read in its own text."""
    said = cited(due.dasar, texts)
    doubtful = not due.verified and (due.dasar is None or due.dasar.verified)
    return f"{said} {texts.say('karier.sebagian')}".strip() if doubtful else said


def brings(hak: Hak, hasil: Native | None, texts: Texts) -> str:
    """What the right brings: `Rp4.971.700`, `III/d`; empty where it is not known, or no hours lack."""
    if hasil is None or hak not in _RESULTS or nothing_lacks(hak, hasil):
        return ""
    return texts.say(f"karier.hasil.{hak.value}", hasil=hasil)


def nothing_lacks(hak: Hak, hasil: Native | None) -> bool:
    """All hours of development are there: that none lacks is no news."""
    return hak is Hak.PENGEMBANGAN and hasil is not None and not hasil


def send(due: Due, days: Sending, today: date, texts: Texts) -> str:
    """Until when the papers must leave, for which period, and since when it is open."""
    if not due.papers or due.outcome is Outcome.NOT_MET:
        return ""
    last, aim = safe_day(due, days, today), aimed_at(due, days, today)
    if last is None:
        known = due.outcome is Outcome.MET
        return texts.say("karier.terbuka" if known else "karier.terbuka_lengkapi", tanggal=due.tanggal)
    if not due.periode:
        return texts.say("karier.batas_kirim" if last >= today else "karier.batas_lewat", tanggal=last)
    said = texts.say("karier.batas_periode", tanggal=last, periode=aim)
    if is_open(due, today):
        return f"{texts.say('karier.terbuka_sejak', tanggal=due.sejak or due.tanggal)} {said}"
    return f"{texts.say('karier.periode_lewat', periode=due.tanggal)} {said}" if aim > due.tanggal else said


def sheet(rows: Sequence[DueRow], days: Sending, today: date, texts: Texts) -> Sheet:
    """Lines of the calendar as a list for Excel."""
    made: list[list[Cell]] = [[texts.say(f"karier.kolom.{name}") for name in _HEADINGS]]
    for row in rows:
        person, due = row.person, row.due
        made.append(
            [
                row.tanggal,
                person.nip,
                person.nama,
                person.unit,
                texts.show(due.hak),
                brings(due.hak, due.hasil, texts),
                state(due.hak, due.outcome, texts),
                why(due.alasan, texts),
                " ".join(lacking(due.missing, due.tahun, texts)),
                basis(due, texts),
                "; ".join(paper(one, texts) for one in due.papers),
                row.safe,
                send(due, days, today, texts),
            ]
        )
    return Sheet(texts.say("karier.lembar"), made)


def events(rows: Iterable[DueRow], days: Sending, today: date, texts: Texts) -> Iterator[Event]:
    """The same for calendars of other programs; what may go any day stands on the day of the calendar."""
    for row in rows:
        person, due = row.person, row.due
        yield Event(
            f"{due.hak.value}-{due.sejak or due.tanggal:%Y%m%d}-{person.id}",
            max(row.tanggal, today),
            f"{texts.show(due.hak)}: {person.nama} ({state(due.hak, due.outcome, texts)})",
            "\n".join(line for line in _lines(person, due, send(due, days, today, texts), texts) if line),
            row.safe if row.safe is not None and row.safe >= today else None,
        )


def _lines(person: Person, due: Due, sent: str, texts: Texts) -> Iterator[str]:
    yield f"{person.nama}, {person.nip}, {person.unit}".removesuffix(", ")
    yield brings(due.hak, due.hasil, texts)
    yield why(due.alasan, texts)
    yield from lacking(due.missing, due.tahun, texts)
    yield basis(due, texts)
    yield from (paper(one, texts) for one in due.papers)
    yield sent
