"""What is exported comes back unchanged, and an empty file can be filled from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.domain.jabatan import JenisJabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases import export, intake
from asn_desktop.core.usecases.intake import Counts, Inspection, Kind, posts, terms
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rows import PegawaiFilter
from asn_desktop.storage.db import new_id
from asn_desktop.storage.sheets import SpreadsheetFiles


def put(ctx: Context, *records: object) -> None:
    with ctx.store.write("save_pegawai", "Ani") as work:
        work.put_many(records)  # type: ignore[arg-type]
        work.commit()


def written_and_read(ctx: Context, files: SpreadsheetFiles, path: Path) -> Inspection:
    files.write(path, [export.export_pegawai(ctx), *export.template()[1:]])
    return intake.inspect(files.read(path), path.name)


def test_the_shared_files_survive_export_and_import(
    new_store: Callable[[str], Context],
    inspected: Callable[[str], Inspection],
    files: SpreadsheetFiles,
    tmp_path: Path,
) -> None:
    ctx, other = new_store("lama"), new_store("baru")
    for name in ("siasn_walesi.xlsx", "daftar_pegawai_walesi.xlsx"):
        intake.apply(ctx, intake.dry_run(ctx, inspected(name)))
    inspection = written_and_read(ctx, files, tmp_path / "pegawai.xlsx")
    assert (inspection.kind, inspection.sheet) == (Kind.TEMPLATE, "Pegawai")
    back = intake.dry_run(ctx, inspection)
    assert back.counts == Counts(sama=48)
    assert back.new_units == back.new_posts == ()
    assert {problem.key for problem in back.problems} == {"before_cpns"}
    intake.apply(other, intake.dry_run(other, inspection))
    assert export.export_pegawai(other).rows == export.export_pegawai(ctx).rows


def test_awkward_records_come_back_unchanged(ctx: Context, files: SpreadsheetFiles, tmp_path: Path) -> None:
    """Units of one name under two parents, a head placed elsewhere by hand, notes of several lines, an ended post."""
    top = [Unit(id=new_id(), nama=name) for name in ("Kecamatan A", "Kecamatan B")]
    below = [Unit(id=new_id(), nama="Sekretariat", induk_id=unit.id) for unit in top]
    person = Pegawai(
        id=new_id(),
        nip="199008092014032911",
        nama="DEBORA ASSO",
        jenis_pegawai=JenisPegawai.PNS,
        gelar_depan="Dr.",
        gelar_belakang="S.Sos, M.Si",
        kedudukan=Kedudukan.TUGAS_BELAJAR,
        jenis_kelamin=JenisKelamin.PRIA,
        tanggal_lahir=date(1991, 8, 9),
        npwp="12.345.678.9-012.000",
        nomor_hp="+62 811-22-33",
        alamat="=Jalan  Trikora",
        catatan="baris satu\nbaris dua",
    )
    put(
        ctx,
        *top,
        *below,
        person,
        RiwayatUnit(id=new_id(), pegawai_id=person.id, unit_id=below[1].id, tmt=date(2020, 1, 1)),
        RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/b", tmt=date(2018, 4, 1)),
        RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/c", tmt=date(2022, 4, 1), mkg_tahun=8),
        RiwayatJabatan(
            id=new_id(), pegawai_id=person.id, nama="Camat", jenis=JenisJabatan.ADMINISTRATOR, tmt=date(2020, 1, 1)
        ),
        RiwayatJabatan(
            id=new_id(),
            pegawai_id=person.id,
            nama="Kepala Dinas",
            jenis=JenisJabatan.JPT_PRATAMA,
            tmt=date(2021, 1, 1),
            status=StatusJabatan.PLT,
        ),
        RiwayatPendidikan(id=new_id(), pegawai_id=person.id, tingkat=Pendidikan.S1, jurusan="Hukum", tahun_lulus=2012),
        RiwayatPendidikan(id=new_id(), pegawai_id=person.id, tingkat=Pendidikan.S1, jurusan="Sosial"),
    )
    run = intake.dry_run(ctx, written_and_read(ctx, files, tmp_path / "pegawai.xlsx"))
    assert run.changes == {}
    assert run.counts == Counts(sama=1)
    assert run.new_units == run.new_posts == ()


def test_units_of_one_name_stay_apart_in_an_empty_file(
    new_store: Callable[[str], Context], files: SpreadsheetFiles, tmp_path: Path
) -> None:
    """Same-named parents, a unit named like a deeper one, two units at the top: nobody changes places."""
    ctx, other = new_store("lama"), new_store("baru")
    units: dict[tuple[str, ...], Unit] = {}
    for path in (
        ("Distrik Welesi",),
        ("Distrik Welesi", "Sekretariat"),
        ("Distrik Welesi", "Sekretariat", "Subbagian Umum"),
        ("Distrik Welesi", "Subbagian Umum"),
        ("Dinas Pertanian",),
        ("Dinas Pertanian", "Sekretariat"),
        ("Dinas Pertanian", "Sekretariat", "Subbagian Umum"),
        ("Sekretariat",),
        ("Bagian A / B", "Subbagian Umum"),
        ("Bagian A / B",),
    ):
        above = units.get(path[:-1])
        if above is None and path[:-1]:
            above = units[path[:-1]] = Unit(id=new_id(), nama=path[-2])
            put(ctx, above)
        if path not in units:
            units[path] = Unit(id=new_id(), nama=path[-1], induk_id=above.id if above else None)
            put(ctx, units[path])
    for number, unit in enumerate(reversed(units.values())):
        nip = f"1990080920140319{number + 11}"
        person = Pegawai(id=new_id(), nip=nip, nama=f"Orang {chr(65 + number)}", jenis_pegawai=JenisPegawai.PNS)
        put(ctx, person, RiwayatUnit(id=new_id(), pegawai_id=person.id, unit_id=unit.id, tmt=date(2020, 1, 1)))
    sheet = written_and_read(ctx, files, tmp_path / "pegawai.xlsx")
    assert intake.dry_run(ctx, sheet).counts == Counts(sama=len(units))
    run = intake.dry_run(other, sheet)
    assert run.problems == ()
    intake.apply(other, run)

    def places(register: Context) -> set[tuple[object, ...]]:
        head, *rows = export.export_pegawai(register).rows
        names = ("NIP", "Unit Kerja", "Unit Kerja Induk")
        return {tuple(row[head.index(name)] for name in names) for row in rows}

    assert places(other) == places(ctx)
    assert len(places(ctx)) == len(units)
    with other.store.read() as reader:
        assert len(reader.find(Unit)) == len(units)


@pytest.mark.parametrize("induk", ["Kota Tua", "Kota Tua > Dinas B", "> Kota Tua > Dinas B"])
def test_a_name_or_a_path_is_understood(ctx: Context, files: SpreadsheetFiles, tmp_path: Path, induk: str) -> None:
    top = Unit(id=new_id(), nama="Kota Tua")
    middle = Unit(id=new_id(), nama="Dinas B", induk_id=top.id)
    unit = Unit(id=new_id(), nama="Bidang C", induk_id=middle.id)
    put(ctx, top, middle, unit)
    headings = ["NIP", "Nama", "Unit Kerja", "Unit Kerja Induk"]
    row = ["199008092014032911", "Debora Asso", "Bidang C", induk]
    path = tmp_path / "daftar.xlsx"
    files.write(path, [export.shown("Pegawai", headings, [row])])
    run = intake.dry_run(ctx, intake.inspect(files.read(path), path.name))
    assert run.new_units == ()
    intake.apply(ctx, run)
    with ctx.store.read() as reader:
        assert [place.unit_id for place in reader.find(RiwayatUnit)] == [unit.id]


@given(st.sampled_from(list(Pendidikan)), st.sampled_from(list(Kedudukan)), st.sampled_from(list(JenisJabatan)))
def test_terms_are_written_so_that_they_are_read(tingkat: Pendidikan, standing: Kedudukan, jenis: JenisJabatan) -> None:
    ids = new_id(), new_id()
    person = Pegawai(id=ids[0], nip="199008092014032911", nama="A", jenis_pegawai=JenisPegawai.PNS, kedudukan=standing)
    diploma = export._pendidikan([RiwayatPendidikan(id=ids[1], pegawai_id=ids[0], tingkat=tingkat)])
    post = export._jabatan(RiwayatJabatan(id=ids[1], pegawai_id=ids[0], nama="X", jenis=jenis, tmt=date(2020, 1, 1)))
    assert terms.pendidikan(diploma["pendidikan"]) is tingkat
    assert terms.kedudukan(export._identity(person)["kedudukan"]) is standing
    assert posts.jenis_hint(post["jenis_jabatan"]) == jenis.value


def test_a_filter_exports_what_it_shows(ctx: Context, inspected: Callable[[str], Inspection]) -> None:
    intake.apply(ctx, intake.dry_run(ctx, inspected("siasn_walesi.xlsx")))
    some = export.export_pegawai(ctx, PegawaiFilter(golongan="IV/a"))
    golongan = some.rows[0].index("Golongan")
    assert len(some.rows) == 4
    assert {row[golongan] for row in some.rows[1:]} == {"IV/a"}
    nobody = export.export_pegawai(ctx, PegawaiFilter(text="tidak ada orang seperti ini"))
    assert len(nobody.rows) == 1


def test_an_empty_template_explains_itself(ctx: Context, files: SpreadsheetFiles, tmp_path: Path) -> None:
    empty, explained = export.template()
    assert len(empty.rows) == 1
    named = {str(row[0]) for row in explained.rows}
    assert {"NIP", "Nama", "Golongan", "Unit Kerja"} <= named
    path = tmp_path / "templat.xlsx"
    row: list[object] = [""] * len(empty.rows[0])
    row[0], row[1] = "199008092014032911", "Debora Asso"
    files.write(path, [export.shown(empty.name, [str(h) for h in empty.rows[0]], [row]), explained])  # type: ignore[list-item]
    run = intake.dry_run(ctx, intake.inspect(files.read(path), path.name))
    assert run.counts == Counts(baru=1)
    assert run.problems == ()


def test_a_list_is_exported_exactly_as_shown() -> None:
    sheet = export.shown("Evaluasi 2026", ["Nama", "Predikat"], [("Debora Asso", "Baik"), ("Yosep Asso", None)])
    assert sheet.rows == [["Nama", "Predikat"], ["Debora Asso", "Baik"], ["Yosep Asso", None]]
