"""The second face: states of what was sent, codes over the phone, and files of the centre."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from exchanging import SECRET
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.exchange.downward import PackFile, ReferenceRecord, Transfer
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.receipt import Answer, Fixer, Outcome
from asn_desktop.core.exchange.receipt_code import receipt_code
from asn_desktop.core.usecases.exchange.pending import Since, read_pending
from asn_desktop.storage.ids import new_id
from asn_desktop.ui.presenters.kirim.history import HistoryPresenter, HistoryState


class View:
    def render(self, state: HistoryState) -> None: ...


def opened(desk: Any) -> HistoryPresenter:
    page = HistoryPresenter(desk.services, View(), lambda: None)
    page.load()
    return page


def sent(desk: Any) -> Any:
    desk.exchange.send(desk.stick, medium="KINGSTON")
    return desk.exchange.sent()[0]


def test_an_envelope_is_on_its_way_until_the_centre_answers(desk: Any) -> None:
    one = sent(desk)
    page = opened(desk)
    (row,) = page.state.rows
    assert (row.number, row.count, row.stick, row.state.text) == (1, one.count, "KINGSTON", "Di perjalanan")
    assert page.state.detail is not None
    assert "stiknya hilang" in page.state.detail.said


def test_a_code_read_over_the_phone_marks_it_as_received(desk: Any) -> None:
    one = sent(desk)
    page = opened(desk)
    page.type_code(receipt_code(SECRET, one.sha256, whole=True).lower().replace("-", " "))
    page.take_code()
    assert page.state.rows[0].state.text == "Diterima"
    assert page.state.code == ""
    assert desk.shell.said == ["Kiriman 1 dinyatakan diterima seluruhnya."]


def test_a_code_with_remarks_asks_for_the_details(desk: Any) -> None:
    one = sent(desk)
    page = opened(desk)
    page.type_code(receipt_code(SECRET, one.sha256, whole=False))
    page.take_code()
    assert page.state.rows[0].state.text == "Diterima dengan catatan"
    assert page.state.detail is not None
    assert "Mintalah berkas tanda terimanya" in page.state.detail.said


def test_a_mistyped_code_is_said_at_its_field_and_stays(desk: Any) -> None:
    sent(desk)
    page = opened(desk)
    page.type_code("7K3M-Q2XA-9FWD")
    page.take_code()
    assert "Satu hurufnya keliru" in page.state.code_problem
    assert page.state.code == "7K3M-Q2XA-9FWD"
    page.type_code("7K3M")
    assert page.state.code_problem == ""


def test_a_receipt_names_record_reason_and_who_acts(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    unit = desk.exchange.unit()
    one = sent(desk)
    answers = (
        Answer(one.epoch, one.last - 1, "pegawai", person.id, Outcome.QUARANTINED, "invalid_field",
               {"field": "tempat_lahir"}, Fixer.OFFICE),
        Answer(one.epoch, one.last, "unit", unit.id, Outcome.CONFLICT, "newer_here", {"kind": "unit"}, Fixer.CENTRE),
    )  # fmt: skip
    page = opened(desk)
    page.take_files([desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(one, *answers)]})])
    assert page.state.rows[0].state.text == "Sebagian: 2 perlu tindakan"
    assert page.state.detail is not None
    first, second = page.state.detail.answers
    assert first.label == "Yohana Wenda"
    assert "Tempat lahir" in first.reason
    assert first.who == "Kantor ini yang membetulkan."
    page.go(first.place)
    assert desk.shell.places == [("pegawai", person.id, "tempat_lahir")], "at the field that is to be mended"
    assert second.label.startswith("Unit kerja · Sekretariat")
    assert second.place is None
    assert [chip.text for chip in page.state.detail.totals] == ["diterima: 1", "ditahan: 1", "perlu keputusan: 1"]


def test_what_was_accepted_with_a_remark_wants_nobody_to_act(desk: Any) -> None:
    """An employee who had moved away: the centre keeps what came late as history, and says so."""
    (person,) = desk.exchange.people("Yohana Wenda")
    one = sent(desk)
    remark = Answer(
        one.epoch, one.last, "pegawai", person.id, Outcome.ACCEPTED, "moved_away", {"kantor": "Distrik Kurulu"},
        Fixer.NOBODY,
    )  # fmt: skip
    page = opened(desk)
    page.take_files([desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(one, remark)]})])
    assert page.state.arrived[0].text == f"Tanda terima kiriman 1: {one.count} perubahan diterima seluruhnya."
    assert page.state.rows[0].state.text == "Diterima"
    assert page.state.detail is not None
    assert page.state.detail.said.startswith("Diterima seluruhnya")
    (line,) = page.state.detail.answers
    assert (line.label, line.outcome.text, line.place) == ("Yohana Wenda", "diterima", None)
    assert "Distrik Kurulu" in line.reason
    with desk.exchange.store.books() as books:
        assert books.answers() == (), "nothing is left to do"
        assert books.sent()[0].whole


def test_what_a_later_receipt_of_the_same_stick_has_closed_is_not_told_as_open(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    one = sent(desk)
    desk.exchange.put(desk.exchange.get(person.id).with_(tempat_lahir="Wamena"))
    two = sent(desk)
    refused = Answer(one.epoch, one.last, "pegawai", person.id, Outcome.QUARANTINED, "unreadable", {}, Fixer.OFFICE)
    receipts = [
        desk.exchange.receipt(one, refused),
        desk.exchange.receipt(two, closed=((refused.epoch, refused.seq),)),
    ]
    page = opened(desk)
    page.take_files([desk.down({PartKind.RECEIPTS: receipts})])
    assert [line.text for line in page.state.arrived] == [
        f"Tanda terima kiriman 1: {one.count} perubahan diterima seluruhnya.",
        f"Tanda terima kiriman 2: {two.count} perubahan diterima seluruhnya.",
    ]
    assert [row.state.text for row in page.state.rows] == ["Diterima", "Diterima"]


def test_reference_data_is_told_by_kind_and_only_what_is_new(desk: Any) -> None:
    unit = desk.exchange.unit()
    new = unit.with_(id=new_id(), nama="Seksi Pelayanan", kode="9")
    lines = [ReferenceRecord("unit", each.id, msgspec.Raw(msgspec.json.encode(each))) for each in (unit, new)]
    page = opened(desk)
    page.take_files([desk.down({PartKind.REFERENCE: lines})])
    assert page.state.arrived[0].text == "1 data acuan dari pusat ditambah atau diperbarui: Unit kerja."
    page.take_files([desk.down({PartKind.REFERENCE: lines})])
    assert page.state.arrived[0].text == "Berkas ini tidak membawa hal baru untuk kantor ini."


def test_a_record_that_cannot_be_read_hides_nothing_else(desk: Any) -> None:
    """The centre refuses a value that no program knows: the office reads why, and of which record."""
    broken, other = desk.exchange.people("Yohana Wenda", "Simson Hubi")
    one = sent(desk)
    desk.exchange.put(broken.with_(version=1, jenis_kelamin="lainnya"))
    answers = (
        Answer(one.epoch, one.last - 1, "pegawai", broken.id, Outcome.QUARANTINED, "invalid_field",
               {"field": "jenis_kelamin"}, Fixer.OFFICE),
        Answer(one.epoch, one.last, "pegawai", other.id, Outcome.CONFLICT, "newer_here", {"kind": "pegawai"},
               Fixer.CENTRE),
    )  # fmt: skip
    page = opened(desk)
    page.take_files([desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(one, *answers)]})])
    assert not desk.shell.reported
    assert page.state.rows[0].state.text == "Sebagian: 2 perlu tindakan"
    assert page.state.detail is not None
    assert [line.label for line in page.state.detail.answers] == ["Pegawai · Yohana Wenda", "Simson Hubi"]


def test_a_gap_says_what_never_arrived_and_what_to_do(desk: Any) -> None:
    one = sent(desk)
    receipt = replace(desk.exchange.receipt(one), gap=(3, 8), totals=desk.exchange.receipt(one).totals)
    page = opened(desk)
    page.take_files([desk.down({PartKind.RECEIPTS: [receipt]})])
    assert page.state.rows[0].state.text == "Menunggu kiriman sebelumnya"
    assert page.state.detail is not None
    assert "nomor 3 sampai 8" in page.state.detail.said


def test_the_same_file_again_changes_nothing_and_says_so(desk: Any) -> None:
    file = desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(sent(desk))]})
    page = opened(desk)
    page.take_files([file])
    page.take_files([file])
    assert [line.text for line in page.state.arrived] == ["Berkas ini sudah pernah diambil. Tidak ada yang berubah."]


def test_what_is_no_envelope_is_refused_by_name(desk: Any, tmp_path: Path) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(b"\xff\xd8" * 4000)
    page = opened(desk)
    page.take_files([file])
    (error,) = desk.shell.reported
    assert "foto.jpg" in desk.shell.texts.error(error)[0]
    assert not page.state.taking


def test_rule_packs_are_tried_before_they_are_kept(desk: Any) -> None:
    rules = bootstrap.resources() / "rules"
    pack, cases = (rules / "kgb.toml").read_text(), (rules / "cases" / "kgb.toml").read_text()
    good = PackFile("kgb.toml", date(2027, 1, 1), pack, cases)
    bad = PackFile("bup.toml", date(2027, 1, 1), pack, "")
    page = opened(desk)
    page.take_files([desk.down({PartKind.PACKS: [good, bad]})])
    said = [line.text for line in page.state.arrived]
    assert said[0].startswith("Aturan “Kenaikan gaji berkala” lulus")
    assert page.state.arrived[1].tone == "bad"
    assert [each.name for each in desk.packs.waiting()] == ["kgb.toml"]


def test_f14_a_pack_of_an_old_envelope_does_not_take_the_place_of_a_later_one(desk: Any) -> None:
    """A stick that was thought lost brings the pack as it was before it was mended."""
    rules = bootstrap.resources() / "rules"
    cases = (rules / "cases" / "kgb.toml").read_text()
    old, mended = (
        PackFile("kgb.toml", date(2027, 1, 1), (rules / "kgb.toml").read_text() + note, cases)
        for note in ("\n# before\n", "\n# mended\n")
    )
    late = desk.down({PartKind.PACKS: [old]}, made="2026-01-10T00:00:00Z")
    page = opened(desk)
    page.take_files([desk.down({PartKind.PACKS: [mended]})])
    page.take_files([late])
    assert [each.content.rstrip().endswith("# mended") for each in desk.packs.waiting()] == [True]


def test_who_moves_away_is_told_and_only_read_from_then_on(desk: Any) -> None:
    from asn_desktop.bootstrap import texts
    from asn_desktop.ui.presenters.pegawai.page import load_page

    (person,) = desk.exchange.people("Yohana Wenda")
    office = desk.exchange.kantor
    moved = Transfer(
        new_id(), person.id, person.nip, person.nama, office.id, office.nama, new_id(), "Distrik Kurulu",
        date(2026, 12, 1),
    )  # fmt: skip
    assert load_page(desk.ctx, texts("id"), person.id, None).moved == ""
    page = opened(desk)
    page.take_files([desk.down({PartKind.TRANSFERS: [moved]})])
    assert page.state.arrived[0].text == "Yohana Wenda pindah ke Distrik Kurulu. Di sini datanya tinggal untuk dibaca."
    assert load_page(desk.ctx, texts("id"), person.id, None).moved == "Distrik Kurulu"
    assert person.id in desk.shell.offered[-1].ids


def test_the_page_shows_what_came_until_it_is_read(desk: Any, screen: Callable[..., Any], read: Any) -> None:
    one = sent(desk)
    made = screen(desk)
    made.show_target(None, "riwayat")
    assert "Di perjalanan" in made.face.table.model().index(0, 3).data()
    made.face.presenter.take_files([desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(one)]})])
    assert "Yang dibawa berkas ini" in read(made)
    made.face.presenter.put_away()
    assert "Yang dibawa berkas ini" not in read(made)
    made.show_target(None, "kirim")
    assert "Tidak ada perubahan baru untuk dikirim." in read(made)


def test_nothing_sent_yet_says_what_will_stand_here(desk: Any, screen: Callable[..., Any], read: Any) -> None:
    made = screen(desk)
    made.show_target(None, "riwayat")
    assert "Belum ada yang dikirim." in read(made)


def test_a_stick_is_looked_through_for_what_is_for_this_office(desk: Any) -> None:
    one = sent(desk)
    page = opened(desk)
    page.take_stick()
    assert [error.key for error in desk.shell.reported] == ["exchange_nothing_for_us"], "only what it sent itself"
    desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(one)]})
    (desk.stick / "0123456789abcdef.asnd").write_bytes(b"age-encryption.org/v1\n")
    page.take_stick()
    icons = [line.icon for line in page.state.arrived]
    assert icons == ["circle-check", "triangle-alert"], "a file that cannot be read is named, and stops nothing"
    assert page.state.rows[0].state.icon == "circle-check"
    page.take_stick()
    assert page.state.arrived[0].icon == "info", "taken in before"


def test_without_a_stick_it_says_what_to_do(desk: Any) -> None:
    desk.drives = ()
    page = opened(desk)
    page.take_stick()
    assert [error.key for error in desk.shell.reported] == ["exchange_no_stick"]
    assert not page.state.taking


def test_files_and_folders_can_be_dropped_together(desk: Any, tmp_path: Path) -> None:
    file = desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(sent(desk))]})
    page = opened(desk)
    page.take_files([tmp_path / "none.asnd", file.parent])
    assert [line.icon for line in page.state.arrived] == ["circle-check", "triangle-alert"]


def test_nobody_waits_for_a_lost_stick_whose_content_came_by_another(desk: Any) -> None:
    lost = sent(desk)
    desk.exchange.people("Simson Hubi")
    again = sent(desk)
    page = opened(desk)
    assert [row.state.text for row in page.state.rows] == ["Di perjalanan", "Di perjalanan"]
    page.take_files([desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(again)]})])
    assert [row.state.text for row in page.state.rows] == ["Diterima", "Tidak ditunggu lagi"]
    page.choose(lost.id)
    assert page.state.detail is not None
    assert "tidak ada yang perlu dilakukan" in page.state.detail.said
    with desk.exchange.store.books() as books:
        assert read_pending(books, Since.RECEIPT).on_way == ()
