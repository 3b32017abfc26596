"""F31, F32, F42: the centre goes back to an old copy of itself, lacks evidence, or gets one bad envelope many times."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from pair import OPERATOR, TODAY, Hub, Office, employee

from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.receipt import Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.intake import Arrival, intake
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.safekeeping import AlasanCadangan
from asn_desktop.storage.central.store import open_centre
from asn_desktop.storage.db import new_id
from asn_desktop.storage.envelope import FileOpener


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


def test_f31_evidence_that_was_missing_is_brought_later_with_the_same_envelope(hub: Hub, tmp_path: Path) -> None:
    """The entries do not wait for it; and once it has come nobody is told that it is missing."""
    office = Office(tmp_path / "kantor", "Distrik Walesi", hub)
    kept = office.ctx.vault.put_bytes(b"%PDF-1.4\n%%EOF\n", "sk.pdf")
    person = employee("Satu")
    printed = Cetakan(
        id=new_id(), kode="7K3M-Q2XA-9FWC", formulir="skp", subjek_id=person.id, revisi=1, sidik="0" * 64, halaman=1,
        tanggal=TODAY, pegawai_id=person.id,
    )  # fmt: skip
    scan = Pindaian(
        id=new_id(), cetakan_id=printed.id, tanggal=TODAY, cara=CaraKenal.QR, cocok=True, sha256=kept.sha256,
        media=kept.media, ukuran=kept.size,
    )  # fmt: skip
    office.put(person, printed, scan)
    envelope, part = office.send(tmp_path / "stik")
    away = part.rename(tmp_path / part.name)
    (taken,) = hub.receive(envelope)
    assert (taken.refused, taken.evidence, taken.absent) == (None, 0, (part.name,))
    assert hub.store.envelopes(office.id)[0].absent == 1
    assert hub.store.person_count(PersonFilter()) == 1
    part.write_bytes(away.read_bytes()[:-5])
    (taken,) = hub.receive(envelope)
    assert (taken.again, taken.evidence, taken.absent) == (True, 0, (part.name,))
    away.replace(part)
    (taken,) = hub.receive(envelope)
    assert (taken.again, taken.evidence, taken.absent) == (True, 1, ())
    assert hub.store.envelopes(office.id)[0].absent == 0
    assert hub.evidence.read(kept.sha256) == b"%PDF-1.4\n%%EOF\n"
    office.store.close()
    hub.store.close()


def test_f32_a_thousand_refused_envelopes_leave_nothing(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the databases of both sides nor in the folder for temporary files."""
    spool = tmp_path / "sementara"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    office = Office(tmp_path / "kantor", "Distrik Walesi", hub)
    office.put(*(employee(f"Orang {number}") for number in range(50)))
    (envelope,) = office.send(tmp_path / "stik")
    with FileOpener().open(envelope, hub.desk().trust) as opened:
        arrival = Arrival(opened.manifest, opened.certificate, opened.sha256)
        entries = [entry for run in opened.entries() for entry in run]
    broken = [*entries[:-1], replace(entries[-1], actor="orang lain")]

    def sizes() -> tuple[int, ...]:
        """After what was written is in the file itself."""
        for file in (Path(hub.place), office.file):
            with closing(sqlite3.connect(file)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(hub.place).stat().st_size, office.file.stat().st_size

    def refuse(times: int) -> None:
        for _ in range(times):
            with pytest.raises(UserError, match="centre_chain"):
                intake(hub.store, arrival, [broken], OPERATOR)
            with pytest.raises(UserError, match="envelope_upward"):
                office.take(envelope)

    refuse(1)
    before = sizes()
    refuse(999)
    assert sizes() == before
    assert [(alert.reason, alert.times) for alert in hub.store.alerts()] == [("centre_chain", 1_000)]
    assert list(spool.iterdir()) == []
    (taken,) = hub.receive(envelope)
    assert taken.receipt is not None
    assert taken.receipt.count(Outcome.ACCEPTED) == 51
    office.store.close()
    hub.store.close()
