"""What a centre looks at: its offices, their people, sums of a year, promotions that fall due."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.centre.reaching import MONTHS, YEAR, office, open_db
from asn_desktop.cli.centre.telling import day_of, put_out, record, say
from asn_desktop.cli.env import DONE, Env
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts, grouped_nip

if TYPE_CHECKING:
    from asn_desktop.core.forms.filled import FilledForm
    from asn_desktop.core.usecases.ports import Sheet


def register(action: Any, wording: Any) -> None:
    """Add these actions; `wording` gives the words of their help."""

    def put(made: Any) -> None:
        made.add_argument("--xlsx", type=Path, metavar="FILE", help=wording("xlsx"))
        made.add_argument("--pdf", type=Path, metavar="FILE", help=wording("pdf"))

    offices = action("offices", run_offices)
    offices.add_argument("--calls", action="store_true", help=wording("calls"))
    put(offices)

    people = action("people", run_people)
    people.add_argument("text", nargs="?", default="", metavar="TEXT", help=wording("text"))

    for name, run in (("progress", run_progress), ("satisfaction", run_satisfaction)):
        year = action(name, run)
        year.add_argument("--year", type=YEAR, required=True, metavar="YEAR", help=wording("year"))
        year.add_argument("--office", metavar="NAME", help=wording("office"))
        put(year)

    promotions = action("promotions", run_promotions)
    promotions.add_argument("--office", metavar="NAME", help=wording("office_or_all"))
    promotions.add_argument("--months", type=MONTHS, default=12, metavar="N", help=wording("months"))
    put(promotions)


def run_offices(args: Namespace, env: Env) -> int:
    """Every office with when it last sent and what is missing; `--calls` only those to be called, as do the files."""
    from asn_desktop.core.usecases.centre.lists_on_paper import call_form, last_sent
    from asn_desktop.core.usecases.centre.overview import call_list, days_since, office_sheet

    with open_db(args, env) as store:
        calls = call_list(store, env.today)
        rows = [call.office for call in calls] if args.calls else store.offices()
        alerts, card = store.alerts(), store.card()
    put_out(args, env, office_sheet(calls, env.texts), lambda texts: call_form(calls, card, env.today, texts))
    if args.json:
        env.json({"offices": [record(row) for row in rows], "alerts": [record(row) for row in alerts]})
        return DONE
    for row in rows:
        days = None if row.last_envelope is None else days_since(row.last_envelope, env.today)
        last = last_sent(days, env.texts)
        gaps = "; ".join(env.texts.say("centre.gap", epoch=e, first=a, last=b) for e, a, b in row.gaps)
        facts = {"nama": row.name, "last": last, "pegawai": row.employees, "open": row.open_office + row.open_centre}
        say(env, "office", **facts)
        if gaps:
            say(env, "office_gaps", gaps=gaps, n=row.waiting)
    for alert in alerts:
        what, why, _ = env.texts.error(UserError(alert.reason, **alert.facts))
        say(env, "alert", at=day_of(alert.at), nama=alert.kantor, what=f"{what} {why}", n=alert.times)
    say(env, "offices", n=len(rows))
    return DONE


def run_people(args: Namespace, env: Env) -> int:
    """Employees of all offices, by any part of name, NIP, post or unit."""
    from asn_desktop.core.usecases.centre.rows import PersonFilter

    with open_db(args, env) as store:
        where = PersonFilter(text=args.text)
        rows, n = store.persons(where, 50), store.person_count(where)
    if args.json:
        env.json({"n": n, "people": [record(row) for row in rows]})
        return DONE
    for row in rows:
        print(" | ".join((grouped_nip(row.nip), row.nama, row.golongan, row.jabatan, row.unit, row.kantor)))
    say(env, "people", n=n)
    return DONE


def run_progress(args: Namespace, env: Env) -> int:
    """Sums of a year by office, or by unit of one office."""
    from asn_desktop.core.usecases.centre.lists_on_paper import roll_up_form
    from asn_desktop.core.usecases.centre.overview import roll_up_sheet

    with open_db(args, env) as store:
        row, card = None if args.office is None else office(store, args.office), store.card()
        rows = store.roll_up(args.year, None if row is None else row.office)
    sheet = roll_up_sheet(rows, args.year, env.texts)
    named = "" if row is None else row.name
    form = partial(roll_up_form, rows, args.year, named, card, env.today)
    return _told(args, env, rows, sheet, form)


def run_satisfaction(args: Namespace, env: Env) -> int:
    """Index and quality of public satisfaction by office, or by unit of one office."""
    from asn_desktop.bootstrap import law_book
    from asn_desktop.core.usecases.centre.lists_on_paper import satisfaction_form
    from asn_desktop.core.usecases.centre.satisfaction import satisfaction, satisfaction_sheet
    from asn_desktop.core.usecases.survei import law_of

    book = law_book()
    with open_db(args, env) as store:
        row, card = None if args.office is None else office(store, args.office), store.card()
        offices = store.offices() if row is None else [row]
        rows = satisfaction(store, book, args.year, offices, by_unit=row is not None)
    sheet, named = satisfaction_sheet(rows, args.year, env.texts), "" if row is None else row.name
    law = law_of(book, args.year)
    form = partial(satisfaction_form, rows, law, named, card, env.today)
    return _told(args, env, rows, sheet, form)


def run_promotions(args: Namespace, env: Env) -> int:
    """Promotions that fall due, decided by the same rules as in the offices."""
    from asn_desktop.bootstrap import law_book
    from asn_desktop.core.usecases.centre.lists_on_paper import promotion_form
    from asn_desktop.core.usecases.centre.overview import promotion_sheet, promotions_of

    with open_db(args, env) as store:
        card = store.card()
        offices = store.offices() if args.office is None else [office(store, args.office)]
        told, months = env.progress("check.progress"), args.months
        rows = promotions_of(store, law_book(), env.today, offices, months, env.actor, told, env.cancel)
    sheet = promotion_sheet(rows, env.texts)
    named = "" if args.office is None else offices[0].name
    return _told(args, env, rows, sheet, partial(promotion_form, rows, months, named, card, env.today))


def _told(args: Namespace, env: Env, rows: Sequence[Any], sheet: Sheet, form: Callable[[Texts], FilledForm]) -> int:
    """A list on standard output, and in the files that are named."""
    put_out(args, env, sheet, form)
    if args.json:
        env.json([record(row) for row in rows])
    else:
        for line in sheet.rows:
            print(" | ".join("" if cell is None else str(cell) for cell in line))
    return DONE
