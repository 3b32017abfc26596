"""F11, F34: what becomes of envelopes when the computer of an office is replaced, or its certificate taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pair import OPERATOR, Hub, Office, employee

from asn_desktop import bootstrap
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.trust import Revocation, replaced_by
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre import enrolling as certifying
from asn_desktop.core.usecases.centre.looking import Lie, look
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.core.usecases.centre.sending import TIMES
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.exchange.ports import Evidence, EvidenceFile, Lines, Sealing
from asn_desktop.core.usecases.exchange.revoking import refusal
from asn_desktop.core.usecases.ports import Kept
from asn_desktop.storage.envelope import FileOpener, FileSealer
from asn_desktop.storage.identity import OwnTrust
from asn_desktop.storage.identity.keeping import load


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


def works_and_sends(office: Office, hub: Hub, stick: Path, nama: str) -> None:
    office.put(employee(nama))
    for path in office.send(stick):
        (taken,) = hub.receive(path)
        assert taken.refused is None, taken.refused


def names(hub: Hub) -> list[str]:
    return [row.nama for row in hub.store.persons(PersonFilter(), 50)]


def test_f11_an_envelope_of_a_computer_that_was_replaced_meanwhile(hub: Hub, office: Office, tmp_path: Path) -> None:
    """What was taken in gives the same receipt for ever; what was not is the new computer's to send."""
    office.put(employee("Satu"))
    (old,) = office.send(tmp_path / "s1")
    (first,) = hub.receive(old)
    office.put(employee("Dua"))
    (late,) = office.send(tmp_path / "s2", Since.ENVELOPE)
    evidence = office.ctx.vault.put_bytes(b"%PDF-1.4\n%%EOF\n", "sk.pdf")
    changed = forged(office, hub, old, tmp_path / "s3", evidence)
    office.moves(tmp_path / "komputer baru", office.file, hub)
    (again,) = hub.receive(old)
    assert (again.refused, again.again, again.receipt) == (None, True, first.receipt)
    found = {one.path: one for one in look(hub.store, hub.desk(), (old, late, changed))}
    assert [found[path].state for path in (old, late, changed)] == [Lie.KNOWN, Lie.REFUSED, Lie.REFUSED]
    refusals = [one.refused.key for one in hub.receive(late, changed) if one.refused is not None]
    assert refusals == ["envelope_revoked", "centre_envelope_changed"]
    assert not hub.evidence.has(evidence.sha256), "a computer that was given up brings nothing under an old name"
    works_and_sends(office, hub, tmp_path / "s4", "Tiga")
    assert names(hub) == ["Dua", "Satu", "Tiga"]


def forged(office: Office, hub: Hub, taken: Path, stick: Path, file: Kept) -> Path:
    """Another envelope under the identity of one that was taken in, sealed with good keys and with evidence beside."""
    stick.mkdir()
    with FileOpener().open(taken, hub.desk().trust) as opened:
        manifest = opened.manifest
        lines = tuple(opened.part(PartKind.ENTRIES))
    (certificate,) = office.ring.certificates(office.id)
    request = Sealing(
        id=manifest.id, direction=manifest.direction, schema=manifest.schema, sender=manifest.sender,
        installation=manifest.installation, certificate=manifest.certificate, recipient=manifest.recipient,
        reader=certificate.centre.keys.reading, signer=certificate.keys.signing, practice=manifest.practice,
        number=manifest.number, made=manifest.made, parts=(Lines(PartKind.ENTRIES, [lines]),), span=manifest.span,
        counts=dict(manifest.counts), previous=manifest.previous,
        evidence=Evidence((EvidenceFile(file.sha256, file.size),), office.ctx.vault.read),
    )  # fmt: skip
    return FileSealer(office.ring).seal(request, stick).files[0]


def refused(key: str) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.key == key)


def test_a_replaced_computer_is_told_which_one_sends_now(hub: Hub, office: Office, tmp_path: Path) -> None:
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    (certificate,) = office.ring.certificates(office.id)
    gone = Revocation(certificate.serial, office.id, certificate.installation, hub.store.now(), replaced_by("PC-2"))
    what, why, now = bootstrap.texts("id").error(refusal(certificate, gone))
    assert "PC-2" in why
    assert "PC-2" in now
    assert "→" not in what + why + now


def test_f34_an_office_hears_that_its_certificate_was_taken_back(hub: Hub, office: Office, tmp_path: Path) -> None:
    """It learns it from the centre's envelope, sends no more, and goes on once it is enrolled again."""
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    before = hub.answer(office, tmp_path / "turun")
    (admission,) = load(office.ring.folder).admissions
    certifying.revoke(hub.store, office.id, "Laptop hilang", OPERATOR)
    assert office.outlook().refusal is None, "nobody has told it yet"
    notice = hub.answer(office, tmp_path / "kabar")
    with refused("exchange_certificate_revoked") as told:
        office.take(notice)
    assert told.value.facts == {
        "pusat": "BKPSDM",
        "sejak": date.fromisoformat(hub.store.now()[:10]),
        "alasan": "Laptop hilang",
    }
    with refused("envelope_to_revoked"):
        office.take(notice)
    refusal = office.outlook().refusal
    assert refusal is not None
    assert refusal.key == "exchange_certificate_revoked"
    office.put(employee("Dua"))
    with refused("exchange_certificate_revoked"):
        office.send(tmp_path / "s2")
    assert list((tmp_path / "s2").iterdir()) == []
    with refused("identity_admission_revoked"):
        office.ring.admit(admission, office.id, office.desk)
    assert len(office.take(before).receipts) == 1, "what the centre wrote before it took it back is still believed"
    office.admit(hub)
    assert office.outlook().refusal is None
    works_and_sends(office, hub, tmp_path / "s3", "Tiga")
    assert names(hub) == ["Dua", "Satu", "Tiga"]
    office.take(hub.answer(office, tmp_path / "turun 2"))
    assert office.waiting() == 0


def test_f34_the_notice_holds_nothing_but_the_news_and_is_not_told_for_ever(
    hub: Hub, office: Office, tmp_path: Path
) -> None:
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    certifying.revoke(hub.store, office.id, "Laptop hilang", OPERATOR)
    for number in range(TIMES):
        path = hub.answer(office, tmp_path / f"turun {number}")
        with FileOpener().open(path, OwnTrust(office.ring)) as opened:
            assert [part.kind for part in opened.manifest.parts] == [PartKind.TRUST]
    with refused("centre_no_certificate"):
        hub.answer(office, tmp_path / "lagi")
    assert hub.answer(office, tmp_path / "lagi", everything=True).is_file(), "unless it is asked for"


def test_f34_a_centre_that_writes_to_a_revoked_certificate_is_not_believed(
    hub: Hub, office: Office, tmp_path: Path
) -> None:
    """Somebody who has the centre's old key writes after the office was told."""
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    (certificate,) = office.ring.certificates(office.id)
    since = "2026-01-01T00:00:00.000000+00:00"
    office.ring.keep_revoked([Revocation(certificate.serial, office.id, office.desk, since, "Diganti")])
    with refused("envelope_to_revoked"):
        office.take(hub.answer(office, tmp_path / "turun"))
    assert office.waiting() == 2, "nothing of it counts"


def test_f34_revocations_of_other_offices_are_none_of_its_business(hub: Hub, office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "lain", "Distrik Kurulu", hub)
    certifying.revoke(hub.store, other.id, "Laptop hilang", OPERATOR)
    works_and_sends(office, hub, tmp_path / "s1", "Satu")
    office.take(hub.answer(office, tmp_path / "turun"))
    assert (office.ring.revoked(office.id), office.ring.revoked(other.id)) == ((), ())
    assert office.outlook().refusal is None
    other.store.close()
