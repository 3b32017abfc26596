"""Envelopes that come once, twice, out of order, or never: the same state in the end."""

from __future__ import annotations

import pytest
from msgspec import Raw
from msgspec.structs import replace
from sender import Sender, pegawai, rewritten, runs
from sqlalchemy import UniqueConstraint

from asn_desktop.core.exchange.receipt import Outcome
from asn_desktop.core.exchange.receipt_code import proves
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.intake import intake
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.storage.central import register
from asn_desktop.storage.central.schema import METADATA
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.central.unit import SqlUnit


def test_every_key_begins_with_the_office() -> None:
    """So that offices can be spread over the machines of a distributed PostgreSQL."""
    for table in METADATA.sorted_tables:
        keys = [list(table.primary_key.columns)]
        keys += [list(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
        keys += [list(index.columns) for index in table.indexes if index.unique]
        assert [key[0].name for key in keys] == ["office"] * len(keys), table.name


def test_what_came_is_there_byte_for_byte(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1, "Yuliana Hubi"), pegawai(2, "Simson Wenda"))
    taken = walesi.send(centre)
    sent = walesi.entries()
    with centre.writing(walesi.id) as (unit,):
        kept = [entry for run in unit.history.entries(0, 1, 10, 4) for entry in run]
    assert kept == sent
    assert taken.receipt.count(Outcome.ACCEPTED) == len(sent) == 3
    assert [row.nama for row in centre.persons(PersonFilter(), 10)] == ["Simson Wenda", "Yuliana Hubi"]


def test_f11_the_same_envelope_twice_gives_the_same_receipt(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    entries = walesi.entries()
    arrival = walesi.arrival(entries)
    first = intake(centre, arrival, runs(entries), "Operator pusat")
    second = intake(centre, arrival, runs(entries), "Operator lain")
    assert second.again
    assert second.receipt == first.receipt
    assert not first.again


def test_f12_envelopes_out_of_order_wait_and_converge(centre: SqlCentre, walesi: Sender) -> None:
    for number in range(1, 7):
        walesi.put(pegawai(number))
    first = walesi.send(centre, 1, 2)
    third = walesi.send(centre, 5, 7)
    assert third.receipt.gap == (3, 4)
    assert third.receipt.count(Outcome.HELD) == 3
    assert third.receipt.watermark == first.receipt.watermark == 2
    assert centre.person_count(PersonFilter()) == 1
    (row,) = centre.offices()
    assert row.gaps == ((0, 3, 4),)
    assert row.waiting == 3
    second = walesi.send(centre, 3, 4)
    assert [freed.envelope for freed in second.freed] == [third.receipt.envelope]
    assert second.freed[0].gap is None
    assert second.freed[0].count(Outcome.ACCEPTED) == 3
    assert second.freed[0].watermark == 7
    assert centre.person_count(PersonFilter()) == 6
    (row,) = centre.offices()
    assert (row.gaps, row.waiting) == ((), 0)


def test_f13_what_was_lost_for_ever_is_sent_again_with_what_is_new(centre: SqlCentre, walesi: Sender) -> None:
    for number in range(1, 6):
        walesi.put(pegawai(number))
    walesi.send(centre, 1, 2)
    waits = walesi.send(centre, 5, 6)
    assert waits.receipt.gap == (3, 4)
    again = walesi.send(centre, waits.receipt.watermark + 1)
    assert again.receipt.count(Outcome.ACCEPTED) == 4
    assert centre.person_count(PersonFilter()) == 5
    (row,) = centre.offices()
    assert row.gaps == ()


def test_f14_an_old_envelope_after_newer_ones_takes_nothing_back(centre: SqlCentre, walesi: Sender) -> None:
    (person,) = walesi.put(pegawai(1, "Nama Lama"))
    walesi.put(person.with_(nama="Nama Baru"))
    walesi.send(centre)
    late = walesi.send(centre, 1, 2)
    assert late.receipt.count(Outcome.DUPLICATE) == 2
    assert [row.nama for row in centre.persons(PersonFilter(), 10)] == ["Nama Baru"]


def test_f17_sending_again_before_the_receipt_counts_nothing_twice(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    walesi.send(centre)
    walesi.put(pegawai(2))
    overlap = walesi.send(centre)
    assert overlap.receipt.count(Outcome.DUPLICATE) == 2
    assert overlap.receipt.count(Outcome.ACCEPTED) == 1
    assert centre.person_count(PersonFilter()) == 2
    assert centre.offices()[0].entries == 3


def test_f33_totals_of_both_sides_agree(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(*(pegawai(number) for number in range(1, 8)))
    entries = walesi.entries()
    arrival = walesi.arrival(entries)
    receipt = intake(centre, arrival, runs(entries), "Operator pusat").receipt
    by_kind: dict[str, int] = {}
    for total in receipt.totals:
        by_kind[total.kind] = by_kind.get(total.kind, 0) + total.n
    assert by_kind == arrival.manifest.counts
    short = walesi.arrival(entries, counts={"pegawai": 3})
    with pytest.raises(UserError) as refused:
        intake(centre, short, runs(entries), "Operator pusat")
    assert refused.value.key == "centre_incomplete"


def test_a_receipt_code_proves_the_envelope_over_the_phone(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    receipt = walesi.send(centre).receipt
    assert proves(receipt.code.lower().replace("-", " "), [b"\x07" * 32], receipt.sha256) is True
    assert proves(receipt.code, [b"\x08" * 32], receipt.sha256) is None


def test_a_changed_entry_is_found_by_its_hash_and_nothing_counts(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    walesi.send(centre)
    walesi.put(pegawai(2))
    (last,) = walesi.entries(3)

    forged = replace(last, actor="Orang lain")
    with pytest.raises(UserError) as refused:
        intake(centre, walesi.arrival([forged]), [[forged]], "Operator pusat")
    assert refused.value.key == "centre_chain"
    assert centre.offices()[0].entries == 2
    assert [alert.reason for alert in centre.alerts()] == ["centre_chain"]


def test_f27_one_bad_record_among_five_thousand_stops_nobody(centre: SqlCentre, walesi: Sender) -> None:
    born = [f"1985{month:02d}{day:02d}" for month in (1, 2, 3) for day in range(1, 29)]
    nips = [f"{born[number // 99]}2010012{901 + number % 99}" for number in range(4_999)]
    walesi.put(*(pegawai(1).with_(nip=nip) for nip in nips))
    entries = walesi.entries()
    bad = bytes(entries[30].after).replace(b'"pns"', b'"honorer"')
    sent = rewritten(entries, after={entries[30].seq: Raw(bad)})
    receipt = intake(centre, walesi.arrival(sent), runs(sent, 700), "Operator pusat").receipt
    assert receipt.count(Outcome.ACCEPTED) == 4_999
    (answer,) = receipt.answers
    assert (answer.outcome, answer.reason, answer.facts["field"]) == ("quarantined", "invalid_field", "jenis_pegawai")
    assert answer.who == "office"
    assert centre.person_count(PersonFilter()) == 4_998


def test_people_are_found_by_any_part_of_what_is_known(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(
        pegawai(1, "Yuliana Hubi"), pegawai(2, "Petrus Yulianus"), pegawai(3, "Maria Hubi"), pegawai(4, "D'Arcy Élan")
    )
    walesi.send(centre)

    def found(text: str) -> list[str]:
        rows = centre.persons(PersonFilter(text), 10)
        assert centre.person_count(PersonFilter(text)) >= len(rows)
        return [row.nama for row in rows]

    assert found("yulia") == ["Yuliana Hubi", "Petrus Yulianus"]
    assert found("hubi") == ["Maria Hubi", "Yuliana Hubi"]
    assert found("hubi maria") == ["Maria Hubi"]
    assert found("darcy elan") == ["D'Arcy Élan"]
    assert found("19850101 201001 2 902") == ["Petrus Yulianus"]
    assert found("1985") == ["Yuliana Hubi", "Petrus Yulianus", "Maria Hubi", "D'Arcy Élan"]
    assert found("hu") == ["Maria Hubi", "Yuliana Hubi"]
    assert found("zz") == []
    assert [row.nama for row in centre.persons(PersonFilter("hubi"), 1, 1)] == ["Yuliana Hubi"]


@pytest.mark.parametrize(("few", "walk"), [(0, 2), (0, 100), (100, 2)])
def test_many_finds_are_the_same_whichever_way_is_quick(
    centre: SqlCentre, walesi: Sender, monkeypatch: pytest.MonkeyPatch, few: int, walk: int
) -> None:
    """Words of many are met along the names; where those stand far down the list, they are looked up after all."""
    monkeypatch.setattr(register, "FEW", few)
    monkeypatch.setattr(register, "WALK", walk)
    names = [f"{first} {last}" for first in ("Agus", "Rina", "Wenda", "Yosina") for last in ("Hubi", "Siregar", "Asso")]
    walesi.put(*(pegawai(number, name) for number, name in enumerate(names, 1)))
    walesi.send(centre)

    def found(text: str, limit: int, offset: int = 0) -> list[str]:
        return [row.nama for row in centre.persons(PersonFilter(text), limit, offset)]

    assert found("yosina", 9) == ["Yosina Asso", "Yosina Hubi", "Yosina Siregar"]
    assert found("siregar", 9) == ["Agus Siregar", "Rina Siregar", "Wenda Siregar", "Yosina Siregar"]
    assert found("siregar", 2, 1) == ["Rina Siregar", "Wenda Siregar"]
    assert found("siregar yosina", 9) == ["Yosina Siregar"]
    assert found("ina", 9) == [
        f"{first} {last}" for first in ("Rina", "Yosina") for last in ("Asso", "Hubi", "Siregar")
    ]


def test_a_first_envelope_looks_up_what_it_wants_though_the_server_has_counted_nothing(
    centre: SqlCentre, walesi: Sender
) -> None:
    people = walesi.put(*(pegawai(number) for number in range(1, 60)))
    walesi.send(centre)
    with centre.writing(walesi.id) as (unit,):
        before = _read_rows(unit)
        assert [one.id for one in unit.records.find(("pegawai",), (people[3].id,))] == [people[3].id]
        assert {table: n - before[table] for table, n in _read_rows(unit).items()} in ({"entry": 1, "record": 1}, {})


def _read_rows(unit: SqlUnit) -> dict[str, int]:
    """Rows that PostgreSQL has read of two tables in this transaction, in ways that it takes for good when it holds
    them for empty; nothing on SQLite, which counts none.
    """
    session = unit.records._session
    if session.sqlite:
        return {}
    for way in ("hashjoin", "mergejoin", "hashagg"):
        session.run(f"SET LOCAL enable_{way} = off")
    counted = "SELECT relname, seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
    asked = f"{counted} WHERE relname IN ('entry', 'record')"
    return {name: int(n or 0) for name, n in session.rows(asked)}
