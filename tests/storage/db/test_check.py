"""The check names what somebody changed past the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from office import TODAY, Office
from sqlalchemy.exc import DatabaseError

from asn_desktop.bootstrap import texts
from asn_desktop.storage.db import open_store
from asn_desktop.storage.db.store import SqlStore

TAMPERED = {
    "changed": ("UPDATE jurnal SET actor = 'Orang lain' WHERE seq = 5", "check_journal", {"seq": 5}),
    "deleted": ("DELETE FROM jurnal WHERE seq = 7", "check_journal", {"seq": 8}),
    "record": ("UPDATE pegawai SET nama = 'Orang lain' WHERE nip LIKE '%903'", "check_record", {"kind": "pegawai"}),
    "removed": ("UPDATE unit SET removed_at = '2026' WHERE kode = '01.2'", "check_record", {"kind": "unit"}),
    "erased": ("DELETE FROM riwayat_golongan WHERE golongan = 'III/b'", "check_record", {"kind": "riwayat golongan"}),
    "reference": ("UPDATE riwayat_unit SET unit_id = 'x'", "check_reference", {"table": "riwayat_unit"}),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_f37_tampering_is_named(store: SqlStore, office: Office, file: Path, how: str) -> None:
    statement, key, facts = TAMPERED[how]
    assert store.check() == ()
    store.close()
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DROP TRIGGER jurnal_update")
        raw.execute("DROP TRIGGER jurnal_delete")
        raw.execute(statement)
        raw.commit()
    with closing(open_store(file, today=TODAY, installation="meja-1")) as again:
        found = {finding.key: finding for finding in again.check()}
    assert key in found
    assert {name: found[key].facts[name] for name in facts} == facts
    assert all(len(texts("id").error(finding)) == 3 for finding in found.values())


def test_the_journal_cannot_be_rewritten(store: SqlStore) -> None:
    for statement in ("UPDATE jurnal SET actor = 'x'", "DELETE FROM jurnal"):
        with store._engine.connect() as connection, pytest.raises(DatabaseError, match="append-only"):
            connection.exec_driver_sql(statement)
