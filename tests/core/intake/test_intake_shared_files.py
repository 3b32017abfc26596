"""The six spreadsheets with the habits of real ones: all come in, every fault named by its cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from intake_samples import found

from asn_desktop.core.domain.evaluasi import RekapPenilaian
from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import Counts, Inspection, Kind, Severity, Status
from asn_desktop.core.usecases.ports import Context

Inspected = Callable[[str], Inspection]

# Posts older than the person's TMT CPNS: column AL is the TMT golongan, AS the TMT jabatan.
WALESI_BEFORE = {f"{c}{r}" for r in (6, 10, 11, 20, 28, 33, 34, 39, 47) for c in ("AL", "AS")} | {"AS23"}
SIANTAR_BEFORE = {f"{c}{r}" for r in (8, 18, 27, 28, 31, 34, 36, 39, 42, 44) for c in ("AL", "AS")}


@pytest.mark.parametrize(
    ("name", "faults", "before"),
    [
        (
            "siasn_walesi.xlsx",
            {
                ("AM2", "mkg_too_long"),  # counted up to the export, not to the TMT golongan
                ("BD2", "unit_of_head"),
                ("BD3", "unit_of_head"),
                ("BD4", "unit_of_head"),
                ("BD5", "unit_of_head"),
                ("B7", "nip_number"),  # 1.98601162011122E+17
                ("I11", "birth_differs"),  # 20-07-1995 against 19-06-1995 inside the NIP
                ("AG13", "pppk_tmt_pns"),
                ("B15", "nip_length"),  # 17 digits
                ("J19", "sex_differs"),  # F against 1
                ("AL23", "date_impossible"),  # 31-02-2021
                ("AK23", "golongan_without_tmt"),
                ("D27", "spaces_cleaned"),  # non-breaking spaces
                ("D31", "nama_missing"),  # null
                ("F35", "title_shape"),  # =1+1
                ("B50", "twice_same"),  # row 5 again
            },
            WALESI_BEFORE,
        ),
        (
            "siasn_siantar.xlsx",
            {
                ("AM2", "mkg_too_long"),
                ("BD2", "unit_of_head"),
                ("BD3", "unit_of_head"),
                ("BD4", "unit_of_head"),
                ("BD5", "unit_of_head"),
                ("B7", "nip_number"),
                ("I11", "birth_differs"),
                ("B15", "nip_length"),
                ("AG16", "pppk_tmt_pns"),
                ("J19", "sex_differs"),
                ("AL23", "date_impossible"),
                ("AK23", "golongan_without_tmt"),
                ("D27", "spaces_cleaned"),
                ("D31", "nama_missing"),
                ("F35", "title_shape"),
                ("B50", "twice_same"),
            },
            SIANTAR_BEFORE,
        ),
    ],
)
def test_siasn_exports(
    ctx: Context, inspected: Inspected, name: str, faults: set[tuple[str, str]], before: set[str]
) -> None:
    inspection = inspected(name)
    assert inspection.kind is Kind.SIASN
    run = intake.dry_run(ctx, inspection)
    assert found(run) == faults | {(place, "before_cpns") for place in before}
    assert run.counts == Counts(baru=45, ditolak=3, ganda=1)
    assert [run.row_numbers[p] for p in run.positions(Status.DITOLAK)] == [7, 15, 31]
    assert {p.key for p in run.of(Severity.ROW)} == {"nip_number", "nip_length", "nama_missing"}
    assert intake.apply(ctx, run).agrees
    assert intake.dry_run(ctx, inspection).counts == Counts(sama=45, ditolak=3, ganda=1)
    assert ctx.store.check() == ()


def test_people_of_the_siasn_export_as_they_are_kept(ctx: Context, inspected: Inspected) -> None:
    run = intake.dry_run(ctx, inspected("siasn_walesi.xlsx"))
    assert run.new_units[0] == "Distrik Welesi"
    assert "Distrik Welesi / Seksi Pelayanan Umum" in run.new_units
    intake.apply(ctx, run)
    with ctx.store.read() as reader:
        people = {person.nip: person for person in reader.find(Pegawai)}
        head = people["197602162000031910"]
        assert (head.nama, head.gelar_belakang, head.pns_id) == ("Simson Hubi", "S.Sos", "A8ACA76861E406A6")
        assert (head.nik, head.tempat_lahir) == ("9837986427983580", "Welesi")
        (post,) = reader.find(RiwayatJabatan, pegawai_id=head.id)
        assert post.jabatan_id is not None
        assert reader.get(Jabatan, post.jabatan_id).kepala
        (place,) = reader.find(RiwayatUnit, pegawai_id=head.id)
        assert reader.get(Unit, place.unit_id).nama == "Distrik Welesi"
        contract = people["199305022021211911"]
        assert contract.jenis_pegawai is JenisPegawai.PPPK
        assert contract.tmt_pns is None
        assert [entry.golongan for entry in reader.find(RiwayatGolongan, pegawai_id=contract.id)] == ["VII"]
        without = people["197704282023212921"]
        assert reader.find(RiwayatGolongan, pegawai_id=without.id) == ()
        assert people["197312202003011917"].jenis_kelamin is JenisKelamin.WANITA
        assert people["197301232005032933"].gelar_belakang == ""
        assert sum(person.nama == "Simson Hubi" for person in people.values()) == 2


@pytest.mark.parametrize(
    ("name", "faults"),
    [
        (
            "daftar_pegawai_walesi.xlsx",
            {("H7", "unit_of_head"), ("H8", "unit_of_head"), ("H9", "unit_of_head")}
            | {("K8", "remark_status"), ("K9", "remark_status"), ("F9", "date_short"), ("", "since_jabatan")}
            | {(f"K{row}", "remark_noted") for row in (10, 15, 17, 19, 20, 23, 25, 26, 27, 29, 31, 33, 35)}
            | {(f"F{row}", "before_cpns") for row in (10, 14, 15, 24, 27, 32)},
        ),
        (
            "daftar_pegawai_siantar.xlsx",
            {("H7", "unit_of_head"), ("H8", "unit_of_head"), ("H9", "unit_of_head")}
            | {("K7", "remark_status"), ("F9", "date_short"), ("", "since_jabatan")}
            | {(f"K{row}", "remark_noted") for row in (8, 10, 11, 12, 13, 19, 21, 22, 29, 32, 33, 35)}
            | {(f"F{row}", "before_cpns") for row in (12, 22, 31, 32, 35)},
        ),
    ],
)
def test_office_lists(ctx: Context, inspected: Inspected, name: str, faults: set[tuple[str, str]]) -> None:
    inspection = inspected(name)
    assert (inspection.kind, inspection.sheet, inspection.header_row, inspection.first_row) == (
        Kind.DAFTAR,
        "DAFTAR",
        4,
        6,
    )
    run = intake.dry_run(ctx, inspection)
    assert run.row_numbers == list(range(6, 36))  # not JUMLAH, not the signature
    assert found(run) == faults
    assert run.counts == Counts(baru=30)
    assert intake.apply(ctx, run).agrees
    assert intake.dry_run(ctx, inspection).counts == Counts(sama=30)


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_the_same_list_from_other_programs(ctx: Context, inspected: Inspected, kind: str) -> None:
    first = intake.dry_run(ctx, inspected("daftar_pegawai_walesi.xlsx"))
    other = intake.dry_run(ctx, inspected(f"daftar_pegawai_walesi.{kind}"))
    assert other.values == first.values
    assert found(other) == found(first)


def test_siasn_as_text_table(ctx: Context, inspected: Inspected) -> None:
    """Numbers were saved as Excel shows them, so the lost NIP is lost here too."""
    run = intake.dry_run(ctx, inspected("siasn_walesi.csv"))
    assert run.counts == Counts(baru=45, ditolak=3, ganda=1)
    assert ("B7", "nip_number") in found(run)


def test_the_office_list_adds_to_the_siasn_export(ctx: Context, inspected: Inspected) -> None:
    intake.apply(ctx, intake.dry_run(ctx, inspected("siasn_walesi.xlsx")))
    run = intake.dry_run(ctx, inspected("daftar_pegawai_walesi.xlsx"))
    assert run.counts == Counts(baru=3, berubah=19, sama=8)
    rows = {row.row: row for row in run.page()}
    assert rows[12].status is Status.SAMA  # Nikodemus Alua
    changed = {change.field: (change.old, change.new) for change in rows[8].changes}
    assert changed == {
        "gelar_belakang": ("SE", "S.Sos"),
        "status_jabatan": (StatusJabatan.DEFINITIF, StatusJabatan.PLT),
    }
    assert [row.row for row in run.page(Status.BARU)] == [11, 19, 35]  # the three that SIASN's file could not give
    intake.apply(ctx, run)
    with ctx.store.read() as reader:
        names = {person.nama for person in reader.find(Pegawai)}
    assert {"Orpa Walela", "Yuliana Logo", "Elimus Tabuni"} <= names
    assert not any(name.isupper() for name in names)


@pytest.mark.parametrize(
    ("name", "period", "faults"),
    [
        (
            "Rekap Penilaian (41).xlsx",
            (2026, 6, "Distrik Welesi"),
            {
                ("G17", "matrix_differs"),  # Sesuai and Sesuai give Baik, the file says Sangat Baik
                ("B33", "twice_rating"),
                ("B34", "twice_same"),
                ("B35", "nip_missing"),
                ("G36", "predikat_unknown"),  # Istimewa
            },
        ),
        (
            "Rekap Penilaian (42).xlsx",
            (2025, None, "Kecamatan Siantar Timur"),
            {
                ("G17", "matrix_differs"),
                ("B33", "twice_rating"),
                ("B34", "twice_rating"),
                ("B35", "nip_missing"),
                ("G36", "predikat_unknown"),
            },
        ),
    ],
)
def test_rekap_penilaian(
    ctx: Context,
    inspected: Inspected,
    name: str,
    period: tuple[int, int | None, str],
    faults: set[tuple[str, str]],
) -> None:
    inspection = inspected(name)
    assert (inspection.tahun, inspection.bulan, inspection.unit) == period
    run = intake.dry_run(ctx, inspection)
    strangers = {(f"B{row.row}", "rekap_stranger") for row in run.page(Status.BARU)}
    assert found(run) == faults | strangers
    assert run.counts == Counts(baru=27, ditolak=2, ganda=2)  # 29 rows with a result, 27 people
    assert intake.apply(ctx, run).agrees
    with ctx.store.read() as reader:
        kept = {record.baris: record for record in reader.find(RekapPenilaian)}
    assert len(kept) == 27
    odd = kept[17]
    assert (odd.predikat_berkas, odd.predikat_matriks) == (Predikat.SANGAT_BAIK, Predikat.BAIK)
    assert (odd.tahun, odd.bulan, odd.berkas) == (*period[:2], name)
    assert {record.rating_hasil for record in kept.values()} == set(Rating)
    assert intake.dry_run(ctx, inspection).counts == Counts(sama=27, ditolak=2, ganda=2)


def test_rekap_of_known_people_names_no_strangers(ctx: Context, inspected: Inspected) -> None:
    intake.apply(ctx, intake.dry_run(ctx, inspected("daftar_pegawai_walesi.xlsx")))
    run = intake.dry_run(ctx, inspected("Rekap Penilaian (41).xlsx"))
    assert "rekap_stranger" not in {problem.key for problem in run.problems}
    assert all(run.people[position] for position in run.positions(Status.BARU))
