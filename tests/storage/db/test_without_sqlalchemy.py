"""What a start and a kiriman need of a file comes without SQLAlchemy; both ways of asking stand in one transaction."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from office import TODAY, Office

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.usecases.rows import PegawaiFilter
from asn_desktop.storage.db.store import SqlStore

START = """
import sys
from datetime import date
from pathlib import Path
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.usecases.rows import KinerjaFilter, PegawaiFilter, Sort
from asn_desktop.storage.db import open_store

store = open_store(Path(sys.argv[1]), today=date.fromisoformat(sys.argv[2]), installation="meja-1")
with store.read() as reader:
    rows = reader.pegawai_rows(PegawaiFilter(), Sort(), 100)
    assert rows and reader.pegawai_count(PegawaiFilter()) == len(rows)
    assert reader.get(Pegawai, rows[0].id).nip == rows[0].nip
    assert reader.find(Kantor) and reader.search(rows[0].nip)
    assert reader.kinerja_count(KinerjaFilter(2026)) and reader.progress(2026)
    reader.drafts(), reader.setting("list.pegawai")
store.remember("list.pegawai", {"sort": "nip"})
store.keep_draft("pegawai/baru", {"nama": "Yo"})
with store.books() as books:
    first, last = books.epochs()[books.epoch]
    assert books.span(first, last).last == last and sum(books.counts(first, last).values()) == last - first + 1
    assert sum(map(len, books.lines(first, last))) == last - first + 1 and not books.files(first, last)
with store.bookkeeping() as notes:
    assert not notes.sent()
print("sqlalchemy" in sys.modules)
with store.read() as reader:
    reader.last_change()
print("sqlalchemy" in sys.modules)
store.close()
"""


def test_opening_lists_drafts_and_what_travels_do_not_load_it(store: SqlStore, office: Office, file: Path) -> None:
    store.close()
    for day in (TODAY, TODAY + timedelta(days=1)):  # the first start of a new day, on which nothing begins or ends
        told = subprocess.run(
            [sys.executable, "-c", START, str(file), day.isoformat()], capture_output=True, text=True, check=True
        )
        assert told.stdout.split() == ["False", "True"]


def test_both_ways_of_asking_see_the_file_as_it_was_when_reading_began(store: SqlStore, office: Office) -> None:
    with store.read() as reader:
        before = reader.pegawai_count(PegawaiFilter())
        gone = reader.find(Pegawai)[0]
        with store.write("remove_pegawai", "Operator") as unit:
            unit.remove(gone)
            unit.commit()
        assert reader.history([gone.id])[0].operation == "create"
        assert reader.pegawai_count(PegawaiFilter()) == before
    with store.read() as reader:
        assert reader.pegawai_count(PegawaiFilter()) == before - 1
        assert reader.history([gone.id])[0].operation == "remove"
