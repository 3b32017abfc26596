"""From enrolment to a verified envelope, on the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from asn_desktop import bootstrap
from asn_desktop.core.exchange.manifest import Direction, PartKind
from asn_desktop.core.exchange.trust import CentreCard, Certificate, Right
from asn_desktop.core.kernel.short_code import digest_of
from asn_desktop.core.usecases.exchange.enrolling import admission_file, read_request
from asn_desktop.core.usecases.exchange.ports import Evidence, EvidenceFile, Lines, Sealing
from asn_desktop.storage.db import open_store
from tests.cli.conftest import TODAY, Call


def words_in(text: str) -> str:
    """The line of eight words in an answer."""
    return next(line.partition(": ")[2] for line in text.splitlines() if len(line.partition(": ")[2].split()) == 8)


@pytest.fixture
def admission(call: Call, walesi: Path, tmp_path: Path) -> Path:
    """The answer of a centre to the request of this computer; the words were compared."""
    asked = tmp_path / "pendaftaran.json"
    said = call("identity", "enrol", "--db", walesi, "--out", asked, "--computer", "MEJA-1")
    assert said.code == 0
    centre = bootstrap.centre_key_ring(tmp_path / "centre")
    signed = read_request(asked.read_bytes())
    assert " ".join(centre.request_words(signed)) == words_in(said.out)
    enrolment = centre.check_enrolment(signed)
    assert enrolment.computer == "MEJA-1"
    assert enrolment.practice
    card = CentreCard(uuid4(), "BKPSDM Jayawijaya", enrolment.practice, centre.keys())
    certificate = Certificate(
        uuid4(), card, enrolment.office, enrolment.name, enrolment.installation, enrolment.keys, (Right.SEND,),
        date(2026, 1, 1), date(2027, 1, 1),
    )  # fmt: skip
    answer = tmp_path / "sertifikat.json"
    answer.write_bytes(admission_file(centre.issue(certificate, b"s" * 32)))
    return answer


def seal(walesi: Path, folder: Path) -> Path:
    """All that the office has, with a file of evidence beside it."""
    ring = bootstrap.key_ring()
    (certificate,) = ring.all_certificates()
    store = open_store(walesi, today=date.fromisoformat(TODAY), installation=bootstrap.installation())
    with store.books() as books:
        epoch, (first, last) = list(books.epochs().items())[-1]
        request = Sealing(
            id=uuid4(), direction=Direction.UP, schema=books.schema, sender=certificate.office,
            installation=certificate.installation, certificate=certificate.serial, recipient=certificate.centre.id,
            reader=certificate.centre.keys.reading, practice=True, number=1, made="2026-01-20T00:00:00Z",
            parts=(Lines(PartKind.ENTRIES, books.lines(first, last)),), span=books.span(first, last),
            counts=dict(books.counts(first, last)), signer=certificate.keys.signing,
            evidence=Evidence((EvidenceFile(digest_of(b"bukti"), 5),), lambda _: b"bukti"),
        )  # fmt: skip
        sealed = bootstrap.sealer(ring).seal(request, folder)
    store.close()
    assert epoch == sealed.manifest.span.epoch
    return sealed.files[0]


def test_from_enrolment_to_a_verified_envelope(call: Call, walesi: Path, admission: Path, tmp_path: Path) -> None:
    said = call("identity", "admit", admission, "--db", walesi)
    assert said.code == 0
    assert "BKPSDM Jayawijaya" in said.out
    assert words_in(call("identity", "show").out) == words_in(said.out)
    shown = json.loads(call("identity", "show", "--json").out)
    assert shown["certificates"][0]["until"] == "2027-01-01"
    path = seal(walesi, tmp_path)
    said = call("verify", path)
    assert said.code == 0
    assert "Kiriman utuh" in said.out
    record = json.loads(call("verify", path, "--json").out)
    assert record["wrong_entries"] == []
    assert record["evidence"] == 1
    (part,) = tmp_path.glob(f"{path.stem}-*")
    part.write_bytes(part.read_bytes()[:-1])
    damaged = call("verify", path)
    assert damaged.code == 1
    assert part.name in damaged.out
    part.unlink()
    assert call("verify", path, "--json").code == 1
    path.write_bytes(path.read_bytes()[:-1])
    broken = call("verify", path)
    assert broken.code == 4
    assert len(broken.err.splitlines()) == 3


def test_a_recovery_file_brings_the_keys_back(
    call: Call, walesi: Path, admission: Path, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("identity", "admit", admission, "--db", walesi)
    before = call("identity", "show").out
    saved = tmp_path / "pemulihan.age"
    monkeypatch.setattr("sys.stdin", type("Closed", (), {"isatty": lambda self: False})())
    assert call("identity", "save", "--out", saved).code == 3
    monkeypatch.setenv("ASN_DESKTOP_PASSPHRASE", "pendek")
    assert call("identity", "save", "--out", saved).code == 3
    assert not saved.exists()
    monkeypatch.setenv("ASN_DESKTOP_PASSPHRASE", "kopi pagi di Wamena")
    assert call("identity", "save", "--out", saved).code == 0
    (own_home / "identity" / "keys.json").unlink()
    assert call("identity", "show").out != before
    assert call("identity", "restore", "--from", saved).code == 0
    assert call("identity", "show").out == before


def test_what_cannot_be_taken_in_is_explained(call: Call, walesi: Path, admission: Path, tmp_path: Path) -> None:
    assert call("identity", "admit", tmp_path / "nowhere", "--db", walesi).code == 4
    foreign = tmp_path / "foreign.json"
    foreign.write_text("{}")
    assert call("identity", "admit", foreign, "--db", walesi).code == 3
    altered = msgspec.json.decode(admission.read_bytes())
    altered["certificate"]["body"] = altered["certificate"]["body"].replace("2027-01-01", "2099-01-01")
    foreign.write_bytes(msgspec.json.encode(altered))
    assert call("identity", "admit", foreign, "--db", walesi).code == 3
    assert json.loads(call("identity", "show", "--json").out)["certificates"] == []
    assert call("identity", "enrol", "--db", walesi, "--out", tmp_path / "nowhere" / "x").code == 4
    assert call("verify", foreign).code == 4
    assert call("verify", tmp_path / "none.asnd").code == 4
