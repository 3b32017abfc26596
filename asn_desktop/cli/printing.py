"""`asn-desktop print`: official forms of one person, a unit or everybody, as PDF files."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.cli.values import day, number
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.domain.unit import Unit
    from asn_desktop.core.usecases.form_facts.model import Selection
    from asn_desktop.core.usecases.piles import Pile
    from asn_desktop.core.usecases.ports import Reader
    from asn_desktop.core.usecases.printing import Refused

NAMES = {kind.value.replace("_", "-"): kind for kind in FormKind if kind is not FormKind.SERAH_TERIMA}
"""What forms are called on the command line."""

_TERM = re.compile(r"(?P<year>20\d\d)(?:-(?:TW(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.IGNORECASE)


def register(commands: Any, texts: Texts) -> None:
    """Add `print`."""

    def say(key: str) -> str:
        return texts.say(f"cli.help.{key}")

    printing = commands.add_parser("print", help=say("print"), description=say("print"))
    printing.add_argument("form", type=_form_name, choices=tuple(NAMES), metavar="FORM", help=say("form"))
    whose = printing.add_mutually_exclusive_group(required=True)
    whose.add_argument("--nip", metavar="NIP", help=say("nip"))
    whose.add_argument("--unit", metavar="CODE", help=say("unit"))
    whose.add_argument("--all", action="store_true", help=say("all"))
    printing.add_argument("--period", type=term, metavar="P", help=say("period"))
    printing.add_argument("--on", type=day, metavar="DATE", help=say("print_on"))
    printing.add_argument("--months", type=number(1, 120), default=0, metavar="N", help=say("print_months"))
    printing.add_argument("--revision", type=number(1, 999), default=0, metavar="N", help=say("revision"))
    printing.add_argument("--by-signer", action="store_true", help=say("by_signer"))
    printing.add_argument("--one-file", action="store_true", help=say("one_file"))
    printing.add_argument("--paper", choices=("a4", "f4"), default="a4", help=say("paper"))
    printing.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    printing.add_argument("--out", type=Path, required=True, metavar="DIR", help=say("print_out"))
    printing.add_argument("--json", action="store_true", help=say("json"))
    printing.set_defaults(run=run_print)


def run_print(args: Namespace, env: Env) -> int:
    """PDF files in the folder; 1 where somebody's form could not be printed."""
    from asn_desktop.bootstrap import form_maker, paper
    from asn_desktop.core.usecases.arsip.register import register_printed
    from asn_desktop.core.usecases.file_names import file_stem
    from asn_desktop.core.usecases.form_facts.registry import FORMS
    from asn_desktop.core.usecases.form_facts.year import usual_year
    from asn_desktop.core.usecases.ports import PaperSize
    from asn_desktop.core.usecases.printing import print_forms

    kind, pile = NAMES[args.form], _pile(args)
    if (unfit := _unfit(args, kind)) is not None:
        return env.wrong_use("unfit", name=unfit[0], other=", ".join(unfit[1]))
    with env.office(args.db) as context:
        # What tells of a day tells of the day itself where no year is named, and of what comes next.
        year = 0 if FORMS[kind].of.of_day else usual_year(context, kind)
        with context.store.read() as reader:
            chosen = _selection(reader, args, year)
        target = (
            args.out if pile.in_folder else args.out / f"{file_stem(args.form, args.unit or '', _named(chosen))}.pdf"
        )
        printed = print_forms(
            context,
            paper(),
            form_maker(),
            kind,
            chosen,
            PaperSize(args.paper),
            target,
            pile=pile,
            progress=env.progress("print.progress"),
            cancel=env.cancel,
        )
        register_printed(context, printed.forms)
    if printed.cancelled:
        raise CancelledError
    if args.json:
        env.json(
            {
                "forms": len(printed.forms),
                "pages": sum(form.pages for form in printed.forms),
                "files": printed.paths,
                "refused": [_told(one, env.texts) for one in printed.refused],
                "drafts": [_told(one, env.texts) for one in printed.drafts],
            }
        )
    else:
        env.say("print.done", n=len(printed.forms), files=len(printed.paths), folder=str(args.out))
        for key, those in (("refused", printed.refused), ("drafted", printed.drafts)):
            for one in those:
                env.tell(f"print.{key}", why=refusal(one, env.texts))
    return FINDINGS if printed.refused else DONE


def refusal(refused: Refused, texts: Texts) -> str:
    """Whose form was not printed, why, and what to do; the name once, though most reasons begin with it."""
    why = " ".join(texts.error(refused.error)[1:])
    return why if refused.person in why else f"{refused.person}. {why}"


def _told(refused: Refused, texts: Texts) -> dict[str, str]:
    return {"person": refused.person, "why": " ".join(texts.error(refused.error)[1:])}


def _unfit(args: Namespace, kind: FormKind) -> tuple[str, list[str]] | None:
    """An option that says nothing about this form, with the forms that it is for: better refused than passed over."""
    from asn_desktop.core.usecases.form_facts.registry import FORMS

    meant = {
        "--on": (args.on, [name for name, each in NAMES.items() if FORMS[each].of.of_day]),
        "--months": (args.months, ["kalender-karier"]),
        "--revision": (args.revision, ["skp", "lampiran-skp"]),
    }
    for option, (value, forms) in meant.items():
        if value and not any(NAMES[name] is kind for name in forms):
            return option, forms
    return None


def _pile(args: Namespace) -> Pile:
    from asn_desktop.core.usecases.piles import Pile

    if args.by_signer:
        return Pile.ONE_BY_SIGNER if args.one_file else Pile.SIGNERS
    return Pile.ONE if args.one_file else Pile.EACH


def _selection(reader: Reader, args: Namespace, usual_year: int) -> Selection:
    from asn_desktop.core.usecases.form_facts.model import Selection

    year, jenis, number = args.period or (usual_year, JenisEvaluasi.AKHIR, 0)
    return Selection(
        year,
        people(reader, args.nip, args.unit),
        jenis=jenis,
        nomor=number,
        unit_ids=() if args.unit is None else (unit_called(reader, args.unit).id,),
        versi=args.revision,
        hari=args.on,
        bulan=args.months,
    )


def _named(chosen: Selection) -> str:
    match chosen.jenis:
        case JenisEvaluasi.AKHIR:
            return str(chosen.tahun or "")
        case JenisEvaluasi.TRIWULAN:
            return f"{chosen.tahun}-TW{chosen.nomor}"
        case JenisEvaluasi.BULAN:
            return f"{chosen.tahun}-{chosen.nomor:02}"


def people(reader: Reader, nip: str | None, unit: str | None) -> tuple[UUID, ...]:
    """Who is meant: one person, the people of a unit with those below it, or everybody in service. Raises UserError."""
    from asn_desktop.core.domain.pegawai import Pegawai
    from asn_desktop.core.usecases.rows import PegawaiFilter, Sort

    if nip is not None:
        wanted = "".join(nip.split())
        found = reader.find(Pegawai, nip=wanted)
        if not found:
            raise UserError("nip_not_found", nip=wanted)
        return tuple(one.id for one in found)
    where = PegawaiFilter()
    if unit is not None:
        where = PegawaiFilter(unit_id=unit_called(reader, unit).id)
    return tuple(row.id for row in reader.pegawai_rows(where, Sort(), reader.pegawai_count(where)))


def unit_called(reader: Reader, kode: str) -> Unit:
    """Raises UserError where no unit has this code."""
    from asn_desktop.core.domain.unit import Unit

    units = reader.find(Unit, kode=kode)
    if not units:
        raise UserError("unit_not_found", kode=kode)
    return units[0]


def _form_name(text: str) -> str:
    """`lampiran_skp` is `lampiran-skp`."""
    return text.lower().replace("_", "-")


def term(text: str) -> tuple[int, JenisEvaluasi, int]:
    """`2025`, `2025-TW2` for its second quarter, or `2025-03` for its third month."""
    found = _TERM.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year = int(found["year"])
    if found["quarter"]:
        return year, JenisEvaluasi.TRIWULAN, int(found["quarter"])
    if found["month"]:
        return year, JenisEvaluasi.BULAN, int(found["month"])
    return year, JenisEvaluasi.AKHIR, 0
