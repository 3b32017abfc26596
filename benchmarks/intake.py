"""Spreadsheets: a dry run beside the mere reading of the file, and taking in ten times as many people."""

from __future__ import annotations

from pathlib import Path

from asn_desktop.bootstrap import law_book
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import open_store
from asn_desktop.storage.sheets import SpreadsheetFiles
from benchmarks.measure import Row, median, seconds, took
from benchmarks.offices import TODAY, empty_office, office, sheet

RUNS = 3
LARGE, SMALL = 50_000, 5_000


def dry_run() -> list[Row]:
    """Reading and checking 50,000 x 30 cells, with nobody known yet, and with everybody known."""
    file = sheet(LARGE)
    rows = []
    for what, register in (("nobody known", empty_office("empty")), ("everybody known", office(LARGE))):
        store = open_store(register, today=TODAY)
        context = Context(store, law_book(), "", TODAY)
        ours, alone = [], []
        for _ in range(RUNS):
            alone.append(took(_calamine, file))
            ours.append(took(_checked, context, file))
        store.close()
        rows.append(
            Row(
                f"dry run of 50,000 x 30, {what}",
                seconds(median(ours)),
                f"python-calamine alone {seconds(median(alone))}",
                median(ours) / median(alone),
                2,
            )
        )
    return rows


def growth() -> list[Row]:
    """Dry run and taking in, ten times as many people: ten times as long, not more."""
    times = {}
    for employees in (SMALL, LARGE):
        file = sheet(employees)
        store = open_store(empty_office(f"taking-in-{employees}"), today=TODAY)
        context = Context(store, law_book(), "", TODAY)
        times[employees] = took(_taken_in, context, file)
        store.close()
    return [
        Row(
            "taking in 50,000 people beside 5,000",
            seconds(times[LARGE]),
            f"5,000 people {seconds(times[SMALL])}",
            times[LARGE] / times[SMALL],
            12.5,
        )
    ]


def _taken_in(context: Context, file: Path) -> None:
    intake.apply(context, _checked(context, file))


def _checked(context: Context, file: Path) -> intake.DryRun:
    return intake.dry_run(context, intake.inspect(SpreadsheetFiles().read(file), file.name))


def _calamine(file: Path) -> None:
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(file))
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()
