"""Lists as offices lay them out: groups, subtotals, repeated headings, people without a number, tables side by side."""

from __future__ import annotations

from typing import Any

from intake_samples import found, listed

from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import Counts, DryRun
from asn_desktop.core.usecases.ports import Context

HEAD = ["NO", "NAMA", "NIP", "GOL", "TMT GOL"]
NUMBERS = ["199008092014032911", "198101152006041922", "197612042008011933", "198505052010012944"]


def person(order: Any, position: int) -> list[Any]:
    return [order, f"Yosep {'ABCD'[position]}", NUMBERS[position], "III/c", "01-04-2020"]


def tried(ctx: Context, *rows: list[Any], head: list[str] = HEAD) -> DryRun:
    return intake.dry_run(ctx, listed(head, *([*row, *[""] * (len(head) - len(row))] for row in rows)))


def test_headings_of_groups_give_the_unit_of_the_rows_below(ctx: Context) -> None:
    run = tried(
        ctx,
        ["I", "SEKRETARIAT"],
        person(1, 0),
        ["SEKSI PEMERINTAHAN"],
        person(1, 1),
        person(2, 2),
    )
    assert run.values["unit"] == ["SEKRETARIAT", "SEKSI PEMERINTAHAN", "SEKSI PEMERINTAHAN"]
    assert found(run) == {("", "group_unit")}
    intake.apply(ctx, run)
    assert len(run.new_units) == 3


def test_a_column_of_units_is_believed_before_headings_of_groups(ctx: Context) -> None:
    head = [*HEAD, "UNIT KERJA"]
    run = tried(ctx, ["SEKSI PEMERINTAHAN"], [*person(1, 0), "Seksi Umum"], head=head)
    assert run.values["unit"] == ["Seksi Umum"]
    assert found(run) == set()


def test_subtotals_repeated_headings_and_restarted_numbers_are_no_people(ctx: Context) -> None:
    run = tried(
        ctx,
        person(1, 0),
        person(2, 1),
        ["", "JUMLAH", "2"],
        HEAD,
        ["1", "2", "3", "4", "5"],
        person(1, 2),
        ["TOTAL", "", "", "3"],
        ["REKAPITULASI"],
        ["NO", "GOLONGAN", "L", "P", "JUMLAH"],
        [1.0, "Golongan IV", 2.0, 3.0, 5.0],
    )
    assert run.counts == Counts(baru=3)
    assert found(run) == set()


def test_a_person_without_a_number_after_a_subtotal_is_told(ctx: Context) -> None:
    run = tried(ctx, person(1, 0), ["", "JUMLAH", "1"], [1, "Maria B", "belum ada", "III/a", "01-04-2020"])
    assert run.counts == Counts(baru=1, ditolak=1)
    assert found(run) == {("C4", "nip_shape")}


def test_a_remark_that_begins_like_a_signature_hides_nobody(ctx: Context) -> None:
    head = [*HEAD, "KET"]
    run = tried(ctx, ["", "An Nisa", "-", "III/a", "01-04-2020", "Keterangan menyusul"], person(2, 1), head=head)
    assert run.counts == Counts(baru=1, ditolak=1)


def test_a_row_that_is_nobody_is_told_with_what_it_holds(ctx: Context) -> None:
    run = tried(ctx, person(1, 0), ["", "", "", "III/a", "pensiun 2025", "x"], head=[*HEAD, "JABATAN"])
    (left,) = [problem for problem in run.problems if problem.row]
    assert (left.row, left.key, left.words["words"]) == (3, "row_left_out", "III/a, pensiun 2025, x")


def test_a_list_without_people_says_so(ctx: Context) -> None:
    run = tried(ctx)
    assert found(run) == {("", "no_people")}


def test_the_signature_below_is_no_person(ctx: Context) -> None:
    run = tried(
        ctx,
        person(1, 0),
        ["", "", "", "", "Welesi, 3 Juni 2026"],
        ["", "", "", "", "KEPALA DISTRIK"],
        ["", "", "", "", "SIMSON HUBI, S.Sos"],
        ["", "", "", "", f"NIP. {NUMBERS[2]}"],
    )
    assert run.counts == Counts(baru=1)
    assert found(run) == set()


def test_a_second_table_beside_the_first_is_told(ctx: Context) -> None:
    run = tried(ctx, [*person(1, 0), "", *person(2, 1)], head=[*HEAD, "", *HEAD])
    assert run.counts == Counts(baru=1)
    (told,) = run.problems
    assert (told.key, told.words["columns"], told.words["n"]) == ("side_table", "H, I, J, K", 1)


def test_a_person_on_two_lines(ctx: Context) -> None:
    run = tried(
        ctx,
        [1, "Debora Asso, S.Sos", "Penata", "01-04-2020"],
        ["", NUMBERS[0], "III/c", ""],
        [2, "Yosep Asso", "Penata Muda", "01-04-2020"],
        ["", f"NIP. {NUMBERS[1]}", "III/a", ""],
        head=["NO", "NAMA / NIP", "PANGKAT/GOL", "TMT GOL"],
    )
    assert run.counts == Counts(baru=2)
    assert run.values["golongan"] == ["III/c", "III/a"]
    assert run.values["nama"] == ["Debora Asso, S.Sos", "Yosep Asso"]


def test_two_lines_that_each_say_something_are_not_mixed(ctx: Context) -> None:
    run = tried(
        ctx,
        [1, "Debora Asso, S.Sos", "III/c", "Analis"],
        ["", NUMBERS[0], "", "Seksi Umum"],
        head=["NO", "NAMA / NIP", "GOL", "JABATAN"],
    )
    assert run.counts == Counts(ditolak=2)


def test_a_list_with_names_of_pangkat_only(ctx: Context) -> None:
    head = ["NO", "NAMA", "NIP", "PANGKAT", "TMT PANGKAT"]
    names = ["Penata", "PENATA MUDA TK. I", "Pembina Tingkat 1", "Penata Tua"]
    run = tried(ctx, *([*person(n, n)[:3], name, "01-04-2020"] for n, name in enumerate(names)), head=head)
    assert run.values["golongan"] == ["III/c", "III/b", "IV/b", None]
    assert found(run) == {("D5", "golongan_pangkat")}


def test_the_golongan_is_believed_before_the_name_of_the_pangkat(ctx: Context) -> None:
    head = ["NO", "NAMA", "NIP", "PANGKAT", "GOL", "TMT GOL"]
    run = tried(ctx, [*person(1, 0)[:3], "Penata", "III/d", "01-04-2020"], head=head)
    assert run.values["golongan"] == ["III/d"]


def test_a_group_after_a_subtotal_is_a_group_too(ctx: Context) -> None:
    run = tried(ctx, ["SEKSI UMUM"], person(1, 0), ["", "JUMLAH", "1"], ["SEKSI SOSIAL"] * 5, person(1, 1))
    assert run.values["unit"] == ["SEKSI UMUM", "SEKSI SOSIAL"]
    assert found(run) == {("", "group_unit")}


def test_a_heading_that_is_not_understood_ends_the_unit_before_it(ctx: Context) -> None:
    run = tried(
        ctx, ["SEKSI UMUM"], person(1, 0), ["PPPK"], person(2, 1), ["PELITA HARAPAN"], person(3, 2), ["Pencetak"]
    )
    assert run.values["unit"] == ["SEKSI UMUM", "SEKSI UMUM", None]
    assert {(problem.row, problem.key) for problem in run.problems} == {(0, "group_unit"), (6, "row_left_out")}


def test_a_heading_is_nobodys_name(ctx: Context) -> None:
    run = intake.dry_run(ctx, listed(["NAMA", "Debora"], ["NIP", NUMBERS[0]]))
    assert run.counts == Counts(ditolak=1)


def test_a_number_and_a_name_alone_are_told(ctx: Context) -> None:
    run = tried(ctx, person(1, 0), [2, "Maria Tabuni"])
    assert found(run) == {("3", "row_left_out")}
