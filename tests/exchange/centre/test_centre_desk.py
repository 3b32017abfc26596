"""The desk: conflicts, people in two offices, transfers, corrections, rejections, erasing; all can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec import Raw
from sender import TODAY, Sender, pegawai, rewritten, runs

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.exchange.downward import Correction, Transfer
from asn_desktop.core.exchange.entry import Entry, Position
from asn_desktop.core.exchange.receipt import Outcome, Receipt
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.deciding import decide, propose, reject, undo
from asn_desktop.core.usecases.centre.erasing import erase
from asn_desktop.core.usecases.centre.intake import Taken, intake
from asn_desktop.core.usecases.centre.moving import transfer
from asn_desktop.core.usecases.centre.rows import Decision, PersonFilter
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.db import new_id


def register(centre: SqlCentre) -> list[tuple[str, str]]:
    return sorted((row.kantor, row.nama) for row in centre.persons(PersonFilter(), 50))


def down(centre: SqlCentre, sender: Sender, sort: str) -> list[bytes]:
    with centre.writing(sender.id) as (unit,):
        return [one.body for one in unit.down.due(3) if one.sort == sort]


def disputed(centre: SqlCentre, walesi: Sender, tmp_path: Path) -> Sender:
    """An office that changed a name on a restored copy; the centre has another."""
    (person,) = walesi.put(pegawai(1, "Awal"))
    copy = walesi.copied_to(tmp_path / "cadangan.asn", "meja-1")
    walesi.put(person.with_(nama="Pusat"))
    walesi.send(centre)
    copy.put(person.with_(nama="Kantor"))
    newest(centre, copy)
    return copy


def newest(centre: SqlCentre, sender: Sender, after: int = 0) -> Taken:
    entries = sender.entries()
    own = [one for one in entries if one.epoch == entries[-1].epoch and one.seq > after]
    return intake(centre, sender.arrival(own), runs(own), "Operator pusat")


def test_the_value_of_the_office_is_taken_and_given_back(centre: SqlCentre, walesi: Sender, tmp_path: Path) -> None:
    copy = disputed(centre, walesi, tmp_path)
    (conflict,) = centre.conflicts()
    done = decide(centre, conflict, Decision.OFFICE, "Operator pusat", "Sesuai SK")
    assert register(centre) == [("Distrik Walesi", "Kantor")]
    assert centre.conflicts() == []
    assert centre.open_answers() == []
    assert [row.action for row in centre.decisions()] == ["decide"]
    with pytest.raises(UserError):
        decide(centre, conflict, Decision.CENTRE, "Operator pusat")
    undo(centre, copy.id, done, "Operator pusat")
    assert register(centre) == [("Distrik Walesi", "Pusat")]
    assert [one.id for one in centre.conflicts()] == [conflict.id]
    assert len(centre.open_answers()) == 1
    assert [(row.action, row.undone) for row in centre.decisions()] == [("undo", False), ("decide", True)]
    with pytest.raises(UserError) as refused:
        undo(centre, copy.id, done, "Operator pusat")
    assert refused.value.key == "centre_cannot_undo"
    copy.close()


def test_the_value_of_the_centre_goes_down_as_a_correction(centre: SqlCentre, walesi: Sender, tmp_path: Path) -> None:
    copy = disputed(centre, walesi, tmp_path)
    (conflict,) = centre.conflicts()
    decide(centre, conflict, Decision.CENTRE, "Operator pusat", "Sesuai SK")
    assert register(centre) == [("Distrik Walesi", "Pusat")]
    (body,) = down(centre, walesi, "corrections")
    correction = msgspec.json.decode(body, type=Correction)
    assert {name: bytes(value) for name, value in correction.fields.items()} == {"nama": b'"Pusat"'}
    # The office takes it: nothing is disputed any more.
    with copy.store.read() as reader:
        person = reader.get(Pegawai, conflict.record)
    assert person.version == correction.version
    last = copy.last()
    copy.put(person.with_(nama="Pusat"))
    receipt = newest(centre, copy, last).receipt
    assert receipt.answers == ()
    assert receipt.ahead == ()
    assert len(receipt.closed) == 1
    assert register(centre) == [("Distrik Walesi", "Pusat")]
    copy.close()


@pytest.fixture
def twice(centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]) -> Sender:
    """One person in two offices: in Walesi with a history, in Kurulu with another identity."""
    kurulu = office("Distrik Kurulu", centre)
    (there,) = walesi.put(pegawai(1, "Yuliana Hubi"))
    walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=there.id, golongan="III/a", tmt=date(2022, 4, 1)))
    kurulu.put(pegawai(1, "Yuliana Huby"))
    walesi.send(centre)
    kurulu.send(centre)
    return kurulu


def test_f22_one_person_in_two_offices_is_merged_and_the_merge_travels(
    centre: SqlCentre, walesi: Sender, twice: Sender
) -> None:
    (conflict,) = centre.conflicts()
    done = decide(centre, conflict, Decision.MERGE_HERE, "Operator pusat", "Sudah pindah")
    assert register(centre) == [("Distrik Kurulu", "Yuliana Huby")]
    assert centre.persons(PersonFilter(), 1)[0].golongan == "III/a"
    (away,), (coming,) = (
        [msgspec.json.decode(body, type=Transfer) for body in down(centre, each, "transfers")]
        for each in (walesi, twice)
    )
    assert (away.records, away.to_name, away.pegawai_id) == ((), "Distrik Kurulu", conflict.other_record)
    assert coming.pegawai_id == conflict.record
    (carried,) = coming.records
    assert str(conflict.record).encode() in bytes(carried)
    # The old identity leads on: what Walesi still says of it is history.
    with walesi.store.read() as reader:
        (person,) = reader.find(Pegawai)
    last = walesi.last()
    walesi.put(person.with_(catatan="Terlambat"))
    receipt = walesi.send(centre, last + 1).receipt
    assert [(one.outcome, one.reason) for one in receipt.answers] == [("accepted", "moved_away")]
    undo(centre, twice.id, done, "Operator pusat")
    assert register(centre) == [("Distrik Kurulu", "Yuliana Huby"), ("Distrik Walesi", "Yuliana Hubi")]
    assert len(centre.conflicts()) == 1
    assert down(centre, walesi, "transfers") == []


def test_f22_two_people_with_one_nip_are_not_asked_about_again(
    centre: SqlCentre, walesi: Sender, twice: Sender
) -> None:
    (conflict,) = centre.conflicts()
    decide(centre, conflict, Decision.DIFFERENT, "Operator pusat", "NIP diperbaiki BKN")
    with twice.store.read() as reader:
        (person,) = reader.find(Pegawai)
    last = twice.last()
    twice.put(person.with_(catatan="Lain orang"))
    assert twice.send(centre, last + 1).receipt.answers == ()
    assert centre.conflicts() == []


def test_f25_a_transfer_moves_ownership_once_with_history(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]
) -> None:
    kurulu = office("Distrik Kurulu", centre)
    (unit,) = walesi.put(Unit(id=new_id(), nama="Sekretariat"))
    (person,) = walesi.put(pegawai(1))
    golongan, place = walesi.put(
        RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/c", tmt=date(2022, 4, 1)),
        RiwayatUnit(id=new_id(), pegawai_id=person.id, unit_id=unit.id, tmt=date(2022, 4, 1)),
    )
    walesi.send(centre)
    kurulu.send(centre)
    # Not yet sent when the transfer is made.
    last = walesi.last()
    walesi.put(golongan.with_(sk_nomor="823/12/2022"))
    transfer(centre, walesi.id, person.id, kurulu.id, date(2026, 2, 1), "Operator pusat")
    (row,) = centre.persons(PersonFilter(), 5)
    assert (row.kantor, row.golongan, row.unit) == ("Distrik Kurulu", "III/c", "")
    (coming,) = (msgspec.json.decode(body, type=Transfer) for body in down(centre, kurulu, "transfers"))
    kinds = {msgspec.json.decode(one)["kind"] for one in coming.records}
    assert kinds == {"pegawai", "riwayat_golongan"}  # the place in a unit of Walesi stays there
    late = walesi.send(centre, last + 1).receipt
    assert [(one.outcome, one.reason, one.facts["kantor"]) for one in late.answers] == [
        ("accepted", "moved_away", "Distrik Kurulu")
    ]
    with pytest.raises(UserError) as refused:
        transfer(centre, walesi.id, person.id, kurulu.id, date(2026, 2, 1), "Operator pusat")
    assert refused.value.key == "centre_not_there"
    # The new office goes on with the same identity.
    (here,) = kurulu.put(person.with_(version=0, nama="Yuliana Hubi Baru"))
    assert kurulu.send(centre, 2).receipt.answers == ()
    assert register(centre) == [("Distrik Kurulu", "Yuliana Hubi Baru")]
    # And back again, years later.
    transfer(centre, kurulu.id, person.id, walesi.id, date(2029, 2, 1), "Operator pusat")
    assert register(centre) == [("Distrik Walesi", "Yuliana Hubi Baru")]
    last = kurulu.last()
    kurulu.put(here.with_(catatan="Terlambat"))
    assert [one.reason for one in kurulu.send(centre, last + 1).receipt.answers] == ["moved_away"]
    assert place.unit_id == unit.id


def test_a_correction_travels_with_the_version_it_was_made_for(centre: SqlCentre, walesi: Sender) -> None:
    (person,) = walesi.put(pegawai(1))
    walesi.send(centre)
    propose(centre, walesi.id, person.id, {"nama": "Yuliana Hubi, S.Sos"}, "Sesuai ijazah", "Operator pusat")
    (body,) = down(centre, walesi, "corrections")
    correction = msgspec.json.decode(body, type=Correction)
    assert (correction.version, correction.reason) == (1, "Sesuai ijazah")
    with pytest.raises(UserError) as refused:
        propose(centre, walesi.id, person.id, {"bukan_kolom": 1}, "Coba", "Operator pusat")
    assert refused.value.key == "centre_correction_incomplete"


def test_what_is_given_back_says_why_in_the_receipt(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    entries = rewritten(walesi.entries(), kind={2: "sesuatu_baru"})
    intake(centre, walesi.arrival(entries), runs(entries), "Operator pusat")
    done = reject(centre, walesi.id, Position(0, 2), "Perbarui program", "Operator pusat")
    (body,) = down(centre, walesi, "receipts")
    (answer,) = msgspec.json.decode(body, type=Receipt).answers
    assert (answer.reason, answer.facts, answer.who) == ("rejected", {"alasan": "Perbarui program"}, "office")
    undo(centre, walesi.id, done, "Operator pusat")
    (row,) = centre.open_answers()
    assert (row.reason, row.who) == ("unknown_kind", "centre")


def test_f30_erasing_wipes_contents_and_keeps_what_was_counted(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]
) -> None:
    (person,) = walesi.put(pegawai(1, "Rahasia Sekali"))
    walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(2022, 4, 1)))
    entries: list[Entry] = walesi.entries()
    bad = rewritten(entries, after={3: Raw(bytes(entries[2].after).replace(b"2022-04-01", b"kapan-kapan"))})
    arrival = walesi.arrival(bad)
    first = intake(centre, arrival, runs(bad), "Operator pusat").receipt
    done = erase(centre, walesi.id, person.id, "Permintaan", "Operator pusat")
    assert done.entries == 2, "also what lies in quarantine"
    assert register(centre) == []
    (body,) = down(centre, walesi, "corrections")
    asked = msgspec.json.decode(body, type=Correction)
    assert (asked.record_id, asked.version, asked.remove) == (person.id, 1, True), "the office is asked to do as much"
    assert b"Rahasia" not in body
    with centre.writing(walesi.id) as (unit,):
        kept, quarantined = unit.history.at([Position(0, 2), Position(0, 3)])
        assert unit.history.envelope(arrival.manifest.id) is not None
    assert bytes(quarantined.after) == b"null"
    assert (bytes(kept.after), kept.actor, kept.hash) == (b"null", "", bad[1].hash)
    again = intake(centre, arrival, runs(bad), "Operator pusat")
    assert again.again
    assert [(one.outcome, one.seq) for one in again.receipt.answers] == [
        (one.outcome, one.seq) for one in first.answers
    ]
    assert centre.offices()[0].entries == 3
    overlap = walesi.arrival(bad)
    assert intake(centre, overlap, runs(bad), "Operator pusat").receipt.count(Outcome.DUPLICATE) == 2
    assert register(centre) == []
    assert TODAY.year == 2026


def test_f25_what_was_not_sent_yet_may_be_changed_and_removed_again(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]
) -> None:
    """All of it is history, however often it changed: nothing waits for a beginning that is no longer asked for."""
    kurulu = office("Distrik Kurulu", centre)
    (person,) = walesi.put(pegawai(1))
    walesi.send(centre)
    last = walesi.last()
    kept, gone = walesi.put(
        *(
            RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(year, 4, 1))
            for year in (2020, 2022)
        )
    )
    walesi.put(kept.with_(golongan="III/b"))
    walesi.remove(gone)
    transfer(centre, walesi.id, person.id, kurulu.id, date(2026, 2, 1), "Operator pusat")
    receipt = walesi.send(centre, last + 1).receipt
    assert [(one.outcome, one.reason) for one in receipt.answers] == [("accepted", "moved_away")] * 4
    assert centre.open_answers() == []
    assert register(centre) == [("Distrik Kurulu", "Yuliana Hubi")]
    # Back again: what the first office says of him is what it had.
    transfer(centre, kurulu.id, person.id, walesi.id, date(2027, 2, 1), "Operator pusat")
    with centre.writing(walesi.id) as (unit,):
        held = unit.records.find(("riwayat_golongan",), (person.id,))
    assert [(one.id, one.golongan) for one in held] == [(kept.id, "III/b")]  # type: ignore[attr-defined]
