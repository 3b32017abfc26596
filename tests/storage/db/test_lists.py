"""Lists show the office as of today, right after every change."""

from __future__ import annotations

from datetime import date

import pytest
from office import TODAY, Office, evaluation, person, placed, plan
from sqlalchemy import text

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, JenisEvaluasi, Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.rows import KinerjaFilter, PegawaiFilter, PegawaiRow, Sort
from asn_desktop.storage.db import new_id
from asn_desktop.storage.db.store import SqlStore


def save(store: SqlStore, *records: Record) -> None:
    with store.write("save_pegawai", "Operator") as unit:
        unit.put_many(records)
        unit.commit()


def names(store: SqlStore, where: PegawaiFilter | None = None, sort: Sort | None = None) -> list[str]:
    with store.read() as reader:
        rows = reader.pegawai_rows(where or PegawaiFilter(), sort or Sort(), 100)
        assert reader.pegawai_count(where or PegawaiFilter()) == len(rows)
        return [row.nama for row in rows]


def penilai(store: SqlStore) -> dict[str, str]:
    with store.read() as reader:
        return {row.nama: row.penilai for row in reader.kinerja_rows(KinerjaFilter(2026), Sort(), 100)}


def test_a_row_tells_of_today(store: SqlStore, office: Office) -> None:
    with store.read() as reader:
        rows = {row.nip: row for row in reader.pegawai_rows(PegawaiFilter(), Sort(), 100)}
    assert rows[office.sekretaris.nip] == PegawaiRow(
        office.sekretaris.id,
        office.sekretaris.nip,
        "Dr. Maria Yelipele",
        JenisPegawai.PNS,
        Kedudukan.AKTIF,
        "III/d",
        "Sekretaris Distrik",
        "Sekretariat",
        office.sekretariat.id,
    )
    assert office.pensiunan.nip not in rows


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("nama", "Dr. Maria Yelipele", "Yusuf Ma'ruf"),  # titles do not count
        ("nip", "Simson Hubi, S.Sos", "Simon Huby"),
        ("golongan", "Yusuf Ma'ruf", "Simson Hubi, S.Sos"),  # II/c before IV/a, by rank
        ("jabatan", "Simson Hubi, S.Sos", "Dr. Maria Yelipele"),
        ("unit", "Simson Hubi, S.Sos", "Simon Huby"),
    ],
)
def test_sorting(store: SqlStore, office: Office, column: str, first: str, last: str) -> None:
    up = names(store, sort=Sort(column))
    assert (up[0], up[-1]) == (first, last)
    assert names(store, sort=Sort(column, descending=True)) == up[::-1]


def test_filters(store: SqlStore, office: Office) -> None:
    assert names(store, PegawaiFilter(kedudukan=Kedudukan.PENSIUN)) == ["Agustina Wenda"]
    assert names(store, PegawaiFilter(golongan="III/a")) == ["Simon Huby"]
    assert names(store, PegawaiFilter(jenis_pegawai=JenisPegawai.PPPK)) == []
    assert len(names(store, PegawaiFilter(unit_id=office.distrik.id))) == 4  # with the units below
    assert len(names(store, PegawaiFilter(unit_id=office.sekretariat.id))) == 2


def test_pages_follow_one_another(store: SqlStore, office: Office) -> None:
    with store.read() as reader:
        pages = [reader.pegawai_rows(PegawaiFilter(), Sort(), 2, offset)[:2] for offset in (0, 2, 4)]
        assert pages[0] + pages[1] == reader.pegawai_rows(PegawaiFilter(), Sort(), 10)
        assert pages[2] == ()


def test_superiors_follow_the_organisation(store: SqlStore, office: Office) -> None:
    assert penilai(store) == {
        "Simson Hubi, S.Sos": "",
        "Dr. Maria Yelipele": "Simson Hubi, S.Sos",
        "Yusuf Ma'ruf": "Dr. Maria Yelipele",
        "Simon Huby": "Simson Hubi, S.Sos",
    }


def test_a_new_name_of_the_head_shows_with_everybody_he_appraises(store: SqlStore, office: Office) -> None:
    save(store, office.kepala.with_(version=1, nama="Samson Hubi"))
    assert penilai(store)["Dr. Maria Yelipele"] == "Samson Hubi, S.Sos"
    assert penilai(store)["Simon Huby"] == "Samson Hubi, S.Sos"
    assert store.check() == ()


def test_an_acting_head_appraises(store: SqlStore, office: Office) -> None:
    save(
        store,
        RiwayatJabatan(
            id=new_id(),
            pegawai_id=office.staf.id,
            nama="Kepala Distrik",
            jenis=office.kepala_distrik.jenis,
            tmt=date(2026, 2, 1),
            status=StatusJabatan.PLT,
            jabatan_id=office.kepala_distrik.id,
        ),
    )
    assert penilai(store)["Simon Huby"] == "Yusuf Ma'ruf"
    assert penilai(store)["Dr. Maria Yelipele"] == "Yusuf Ma'ruf"
    assert store.check() == ()


def test_a_unit_that_moves_takes_its_people_to_another_superior(store: SqlStore, office: Office) -> None:
    save(store, office.seksi.with_(version=1, induk_id=office.sekretariat.id))
    assert penilai(store)["Simon Huby"] == "Dr. Maria Yelipele"
    save(store, office.seksi.with_(version=2, induk_id=office.seksi.id))  # a loop is shown, not crashed on
    assert penilai(store)["Simon Huby"] == ""
    assert store.check() == ()


def test_a_post_that_no_longer_heads(store: SqlStore, office: Office) -> None:
    save(store, office.kepala_sekretariat.with_(version=1, kepala=False))
    assert penilai(store)["Yusuf Ma'ruf"] == "Simson Hubi, S.Sos"
    assert store.check() == ()


def test_a_decision_goes_before_the_tree(store: SqlStore, office: Office) -> None:
    bupati = Pejabat(id=new_id(), nama="Bupati Jayawijaya", jabatan="Bupati")
    decision = PenetapanPenilai(id=new_id(), pegawai_id=office.kepala.id, tmt=date(2026, 1, 1), pejabat_id=bupati.id)
    save(store, bupati, decision)
    assert penilai(store)["Simson Hubi, S.Sos"] == "Bupati Jayawijaya"
    save(store, bupati.with_(version=1, nama="Penjabat Bupati"))
    assert penilai(store)["Simson Hubi, S.Sos"] == "Penjabat Bupati"
    assert store.check() == ()


def test_a_unit_in_the_bin_leaves_its_people_without_one(store: SqlStore, office: Office) -> None:
    with store.write("remove_unit", "Operator") as unit:
        unit.remove(unit.get(Unit, office.seksi.id))
        unit.commit()
    with store.read() as reader:
        (row,) = reader.pegawai_rows(PegawaiFilter(text="Simon Huby"), Sort(), 1)
        assert (row.unit, row.unit_id) == ("", None)
        assert reader.progress(2026)[-1].unit_id is None
    with store.write("restore", "Operator") as unit:
        unit.restore("unit", office.seksi.id)
        unit.commit()
    assert len(names(store, PegawaiFilter(unit_id=office.seksi.id))) == 1
    assert store.check() == ()


def test_tomorrow_brings_what_begins_tomorrow(store: SqlStore, office: Office) -> None:
    who = office.staf.id
    save(store, RiwayatGolongan(id=new_id(), pegawai_id=who, golongan="II/d", tmt=date(2026, 4, 1)))
    save(store, RiwayatUnit(id=new_id(), pegawai_id=who, unit_id=office.seksi.id, tmt=date(2026, 4, 1)))
    with store.read() as reader:
        post = reader.find(RiwayatJabatan, pegawai_id=office.sekretaris.id)[0]
    save(store, post.with_(sampai=date(2026, 5, 1)))
    for day, golongan, unit, above in (
        (date(2026, 3, 31), "II/c", "Sekretariat", "Dr. Maria Yelipele"),
        (date(2026, 4, 1), "II/d", "Seksi Pemerintahan", "Simson Hubi, S.Sos"),
        (date(2026, 5, 1), "II/d", "Seksi Pemerintahan", "Simson Hubi, S.Sos"),
        (TODAY, "II/c", "Sekretariat", "Dr. Maria Yelipele"),  # and back again
    ):
        store.advance(day)
        with store.read() as reader:
            (row,) = reader.pegawai_rows(PegawaiFilter(text="yusuf"), Sort(), 1)
        assert (row.golongan, row.unit, penilai(store)["Yusuf Ma'ruf"]) == (golongan, unit, above)
        assert store.check() == ()


def test_the_year_of_everybody(store: SqlStore, office: Office) -> None:
    first = plan(office.staf, status=StatusSkp.DISETUJUI)
    second = plan(office.penyuluh, penilai_id=office.sekretaris.id)
    retired = plan(office.pensiunan)
    old = evaluation(first, digantikan=True, predikat=Predikat.KURANG, status=StatusEvaluasi.FINAL)
    new = evaluation(first, revisi=2, menggantikan_id=old.id, predikat=Predikat.BAIK, status=StatusEvaluasi.FINAL)
    quarter = evaluation(second, jenis=JenisEvaluasi.TRIWULAN, predikat=Predikat.SANGAT_BAIK)
    capaian = CapaianOrganisasi(id=new_id(), unit_id=office.sekretariat.id, tahun=2026, capaian=Capaian.ISTIMEWA)
    save(store, first, second, retired, old, new, quarter, capaian, plan(office.staf, 2025))
    with store.read() as reader:
        rows = {row.nama: row for row in reader.kinerja_rows(KinerjaFilter(2026), Sort("predikat"), 100)}
        assert set(rows) == {*penilai(store), "Agustina Wenda"}
        staf = rows["Yusuf Ma'ruf"]
        assert (staf.skp_id, staf.evaluasi_id, staf.predikat) == (first.id, new.id, Predikat.BAIK)
        assert (staf.mulai, staf.sampai, staf.skp_status) == (first.mulai, first.sampai, StatusSkp.DISETUJUI)
        assert rows["Simon Huby"].penilai == "Dr. Maria Yelipele"  # the plan names her
        assert rows["Simon Huby"].evaluasi_id is None  # a quarter is not the year
        assert rows["Simson Hubi, S.Sos"].skp_id is None
        counts = {
            "": 5,
            "none": reader.kinerja_count(KinerjaFilter(2026, skp="none")),
            "begun": reader.kinerja_count(KinerjaFilter(2026, skp="begun")),
            "draf": reader.kinerja_count(KinerjaFilter(2026, skp=StatusSkp.DRAF)),
            "final": reader.kinerja_count(KinerjaFilter(2026, evaluasi=StatusEvaluasi.FINAL)),
            "not begun": reader.kinerja_count(KinerjaFilter(2026, evaluasi="none")),
            "predikat": reader.kinerja_count(KinerjaFilter(2026, predikat=Predikat.KURANG)),
            "penilai": reader.kinerja_count(KinerjaFilter(2026, penilai="yelipele")),
            "unit": reader.kinerja_count(KinerjaFilter(2026, unit_id=office.sekretariat.id)),
            "text": reader.kinerja_count(KinerjaFilter(2026, text="huby")),
        }
        assert counts == {
            "": reader.kinerja_count(KinerjaFilter(2026)),
            "none": 2, "begun": 3, "draf": 2, "final": 1, "not begun": 4, "predikat": 0, "penilai": 3, "unit": 3,
            "text": 1,
        }  # fmt: skip
        for column in ("nama", "nip", "jabatan", "unit", "penilai", "skp_status", "evaluasi_status", "mulai", "sampai"):
            assert len(reader.kinerja_rows(KinerjaFilter(2026), Sort(column, descending=True), 100)) == 5
        progress = {row.unit: row for row in reader.progress(2026)}
    sekretariat = progress["Sekretariat"]
    assert (sekretariat.pegawai, sekretariat.skp_ada, sekretariat.skp_disetujui) == (3, 2, 1)
    assert (sekretariat.evaluasi_ada, sekretariat.evaluasi_final) == (1, 1)
    assert (sekretariat.predikat, sekretariat.capaian) == ({Predikat.BAIK: 1}, Capaian.ISTIMEWA)
    assert progress["Distrik Walesi"].skp_ada == 0


def test_who_has_two_plans_counts_with_the_one_that_covers_the_years_end(store: SqlStore, office: Office) -> None:
    first = plan(office.staf, status=StatusSkp.DISETUJUI).with_(sampai=date(2026, 7, 1))
    second = plan(office.staf, status=StatusSkp.DISETUJUI).with_(mulai=date(2026, 7, 1))
    half = evaluation(first, predikat=Predikat.KURANG, status=StatusEvaluasi.FINAL)
    save(store, first, second, half)
    with store.read() as reader:
        assert [row.predikat for row in reader.progress(2026) if row.predikat] == []
    save(store, evaluation(second, predikat=Predikat.BAIK, status=StatusEvaluasi.FINAL))
    with store.read() as reader:
        assert [row.predikat for row in reader.progress(2026) if row.predikat] == [{Predikat.BAIK: 1}]


def test_everybody_who_appraises_is_named_once(store: SqlStore, office: Office) -> None:
    save(store, plan(office.penyuluh, penilai_id=office.sekretaris.id))
    with store.read() as reader:
        found = reader.penilai_names(2026)
        rows = reader.kinerja_rows(KinerjaFilter(2026), Sort(), 100)
    assert list(found) == sorted({row.penilai for row in rows if row.penilai})
    assert len(found) > 1


def test_check_names_lists_that_fell_behind_and_rebuilding_mends_them(store: SqlStore, office: Office) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE daftar_pegawai SET nama = 'Orang lain' WHERE nip LIKE '%903'"))
        connection.execute(text("INSERT INTO cari_pegawai(rowid, cari) VALUES (999, 'hantu')"))
    found = {finding.key: finding.facts for finding in store.check()}
    assert found["check_lists"] == {"n": 1}
    assert "check_search" in found
    store.rebuild_lists()
    assert store.check() == ()
    assert names(store, PegawaiFilter(text="yusuf")) == ["Yusuf Ma'ruf"]


def test_an_import_of_five_thousand_is_undone_at_once(store: SqlStore, office: Office) -> None:
    people = [person(serial % 1000, f"Orang {serial}") for serial in range(5000)]
    with store.write("import_pegawai", "Operator") as unit:
        unit.put_many(record for one in people for record in placed(one, office.seksi, "II/a", "Guru")[:2])
        unit.commit()
    with store.read() as reader:
        assert reader.pegawai_count(PegawaiFilter()) == 5004
        change = reader.last_change()
        assert change is not None
        assert change.n == 10_000
    with store.write("undo", "Operator") as unit:
        unit.undo(change.group)
        unit.commit()
    with store.read() as reader:
        assert reader.pegawai_count(PegawaiFilter()) == 4
        assert reader.bin() == ()  # taken back is not thrown away
        assert reader.find(Pegawai, nama="Orang 7") == ()
    assert store.check() == ()
