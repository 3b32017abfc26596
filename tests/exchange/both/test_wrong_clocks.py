"""F44: clocks of office and centre are wrong by decades and go backwards; nothing but what they show depends on it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pair import Hub, Office, employee

from asn_desktop.core.domain.pegawai import Pegawai

YEARS = (2099, 1970, 2026, 2000, 2025)


def test_f44_order_is_that_of_numbers_whatever_the_clocks_say(tmp_path: Path) -> None:
    (tmp_path / "pusat").mkdir()
    hub = Hub(tmp_path / "pusat", str(tmp_path / "pusat" / "pusat.asnc"))
    office = Office(tmp_path / "kantor", "Distrik Walesi", hub)
    office.put(employee("Nama 0"))
    for number, (here, there) in enumerate(zip(YEARS, reversed(YEARS), strict=True), 1):
        office.store._clock = lambda year=here: datetime(year, 12, 31, 23, 59, tzinfo=UTC)  # type: ignore[misc]
        hub.store._clock = lambda year=there: datetime(year, 1, 1, tzinfo=UTC)  # type: ignore[misc]
        (person,) = office.find(Pegawai)
        office.put(person.with_(nama=f"Nama {number}"))
        (taken,) = hub.receive(*office.send(tmp_path / f"naik {number}"))
        assert taken.refused is None
        assert taken.receipt is not None
        assert taken.receipt.answers == ()
        office.take(hub.answer(office, tmp_path / f"turun {number}"))
        assert office.waiting() == 0
        assert [one["nama"] for one in hub.records(office, ("pegawai",)).values()] == [f"Nama {number}"]
    office.store.close()
    hub.store.close()
