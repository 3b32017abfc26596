"""F11, F34: what becomes of envelopes when the computer of an office is replaced, or its certificate taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pair import Hub, Office, employee

from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.usecases.centre.looking import Lie, look
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.exchange.ports import Evidence, EvidenceFile, Lines, Sealing
from asn_desktop.core.usecases.ports import Kept
from asn_desktop.storage.envelope import FileOpener, FileSealer


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
