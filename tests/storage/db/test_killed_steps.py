"""F43: killed while an office is first made, or brought forward from an old schema; what is there is whole."""

from __future__ import annotations

import gzip
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from office import TODAY

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.storage.db import create_store, new_id, open_store

OLD = Path(__file__).parents[2] / "fixtures" / "schema"
CHILD = """
import json, os, shutil, signal, sys
from datetime import date
from pathlib import Path
from uuid import UUID

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.storage.db import create_store, open_store

signal.alarm(200)  # so that nobody waits for ever
what, folder, old = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
today, times = date(2026, 3, 2), 8

def work(file):
    if what == "create":
        kantor = Kantor(id=UUID(int=1), nama="Distrik", instansi="Kabupaten")
        create_store(file, kantor, today=today, installation="m", actor="O").close()
    else:
        open_store(file, today=today, installation="m").close()

def place(number):
    spot = folder / str(number)
    spot.mkdir()
    if what == "migrate":
        shutil.copy(old, spot / "kantor.asn")
    return spot / "kantor.asn"

def run(file, last):
    count = 0
    def step(frame, event, _argument):
        nonlocal count
        if event == "call" and ("asn_desktop" in frame.f_code.co_filename or "alembic" in frame.f_code.co_filename):
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(step)
    work(file)
    sys.setprofile(None)
    return count

run(place("first"), 0)  # what is only imported once is no step
total, killed = run(place("whole"), 0), 0
for number in range(times):
    file = place(number)
    child = os.fork()
    if child == 0:
        signal.alarm(60)  # so that nobody waits for ever
        run(file, 1 + total * number // times)
        os._exit(0)
    killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
print(json.dumps(killed))
"""


def killed(what: str, folder: Path, old: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, what, str(folder), str(old)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5, done.stdout


def test_f43_an_office_that_was_never_finished_is_not_taken_for_one(tmp_path: Path) -> None:
    killed("create", tmp_path, OLD)
    unfinished = 0
    for spot in sorted(tmp_path.iterdir()):
        file = spot / "kantor.asn"
        if not file.exists():
            unfinished += 1
            kantor = Kantor(id=new_id(), nama="Distrik", instansi="Kabupaten")
            create_store(file, kantor, today=TODAY, installation="m", actor="O").close()
        with closing(open_store(file, today=TODAY, installation="m")) as store:
            assert store.check() == ()
            with store.read() as reader:
                assert len(reader.find(Kantor)) == 1
    assert unfinished > 2


@pytest.mark.parametrize("schema", ["0001"])
def test_f43_a_file_that_was_brought_forward_half_way_is_brought_forward_whole(tmp_path: Path, schema: str) -> None:
    old, desks = tmp_path / "lama.asn", tmp_path / "meja"
    desks.mkdir()
    old.write_bytes(gzip.decompress((OLD / f"{schema}.asn.gz").read_bytes()))
    killed("migrate", desks, old)
    wanted = None
    for spot in sorted(desks.iterdir(), reverse=True):
        with closing(open_store(spot / "kantor.asn", today=TODAY, installation="m")) as store:
            assert store.check() == ()
            with store.books() as books:
                found = (books.schema, sum(last - first + 1 for first, last in books.epochs().values()))
        wanted = wanted or found
        assert found == wanted, spot.name
