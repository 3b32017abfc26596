"""A real office file, its keys, and what the centre that admitted it would do."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.exchange.manifest import Direction, PartKind
from asn_desktop.core.exchange.receipt import Answer, Outcome, Receipt, Total
from asn_desktop.core.exchange.receipt_code import receipt_code
from asn_desktop.core.exchange.trust import CentreCard, Certificate, Enrolment, Right
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.exchange import receiving, sending
from asn_desktop.core.usecases.exchange.books import Sent
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.exchange.ports import Lines, Sealing
from asn_desktop.core.usecases.exchange.receiving import Arrival
from asn_desktop.core.usecases.exchange.sending import Departure, Sender
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.db.store import SqlStore
from asn_desktop.storage.envelope import FileOpener, FileSealer
from asn_desktop.storage.identity import CentreKeyRing, CentreTrust, FileKeyRing, OfficeTrust
from asn_desktop.storage.vault import FileVault

TODAY = date(2026, 11, 20)
DESK = "meja-1"
SECRET = hashlib.sha256(b"rahasia").digest()


class Exchange:
    """The office "Distrik Welesi" with its file, and what its centre would do."""

    def __init__(self, folder: Path) -> None:
        words = bootstrap.resources() / "words" / "id.txt"
        self.folder = folder
        self.file = folder / "kantor.asn"
        self.kantor = Kantor(id=new_id(), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya")
        self.ring = FileKeyRing(folder / "identity", words)
        self.centre_ring = CentreKeyRing(folder / "centre", words)
        self.centre = new_id()
        self.certificate = self.admit(TODAY)
        self.store: SqlStore = create_store(self.file, self.kantor, today=TODAY, installation=DESK, actor="Petugas")
        self.down = 0

    @property
    def ctx(self) -> Context:
        return Context(self.store, bootstrap.law_book(), "Petugas", TODAY, vault=FileVault(self.file))

    @property
    def sender(self) -> Sender:
        return Sender(FileSealer(self.ring), self.ring, DESK)

    def admit(self, day: date, installation: str = DESK, rights: Sequence[Right] = (Right.SEND,)) -> Certificate:
        asked = Enrolment(
            1, self.kantor.id, self.kantor.nama, self.kantor.instansi, "", False, installation, "MEJA", 1,
            self.ring.keys(), "2026-11-20T00:00:00Z",
        )  # fmt: skip
        checked = self.centre_ring.check_enrolment(self.ring.enrolment(asked))
        card = CentreCard(self.centre, "BKPSDM Jayawijaya", False, self.centre_ring.keys())
        made = Certificate(
            new_id(), card, checked.office, checked.name, installation, checked.keys, tuple(rights),
            day.replace(month=1), day.replace(year=day.year + 1),
        )  # fmt: skip
        return self.ring.admit(self.centre_ring.issue(made, SECRET), self.kantor.id, installation)

    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.file, today=TODAY, installation=DESK)

    def put(self, *records: Record) -> None:
        with self.store.write("save_pegawai", "Petugas") as work:
            work.put_many(records)
            work.commit()

    def people(self, *names: str) -> tuple[Pegawai, ...]:
        """New employees with serials above 900."""
        with self.store.read() as reader:
            serial = 901 + len(reader.find(Pegawai))
        made = tuple(
            Pegawai(id=new_id(), nip=f"199001012018031{serial + n}", nama=name, jenis_pegawai=JenisPegawai.PNS)
            for n, name in enumerate(names)
        )
        self.put(*made)
        return made

    def unit(self) -> Unit:
        made = Unit(id=new_id(), nama="Sekretariat")
        self.put(made)
        return made

    def get(self, person: UUID) -> Pegawai:
        with self.store.read() as reader:
            return reader.get(Pegawai, person)

    def progress(self, tahun: int) -> int:
        """How many people's year this office is to complete."""
        with self.store.read() as reader:
            return sum(row.pegawai for row in reader.progress(tahun))

    def sent(self) -> tuple[Sent, ...]:
        with self.store.books() as books:
            return books.sent()

    def send(self, stick: Path, since: Since = Since.RECEIPT, **more: Any) -> Departure:
        return sending.send(self.ctx, self.store, self.sender, stick, since=since, **more)

    def arrives(self, path: Path, at: date = TODAY) -> list[Any]:
        """The entries as the centre reads them."""
        trust = CentreTrust(
            self.centre_ring,
            today=at,
            practice=False,
            find={self.certificate.serial: self.certificate}.get,
            revoked=lambda _serial: None,
            taken=lambda _office, _envelope: None,
        )
        with FileOpener().open(path, trust) as opened:
            return [entry for chunk in opened.entries() for entry in chunk]

    def receipt(self, sent: Sent, *answers: Answer, **changed: Any) -> Receipt:
        """What the centre answers: everything accepted but what the answers say."""
        totals = [Total("pegawai", Outcome.ACCEPTED, sent.count - len(answers))]
        totals += [Total(each.kind, each.outcome, 1) for each in answers]
        whole = not answers
        made = Receipt(
            1, new_id(), self.centre, self.kantor.id, sent.id, sent.sha256, sent.epoch, sent.first, sent.last,
            sent.last, "2026-11-21T00:00:00Z", tuple(totals), answers,
            code=receipt_code(SECRET, sent.sha256, whole=whole),
        )  # fmt: skip
        return replace(made, **changed)

    def downward(self, stick: Path, parts: dict[PartKind, Sequence[Any]], **changed: Any) -> Path:
        """An envelope of the centre to this office."""
        self.down += 1
        request = Sealing(
            id=new_id(),
            direction=Direction.DOWN,
            schema="0003",
            sender=self.centre,
            installation="pusat-1",
            certificate=self.certificate.serial,
            recipient=self.kantor.id,
            reader=self.certificate.keys.reading,
            signer=self.certificate.centre.keys.signing,
            practice=False,
            number=self.down,
            made="2026-11-21T00:00:00Z",
            parts=tuple(Lines(kind, [[msgspec.json.encode(each) for each in of]]) for kind, of in parts.items()),
        )
        return FileSealer(self.centre_ring).seal(replace(request, **changed), stick).files[0]

    def take(self, path: Path) -> Arrival:
        trust = OfficeTrust(self.ring, self.kantor.id, practice=False)
        with FileOpener().open(path, trust) as opened:
            return receiving.take_in(self.ctx, self.store, opened)
