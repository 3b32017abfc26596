"""The first face: what travels, onto which stick, and that "safe" is said only when it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from exchanging import SECRET
from msgspec.structs import replace

from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.usecases.exchange.enrolling import admission_file
from asn_desktop.core.usecases.exchange.machine import Stick
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.storage.ids import new_id
from asn_desktop.ui.presenters.kirim.sending import SendPresenter
from asn_desktop.ui.presenters.kirim.state import SendState


class View:
    def __init__(self) -> None:
        self.states: list[SendState] = []

    def render(self, state: SendState) -> None:
        self.states.append(state)


def presenter(desk: Any) -> SendPresenter:
    made = SendPresenter(desk.services, View())
    made.load()
    return made


def test_what_travels_is_told_by_kind_of_record(desk: Any) -> None:
    desk.exchange.people("Yohana Wenda", "Petrus Lokbere")
    desk.exchange.unit()
    page = presenter(desk)
    state = page.state
    assert {line.name: line.n for line in state.kinds} == {"Pegawai": 2, "Unit kerja": 1, "Kantor": 1}
    assert state.count == 4
    assert state.lasting == "Belum pernah ada kiriman."
    assert state.to == "BKPSDM Jayawijaya"
    assert state.findings is not None


def test_what_is_not_wrong_but_incomplete_is_told_beside_what_travels(desk: Any, screen: Any, read: Any) -> None:
    desk.exchange.people("Yohana Wenda")  # without golongan, post or unit
    said = read(screen(desk))
    assert "Pemeriksa data tidak menemukan yang keliru; " in said
    assert "belum lengkap atau perlu dicek." in said
    assert "Lihat temuan" in said


def test_why_it_may_not_send_is_put_into_words_beside_the_window(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first error that is told anywhere reads the catalogue of all of them: the window must not wait for that."""
    desk.exchange.people("Yohana Wenda")
    desk.today = date(2031, 1, 1)
    told: list[str] = []
    running: list[bool] = [False]
    submit = type(desk.runner).submit

    def watched(runner: Any, work: Any, *more: Any, **named: Any) -> Any:
        def inside(*task: Any) -> Any:
            running[0] = True
            try:
                return work(*task)
            finally:
                running[0] = False

        return submit(runner, inside, *more, **named)

    error = type(desk.services.texts).error

    def noted(texts: Any, problem: Any) -> Any:
        told.append("work" if running[0] else "window")
        return error(texts, problem)

    monkeypatch.setattr(type(desk.runner), "submit", watched)
    monkeypatch.setattr(type(desk.services.texts), "error", noted)
    assert presenter(desk).state.refusal is not None
    assert told == ["work"]


def test_the_only_stick_is_chosen_and_two_are_not(desk: Any) -> None:
    assert presenter(desk).state.chosen == desk.stick
    desk.drives = (*desk.drives, Stick(desk.folder, "FLASHDISK", 1, 2))
    assert presenter(desk).state.chosen is None


def test_a_stick_that_was_pulled_is_no_longer_chosen(desk: Any) -> None:
    page = presenter(desk)
    desk.drives = ()
    page.look_for_sticks()
    assert page.state.chosen is None
    assert not page.state.ready


def test_a_folder_that_was_chosen_stays_when_sticks_are_looked_for(desk: Any, tmp_path: Path) -> None:
    page = presenter(desk)
    page.choose(tmp_path)
    page.look_for_sticks()
    assert page.state.chosen == tmp_path
    assert [line.name for line in page.state.sticks] == ["KINGSTON", str(tmp_path)]


def test_f51_it_is_safe_to_remove_only_after_all_is_written(waiting_desk: Any) -> None:
    desk = waiting_desk
    page = SendPresenter(desk.services, View())
    page.load()
    desk.runner.run_all()
    page.send()
    assert page.state.sending
    assert page.state.left is None
    assert not page.state.ready
    desk.runner.run_one()
    left = page.state.left
    assert left is not None
    assert (left.numbers, left.n, left.name) == ("1", 1, "KINGSTON")
    assert len(desk.envelopes) == 1


def test_what_is_on_its_way_travels_again_and_is_said_to_be_nothing_new(desk: Any) -> None:
    page = presenter(desk)
    page.send()
    state = page.state
    assert state.count == 1
    assert "tidak ada yang baru" in state.lasting
    assert len(state.on_way) == 1
    assert "KINGSTON" in state.on_way[0]
    page.since(Since.ENVELOPE)
    assert page.state.count == 0
    assert not page.state.ready


def test_a_stick_that_is_gone_leaves_everything_as_it_was(desk: Any) -> None:
    page = presenter(desk)
    shutil.rmtree(desk.stick)
    page.send()
    failed = page.state.failed
    assert failed is not None
    assert "tidak ada lagi" in failed.what or "tidak ditemukan" in failed.what or "dilepas" in failed.why
    assert not page.state.sending
    assert page.state.left is None
    assert desk.exchange.sent() == ()


def test_a_full_stick_is_told_before_anything_is_written(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = presenter(desk)
    monkeypatch.setattr(
        "asn_desktop.storage.envelope.medium.shutil.disk_usage", lambda _folder: shutil._ntuple_diskusage(10, 10, 0)
    )
    page.send()
    assert page.state.failed is not None
    assert desk.envelopes == []


def test_stopping_leaves_no_envelope(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.ui import conftest

    monkeypatch.setattr(conftest, "never", lambda: True)
    page = presenter(desk)
    page.send()
    assert page.state.failed is not None
    assert "dihentikan" in page.state.failed.what
    assert [name for name in desk.envelopes if name.endswith(".asnd")] == []
    assert desk.exchange.sent() == ()


def test_a_certificate_that_is_over_says_so_and_leads_to_the_keys(
    desk: Any, screen: Callable[..., Any], read: Any
) -> None:
    desk.today = date(2028, 5, 1)
    made = screen(desk)
    assert "20 November 2027" in read(made.face)
    assert "Ke Komputer ini" in read(made.face)
    assert not made.primary_action.isEnabled()


def test_a_computer_that_nobody_knows_is_led_through_three_steps(
    desk: Any, screen: Callable[..., Any], read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    desk.forget_keys()
    made = screen(desk)
    said = read(made.face)
    for step in ("1. Buat berkas pendaftaran", "2. Bandingkan delapan kata", "3. Ambil sertifikat"):
        assert step in said
    assert "Tulis ke stik" not in said
    file = desk.folder / "daftar.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(desk.admission()), ""))
    assert made.face.steps.request.property("role") == "primary"
    made.primary_action.trigger()
    assert file.exists()
    assert len(made.identity.state.words) == 8
    assert made.identity.state.words[0] in read(made.face)
    assert made.face.steps.admit.property("role") == "primary"
    made.primary_action.trigger()
    said = read(made.face)
    assert "Yang akan dibawa" in said
    assert "Untuk BKPSDM Jayawijaya" in said
    assert made.primary_action.isEnabled()


def test_the_page_writes_and_says_that_the_stick_is_safe(desk: Any, screen: Callable[..., Any], read: Any) -> None:
    desk.exchange.people("Yohana Wenda")
    made = screen(desk)
    assert "Stik aman dilepas" not in read(made)
    made.primary_action.trigger()
    said = read(made)
    assert "Stik aman dilepas" in said
    assert "Kiriman 1 dengan 2 perubahan" in said
    assert len([name for name in desk.envelopes if name.endswith(".asnd")]) == 1
    made.face.presenter.put_away()
    assert "Stik aman dilepas" not in read(made)


def test_while_it_is_written_nothing_else_can_be_chosen(
    waiting_desk: Any, screen: Callable[..., Any], read: Any
) -> None:
    desk = waiting_desk
    made = screen(desk)
    desk.runner.run_all()
    made.primary_action.trigger()
    assert "Jangan lepas stiknya" in read(made)
    assert not made.primary_action.isEnabled()
    assert not made.face.sticks.isEnabled()
    desk.runner.run_all()
    assert "Jangan lepas stiknya" not in read(made)


def test_the_data_doctor_is_one_step_away(desk: Any) -> None:
    page = presenter(desk)
    page.doctor()
    assert desk.shell.places == [("pegawai", None, "periksa")]


def test_until_everything_is_read_the_page_says_so(waiting_desk: Any, screen: Callable[..., Any], read: Any) -> None:
    made = screen(waiting_desk)
    assert "Membaca apa yang akan dibawa" in read(made)
    assert "Yang akan dibawa" not in read(made)
    waiting_desk.runner.run_all()
    assert "Membaca apa yang akan dibawa" not in read(made)
    assert "Yang akan dibawa" in read(made)


def test_a_certificate_that_soon_ends_is_told_where_it_is_needed_until_it_is_renewed(
    desk: Any, screen: Callable[..., Any], read: Any
) -> None:
    desk.today = date(2027, 10, 1)
    made = screen(desk)
    assert "Sertifikat komputer ini berakhir 50 hari lagi, pada 20 November 2027." in read(made.face)
    longer = replace(desk.exchange.certificate, serial=new_id(), valid_until=date(2029, 11, 20))
    file = desk.folder / "perpanjangan.json"
    file.write_bytes(admission_file(desk.exchange.centre_ring.issue(longer, SECRET)))
    made.identity.admit(file)
    assert "berakhir" not in read(made.face)


def test_one_that_is_over_and_is_renewed_lets_send_at_once(desk: Any, screen: Callable[..., Any]) -> None:
    desk.exchange.people("Yohana Wenda")
    desk.today = date(2028, 5, 1)
    made = screen(desk)
    assert not made.primary_action.isEnabled()
    longer = replace(desk.exchange.certificate, serial=new_id(), valid_until=date(2029, 11, 20))
    file = desk.folder / "perpanjangan.json"
    file.write_bytes(admission_file(desk.exchange.centre_ring.issue(longer, SECRET)))
    made.identity.admit(file)
    assert made.primary_action.isEnabled()
    assert not made.face.refused.isVisible()


def test_f16_a_copied_file_says_so_until_the_centre_has_answered(
    desk: Any, screen: Callable[..., Any], read: Any, tmp_path: Path
) -> None:
    desk.exchange.send(desk.stick)
    desk.exchange.store.close()
    desk.exchange.file = shutil.copyfile(desk.exchange.file, tmp_path / "salinan.asn")
    desk.exchange.reopen()
    desk.exchange.people("Simson Hubi")
    made = screen(desk)
    assert "Berkas kantor ini disalin" in read(made.face)
    left = desk.exchange.send(desk.stick).envelopes[-1]
    made.show_target(None, "riwayat")
    made.face.presenter.take_files([desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(left)]})])
    made.show_target(None, "kirim")
    assert "Berkas kantor ini disalin" not in read(made.face)


def test_the_doctor_who_cannot_finish_says_so(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    desk.exchange.put(desk.exchange.get(person.id).with_(jenis_kelamin="lainnya"))
    page = presenter(desk)
    assert page.state.unexamined
    assert page.state.count == 3
    assert desk.shell.reported


def test_where_the_stick_goes_next_is_not_said_after_the_centre_has_answered(
    desk: Any, screen: Callable[..., Any], read: Any
) -> None:
    made = screen(desk)
    made.primary_action.trigger()
    assert "Stik aman dilepas" in read(made)
    made.show_target(None, "riwayat")
    made.face.presenter.take_files([desk.down({PartKind.RECEIPTS: [desk.exchange.receipt(desk.exchange.sent()[0])]})])
    made.show_target(None, "kirim")
    assert "Stik aman dilepas" not in read(made)
