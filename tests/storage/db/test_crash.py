"""A program that is killed leaves the file as it was before, or as it was after; never in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from office import TODAY

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.storage.db import open_store
from asn_desktop.storage.db.store import SqlStore

PEOPLE = 3000

CHILD = """
import faulthandler
import sys
from datetime import date
from pathlib import Path

from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.usecases.rows import PegawaiFilter
from asn_desktop.storage.db import new_id, open_store

faulthandler.dump_traceback_later(120, exit=True)  # so that nobody waits for ever
store = open_store(Path(sys.argv[1]), today=date(2026, 3, 2), installation="meja-1")
people = [
    Pegawai(id=new_id(), nip=f"{n:018}", nama=f"Orang {n}", jenis_pegawai=JenisPegawai.PNS, alamat="x" * 16_000)
    for n in range(int(sys.argv[2]))
]
with store.write("import_pegawai", "Operator") as unit:
    unit.put_many(people)
    unit.pegawai_count(PegawaiFilter())  # the lists are written too
    if sys.argv[3] == "before":
        print("ready", flush=True)
        sys.stdin.readline()
    unit.commit()
    store.keep_draft("skp/1", "sedang diketik")
    print("ready", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize(
    ("moment", "people", "drafts"), [("before", 0, {}), ("after", PEOPLE, {"skp/1": "sedang diketik"})]
)
def test_f43_killed(store: SqlStore, file: Path, moment: str, people: int, drafts: dict[str, str]) -> None:
    store.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(file), str(PEOPLE), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        assert (
            file.with_name(file.name + "-wal").stat().st_size > 1_000_000
        )  # more was on its way than has room in memory
        child.send_signal(signal.SIGKILL)
        child.wait()
    with closing(open_store(file, today=TODAY, installation="meja-1")) as again:
        with again.read() as reader:
            assert len(reader.find(Pegawai)) == people
            assert reader.drafts() == drafts
        assert again.check() == ()
