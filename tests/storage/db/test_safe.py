"""Copies of real files: made, proven, put back; whatever is interrupted leaves the old file as it was."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from office import TODAY, Office, person

from asn_desktop.bootstrap import texts
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.safekeeping import NEWEST, AlasanCadangan
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.db.copies import epoch_of, looking
from asn_desktop.storage.db.safe import FileSafe
from asn_desktop.storage.db.store import SqlStore

TUTUP = AlasanCadangan.TUTUP


class Clock:
    """A wall clock that goes on by one hour whenever it is asked."""

    def __init__(self) -> None:
        self.at = datetime.fromisoformat("2026-03-02 08:00")

    def __call__(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def safe(tmp_path: Path, clock: Clock) -> FileSafe:
    return FileSafe(tmp_path / "cadangan", lambda: "meja-1", clock)


def refused(doing: Callable[[], object]) -> str:
    with pytest.raises(UserError) as problem:
        doing()
    for language in ("id", "en"):
        assert all(texts(language).error(problem.value))  # type: ignore[arg-type]
    return problem.value.key


def reopened(file: Path) -> SqlStore:
    return open_store(file, today=TODAY, installation="meja-1")


def add(store: SqlStore, serial: int, name: str, action: str = "add_pegawai") -> None:
    with store.write(action, "Operator") as unit:
        unit.put(person(serial, name))
        unit.commit()


def names(file: Path) -> set[str]:
    with closing(reopened(file)) as store, store.read() as reader:
        assert store.check() == ()
        return {one.nama for one in reader.find(Pegawai)}


def epoch(file: Path) -> int:
    with looking(file) as connection:
        return epoch_of(connection)


def nothing() -> None:
    """For files that are not open."""


def test_a_copy_only_where_something_changed(store: SqlStore, office: Office, file: Path, safe: FileSafe) -> None:
    assert safe.due(file)
    made = safe.keep(file, TUTUP)
    assert made is not None
    assert made.path.parent.parent == safe.root
    assert made.path.parent.name.startswith("kantor ")
    assert safe.keep(file, TUTUP) is None
    store.remember("filter", 1)  # nobody's data
    assert not safe.due(file)
    add(store, 950, "Baru")
    assert safe.due(file)
    assert safe.keep(file, AlasanCadangan.IMPOR) is not None
    assert safe.keep(file, AlasanCadangan.PERMINTAAN) is not None  # who asks gets one
    assert [copy.reason for copy in safe.copies(file)] == ["permintaan", "impor", "tutup"]
    assert all(copy.size == copy.path.stat().st_size > 0 for copy in safe.copies(file))


def test_a_nearly_full_disk_keeps_the_three_newest(
    store: SqlStore, file: Path, safe: FileSafe, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def nearly_full(path: Path) -> tuple[int, int, int]:
        asked.append(path)
        return usage._replace(free=file.stat().st_size * 2)

    usage = shutil.disk_usage(file.parent)
    for serial in range(5):
        add(store, 910 + serial, f"Orang {serial}")
        safe.keep(file, TUTUP)
    before = safe.copies(file)
    assert len(before) == 5
    monkeypatch.setattr("asn_desktop.storage.db.safe.shutil.disk_usage", nearly_full)
    made = safe.keep(file, AlasanCadangan.PERMINTAAN)
    assert made is not None
    assert safe.copies(file) == (made, *before[:2])
    assert made.path.parent in asked


def test_old_copies_go_and_other_files_stay(store: SqlStore, file: Path, safe: FileSafe) -> None:
    safe.keep(file, TUTUP)
    folder = safe.copies(file)[0].path.parent
    (folder / "catatan saya.txt").write_text("penting")
    for serial in range(NEWEST + 2):
        add(store, 910 + serial, f"Orang {serial}")
        safe.keep(file, TUTUP)
    newest = safe.copies(file)[:NEWEST]
    older = safe.copies(file)[NEWEST:]
    assert len(newest) == NEWEST
    assert len(older) == len({copy.made_at.date() for copy in older}) <= 1
    assert (folder / "catatan saya.txt").exists()


def test_a_renamed_file_keeps_its_copies_and_two_offices_share_none(
    store: SqlStore, file: Path, safe: FileSafe, tmp_path: Path
) -> None:
    safe.keep(file, TUTUP)
    store.close()
    renamed = file.rename(file.with_name("lain.asn"))
    assert len(safe.copies(renamed)) == 1
    other = tmp_path / "lain" / "kantor.asn"
    other.parent.mkdir()
    create_store(other, Kantor(id=new_id(), nama="K", instansi="I"), today=TODAY, installation="meja-1").close()
    assert safe.copies(other) == ()
    assert refused(lambda: safe.restore(other, safe.copies(renamed)[0].path, nothing)) == "copy_of_another_office"
    assert refused(lambda: safe.restore(other, tmp_path / "hilang.asn", nothing)) == "copy_unreadable"


def test_what_would_be_lost_is_counted_from_the_journal(
    store: SqlStore, office: Office, file: Path, safe: FileSafe
) -> None:
    copy = safe.keep(file, TUTUP)
    assert copy is not None
    assert safe.losses(file, copy.path).lost == 0
    add(store, 950, "Satu")
    add(store, 951, "Dua")
    with store.write("import", "Operator") as unit:
        unit.put_many([person(960 + n, f"Orang {n}") for n in range(20)])
        unit.commit()
    found = safe.losses(file, copy.path)
    assert (found.lost, found.returning) == (3, 0)
    assert found.actions == (("add_pegawai", 2), ("import", 1))
    assert found.last is not None


def test_restore_and_back_again(store: SqlStore, office: Office, file: Path, safe: FileSafe) -> None:
    before = safe.keep(file, TUTUP)
    assert before is not None
    add(store, 950, "Kemudian")
    first = epoch(file)
    kept = safe.restore(file, before.path, store.close)
    assert "Kemudian" not in names(file)
    assert epoch(file) == first + 1
    with closing(reopened(file)) as again:
        add(again, 951, "Sesudah")
    back = next(copy for copy in safe.copies(file) if copy.path == kept)
    assert back.reason is AlasanCadangan.PEMULIHAN
    found = safe.losses(file, kept)
    assert (found.lost, found.returning) == (1, 1)
    safe.restore(file, kept, nothing)
    assert names(file) >= {"Kemudian"}
    assert "Sesudah" not in names(file)
    assert epoch(file) == first + 2, "numbers are given once, also after going back and forth"
    safe.restore(file, before.path, nothing)
    assert epoch(file) == first + 3
    assert not list(file.parent.glob("*.pulih*"))


def test_a_copy_that_would_be_thinned_out_can_be_restored(
    store: SqlStore, office: Office, file: Path, safe: FileSafe
) -> None:
    safe.keep(file, TUTUP)
    for serial in range(NEWEST - 1):
        add(store, 920 + serial, f"Orang {serial}")
        safe.keep(file, TUTUP)
    oldest = safe.copies(file)[-1]
    add(store, 990, "Kemudian")
    safe.restore(file, oldest.path, store.close)
    assert "Orang 0" not in names(file)


def test_nothing_is_replaced_under_a_reader(store: SqlStore, office: Office, file: Path, safe: FileSafe) -> None:
    copy = safe.keep(file, TUTUP)
    assert copy is not None
    with store.read() as reader:
        assert reader.find(Kantor)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("asn_desktop.storage.db.copies.BUSY_SECONDS", 0.1)
            assert refused(lambda: safe.restore(file, copy.path, store.close)) == "file_busy"
    assert "Yusuf Ma'ruf" in names(file)


def test_a_file_open_in_another_window_is_not_replaced(store: SqlStore, file: Path, safe: FileSafe) -> None:
    copy = safe.keep(file, TUTUP)
    assert copy is not None
    assert refused(lambda: safe.restore(file, copy.path, nothing)) == "file_open_elsewhere"


@pytest.mark.parametrize("harm", ["header", "middle", "gone"])
def test_a_damaged_file_is_replaced_by_the_newest_good_copy_and_kept(
    store: SqlStore, office: Office, file: Path, safe: FileSafe, harm: str
) -> None:
    good = safe.keep(file, TUTUP)
    add(store, 950, "Satu")
    broken = safe.keep(file, TUTUP)
    assert good is not None
    assert broken is not None
    store.close()
    _harm(broken.path, "middle")
    _harm(file, harm)
    size = file.stat().st_size if file.exists() else 0
    found = safe.newest_good(file)
    assert found is not None
    assert found[0].path == good.path
    assert (found[1].kantor, found[1].pegawai) == ("Distrik Walesi", len(office.records) and 5)
    assert not safe.losses(file, good.path).readable
    aside = safe.restore(file, good.path, nothing)
    assert "Yusuf Ma'ruf" in names(file)
    if harm != "gone":
        assert aside.stat().st_size == size
        assert " rusak " in aside.name


def test_the_drill_opens_a_copy_of_the_copy(store: SqlStore, office: Office, file: Path, safe: FileSafe) -> None:
    copy = safe.keep(file, TUTUP)
    assert copy is not None
    before = copy.path.read_bytes()
    proof = safe.prove(copy.path, TODAY)
    assert (proof.name, proof.findings, proof.contents.pegawai) == (copy.path.name, (), 5)
    assert copy.path.read_bytes() == before
    assert [path.name for path in copy.path.parent.iterdir()] == [copy.path.name]
    with closing(sqlite3.connect(copy.path)) as connection, connection:
        connection.execute("UPDATE pegawai SET nama = 'Orang lain' WHERE nama = 'Simon Huby'")
    assert safe.prove(copy.path, TODAY).findings[0] == "check_record"


def test_f49_a_full_disk_is_told_before_and_during(
    store: SqlStore, office: Office, file: Path, safe: FileSafe, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = safe.keep(file, TUTUP)
    assert copy is not None
    add(store, 950, "Baru")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10, 10, 1000))  # type: ignore[attr-defined]
        assert refused(lambda: safe.keep(file, TUTUP)) == "backup_no_space"
        assert refused(lambda: safe.restore(file, copy.path, store.close)) == "backup_no_space"

    with monkeypatch.context() as patch:
        room = int(1.5 * file.stat().st_size)
        patch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(room, 0, room))  # type: ignore[attr-defined]
        assert refused(lambda: safe.keep(file, TUTUP)) == "backup_no_space", "room to work is left"
        asked = safe.keep(file, AlasanCadangan.PERMINTAAN)
        assert asked is not None
        asked.path.unlink()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert refused(lambda: safe.keep(file, TUTUP)) == "backup_failed"
        assert refused(lambda: safe.restore(file, copy.path, store.close)) == "backup_failed"
    assert [one.path for one in safe.copies(file)] == [copy.path]
    add(store, 951, "Masih terbuka")  # the office goes on
    assert sorted(path.name for path in file.parent.glob("*.asn*")) == [
        "kantor.asn", "kantor.asn-lock", "kantor.asn-shm", "kantor.asn-wal",
    ]  # fmt: skip


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KB, where this user may mount one; a folder without rights to write otherwise."""
    place = tmp_path / "flashdisk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    if not mounted:
        place.chmod(0o500)
    yield place
    place.chmod(0o700)
    if mounted:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_stick_or_one_that_is_gone_blocks_nothing(store: SqlStore, file: Path, tiny_disk: Path) -> None:
    clock = Clock()
    assert refused(lambda: FileSafe(tiny_disk, lambda: "m", clock).keep(file, TUTUP)).startswith("backup_")
    absent = FileSafe(file / "tidak ada", lambda: "m", clock)
    assert absent.copies(file) == ()
    assert refused(lambda: absent.keep(file, TUTUP)) == "backup_failed"
    add(store, 951, "Masih terbuka")


def test_stopping_leaves_nothing_behind(store: SqlStore, office: Office, file: Path, safe: FileSafe) -> None:
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int, _what: str = "") -> None:
        seen.append((done, total))

    assert safe.keep(file, TUTUP, watch) is not None
    assert seen[-1][0] == seen[-1][1] > 0
    add(store, 950, "Baru")
    with pytest.raises(CancelledError):
        safe.keep(file, TUTUP, cancel=lambda: True)
    assert len(list(safe.root.rglob("*.asn*"))) == 1


def refused_quietly(doing: Callable[[], object]) -> str:
    with pytest.raises(UserError) as problem:
        doing()
    return problem.value.key


CHILD = """
import faulthandler
import sys
from datetime import date, datetime
from pathlib import Path

from asn_desktop.storage.db import open_store
from asn_desktop.storage.db.safe import FileSafe

faulthandler.dump_traceback_later(120, exit=True)  # so that nobody waits for ever
file, root, copy, moment = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
store = open_store(file, today=date(2026, 3, 2), installation="meja-1")

def wait(*_):
    print("ready", flush=True)
    sys.stdin.readline()

def close():
    if moment == "ready":
        wait()
    store.close()
    if moment == "closed":
        wait()

def progress(done, total, what=""):
    if moment == "copying":
        wait()

FileSafe(root, lambda: "meja-1", datetime.now).restore(file, copy, close, progress)
wait()
"""


@pytest.mark.parametrize("moment", ["copying", "ready", "closed", "done"])
def test_f43_killed_in_the_middle_of_a_restore(
    store: SqlStore, office: Office, file: Path, safe: FileSafe, moment: str
) -> None:
    copy = safe.keep(file, TUTUP)
    assert copy is not None
    add(store, 950, "Kemudian")
    store.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(file), str(safe.root), str(copy.path), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert ("Kemudian" in names(file)) == (moment != "done")
    safe.restore(file, copy.path, nothing)  # what was left half done is in nobody's way
    assert "Kemudian" not in names(file)
    assert not list(file.parent.glob("*.pulih*"))


def _harm(file: Path, how: str) -> None:
    if how == "gone":
        file.unlink()
        return
    content = bytearray(file.read_bytes())
    if how == "header":
        content[:16] = b"rusak, tak terbaca"[:16]
    else:
        content[4096:] = os.urandom(1) * (len(content) - 4096)
    file.write_bytes(content)
