"""Units that are new only by a slip of the pen: named with the one that was probably meant, and left to the user."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from intake_samples import found, listed

from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import DryRun, Severity
from asn_desktop.core.usecases.intake.similar import similar_names
from asn_desktop.core.usecases.ports import Context

HEAD = ["NIP", "NAMA", "UNIT KERJA", "SATUAN KERJA"]
DEBORA, YOSEP, ORPA = "199008092014032911", "198509262010011902", "197602162000032910"


def similar(run: DryRun) -> list[tuple[str, str, str, int]]:
    return [
        (problem.place, problem.facts["unit"], problem.facts["known"], problem.facts["n"])
        for problem in run.problems
        if problem.key == "unit_similar"
    ]


def test_a_unit_that_differs_by_a_letter_is_named_with_the_one_that_was_meant(ctx: Context, say: Texts) -> None:
    first = listed(HEAD, [DEBORA, "Debora Asso", "Seksi Pelayanan Umum", "Distrik Welesi"])
    intake.apply(ctx, intake.dry_run(ctx, first))
    run = intake.dry_run(
        ctx,
        listed(
            HEAD,
            [DEBORA, "Debora Asso", "Seksi Pelayanan Umum", "Distrik Welesi"],
            [YOSEP, "Yosep Asso", "Seksi Pelayannan Umum", "Distrik Welesi"],
            [ORPA, "Orpa Asso", "Seksi Pelayannan Umum", "Distrik Welesi"],
        ),
    )
    assert similar(run) == [("C3", "Seksi Pelayannan Umum", "Seksi Pelayanan Umum", 2)]
    (problem,) = [problem for problem in run.problems if problem.key == "unit_similar"]
    assert problem.severity is Severity.WARN
    for words in (say.say(problem.reason, **problem.words), say.say(problem.remedy, **problem.words)):
        assert "“Seksi Pelayanan Umum”" in words
    assert intake.apply(ctx, run).new_units == 1, "left as it is, it is another unit"
    with ctx.store.read() as reader:
        assert {"Seksi Pelayanan Umum", "Seksi Pelayannan Umum"} <= {unit.nama for unit in reader.find(Unit)}


def test_the_office_itself_misspelt_is_told_before_a_second_tree_grows(ctx: Context) -> None:
    run = intake.dry_run(
        ctx,
        listed(
            HEAD,
            [DEBORA, "Debora Asso", "Sekretariat", "Distrik Walesi"],
            [YOSEP, "Yosep Asso", "Seksi Umum", "Distrik Walesi"],
        ),
    )
    assert similar(run) == [("D2", "Distrik Walesi", "Distrik Welesi", 2)]


def test_the_same_unit_in_another_writing_is_no_new_one(ctx: Context) -> None:
    rows = [[DEBORA, "Debora Asso", "Subbagian Umum", "Distrik Welesi"]]
    intake.apply(ctx, intake.dry_run(ctx, listed(HEAD, *rows)))
    rows[0][2] = "SUB BAGIAN  UMUM"
    assert found(intake.dry_run(ctx, listed(HEAD, *rows))) == set()


@pytest.mark.parametrize(
    ("new", "known"),
    [
        ("Distrik Walesi", "Distrik Welesi"),
        ("Distrik Weelesi", "Distrik Welesi"),
        ("Distrik Wlesi", "Distrik Welesi"),
        ("DISTRIK WELEIS", "Distrik Welesi"),
        ("Sub Bagian Keungan", "Subbagian Keuangan"),
    ],
)
def test_slips(new: str, known: str) -> None:
    assert similar_names([new], ["Puskesmas Wamena", known]) == {new: known}


@pytest.mark.parametrize(
    ("new", "known"),
    [
        ("SD Negeri 1 Welesi", "SD Negeri 2 Welesi"),
        ("Bidang A", "Bidang B"),
        ("Kelurahan Setia VIII", "Kelurahan Setia XIII"),
        ("Seksi Umum Welesi", "Seksi Umum"),
        ("Distrik Walasi", "Distrik Welesi"),
        ("Distrik Welesi", "distrik  welesi"),
    ],
)
def test_what_is_meant_to_differ_is_left_alone(new: str, known: str) -> None:
    assert similar_names([new], [known]) == {}


def test_nothing_is_said_where_nothing_is_new(new_store: Callable[[str], Context]) -> None:
    ctx = new_store("sama")
    sheet = listed(HEAD, [DEBORA, "Debora Asso", "Distrik Walesi", ""], [YOSEP, "Yosep Asso", "Distrik Welesi", ""])
    assert len(similar(intake.dry_run(ctx, sheet))) == 1
    intake.apply(ctx, intake.dry_run(ctx, sheet))
    assert similar(intake.dry_run(ctx, sheet)) == []
