"""One day's changes of a large office go onto a stick: how long it takes, whatever lies behind them in the journal."""

from __future__ import annotations

import hashlib
import json
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from asn_desktop.bootstrap import law_book, resources
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.trust import CentreCard, Certificate, Enrolment, Right
from asn_desktop.core.usecases.exchange.sending import Sender, send
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import open_store
from asn_desktop.storage.db.store import SqlStore
from asn_desktop.storage.envelope import FileSealer
from asn_desktop.storage.identity import CentreKeyRing, FileKeyRing
from asn_desktop.storage.vault import FileVault
from benchmarks import offices, yearly
from benchmarks.measure import Row, child, median, pairs, peak, seconds, since, took

CHANGED = 500
RUNS = 5
DESK = "benchmark"


def day() -> list[Row]:
    """The same 500 changes behind a journal of some 250,000 entries that the centre confirmed, and behind a short one;
    each time by a program that was just started, and beside it one that does everything but send.
    """
    with TemporaryDirectory() as folder:
        long, behind = _office(Path(folder) / "long", yearly.appraised())
        short, fewer = _office(Path(folder) / "short", offices.office(yearly.PEOPLE))
        many, few = pairs(RUNS, lambda: _sent(long), lambda: _sent(short))
        idle = child("benchmarks.day", long, "stay")
    time, quick = (median([each["sending"] for each in of]) for of in (many, few))
    whole = median([each["program"] for each in many])
    most, least = (max(each["peak"] for each in of) for of in (many, few))
    what = f"{CHANGED} changes of an office of {yearly.PEOPLE:,}"
    return [
        Row(
            f"{what}, {behind:,} entries behind them", seconds(time), f"program and all {seconds(whole)}", time, 1, "s"
        ),
        Row(
            "the same, however long the journal",
            seconds(time),
            f"{fewer:,} behind them {seconds(quick)}",
            time / quick,
            1.5,
        ),
        _memory("sending them", most, "the file open, nothing sent", idle["peak"], 24),
        _memory("the long journal", most, "the short one", least, 8),
    ]


def _memory(what: str, bytes_: int, beside: str, less: int, most: float) -> Row:
    measured, yardstick = f"{bytes_ / 1e6:.0f} MB", f"{beside} {less / 1e6:.0f} MB"
    return Row(f"memory of {what}", measured, yardstick, (bytes_ - less) / 1e6, most, "MB")


def _office(folder: Path, file: Path) -> tuple[Path, int]:
    """A copy that its centre admitted and that sent everything, which was confirmed; then the day's work.

    Also how many entries lie before that day's.
    """
    stick = folder / "stick"
    stick.mkdir(parents=True)
    copy = folder / "office.asn"
    copy.write_bytes(file.read_bytes())
    with closing(_open(copy)) as store:
        ctx, sender = _admitted(store, folder)
        left = send(ctx, store, sender, stick)
        with store.bookkeeping() as notes:
            for envelope in left.envelopes:
                notes.keep_received(envelope.id, store.now(), whole=True)
        with store.read() as reader:
            people = reader.find(Pegawai)[:CHANGED]
        with store.write("save_pegawai", DESK) as work:
            work.put_many([each.with_(alamat="Jalan Sutomo 1") for each in people])
            work.commit()
    _empty(stick)
    return folder, sum(each.count for each in left.envelopes)


def _sent(folder: Path) -> dict[str, Any]:
    found = child("benchmarks.day", folder, "send")
    _empty(folder / "stick")
    return found


def _open(file: Path) -> SqlStore:
    return open_store(file, today=offices.TODAY, installation=DESK)


def _context(store: SqlStore, folder: Path) -> Context:
    return Context(store, law_book(), DESK, offices.TODAY, vault=FileVault(folder / "office.asn"))


def _sender(folder: Path) -> Sender:
    ring = FileKeyRing(folder / "identity", resources() / "words" / "id.txt")
    return Sender(FileSealer(ring), ring, DESK)


def _admitted(store: SqlStore, folder: Path) -> tuple[Context, Sender]:
    ctx, sender = _context(store, folder), _sender(folder)
    centre = CentreKeyRing(folder / "centre", resources() / "words" / "id.txt")
    with store.read() as reader:
        office = reader.find(Kantor)[0]
    ring = FileKeyRing(folder / "identity", resources() / "words" / "id.txt")
    asked = Enrolment(
        1, office.id, office.nama, office.instansi, "", office.latihan, DESK, DESK, 1, ring.keys(), store.now()
    )
    checked = centre.check_enrolment(ring.enrolment(asked))
    card = CentreCard(uuid4(), "BKPSDM", office.latihan, centre.keys())
    days = date(2026, 1, 1), date(2027, 1, 1)
    made = Certificate(uuid4(), card, checked.office, checked.name, DESK, checked.keys, (Right.SEND,), *days)
    ring.admit(centre.issue(made, hashlib.sha256(b"secret").digest()), office.id, DESK)
    return ctx, sender


def _empty(stick: Path) -> None:
    for each in stick.iterdir():
        each.unlink()


def main() -> None:
    started, folder, sends = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "send"
    taken = 0.0
    with closing(_open(folder / "office.asn")) as store:
        ctx, sender = _context(store, folder), _sender(folder)
        if sends:
            taken = took(send, ctx, store, sender, folder / "stick")
    print(json.dumps({"sending": taken, "program": since(started), "peak": peak()}))


if __name__ == "__main__":
    main()
