"""Rows that say nothing new are found without looking closely; looking closely at every row must say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from intake_samples import listed

from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import DryRun, Inspection, Status
from asn_desktop.core.usecases.ports import Context

Inspected = Callable[[str], Inspection]
COMPARING = "asn_desktop.core.usecases.intake.comparing"
FILES = ("siasn_walesi.xlsx", "daftar_pegawai_walesi.xlsx", "siasn_siantar.xlsx", "daftar_pegawai_siantar.xlsx")

HEAD = [
    "NIP", "NAMA", "GELAR DEPAN", "TGL LAHIR", "L/P", "STATUS KEPEGAWAIAN", "GOL", "TMT GOL", "MK TAHUN", "MK BULAN",
    "JABATAN", "STATUS JABATAN", "TMT JABATAN", "UNIT KERJA", "PENDIDIKAN", "JURUSAN", "TAHUN LULUS", "EMAIL", "KET",
    "PNS ID",
]  # fmt: skip
ROW = [
    "199008092014032911", "Debora Asso", "Ir.", "09-08-1990", "P", "PNS", "III/b", "01-04-2023", 4, 3,
    "Pengelola Keuangan", "Definitif", "01-06-2022", "Sekretariat", "S1", "Akuntansi", 2012, "debora@example.org", "",
    "A8ACA76861E406A7",
]  # fmt: skip


def told(run: DryRun) -> tuple[Any, ...]:
    return (run.counts, run.status, run.changes, run.problems, run.new_units, run.new_posts)


@pytest.fixture
def closely(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on every row is looked at closely."""

    def every_row(_reader: Any, values: dict[str, Any], *_: Any) -> set[int]:
        return set(range(len(values["nip"])))

    return lambda: monkeypatch.setattr(f"{COMPARING}.doubtful", every_row)


@pytest.mark.parametrize("first", FILES)
def test_the_shared_files_give_the_same_either_way(
    ctx: Context, inspected: Inspected, closely: Callable[[], None], first: str
) -> None:
    intake.apply(ctx, intake.dry_run(ctx, inspected(first)))
    quickly = [told(intake.dry_run(ctx, inspected(name))) for name in FILES]
    closely()
    assert [told(intake.dry_run(ctx, inspected(name))) for name in FILES] == quickly


def test_what_was_taken_in_is_not_looked_at_again(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    intake.apply(ctx, intake.dry_run(ctx, listed(HEAD, ROW)))
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(f"{COMPARING}.read_known", lambda _reader, people: asked.append(tuple(people)) or {})
    assert intake.dry_run(ctx, listed(HEAD, ROW)).counts == intake.Counts(sama=1)
    assert asked == [()]


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("NIP", "199008092014032912"),
        ("NAMA", "Debora Wenda"),
        ("GELAR DEPAN", "Dr."),
        ("TGL LAHIR", "10-08-1990"),
        ("L/P", "L"),
        ("STATUS KEPEGAWAIAN", "CPNS"),
        ("GOL", "III/c"),
        ("TMT GOL", "01-10-2023"),
        ("MK TAHUN", 5),
        ("MK BULAN", 4),
        ("JABATAN", "Pengelola Kepegawaian"),
        ("STATUS JABATAN", "Plt"),
        ("TMT JABATAN", "01-07-2022"),
        ("UNIT KERJA", "Seksi Umum"),
        ("PENDIDIKAN", "S2"),
        ("JURUSAN", "Manajemen"),
        ("TAHUN LULUS", 2013),
        ("EMAIL", "asso@example.org"),
        ("KET", "pindah masuk"),
        ("PNS ID", "A8ACA76861E406A8"),
    ],
)
def test_every_kind_of_change_is_found(
    ctx: Context, closely: Callable[[], None], heading: str, value: str | int
) -> None:
    intake.apply(ctx, intake.dry_run(ctx, listed(HEAD, ROW)))
    changed = [value if name == heading else cell for name, cell in zip(HEAD, ROW, strict=True)]
    run = intake.dry_run(ctx, listed(HEAD, changed))
    assert run.status == [Status.BERUBAH]
    closely()
    assert told(intake.dry_run(ctx, listed(HEAD, changed))) == told(run)
    assert intake.apply(ctx, run).agrees
    assert intake.dry_run(ctx, listed(HEAD, changed)).counts == intake.Counts(sama=1)


@pytest.mark.parametrize("heading", [name for name in HEAD if name not in ("NIP", "NAMA")])
def test_an_empty_cell_is_nothing_new(ctx: Context, closely: Callable[[], None], heading: str) -> None:
    intake.apply(ctx, intake.dry_run(ctx, listed(HEAD, ROW)))
    without = ["" if name == heading else cell for name, cell in zip(HEAD, ROW, strict=True)]
    run = intake.dry_run(ctx, listed(HEAD, without))
    closely()
    assert told(intake.dry_run(ctx, listed(HEAD, without))) == told(run)
