"""`asn-desktop career` and `calendar`: rights of a person or of everybody, and what falls due in the office."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.env import DONE, Env
from asn_desktop.cli.values import day, number
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.kernel.verdict import Verdict
    from asn_desktop.core.usecases.karier import Career, DueRow, Right, Sending, Way
    from asn_desktop.core.usecases.ports import Context


def register(commands: Any, texts: Texts) -> None:
    """Add `career` and `calendar`."""

    def say(key: str) -> str:
        return texts.say(f"cli.help.{key}")

    career = commands.add_parser("career", help=say("career"), description=say("career"))
    whose = career.add_mutually_exclusive_group(required=True)
    whose.add_argument("--nip", metavar="NIP", help=say("nip"))
    whose.add_argument("--all", action="store_true", help=say("all"))
    career.add_argument("--on", type=day, metavar="DATE", help=say("on"))
    career.add_argument("--law", type=day, metavar="DATE", help=say("law"))
    career.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    career.add_argument("--json", action="store_true", help=say("json"))
    career.set_defaults(run=run_career)

    calendar = commands.add_parser("calendar", help=say("calendar"), description=say("calendar"))
    calendar.add_argument("--months", type=number(1, 120), default=24, metavar="N", help=say("months"))
    calendar.add_argument("--courier-days", type=number(0, 365), metavar="N", help=say("courier_days"))
    calendar.add_argument("--process-days", type=number(0, 365), metavar="N", help=say("process_days"))
    calendar.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    form = calendar.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=say("json"))
    form.add_argument("--ics", type=Path, metavar="FILE", help=say("ics"))
    form.add_argument("--xlsx", type=Path, metavar="FILE", help=say("xlsx"))
    calendar.set_defaults(run=run_calendar)


def run_career(args: Namespace, env: Env) -> int:
    """Rights as recorded on a day, by the law of that day or of another one."""
    from asn_desktop.cli.printing import people
    from asn_desktop.core.usecases import karier

    on = args.on or env.today
    with env.office(args.db) as context:
        found: Iterator[Career]
        if args.all:
            progress = env.progress("career.progress")
            every = karier.each_career(context, on, args.law, progress, env.cancel)
            found = (each for each in every if each.rights)
        else:
            with context.store.read() as reader:
                ids = people(reader, args.nip, None)
            found = (karier.one_career(context, each, on, args.law) for each in ids)
        law = context.law.at(args.law or on)
        told = ((each, () if args.all else karier.ways(each.facts, on, law)) for each in found)
        if args.json:
            env.json_list(_career_record(each, others, env.texts) for each, others in told)
        else:
            for each, others in told:
                print("\n".join(_told(each, others, env.texts, full=not args.all)))
    return DONE


def run_calendar(args: Namespace, env: Env) -> int:
    """What falls due in the next months: as text, JSON, an iCalendar file or a spreadsheet."""
    from asn_desktop.core.usecases import karier
    from asn_desktop.core.usecases.karier import wording

    texts = env.texts
    with env.office(args.db) as context:
        days = _sending(context, args)
        with context.store.read() as reader:
            proposed = karier.under_way(reader)
        progress = env.progress("career.progress")
        if args.months <= karier.MONTHS:
            made = karier.open_calendar(context, progress, env.cancel)
        else:
            made = karier.calendar(context, args.months, progress, env.cancel)
    rows = karier.by_day(karier.rows_of(made, days, proposed), add_months(made.day, args.months))
    if args.ics is not None:
        from asn_desktop.storage.ical import write_calendar

        events = wording.events(rows, days, made.day, texts)
        n = write_calendar(args.ics, texts.say("karier.lembar"), events, made.day)
        env.say("calendar.written", n=n, file=str(args.ics))
    elif args.xlsx is not None:
        from asn_desktop.storage.sheets import SpreadsheetFiles

        sheet = wording.sheet(rows, days, made.day, texts)
        SpreadsheetFiles().write(args.xlsx, [sheet])
        env.say("calendar.written", n=len(sheet.rows) - 1, file=str(args.xlsx))
    elif args.json:
        env.json(_calendar_record(rows, made.day, args.months, days, texts))
    else:
        for row in rows:
            print(_line(row, wording.send(row.due, days, made.day, texts), texts))
        env.say("calendar.total", n=len(rows), day=made.day, months=args.months)
        env.say("calendar.sending", courier=days.kurir_hari, process=days.proses_hari)
    return DONE


def _sending(context: Context, args: Namespace) -> Sending:
    """The days of the office, kept anew where the command names them."""
    from msgspec.structs import replace

    from asn_desktop.core.usecases import karier

    with context.store.read() as reader:
        days = karier.sending(reader)
    named = {"kurir_hari": args.courier_days, "proses_hari": args.process_days}
    changed = {name: value for name, value in named.items() if value is not None}
    if changed:
        days = replace(days, **changed)
        karier.set_sending(context, days)
    return days


def _told(career: Career, others: tuple[Way, ...], texts: Texts, *, full: bool) -> Iterator[str]:
    from asn_desktop.core.usecases.karier import wording

    person = career.facts.person
    yield texts.say("cli.career.person", nama=person.nama_lengkap, nip=person.nip, day=career.facts.day)
    if not career.rights:
        yield texts.say("cli.career.none")
    for right in career.rights:
        yield from _right(right, texts, full=full)
    for way in others:
        state = wording.outcome_words(way.verdict.outcome, texts)
        yield texts.say("cli.career.way", jalan=way.jalan, keadaan=state)
        yield from _explained(way.verdict, way.tahun, texts)
    yield ""


def _right(right: Right, texts: Texts, *, full: bool) -> Iterator[str]:
    from asn_desktop.core.usecases.karier import deciding, wording

    state = wording.state(right.hak, right.outcome, texts)
    key = "cli.career.right" if right.due else "cli.career.right_undated"
    yield texts.say(key, hak=right.hak, keadaan=state, tanggal=right.due or "")
    if not full:
        yield f"    {wording.why(deciding(right.verdict), texts)}"
    else:
        yield from _explained(right.verdict, right.tahun, texts)


def _explained(verdict: Verdict, years: tuple[int, ...], texts: Texts) -> Iterator[str]:
    from asn_desktop.core.kernel.explain import explain
    from asn_desktop.core.usecases.karier import wording

    said = explain(verdict, texts)
    yield f"    {said.headline}"
    if said.basis:
        yield f"    {texts.say('explain.basis', citation=said.basis)}"
    for line in said.lines:
        citation = f" [{line.citation}]" if line.citation else ""
        yield f"    {'  ' * line.depth}- {line.mark}: {line.sentence}{citation}"
    yield from (f"    {each}" for each in wording.lacking(verdict.missing, years, texts))


def _line(row: DueRow, sent: str, texts: Texts) -> str:
    from asn_desktop.core.kernel.verdict import Outcome
    from asn_desktop.core.usecases.karier import wording

    person, due = row.person, row.due
    hasil = wording.brings(due.hak, due.hasil, texts)
    said = [texts.show(row.tanggal), person.nip, person.nama, texts.show(due.hak) + (f" ({hasil})" if hasil else "")]
    said += [wording.state(due.hak, due.outcome, texts), *wording.lacking(due.missing, due.tahun, texts)]
    why = wording.why(due.alasan, texts) if due.outcome is Outcome.NOT_MET else ""
    return " | ".join([*said, *filter(None, (why, sent, wording.basis(due, texts)))])


def _career_record(career: Career, others: tuple[Way, ...], texts: Texts) -> dict[str, Any]:
    person = career.facts.person
    return {
        "nip": person.nip,
        "name": person.nama_lengkap,
        "on": career.facts.day.isoformat(),
        "rights": [
            {
                "right": right.hak.value,
                "due": right.due.isoformat() if right.due else None,
                **_verdict_record(right.verdict, right.tahun, texts),
            }
            for right in career.rights
        ],
        "ways": [{"way": way.jalan.value, **_verdict_record(way.verdict, way.tahun, texts)} for way in others],
    }


def _verdict_record(verdict: Verdict, years: tuple[int, ...], texts: Texts) -> dict[str, Any]:
    from asn_desktop.core.usecases.karier import deciding, wording

    return {
        "rule": verdict.rule,
        "law_date": verdict.law_date.isoformat(),
        "outcome": verdict.outcome.value,
        "results": {name: fact.value for name, fact in verdict.results.items()},
        "decides": [reason.key for reason in deciding(verdict)],
        "why": wording.why(deciding(verdict), texts),
        "missing": [_missing(each.input, each.who, years, texts) for each in verdict.missing],
        "verified": verdict.verified,
    }


def _calendar_record(
    rows: list[DueRow], day: date, months: int, days: Sending, texts: Texts
) -> dict[str, Any]:  # fmt: skip
    from asn_desktop.core.usecases.karier import wording

    return {
        "on": day.isoformat(),
        "months": months,
        "courier_days": days.kurir_hari,
        "process_days": days.proses_hari,
        "items": [
            {
                "date": row.tanggal.isoformat(),
                "open_since": (due.sejak or due.tanggal).isoformat() if row.open else None,
                "nip": person.nip,
                "name": person.nama,
                "unit": person.unit,
                "right": due.hak.value,
                "result": wording.brings(due.hak, due.hasil, texts),
                "outcome": due.outcome.value,
                "decides": [reason.key for reason in due.alasan],
                "why": wording.why(due.alasan, texts),
                "missing": [_missing(each.input, each.who, due.tahun, texts) for each in due.missing],
                "article": wording.basis(due, texts),
                "verified": due.verified,
                "papers": [{"paper": each.dokumen.value, "recorded": each.nomor or None} for each in due.papers],
                "last_safe_date": row.safe.isoformat() if row.safe else None,
            }
            for row, person, due in ((row, row.person, row.due) for row in rows)
        ],
    }


def _missing(name: str, who: str, years: tuple[int, ...], texts: Texts) -> dict[str, Any]:
    record: dict[str, Any] = {"input": name, "who": texts.say(f"role.{who}")}
    return record | {"years": list(years)} if name == "predikat" and years else record
