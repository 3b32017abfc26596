"""What a certified office, or whoever took its place, may write into records: it stops neither centre nor others."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest
from msgspec import Raw
from sender import TODAY, Sender, pegawai, rewritten, runs

from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.exchange.entry import Entry, entry_hash
from asn_desktop.core.exchange.receipt import Outcome
from asn_desktop.core.usecases.centre.erasing import erase
from asn_desktop.core.usecases.centre.intake import Taken, intake
from asn_desktop.core.usecases.centre.rows import PersonFilter, TaskFilter
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.db import new_id


def noise(length: int) -> str:
    """Letters that no database can pack into less."""
    chance = random.Random(7)
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz é雪", k=length))


def cetakan(person: UUID) -> Cetakan:
    identity = new_id()
    return Cetakan(
        id=identity, kode=str(identity)[-12:], formulir="skp", subjek_id=person, revisi=1, sidik="0" * 64, halaman=1,
        tanggal=TODAY, pegawai_id=person,
    )  # fmt: skip


def pindaian(printed: UUID, sha256: str) -> Pindaian:
    return Pindaian(
        id=new_id(), cetakan_id=printed, tanggal=TODAY, cara=CaraKenal.QR, cocok=True, sha256=sha256, ukuran=1
    )


def changed(after: Raw, **fields: Any) -> Raw:
    return Raw(msgspec.json.encode(msgspec.json.decode(after) | fields))


def take(centre: SqlCentre, sender: Sender, entries: list[Entry]) -> Taken:
    return intake(centre, sender.arrival(entries), runs(entries), "Operator pusat")


def said(taken: Taken) -> list[tuple[str, str]]:
    return [(answer.outcome.value, answer.reason) for answer in taken.receipt.answers]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"nama": "nol\0di tengah"}, "nol�di tengah"),
        ({"nip": "nol\0", "gelar_depan": "\0"}, "� Yuliana Hubi"),
        ({"nama": noise(1_000_000)}, noise(1_000_000)[:300]),
        ({"nip": noise(1_000_000)}, "Yuliana Hubi"),
        ({"tanggal_lahir": "9999-12-31", "tmt_pns": "0001-01-01"}, "Yuliana Hubi"),
    ],
    ids=["nul-nama", "nul-nip", "long-nama", "long-nip", "dates"],
)
def test_f38_strange_texts_are_kept_as_they_came_and_shown_within_bounds(
    centre: SqlCentre, walesi: Sender, fields: dict[str, Any], shown: str
) -> None:
    person, _ = walesi.put(pegawai(1), pegawai(2, "Simson Wenda"))
    golongan = RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan=noise(5_000), tmt=date(2022, 4, 1))
    walesi.put(golongan)
    whole = walesi.entries()
    sent = rewritten(whole, after={2: changed(whole[1].after, **fields)})
    assert said(take(centre, walesi, sent)) == []
    assert sorted(row.nama for row in centre.persons(PersonFilter(), 5)) == sorted([shown, "Simson Wenda"])
    assert centre.persons(PersonFilter("simson"), 5)[0].nama == "Simson Wenda"
    with centre.writing(walesi.id) as (unit,):
        (kept,) = [one for one in unit.records.find(("pegawai",)) if one.id == person.id]
    assert isinstance(kept, Pegawai)
    told = msgspec.to_builtins(kept)
    assert {name: told[name] for name in fields} == fields


def test_f38_a_nip_of_nul_in_two_offices_is_asked_about_as_any_other(
    centre: SqlCentre, office: Callable[..., Sender]
) -> None:
    for nama in ("Distrik Walesi", "Distrik Kurulu"):
        sender = office(nama, centre)
        sender.put(pegawai(1))
        whole = sender.entries()
        taken = take(centre, sender, rewritten(whole, after={2: changed(whole[1].after, nip="\0" + noise(9_000))}))
    assert said(taken) == [("conflict", "nip_elsewhere")]
    assert len(centre.conflicts()) == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"version": 10**30}, "other_record"),
        ({"version": 2**63}, "other_record"),
        ({"version": -1}, "other_record"),
        ({"id": str(UUID(int=1))}, "other_record"),
        ({"tanggal_lahir": "10000-01-01"}, "invalid_field"),
        ({"tanggal_lahir": "2026-02-30"}, "invalid_field"),
        ({"nama": {"id": 1}}, "invalid_field"),
        ({"nama": None}, "invalid_field"),
    ],
    ids=str,
)
def test_f27_what_no_record_can_be_is_quarantined_alone(
    centre: SqlCentre, walesi: Sender, fields: dict[str, Any], reason: str
) -> None:
    walesi.put(pegawai(1), pegawai(2, "Simson Wenda"))
    whole = walesi.entries()
    taken = take(centre, walesi, rewritten(whole, after={2: changed(whole[1].after, **fields)}))
    assert said(taken) == [("quarantined", reason)]
    assert [row.nama for row in centre.persons(PersonFilter(), 5)] == ["Simson Wenda"]


@pytest.mark.parametrize("tahun", [0, -5, 10_000, 2**63, 10**30])
def test_f27_a_year_that_no_calendar_has_is_quarantined_alone(centre: SqlCentre, walesi: Sender, tahun: int) -> None:
    (person,) = walesi.put(pegawai(1))
    walesi.put(
        Skp(id=new_id(), pegawai_id=person.id, tahun=2026, mulai=date(2026, 1, 1), sampai=date(2027, 1, 1)),
        Skp(id=new_id(), pegawai_id=person.id, tahun=2025, mulai=date(2025, 1, 1), sampai=date(2026, 1, 1)),
    )
    whole = walesi.entries()
    taken = take(centre, walesi, rewritten(whole, after={3: changed(whole[2].after, tahun=tahun)}))
    assert said(taken) == [("quarantined", "invalid_field")]
    assert centre.roll_up(2025)[0].skp == 1
    assert centre.roll_up(2026)[0].skp == 0


@pytest.mark.parametrize(
    "raw",
    [b'{"id":"x"', b"[]", b"[" * 500_000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000, b"null", b"NaN", b"1e999",
     b'"\\ud800"', b'{"nama":"\\udfff"}', b""],
    ids=lambda raw: repr(raw[:12]),
)  # fmt: skip
def test_f27_what_is_no_record_at_all_is_quarantined_alone(centre: SqlCentre, walesi: Sender, raw: bytes) -> None:
    walesi.put(pegawai(1), pegawai(2))
    taken = take(centre, walesi, rewritten(walesi.entries(), after={2: Raw(raw)}))
    assert said(taken) == [("quarantined", "unreadable" if b"id" not in raw else "invalid_field")]
    assert centre.task_count(TaskFilter(text="yuliana")) == 0, "the desk is searched whatever lies on it"
    assert centre.task_count(TaskFilter()) == 1
    assert taken.receipt.count(Outcome.ACCEPTED) == 2


def test_f09_very_many_entries_about_one_record_are_one_record(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    kantor, create = walesi.entries()
    entries, prev = [kantor, create], create.hash
    for seq in range(3, 20_001):
        after = Raw(bytes(create.after).replace(b'"version":1', b'"version":%d' % (seq - 1)))
        one = msgspec.structs.replace(create, seq=seq, op="update", after=after, prev=prev)
        entries.append(msgspec.structs.replace(one, hash=entry_hash(one)))
        prev = entries[-1].hash
    receipt = intake(centre, walesi.arrival(entries), runs(entries, 5_000), "Operator pusat").receipt
    assert receipt.count(Outcome.ACCEPTED) == 20_000
    assert centre.person_count(PersonFilter()) == 1


def test_f30_a_file_that_others_name_too_outlives_who_is_erased(
    centre: SqlCentre, office: Callable[..., Sender]
) -> None:
    """Joint papers are one file; and what a hostile office calls a file may be no name of one at all."""
    walesi, kurulu = office("Distrik Walesi", centre), office("Distrik Kurulu", centre)
    own, joint, elsewhere = ("a" * 64, "b" * 64, "c" * 64)
    (gone, stays) = walesi.put(pegawai(1), pegawai(2))
    for person, hashes in ((gone, (own, joint, elsewhere, "nol\0", "../../../etc/passwd")), (stays, (joint,))):
        printed = cetakan(person.id)
        walesi.put(printed, *(pindaian(printed.id, sha256) for sha256 in hashes))
    walesi.send(centre)
    for sender, kept in ((walesi, (own, joint, elsewhere)), (kurulu, (elsewhere,))):
        with centre.writing(sender.id) as (unit,):
            for sha256 in kept:
                unit.keep_evidence(sha256, 1)
            unit.commit()
    assert erase(centre, walesi.id, gone.id, "Permintaan", "Operator pusat").evidence == (own,)
    with centre.writing(walesi.id) as (unit,):
        assert unit.evidence(stays.id) == {joint: 1}
