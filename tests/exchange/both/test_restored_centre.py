"""F31, F32, F42: the centre goes back to an old copy of itself, lacks evidence, or gets one bad envelope many times."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pair import TODAY, Hub, Office, employee

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.safekeeping import AlasanCadangan
from asn_desktop.storage.central.store import open_centre


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    (tmp_path / "pusat").mkdir()
    return Hub(tmp_path / "pusat", str(tmp_path / "pusat" / "pusat.asnc"))


def there_and_back(hub: Hub, office: Office, stick: Path, since: Since = Since.RECEIPT) -> None:
    for path in office.send(stick, since):
        if path.name.count("-") == 0:
            (taken,) = hub.receive(path)
            assert taken.refused is None
    office.take(hub.answer(office, stick))


def restored(hub: Hub, copy: Path) -> None:
    """The centre's file as it was when the copy was made."""
    hub.store.close()
    for part in Path(hub.place).parent.glob("pusat.asnc*"):
        part.unlink()
    shutil.copy(copy, hub.place)
    hub.store = open_centre(hub.place, TODAY)


def copied(hub: Hub, copy: Path) -> Path:
    hub.store.close()
    shutil.copy(hub.place, copy)
    hub.store = open_centre(hub.place, TODAY)
    return copy


@pytest.mark.parametrize("moved", [False, True], ids=["same-epoch", "new-epoch"])
def test_f42_offices_offer_again_what_a_restored_centre_lost(hub: Hub, tmp_path: Path, moved: bool) -> None:
    """Also what had been confirmed, though it was told in an epoch that is over by now."""
    office = Office(tmp_path / "kantor", "Distrik Walesi", hub)
    office.put(employee("Satu"))
    there_and_back(hub, office, tmp_path / "s1")
    copy = copied(hub, tmp_path / "lama.asnc")
    office.put(employee("Dua"))
    there_and_back(hub, office, tmp_path / "s2")
    assert office.waiting() == 0
    restored(hub, copy)
    if moved:
        made = office.safe.keep(office.file, AlasanCadangan.PERMINTAAN)
        assert made is not None
        office.restore(made.path)
    office.put(employee("Tiga"))
    for number in range(2):
        there_and_back(hub, office, tmp_path / f"s3-{number}")
    assert office.waiting() == 0
    assert hub.records(office, ("pegawai",)) == office.records((Pegawai,))
    assert len(office.records((Pegawai,))) == 3
    (row,) = hub.store.offices()
    assert (row.gaps, row.waiting) == ((), 0)
    office.store.close()
    hub.store.close()
