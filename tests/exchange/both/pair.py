"""Offices and a centre with all that is real: files, keys, sticks, and the use cases that screens call."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.exchange.trust import CentreCard
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.usecases.centre import enrolling as certifying
from asn_desktop.core.usecases.centre.receiving import Desk, Received, receive
from asn_desktop.core.usecases.centre.sending import send_down
from asn_desktop.core.usecases.exchange import enrolling
from asn_desktop.core.usecases.exchange.outlook import Outlook, look_ahead
from asn_desktop.core.usecases.exchange.pending import Since, pending
from asn_desktop.core.usecases.exchange.receiving import Arrival, take_in
from asn_desktop.core.usecases.exchange.revoking import heed_revocations
from asn_desktop.core.usecases.exchange.sending import Sender, send
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.central.evidence import EvidenceFolder
from asn_desktop.storage.central.store import SqlCentre, create_centre, open_centre
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.db.safe import FileSafe
from asn_desktop.storage.envelope import FileOpener, FileSealer
from asn_desktop.storage.identity import CentreKeyRing, CentreTrust, FileKeyRing, OfficeTrust
from asn_desktop.storage.vault import FileVault

TODAY = date(2026, 1, 20)
WORDS = bootstrap.resources() / "words" / "id.txt"
OPERATOR = "Operator pusat"
_serials = itertools.count(901)


def employee(nama: str) -> Pegawai:
    """An invented one, with a NIP that nobody else has."""
    serial = next(_serials)
    nip = f"1985{1 + serial // 900 % 12:02d}01201001{1 + serial % 2}{901 + serial % 99:03d}{serial:06d}"[:18]
    return Pegawai(id=new_id(), nip=nip, nama=nama, jenis_pegawai=JenisPegawai.PNS)


class Hub:
    """The centre: a database, its keys, its evidence."""

    def __init__(self, folder: Path, place: str) -> None:
        self.folder, self.place = folder, place
        self.ring = CentreKeyRing(folder / "keys", WORDS)
        self.store: SqlCentre = create_centre(place, CentreCard(new_id(), "BKPSDM", False, self.ring.keys()), TODAY)
        self.evidence = EvidenceFolder(folder / "evidence")

    def reopened(self) -> SqlCentre:
        """The same centre for another operator."""
        return open_centre(self.place, TODAY)

    def desk(self, store: SqlCentre | None = None) -> Desk:
        asked = store or self.store
        revoked = {one.serial: one for one in asked.revocations()}

        def find(serial: UUID) -> Any:
            issued = asked.certified(serial)
            return None if issued is None else issued.certificate

        trust = CentreTrust(self.ring, today=TODAY, practice=False, find=find, revoked=revoked.get, taken=asked.taken)
        return Desk(FileOpener(), trust, self.evidence)

    def receive(self, *paths: Path) -> tuple[Received, ...]:
        return receive(self.store, self.desk(), paths, OPERATOR)

    def answer(self, office: Office, stick: Path, *, everything: bool = False) -> Path:
        stick.mkdir(parents=True, exist_ok=True)
        sealer = FileSealer(self.ring)
        sent = send_down(self.store, sealer, self.evidence, office.id, stick, OPERATOR, everything=everything)
        return sent.sealed.files[0]

    def records(self, office: Office, kinds: Sequence[str]) -> dict[UUID, dict[str, Any]]:
        return bare(self.store.records(office.id, kinds))


class Office:
    """An office with its file, its keys and its copies, admitted by a centre."""

    def __init__(self, folder: Path, nama: str, hub: Hub) -> None:
        self.folder = folder
        folder.mkdir()
        self.desk = f"meja {nama}"
        self.file = folder / "kantor.asn"
        self.kantor = Kantor(id=new_id(), nama=nama, instansi="Pemerintah Kabupaten Jayawijaya")
        self.ring = FileKeyRing(folder / "keys", WORDS)
        self.store = create_store(
            self.file, self.kantor, today=TODAY, installation=self.desk, actor="Petugas", journals=folder / "jurnal"
        )
        self._now = datetime(2026, 1, 20, 8)  # noqa: DTZ001 - the wall clock of copies
        self.safe = FileSafe(folder / "cadangan", lambda: self.desk, self._clock)
        self.admit(hub)

    def _clock(self) -> datetime:
        self._now += timedelta(hours=1)
        return self._now

    @property
    def id(self) -> UUID:
        return self.kantor.id

    @property
    def ctx(self) -> Context:
        return Context(self.store, bootstrap.law_book(), "Petugas", TODAY, vault=FileVault(self.file))

    def admit(self, hub: Hub, *, replace: bool = False) -> None:
        signed = enrolling.request(self.store, self.ring, self.desk, "PC")
        done = certifying.admit(hub.store, hub.ring, signed, TODAY, OPERATOR, lambda: b"\x07" * 32, replace=replace)
        enrolling.admit(self.store, self.ring, done.admission, self.desk)

    def moves(self, folder: Path, copy: Path, hub: Hub) -> None:
        """To a new computer, with a copy of its file: the centre admits it in place of the old one."""
        self.store.close()
        folder.mkdir()
        self.folder, self.file, self.desk = folder, folder / "kantor.asn", f"{self.desk} (baru)"
        shutil.copyfile(copy, self.file)
        self.ring = FileKeyRing(folder / "keys", WORDS)
        self.reopen()
        self.admit(hub, replace=True)

    def put(self, *records: Record) -> None:
        with self.store.write("save_pegawai", "Petugas") as work:
            work.put_many(records)
            work.commit()

    def find(self, kind: type[Record]) -> tuple[Any, ...]:
        with self.store.read() as reader:
            return tuple(reader.find(kind))

    def send(self, stick: Path, since: Since = Since.RECEIPT, **more: Any) -> tuple[Path, ...]:
        stick.mkdir(parents=True, exist_ok=True)
        sender = Sender(FileSealer(self.ring), self.ring, self.desk)
        return send(self.ctx, self.store, sender, stick, since=since, **more).files

    def take(self, path: Path) -> Arrival:
        with FileOpener().open(path, OfficeTrust(self.ring, self.id, practice=False)) as opened:
            heed_revocations(self.ctx, self.ring, opened)
            return take_in(self.ctx, self.store, opened)

    def outlook(self) -> Outlook:
        return look_ahead(self.ctx, self.store, Sender(FileSealer(self.ring), self.ring, self.desk), Since.RECEIPT)

    def waiting(self) -> int:
        return pending(self.store).count

    def records(self, kinds: Sequence[type[Record]]) -> dict[UUID, dict[str, Any]]:
        with self.store.read() as reader:
            away = reader.away()
            found = [one for kind in kinds for one in reader.find(kind)]
        return bare(one for one in found if (getattr(one, "pegawai_id", None) or one.id) not in away)

    def restore(self, copy: Path) -> None:
        self.safe.restore(self.file, copy, self.store.close)
        self.reopen()

    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.file, today=TODAY, installation=self.desk, journals=self.folder / "jurnal")


def bare(records: Any) -> dict[UUID, dict[str, Any]]:
    """Records by identity, with their kind, and without how often they were saved."""
    return {one.id: msgspec.to_builtins(replace(one, version=0)) | {"kind": kind_of(type(one))} for one in records}
