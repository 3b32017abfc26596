"""Commands about the official forms: which there are, and printing them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asn_desktop.cli.env import DONE, FINDINGS, Env, StoppedError
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.usecases.ports import Reader
    from asn_desktop.core.usecases.printing import Refused

NAMES = {kind.value.replace("_", "-"): kind for kind in FormKind if kind is not FormKind.SERAH_TERIMA}
"""What forms are called on the command line."""


def register(commands: Any, texts: Texts) -> None:
    """Add `print` and `forms`."""

    def say(key: str) -> str:
        return texts.say(f"cli.help.{key}")

    printing = commands.add_parser("print", help=say("print"), description=say("print"))
    printing.add_argument("form", choices=tuple(NAMES), metavar="FORM", help=say("form"))
    whose = printing.add_mutually_exclusive_group(required=True)
    whose.add_argument("--nip", metavar="NIP", help=say("nip"))
    whose.add_argument("--unit", metavar="CODE", help=say("unit"))
    whose.add_argument("--all", action="store_true", help=say("all"))
    printing.add_argument("--period", type=_year, metavar="P", help=say("period"))
    printing.add_argument("--paper", choices=("a4", "f4"), default="a4", help=say("paper"))
    printing.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    printing.add_argument("--out", type=Path, required=True, metavar="DIR", help=say("print_out"))
    printing.add_argument("--json", action="store_true", help=say("json"))
    printing.set_defaults(run=run_print)

    forms = commands.add_parser("forms", help=say("forms"), description=say("forms"))
    actions = forms.add_subparsers(dest="action", required=True, metavar="list")
    listing = actions.add_parser("list", help=say("forms"), description=say("forms"))
    listing.add_argument("--json", action="store_true", help=say("json"))
    listing.set_defaults(run=run_forms)


def run_print(args: Namespace, env: Env) -> int:
    """One PDF for each form in the folder; 1 where somebody's form could not be printed."""
    from asn_desktop.bootstrap import form_maker, paper
    from asn_desktop.core.usecases.overview import appraisal_year
    from asn_desktop.core.usecases.piles import Pile
    from asn_desktop.core.usecases.ports import PaperSize
    from asn_desktop.core.usecases.form_facts.model import Selection
    from asn_desktop.core.usecases.printing import print_forms

    year = args.period or appraisal_year(env.today)
    with env.office(args.db) as context:
        with context.store.read() as reader:
            people = _people(reader, args.nip, args.unit)
        args.out.mkdir(parents=True, exist_ok=True)
        printed = print_forms(
            context,
            paper(),
            form_maker(),
            NAMES[args.form],
            Selection(year, people),
            PaperSize(args.paper),
            args.out,
            pile=Pile.EACH,
            progress=env.progress("print.progress"),
            cancel=env.cancel,
        )
    if printed.cancelled:
        raise StoppedError
    if args.json:
        env.json(
            {
                "forms": len(printed.forms),
                "files": printed.paths,
                "refused": [
                    {"person": one.person, "why": " ".join(env.texts.error(one.error)[1:])} for one in printed.refused
                ],
            }
        )
    else:
        env.say("print.done", n=len(printed.forms), folder=str(args.out))
        for one in printed.refused:
            env.tell("print.refused", why=refusal(one, env.texts))
    return FINDINGS if printed.refused else DONE


def refusal(refused: Refused, texts: Texts) -> str:
    """Whose form was not printed, why, and what to do; the name once, though most reasons begin with it."""
    why = " ".join(texts.error(refused.error)[1:])
    return why if refused.person in why else f"{refused.person}. {why}"


def run_forms(args: Namespace, env: Env) -> int:
    """The forms that can be printed, by the names used on the command line."""
    named = {name: env.texts.term("formkind", kind.value) for name, kind in NAMES.items()}
    if args.json:
        env.json([{"form": name, "title": title} for name, title in named.items()])
    else:
        for name, title in named.items():
            print(f"{name:<18} {title}")
    return DONE


def _people(reader: Reader, nip: str | None, unit: str | None) -> tuple[UUID, ...]:
    """Who is meant: one person, the people of a unit with those below it, or everybody in service."""
    from asn_desktop.core.domain.pegawai import Pegawai
    from asn_desktop.core.domain.unit import Unit
    from asn_desktop.core.usecases.rows import PegawaiFilter, Sort

    if nip is not None:
        wanted = "".join(nip.split())
        found = reader.find(Pegawai, nip=wanted)
        if not found:
            raise UserError("nip_not_found", nip=wanted)
        return tuple(one.id for one in found)
    where = PegawaiFilter()
    if unit is not None:
        units = reader.find(Unit, kode=unit)
        if not units:
            raise UserError("unit_not_found", kode=unit)
        where = PegawaiFilter(unit_id=units[0].id)
    return tuple(row.id for row in reader.pegawai_rows(where, Sort(), reader.pegawai_count(where)))


def _year(text: str) -> int:
    year = int(text)
    if not 2000 <= year <= 2100:
        raise ValueError(text)
    return year
