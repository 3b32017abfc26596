"""Records asked for as plain values and as lines: the same as the records themselves, without making one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from office import TODAY, Office, office_records
from sqlalchemy import Engine

from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.storage.db import new_id
from asn_desktop.storage.db.database import Server
from asn_desktop.storage.db.store import SqlStore

FIELDS = ("id", "nip", "nama", "jenis_pegawai", "tanggal_lahir", "alamat", "version")


def stored(record: Record, fields: tuple[str, ...]) -> tuple[object, ...]:
    plain = msgspec.to_builtins(record)
    return tuple(plain[name] for name in fields)


@pytest.fixture
def odd(store: SqlStore, office: Office) -> Pegawai:
    """A person whose texts hold what JSON has to escape."""
    person = Pegawai(
        id=new_id(),
        nip="199008092014032911",
        nama='Déborá "Ibu" Asso',
        jenis_pegawai=JenisPegawai.PNS,
        tanggal_lahir=date(1990, 8, 9),
        alamat="Jl. Trikora\nRT 1\\2\t\x01 – 日",
    )
    with store.write("ubah", "Operator") as work:
        work.put(person)
        work.commit()
    return person


def test_values_and_lines_are_those_of_the_records(store: SqlStore, odd: Pegawai) -> None:
    with store.read() as reader:
        people = reader.find(Pegawai)
        assert odd.nip in {person.nip for person in people}
        wanted = {stored(person, FIELDS) for person in people}
        assert set(reader.values(Pegawai, FIELDS)) == wanted
        assert set(reader.lines(Pegawai, FIELDS)) == {msgspec.json.encode(value) for value in wanted}


def test_another_database_tells_the_same(postgresql: Engine) -> None:
    store = SqlStore(Server(postgresql), Path("pusat"), TODAY)
    store.advance(TODAY)
    office = office_records()
    with store.write("import_pegawai", "Operator") as work:
        work.put_many(office.records)
        work.commit()
    with store.read() as reader:
        wanted = {stored(person, FIELDS) for person in reader.find(Pegawai)}
        assert {tuple(row) for row in reader.values(Pegawai, FIELDS)} == wanted
        assert set(reader.lines(Pegawai, FIELDS)) == {msgspec.json.encode(value) for value in wanted}
        assert reader.position(Pegawai) > 0
    store.close()


def test_they_are_narrowed_like_records(store: SqlStore, office: Office) -> None:
    with store.read() as reader:
        open_posts = reader.find(RiwayatJabatan, sampai=None)
        assert sorted(reader.values(RiwayatJabatan, ("id",), sampai=None)) == sorted((str(p.id),) for p in open_posts)
        two = tuple(person.id for person in reader.find(Pegawai)[:2])
        assert len(reader.lines(RiwayatUnit, ("id",), pegawai_id=two)) == len(reader.find(RiwayatUnit, pegawai_id=two))
        assert reader.lines(Pegawai, ("nip",), nip="0") == []
        with pytest.raises(KeyError):
            reader.values(Pegawai, ("removed_at",))


def test_what_lies_in_the_bin_is_not_told(store: SqlStore, odd: Pegawai) -> None:
    with store.write("hapus", "Operator") as work:
        work.remove(work.get(Pegawai, odd.id))
        work.commit()
    with store.read() as reader:
        assert (odd.nip,) not in reader.values(Pegawai, ("nip",))
        assert b'["199008092014032911"]' not in reader.lines(Pegawai, ("nip",))


def test_the_position_of_some_kinds_moves_with_them_alone(store: SqlStore, office: Office) -> None:
    with store.read() as reader:
        of_people, of_units = reader.position(Pegawai), reader.position(Unit)
        unit = reader.find(Unit)[0]
    with store.write("ubah", "Operator") as work:
        work.put(unit.with_(nama="Sekretariat Baru"))
        work.commit()
    with store.read() as reader:
        assert reader.position(Pegawai) == of_people
        assert reader.position(Unit) == reader.position() > of_units
        assert reader.position(RiwayatUnit, Unit) == reader.position()
