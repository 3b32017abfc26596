"""Records that arrive without their parents, twice, changed in place, or from two sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from msgspec import Raw
from sender import TODAY, Sender, pegawai, rewritten, runs

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.exchange.entry import Entry, Operation, Position
from asn_desktop.core.exchange.receipt import Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome as Met
from asn_desktop.core.kernel.verdict import PackId, Reason, Verdict
from asn_desktop.core.usecases.centre.intake import Taken, intake
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.db import new_id

VERDICT = Verdict(
    "predikat",
    date(2025, 12, 31),
    Met.MET,
    Reason("predikat", Met.MET),
    packs=(PackId("predikat", "1900.1", "a" * 64),),
)


def take(centre: SqlCentre, sender: Sender, entries: list[Entry]) -> Taken:
    return intake(centre, sender.arrival(entries), runs(entries), "Operator pusat")


def year(sender: Sender) -> tuple[Skp, Evaluasi]:
    """An employee with a plan and a final appraisal."""
    (person,) = sender.put(pegawai(1))
    period = {"pegawai_id": person.id, "tahun": 2025, "mulai": date(2025, 1, 1), "sampai": date(2026, 1, 1)}
    (skp,) = sender.put(Skp(id=new_id(), status=StatusSkp.DISETUJUI, **period))
    evaluasi = Evaluasi(
        id=new_id(),
        skp_id=skp.id,
        status=StatusEvaluasi.FINAL,
        rating_hasil=Rating.SESUAI,
        rating_perilaku=Rating.SESUAI,
        predikat=Predikat.BAIK,
        verdict=VERDICT,
        **period,
    )
    (saved,) = sender.put(evaluasi)
    return skp, saved


def test_f19_a_child_before_its_parent_is_held_and_taken_in_later(centre: SqlCentre, walesi: Sender) -> None:
    year(walesi)
    whole = walesi.entries()
    _, _, skp, evaluasi = whole
    # Written by another program: the plan comes after its appraisal.
    swapped = rewritten(
        whole,
        kind={skp.seq: evaluasi.kind, evaluasi.seq: skp.kind},
        id={skp.seq: evaluasi.id, evaluasi.seq: skp.id},
        after={skp.seq: evaluasi.after, evaluasi.seq: skp.after},
    )
    first = take(centre, walesi, swapped[:3])
    (held,) = first.receipt.answers
    assert (held.outcome, held.reason, held.facts) == ("held", "no_parent", {"kind": "skp"})
    second = take(centre, walesi, swapped[3:])
    assert second.receipt.answers == ()
    assert second.receipt.closed == ((0, 3),)
    assert centre.open_answers() == []
    assert centre.roll_up(2025)[0].predikat == {Predikat.BAIK: 1}


def test_a_child_before_its_parent_in_one_envelope_is_simply_accepted(centre: SqlCentre, walesi: Sender) -> None:
    year(walesi)
    _, person, skp, evaluasi = whole = walesi.entries()
    swapped = rewritten(
        whole,
        kind={2: evaluasi.kind, 3: skp.kind, 4: person.kind},
        id={2: evaluasi.id, 3: skp.id, 4: person.id},
        after={2: evaluasi.after, 3: skp.after, 4: person.after},
    )
    receipt = intake(centre, walesi.arrival(swapped), runs(swapped, 1), "Operator pusat").receipt
    assert receipt.count(Outcome.ACCEPTED) == 4
    assert receipt.answers == ()
    assert centre.open_answers() == []


def test_f20_an_update_without_its_beginning_is_held_and_makes_no_ghost(centre: SqlCentre, walesi: Sender) -> None:
    (person,) = walesi.put(pegawai(1, "Nama Satu"))
    walesi.put(person.with_(nama="Nama Dua"))
    _, create, update = whole = walesi.entries()
    swapped = rewritten(whole, op={2: Operation.UPDATE, 3: Operation.CREATE}, after={2: update.after, 3: create.after})
    first = take(centre, walesi, swapped[:2])
    assert [(one.outcome, one.reason) for one in first.receipt.answers] == [("held", "no_create")]
    assert centre.person_count(PersonFilter()) == 0
    second = take(centre, walesi, swapped[2:])
    assert second.receipt.closed == ((0, 2),)
    assert [row.nama for row in centre.persons(PersonFilter(), 5)] == ["Nama Dua"]


def test_f19_what_is_taken_in_late_takes_nothing_newer_back(centre: SqlCentre, walesi: Sender) -> None:
    """A record waits for its employee; meanwhile the next value of it needs him no more, and stands."""
    other, late = walesi.put(pegawai(1), pegawai(2))
    (rank,) = walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=late.id, golongan="III/a", tmt=date(2022, 4, 1)))
    walesi.put(rank.with_(pegawai_id=other.id, golongan="III/b"))
    _, _, person, first, second = whole = walesi.entries()
    order = {person.seq: first, first.seq: second, second.seq: person}  # written by another program
    swapped = rewritten(
        whole,
        **{
            name: {seq: getattr(told, name) for seq, told in order.items()}  # type: ignore[arg-type]
            for name in ("kind", "id", "op", "after")
        },
    )
    assert take(centre, walesi, swapped).receipt.answers == ()
    (row,) = centre.persons(PersonFilter(text=other.nip), 5)
    assert row.golongan == "III/b"
    with centre.reading(walesi.id) as unit:
        assert unit.records.states((rank.id,))[rank.id].version == 2


def test_f28_what_was_rejected_and_put_right_closes_the_rejection(centre: SqlCentre, walesi: Sender) -> None:
    (person,) = walesi.put(pegawai(1))
    entries = walesi.entries()
    bad = rewritten(entries, after={2: Raw(bytes(entries[1].after).replace(b'"pns"', b'"x"'))})
    first = take(centre, walesi, bad)
    assert first.receipt.count(Outcome.QUARANTINED) == 1
    assert len(centre.open_answers()) == 1
    walesi.put(person.with_(nama="Yuliana Hubi, benar"))
    put_right = rewritten([bad[-1], walesi.entries()[-1]], after={2: bad[-1].after})[1:]
    second = take(centre, walesi, put_right)
    assert second.receipt.count(Outcome.ACCEPTED) == 1
    assert second.receipt.closed == ((0, 2),)
    assert centre.open_answers() == []
    assert centre.person_count(PersonFilter()) == 1


def test_f29_a_final_appraisal_is_not_changed_in_place(centre: SqlCentre, walesi: Sender) -> None:
    _, evaluasi = year(walesi)
    walesi.send(centre)
    (changed,) = walesi.put(evaluasi.with_(predikat=Predikat.SANGAT_BAIK))
    receipt = walesi.send(centre, 5).receipt
    assert [(one.outcome, one.reason, one.who) for one in receipt.answers] == [
        ("quarantined", "final_changed", "office")
    ]
    assert centre.roll_up(2025)[0].predikat == {Predikat.BAIK: 1}
    # The right way: the old one is marked as replaced, and a new version says why.
    walesi.put(changed.with_(predikat=Predikat.BAIK, digantikan=True))
    new = evaluasi.with_(id=new_id(), version=0, predikat=Predikat.SANGAT_BAIK, revisi=2, menggantikan_id=evaluasi.id)
    walesi.put(new)
    receipt = walesi.send(centre, 6).receipt
    assert receipt.answers == ()
    assert receipt.closed == ((0, 5),)
    assert centre.roll_up(2025)[0].predikat == {Predikat.SANGAT_BAIK: 1}


def test_f47_a_result_keeps_the_rule_it_rests_on(centre: SqlCentre, walesi: Sender) -> None:
    year(walesi)
    walesi.send(centre)
    with centre.writing(walesi.id) as (unit,):
        (kept,) = unit.records.find(("evaluasi",))
    assert isinstance(kept, Evaluasi)
    assert kept.verdict == VERDICT


def test_f21_the_same_nip_in_two_offices_is_kept_twice_and_asked_about(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]
) -> None:
    other = office("Distrik Kurulu", centre)
    walesi.put(pegawai(1, "Yuliana Hubi"))
    other.put(pegawai(1, "Yuliana Huby"))
    walesi.send(centre)
    receipt = other.send(centre).receipt
    (answer,) = receipt.answers
    assert (answer.outcome, answer.reason, answer.who) == ("conflict", "nip_elsewhere", "centre")
    assert answer.facts["kantor"] == "Distrik Walesi"
    assert centre.person_count(PersonFilter()) == 2
    (conflict,) = centre.conflicts()
    assert (conflict.sort, conflict.kantor, conflict.other_kantor) == ("person", "Distrik Kurulu", "Distrik Walesi")
    assert (conflict.nama, conflict.other_nama) == ("Yuliana Huby", "Yuliana Hubi")


def test_f35_an_envelope_that_speaks_for_another_office_is_refused_with_an_alert(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]
) -> None:
    other = office("Distrik Kurulu", centre)
    entries = other.entries()
    arrival = walesi.arrival(entries)
    with pytest.raises(UserError) as refused:
        intake(centre, arrival, runs(entries), "Operator pusat")
    assert refused.value.key == "centre_scope_office"
    (alert,) = centre.alerts()
    assert (alert.kantor, alert.reason) == ("Distrik Walesi", "centre_scope_office")
    assert [row.entries for row in centre.offices()] == [0, 0]


def test_f35_an_employee_of_another_office_is_not_overwritten(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]
) -> None:
    other = office("Distrik Kurulu", centre)
    (person,) = walesi.put(pegawai(1))
    walesi.send(centre)
    other.put(person.with_(version=0, nama="Diambil Alih"))
    receipt = other.send(centre).receipt
    assert [(one.outcome, one.reason) for one in receipt.answers] == [("quarantined", "owned_elsewhere")]
    assert [row.nama for row in centre.persons(PersonFilter(), 5)] == ["Yuliana Hubi"]


def test_f35_units_outside_the_certificate_are_refused(centre: SqlCentre, walesi: Sender) -> None:
    from msgspec.structs import replace

    from asn_desktop.core.domain.unit import Unit

    (unit,) = walesi.put(Unit(id=new_id(), nama="Puskesmas"))
    entries = walesi.entries()
    arrival = walesi.arrival(entries)
    narrow = replace(arrival, certificate=replace(arrival.certificate, units=(UUID(int=1),)))
    with pytest.raises(UserError) as refused:
        intake(centre, narrow, runs(entries), "Operator pusat")
    assert refused.value.key == "centre_scope_unit"
    right = replace(arrival, certificate=replace(arrival.certificate, units=(unit.id,)))
    assert intake(centre, right, runs(entries), "Operator pusat").receipt.answers == ()


def test_f46_newer_and_older_programs_are_refused_whole(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    for schema, key in (("0009", "exchange_newer_schema"), ("0000", "exchange_older_schema")):
        with pytest.raises(UserError) as refused:
            walesi.send(centre, schema=schema)
        assert refused.value.key == key
    assert centre.offices()[0].entries == 0
    assert walesi.send(centre, schema="0001").receipt.answers == ()


def test_f46_an_unknown_kind_waits_for_the_programs_of_the_centre(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    entries = rewritten(walesi.entries(), kind={2: "sesuatu_baru"})
    receipt = take(centre, walesi, entries).receipt
    assert [(one.outcome, one.reason, one.who) for one in receipt.answers] == [
        ("quarantined", "unknown_kind", "centre")
    ]


def test_f46_fields_that_the_centre_does_not_know_are_kept(centre: SqlCentre, walesi: Sender) -> None:
    walesi.put(pegawai(1))
    entries = walesi.entries()
    more = bytes(entries[1].after)[:-1] + b',"gol_darah":"O"}'
    take(centre, walesi, rewritten(entries, after={2: Raw(more)}))
    with centre.writing(walesi.id) as (unit,):
        (kept,) = unit.history.at([Position(0, 2)])
    assert bytes(kept.after) == more


@pytest.mark.parametrize(
    "nama",
    [
        "",
        "Élisabeth Dé",
        "E\u0301lisabeth (terurai)",
        "ＦＵＬＬＷＩＤＴＨ",
        "tab\there, baris\nbaru, garis\\miring, \\N, \"kutip\", 'petik'",
        "spasi di akhir   ",
        "\u202egnalab",
        "🙂 " * 50,
        "x" * 100_000,
        "%_LIKE; DROP TABLE person; --",
    ],
)
def test_f48_both_databases_give_back_exactly_what_came(centre: SqlCentre, walesi: Sender, nama: str) -> None:
    walesi.put(pegawai(1, nama, catatan="001.50", tmt_pns=None))
    walesi.send(centre)
    with centre.writing(walesi.id) as (unit,):
        (kept,) = unit.history.at([Position(0, 2)])
        (record,) = unit.records.find(("pegawai",))
    assert kept == walesi.entries(2)[0]
    assert record.nama == nama  # type: ignore[attr-defined]
    assert record.catatan == "001.50"  # type: ignore[attr-defined]


def test_a_person_in_the_bin_leaves_the_register_and_comes_back(centre: SqlCentre, walesi: Sender) -> None:
    (person,) = walesi.put(pegawai(1))
    walesi.remove(person)
    walesi.send(centre)
    assert centre.person_count(PersonFilter()) == 0
    with walesi.store.write("restore", "Operator") as unit:
        unit.restore("pegawai", person.id)
        unit.commit()
    assert walesi.send(centre, 4).receipt.answers == ()
    assert centre.person_count(PersonFilter()) == 1


def test_the_register_turns_with_the_day(centre: SqlCentre, walesi: Sender) -> None:
    from asn_desktop.core.domain.riwayat import RiwayatGolongan

    (person,) = walesi.put(pegawai(1))
    walesi.put(
        RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(2022, 4, 1)),
        RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/b", tmt=date(2026, 4, 1)),
    )
    walesi.send(centre)
    assert centre.persons(PersonFilter(), 1)[0].golongan == "III/a"
    centre.advance(date(2026, 3, 31))
    assert centre.persons(PersonFilter(), 1)[0].golongan == "III/a"
    centre.advance(date(2026, 4, 1))
    assert centre.persons(PersonFilter(), 1)[0].golongan == "III/b"
    assert date(2026, 4, 1) > TODAY
