"""Commands about people's data: take in a spreadsheet, write one, and have the register examined."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn_desktop.cli.env import DONE, FINDINGS, Env
from asn_desktop.cli.values import number
from asn_desktop.core.kernel.texts import Texts

if TYPE_CHECKING:
    from asn_desktop.core.usecases.intake import Counts, DryRun, Problem


def register(commands: Any, texts: Texts) -> None:
    """Add `import`, `export` and `doctor`."""

    def say(key: str) -> str:
        return texts.say(f"cli.help.{key}")

    taking = commands.add_parser("import", help=say("import"), description=say("import"))
    taking.add_argument("file", type=Path, metavar="FILE", help=say("sheet"))
    taking.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    taking.add_argument("--dry-run", action="store_true", help=say("dry_run"))
    taking.add_argument("--refused", type=Path, metavar="FILE", help=say("refused"))
    taking.add_argument("--json", action="store_true", help=say("json"))
    taking.set_defaults(run=run_import)

    giving = commands.add_parser("export", help=say("export"), description=say("export"))
    giving.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    where = giving.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="FILE", help=say("export_out"))
    where.add_argument("--to", type=Path, metavar="DIR", help=texts.say("exchange.help.to"))
    where.add_argument("--siasn", type=Path, metavar="FILE", help=texts.say("exchange.help.siasn"))
    giving.add_argument(
        "--since",
        choices=("receipt", "envelope", "beginning"),
        help=texts.say("exchange.help.since"),
    )
    giving.add_argument("--year", type=number(2000, 2100), metavar="YEAR", help=texts.say("exchange.help.year"))
    giving.add_argument("--json", action="store_true", help=say("json"))
    giving.set_defaults(run=run_export)

    doctor = commands.add_parser("doctor", help=say("doctor"), description=say("doctor"))
    doctor.add_argument("--db", type=Path, required=True, metavar="FILE", help=say("db"))
    doctor.add_argument("--json", action="store_true", help=say("json"))
    doctor.set_defaults(run=run_doctor)


def run_import(args: Namespace, env: Env) -> int:
    """A dry run, and unless only that was asked for, the taking in; 1 where rows were refused."""
    from asn_desktop.core.usecases import intake
    from asn_desktop.storage.sheets import SpreadsheetFiles

    files = SpreadsheetFiles()
    with env.office(args.db) as context:
        with context.store.read() as reader:
            looked_at = intake.inspect(files.read(args.file), args.file.name, reader, in_use=files.in_use(args.file))
        run = intake.dry_run(context, looked_at)
        env.refuse_if_stopped()
        if args.refused is not None and run.counts.ditolak:
            files.write(args.refused, [intake.refused_sheet(run, env.texts)])
        applied = None
        if not args.dry_run:
            applied = intake.apply(context, run, env.progress("import.progress"), env.cancel)
            env.refuse_if_stopped()
    if args.json:
        env.json(_import_record(run, env.texts, applied=applied is not None))
    else:
        _show_import(run, env)
        env.say("import.applied" if applied is not None else "import.dry", n=run.counts.baru + run.counts.berubah)
        if args.refused is not None and run.counts.ditolak:
            env.say("import.refused", n=run.counts.ditolak, file=str(args.refused))
    return FINDINGS if run.counts.ditolak else DONE


def run_export(args: Namespace, env: Env) -> int:
    """Everybody in our own template, which can be taken in again; in SIASN's columns; or sealed for the centre."""
    if args.since is not None and args.to is None:
        return env.wrong_use("unfit", name="--since", other="--to")
    if args.year is not None and args.siasn is None:
        return env.wrong_use("unfit", name="--year", other="--siasn")
    if args.to is not None:
        from asn_desktop.cli.exchange import run_send

        return run_send(args, env)
    if args.siasn is not None:
        return _export_siasn(args, env)
    from asn_desktop.core.usecases.export import export_pegawai
    from asn_desktop.storage.sheets import SpreadsheetFiles

    with env.office(args.db) as context:
        sheet = export_pegawai(context)
    SpreadsheetFiles().write(args.out, [sheet])
    if args.json:
        env.json({"file": args.out, "employees": len(sheet.rows) - 1})
    else:
        env.say("export.done", n=len(sheet.rows) - 1, file=str(args.out))
    return DONE


def _export_siasn(args: Namespace, env: Env) -> int:
    from asn_desktop.core.usecases.bridges import siasn_sheets
    from asn_desktop.core.usecases.overview import appraisal_year
    from asn_desktop.storage.sheets import SpreadsheetFiles

    year = args.year or appraisal_year(env.today)
    with env.office(args.db) as context:
        sheets = siasn_sheets(context, year, env.texts)
    SpreadsheetFiles().write(args.siasn, sheets)
    employees, lacking = len(sheets[0].rows) - 1, len(sheets[-1].rows) - 1
    if args.json:
        env.json({"file": args.siasn, "year": year, "employees": employees, "lacking": lacking})
        return DONE
    env.say("export.siasn", n=employees, tahun=str(year), file=str(args.siasn))
    if lacking:
        env.say("export.siasn_lacking", n=lacking, lembar=sheets[-1].name)
    return DONE


def run_doctor(args: Namespace, env: Env) -> int:
    """Findings over the whole register, each with who can fix it."""
    from asn_desktop.core.domain.pegawai import Pegawai
    from asn_desktop.core.domain.unit import Unit
    from asn_desktop.core.usecases.doctor import examine

    with env.office(args.db) as context:
        found = examine(context)
        with context.store.read() as reader:
            people = {one.id: f"{one.nama_lengkap} ({one.nip})" for one in reader.find(Pegawai)}
            units = {unit.id: unit.nama for unit in reader.find(Unit)}
    texts = env.texts

    def named(finding: Any) -> str:
        return people.get(finding.pegawai_id) or units.get(finding.unit_id) or ""

    if args.json:
        env.json(
            [
                {
                    "key": finding.key,
                    "severity": finding.severity.value,
                    "about": named(finding),
                    "field": finding.field,
                    "who": texts.say(f"role.{finding.who}"),
                    "what": texts.say(f"finding.{finding.key}.what", **finding.facts),
                    "why": texts.say(f"finding.{finding.key}.why", **finding.facts),
                    "now": texts.say(f"finding.{finding.key}.now", **finding.facts),
                }
                for finding in found
            ]
        )
    else:
        for finding in found:
            sentences = [texts.say(f"finding.{finding.key}.{part}", **finding.facts) for part in ("what", "now")]
            print(f"{named(finding)}: {' '.join(sentences)} [{texts.say(f'role.{finding.who}')}]")
        counted = Counter(finding.severity.value for finding in found)
        totals = {severity: counted[severity] for severity in ("wrong", "doubtful", "missing")}
        env.say("doctor.total", n=len(found), **totals)
    return FINDINGS if found else DONE


def _show_import(run: DryRun, env: Env) -> None:
    for problem in run.problems:
        print(" ".join(_sentences(problem, env.texts)))
    counts: Counts = run.counts
    env.say(
        "import.counts",
        file=run.inspection.berkas,
        sheet=run.inspection.sheet,
        baru=counts.baru,
        berubah=counts.berubah,
        sama=counts.sama,
        ganda=counts.ganda,
        ditolak=counts.ditolak,
    )


def _sentences(problem: Problem, texts: Texts) -> list[str]:
    place = texts.say("cli.import.row", row=problem.row, place=problem.place) if problem.row else ""
    sentences = [texts.say(problem.reason, **problem.words), texts.say(problem.remedy, **problem.words)]
    return [place, *sentences] if place else sentences


def _import_record(run: DryRun, texts: Texts, *, applied: bool) -> dict[str, Any]:
    counts = run.counts
    return {
        "file": run.inspection.berkas,
        "kind": run.inspection.kind.value,
        "sheet": run.inspection.sheet,
        "applied": applied,
        "new": counts.baru,
        "changed": counts.berubah,
        "unchanged": counts.sama,
        "repeated": counts.ganda,
        "refused": counts.ditolak,
        "new_units": list(run.new_units),
        "problems": [
            {
                "row": problem.row,
                "column": problem.column,
                "heading": problem.heading,
                "value": problem.value,
                "severity": problem.severity.value,
                "key": problem.key,
                "reason": texts.say(problem.reason, **problem.words),
                "remedy": texts.say(problem.remedy, **problem.words),
            }
            for problem in run.problems
        ],
    }
