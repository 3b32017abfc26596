"""What goes over to the national systems, and what they say back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi, RekapPenilaian, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.skp import HasilKerja, Skp, StatusSkp
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.bridges import (
    Compared,
    copy_sheet,
    reconcile,
    set_copied,
    set_handled,
    siasn_outlook,
    siasn_sheets,
)
from asn_desktop.core.usecases.bridges.ekinerja import CopyLine, Screen
from asn_desktop.core.usecases.bridges.plans import plans_to_copy
from asn_desktop.core.usecases.bridges.siasn_gaps import Lack
from asn_desktop.core.usecases.doctor import examine
from asn_desktop.core.usecases.exchange.books import Moved, Way
from asn_desktop.core.usecases.ports import Context, Sheet
from asn_desktop.core.usecases.practice.create import create, kantor
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.sheets import SpreadsheetFiles

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    file = tmp_path_factory.mktemp("kantor") / "kantor.asn"
    store = create_store(file, kantor("walesi", 25, new_id()), today=TODAY, installation="meja-1", actor="Petugas")
    ctx = Context(store, bootstrap.law_book(), "Petugas", TODAY)
    create(ctx, "walesi", employees=25)
    yield ctx
    store.close()


def table(sheets: tuple[Sheet, ...], name: str) -> list[dict[str, object]]:
    (sheet,) = (each for each in sheets if each.name == name)
    heading, *rows = sheet.rows
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


def finals(ctx: Context, tahun: int = 2025) -> tuple[Evaluasi, ...]:
    with ctx.store.read() as reader:
        found = reader.find(Evaluasi, tahun=tahun, status=StatusEvaluasi.FINAL, digantikan=False)
    assert found
    return found


def test_siasn_counts_from_the_best_and_each_code_is_written_out(office: Context) -> None:
    rows = table(siasn_sheets(office, 2025, bootstrap.texts("id")), "skp22")
    yearly = [each for each in finals(office) if each.jenis is JenisEvaluasi.AKHIR]
    assert len(rows) == len(yearly)
    codes = {(row["kuadranKinerja"], row["KuadranKinerjaNilai"]) for row in rows}
    assert codes <= {
        ("Sangat Baik", 1), ("Baik", 2), ("Butuh Perbaikan", 3), ("Kurang", 4), ("Sangat Kurang", 5),
    }  # fmt: skip
    ratings = {(row["hasilKinerja"], row["hasilKinerjaNilai"]) for row in rows}
    assert ratings <= {("Di Atas Ekspektasi", 1), ("Sesuai Ekspektasi", 2), ("Di Bawah Ekspektasi", 3)}
    assert len(codes) > 1


def test_the_employee_sheet_has_siasn_columns_and_comes_back_in(office: Context, tmp_path: Path) -> None:
    sheets = siasn_sheets(office, 2025, bootstrap.texts("id"))
    people = table(sheets, "pegawai")
    with office.store.read() as reader:
        assert {row["nip_baru"] for row in people} == {each.nip for each in reader.find(Pegawai)}
    assert list(people[0])[:4] == ["pns_id", "nip_baru", "nip_lama", "nama"]
    assert list(people[0])[-2:] == ["is_valid_nik", "nama_sekolah"]
    born = next(row["tanggal_lahir"] for row in people if row["tanggal_lahir"])
    assert re.fullmatch(r"\d\d-\d\d-\d{4}", str(born))
    SpreadsheetFiles().write(tmp_path / "siasn.xlsx", sheets)
    read = SpreadsheetFiles().read(tmp_path / "siasn.xlsx")
    assert [sheet.name for sheet in read] == [sheet.name for sheet in sheets]
    with office.store.read() as reader:
        looked = intake.inspect(read[:1], "siasn.xlsx", reader)
    assert intake.dry_run(office, looked).counts.ditolak == 0


def test_a_plan_is_laid_out_in_the_order_of_the_screens(office: Context) -> None:
    with office.store.read() as reader:
        skp = next(each for each in reader.find(Skp, tahun=2025) if each.status is StatusSkp.DISETUJUI)
    sheet = copy_sheet(office, skp.id)
    order = tuple(Screen)
    places = [order.index(line.screen) for line in sheet.lines]
    assert places == sorted(places)
    assert all(line.text.strip() for line in sheet.lines)
    assert sum(line.field == "rencana" for line in sheet.lines) == len(sheet.plan.results)


def test_a_tick_stays_until_the_text_changes(office: Context) -> None:
    with office.store.read() as reader:
        skp = reader.find(Skp, tahun=2025)[0]
        position = reader.position()
    sheet = copy_sheet(office, skp.id)
    first, *rest = sheet.lines
    ticked = CopyLine(first.screen, first.field, first.below, first.text, copied=True)
    set_copied(office, skp.id, (ticked, *rest))
    again = copy_sheet(office, skp.id)
    assert (again.lines[0].copied, again.done) == (True, 1)
    assert CopyLine(first.screen, first.field, first.below, "Lain").mark != ticked.mark
    with office.store.read() as reader:
        assert reader.position() == position, "a tick is no change of data"


def test_the_list_counts_what_is_still_copied_even_where_the_text_changed_since(office: Context) -> None:
    with office.store.read() as reader:
        skp = reader.find(Skp, tahun=2025)[1]
        results = reader.find(HasilKerja, skp_id=skp.id)
    sheet = copy_sheet(office, skp.id)
    set_copied(office, skp.id, tuple(replace(each, copied=True) for each in sheet.lines))

    def listed() -> tuple[int, int]:
        return next((each.copied, each.lines) for each in plans_to_copy(office, 2025) if each.skp_id == skp.id)

    whole = len(sheet.lines)
    assert listed() == (whole, whole)
    with office.store.write("save_skp", "Petugas") as work:
        work.put(results[0].with_(rencana="Rencana yang lain sama sekali"))
        work.commit()
    copied, lines = listed()
    assert copied < whole
    assert (copied, lines) == (copy_sheet(office, skp.id).done, whole)


def test_siasn_columns_stand_in_its_own_order_with_its_own_ids(office: Context) -> None:
    sheets = siasn_sheets(office, 2025, bootstrap.texts("id"))
    headings = {sheet.name: " ".join(map(str, sheet.rows[0])) for sheet in sheets}
    assert headings["skp22"] == (
        "nip nama hasilKinerja hasilKinerjaNilai perilakuKerja PerilakuKerjaNilai kuadranKinerja KuadranKinerjaNilai "
        "tahun pnsDinilaiId namaPenilai nipNrpPenilai penilaiGolonganId penilaiJabatanNm penilaiUnorNm statusPenilai "
        "path"
    )
    assert headings["kinerja periodik"] == (
        "tahun periodikId periodikNama nip nama hasilKinerja hasilKinerjaNilai perilakuKerja perilakuKerjaNilai "
        "kuadranKinerjaNilai kuadranNilai kriteria koefisenId persentase jabatan instansiNama unorNama namaPenilai "
        "penilaiNipNrp penilaiJabatanNama penilaiUnorNm statusPenilai"
    )
    assert headings["periodik baru"] == (
        "nip nama bulanMulaiPenilaian bulanSelesaiPenilaian hasilKinerjaNilai koefisienId kuadranKinerjaNilai "
        "penilaiGolongan penilaiJabatanNama penilaiNama penilaiNipNrp penilaiUnorNama perilakuKerjaNilai periodikId "
        "pnsDinilaiId statusPenilai tahun tahunMulaiPenilaian tahunSelesaiPenilaian"
    )
    ranks = {row["golongan"]: row["golonganId"] for row in table(sheets, "golongan")}
    known = {"II/a": "21", "III/a": "31", "III/d": "34", "IV/b": "42", "VII": "07", "IX": "09"}
    assert {each: known[each] for each in ranks if each in known} == {
        each: ranks[each] for each in ranks if each in known
    }
    assert len(set(ranks) & set(known)) > 3
    posts = {(row["eselon"], row["eselonId"]) for row in table(sheets, "jabatan")}
    assert posts <= {("", ""), ("III.a", "31"), ("III.b", "32"), ("IV.a", "41"), ("IV.b", "42")}
    assert {row["penilaiGolonganId"] for row in table(sheets, "skp22")} <= {"32", "33", "34", "41", "42", "43"}


def test_what_siasn_will_miss_is_told_before_and_in_the_file(office: Context) -> None:
    outlook = siasn_outlook(office, 2025)
    sheets = siasn_sheets(office, 2025, bootstrap.texts("id"))
    assert (outlook.people, outlook.yearly) == tuple(len(sheet.rows) - 1 for sheet in sheets[:2])
    lacking = table(sheets, "belum lengkap")
    assert sorted(row["NIP"] for row in lacking) == sorted(each.nip for each in outlook.gaps)
    with office.store.read() as reader:
        serving = {each.nip for each in reader.find(Pegawai) if each.kedudukan.in_service}
    without = serving - {row["nip"] for row in table(sheets, "skp22")}
    assert {each.nip for each in outlook.gaps if each.lack is Lack.RESULT} == without
    assert outlook.count(Lack.RESULT) == len(without) > 0


def told(of: Evaluasi, predikat: Predikat, baris: int) -> RekapPenilaian:
    return RekapPenilaian(
        id=new_id(), nip="1", tahun=of.tahun, pegawai_id=of.pegawai_id, rating_hasil=of.rating_hasil or Rating.SESUAI,
        rating_perilaku=of.rating_perilaku or Rating.SESUAI, predikat_berkas=predikat, berkas="rekap.xlsx", baris=baris,
    )  # fmt: skip


def test_what_differs_is_said_person_by_person(office: Context) -> None:
    by_person: dict[object, Evaluasi] = {}
    for each in sorted(finals(office), key=lambda each: each.mulai):
        if each.jenis is JenisEvaluasi.AKHIR:
            by_person[each.pegawai_id] = each
    same, other, *missing = by_person.values()
    assert same.predikat is not None
    wrong = Predikat.KURANG if other.predikat is not Predikat.KURANG else Predikat.BAIK
    stranger = told(same, Predikat.BAIK, 9).with_(pegawai_id=None, nip="199001012018031999", nama="Orang Lain")
    with office.store.write("import", "Petugas") as work:
        work.put_many([told(same, same.predikat, 6), told(other, wrong, 7), stranger])
        work.commit()
    found = reconcile(office, 2025)
    assert (found[0].how, found[0].pegawai_id, found[0].baris) == (Compared.BERBEDA, other.pegawai_id, 7)
    counts = {how: sum(each.how is how for each in found) for how in Compared}
    assert counts == {
        Compared.BERBEDA: 1,
        Compared.HANYA_DI_SINI: len(missing),
        Compared.HANYA_DI_SANA: 1,
        Compared.SAMA: 1,
    }
    assert all(each.sana is None for each in reconcile(office, 2025, bulan=1)), "a yearly file says nothing of a month"
    set_handled(office, 2025, None, [replace(found[0], handled=True)])
    assert [each.handled for each in reconcile(office, 2025)][:2] == [True, False]
    with office.store.read() as reader:
        row = next(each for each in reader.find(RekapPenilaian) if each.baris == 7)
    newcomer = Pegawai(id=new_id(), nip=stranger.nip, nama="Orang Lain", jenis_pegawai=JenisPegawai.PNS)
    with office.store.write("import", "Petugas") as work:
        work.put(row.with_(predikat_berkas=other.predikat))
        work.put(newcomer)
        work.commit()
    again = {each.nip: each for each in reconcile(office, 2025)}
    assert not any(each.handled for each in again.values()), "e-Kinerja says something else now"
    assert again[stranger.nip].pegawai_id == newcomer.id, "he came after the file"
    with office.store.bookkeeping() as books:  # type: ignore[attr-defined]
        books.keep_moved(Moved(newcomer.id, Way.OUT, new_id(), "Distrik Kurulu", "2026-01-20T00:00:00Z"))
    assert stranger.nip not in {each.nip for each in reconcile(office, 2025)}


def test_who_moved_away_is_told_to_the_national_systems_by_the_office_that_owns_him_now(office: Context) -> None:
    texts, gone = bootstrap.texts("id"), finals(office)[0].pegawai_id
    with office.store.read() as reader:
        nip = reader.get(Pegawai, gone).nip
    assert nip in {row["nip_baru"] for row in table(siasn_sheets(office, 2025, texts), "pegawai")}
    with office.store.bookkeeping() as books:  # type: ignore[attr-defined]
        books.keep_moved(Moved(gone, Way.OUT, new_id(), "Distrik Kurulu", "2026-01-20T00:00:00Z"))
    assert nip not in {row["nip_baru"] for row in table(siasn_sheets(office, 2025, texts), "pegawai")}
    assert gone not in {plan.pegawai_id for plan in plans_to_copy(office, 2025)}
    assert gone not in {found.pegawai_id for found in examine(office)}
