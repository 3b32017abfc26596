"""After somebody was erased at the centre: what his office still sends of him is held back, without its contents."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import Raw
from sender import TODAY, Sender, pegawai, rewritten, runs

from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatUnit
from asn_desktop.core.domain.skp import HasilKerja, JenisHasilKerja, Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.exchange.receipt import Fixer, Receipt
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.erasing import erase
from asn_desktop.core.usecases.centre.intake import intake
from asn_desktop.core.usecases.centre.paper import reason_text
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.db import new_id

HELD_BACK = ("quarantined", "erased", Fixer.OFFICE)


def said(receipt: Receipt) -> list[tuple[str, str, Fixer]]:
    return [(one.outcome.value, one.reason, one.who) for one in receipt.answers]


def _result(skp: Skp, rencana: str) -> HasilKerja:
    return HasilKerja(id=new_id(), skp_id=skp.id, urutan=1, jenis=JenisHasilKerja.UTAMA, rencana=rencana)


def contents(centre: SqlCentre, sender: Sender) -> bytes:
    """All that the centre holds of an office, entry by entry."""
    with centre.writing(sender.id) as (unit,):
        return b"\n".join(
            bytes(entry.after) for epoch in unit.history.epochs() for run in unit.history.entries(epoch, 1, 99, 50)
            for entry in run
        )  # fmt: skip


@pytest.fixture
def gone(centre: SqlCentre, walesi: Sender) -> Pegawai:
    """Somebody who was erased at the centre while the office still keeps him; a colleague stays."""
    person, _stays = walesi.put(pegawai(1, "Rahasia Sekali"), pegawai(2, "Simson Wenda"))
    walesi.send(centre)
    erase(centre, walesi.id, person.id, "Permintaan", "Operator pusat")
    return person  # type: ignore[no-any-return]


def test_f30_a_later_change_is_held_back_without_its_content(centre: SqlCentre, walesi: Sender, gone: Pegawai) -> None:
    last = walesi.last()
    skp = Skp(id=new_id(), pegawai_id=gone.id, tahun=2026, mulai=date(2026, 1, 1), sampai=date(2027, 1, 1))
    walesi.put(gone.with_(nama="Rahasia Lagi"), skp)
    walesi.put(_result(skp, "Rahasia kerja"))
    receipt = walesi.send(centre, last + 1).receipt
    assert said(receipt) == [HELD_BACK] * 3
    assert [row.nama for row in centre.persons(PersonFilter(everybody=True), 5)] == ["Simson Wenda"]
    assert centre.roll_up(2026)[0].skp == 0
    assert b"Rahasia" not in contents(centre, walesi)
    last = walesi.last()
    walesi.put(_result(skp, "Rahasia dengan amplop lain"))
    assert said(walesi.send(centre, last + 1).receipt) == [HELD_BACK]
    assert b"Rahasia" not in contents(centre, walesi)


def test_f30_the_removal_of_the_office_closes_what_was_held_back(
    centre: SqlCentre, walesi: Sender, gone: Pegawai
) -> None:
    last = walesi.last()
    (changed,) = walesi.put(gone.with_(nama="Rahasia Lagi"))
    walesi.send(centre, last + 1)
    assert [row.reason for row in centre.open_answers()] == ["erased"]
    last = walesi.last()
    walesi.remove(changed)
    receipt = walesi.send(centre, last + 1).receipt
    assert said(receipt) == []
    assert len(receipt.closed) == 1
    assert centre.open_answers() == []


def test_f30_a_final_appraisal_of_who_was_erased_can_be_removed(centre: SqlCentre, walesi: Sender) -> None:
    (person,) = walesi.put(pegawai(1, "Rahasia Sekali"))
    made = Skp(id=new_id(), pegawai_id=person.id, tahun=2025, mulai=date(2025, 1, 1), sampai=date(2026, 1, 1))
    appraisal = Evaluasi(
        id=new_id(), pegawai_id=person.id, skp_id=made.id, tahun=2025, mulai=made.mulai, sampai=made.sampai,
        status=StatusEvaluasi.FINAL, predikat=Predikat.BAIK,
    )  # fmt: skip
    skp, final = walesi.put(made, appraisal)
    walesi.send(centre)
    erase(centre, walesi.id, person.id, "Permintaan", "Operator pusat")
    last = walesi.last()
    for record in (final, skp, person):
        walesi.remove(record)
    assert said(walesi.send(centre, last + 1).receipt) == []


def test_f30_what_lies_behind_a_gap_loses_its_content_too(centre: SqlCentre, walesi: Sender, gone: Pegawai) -> None:
    between = walesi.last()
    walesi.put(pegawai(3, "Dorkas Hisage"))
    first = walesi.last()
    walesi.put(gone.with_(nama="Rahasia Lagi"))
    walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=gone.id, golongan="III/a", tmt=date(2022, 4, 1), sk_nomor="R4"))
    behind = walesi.send(centre, first + 1).receipt
    assert behind.gap is not None
    held = contents(centre, walesi)
    assert b"Rahasia" not in held
    assert b"R4" not in held
    freed = walesi.send(centre, between + 1, first).freed
    assert [said(each) for each in freed] == [[HELD_BACK] * 2]


def test_f30_what_cannot_be_read_but_names_him_keeps_no_content(
    centre: SqlCentre, walesi: Sender, gone: Pegawai
) -> None:
    last = walesi.last()
    walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=gone.id, golongan="III/a", tmt=date(2022, 4, 1), sk_nomor="R4"))
    entries = walesi.entries(last + 1)
    broken = Raw(bytes(entries[0].after).replace(b"2022-04-01", b"kapan-kapan"))
    bad = rewritten(entries, after={entries[0].seq: broken})
    receipt = intake(centre, walesi.arrival(bad), runs(bad), "Operator pusat").receipt
    assert [one.outcome for one in receipt.answers] == ["quarantined"]
    assert b"R4" not in contents(centre, walesi)


def test_f30_a_colleague_whose_record_names_him_keeps_what_is_known(centre: SqlCentre, walesi: Sender) -> None:
    """A broken entry about a colleague's record names who goes: what was good of that record stays."""
    person, colleague = walesi.put(pegawai(1, "Rahasia Sekali"), pegawai(2, "Simson Wenda"))
    (rank,) = walesi.put(RiwayatGolongan(id=new_id(), pegawai_id=colleague.id, golongan="III/b", tmt=date(2022, 4, 1)))
    walesi.put(rank.with_(sk_nomor=f"bersama {person.id}"))
    entries = walesi.entries()
    bad = rewritten(
        entries, after={entries[-1].seq: Raw(bytes(entries[-1].after).replace(b"2022-04-01", b"kapan-kapan"))}
    )
    intake(centre, walesi.arrival(bad), runs(bad), "Operator pusat")
    erase(centre, walesi.id, person.id, "Permintaan", "Operator pusat")
    (row,) = centre.persons(PersonFilter(), 5)
    assert (row.nama, row.golongan) == ("Simson Wenda", "III/b")
    with centre.writing(walesi.id) as (unit,):
        assert unit.records.find(("riwayat_golongan",)) != []


def test_f30_what_was_held_of_him_says_what_the_office_has_to_do(centre: SqlCentre, walesi: Sender) -> None:
    """His rank waits for a unit that lies in another envelope."""
    (unit,) = walesi.put(Unit(id=new_id(), nama="Sekretariat"))
    (person,) = walesi.put(pegawai(1, "Rahasia Sekali"))
    walesi.put(RiwayatUnit(id=new_id(), pegawai_id=person.id, unit_id=unit.id, tmt=date(2022, 4, 1), sk_nomor="R4"))
    entries = walesi.entries()
    bad = rewritten(entries, kind={2: "sesuatu_baru"})
    arrival = walesi.arrival(bad)
    first = intake(centre, arrival, runs(bad), "Operator pusat").receipt
    assert [one.reason for one in first.answers] == ["unknown_kind", "no_parent"]
    erase(centre, walesi.id, person.id, "Permintaan", "Operator pusat")
    assert b"R4" not in contents(centre, walesi)
    _unknown, row = centre.open_answers()
    assert (row.outcome, row.reason, row.who, dict(row.facts)) == (*HELD_BACK, {})
    assert not row.returnable, "it is his office's turn already"
    assert [one.reason for one in intake(centre, arrival, runs(bad), "Operator pusat").receipt.answers][1] == "erased"


def test_f30_files_that_still_come_do_not_stay_and_names_of_none_reach_no_other_file(
    centre: SqlCentre, walesi: Sender, gone: Pegawai
) -> None:
    last = walesi.last()
    printed = Cetakan(
        id=new_id(), kode="ABCDEFGH2345", formulir="skp", subjek_id=gone.id, revisi=1, sidik="0" * 64, halaman=1,
        tanggal=TODAY, pegawai_id=gone.id,
    )  # fmt: skip
    scans = [
        Pindaian(
            id=new_id(), cetakan_id=printed.id, tanggal=TODAY, cara=CaraKenal.QR, cocok=True, sha256=name, ukuran=1
        )
        for name in ("a" * 64, "../../../etc/passwd", "")
    ]
    walesi.put(gone.with_(nama="Rahasia Lagi"), printed, *scans)
    with centre.writing(walesi.id) as (unit,):
        unit.keep_evidence("a" * 64, 1)
        unit.commit()
    taken = walesi.send(centre, last + 1)
    assert said(taken.receipt) == [HELD_BACK] * 5
    assert taken.unnamed == ("a" * 64,)


def test_f30_nobody_is_erased_twice(centre: SqlCentre, walesi: Sender, gone: Pegawai) -> None:
    with pytest.raises(UserError) as refused:
        erase(centre, walesi.id, gone.id, "Permintaan", "Operator pusat")
    assert refused.value.key == "centre_not_there"


def test_f30_the_reason_is_said_in_words(either_language: Texts) -> None:
    assert reason_text("erased", {}, either_language) != "erased"
