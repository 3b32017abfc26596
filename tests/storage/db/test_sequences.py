"""Whatever is done in whatever order: the journal holds, lists match, and undo goes back."""

from __future__ import annotations

import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import TODAY, office_records

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai, organisation, superior
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.usecases.rows import KinerjaFilter, Sort
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.db.store import SqlStore

KINDS: tuple[type[Record], ...] = (Pegawai, Unit, Jabatan, RiwayatGolongan, RiwayatJabatan, RiwayatUnit)
DAYS = (date(2019, 1, 1), date(2026, 3, 1), TODAY, date(2026, 3, 3), date(2027, 1, 1))

actions = st.lists(
    st.tuples(st.sampled_from(("put", "put", "put", "remove", "restore", "undo", "day")), st.integers(0, 999)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(actions)
def test_any_sequence(sequence: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kantor = Kantor(id=new_id(), nama="Distrik", instansi="Kabupaten")
        with closing(create_store(Path(folder) / "k.asn", kantor, today=TODAY)) as store:
            with store.write("import_pegawai", "Operator") as unit:
                unit.put_many(office_records().records)
                unit.commit()
            for action, number in sequence:
                before = contents(store)
                groups_before = groups(store)
                try:
                    do(store, action, number)
                except UserError:
                    assert contents(store) == before
                    assert groups(store) == groups_before
            assert store.check() == ()
            assert shown(store) == by_the_domain(store)


def do(store: SqlStore, action: str, number: int) -> None:
    if action == "day":
        store.advance(DAYS[number % len(DAYS)])
        return
    with store.write(action, "Operator") as unit:
        kind = KINDS[number % len(KINDS)]
        live = unit.find(kind)
        if action == "put" and live:
            unit.put(changed(live[number % len(live)], unit, number))
        elif action == "remove" and live:
            unit.remove(live[number % len(live)])
        elif action == "restore":
            for row in unit.bin()[:1]:
                unit.restore(row.kind, row.id)
        elif action == "undo":
            known = groups(store)
            unit.undo(known[number % len(known)])
        unit.commit()


def changed(record: Record, unit: Any, number: int) -> Record:
    """The record with something in it changed that lists depend on."""
    units, people, posts = unit.find(Unit), unit.find(Pegawai), unit.find(Jabatan)
    day = DAYS[number % len(DAYS)]
    match record:
        case Pegawai():
            return record.with_(nama=f"Nama {number}", kedudukan=list(Kedudukan)[number % 8])
        case Unit():
            above = units[number % len(units)].id if number % 3 and units else None
            return record.with_(nama=f"Unit {number}", induk_id=above)
        case Jabatan():
            there = units[number % len(units)].id if units else record.unit_id
            return record.with_(kepala=bool(number % 2), unit_id=there)
        case RiwayatJabatan():
            post = posts[number % len(posts)].id if posts else None
            return record.with_(jabatan_id=post, tmt=day, nama=f"Jabatan {number}")
        case RiwayatUnit():
            there = units[number % len(units)].id if units else record.unit_id
            return record.with_(unit_id=there, tmt=day, pegawai_id=people[0].id if people else record.pegawai_id)
        case RiwayatGolongan():
            return record.with_(tmt=day, golongan="IV/b")
    raise AssertionError(kind_of(type(record)))


def contents(store: SqlStore) -> list[tuple[Record, ...]]:
    with store.read() as reader:
        return [reader.find(kind) for kind in KINDS]


def groups(store: SqlStore) -> list[UUID]:
    """All groups of changes so far."""
    with store._engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT DISTINCT group_id FROM jurnal ORDER BY group_id")
        return [UUID(group) for group in found.scalars()]


def shown(store: SqlStore) -> dict[UUID, str]:
    with store.read() as reader:
        return {row.pegawai_id: row.penilai for row in reader.kinerja_rows(KinerjaFilter(2026), Sort(), 100)}


def by_the_domain(store: SqlStore) -> dict[UUID, str]:
    """Each employee's appraiser as `core.domain.penilai` says, from all records."""
    with store.read() as reader:
        everybody = {one.id: one for one in reader.find(Pegawai)}
        org = organisation(
            unit_tree(reader.find(Unit)),
            reader.find(Jabatan),
            reader.find(RiwayatJabatan),
            reader.find(RiwayatUnit),
            reader.find(PenetapanPenilai),
        )
        with store._engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT pegawai.id, nama, gelar_depan, gelar_belakang FROM pegawai")
            names = {
                UUID(row.id): Pegawai(
                    id=UUID(row.id), nip="", nama=row.nama, jenis_pegawai=next(iter(everybody.values())).jenis_pegawai,
                    gelar_depan=row.gelar_depan, gelar_belakang=row.gelar_belakang,
                ).nama_lengkap
                for row in rows
            } if everybody else {}  # fmt: skip
        found: dict[UUID, str] = {}
        for one in everybody.values():
            if one.kedudukan.in_service:
                above = superior(org, one.id, store._today).pegawai_id
                found[one.id] = "" if above is None else names[above]
        return found
