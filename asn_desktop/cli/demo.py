"""`asn-desktop demo`: the main job from the office's spreadsheet to the printed appraisal, without a window.

It plays on a fixed day with a fixed office, so that everything it makes is the same every time.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from asn_desktop.cli import printing
from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.cli.round_trip import OFFICE, round_trip
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Context

DAY = date(2026, 1, 20)
"""The day it plays on: last year is being appraised, and the deadline is near."""
YEAR = DAY.year - 1
SEED = 1
SHEET = "pegawai_welesi.xlsx"
REMARKS_SHOWN = 8


def register(commands: Any, texts: Texts) -> None:
    """Add `demo`."""
    about = texts.say("cli.help.demo")
    demo = commands.add_parser("demo", help=about, description=about)
    demo.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help=texts.say("cli.help.demo_out"))
    demo.set_defaults(run=run)


def run(args: Namespace, env: Env) -> int:
    """All steps, one after the other; 1 where the file is not sound at the end, or something sent got no answer."""
    from asn_desktop.bootstrap import installation, journals, law_book
    from asn_desktop.core.usecases.practice import create
    from asn_desktop.storage.db import create_store, new_id

    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UserError("folder_unwritable", folder=str(args.out)) from problem
    file = args.out / "kantor-latihan.asn"
    for old in args.out.glob(f"{file.name}*"):
        old.unlink()
    kantor = create.kantor("walesi", None, new_id())
    store = create_store(file, kantor, today=DAY, installation=installation(), actor=env.actor, journals=journals())
    try:
        ctx = Context(store, law_book(), env.actor, DAY)
        _office(ctx, env, file)
        _spreadsheet(ctx, env, args.out)
        _year(ctx, env)
        _forms(ctx, env, args.out / "formulir")
        env.refuse_if_stopped()
        whole = round_trip(ctx, env, file, args.out / "pertukaran")
        findings = store.check()
    finally:
        store.close()
    _screens(env, file, args.out / "layar", args.out / "pertukaran" / OFFICE)
    env.say("demo.check", result=env.texts.say("cli.demo.sound") if not findings else "")
    for finding in findings:
        print("\n".join(env.texts.error(finding)))
    env.say("demo.done", folder=str(args.out))
    return DONE if whole and not findings else FINDINGS


def _office(ctx: Context, env: Env, file: Path) -> None:
    from asn_desktop.core.domain.kantor import Kantor
    from asn_desktop.core.domain.unit import Unit
    from asn_desktop.core.usecases.practice import create

    people, _ = create.people(ctx, "walesi", None, SEED)
    with ctx.store.read() as reader:
        kantor, units = reader.find(Kantor)[0], len(reader.find(Unit))
    env.say("demo.office", nama=kantor.nama, pegawai=people, units=units, file=str(file))


def _spreadsheet(ctx: Context, env: Env, out: Path) -> None:
    """The office's own list: a dry run with its remarks, then the taking in; refused rows go into a sheet."""
    from asn_desktop.bootstrap import resources
    from asn_desktop.core.usecases import intake
    from asn_desktop.storage.sheets import SpreadsheetFiles

    files, sheet, refused = SpreadsheetFiles(), resources() / "sample" / SHEET, out / "baris-ditolak.xlsx"
    env.say("demo.read", file=sheet.name)
    run = intake.dry_run(ctx, intake.inspect(files.read(sheet), sheet.name))
    counts = run.counts
    env.say(
        "demo.counts",
        baru=counts.baru,
        berubah=counts.berubah,
        sama=counts.sama,
        ganda=counts.ganda,
        ditolak=counts.ditolak,
    )
    for problem in run.problems[:REMARKS_SHOWN]:
        env.say("demo.problem", row=problem.row, reason=env.texts.say(problem.reason, **problem.words))
    if len(run.problems) > REMARKS_SHOWN:
        env.say("demo.more", n=len(run.problems) - REMARKS_SHOWN)
    files.write(refused, [intake.refused_sheet(run, env.texts)])
    applied = intake.apply(ctx, run, cancel=env.cancel)
    env.refuse_if_stopped()
    env.say("demo.applied", n=applied.counts.baru + applied.counts.berubah, file=str(refused))


def _year(ctx: Context, env: Env) -> None:
    from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
    from asn_desktop.core.domain.keberatan import Keberatan
    from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat
    from asn_desktop.core.domain.pelaksanaan import RealisasiBerkala, UmpanBalik
    from asn_desktop.core.kernel.explain import explain
    from asn_desktop.core.usecases.practice.aftermath import aftermath
    from asn_desktop.core.usecases.practice.careers import careers
    from asn_desktop.core.usecases.practice.months import months
    from asn_desktop.core.usecases.practice.talent import talent
    from asn_desktop.core.usecases.practice.year import COMPLETE, carry

    env.say("demo.year", tahun=str(YEAR))
    result, _ = carry(ctx, YEAR, SEED, COMPLETE, env.progress("sample.progress"), env.cancel)
    env.refuse_if_stopped()
    env.say("demo.carried", plans=result.plans, agreed=result.agreed, rated=result.rated, final=result.final)
    for left in result.left:
        env.say("demo.left", nama=left.nama, why=" ".join(env.texts.error(left.reason)[:2]))
    months(ctx, YEAR, SEED)
    aftermath(ctx, YEAR, SEED)
    careers(ctx)
    talent(ctx, SEED)
    with ctx.store.read() as reader:
        final = reader.find(
            Evaluasi, tahun=YEAR, jenis=JenisEvaluasi.AKHIR, status=StatusEvaluasi.FINAL, digantikan=False
        )
        env.say(
            "demo.lived",
            realisasi=len(reader.find(RealisasiBerkala)),
            umpan=len(reader.find(UmpanBalik)),
            keberatan=len(reader.find(Keberatan)),
        )
    counts = {predikat: sum(1 for one in final if one.predikat is predikat) for predikat in Predikat}
    env.say("demo.predikat", list=", ".join(f"{env.texts.show(p)} {n}" for p, n in counts.items() if n))
    told = next((one for one in final if one.predikat is Predikat.BUTUH_PERBAIKAN and one.verdict and one.pihak), None)
    if told is not None and told.verdict is not None and told.pihak is not None:
        explanation = explain(told.verdict, env.texts)
        env.say(
            "demo.why",
            nama=told.pihak.pegawai.nama,
            predikat=told.predikat,
            sentence=" ".join([explanation.headline, *explanation.alternatives]),
        )


def _forms(ctx: Context, env: Env, folder: Path) -> None:
    """Every form of everybody who has a plan: A4 one by one, F4 all together."""
    from asn_desktop.bootstrap import form_maker, paper
    from asn_desktop.core.domain.skp import Skp
    from asn_desktop.core.usecases.form_facts.model import Selection
    from asn_desktop.core.usecases.form_facts.registry import FORMS
    from asn_desktop.core.usecases.piles import Pile
    from asn_desktop.core.usecases.ports import PaperSize
    from asn_desktop.core.usecases.printing import print_forms

    env.say("demo.printing")
    with ctx.store.read() as reader:
        chosen = Selection(YEAR, skp_ids=tuple(skp.id for skp in reader.find(Skp, tahun=YEAR)))
    maker, printer = form_maker(), paper()
    for form in FORMS:
        for size in PaperSize:
            apart = size is PaperSize.A4
            pile = Pile.EACH if apart else Pile.ONE
            target = folder / size.value / (form.value if apart else f"{form.value}.pdf")
            (target if apart else target.parent).mkdir(parents=True, exist_ok=True)
            printed = print_forms(ctx, printer, maker, form, chosen, size, target, pile=pile, cancel=env.cancel)
            env.refuse_if_stopped()
            env.say("demo.printed", form=form, n=len(printed.forms), paper=size.value.upper())
            for one in printed.refused:
                env.say("demo.refused", why=printing.refusal(one, env.texts))


def _screens(env: Env, file: Path, folder: Path, keys: Path) -> None:
    from asn_desktop.bootstrap import screen_pictures

    env.say("demo.screens")
    folder.mkdir(parents=True, exist_ok=True)
    for picture in screen_pictures(file, folder, DAY, env.texts.language, keys):
        env.say("demo.screen", file=str(picture))
