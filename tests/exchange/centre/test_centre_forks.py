"""Copies, restored copies, two operators, crashes: who knew what when he went on."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace
from sender import CARD, TODAY, Sender, pegawai, rewritten, runs
from sqlalchemy import create_engine, text

from asn_desktop.core.exchange.entry import Entry
from asn_desktop.core.exchange.receipt import Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre import judging
from asn_desktop.core.usecases.centre.deciding import decide, settle_alert, undo
from asn_desktop.core.usecases.centre.intake import Taken, intake
from asn_desktop.core.usecases.centre.rows import AlertRow, Decision, PersonFilter
from asn_desktop.storage.central.store import SqlCentre, create_centre, open_centre


def names(centre: SqlCentre) -> list[str]:
    return [row.nama for row in centre.persons(PersonFilter(), 50)]


def send_newest(centre: SqlCentre, sender: Sender) -> Taken:
    """The entries of the newest epoch."""
    entries = sender.entries()
    newest = [one for one in entries if one.epoch == entries[-1].epoch]
    return intake(centre, sender.arrival(newest), runs(newest), "Operator pusat")


def test_f40_a_second_computer_in_the_same_epoch_is_refused_with_an_alert(
    centre: SqlCentre, walesi: Sender, tmp_path: Path
) -> None:
    walesi.put(pegawai(1))
    walesi.send(centre)
    walesi.put(pegawai(2, "Dari komputer pertama"))
    twin = [walesi.entries(3)[0]]
    other = rewritten(twin, actor={3: "Operator kembar"})
    walesi.send(centre, 3)
    with pytest.raises(UserError) as refused:
        intake(centre, walesi.arrival(other), [other], "Operator pusat")
    assert refused.value.key == "centre_two_machines"
    assert [alert.reason for alert in centre.alerts()] == ["centre_two_machines"]
    assert "Dari komputer pertama" in names(centre)


def test_f40_an_alert_is_ticked_off_with_a_note_until_the_same_comes_again(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    walesi.send(centre)
    other = rewritten([walesi.entries(2)[0]], actor={2: "Operator kembar"})

    def overstep() -> AlertRow:
        with pytest.raises(UserError):
            intake(centre, walesi.arrival(other), [other], "Operator pusat")
        return centre.alerts()[0]

    alert = overstep()
    with pytest.raises(UserError, match="centre_note_missing"):
        settle_alert(centre, alert, " ", "Ina")
    done = settle_alert(centre, alert, "Sudah ditelepon", "Ina")
    assert centre.alerts() == []
    decided = centre.decisions(1)[0]
    assert (decided.action, decided.actor, decided.facts["alasan"]) == ("alert", "Ina", "Sudah ditelepon")
    with pytest.raises(UserError, match="centre_decided_already"):
        settle_alert(centre, alert, "Sekali lagi", "Budi")
    undo(centre, alert.office, done, "Ina")
    assert centre.alerts() == [alert]
    settle_alert(centre, alert, "Sudah didatangi", "Ina")
    again = overstep()
    assert centre.alerts() == [again]


def test_f40_another_installation_may_not_speak_in_an_epoch_that_is_taken(
    centre: SqlCentre, walesi: Sender, tmp_path: Path
) -> None:
    walesi.put(pegawai(1))
    walesi.send(centre, 1, 1)
    copy = walesi.copied_to(tmp_path / "salinan.asn", "meja-2").admitted(centre)
    with pytest.raises(UserError) as refused:
        copy.send(centre, 2)
    assert refused.value.key == "centre_two_machines"
    copy.close()
    # Once the first computer was given up, the second may bring what the first had not sent.
    with centre.writing(walesi.id) as (unit,):
        unit.revoke(walesi.serial, "diganti")
        unit.commit()
    assert copy.send(centre, 2).receipt.count(Outcome.ACCEPTED) == 1


def test_f40_a_computer_that_was_given_up_is_heard_no_more(centre: SqlCentre, walesi: Sender) -> None:
    with centre.writing(walesi.id) as (unit,):
        unit.revoke(walesi.serial, "hilang")
        unit.commit()
    with pytest.raises(UserError) as refused:
        walesi.send(centre)
    assert refused.value.key == "centre_revoked"


@pytest.fixture
def restored(centre: SqlCentre, walesi: Sender, tmp_path: Path) -> Iterator[Sender]:
    """An office that sent a week's work and then went back to the copy of a week ago."""
    walesi.put(pegawai(1, "Lama Satu"), pegawai(2, "Lama Dua"), pegawai(3, "Lama Tiga"))
    week_ago = walesi.copied_to(tmp_path / "cadangan.asn", "meja-1")
    first, second, third = sorted(week_ago_people(walesi), key=lambda one: one.nip)
    walesi.put(first.with_(nama="Pekan Ini Satu"), second.with_(nama="Sama Dua"))
    walesi.remove(third)
    walesi.send(centre)
    yield week_ago
    week_ago.close()


def week_ago_people(sender: Sender) -> Sequence[object]:
    from asn_desktop.core.domain.pegawai import Pegawai

    with sender.store.read() as reader:
        return reader.find(Pegawai)


def test_f41_work_on_a_restored_copy_takes_back_nothing_the_centre_has(centre: SqlCentre, restored: Sender) -> None:
    first, second, third = sorted(week_ago_people(restored), key=lambda one: one.nip)  # type: ignore[attr-defined]
    restored.put(first.with_(nama="Salinan Satu"), second.with_(nama="Sama Dua"), pegawai(4, "Baru Empat"))
    receipt = send_newest(centre, restored).receipt
    said = [(one.outcome.value, one.reason, one.id == first.id) for one in receipt.answers]
    assert said == [("conflict", "newer_here", True)]
    assert receipt.count(Outcome.ACCEPTED) == 2
    # What both sides came to alike is settled; the new employee is there; the disputed name is the centre's.
    assert sorted(names(centre)) == ["Baru Empat", "Pekan Ini Satu", "Sama Dua"]
    assert {identity for _, identity in receipt.ahead} == {first.id, third.id}
    (conflict,) = centre.conflicts()
    assert conflict.theirs is not None
    assert conflict.ours is not None
    assert (conflict.theirs["nama"], conflict.ours["nama"]) == ("Salinan Satu", "Pekan Ini Satu")


def test_f41_what_both_knew_when_the_ways_parted_is_simply_changed(
    centre: SqlCentre, walesi: Sender, tmp_path: Path
) -> None:
    """The centre knows on what the sender builds from the first envelope of a new epoch, not only from the second."""
    (person,) = walesi.put(pegawai(1, "Lama"))
    walesi.send(centre)
    moved = walesi.copied_to(tmp_path / "pindah.asn", "meja-1")
    (once,) = moved.put(person.with_(nama="Baru"))
    moved.put(once.with_(nama="Terbaru"))
    assert send_newest(centre, moved).receipt.answers == ()
    assert names(centre) == ["Terbaru"]
    moved.close()


def test_f41_of_several_values_in_one_envelope_the_newest_is_disputed(centre: SqlCentre, restored: Sender) -> None:
    first = min(week_ago_people(restored), key=lambda one: one.nip)  # type: ignore[attr-defined]
    (once,) = restored.put(first.with_(nama="Salinan Satu"))
    restored.put(once.with_(nama="Salinan Dua"))
    assert [one.reason for one in send_newest(centre, restored).receipt.answers] == ["newer_here"] * 2
    (conflict,) = centre.conflicts()
    assert conflict.theirs is not None
    assert conflict.theirs["nama"] == "Salinan Dua"
    decide(centre, conflict, Decision.OFFICE, "Operator pusat")
    assert "Salinan Dua" in names(centre)


def test_f23_edit_against_removal_is_decided_by_the_desk(centre: SqlCentre, restored: Sender) -> None:
    third = max(week_ago_people(restored), key=lambda one: one.nip)  # type: ignore[attr-defined]
    restored.put(third.with_(nama="Ternyata Ada"))
    receipt = send_newest(centre, restored).receipt
    assert [one.reason for one in receipt.answers] == ["newer_here"]
    (conflict,) = centre.conflicts()
    assert conflict.theirs is not None
    assert (conflict.theirs["nama"], conflict.ours) == ("Ternyata Ada", None)


def test_f23_removal_against_edit_is_decided_by_the_desk(centre: SqlCentre, restored: Sender) -> None:
    """He who was changed here is not gone because somebody removed an older copy of him."""
    first = min(week_ago_people(restored), key=lambda one: one.nip)  # type: ignore[attr-defined]
    restored.remove(first)
    assert [one.reason for one in send_newest(centre, restored).receipt.answers] == ["newer_here"]
    (conflict,) = centre.conflicts()
    assert conflict.ours is not None
    assert (conflict.theirs, conflict.ours["nama"]) == (None, "Pekan Ini Satu")
    assert "Pekan Ini Satu" in names(centre)
    decide(centre, conflict, Decision.OFFICE, "Operator pusat")
    assert "Pekan Ini Satu" not in names(centre)


def test_f23_different_fields_are_shown_together_and_the_decision_can_be_taken_back(
    centre: SqlCentre, restored: Sender
) -> None:
    """Nothing is mixed from two values: a person chooses one, and may choose again."""
    first = min(week_ago_people(restored), key=lambda one: one.nip)  # type: ignore[attr-defined]
    restored.put(first.with_(catatan="Cuti di luar tanggungan"))
    send_newest(centre, restored)
    (conflict,) = centre.conflicts()
    assert conflict.theirs is not None
    assert conflict.ours is not None
    shown = ("nama", "catatan")
    assert [conflict.theirs.get(name) for name in shown] == ["Lama Satu", "Cuti di luar tanggungan"]
    assert [conflict.ours.get(name) for name in shown] == ["Pekan Ini Satu", ""]
    done = decide(centre, conflict, Decision.OFFICE, "Operator pusat")
    assert "Lama Satu" in names(centre)
    undo(centre, restored.id, done, "Operator pusat")
    assert "Pekan Ini Satu" in names(centre)
    assert [one.id for one in centre.conflicts()] == [conflict.id]


def test_f23_removed_and_brought_back_here_while_it_was_removed_there(centre: SqlCentre, restored: Sender) -> None:
    third = max(week_ago_people(restored), key=lambda one: one.nip)  # type: ignore[attr-defined]
    restored.remove(third)
    with restored.store.write("restore", "Operator") as unit:
        unit.restore("pegawai", third.id)
        unit.commit()
    assert send_newest(centre, restored).receipt.answers == (), "both removed it, and its office wants it after all"
    assert third.nama in names(centre)


def test_f23_removal_on_both_sides_is_no_conflict(centre: SqlCentre, restored: Sender) -> None:
    third = max(week_ago_people(restored), key=lambda one: one.nip)  # type: ignore[attr-defined]
    restored.remove(third)
    assert send_newest(centre, restored).receipt.answers == ()
    assert centre.conflicts() == []


def test_f42_a_centre_that_was_restored_says_from_where_it_lacks(centre: SqlCentre, walesi: Sender) -> None:
    """The centre's copy is of before the second envelope: the third waits, and its receipt says which are missing."""
    for number in range(1, 6):
        walesi.put(pegawai(number))
    walesi.send(centre, 1, 3)
    third = walesi.send(centre, 6)
    assert third.receipt.gap == (4, 5)
    assert third.receipt.watermark == 3
    again = walesi.send(centre, third.receipt.watermark + 1)
    assert again.receipt.watermark == 6
    assert len(names(centre)) == 5


def test_an_epoch_that_begins_after_entries_which_never_came_waits(
    centre: SqlCentre, walesi: Sender, tmp_path: Path
) -> None:
    walesi.put(pegawai(1))
    walesi.send(centre)
    walesi.put(pegawai(2))
    moved = walesi.copied_to(tmp_path / "pindah.asn", "meja-1")
    moved.put(pegawai(3))
    waits = send_newest(centre, moved)
    assert waits.receipt.gap == (3, 3)
    rest = walesi.send(centre, 3)
    assert [one.envelope for one in rest.freed] == [waits.receipt.envelope]
    assert len(names(centre)) == 3
    moved.close()


def test_f50_two_operators_take_in_at_once(place: str, centre: SqlCentre, office: Callable[..., Sender]) -> None:
    """Each opens the centre for himself; they take in the same envelopes of two offices."""
    offices = [office("Distrik Walesi", centre), office("Distrik Kurulu", centre)]
    arrivals = []
    for number, sender in enumerate(offices):
        sender.put(*(pegawai(10 * number + each) for each in range(1, 8)))
        for first, last in ((1, 3), (4, 6), (7, 8)):
            entries = sender.entries(first, last)
            arrivals.append((sender.arrival(entries), entries))
    failures: list[BaseException] = []
    begun = threading.Barrier(2)

    def operator(name: str, work: Sequence[tuple[object, list[Entry]]]) -> None:
        mine = open_centre(place, TODAY)
        begun.wait(60)
        try:
            for arrival, entries in work:
                intake(mine, arrival, runs(entries), name)  # type: ignore[arg-type]
        except BaseException as failed:
            failures.append(failed)
        finally:
            mine.close()

    both = [
        threading.Thread(target=operator, args=("Satu", arrivals), daemon=True),
        threading.Thread(target=operator, args=("Dua", arrivals[::-1]), daemon=True),
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(120)
    assert not any(thread.is_alive() for thread in both)
    assert failures == []
    assert len(names(centre)) == 14
    assert [row.entries for row in centre.offices()] == [8, 8]
    assert [row.gaps for row in centre.offices()] == [(), ()]


KILLED = """
import os, sys
sys.path.insert(0, {folder!r})
from sender import *
from asn_desktop.core.usecases.centre.intake import intake
from asn_desktop.storage.central import {module} as module
from asn_desktop.storage.central.store import open_centre
import pickle, msgspec

def dies(*args, **kwargs):
    os._exit(9)

setattr(module.{owner}, {method!r}, dies)
arrival, entries = pickle.load(open({file!r}, "rb"))
intake(open_centre({place!r}, TODAY), arrival, runs([entry(row) for row in entries]), "Operator")
"""


@pytest.mark.parametrize(
    ("module", "owner", "method"),
    [
        ("history", "SqlHistory", "keep_epoch"),
        ("people", "SqlPeople", "begin"),
        ("down", "SqlDown", "put"),
        ("unit", "SqlUnit", "commit"),
    ],
)
def test_f50_killed_while_taking_in_leaves_nothing_and_runs_again(
    place: str, centre: SqlCentre, walesi: Sender, tmp_path: Path, module: str, owner: str, method: str
) -> None:
    import pickle
    import sqlite3

    walesi.put(pegawai(1), pegawai(2))
    entries = walesi.entries()
    arrival = walesi.arrival(entries)
    connection = sqlite3.connect(walesi.path)
    rows = connection.execute(
        "SELECT seq, epoch, at, actor, action, group_id, undoes, kind, record_id, operation, after, prev_hash, hash"
        " FROM jurnal ORDER BY seq"
    ).fetchall()
    connection.close()
    file = tmp_path / "amplop.pickle"
    file.write_bytes(pickle.dumps((arrival, rows)))
    script = KILLED.format(
        folder=str(Path(__file__).parent), module=module, owner=owner, method=method, file=str(file), place=place
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=120).returncode == 9
    assert centre.offices()[0].entries == 0
    assert names(centre) == []
    assert intake(centre, arrival, runs(entries), "Operator").receipt.count(Outcome.ACCEPTED) == 3


@pytest.mark.parametrize("how", ["pg_terminate_backend", "pg_cancel_backend"])
def test_f50_the_server_goes_away_in_the_middle_of_a_copy(
    postgresql_url: str, walesi_there: tuple[SqlCentre, Sender], monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Its connection is really ended while entries flow in, or the server refuses to go on with them (as where its disk
    is full): said in words, nothing counts, and it runs again.
    """
    centre, walesi = walesi_there
    walesi.put(*(pegawai(number) for number in range(1, 30)))
    entries = walesi.entries()
    arrival = walesi.arrival(entries)
    read, left = judging.read_entry, iter(range(10))

    def ending(entry: Entry) -> object:
        if next(left, None) == 9:
            server = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
            with server.connect() as connection:
                others = "pid <> pg_backend_pid() AND datname LIKE 'pusat_%'"
                connection.execute(text(f"SELECT {how}(pid) FROM pg_stat_activity WHERE {others}"))
            server.dispose()
        return read(entry)

    monkeypatch.setattr(judging, "read_entry", ending)
    with pytest.raises(UserError, match="centre_lost"):
        intake(centre, arrival, runs(entries, 20), "Operator pusat")
    monkeypatch.undo()
    assert centre.offices()[0].entries == 0
    assert intake(centre, arrival, runs(entries), "Operator pusat").receipt.count(Outcome.ACCEPTED) == 30


@pytest.fixture
def walesi_there(postgresql_url: str, office: Callable[..., Sender]) -> Iterator[tuple[SqlCentre, Sender]]:
    """An office and a centre on a server."""
    name = f"pusat_{uuid4().hex[:12]}"
    server = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    made = create_centre(postgresql_url.rpartition("/")[0] + f"/{name}", CARD, TODAY)
    yield made, office("Distrik Walesi", made)
    made.close()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def test_f10_envelopes_for_others_and_practice_data_stay_outside(centre: SqlCentre, walesi: Sender) -> None:
    for more, key in (
        ({"recipient": walesi.id}, "centre_not_for_us"),
        ({"practice": True}, "centre_practice"),
        ({"installation": "lain"}, "centre_not_the_sender"),
        ({"span": None}, "centre_no_entries"),
    ):
        entries = walesi.entries()
        with pytest.raises(UserError) as refused:
            intake(centre, walesi.arrival(entries, **more), runs(entries), "Operator")
        assert refused.value.key == key
    assert centre.offices()[0].entries == 0


def test_a_practice_centre_takes_no_real_data(tmp_path: Path, office: Callable[..., Sender]) -> None:
    practice = create_centre(str(tmp_path / "latihan.asnc"), replace(CARD, practice=True), TODAY)
    with pytest.raises(UserError) as refused:
        office("Distrik Walesi", practice).send(practice)
    assert refused.value.key == "centre_is_practice"
    practice.close()
