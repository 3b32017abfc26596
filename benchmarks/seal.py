"""Envelopes: sealing and opening 250,000 entries of a journal beside the bare steps, and how memory grows."""

from __future__ import annotations

import gc
import hashlib
import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import msgspec
import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from asn_desktop.bootstrap import resources
from asn_desktop.core.exchange.entry import Entry
from asn_desktop.core.exchange.manifest import Direction, PartKind, Span
from asn_desktop.core.exchange.trust import CentreCard, Certificate, Right
from asn_desktop.core.usecases.exchange.ports import Lines, Sealing
from asn_desktop.storage.db import open_store
from asn_desktop.storage.db.books import SqlBooks
from asn_desktop.storage.envelope import FileOpener, FileSealer
from asn_desktop.storage.identity import CentreKeyRing, CentreTrust, FileKeyRing
from benchmarks import offices
from benchmarks.measure import Row, child, seconds, took

ENTRIES = 250_000
PEOPLE = 50_000
RUNS = 5


class Post:
    """An office and its centre, and the journal of a large office on its way from one to the other."""

    def __init__(self, folder: Path) -> None:
        words = resources() / "words" / "id.txt"
        self.office, self.centre = FileKeyRing(folder / "office", words), CentreKeyRing(folder / "centre", words)
        card = CentreCard(uuid4(), "BKPSDM", practice=False, keys=self.centre.keys())
        days = date(2026, 1, 1), date(2027, 1, 1)
        self.certificate = Certificate(
            uuid4(), card, uuid4(), "Kantor", "installation", self.office.keys(), (Right.SEND,), *days
        )
        self.stick = folder / "stick"
        self.stick.mkdir()

    def request(self, runs: Iterator[list[bytes]] | list[list[bytes]], span: Span, counts: dict[str, int]) -> Sealing:
        return Sealing(
            id=uuid4(),
            direction=Direction.UP,
            schema="0003",
            sender=self.certificate.office,
            installation="installation",
            certificate=self.certificate.serial,
            recipient=self.certificate.centre.id,
            reader=self.certificate.centre.keys.reading,
            practice=False,
            number=1,
            made="2026-03-02T00:00:00Z",
            parts=(Lines(PartKind.ENTRIES, runs),),
            span=span,
            counts=counts,
        )

    def seal(self, request: Sealing) -> Path:
        return FileSealer(self.office).seal(request, self.stick).files[0]

    def open(self, path: Path) -> int:
        certificates = {self.certificate.serial: self.certificate}
        trust = CentreTrust(
            self.centre, today=date(2026, 3, 2), practice=False, find=certificates.get, revoked=_none, taken=_none
        )
        with FileOpener().open(path, trust) as opened:
            return sum(len(run) for run in opened.entries())


def seal() -> list[Row]:
    """Each beside msgspec, zstd -3, age and Ed25519 on the same rows, with nothing written or checked. The best of
    all runs counts on either side: it is the least disturbed by what else the computer does.
    """
    with journal() as books:
        runs = list(books.lines(1, ENTRIES))
        span, counts = books.span(1, ENTRIES), dict(books.counts(1, ENTRIES))
    entries = [msgspec.json.decode(line, type=Entry) for run in runs for line in run]
    size = sum(len(line) + 1 for run in runs for line in run)
    gc.freeze()
    sealing, opening, bare_sealing, bare_opening = [], [], [], []
    with TemporaryDirectory() as folder:
        post = Post(Path(folder))
        key, reader = Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate()
        bare = _bare_seal(entries, key, reader)
        post.seal(post.request(runs, span, counts))
        for _ in range(RUNS):
            bare_sealing.append(took(_bare_seal, entries, key, reader))
            sealing.append(took(lambda: post.seal(post.request(runs, span, counts))))
            path = next(post.stick.iterdir())
            bare_opening.append(took(_bare_open, bare, reader))
            opening.append(took(post.open, path))
            for each in post.stick.iterdir():
                each.unlink()
    what = f"{ENTRIES:,} entries, {size / 1e6:.0f} MB"
    return [
        Row(
            f"{doing} {what}",
            seconds(min(ours)),
            f"bare steps {seconds(min(alone))}",
            min(ours) / min(alone),
            2,
        )
        for doing, ours, alone in (("sealing", sealing, bare_sealing), ("opening", opening, bare_opening))
    ] + [_memory()]


def _bare_seal(entries: list[Entry], key: Ed25519PrivateKey, reader: pyrage.x25519.Identity) -> tuple[bytes, bytes]:
    packed = zstandard.ZstdCompressor(level=3).compress(msgspec.json.Encoder().encode_lines(entries))
    sealed = pyrage.encrypt(packed, [reader.to_public()])
    return sealed, key.sign(hashlib.sha256(sealed).digest())


def _bare_open(sealed: tuple[bytes, bytes], reader: pyrage.x25519.Identity) -> int:
    content, _ = sealed
    hashlib.sha256(content).digest()
    lines = zstandard.ZstdDecompressor().decompress(pyrage.decrypt(content, [reader]))
    return len(msgspec.json.Decoder(Entry).decode_lines(lines))


def _memory() -> Row:
    """What sealing and opening ten times as many entries takes more, read from the file as they are needed."""
    small, large = (child("benchmarks.seal", count)["peak"] for count in (ENTRIES // 10, ENTRIES))
    return Row(
        f"memory for {ENTRIES:,} entries",
        f"{large / 1e6:.0f} MB",
        f"{small / 1e6:.0f} MB for a tenth",
        (large - small) / 1e6,
        64,
        "MB",
    )


def _none(*_asked: UUID) -> None:
    """Nothing was revoked, and nothing came before."""


@contextmanager
def journal() -> Iterator[SqlBooks]:
    """The journal of a practice office large enough."""
    with closing(open_store(offices.office(PEOPLE), today=offices.TODAY)) as store, store.books() as books:
        yield books


def main() -> None:
    count = int(sys.argv[2])
    with TemporaryDirectory() as folder, journal() as books:
        post = Post(Path(folder))
        counts = dict(books.counts(1, count))
        path = post.seal(post.request(books.lines(1, count), books.span(1, count), counts))
        opened = post.open(path)
    print(json.dumps({"peak": peak(), "opened": opened}))


def peak() -> int:
    """The most bytes that this process has held; what `getrusage` says may be that of the process that began it."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) * 1024


if __name__ == "__main__":
    main()
