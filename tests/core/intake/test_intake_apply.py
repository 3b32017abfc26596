"""Taking in: one unit of work, and nothing at all where it is cancelled, killed, or the register has moved on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from intake_samples import listed

from asn_desktop.core.domain.evaluasi import RekapPenilaian
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import intake, pegawai
from asn_desktop.core.usecases.intake import Counts, Inspection, Severity, Status
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import open_store
from asn_desktop.storage.sheets import SpreadsheetFiles

Inspected = Callable[[str], Inspection]


def size(ctx: Context) -> tuple[int, int]:
    with ctx.store.read() as reader:
        return len(reader.find(Pegawai)), len(reader.find(Unit))


def test_progress_reaches_the_end_and_counts_agree(ctx: Context, inspected: Inspected) -> None:
    run = intake.dry_run(ctx, inspected("siasn_walesi.xlsx"))
    seen: list[tuple[int, int]] = []
    done = intake.apply(ctx, run, lambda now, total, what="": seen.append((now, total)))
    assert done.agrees
    assert done.counts == run.counts
    assert done.records == seen[-1][0] == seen[-1][1]
    assert (done.new_units, done.new_posts) == (len(run.new_units), len(run.new_posts))
    assert "pegawai" in {kind.lower() for kind in done.changes.kinds}


def test_an_import_is_undone_as_one_change(ctx: Context, inspected: Inspected) -> None:
    intake.apply(ctx, intake.dry_run(ctx, inspected("siasn_walesi.xlsx")))
    undone = pegawai.undo_last(ctx)
    assert undone is not None
    assert undone[0] == "import"
    assert size(ctx) == (0, 0)


def test_cancelling_changes_nothing(ctx: Context, inspected: Inspected) -> None:
    run = intake.dry_run(ctx, inspected("siasn_walesi.xlsx"))
    with pytest.raises(CancelledError):
        intake.apply(ctx, run, cancel=lambda: True)
    assert size(ctx) == (0, 0)


def test_a_register_that_moved_on_is_checked_again(ctx: Context, inspected: Inspected) -> None:
    run = intake.dry_run(ctx, inspected("siasn_walesi.xlsx"))
    other = intake.dry_run(ctx, listed(["NIP", "NAMA"], ["199008092014032911", "Debora Asso"]))
    intake.apply(ctx, other)
    with pytest.raises(UserError) as caught:
        intake.apply(ctx, run)
    assert caught.value.key == "intake_stale"
    assert size(ctx) == (1, 0)
    assert intake.dry_run(ctx, inspected("siasn_walesi.xlsx")).counts == Counts(baru=44, berubah=1, ditolak=3, ganda=1)


def test_a_rekap_whose_people_changed_is_checked_again(ctx: Context, inspected: Inspected) -> None:
    run = intake.dry_run(ctx, inspected("Rekap Penilaian (41).xlsx"))
    intake.apply(ctx, intake.dry_run(ctx, inspected("daftar_pegawai_walesi.xlsx")))
    with pytest.raises(UserError) as caught:
        intake.apply(ctx, run)
    assert caught.value.key == "intake_stale"


def test_several_rekap_files_come_in_together_or_not_at_all(ctx: Context, inspected: Inspected) -> None:
    runs = [intake.dry_run(ctx, inspected(f"Rekap Penilaian ({n}).xlsx")) for n in (41, 42)]
    calls = iter([False, True])
    with pytest.raises(CancelledError):
        intake.apply_all(ctx, runs, cancel=lambda: next(calls))
    with ctx.store.read() as reader:
        assert reader.find(RekapPenilaian) == ()
    done = intake.apply_all(ctx, runs)
    assert [one.counts.baru for one in done] == [27, 27]
    with ctx.store.read() as reader:
        assert len(reader.find(RekapPenilaian)) == 54


KILLED = """
import sys, time
from datetime import date
from pathlib import Path
from asn_desktop.bootstrap import law_book
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import open_store
from asn_desktop.storage.sheets import SpreadsheetFiles

store = open_store(Path(sys.argv[1]), today=date(2026, 6, 1))
ctx = Context(store, law_book(), "Ani", date(2026, 6, 1))
run = intake.dry_run(ctx, intake.inspect(SpreadsheetFiles().read(Path(sys.argv[2])), "siasn.xlsx"))

def progress(done, total, what=""):
    assert done == total  # everything is written, only the commit is missing
    print("written", flush=True)
    time.sleep(60)

intake.apply(ctx, run, progress)
"""


def test_a_killed_import_leaves_the_file_unchanged(
    new_store: Callable[[str], Context], tmp_path: Path, fixtures_folder: Path
) -> None:
    ctx = new_store("dimatikan")
    intake.apply(ctx, intake.dry_run(ctx, listed(["NIP", "NAMA"], ["199008092014032911", "Debora Asso"])))
    ctx.store.close()
    database = tmp_path / "dimatikan.asn"
    source = fixtures_folder / "siasn_walesi.xlsx"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(database), str(source)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    store = open_store(database, today=ctx.today)
    try:
        after = Context(store, ctx.law, ctx.actor, ctx.today)
        assert size(after) == (1, 0)
        assert store.check() == ()
        run = intake.dry_run(after, intake.inspect(SpreadsheetFiles().read(source)))
        assert intake.apply(after, run).agrees
    finally:
        store.close()


def test_refused_rows_come_in_when_they_are_fixed(
    ctx: Context, inspected: Inspected, files: SpreadsheetFiles, tmp_path: Path, say: Texts
) -> None:
    run = intake.dry_run(ctx, inspected("siasn_walesi.xlsx"))
    intake.apply(ctx, run)
    path = tmp_path / "ditolak.xlsx"
    files.write(path, [intake.refused_sheet(run, say)])
    (sheet,) = files.read(path)
    head, *rows = sheet.rows
    assert head[-2:] == ["Alasan", "Perbaikan"]
    again = intake.dry_run(ctx, intake.inspect([sheet], path.name))
    assert again.counts == Counts(ditolak=3)
    assert [p.key for p in again.of(Severity.ROW)] == ["nip_number", "nip_length", "nama_missing"]
    assert "bilangan Excel" in str(rows[0][-2])
    assert "format kolom NIP menjadi Teks" in str(rows[0][-1])
    assert "17" in str(rows[1][-2])
    assert "Nama kosong" in str(rows[2][-2])
    rows[0][1], rows[1][1], rows[2][3] = "198601162011122905", "196805131995122913", "ELIMUS TABUNI"
    files.write(path, [sheet])
    fixed = intake.dry_run(ctx, intake.inspect(files.read(path), path.name))
    assert fixed.inspection.kind is intake.Kind.SIASN
    assert fixed.counts == Counts(baru=3)
    assert intake.apply(ctx, fixed).agrees


def test_refused_rows_of_a_list_keep_titles_and_both_heading_rows(ctx: Context, say: Texts) -> None:
    inspection = listed(
        ["NO", "NIP", "NAMA", "JABATAN"],
        [1, "199008092014032911", "Debora Asso", "Guru"],
        [2, "", "Yosep Asso", "Guru"],
        titles=[["DAFTAR PEGAWAI KEADAAN BULAN MEI 2026"]],
    )
    run = intake.dry_run(ctx, inspection)
    sheet = intake.refused_sheet(run, say)
    assert sheet.rows[0][0] == "DAFTAR PEGAWAI KEADAAN BULAN MEI 2026"
    assert sheet.rows[2][:3] == [2, "", "Yosep Asso"]
    again = intake.inspect([sheet], "ditolak.xlsx")
    assert again.mapping == inspection.mapping
    assert again.as_of == inspection.as_of
    assert [row.row for row in run.page(Status.DITOLAK)] == [4]


def test_a_small_list_looks_only_at_its_own_people(
    ctx: Context, inspected: Inspected, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small and a large file see the same register; only how much of it is read differs."""
    intake.apply(ctx, intake.dry_run(ctx, inspected("siasn_walesi.xlsx")))
    few = intake.dry_run(ctx, inspected("daftar_pegawai_walesi.xlsx"))
    monkeypatch.setattr("asn_desktop.core.usecases.intake.register.FEW", 0)
    everybody = intake.dry_run(ctx, inspected("daftar_pegawai_walesi.xlsx"))
    assert (few.counts, few.changes, few.problems) == (everybody.counts, everybody.changes, everybody.problems)
    assert intake.apply(ctx, everybody).agrees
