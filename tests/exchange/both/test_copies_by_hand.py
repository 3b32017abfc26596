"""F16, F40, F41: an office's file is copied and put back outside the program, the same copy more than once."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pair import Hub, Office, employee

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.core.usecases.safekeeping import AlasanCadangan
from asn_desktop.storage.db.heads import Heads


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    (tmp_path / "pusat").mkdir()
    made = Hub(tmp_path / "pusat", str(tmp_path / "pusat" / "pusat.asnc"))
    yield made
    made.store.close()


@pytest.fixture
def office(hub: Hub, tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "kantor", "Distrik Walesi", hub)
    yield made
    made.store.close()


def overwritten(copy: Path, file: Path) -> None:
    """As a file manager replaces a file: the same file of the disk, with other content."""
    shutil.copyfile(copy, file)


def exchanged(copy: Path, file: Path) -> None:
    """The old file is removed first; the disk often gives the new one the number that became free."""
    file.unlink()
    shutil.copyfile(copy, file)


PUT_BACK = pytest.mark.parametrize("put_back", [overwritten, exchanged])
Copying = Callable[[Path, Path], None]


def works_and_sends(office: Office, hub: Hub, stick: Path, nama: str) -> None:
    office.put(employee(nama))
    for path in office.send(stick):
        (taken,) = hub.receive(path)
        assert taken.refused is None, taken.refused


def names(hub: Hub) -> list[str]:
    return [row.nama for row in hub.store.persons(PersonFilter(), 50)]


@PUT_BACK
def test_f41_the_same_copy_put_back_by_hand_again_and_again(
    hub: Hub, office: Office, tmp_path: Path, put_back: Copying
) -> None:
    """Each time the office goes on in an epoch of its own: nothing is refused, lost, or there twice."""
    works_and_sends(office, hub, tmp_path / "s0", "Mula")
    office.store.close()
    copy = tmp_path / "salinan saya.asn"
    shutil.copyfile(office.file, copy)
    office.reopen()
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    for number, nama in enumerate(("Dua", "Tiga", "Empat")):
        office.store.close()
        put_back(copy, office.file)
        office.reopen()
        works_and_sends(office, hub, tmp_path / f"s2-{number}", nama)
    assert names(hub) == ["Dua", "Empat", "Mula", "Satu", "Tiga"]
    assert hub.store.alerts() == []
    (row,) = hub.store.offices()
    assert (row.gaps, row.waiting) == ((), 0)
    office.take(hub.answer(office, tmp_path / "turun"))
    assert office.waiting() == 0
    assert sorted(one["nama"] for one in office.records((Pegawai,)).values()) == ["Empat", "Mula"]


@PUT_BACK
def test_f41_a_copy_put_back_after_the_program_ended_in_the_middle(
    hub: Hub, office: Office, tmp_path: Path, put_back: Copying
) -> None:
    """What left the computer is known though the file was never closed."""
    works_and_sends(office, hub, tmp_path / "s0", "Mula")
    copy = office.safe.keep(office.file, AlasanCadangan.PERMINTAAN)
    assert copy is not None
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    office.store._heads = Heads(None)  # type: ignore[attr-defined]  # killed: closing notes nothing
    office.store.close()
    put_back(copy.path, office.file)
    office.reopen()
    works_and_sends(office, hub, tmp_path / "s2", "Dua")
    assert names(hub) == ["Dua", "Mula", "Satu"]


def test_f41_the_same_copy_on_a_new_computer_after_the_old_one_used_it_too(
    hub: Hub, office: Office, tmp_path: Path
) -> None:
    """Nobody there knows which epochs the old computer began: chance keeps them apart."""
    works_and_sends(office, hub, tmp_path / "s0", "Mula")
    office.store.close()
    copy = tmp_path / "salinan saya.asn"
    shutil.copyfile(office.file, copy)
    office.reopen()
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    office.store.close()
    exchanged(copy, office.file)
    office.reopen()
    works_and_sends(office, hub, tmp_path / "s2", "Dua")
    office.moves(tmp_path / "komputer baru", copy, hub)
    works_and_sends(office, hub, tmp_path / "s3", "Tiga")
    assert names(hub) == ["Dua", "Mula", "Satu", "Tiga"]
    assert hub.store.alerts() == []


def test_an_office_that_goes_on_where_it_was_keeps_its_epoch(hub: Hub, office: Office, tmp_path: Path) -> None:
    """Also where a copy was put back that lacks nothing."""
    works_and_sends(office, hub, tmp_path / "s0", "Mula")
    office.store.close()
    copy = tmp_path / "salinan saya.asn"
    shutil.copyfile(office.file, copy)
    overwritten(copy, office.file)
    office.reopen()
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    with office.store.books() as books:
        assert list(books.epochs()) == [0]


def test_f40_two_histories_of_one_epoch_and_the_way_out(hub: Hub, office: Office, tmp_path: Path) -> None:
    """The disk of a computer was doubled, with all it knew: one is refused, and what it is told to do leads on."""
    works_and_sends(office, hub, tmp_path / "s0", "Mula")
    before = office.safe.keep(office.file, AlasanCadangan.PERMINTAAN)
    assert before is not None
    office.store.close()
    doubled = tmp_path / "cakram kembar"
    shutil.copytree(office.folder, doubled)
    office.reopen()
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    office.store.close()
    shutil.rmtree(office.folder)
    doubled.rename(office.folder)  # from here on the other computer speaks
    inode = office.file.stat().st_ino
    with closing(sqlite3.connect(office.file)) as connection, connection:
        place = f'"{office.desk}:{inode}"'
        connection.execute("UPDATE meta SET value = ? WHERE name = 'place'", (place,))
    office.reopen()
    office.put(employee("Dua"))
    (taken,) = hub.receive(*office.send(tmp_path / "s2"))
    assert taken.refused is not None
    assert taken.refused.key == "centre_two_machines"
    assert [alert.reason for alert in hub.store.alerts()] == ["centre_two_machines"]
    assert names(hub) == ["Mula", "Satu"], "nothing of it counts"
    office.restore(before.path)
    works_and_sends(office, hub, tmp_path / "s3", "Dua")
    assert names(hub) == ["Dua", "Mula", "Satu"]
    office.take(hub.answer(office, tmp_path / "turun"))
    assert office.waiting() == 0
