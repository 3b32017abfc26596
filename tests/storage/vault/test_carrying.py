"""Evidence goes along into the copies of an office's file, once for all of them, and comes back with any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.usecases.safekeeping import AlasanCadangan
from asn_desktop.storage.db import create_store
from asn_desktop.storage.db.safe import FileSafe
from asn_desktop.storage.vault import FileVault, FolderCarrier
from asn_desktop.storage.vault import folder as place

TODAY = date(2026, 3, 14)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "kantor" / "Distrik Walesi.asn"
    path.parent.mkdir()
    create_store(
        path,
        Kantor(id=uuid4(), nama="Distrik Walesi", instansi="Contoh"),
        today=TODAY,
        installation="meja",
        actor="Ani",
    ).close()
    return path


@pytest.fixture
def vault(office: Path) -> FileVault:
    return FileVault(office)


@pytest.fixture
def safe(tmp_path: Path) -> FileSafe:
    def hours() -> Iterator[datetime]:
        at = datetime.fromisoformat("2026-03-14 08:00")
        while True:
            at += timedelta(hours=1)
            yield at

    clock = hours()
    return FileSafe(tmp_path / "cadangan", lambda: "meja", lambda: next(clock), FolderCarrier())


def change(office: Path) -> None:
    from asn_desktop.storage.db import open_store

    store = open_store(office, today=TODAY, installation="meja")
    with store.write("create_office", "Ani") as unit:
        unit.put(Unit(id=unit.new_id(), nama="Sekretariat"))
        unit.commit()
    store.close()


def kept(safe: FileSafe, office: Path) -> Path:
    made = safe.keep(office, AlasanCadangan.TUTUP)
    assert made is not None
    return made.path


def test_each_file_is_copied_once_for_all_copies(
    safe: FileSafe, office: Path, vault: FileVault, given: Callable[[str, bytes], Path]
) -> None:
    one = vault.put(given("a.txt", b"satu")).sha256
    first = kept(safe, office)
    common = first.parent / "berkas"
    at = place.place_of(common, one).stat().st_mtime_ns
    assert not safe.due(office)

    two = vault.put(given("b.txt", b"dua")).sha256
    assert safe.due(office)
    kept(safe, office)
    assert not safe.due(office)

    assert place.place_of(common, one).stat().st_mtime_ns == at
    assert {path.name for path in place.present(common)} == {one, two}


def test_going_back_brings_lost_files_back_and_takes_none_away(
    safe: FileSafe, office: Path, vault: FileVault, given: Callable[[str, bytes], Path]
) -> None:
    old = vault.put(given("a.txt", b"satu")).sha256
    copy = kept(safe, office)
    new = vault.put(given("b.txt", b"dua")).sha256
    place.place_of(vault.folder, old).unlink()
    change(office)

    safe.restore(office, copy, lambda: None)

    assert vault.missing([old, new]) == frozenset()


def test_a_copy_on_a_stick_brings_the_files_beside_it(
    safe: FileSafe, office: Path, vault: FileVault, given: Callable[[str, bytes], Path], tmp_path: Path
) -> None:
    sha256 = vault.put(given("a.txt", b"satu")).sha256
    stick = tmp_path / "usb" / "Distrik Walesi.asn"
    stick.write_bytes(office.read_bytes())
    vault.copy_to(stick)
    place.place_of(vault.folder, sha256).unlink()
    change(office)

    safe.restore(office, stick, lambda: None)

    assert vault.missing([sha256]) == frozenset()


def test_what_was_altered_is_not_spread_to_the_copies(
    safe: FileSafe, office: Path, vault: FileVault, given: Callable[[str, bytes], Path]
) -> None:
    sha256 = vault.put(given("a.txt", b"satu")).sha256
    place.place_of(vault.folder, sha256).write_bytes(b"palsu")

    copy = kept(safe, office)

    assert list(place.present(copy.parent / "berkas")) == []


def test_a_cancelled_copy_goes_on_where_it_ended(
    office: Path, vault: FileVault, given: Callable[[str, bytes], Path], tmp_path: Path
) -> None:
    hashes = [vault.put(given(f"{n}.txt", str(n).encode())).sha256 for n in range(3)]
    copies = tmp_path / "cadangan"
    carrier = FolderCarrier()
    with pytest.raises(CancelledError):
        carrier.save(office, copies, cancel=lambda: True)
    assert carrier.lacking(office, copies)
    assert carrier.save(office, copies) == 2
    assert not carrier.lacking(office, copies)
    assert {path.name for path in place.present(copies / "berkas")} == set(hashes)
