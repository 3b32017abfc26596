"""F25: an employee moves with the scans of what was signed on paper, and back; until it was sent, it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pair import OPERATOR, TODAY, Hub, Office, employee

from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.usecases.centre.deciding import undo
from asn_desktop.core.usecases.centre.moving import transfer
from asn_desktop.storage.db import new_id

SCAN = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    (tmp_path / "pusat").mkdir()
    made = Hub(tmp_path / "pusat", str(tmp_path / "pusat" / "pusat.asnc"))
    yield made
    made.store.close()


def test_f25_the_scan_of_a_signed_form_goes_along_to_the_new_office(hub: Hub, tmp_path: Path) -> None:
    source, target = (Office(tmp_path / name, name, hub) for name in ("Distrik Walesi", "Distrik Kurulu"))
    kept = source.ctx.vault.put_bytes(SCAN, "skp.pdf")
    person = employee("Satu")
    printed = Cetakan(
        id=new_id(), kode="7K3M-Q2XA-9FWC", formulir="skp", subjek_id=person.id, revisi=1, sidik="0" * 64, halaman=1,
        tanggal=TODAY, pegawai_id=person.id,
    )  # fmt: skip
    scan = Pindaian(
        id=new_id(), cetakan_id=printed.id, tanggal=TODAY, cara=CaraKenal.QR, cocok=True, sha256=kept.sha256,
        media=kept.media, ukuran=kept.size,
    )  # fmt: skip
    source.put(person, printed, scan)
    target.put(employee("Dua"))
    for office in (source, target):
        hub.receive(*office.send(tmp_path / f"stik {office.kantor.nama}"))
    transfer(hub.store, source.id, person.id, target.id, TODAY, OPERATOR)
    decided = hub.store.decisions(1)[0]
    undo(hub.store, source.id, decided.id, OPERATOR)
    transfer(hub.store, source.id, person.id, target.id, TODAY, OPERATOR)
    target.take(hub.answer(target, tmp_path / "turun"))
    assert [each.sha256 for each in target.find(Pindaian)] == [kept.sha256], "the lock of the paper"
    assert target.ctx.vault.read(kept.sha256) == SCAN
    assert hub.evidence.read(kept.sha256) == SCAN
    for office in (source, target):
        office.store.close()
