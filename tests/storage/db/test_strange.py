"""A value that the program would never write is named wherever it is met: whose record, which field, what."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from office import TODAY, Office

from asn_desktop.bootstrap import texts
from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.rows import KinerjaFilter, PegawaiFilter, Sort, Term
from asn_desktop.storage.db import new_id, open_store
from asn_desktop.storage.db.store import SqlStore

YEAR = TODAY.year


@pytest.fixture
def skp(store: SqlStore, office: Office) -> Skp:
    """A plan and its appraisal."""
    with store.read() as reader:
        person = reader.find(Pegawai)[0]
    days: dict[str, Any] = {"tahun": YEAR, "mulai": date(YEAR, 1, 1), "sampai": date(YEAR + 1, 1, 1)}
    plan = Skp(id=new_id(), pegawai_id=person.id, **days)
    rated = Evaluasi(id=new_id(), skp_id=plan.id, pegawai_id=person.id, **days)
    with store.write("mulai", "Operator") as work:
        work.put(plan)
        work.put(rated)
        work.commit()
    return plan


def tampered(file: Path, table: str, field: str) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(f"UPDATE {table} SET {field} = 'xyz'")
        if table == "pegawai":
            raw.execute(f"UPDATE daftar_pegawai SET {field} = 'xyz'")
        raw.commit()


LISTS: dict[str, tuple[str, str, Callable[[Any, Skp], object]]] = {
    "records": ("evaluasi", "predikat", lambda reader, skp: reader.find(Evaluasi)),
    "one record": ("skp", "status", lambda reader, skp: reader.get(Skp, skp.id)),
    "year": ("evaluasi", "predikat", lambda reader, skp: reader.kinerja_rows(KinerjaFilter(YEAR), Sort(), 100)),
    "term": ("evaluasi", "rating_hasil", lambda reader, skp: reader.term_rows(YEAR, Term())),
    "people": ("pegawai", "jenis_pegawai", lambda reader, skp: reader.pegawai_rows(PegawaiFilter(), Sort(), 100)),
    "approaches": ("skp", "pendekatan", lambda reader, skp: reader.approaches((YEAR,))),
}


@pytest.mark.parametrize("asked", LISTS)
def test_whoever_reads_it_is_told_whose_record_it_is(
    store: SqlStore, office: Office, skp: Skp, file: Path, asked: str
) -> None:
    table, field, read = LISTS[asked]
    tampered(file, table, field)
    with store.read() as reader, pytest.raises(UserError) as told:
        read(reader, skp)
    facts = told.value.facts
    assert told.value.key == "value_strange"
    assert (facts["kind"], facts["field"], facts["value"]) == (table, field.replace("_", " "), "xyz")
    what, why, now = texts("id").error(told.value)
    assert str(facts["whose"]).partition(",")[0] in what
    assert str(facts["identity"]) in why
    assert "asn-desktop check" in now


def test_writing_such_a_record_is_refused_with_the_same_words(store: SqlStore, skp: Skp, file: Path) -> None:
    tampered(file, "skp", "status")
    with pytest.raises(UserError, match="value_strange"), store.write("ubah", "Operator") as work:
        work.put(skp)


def test_the_check_says_it_too(store: SqlStore, skp: Skp, file: Path) -> None:
    store.close()
    tampered(file, "evaluasi", "predikat")
    with closing(open_store(file, today=TODAY, installation="meja-1")) as again:
        (found,) = again.check()
    assert (found.key, found.facts["field"], found.facts["value"]) == ("value_strange", "predikat", "xyz")


def test_a_bug_stays_a_bug(store: SqlStore, skp: Skp) -> None:
    """Where no record holds anything strange, what went wrong is passed on as it was."""
    from asn_desktop.storage.db.strange import examined

    with store.read() as reader, pytest.raises(ValueError, match="own mistake"), examined(reader._plain, Skp):
        raise ValueError("own mistake")
