"""An office and a centre that know each other, and envelopes between them, honest and forged."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

import msgspec
import zstandard
from msgspec.structs import replace

from asn_desktop.bootstrap import resources
from asn_desktop.core.exchange.manifest import Direction, Manifest, Part, PartKind, Span
from asn_desktop.core.exchange.trust import CentreCard, Certificate, Enrolment, Revocation, Right
from asn_desktop.core.usecases.exchange.ports import Evidence, EvidenceFile, Lines, Sealing
from asn_desktop.storage import age, ed25519
from asn_desktop.storage.envelope import FileOpener, FileSealer
from asn_desktop.storage.identity import CentreKeyRing, CentreTrust, FileKeyRing, OfficeTrust

TODAY = date(2026, 3, 2)
MADE = "2026-03-02T03:04:05Z"
WORDS = resources() / "words" / "id.txt"
SPACE = UUID("6f9619ff-8b86-d011-b42d-00c04fc964ff")
OFFICE, CENTRE = uuid5(SPACE, "office"), uuid5(SPACE, "centre")
INSTALLATION = "c0ffee" * 5


def lines(count: int, *, seq: int = 1, epoch: int = 1, text: str = "Menyusun laporan") -> tuple[list[bytes], Span]:
    """A run of entries, each hashed onto the one before, and their span."""
    previous = before = "0" * 64
    made = []
    for number in range(seq, seq + count):
        after = json.dumps({"id": str(uuid5(SPACE, str(number))), "teks": text, "nomor": number}, ensure_ascii=False)
        entry = {
            "seq": number, "epoch": epoch, "at": MADE, "actor": "sari", "action": "skp", "group": "g", "undoes": None,
            "kind": "skp" if number % 3 else "pegawai", "id": str(uuid5(SPACE, str(number))), "op": "create",
            "prev": previous,
        }  # fmt: skip
        previous = hashlib.sha256(f"{previous}{after}".encode()).hexdigest()
        line = json.dumps({**entry, "hash": previous})
        made.append(f'{line[:-1]},"after":{after}}}'.encode())
    return made, Span(epoch, seq, seq + count - 1, before, previous)


def kinds(made: Sequence[bytes]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in made:
        kind = json.loads(line)["kind"]
        found[kind] = found.get(kind, 0) + 1
    return found


class Post:
    """The office "Distrik Walesi" was admitted by the centre "BKPSDM Jayawijaya"."""

    def __init__(self, folder: Path, *, practice: bool = False) -> None:
        self.practice = practice
        self.office = FileKeyRing(folder / "office", WORDS)
        self.centre = CentreKeyRing(folder / "centre", WORDS)
        self.certificates: dict[UUID, Certificate] = {}
        self.revocations: dict[UUID, Revocation] = {}
        self.certificate = self.admit()
        self.opener = FileOpener()

    def asked(self, office: UUID = OFFICE) -> Enrolment:
        keys = self.office.keys()
        return Enrolment(
            1, office, "Distrik Walesi", "Jayawijaya", "95.01", self.practice, INSTALLATION, "MEJA-1", 1, keys, MADE
        )

    def card(self) -> CentreCard:
        return CentreCard(CENTRE, "BKPSDM Jayawijaya", self.practice, self.centre.keys())

    def admit(self, office: UUID = OFFICE, serial: str = "first") -> Certificate:
        """The whole way of an admission, as it is walked with files."""
        asked = self.centre.check_enrolment(self.office.enrolment(self.asked(office)))
        made = Certificate(
            uuid5(SPACE, serial), self.card(), asked.office, asked.name, asked.installation, asked.keys, (Right.SEND,),
            date(2026, 1, 1), date(2027, 1, 1),
        )  # fmt: skip
        self.certificates[made.serial] = made
        admission = self.centre.issue(made, hashlib.sha256(serial.encode()).digest())
        return self.office.admit(admission, office, INSTALLATION)

    def office_trust(self) -> OfficeTrust:
        return OfficeTrust(self.office, OFFICE, practice=self.practice)

    def centre_trust(self, today: date = TODAY) -> CentreTrust:
        return CentreTrust(
            self.centre,
            today=today,
            practice=self.practice,
            find=self.certificates.get,
            revoked=self.revocations.get,
            taken=lambda _office, _envelope: None,
        )

    def upward(self, count: int = 7, **changed: object) -> Sealing:
        made, span = lines(count)
        request = Sealing(
            id=uuid5(SPACE, "envelope"),
            direction=Direction.UP,
            schema="0003",
            sender=OFFICE,
            installation=INSTALLATION,
            certificate=self.certificate.serial,
            recipient=CENTRE,
            reader=self.certificate.centre.keys.reading,
            signer=self.certificate.keys.signing,
            practice=self.practice,
            number=1,
            made=MADE,
            parts=(Lines(PartKind.ENTRIES, [made[: count // 2], made[count // 2 :]]),),
            span=span,
            counts=kinds(made),
        )
        return replace(request, **changed)

    def downward(self, parts: tuple[Lines, ...], **changed: object) -> Sealing:
        request = Sealing(
            id=uuid5(SPACE, "down"),
            direction=Direction.DOWN,
            schema="0003",
            sender=CENTRE,
            installation="centre-1",
            certificate=self.certificate.serial,
            recipient=OFFICE,
            reader=self.certificate.keys.reading,
            signer=self.certificate.centre.keys.signing,
            practice=self.practice,
            number=1,
            made=MADE,
            parts=parts,
        )
        return replace(request, **changed)

    def seal(self, folder: Path, request: Sealing | None = None) -> Path:
        return FileSealer(self.office).seal(request or self.upward(), folder).files[0]

    def plaintext(self, path: Path) -> bytes:
        """What is in an envelope, for whoever may read it."""
        content = io.BytesIO()
        with path.open("rb") as file:
            age.decrypt(file, content, [*self.centre.reading_identities(), *self.office.reading_identities()])
        return content.getvalue()

    def manifest(self, path: Path) -> Manifest:
        return msgspec.json.decode(self.plaintext(path).split(b"\n", 1)[0], type=Manifest)

    def write(self, path: Path, plaintext: bytes) -> Path:
        """An envelope with any content at all: who knows the centre's public key can encrypt to it."""
        with path.open("wb") as file:
            age.encrypt(io.BytesIO(plaintext), file, [self.centre.keys().reading])
        return path

    def signed(self, manifest: Manifest | bytes, content: bytes) -> bytes:
        """Whatever a certified office may say, signed as it should be."""
        line = manifest if isinstance(manifest, bytes) else msgspec.json.encode(manifest)
        return line + b"\n" + base64.b64encode(self.office.sign(ed25519.ENVELOPE + line)) + b"\n" + content


def compressed(*parts: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(b"".join(parts))


def part_of(content: bytes, kind: PartKind = PartKind.ENTRIES, **changed: object) -> Part:
    part = Part(kind, content.count(b"\n"), len(content), hashlib.sha256(content).hexdigest())
    return replace(part, **changed)


def evidence_of(contents: Iterable[bytes]) -> Evidence:
    there = {hashlib.sha256(content).hexdigest(): content for content in contents}
    return Evidence(tuple(EvidenceFile(name, len(content)) for name, content in there.items()), there.__getitem__)
