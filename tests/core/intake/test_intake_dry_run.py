"""The dry run: new, changed field by field, unchanged, refused; and what each means for the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from intake_samples import found, listed

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import Counts, DryRun, Severity, Status
from asn_desktop.core.usecases.ports import Context

NIP = "199008092014032911"
HEAD = ["NIP", "NAMA", "GOL", "TMT GOL", "JABATAN", "TMT JABATAN", "UNIT KERJA", "PENDIDIKAN"]
ROW = [NIP, "Debora Asso, S.Sos", "III/b", "01-04-2019", "Arsiparis Terampil", "01-04-2019", "Sekretariat", "S-1"]


def take(ctx: Context, *rows: list[Any], head: list[str] = HEAD) -> DryRun:
    run = intake.dry_run(ctx, listed(head, *rows))
    intake.apply(ctx, run)
    return run


def changes(run: DryRun) -> list[tuple[str, Any, Any]]:
    (row,) = run.page()
    return [(change.field, change.old, change.new) for change in row.changes]


def test_a_new_person_comes_in_with_histories(ctx: Context) -> None:
    run = take(ctx, ROW)
    assert run.counts == Counts(baru=1)
    assert run.problems == ()
    assert run.new_units == ("Distrik Welesi", "Distrik Welesi / Sekretariat")
    assert run.new_posts == ("Arsiparis Terampil — Sekretariat",)
    with ctx.store.read() as reader:
        (person,) = reader.find(Pegawai)
        assert (person.nama, person.gelar_belakang, person.jenis_pegawai) == ("Debora Asso", "S.Sos", JenisPegawai.PNS)
        assert (person.tanggal_lahir, person.tmt_cpns) == (date(1990, 8, 9), date(2014, 3, 1))
        (golongan,) = reader.find(RiwayatGolongan)
        assert (golongan.golongan, golongan.tmt) == ("III/b", date(2019, 4, 1))
        (unit,) = reader.find(RiwayatUnit)
        assert (reader.get(Unit, unit.unit_id).nama, unit.tmt) == ("Sekretariat", date(2019, 4, 1))
        assert len(reader.find(RiwayatPendidikan)) == 1


def test_new_golongan_post_and_unit_are_further_entries(ctx: Context) -> None:
    take(ctx, ROW)
    later = [*ROW[:2], "III/c", "01-04-2023", "Arsiparis Mahir", "01-05-2023", "Seksi Umum", "S-1"]
    run = take(ctx, later)
    assert changes(run) == [
        ("golongan", "III/b", "III/c"),
        ("tmt_golongan", date(2019, 4, 1), date(2023, 4, 1)),
        ("unit", "Sekretariat", "Seksi Umum"),
        ("jabatan", "Arsiparis Terampil", "Arsiparis Mahir"),
        ("tmt_jabatan", date(2019, 4, 1), date(2023, 5, 1)),
    ]
    with ctx.store.read() as reader:
        golongan = sorted(reader.find(RiwayatGolongan), key=lambda entry: entry.tmt)
        assert [entry.golongan for entry in golongan] == ["III/b", "III/c"]
        posts = sorted(reader.find(RiwayatJabatan), key=lambda entry: entry.tmt)
        assert [(entry.nama, entry.sampai) for entry in posts] == [
            ("Arsiparis Terampil", date(2023, 5, 1)),
            ("Arsiparis Mahir", None),
        ]
        units = sorted(reader.find(RiwayatUnit), key=lambda entry: entry.tmt)
        assert [entry.sampai for entry in units] == [date(2023, 5, 1), None]
    assert intake.dry_run(ctx, listed(HEAD, later)).counts == Counts(sama=1)


def test_an_older_list_adds_history_and_does_not_turn_back(ctx: Context) -> None:
    take(ctx, [*ROW[:2], "III/c", "01-04-2023", "Arsiparis Mahir", "01-05-2023", "Sekretariat", "S-1"])
    run = take(ctx, ROW)
    with ctx.store.read() as reader:
        posts = sorted(reader.find(RiwayatJabatan), key=lambda entry: entry.tmt)
    assert [(entry.nama, entry.sampai) for entry in posts] == [
        ("Arsiparis Terampil", date(2023, 5, 1)),
        ("Arsiparis Mahir", None),
    ]
    assert run.counts == Counts(berubah=1)
    without_tmt = intake.dry_run(
        ctx,
        listed(["NIP", "NAMA", "GOL", "JABATAN"], [NIP, "Debora Asso", "III/b", "Arsiparis Terampil"],
               titles=[["KEADAAN BULAN JANUARI 2020"]]),
    )  # fmt: skip
    assert without_tmt.counts == Counts(sama=1)


def test_a_corrected_tmt_corrects_the_entry(ctx: Context) -> None:
    take(ctx, ROW)
    run = take(ctx, [*ROW[:3], "01-10-2019", ROW[4], "01-10-2019", *ROW[6:]])
    assert changes(run) == [
        ("tmt_golongan", date(2019, 4, 1), date(2019, 10, 1)),
        ("tmt_jabatan", date(2019, 4, 1), date(2019, 10, 1)),
    ]
    with ctx.store.read() as reader:
        assert len(reader.find(RiwayatGolongan)) == len(reader.find(RiwayatJabatan)) == 1


def test_an_empty_cell_never_erases(ctx: Context) -> None:
    head = ["NIP", "NAMA", "NO HP", "ALAMAT", "GOL", "PENDIDIKAN", "UNIT KERJA"]
    take(ctx, [NIP, "Debora Asso", "'0811", "Wamena", "III/b", "S-1", "Sekretariat"], head=head)
    run = intake.dry_run(ctx, listed(head, [NIP, "Debora Asso", "null", "", None, " - ", "\xa0"]))
    assert run.counts == Counts(sama=1)


def test_capitals_and_spaces_are_no_change(ctx: Context) -> None:
    take(ctx, ROW)
    run = intake.dry_run(ctx, listed(HEAD, [NIP, "DEBORA  ASSO, S.Sos", *ROW[2:6], "SEKRETARIAT", "S1"]))
    assert run.counts == Counts(sama=1)


def test_bad_cells_stay_out_and_the_person_comes_in(ctx: Context) -> None:
    head = ["NIP", "NAMA", "GOL", "TMT GOL", "TGL LAHIR", "L/P", "NIK", "TMT JABATAN", "JABATAN"]
    run = take(ctx, [NIP, "Debora Asso", "III/z", "31-02-2021", "1990", "X", "12", "2099-01-01", "Guru"], head=head)
    assert {(place, key) for place, key in found(run) if place} == {
        ("C2", "golongan_shape"),
        ("D2", "date_impossible"),
        ("E2", "date_shape"),
        ("F2", "sex_unknown"),
        ("G2", "nik_shape"),
        ("H2", "after_today"),
    }
    assert run.counts == Counts(baru=1)
    impossible = next(problem for problem in run.problems if problem.place == "D2")
    assert (impossible.row, impossible.column, impossible.heading, impossible.value) == (
        2,
        "D",
        "TMT GOL",
        "31-02-2021",
    )
    assert impossible.severity is Severity.CELL


def test_a_golongan_of_the_other_ladder_stays_out(ctx: Context) -> None:
    head = ["NIP", "NAMA", "GOL"]
    run = take(ctx, [NIP, "Debora Asso", "IX"], ["199008092022212912", "Naomi Asso", "III/a"], head=head)
    assert {("C2", "golongan_of_pppk"), ("C3", "golongan_of_pns")} <= found(run)
    with ctx.store.read() as reader:
        assert reader.find(RiwayatGolongan) == ()
        assert {person.jenis_pegawai for person in reader.find(Pegawai)} == {JenisPegawai.PNS, JenisPegawai.PPPK}


def test_kinds_of_employees(ctx: Context) -> None:
    head = ["NIP", "NAMA", "Jenis Pegawai", "status_cpns_pns"]
    run = take(
        ctx,
        ["199008092025032911", "Ani Alua", "PNS Daerah", "C"],
        ["199008092024212912", "Budi Alua", "PNS", "P"],
        ["199008092014031913", "Cai Alua", "PPPK", ""],
        head=head,
    )
    assert found(run) == {("C3", "kind_differs"), ("C4", "kind_differs")}
    with ctx.store.read() as reader:
        kinds = {person.nama[:3]: person.jenis_pegawai for person in reader.find(Pegawai)}
    assert kinds == {"Ani": JenisPegawai.CPNS, "Bud": JenisPegawai.PPPK, "Cai": JenisPegawai.PNS}
    plain = intake.dry_run(ctx, listed(["NIP", "NAMA"], ["199008092025032911", "Ani Alua"]))
    assert plain.counts == Counts(sama=1)  # a list that says nothing about it leaves a CPNS a CPNS


def test_one_person_twice(ctx: Context) -> None:
    same = intake.dry_run(ctx, listed(HEAD, ROW, ROW))
    assert same.counts == Counts(baru=1, ganda=1)
    assert found(same) == {("A3", "twice_same")}
    differing = intake.dry_run(ctx, listed(HEAD, ROW, [*ROW[:2], "III/c", *ROW[3:]]))
    assert differing.counts == Counts(ditolak=2)
    assert found(differing) == {("A2", "twice_differs"), ("A3", "twice_differs")}
    assert [problem.facts for problem in differing.problems] == [
        {"first": 3, "fields": "GOL"},
        {"first": 2, "fields": "GOL"},
    ]


def test_namesakes_are_never_merged(ctx: Context) -> None:
    take(ctx, ROW)
    run = take(ctx, ["199008092014032912", "Debora Asso", *ROW[2:]])
    assert run.counts == Counts(baru=1)
    with ctx.store.read() as reader:
        assert len(reader.find(Pegawai)) == 2
    head = ["NIP", "NAMA", "TGL LAHIR"]
    odd = intake.dry_run(ctx, listed(head, ["199108092014032913", "DEBORA ASSO", "09-08-1990"]))
    assert ("B2", "namesake") in found(odd)


def test_siasn_identity_stays_when_a_nip_is_corrected(ctx: Context) -> None:
    head = ["pns_id", "nip_baru", "nama", "status_cpns_pns", "unor_nama"]
    take(ctx, ["A8AC", NIP, "DEBORA ASSO", "P", "null"], head=head)
    corrected = take(ctx, ["A8AC", "199008092014032919", "DEBORA ASSO", "P", "null"], head=head)
    assert changes(corrected) == [("nip", NIP, "199008092014032919")]
    lost = intake.dry_run(ctx, listed(head, ["A8AC", 1.99008092014032e17, "DEBORA ASSO", "P", "null"]))
    assert lost.counts == Counts(sama=1)
    assert lost.problems[0].severity is Severity.CELL


def test_remarks_say_how_a_managerial_post_is_held(ctx: Context) -> None:
    head = ["NIP", "NAMA", "JABATAN", "UNIT KERJA", "KET"]
    run = take(
        ctx,
        [NIP, "Debora Asso", "Kepala Seksi Umum", "Seksi Umum", "Plt."],
        ["199008092014031912", "Yosep Asso", "Guru Ahli Muda", "Seksi Umum", "cuti"],
        head=head,
    )
    assert {("E2", "remark_status"), ("E3", "remark_noted")} <= found(run)
    with ctx.store.read() as reader:
        notes = {person.nama: person.catatan for person in reader.find(Pegawai)}
        status = {entry.nama: entry.status for entry in reader.find(RiwayatJabatan)}
    assert notes == {"Debora Asso": "", "Yosep Asso": "cuti"}
    assert status == {"Kepala Seksi Umum": StatusJabatan.PLT, "Guru Ahli Muda": StatusJabatan.DEFINITIF}


def test_without_a_tmt_the_day_is_said_and_can_be_chosen(ctx: Context) -> None:
    inspection = listed(
        ["NIP", "NAMA", "JABATAN", "UNIT KERJA", "GOL"], [NIP, "Debora Asso", "Guru", "Sekretariat", "III/b"]
    )
    run = intake.dry_run(ctx, inspection, since=date(2025, 3, 1))
    assert [(p.row, p.key, p.facts) for p in run.problems] == [
        (0, "since_jabatan", {"n": 1, "since": date(2025, 3, 1)}),
        (0, "since_golongan", {"n": 1, "since": date(2025, 3, 1)}),
    ]
    intake.apply(ctx, run)
    with ctx.store.read() as reader:
        days = {entry.tmt for kind in (RiwayatJabatan, RiwayatUnit, RiwayatGolongan) for entry in reader.find(kind)}
    assert days == {date(2025, 3, 1)}


def test_rows_without_nip_or_name_are_told_by_their_number(ctx: Context) -> None:
    inspection = listed(
        ["NO", "NIP", "NAMA", "JABATAN"],
        [1, NIP, "Debora Asso", "Guru"],
        ["", "", "", ""],
        ["SEKSI UMUM", "", "", ""],
        [2, "", "Tanpa Nip", "Guru"],
        [3, "199008092014031912", "", "Guru"],
        ["JUMLAH", "", "", "3"],
        ["", "", "", "Mengetahui,"],
        ["", "", "", "Kepala Distrik"],
        ["", "197602162000031910", "Simson Hubi, S.Sos", ""],
    )
    run = intake.dry_run(ctx, inspection)
    assert run.row_numbers == [2, 5, 6]
    assert {("B5", "nip_missing"), ("C6", "nama_missing")} <= found(run)
    assert run.counts == Counts(baru=1, ditolak=2)


def test_a_page_of_rows_costs_only_what_is_shown(ctx: Context) -> None:
    rows = [[f"19900809201403{1 + n % 2}{901 + n // 2:03d}", f"Orang {chr(65 + n % 26)}", "X"] for n in range(60)]
    run = intake.dry_run(ctx, listed(["NIP", "NAMA", "L/P"], *rows))
    page = run.page(Status.BARU, offset=50, limit=20)
    assert [row.row for row in page] == list(range(52, 62))
    assert page[0].nama == rows[50][1]
    assert {problem.key for problem in page[0].problems} == {"sex_unknown"}
    assert run.page(Status.DITOLAK) == ()


def test_a_known_nip_with_quite_another_name_is_told(ctx: Context) -> None:
    take(ctx, ROW)
    married = intake.dry_run(ctx, listed(HEAD, [NIP, "Debora Wenda, S.Sos", *ROW[2:]]))
    assert found(married) == set()
    another = intake.dry_run(ctx, listed(HEAD, [NIP, "Yakob Hubi", *ROW[2:]]))
    assert found(another) == {("B2", "name_other")}
