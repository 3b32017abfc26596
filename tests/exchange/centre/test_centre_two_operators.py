"""F50: two operators at one centre: nobody waits to look, nobody undoes what has gone on, the desk is true by pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import Raw
from sender import TODAY, Sender, pegawai, rewritten, runs
from test_centre_desk import disputed, newest, register

from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.core.exchange.entry import Position
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.deciding import decide, reject, undo
from asn_desktop.core.usecases.centre.intake import intake
from asn_desktop.core.usecases.centre.looking import certificates_of, receipt_of, records_of
from asn_desktop.core.usecases.centre.rows import AnswerRow, ConflictRow, Decision, PersonFilter, TaskFilter, Turn
from asn_desktop.storage.central.store import SqlCentre, open_centre
from asn_desktop.storage.db import new_id


def test_f50_looking_waits_for_nobody_who_takes_in(centre: SqlCentre, walesi: Sender, place: str) -> None:
    (person,) = walesi.put(pegawai(1))
    receipt = walesi.send(centre).receipt
    other = open_centre(place, TODAY)
    with centre.writing(walesi.id) as (unit,):
        unit.records.keep({})
        other.advance(TODAY)
        assert [one.id for one in records_of(other, walesi.id, person.id)] == [person.id]
        assert receipt_of(other, walesi.id, receipt.envelope) == receipt
        assert len(certificates_of(other, walesi.id)) == 1
    other.close()


def test_an_office_that_is_only_looked_at_is_not_written_to(centre: SqlCentre, walesi: Sender) -> None:
    with centre.reading(walesi.id) as unit, pytest.raises(TypeError):
        unit.commit()


def test_a_new_day_reaches_offices_where_something_begins(centre: SqlCentre, walesi: Sender) -> None:
    (person,) = walesi.put(pegawai(1))
    walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/b", tmt=date(2026, 4, 1)))
    walesi.send(centre)
    centre.advance(date(2026, 3, 31))
    assert [row.golongan for row in centre.persons(PersonFilter(), 5)] == [""]
    centre.advance(date(2026, 4, 1))
    assert [row.golongan for row in centre.persons(PersonFilter(), 5)] == ["III/b"]


def test_f50_the_office_has_gone_on_so_the_decision_stands(centre: SqlCentre, walesi: Sender, tmp_path: Path) -> None:
    """Going back to the value before would show an older one than the office has sent since."""
    copy = disputed(centre, walesi, tmp_path)
    (conflict,) = centre.conflicts()
    done = decide(centre, conflict, Decision.OFFICE, "Operator pusat")
    with copy.store.read() as reader:
        (person,) = reader.find(type(pegawai(1)))
    seen = copy.last()
    copy.put(person.with_(nama="Kantor lagi"))
    newest(centre, copy, seen)
    assert register(centre) == [("Distrik Walesi", "Kantor lagi")]
    with pytest.raises(UserError, match="centre_too_late"):
        undo(centre, copy.id, done, "Operator pusat")
    assert register(centre) == [("Distrik Walesi", "Kantor lagi")]
    assert centre.conflicts() == []
    copy.close()


def test_f50_a_decision_is_taken_back_once(
    centre: SqlCentre, walesi: Sender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other operator is faster by a moment: between looking at the decision and holding the office's lock."""
    copy = disputed(centre, walesi, tmp_path)
    (conflict,) = centre.conflicts()
    done = decide(centre, conflict, Decision.OFFICE, "Operator pusat")
    writing = centre.writing

    def later(*offices: object) -> object:
        monkeypatch.undo()
        undo(centre, copy.id, done, "Yang lain")
        return writing(*offices)  # type: ignore[arg-type]

    monkeypatch.setattr(centre, "writing", later)
    with pytest.raises(UserError, match="centre_cannot_undo"):
        undo(centre, copy.id, done, "Operator pusat")
    assert [row.action for row in centre.decisions()] == ["undo", "decide"]
    copy.close()


def test_the_desk_finds_what_is_held_back_of_somebody_by_whose_it_is(centre: SqlCentre, walesi: Sender) -> None:
    """An entry that is not here yet as a record is still about an employee who is."""
    (selina, _other) = walesi.put(pegawai(1, "Selina Gombo"), pegawai(2, "Simson Wenda"))
    walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=selina.id, golongan="III/a", tmt=date(2022, 4, 1)))
    entries = walesi.entries()
    bad = rewritten(entries, after={4: Raw(bytes(entries[3].after).replace(b'"2022-04-01"', b'"2022-02-30"'))})
    intake(centre, walesi.arrival(bad), runs(bad), "Operator pusat")
    (found,) = centre.tasks(TaskFilter(text="selina"), 10)
    assert isinstance(found, AnswerRow)
    assert (found.seq, found.nama) == (4, "Selina Gombo")
    assert centre.task_count(TaskFilter(text="simson")) == 0


def test_f50_an_entry_is_given_back_once(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    entries = rewritten(walesi.entries(), kind={2: "sesuatu_baru"})
    intake(centre, walesi.arrival(entries), runs(entries), "Operator pusat")
    reject(centre, walesi.id, Position(0, 2), "Perbarui program", "Operator pusat")
    with pytest.raises(UserError, match="centre_returned_already"):
        reject(centre, walesi.id, Position(0, 2), "Lain lagi", "Yang lain")
    (row,) = centre.open_answers()
    assert row.facts == {"alasan": "Perbarui program"}
    assert centre.decisions(1)[0].kantor == "Distrik Walesi"


def test_the_desk_is_read_page_by_page_and_narrowed(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender], tmp_path: Path
) -> None:
    """First what only the desk can decide, then what is the centre's to mend, then the rest; each task once."""
    copy = disputed(centre, walesi, tmp_path)
    kurulu = office("Distrik Kurulu", centre)
    people = kurulu.put(*(pegawai(number, f"Orang {number}") for number in range(11, 16)))
    kurulu.put(RiwayatGolongan(id=new_id(), pegawai_id=people[4].id, golongan="III/a", tmt=date(2022, 4, 1)))
    entries = kurulu.entries()
    bad = rewritten(
        entries,
        kind={2: "sesuatu_baru"},
        after={
            3: Raw(bytes(entries[2].after).replace(b'"pns"', b'"entah"')),
            6: Raw(bytes(entries[5].after).replace(b'"pns"', b'"entah"')),
        },
    )
    intake(centre, kurulu.arrival(bad), runs(bad), "Operator pusat")
    every = centre.tasks(TaskFilter(), 100)
    assert len(every) == centre.task_count(TaskFilter()) == 5
    assert isinstance(every[0], ConflictRow)
    answers = [row for row in every if isinstance(row, AnswerRow)]
    assert [(row.seq, row.outcome.value, row.who.value) for row in answers] == [
        (2, "quarantined", "centre"),
        (3, "quarantined", "office"),
        (6, "quarantined", "office"),
        (7, "held", "office"),
    ]
    assert [row.nama for row in answers] == ["Orang 11", "Orang 12", "Orang 15", ""]
    assert [row for start in range(0, 5, 2) for row in centre.tasks(TaskFilter(), 2, start)] == every
    for where, expected in (
        (TaskFilter(turn=Turn.VALUE), every[:1]),
        (TaskFilter(turn=Turn.PERSON), []),
        (TaskFilter(turn=Turn.CENTRE), every[1:2]),
        (TaskFilter(turn=Turn.OFFICE), every[2:4]),
        (TaskFilter(turn=Turn.HELD), every[4:]),
        (TaskFilter(office=kurulu.id), every[1:]),
        (TaskFilter(text="pusat"), every[:1]),
        (TaskFilter(text="KURULU"), every[1:]),
        (TaskFilter(text="ORANG kurulu"), every[1:4]),
        (TaskFilter(text=people[4].nip), every[3:4]),
        (TaskFilter(text=people[3].nip), []),
        (TaskFilter(text="distrik tiada"), []),
    ):
        assert centre.tasks(where, 100) == expected, where
        assert centre.task_count(where) == len(expected), where
    assert not answers[1].returnable, "it is the office's turn already"
    copy.close()
