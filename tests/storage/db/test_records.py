"""What is saved comes back as it was, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from office import TODAY, Office, ids, one_of_each, person
from sqlalchemy.exc import IntegrityError

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import NotFoundError, StaleRecordError
from asn_desktop.core.usecases.rows import KinerjaFilter, LastChange, Sort, Term
from asn_desktop.storage.db import new_id
from asn_desktop.storage.db.database import Server
from asn_desktop.storage.db.records import KINDS
from asn_desktop.storage.db.store import SqlStore


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request: pytest.FixtureRequest, tmp_path: object) -> Iterator[SqlStore]:
    """The store on each database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("store")
    else:
        from pathlib import Path

        engine = request.getfixturevalue("postgresql")
        store = SqlStore(Server(engine), Path("pusat"), TODAY)
        store.advance(TODAY)
        yield store
        store.close()


def test_every_kind_comes_back_as_it_was(anywhere: SqlStore) -> None:
    records = one_of_each()
    assert {type(record) for record in records} == set(KINDS.values())
    with anywhere.write("import_pegawai", "Operator") as unit:
        unit.put_many(records)
        changes = unit.commit()
    assert changes.ids == ids(records)
    assert changes.kinds == set(KINDS)
    with anywhere.read() as reader:
        for record in records:
            assert reader.get(type(record), record.id) == record.with_(version=1)
        assert {row.after is not None and row.operation for row in reader.history(ids(records))} == {"create"}
    assert anywhere.check() == ()


def test_change_undo_bin_and_journal(anywhere: SqlStore) -> None:
    with anywhere.write("add_pegawai", "Operator") as unit:
        saved = unit.put(person(901, "Simson Hubi"))
        unit.commit()
    with anywhere.write("save_pegawai", "Kasubag") as unit:
        changed = unit.put(saved.with_(nama="Simson Huby", kedudukan=Kedudukan.CLTN))
        unit.commit()
    with anywhere.read() as reader:
        newest, first = reader.history([saved.id])
        assert (newest.actor, newest.action, newest.operation) == ("Kasubag", "save_pegawai", "update")
        assert newest.before is not None
        assert newest.after is not None
        assert (newest.before["nama"], newest.after["nama"]) == ("Simson Hubi", "Simson Huby")
        assert newest.after["kedudukan"] is Kedudukan.CLTN
        assert first.before is None
        last = reader.last_change()
        assert last == LastChange(newest.group, newest.at, "Kasubag", "save_pegawai", 1)
    with anywhere.write("remove_pegawai", "Operator") as unit:
        unit.remove(changed)
        unit.commit()
    with anywhere.read() as reader:
        (gone,) = reader.bin()
        assert (gone.kind, gone.id, gone.words, gone.actor) == ("pegawai", saved.id, ("Simson Huby",), "Operator")
        with pytest.raises(NotFoundError):
            reader.get(Pegawai, saved.id)
        assert reader.find(Pegawai) == ()
        last = reader.last_change()
        assert last is not None
        assert last.action == "remove_pegawai"
    with anywhere.write("undo", "Operator") as unit:
        unit.undo(last.group)
        unit.commit()
    with anywhere.read() as reader:
        assert reader.get(Pegawai, saved.id) == changed.with_(version=4)
        assert reader.bin() == ()
    assert anywhere.check() == ()


def test_a_stale_save_overwrites_nothing(anywhere: SqlStore) -> None:
    with anywhere.write("add_pegawai", "A") as unit:
        saved = unit.put(person(901, "Simson Hubi"))
        unit.commit()
    with anywhere.write("save_pegawai", "A") as unit:
        unit.put(saved.with_(nama="Simson Huby"))
        unit.commit()
    for late in (saved.with_(nama="Samson"), saved.with_(version=0), saved.with_(version=9)):
        with anywhere.write("save_pegawai", "B") as unit, pytest.raises(StaleRecordError):
            unit.put(late)
    with anywhere.write("remove_pegawai", "B") as unit, pytest.raises(StaleRecordError):
        unit.remove(saved)
    with anywhere.write("save_pegawai", "B") as unit, pytest.raises(StaleRecordError):
        unit.put(person(902, "Tak pernah ada").with_(version=1))
    with anywhere.read() as reader:
        assert reader.get(Pegawai, saved.id).nama == "Simson Huby"


def test_only_what_differs_is_written_and_each_comes_back_whole(anywhere: SqlStore) -> None:
    """Several people, each changed in something else, in one step; a change to nothing counts too."""
    people = (
        person(901, "Simson Hubi", catatan="pindahan"),
        person(902, "Debora Asso", tmt_pns=date(2015, 3, 1)),
        person(903, "Yulius"),
    )
    with anywhere.write("import_pegawai", "Operator") as unit:
        first, second, third = (unit.put(one) for one in people)
        unit.commit()
    group = anywhere.new_group()
    changed = (
        first.with_(catatan="", nama="Simson Huby"),
        second.with_(tmt_pns=None),
        third.with_(kedudukan=Kedudukan.CLTN),
    )
    with anywhere.write("save_pegawai", "Operator", group) as unit:
        unit.put_many(changed)
        unit.commit()
    with anywhere.read() as reader:
        assert [reader.get(Pegawai, one.id) for one in changed] == [one.with_(version=2) for one in changed]
    assert anywhere.check() == ()
    with anywhere.write("undo", "Operator") as unit:
        unit.undo(group)
        unit.commit()
    with anywhere.read() as reader:
        kept = [reader.get(Pegawai, one.id) for one in people]
        assert kept == [one.with_(version=3) for one in people]
    assert anywhere.check() == ()


def test_what_did_not_change_leaves_no_trace(anywhere: SqlStore) -> None:
    with anywhere.write("add_pegawai", "A") as unit:
        saved = unit.put(person(901, "Simson Hubi"))
        unit.commit()
    with anywhere.write("save_pegawai", "A") as unit:
        assert unit.put(saved) == saved
        unit.put_many([saved])
        assert not unit.commit()
    with anywhere.read() as reader:
        assert len(reader.history([saved.id])) == 1


def test_leaving_without_commit_undoes_everything(anywhere: SqlStore) -> None:
    with anywhere.write("add_pegawai", "A") as unit:
        unit.put(person(901, "Simson Hubi"))
    with anywhere.read() as reader:
        assert reader.find(Pegawai) == ()
        assert reader.last_change() is None


def test_find_by_value_by_nothing_and_by_many(anywhere: SqlStore) -> None:
    people = [person(serial, f"Orang {serial}") for serial in range(901, 999)]
    with anywhere.write("import_pegawai", "A") as unit:
        unit.put_many(people)
        unit.put(RiwayatGolongan(id=new_id(), pegawai_id=people[0].id, golongan="III/a", tmt=date(2020, 4, 1)))
        unit.commit()
    with anywhere.read() as reader:
        assert [p.nip for p in reader.find(Pegawai, nip=people[5].nip)] == [people[5].nip]
        assert len(reader.find(Pegawai, nip={p.nip for p in people[:40]}, kedudukan=Kedudukan.AKTIF)) == 40
        assert reader.find(Pegawai, id=()) == ()
        assert len(reader.find(Pegawai, jenis_kelamin=None)) == 98
        assert len(reader.find(RiwayatGolongan, tmt=date(2020, 4, 1), pegawai_id=[people[0].id])) == 1


def test_a_record_saved_twice_in_one_batch_keeps_both_steps(store: SqlStore) -> None:
    first = person(901, "Simson")
    with store.write("import_pegawai", "A") as unit:
        unit.put_many([first, first.with_(version=1, nama="Simson Hubi")])
        unit.commit()
    with store.read() as reader:
        assert [row.operation for row in reader.history([first.id])] == ["update", "create"]


def test_a_reference_to_nobody_is_refused_at_commit(store: SqlStore) -> None:
    entry = RiwayatGolongan(id=new_id(), pegawai_id=new_id(), golongan="III/a", tmt=date(2020, 4, 1))
    with store.write("add_entry", "A") as unit:
        unit.put(entry)
        with pytest.raises(IntegrityError):
            unit.commit()
    with store.read() as reader:
        assert reader.find(RiwayatGolongan) == ()
    assert store.check() == ()


def test_orphans_of_the_unit_tree_are_kept(store: SqlStore) -> None:
    orphan = Unit(id=new_id(), nama="Tanpa induk", induk_id=new_id())
    with store.write("save_unit", "A") as unit:
        unit.put(orphan)
        unit.commit()
    assert store.check() == ()


def test_the_unit_of_work_sees_its_own_changes(store: SqlStore, office: Office) -> None:
    from asn_desktop.core.usecases.rows import PegawaiFilter, Sort

    with store.write("save_pegawai", "A") as unit:
        unit.put(unit.get(Pegawai, office.staf.id).with_(nama="Zakarias"))
        names = [row.nama for row in unit.pegawai_rows(PegawaiFilter(), Sort(descending=True), 1)]
        assert names == ["Zakarias"]


def test_identities_sort_by_time_and_are_version_7() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000
    assert {(identity.version, identity.variant) for identity in made} == {(7, UUID(int=1 << 63).variant)}


def test_years_and_terms_are_counted_alike_on_both_databases(anywhere: SqlStore) -> None:
    with anywhere.write("import_pegawai", "Operator") as unit:
        unit.put_many(one_of_each())
        unit.commit()
    quarter = Term(JenisEvaluasi.TRIWULAN, 2, date(2026, 4, 1), date(2026, 7, 1))
    with anywhere.read() as reader:
        (row,) = [each for each in reader.term_rows(2026, quarter) if each.skp_id]
        counted = (row.indikator, row.realisasi, row.rencana_aksi, row.realisasi_bulan, row.bukti, row.umpan_balik)
        assert counted == (1, 0, 1, 1, 1, 1)
        assert row.evaluasi_id is None
        (year,) = [each for each in reader.term_rows(2026, Term()) if each.skp_id]
        assert (year.evaluasi_id is None, year.realisasi) == (False, 1)
        assert sum(each.evaluasi_ada for each in reader.progress(2026, quarter)) == 0
        assert sum(each.evaluasi_ada for each in reader.progress(2026)) == 1
        asked = KinerjaFilter(2026, skp="begun", term=quarter)
        assert reader.kinerja_count(asked) == len(reader.kinerja_rows(asked, Sort(), 10)) == 1
