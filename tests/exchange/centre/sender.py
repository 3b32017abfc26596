"""Real office files whose journals travel to a centre, and records to write in them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Raw
from msgspec.structs import replace

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.exchange.entry import Entry, Operation, entry_hash
from asn_desktop.core.exchange.manifest import Direction, Manifest, Span
from asn_desktop.core.exchange.trust import Admission, CentreCard, Certificate, Keys, Right, Signed
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.intake import Arrival, Taken, intake
from asn_desktop.core.usecases.centre.ports import IssuedCertificate
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.db.store import SqlStore

TODAY = date(2026, 1, 20)
KEYS = Keys("", "age1")
CARD = CentreCard(UUID(int=0xCE), "BKPSDM Kabupaten Jayawijaya", False, KEYS)


def pegawai(number: int, nama: str = "Yuliana Hubi", **more: Any) -> Pegawai:
    """An invented employee; the serial of the NIP is 901 or more."""
    nip = f"198501012010012{900 + number:03d}"
    return Pegawai(id=new_id(), nip=nip, nama=nama, jenis_pegawai=JenisPegawai.PNS, **more)


class Sender:
    """One office with its file, as it speaks to a centre."""

    def __init__(self, folder: Path, nama: str = "Distrik Walesi", installation: str = "meja-1") -> None:
        self.path = folder / f"{nama}.asn"
        self.kantor = Kantor(id=new_id(), nama=nama, instansi="Pemerintah Kabupaten Jayawijaya")
        self.installation = installation
        self.store = create_store(self.path, self.kantor, today=TODAY, installation=installation, actor="Operator")
        self.serial = new_id()
        self.number = 0

    @property
    def id(self) -> UUID:
        return self.kantor.id

    def certificate(self, **more: Any) -> Certificate:
        whole = Certificate(
            serial=self.serial,
            centre=CARD,
            office=self.id,
            name=self.kantor.nama,
            installation=self.installation,
            keys=KEYS,
            rights=(Right.SEND, Right.TRANSFER),
            valid_from=date(2026, 1, 1),
            valid_until=date(2028, 12, 31),
        )
        return replace(whole, **more)

    def admitted(self, centre: SqlCentre) -> Sender:
        """The centre lets this computer speak for its office."""
        with centre.writing(self.id) as (unit,):
            unit.keep_office(self.kantor.nama, self.kantor.instansi, "", b"\x07" * 32)
            signed = Admission(Signed("", "", ""), "")
            unit.keep_certificate(IssuedCertificate(self.certificate(), signed, "PC", unit.now), "Operator")
            unit.commit()
        return self

    def put(self, *records: Record) -> Sequence[Any]:
        """Save records; returns them as they are now."""
        with self.store.write("import_pegawai", "Operator") as unit:
            saved = [unit.put(record) for record in records]
            unit.commit()
        return saved

    def remove(self, record: Record) -> None:
        with self.store.write("remove", "Operator") as unit:
            unit.remove(record)
            unit.commit()

    def entries(self, first: int = 1, last: int | None = None) -> list[Entry]:
        """The journal as it travels."""
        with closing(sqlite3.connect(self.path)) as connection:
            rows = connection.execute(
                "SELECT seq, epoch, at, actor, action, group_id, undoes, kind, record_id, operation, after,"
                " prev_hash, hash FROM jurnal WHERE seq BETWEEN ? AND ? ORDER BY seq",
                (first, last or 2**62),
            ).fetchall()
        return [entry(row) for row in rows]

    def last(self) -> int:
        return self.entries()[-1].seq

    def arrival(self, entries: Sequence[Entry], **more: Any) -> Arrival:
        self.number += 1
        counts: dict[str, int] = {}
        for one in entries:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        span = Span(entries[0].epoch, entries[0].seq, entries[-1].seq, entries[0].prev, entries[-1].hash)
        identity = new_id()
        manifest = Manifest(
            format=1,
            schema="0003",
            id=identity,
            direction=Direction.UP,
            sender=self.id,
            installation=self.installation,
            certificate=self.serial,
            recipient=CARD.id,
            practice=False,
            number=self.number,
            made="2026-01-20T00:00:00.000000+00:00",
            parts=(),
            counts=counts,
            span=span,
        )
        manifest = replace(manifest, **more)
        return Arrival(manifest, self.certificate(), sha256(str(identity).encode()).hexdigest())

    def send(self, centre: SqlCentre, first: int = 1, last: int | None = None, **more: Any) -> Taken:
        """Entries of one epoch as an envelope, taken in."""
        entries = self.entries(first, last)
        return intake(centre, self.arrival(entries, **more), runs(entries), "Operator pusat")

    def copied_to(self, path: Path, installation: str) -> Sender:
        """The file copied to another place, or another computer, and opened there."""
        self.store.close()
        shutil.copy(self.path, path)
        self.store = open_store(self.path, today=TODAY, installation=self.installation)
        copy: Sender = object.__new__(Sender)
        copy.path, copy.kantor, copy.installation = path, self.kantor, installation
        copy.serial = self.serial if installation == self.installation else new_id()
        copy.number = self.number
        copy.store = open_store(path, today=TODAY, installation=installation)
        return copy

    def close(self) -> None:
        self.store.close()


def entry(row: Sequence[Any]) -> Entry:
    seq, epoch, at, actor, action, group, undoes, kind, record, op, after, prev, digest = row
    raw = Raw(b"null" if after is None else after.encode())
    return Entry(seq, epoch, at, actor, action, group, undoes, kind, UUID(record), Operation(op), raw, prev, digest)


def runs(entries: Sequence[Entry], size: int = 3) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), size):
        yield entries[start : start + size]


def rewritten(entries: Sequence[Entry], **changes: dict[int, Any]) -> list[Entry]:
    """The same entries with some values changed by number (`after={5: b"..."}`), as another program seals them."""
    made: list[Entry] = []
    prev = entries[0].prev
    for one in entries:
        new = {name: values[one.seq] for name, values in changes.items() if one.seq in values}
        changed = replace(one, prev=prev, **new)
        changed = replace(changed, hash=entry_hash(changed))
        made.append(changed)
        prev = changed.hash
    return made


__all__ = ["CARD", "TODAY", "Sender", "SqlStore", "entry", "pegawai", "rewritten", "runs"]
