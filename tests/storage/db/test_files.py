"""Opening, creating, copying: whatever is in the way is said in words, and nothing is harmed."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from office import TODAY, Office, person

from asn_desktop.bootstrap import texts
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.rows import PegawaiFilter
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.db.connections import CACHE, WRITING_CACHE
from asn_desktop.storage.db.place import mount_of, refuse_mount, refuse_unsafe_place
from asn_desktop.storage.db.store import SqlStore


def refused(doing: Callable[[], object]) -> str:
    """The key of the refusal; its three sentences exist in both languages."""
    with pytest.raises(UserError) as problem:
        doing()
    for language in ("id", "en"):
        assert all(texts(language).error(problem.value))  # type: ignore[arg-type]
    return problem.value.key


def reopen(file: Path, installation: str = "meja-1") -> SqlStore:
    return open_store(file, today=TODAY, installation=installation)


def test_everything_is_there_after_closing(store: SqlStore, office: Office, file: Path) -> None:
    store.remember("filter", {"unit": "x"})
    store.keep_draft("skp/1/rencana", "sedang diketik")
    store.keep_draft("skp/2/rencana", "sudah disimpan")
    store.keep_draft("skp/2/rencana", None)
    store.close()
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name]
    with closing(reopen(file)) as again, again.read() as reader:
        assert reader.get(Pegawai, office.staf.id).nama == "Yusuf Ma'ruf"
        assert reader.setting("filter") == {"unit": "x"}
        assert reader.setting("lain") is None
        assert reader.drafts() == {"skp/1/rencana": "sedang diketik"}
        assert reader.find(Kantor)[0].nama == "Distrik Walesi"


def test_drafts_and_settings_leave_no_history(store: SqlStore) -> None:
    store.keep_draft("a", 1)
    store.remember("b", 2)
    with store.read() as reader:
        assert reader.last_change() is None
    assert store.check() == ()


@pytest.mark.parametrize("name", ["data kantor.asn", "100% #1? & ‘baru’.asn", "Pegawai Kab. Jayawijaya — Ñ.asn"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    create_store(file, Kantor(id=new_id(), nama="K", instansi="I"), today=TODAY).close()
    with closing(reopen(file)) as again:
        assert again.check() == ()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_others_read_while_one_writes(store: SqlStore, office: Office) -> None:
    seen: list[int] = []

    def look() -> None:
        with store.read() as reader:
            seen.append(reader.pegawai_count(PegawaiFilter()))

    with store.write("add_pegawai", "Operator") as unit:
        unit.put(person(950, "Baru"))
        other = threading.Thread(target=look, daemon=True)
        other.start()
        other.join(60)
        assert not other.is_alive()
        unit.commit()
    look()
    assert seen == [4, 5]


def test_the_wrong_file_is_refused(tmp_path: Path) -> None:
    assert refused(lambda: reopen(tmp_path / "tidak-ada.asn")) == "file_missing"
    assert not (tmp_path / "tidak-ada.asn").exists()
    for name, content in (("kosong.asn", b""), ("pegawai.xlsx", b"PK\x03\x04" * 100)):
        (tmp_path / name).write_bytes(content)
        assert refused(lambda name=name: reopen(tmp_path / name)) == "file_no_database"  # type: ignore[misc]
    with closing(sqlite3.connect(tmp_path / "lain.db")) as other:
        other.execute("CREATE TABLE t (x)")
    before = (tmp_path / "lain.db").read_bytes()
    assert refused(lambda: reopen(tmp_path / "lain.db")) == "file_foreign"
    assert (tmp_path / "lain.db").read_bytes() == before
    assert refused(lambda: reopen(tmp_path)) == "file_unreadable"


def test_a_newer_file_is_refused_untouched(store: SqlStore, file: Path) -> None:
    store.close()
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    before = file.read_bytes()
    assert refused(lambda: reopen(file)) == "file_newer"
    assert file.read_bytes() == before


def test_f49_a_damaged_file_is_refused(store: SqlStore, office: Office, file: Path) -> None:
    store.close()
    content = bytearray(file.read_bytes())
    for start in range(4096, len(content), 8192):
        content[start : start + 2048] = b"\xff" * 2048
    file.write_bytes(content)
    assert refused(lambda: reopen(file)) == "file_damaged"


def test_f49_after_a_crash_a_damaged_file_is_noticed_at_once(store: SqlStore, office: Office, file: Path) -> None:
    store.close()
    content = bytearray(file.read_bytes())
    last = len(content) // 4096 - 3
    content[last * 4096 : last * 4096 + 4096] = b"\x55" * 4096
    file.write_bytes(content)
    file.with_name(file.name + "-lock").touch()  # left behind by a program that was killed
    assert refused(lambda: reopen(file)) == "file_damaged"


def test_f49_one_program_at_a_time(store: SqlStore, file: Path) -> None:
    assert refused(lambda: reopen(file)) == "file_open_elsewhere"
    store.close()
    reopen(file).close()


def test_an_existing_file_is_never_overwritten(store: SqlStore, file: Path, tmp_path: Path) -> None:
    kantor = Kantor(id=new_id(), nama="Lain", instansi="Lain")
    assert refused(lambda: create_store(file, kantor, today=TODAY)) == "file_exists"
    assert refused(lambda: store.backup(file)) == "file_exists"
    nowhere = tmp_path / "tidak" / "ada" / "x.asn"
    assert refused(lambda: create_store(nowhere, kantor, today=TODAY)) == "folder_unwritable"
    assert refused(lambda: store.backup(nowhere)) == "backup_failed"


def test_a_backup_is_complete_and_opens(store: SqlStore, office: Office, tmp_path: Path) -> None:
    copy = tmp_path / "cadangan.asn"
    with store.write("add_pegawai", "Operator") as unit:
        unit.put(person(950, "Belum disimpan"))
        store.backup(copy)  # while somebody writes
        unit.commit()
    assert sorted(path.name for path in tmp_path.iterdir() if "cadangan" in path.name) == ["cadangan.asn"]
    with closing(reopen(copy, "meja-2")) as second:
        assert second.check() == ()
        with second.read() as reader:
            assert len(reader.find(Pegawai)) == 5


def test_a_copy_counts_its_changes_in_an_epoch_of_its_own(store: SqlStore, office: Office, file: Path) -> None:
    def change(store: SqlStore) -> int:
        from sqlalchemy import text

        with store.write("save_pegawai", "Operator") as unit:
            one = unit.get(Pegawai, office.staf.id)
            unit.put(one.with_(catatan=one.catatan + "."))
            unit.commit()
        with store._engine.connect() as connection:
            return int(connection.execute(text("SELECT epoch FROM jurnal ORDER BY seq DESC LIMIT 1")).scalar_one())

    began = change(store)
    store.close()
    with closing(reopen(file)) as same:
        assert change(same) == began
    copy = file.with_name("salinan.asn")
    shutil.copy(file, copy)
    with closing(reopen(copy)) as copied:
        assert change(copied) == began + 1
        assert copied.check() == ()
    with closing(reopen(file, "meja-2")) as carried:
        assert change(carried) == began + 1


def test_f49_network_and_removable_places_are_refused(tmp_path: Path) -> None:
    mounts = "\n".join(
        (
            "/dev/sda2 / ext4 rw 0 0",
            "server:/data /mnt/kantor nfs4 rw 0 0",
            "//server/berbagi /mnt/berkas\\040kantor cifs rw 0 0",
            "/dev/sdb1 /media/usb vfat rw 0 0",
            "tmpfs /tmp tmpfs rw 0 0",
        )
    )
    blocks = tmp_path / "class" / "block"
    for disk, removable in (("sda", "0"), ("sdb", "1")):
        partition = tmp_path / "devices" / disk / f"{disk}{'2' if disk == 'sda' else '1'}"
        partition.mkdir(parents=True)
        (partition.parent / "removable").write_text(f"{removable}\n")
        blocks.mkdir(parents=True, exist_ok=True)
        (blocks / partition.name).symlink_to(partition)

    def place(file: str) -> None:
        refuse_mount(Path(file), *mount_of(Path(file), mounts), blocks)

    for file in ("/home/a/k.asn", "/tmp/k.asn", "/mnt/lokal/k.asn"):
        place(file)
    assert refused(lambda: place("/mnt/kantor/k.asn")) == "file_on_network"
    assert refused(lambda: place("/mnt/berkas kantor/k.asn")) == "file_on_network"
    assert refused(lambda: place("/media/usb/k.asn")) == "file_on_removable"
    assert refused(lambda: refuse_unsafe_place(Path(r"\\server\berbagi\k.asn"))) == "file_on_network"


def test_f49_a_full_disk_and_a_read_only_file(store: SqlStore, file: Path) -> None:
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    many = [person(901, "x" * 5000) for _ in range(200)]

    def save() -> None:
        with store.write("import_pegawai", "Operator") as unit:
            unit.put_many(many)
            unit.commit()

    assert refused(save) == "disk_full"
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    save()
    assert store.check() == ()


def test_room_for_writing_is_given_back_when_it_is_read_again(store: SqlStore) -> None:
    with store.write("ubah", "Operator") as work:
        assert work._plain.rows("PRAGMA cache_size") == [(-WRITING_CACHE,)]
    with store.read() as reader:
        assert reader._plain.rows("PRAGMA cache_size") == [(-CACHE,)]
