"""What an office sends, and how the answer of its centre ends the waiting."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from exchanging import SECRET, TODAY, Exchange
from msgspec.structs import replace

from asn_desktop.core.exchange.entry import entry_hash
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.receipt import Answer, Fixer, Outcome, Total
from asn_desktop.core.exchange.receipt_code import receipt_code
from asn_desktop.core.exchange.trust import Right
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.exchange import receiving, sending
from asn_desktop.core.usecases.exchange.pending import Since, pending
from asn_desktop.storage.db import open_store


def refused(key: str) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.key == key)


def waiting(exchange: Exchange, since: Since = Since.RECEIPT) -> int:
    return pending(exchange.store, since).count


def test_everything_travels_sealed_onto_one_chain(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi", "Dorkas “Ñoge” Hisage\n=1+1")
    left = exchange.send(stick)
    entries = [entry for path in left.files for entry in exchange.arrives(path)]
    assert [entry.kind for entry in entries] == ["kantor", "pegawai", "pegawai"]
    assert all(entry_hash(entry) == entry.hash for entry in entries)
    assert "Ñoge" in bytes(entries[2].after).decode()
    assert not any("Simson" in path.name or b"Simson" in path.read_bytes() for path in stick.iterdir())


def test_what_is_confirmed_is_not_sent_again(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    (sent,) = exchange.send(stick).envelopes
    assert waiting(exchange) == 2, "on its way is not arrived"
    assert waiting(exchange, Since.ENVELOPE) == 0
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [exchange.receipt(sent)]}))
    assert waiting(exchange) == 0
    with refused("exchange_nothing_new"):
        exchange.send(stick)
    exchange.people("Dorkas Hisage")
    assert waiting(exchange) == 1
    assert waiting(exchange, Since.BEGINNING) == 3


def test_f17_sending_again_before_the_receipt_overlaps_with_the_same_entries(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    first = exchange.send(stick)
    exchange.people("Dorkas Hisage")
    second = exchange.send(stick)
    earlier, later = (exchange.arrives(departure.files[0]) for departure in (first, second))
    assert [entry.hash for entry in earlier] == [entry.hash for entry in later][: len(earlier)]
    assert [each.number for each in exchange.sent()] == [2, 1]


def test_f13_a_lost_envelope_travels_again(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    lost = exchange.send(stick).files[0]
    lost.unlink()
    exchange.people("Dorkas Hisage")
    arrived = exchange.arrives(exchange.send(stick).files[0])
    assert [entry.seq for entry in arrived] == [1, 2, 3]


def test_f12_a_gap_the_centre_found_is_closed_by_the_next_envelope(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    exchange.send(stick)
    exchange.people("Dorkas Hisage")
    (second,) = exchange.send(stick, Since.ENVELOPE).envelopes
    held = exchange.receipt(second, watermark=0)
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [held]}))
    assert waiting(exchange) == 3, "the centre has nothing up to the gap"


def test_f15_an_older_receipt_after_a_newer_one_changes_nothing(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    (sent,) = exchange.send(stick).envelopes
    waits = exchange.receipt(sent, watermark=0, gap=(1, 1), totals=(Total("pegawai", Outcome.HELD, sent.count),))
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [waits]}))
    assert exchange.sent()[0].whole is False, "it arrived, and waits for what came before it"
    freed = exchange.receipt(sent, made="2026-11-22T00:00:00Z")
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [freed]}))
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [waits]}))
    assert exchange.sent()[0].receipt == freed
    assert exchange.sent()[0].whole is True
    assert waiting(exchange) == 0


def test_f15_a_receipt_twice_or_of_another_office_changes_nothing(exchange: Exchange, stick: Path) -> None:
    person = exchange.people("Simson Hubi")[0]
    (sent,) = exchange.send(stick).envelopes
    answer = Answer(
        sent.epoch, sent.last, "pegawai", person.id, Outcome.QUARANTINED, "invalid", {"field": "nip"}, Fixer.OFFICE
    )
    receipt = exchange.receipt(sent, answer)
    path = exchange.downward(stick, {PartKind.RECEIPTS: [receipt]})
    assert not exchange.take(path).again
    assert exchange.take(path).again
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [receipt]}))
    with exchange.store.books() as books:
        assert books.answers() == (answer,)
    other = replace(receipt, office=exchange.centre)
    with refused("exchange_receipt_of_other"):
        exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [other]}))
    exchange.people("Dorkas Hisage")
    (again,) = exchange.send(stick).envelopes
    for wrong, key in (
        (exchange.receipt(again, sha256="0" * 64), "exchange_receipt_differs"),
        (exchange.receipt(again, totals=()), "exchange_receipt_count"),
    ):
        with refused(key):
            exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [wrong]}))
    assert exchange.sent()[0].received is None, "pending stays pending until proven"


def test_f28_an_answer_is_closed_by_a_later_receipt(exchange: Exchange, stick: Path) -> None:
    person = exchange.people("Simson Hubi")[0]
    (sent,) = exchange.send(stick).envelopes
    answer = Answer(sent.epoch, sent.last, "pegawai", person.id, Outcome.HELD, "parent_missing", {}, Fixer.NOBODY)
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [exchange.receipt(sent, answer)]}))
    exchange.put(exchange.get(person.id).with_(nama="Simson Huby"))
    (later,) = exchange.send(stick).envelopes
    closing = exchange.receipt(later, closed=((answer.epoch, answer.seq),))
    exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [closing]}))
    with exchange.store.books() as books:
        assert books.answers() == ()


def test_a_code_read_over_the_phone_ends_the_waiting(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    (sent,) = exchange.send(stick).envelopes
    with refused("exchange_code_mistyped"):
        receiving.take_code(exchange.ctx, exchange.store, exchange.ring, "7K3M-Q2XA-9FWD")
    with refused("exchange_code_strange"):  # an O or an I is never in a code: what it is meant to be is not guessed
        receiving.take_code(exchange.ctx, exchange.store, exchange.ring, "7K3M-Q2XA-9FWO")
    with refused("exchange_code_length"):
        receiving.take_code(exchange.ctx, exchange.store, exchange.ring, "7K3M-Q2XA-9FW")
    foreign = receipt_code(SECRET, "0" * 64, whole=True)
    with refused("exchange_code_of_nothing"):
        receiving.take_code(exchange.ctx, exchange.store, exchange.ring, foreign)
    told = receipt_code(SECRET, sent.sha256, whole=False).lower().replace("-", " ")
    noted = receiving.take_code(exchange.ctx, exchange.store, exchange.ring, told)
    assert (noted.id, noted.whole) == (sent.id, False)
    assert noted.received is not None
    assert waiting(exchange) == 0


def test_f24_f51_notes_are_no_changes_and_say_what_is_true(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    with exchange.store.read() as reader:
        before = reader.position()
    exchange.send(stick)
    exchange.store.remember("columns", ["nama"])
    exchange.store.keep_draft("skp/x", "Menyusun")
    with exchange.store.read() as reader:
        assert reader.position() == before
    (sent,) = exchange.sent()
    assert (sent.received, sent.whole, sent.receipt) == (None, None, None)


def test_f52_cancelled_before_or_while_it_is_written_leaves_nothing(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    with pytest.raises(CancelledError):
        exchange.send(stick, cancel=lambda: True)
    assert exchange.sent() == ()
    assert list(stick.iterdir()) == []


def test_f18_what_is_saved_meanwhile_travels_next_time(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    done: list[int] = []

    def progress(at: int, _total: int, _what: str = "") -> None:
        if not done:
            done.append(at)
            exchange.people("Dorkas Hisage")

    left = exchange.send(stick, progress=progress)
    assert [entry.seq for entry in exchange.arrives(left.files[0])] == [1, 2]
    assert waiting(exchange, Since.ENVELOPE) == 1


def test_f18_one_look_at_the_file_whatever_is_written_while_it_is_sealed(exchange: Exchange, stick: Path) -> None:
    """Counted, hashed and sealed is the same state of the file: even entries that another program alters meanwhile."""
    exchange.people("Simson Hubi")
    sealer = exchange.sender.sealer

    class Late:
        """Before a single entry was read for sealing, something is saved, and something is altered by hand."""

        def check_room(self, folder: Path, size: int) -> None:
            sealer.check_room(folder, size)

        def seal(self, *words: Any, **more: Any) -> Any:
            exchange.people("Dorkas Hisage")
            with closing(sqlite3.connect(exchange.file)) as other, other:
                other.execute("DROP TRIGGER jurnal_update")
                other.execute("UPDATE jurnal SET after = replace(after, 'Simson', 'Yohana')")
            return sealer.seal(*words, **more)

    late = replace(exchange.sender, sealer=Late())
    left = sending.send(exchange.ctx, exchange.store, late, stick)
    arrived = exchange.arrives(left.files[0])
    assert [entry.seq for entry in arrived] == [1, 2]
    assert b"Simson Hubi" in bytes(arrived[1].after)
    assert waiting(exchange, Since.ENVELOPE) == 1


def test_f40_a_copy_on_another_computer_cannot_speak(exchange: Exchange, stick: Path, tmp_path: Path) -> None:
    exchange.people("Simson Hubi")
    copy = tmp_path / "lain" / "kantor.asn"
    copy.parent.mkdir()
    exchange.store.backup(copy)
    other = open_store(copy, today=TODAY, installation="meja-2")
    try:
        with other.books() as books:
            assert books.epoch == 1, "the copy counts on its own"
        elsewhere = replace(exchange.sender, installation="meja-2")
        with refused("exchange_other_computer"):
            sending.send(replace(exchange.ctx, store=other), other, elsewhere, stick)
    finally:
        other.close()


def test_f41_after_going_back_to_a_copy_both_epochs_travel_in_order(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    copy = exchange.folder / "cadangan.asn"
    exchange.store.backup(copy)
    exchange.people("Dorkas Hisage")
    exchange.store.close()
    exchange.file.unlink()
    copy.rename(exchange.file)
    exchange.reopen()
    exchange.people("Yohana Asso")
    left = exchange.send(stick)
    first, second = (exchange.arrives(path) for path in left.files)
    assert [(entry.epoch, entry.seq) for entry in first] == [(0, 1), (0, 2)]
    assert [(entry.epoch, entry.seq) for entry in second] == [(1, 3)]
    assert second[0].prev == first[-1].hash, "the centre sees where the ways part"


def test_f34_an_office_without_valid_certificate_sends_nothing(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    ctx, sender = exchange.ctx, exchange.sender
    with refused("exchange_certificate_over"):
        late = replace(ctx, today=TODAY + timedelta(days=400))
        sending.send(late, exchange.store, sender, stick)
    exchange.certificate = exchange.admit(TODAY, rights=(Right.TRANSFER,))
    assert exchange.certificate.valid_from < date(2026, 12, 1)
    with refused("exchange_may_not_send"):
        sending.send(ctx, exchange.store, sender, stick)


def test_every_epoch_is_known_by_its_first_and_last_entry(exchange: Exchange) -> None:
    """However long each was: an office may have begun anew on another computer, and again after a single change."""
    for desk, names in (("meja-2", ("Simson Hubi",)), ("meja-3", ("Dorkas Hisage", "Melki Kogoya", "Yohana Wenda"))):
        exchange.store.close()
        exchange.store = open_store(exchange.file, today=TODAY, installation=desk)
        for name in names:
            exchange.people(name)
    with exchange.store.books() as books:
        found = books.epochs()
        told = [
            msgspec.json.decode(line) for run in books.lines(1, max(last for _, last in found.values())) for line in run
        ]
    wanted: dict[int, tuple[int, int]] = {}
    for line in told:
        first, _ = wanted.get(line["epoch"], (line["seq"], 0))
        wanted[line["epoch"]] = (first, line["seq"])
    assert found == wanted
    assert len(found) == 3
