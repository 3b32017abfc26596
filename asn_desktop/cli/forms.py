"""`asn-desktop forms`: which forms there are, and trying the layout of one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.env import DONE, WRONG_USE, Env
from asn_desktop.cli.printing import NAMES, people, term
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.forms.facts import FormFacts
    from asn_desktop.core.forms.spec import FormSpec

DOTS_PER_INCH = 110
"""Of a preview as a picture: the whole page on an ordinary screen, and small print can still be read."""


def register(commands: Any, texts: Texts) -> None:
    """Add `forms` with `list` and `preview`."""

    def say(key: str) -> str:
        return texts.say(f"cli.help.{key}")

    forms = commands.add_parser("forms", help=say("forms"), description=say("forms"))
    actions = forms.add_subparsers(dest="action", required=True, metavar="list | preview")
    listing = actions.add_parser("list", help=say("forms_list"), description=say("forms_list"))
    listing.add_argument("--json", action="store_true", help=say("json"))
    listing.set_defaults(run=run_list)

    preview = actions.add_parser("preview", help=say("forms_preview"), description=say("forms_preview"))
    preview.add_argument("spec", type=Path, metavar="SPEC", help=say("spec"))
    preview.add_argument("--nip", metavar="NIP", help=say("nip"))
    preview.add_argument("--period", type=term, metavar="P", help=say("period"))
    preview.add_argument("--db", type=Path, metavar="FILE", help=say("db"))
    preview.add_argument("--paper", choices=("a4", "f4"), default="a4", help=say("paper"))
    preview.add_argument("--out", type=Path, required=True, metavar="FILE", help=say("preview_out"))
    preview.set_defaults(run=run_preview)


def run_list(args: Namespace, env: Env) -> int:
    """The forms that can be printed, by their names here: of what they are, who signs them, for which terms."""
    from asn_desktop.core.usecases.form_facts.registry import FORMS

    said = [
        {
            "form": name,
            "title": env.texts.term("formkind", kind.value),
            "of": env.texts.term("of", FORMS[kind].of.value),
            "signer": env.texts.term("who", FORMS[kind].signer.value),
            "terms": ", ".join(env.texts.show(term) for term in FORMS[kind].terms),
        }
        for name, kind in NAMES.items()
    ]
    if args.json:
        env.json(said)
    else:
        wide = max(len(name) for name in NAMES)
        for one in said:
            print(f"{one['form']:<{wide}} {one['title']}")
            env.say("forms.about", of=one["of"], signer=one["signer"], terms=one["terms"])
    return DONE


def run_preview(args: Namespace, env: Env) -> int:
    """A page as the layout file makes it, with invented facts or those of an employee."""
    from asn_desktop.bootstrap import paper, texts
    from asn_desktop.core.forms.fill import fill
    from asn_desktop.core.usecases.ports import FormSheet, PageSetup, PaperSize

    if (args.nip is None) != (args.db is None):
        env.tell("forms.both")
        return WRONG_USE
    if args.period is not None and args.db is None:
        return env.wrong_use("unfit", name="--period", other="--db, --nip")
    spec = _layout(args.spec)
    form = fill(spec, _facts(args, env, spec), texts("id"))
    setup = PageSetup(PaperSize(args.paper))
    if args.out.suffix.lower() != ".png":
        paper().write([FormSheet(args.out, form, form.person)], setup)
        env.say("forms.previewed", file=str(args.out))
        return DONE
    pages = paper().preview([form], setup)
    for number in range(pages.page_count):
        file = args.out if pages.page_count == 1 else args.out.with_stem(f"{args.out.stem}-{number + 1}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(pages.page_png(number, DOTS_PER_INCH / 72))
        except OSError as problem:
            raise UserError("print_not_written", path=str(file)) from problem
        env.say("forms.previewed", file=str(file))
    pages.close()
    return DONE


def _layout(path: Path) -> FormSpec:
    """Raises UserError: the file is not there, or broken in an entry and key that are named."""
    from asn_desktop.core.forms.spec import decode_spec
    from asn_desktop.core.usecases.form_facts.registry import words

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError("layout_missing", path=str(path)) from problem
    return decode_spec(text, path.name, words())


def _facts(args: Namespace, env: Env, spec: FormSpec) -> FormFacts:
    from asn_desktop.bootstrap import form_maker, law_book
    from asn_desktop.core.domain.kinerja import JenisEvaluasi
    from asn_desktop.core.usecases.form_facts.model import Selection
    from asn_desktop.core.usecases.form_facts.registry import FORMS, words
    from asn_desktop.core.usecases.form_facts.sample import sample
    from asn_desktop.core.usecases.overview import appraisal_year
    from asn_desktop.core.usecases.printing import orders_for

    if args.db is None or spec.form not in FORMS:
        return sample(spec, words()[spec.form], law_book(), env.today)
    with env.office(args.db) as context:
        with context.store.read() as reader:
            year, jenis, number = args.period or (appraisal_year(env.today), JenisEvaluasi.AKHIR, 0)
            chosen = Selection(year, people(reader, args.nip, None), jenis=jenis, nomor=number)
        return next(orders_for(context, form_maker(), spec.form, chosen)).order.facts
