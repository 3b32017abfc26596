"""What comes down from the centre: corrections, reference data, employees that move in or out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from exchanging import TODAY, Exchange

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import Keluarga, Pendekatan, Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.exchange.downward import Correction, ReferenceRecord, Transfer
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.usecases import pegawai
from asn_desktop.core.usecases.exchange import correcting
from asn_desktop.core.usecases.exchange.books import Choice, Way
from asn_desktop.core.usecases.exchange.pending import pending
from asn_desktop.core.usecases.karier.reading import read_everybody
from asn_desktop.core.usecases.karier.upcoming import brought_up, calendar
from asn_desktop.core.usecases.rows import KinerjaFilter, PegawaiFilter, Sort, Term
from asn_desktop.storage.db import new_id


def refused(key: str) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.key == key)


def raw(value: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


def correction(person: Pegawai, **fields: Any) -> Correction:
    return Correction(
        new_id(), "pegawai", person.id, person.version, {name: raw(value) for name, value in fields.items()}, "SIASN"
    )


def moving(exchange: Exchange, person: Pegawai, *, comes: bool, records: tuple[Record, ...] = ()) -> Transfer:
    here, other = (exchange.kantor.id, "Distrik Welesi"), (exchange.centre, "Dinas Kesehatan")
    (from_id, from_name), (to_id, to_name) = (other, here) if comes else (here, other)
    lines = tuple(raw({"kind": kind_of(type(each)), "after": each}) for each in records)
    return Transfer(new_id(), person.id, person.nip, person.nama, from_id, from_name, to_id, to_name, TODAY, lines)


def test_a_correction_waits_until_the_office_takes_or_declines_it(exchange: Exchange, stick: Path) -> None:
    first, second = exchange.people("Simson Hubi", "Dorkas Hisage")
    first, second = exchange.get(first.id), exchange.get(second.id)
    asked = [correction(first, nama="Simson Huby"), correction(second, nama="Dorkas Hisagé")]
    exchange.take(exchange.downward(stick, {PartKind.CORRECTIONS: asked}))
    assert exchange.get(first.id).nama == "Simson Hubi", "nothing changes unasked"
    open_ones = correcting.open_corrections(exchange.store)
    assert {each.correction.id for each in open_ones} == {each.id for each in asked}
    correcting.decide_correction(exchange.ctx, exchange.store, asked[0], Choice.TAKEN)
    correcting.decide_correction(exchange.ctx, exchange.store, asked[1], Choice.DECLINED)
    assert (exchange.get(first.id).nama, exchange.get(second.id).nama) == ("Simson Huby", "Dorkas Hisage")
    assert correcting.open_corrections(exchange.store) == ()
    assert pending(exchange.store).count > 0, "what was taken travels up as the office's own change"
    again = exchange.take(exchange.downward(stick, {PartKind.CORRECTIONS: asked}))
    assert again.corrections == (), "the centre says it again until it has the answer: nobody has to decide twice"


def test_f23_a_correction_of_what_was_changed_meanwhile_is_compared_by_hand(exchange: Exchange, stick: Path) -> None:
    person = exchange.get(exchange.people("Simson Hubi")[0].id)
    asked = correction(person, nama="Simson Huby")
    exchange.put(person.with_(nama="Simson Hubi, S.Sos"))
    exchange.take(exchange.downward(stick, {PartKind.CORRECTIONS: [asked]}))
    with refused("exchange_correction_late"):
        correcting.decide_correction(exchange.ctx, exchange.store, asked, Choice.TAKEN)
    assert exchange.get(person.id).nama == "Simson Hubi, S.Sos"
    assert len(correcting.open_corrections(exchange.store)) == 1


def test_f26_a_unit_that_was_renamed_keeps_its_identity(exchange: Exchange, stick: Path) -> None:
    unit = exchange.unit()
    with exchange.store.read() as reader:
        here = reader.get(Unit, unit.id)
    renamed = ReferenceRecord("unit", unit.id, raw(here.with_(nama="Sekretariat Distrik", version=77)))
    path = exchange.downward(stick, {PartKind.REFERENCE: [renamed]})
    assert exchange.take(path).reference == 1
    with exchange.store.read() as reader:
        found = reader.get(Unit, unit.id)
    assert (found.nama, found.version) == ("Sekretariat Distrik", here.version + 1)


@pytest.mark.parametrize(
    ("kind", "after", "key"),
    [("ramalan", {"id": str(new_id())}, "exchange_unknown_kind"), ("unit", {"id": 7}, "exchange_bad_record")],
)
def test_f46_what_this_program_does_not_know_is_refused_whole(
    exchange: Exchange, stick: Path, kind: str, after: dict[str, Any], key: str
) -> None:
    unit = Unit(id=new_id(), nama="Baru")
    lines = [ReferenceRecord("unit", unit.id, raw(unit)), ReferenceRecord(kind, new_id(), raw(after))]
    with refused(key):
        exchange.take(exchange.downward(stick, {PartKind.REFERENCE: lines}))
    with exchange.store.read() as reader:
        assert reader.find(Unit) == ()


def history(person: UUID, unit: UUID) -> tuple[Record, ...]:
    """A person's records in another office, whose units and superiors are not here."""
    skp = Skp(
        id=new_id(), pegawai_id=person, tahun=2026, mulai=date(2026, 1, 1), sampai=date(2027, 1, 1),
        keluarga=Keluarga.ADMINISTRASI_FUNGSIONAL, pendekatan=Pendekatan.KUANTITATIF, status=StatusSkp.DISETUJUI,
        penilai_id=new_id(),
    )  # fmt: skip
    return (
        RiwayatGolongan(id=new_id(), pegawai_id=person, golongan="III/a", tmt=date(2022, 4, 1)),
        RiwayatJabatan(
            id=new_id(), pegawai_id=person, nama="Bendahara", jenis=JenisJabatan.PELAKSANA, tmt=date(2022, 4, 1),
            jabatan_id=new_id(), unit_nama="Dinas Kesehatan",
        ),
        RiwayatUnit(id=new_id(), pegawai_id=person, unit_id=unit, tmt=date(2022, 4, 1)),
        skp,
    )  # fmt: skip


def test_f25_an_employee_comes_with_the_whole_history(exchange: Exchange, stick: Path) -> None:
    person = Pegawai(id=new_id(), nip="199001012018031955", nama="Melki Kogoya", jenis_pegawai="pns", version=9)  # type: ignore[arg-type]
    records = (person, *history(person.id, new_id()))
    arrival = exchange.take(
        exchange.downward(stick, {PartKind.TRANSFERS: [moving(exchange, person, comes=True, records=records)]})
    )
    assert [(each.way, each.name) for each in arrival.moved] == [(Way.IN, "Dinas Kesehatan")]
    with exchange.store.read() as reader:
        assert reader.get(Pegawai, person.id).nama == "Melki Kogoya"
        (post,) = reader.find(RiwayatJabatan)
        (skp,) = reader.find(Skp)
        assert reader.find(RiwayatUnit) == (), "a place in a unit of the other office is nothing here"
        assert len(reader.find(RiwayatGolongan)) == 1
    assert (post.jabatan_id, post.unit_nama, skp.penilai_id) == (None, "Dinas Kesehatan", None)
    exchange.put(exchange.get(person.id).with_(nama="Melki Kogoya, A.Md"))
    assert exchange.store.check() == ()


def test_f25_who_moved_away_is_read_here_and_changed_there(exchange: Exchange, stick: Path) -> None:
    person = exchange.get(exchange.people("Simson Hubi")[0].id)
    exchange.put(RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(2022, 4, 1)))
    unsent = pending(exchange.store).count
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [moving(exchange, person, comes=False)]}))
    for change in (
        person.with_(nama="Lain"),
        RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/b", tmt=date(2026, 4, 1)),
    ):
        with refused("moved_away"):
            exchange.put(change)
    again = exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [moving(exchange, person, comes=False)]}))
    assert again.moved == (), "what was told before is no news"
    assert exchange.get(person.id).nama == "Simson Hubi"
    assert pending(exchange.store).count == unsent, "what was not sent yet still travels, as history"
    exchange.take(
        exchange.downward(stick, {PartKind.TRANSFERS: [moving(exchange, person, comes=True, records=(person,))]})
    )
    exchange.put(exchange.get(person.id).with_(nama="Simson Huby"))


def test_f10_an_envelope_for_another_office_is_refused_by_name(exchange: Exchange, stick: Path) -> None:
    path = exchange.downward(stick, {PartKind.RECEIPTS: []}, recipient=new_id())
    with pytest.raises(UserError):
        exchange.take(path)


def test_f16_a_receipt_of_what_an_older_copy_does_not_know_is_told(exchange: Exchange, stick: Path) -> None:
    exchange.people("Simson Hubi")
    copy = exchange.folder / "cadangan.asn"
    exchange.store.backup(copy)
    (sent,) = exchange.send(stick).envelopes
    exchange.store.close()
    exchange.file.unlink()
    copy.rename(exchange.file)
    exchange.reopen()
    assert exchange.sent() == ()
    arrival = exchange.take(exchange.downward(stick, {PartKind.RECEIPTS: [exchange.receipt(sent)]}))
    assert [each.envelope for each in arrival.foreign] == [sent.id]
    assert pending(exchange.store).count == 2, "everything travels again, and does no harm"


def test_f25_lists_name_where_somebody_went_and_count_him_no_more(exchange: Exchange, stick: Path) -> None:
    gone, stays = (exchange.get(each.id) for each in exchange.people("Simson Hubi", "Dorkas Hisage"))
    plan = Skp(id=new_id(), pegawai_id=gone.id, tahun=2026, mulai=date(2026, 1, 1), sampai=date(2027, 1, 1))
    exchange.put(plan)
    before = exchange.progress(2026)
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [moving(exchange, gone, comes=False)]}))
    with exchange.store.read() as reader:
        assert reader.away() == {gone.id: "Dinas Kesehatan"}
        serving = reader.pegawai_rows(PegawaiFilter(), Sort(), 100)
        assert {row.id for row in serving} & {gone.id, stays.id} == {stays.id}
        (copy,) = reader.pegawai_rows(PegawaiFilter(pindah=True), Sort(), 100)
        assert (copy.id, copy.pindah, reader.pegawai_count(PegawaiFilter(pindah=True))) == (
            gone.id,
            "Dinas Kesehatan",
            1,
        )
        years = {row.pegawai_id: row for row in reader.kinerja_rows(KinerjaFilter(2026), Sort(), 100)}
        assert (years[gone.id].skp_id, years[gone.id].pindah) == (plan.id, "Dinas Kesehatan"), "a copy to read"
        later = {row.pegawai_id for row in reader.kinerja_rows(KinerjaFilter(2027), Sort(), 100)}
        assert later & {gone.id, stays.id} == {stays.id}, "no new plan is asked of him here"
        assert [row.pindah for row in reader.term_rows(2026, Term(), people={gone.id})] == ["Dinas Kesehatan"]
        assert [hit.id for hit in reader.search("Simson")] == [gone.id], "who left is still found"
    assert exchange.progress(2026) == before - 1
    assert exchange.store.check() == ()
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [moving(exchange, gone, comes=True, records=(gone,))]}))
    with exchange.store.read() as reader:
        assert gone.id in {row.id for row in reader.pegawai_rows(PegawaiFilter(), Sort(), 100)}, "back again"
    assert exchange.progress(2026) == before
    assert exchange.store.check() == ()


def test_f25_careers_and_lists_on_paper_leave_out_who_moved(exchange: Exchange, stick: Path) -> None:
    gone, stays = (exchange.get(each.id) for each in exchange.people("Simson Hubi", "Dorkas Hisage"))
    for person in (gone, stays):
        exchange.put(
            RiwayatGolongan(
                id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(2022, 4, 1), mkg_tahun=3, mkg_bulan=0
            )
        )
    before = calendar(exchange.ctx)
    assert {gone.id, stays.id} <= before.people.keys()
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [moving(exchange, gone, comes=False)]}))
    now = brought_up(exchange.ctx, before)
    assert now is not None
    assert now.people.keys() & {gone.id, stays.id} == {stays.id}, "nobody wrote here, and the calendar follows"
    with exchange.store.read() as reader:
        assert [each.person.id for each in read_everybody(reader)] == [stays.id]


def test_f30_the_centre_proposes_a_removal_and_what_is_taken_travels_up(exchange: Exchange, stick: Path) -> None:
    person, kept = (exchange.get(each.id) for each in exchange.people("Simson Hubi", "Dorkas Hisage"))
    exchange.put(RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(2022, 4, 1)))
    asked = [
        Correction(new_id(), "pegawai", each.id, each.version, {}, "Hapus data pribadi", remove=True)
        for each in (person, kept)
    ]
    exchange.take(exchange.downward(stick, {PartKind.CORRECTIONS: asked}))
    exchange.put(kept.with_(nama="Dorkas Hisagé"))
    assert exchange.get(person.id).nama == "Simson Hubi", "nothing goes unasked"
    correcting.decide_correction(exchange.ctx, exchange.store, asked[0], Choice.TAKEN)
    with refused("exchange_correction_late"):
        correcting.decide_correction(exchange.ctx, exchange.store, asked[1], Choice.TAKEN)
    with exchange.store.read() as reader:
        assert [each.id for each in reader.find(Pegawai)] == [kept.id]
        assert reader.find(RiwayatGolongan) == ()
    left = exchange.send(stick)
    told = [(entry.kind, entry.op) for entry in exchange.arrives(left.files[0])]
    assert told[-2:] == [("riwayat_golongan", "remove"), ("pegawai", "remove")]


def test_a_correction_without_a_removal_says_nothing_of_one(exchange: Exchange) -> None:
    """So that a program from before removals still reads it."""
    (person,) = exchange.people("Simson Hubi")
    assert b"remove" not in msgspec.json.encode(correction(person, nama="Simson Huby"))


def test_f15_a_move_that_is_told_again_takes_nothing_back(exchange: Exchange, stick: Path) -> None:
    """The centre says it once more in its next envelope, as sticks are lost; meanwhile the office has gone on."""
    person = Pegawai(id=new_id(), nip="199001012018031955", nama="Melki Kogoya", jenis_pegawai="pns", version=9)  # type: ignore[arg-type]
    told = moving(exchange, person, comes=True, records=(person, *history(person.id, new_id())))
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [told]}))
    exchange.put(exchange.get(person.id).with_(nama="Melki Kogoya, A.Md"))
    again = exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [told]}))
    assert exchange.get(person.id).nama == "Melki Kogoya, A.Md"
    assert (again.moved, bool(again.changes)) == ((), False)
    pegawai.remove_entry(exchange.ctx, exchange.get(person.id))
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [told]}))
    with exchange.store.read() as reader:
        assert person.id not in {each.id for each in reader.find(Pegawai)}, "what went to the bin stays there"


def test_f25_who_comes_back_from_another_office_comes_out_of_the_bin(exchange: Exchange, stick: Path) -> None:
    """Removed here, or its making taken back, before it was known that the centre had handed the person over."""
    binned, undone = exchange.people("Simson Hubi", "Dorkas Hisage")
    pegawai.remove_entry(exchange.ctx, exchange.get(binned.id))
    extra = exchange.people("Melki Kogoya")[0]
    pegawai.undo_last(exchange.ctx)
    told = [moving(exchange, each, comes=True, records=(each,)) for each in (binned, extra)]
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: told}))
    with exchange.store.read() as reader:
        assert {each.id for each in reader.find(Pegawai)} == {binned.id, undone.id, extra.id}
    exchange.put(exchange.get(extra.id).with_(nama="Melki Kogoya, A.Md"))
    assert exchange.store.check() == ()


def test_f14_an_old_envelope_of_the_centre_after_newer_ones_tells_nothing_back(exchange: Exchange, stick: Path) -> None:
    """A stick that was thought lost: what it brings anew is taken, what later ones told otherwise stays."""
    unit, gone, back = exchange.unit(), *exchange.people("Simson Hubi", "Dorkas Hisage")
    other = Unit(id=new_id(), nama="Puskesmas")
    away, home = (moving(exchange, back, comes=comes, records=(back,)) for comes in (False, True))
    old = exchange.downward(
        stick,
        {
            PartKind.REFERENCE: [ReferenceRecord("unit", each.id, raw(each)) for each in (unit, other)],
            PartKind.TRANSFERS: [away, moving(exchange, gone, comes=False)],
        },
        made="2026-11-20T00:00:00Z",
    )
    renamed = ReferenceRecord("unit", unit.id, raw(unit.with_(nama="Sekretariat Distrik")))
    exchange.take(exchange.downward(stick, {PartKind.TRANSFERS: [home], PartKind.REFERENCE: [renamed]}))
    exchange.take(old)
    with exchange.store.read() as reader:
        assert {each.nama for each in reader.find(Unit)} == {"Sekretariat Distrik", "Puskesmas"}
        assert set(reader.away()) == {gone.id}
    exchange.put(exchange.get(back.id).with_(nama="Dorkas Hisagé"))
    # A centre that went back to an older copy numbers its envelopes anew, and is heard.
    again = exchange.downward(
        stick,
        {PartKind.REFERENCE: [ReferenceRecord("unit", unit.id, raw(unit.with_(nama="Sekretariat baru")))]},
        number=1,
        made="2026-11-25T00:00:00Z",
    )
    exchange.take(again)
    with exchange.store.read() as reader:
        assert reader.get(Unit, unit.id).nama == "Sekretariat baru"


def test_f26_what_the_centre_retired_is_still_known_to_those_who_use_it(exchange: Exchange, stick: Path) -> None:
    unit = exchange.unit()
    person = exchange.people("Simson Hubi")[0]
    place = RiwayatUnit(id=new_id(), pegawai_id=person.id, unit_id=unit.id, tmt=date(2022, 4, 1))
    exchange.put(place)
    exchange.take(exchange.downward(stick, {PartKind.REFERENCE: [ReferenceRecord("unit", unit.id, raw(None))]}))
    with exchange.store.read() as reader:
        assert reader.get(Unit, unit.id).nama == "Sekretariat"
        assert reader.find(RiwayatUnit)[0].unit_id == unit.id
    assert exchange.store.check() == ()
