"""The data around the window: copies, going back, a new day, and the log."""

from __future__ import annotations

import errno
import logging
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.shell.logbook import NAME, close_log, keep_log


def seen(widget: QWidget) -> str:
    kinds = widget.findChildren(QLabel) + widget.findChildren(QAbstractButton)
    return "\n".join(one.text() for one in kinds if one.isVisible())


def pressed(widget: QWidget, name: str) -> None:
    next(b for b in widget.findChildren(QAbstractButton) if name in b.text() and b.isVisible()).click()


def rename(office: Any, name: str) -> None:
    context = office.desk.context()
    with context.store.write("save_kantor", "Maria") as work:
        work.put(work.find(Kantor)[0].with_(nama=name))
        office.window.offer(work.commit())
    office.settle()


def people(office: Any) -> int:
    with office.desk.context().store.read() as reader:
        return len(reader.find(Pegawai))


def copies(office: Any) -> list[Path]:
    return sorted((office.home / "cadangan").rglob("*.asn"))


def backups(office: Any) -> Any:
    office.window.go("pengaturan", None, "berkas")
    office.settle()
    screen = office.window.visit("pengaturan")
    screen.visited()
    office.settle()
    return screen.backups


def test_closing_makes_a_copy_once_and_only_where_something_changed(office: Any, program: Any) -> None:
    office.close()
    (first,) = copies(office)
    assert first.name.endswith(" tutup.asn")
    again = program()
    again.start(office.home / "Latihan.asn")
    again.close()
    assert copies(office) == [first]
    third = program()
    third.start(office.home / "Latihan.asn")
    rename(third, "Distrik Baru")
    third.close()
    assert len(copies(office)) == 2


def test_leaving_for_another_office_makes_a_copy_too(office: Any) -> None:
    office.window.go("pengaturan", None, "berkas")
    office.settle()
    pressed(office.window.visit("pengaturan"), "Tutup dan buka kantor lain")
    office.qtbot.waitUntil(lambda: not office.window.place, timeout=20000)
    assert "Kantor baru" in seen(office.window)
    assert len(copies(office)) == 1


def test_a_copy_that_fails_is_told_and_the_window_still_closes(office: Any, monkeypatch: Any, caplog: Any) -> None:
    (office.home / "cadangan").write_text("di sini bukan folder")
    office.window.close()
    office.qtbot.waitUntil(lambda: office.desk.place.farewell.waiting.isVisible(), timeout=20000)
    waiting = office.desk.place.farewell.waiting
    office.qtbot.waitUntil(lambda: "belum jadi" in seen(waiting), timeout=20000)
    assert office.window.isVisible()
    (office.home / "cadangan").unlink()
    pressed(waiting, "Coba lagi")
    office.qtbot.waitUntil(lambda: not office.window.isVisible(), timeout=20000)
    assert len(copies(office)) == 1
    caplog.clear()


@pytest.mark.parametrize("way", ["button", "second close"])
def test_whoever_does_not_want_to_wait_does_not_wait(office: Any, monkeypatch: Any, caplog: Any, way: str) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    office.window.close()
    waiting = office.desk.place.farewell.waiting
    office.qtbot.waitUntil(waiting.isVisible, timeout=20000)
    if way == "button":
        pressed(waiting, "Tutup tanpa cadangan")
    else:
        office.window.close()
    office.qtbot.waitUntil(lambda: not office.window.isVisible(), timeout=20000)
    assert copies(office) == []
    caplog.clear()


def test_when_the_computer_is_shut_down_nothing_holds_it_up(office: Any) -> None:
    office.desk._computer_ends(None)
    office.window.close()
    assert not office.window.isVisible()


def test_going_back_shows_what_is_lost_and_can_itself_be_taken_back(office: Any) -> None:
    card = backups(office)
    assert "Belum ada cadangan" in seen(card)
    pressed(card, "Cadangkan sekarang")
    office.settle()
    assert [copy.reason for copy in card._state.copies] == ["permintaan"]
    before = office.desk.context().store
    with before.read() as reader:
        name = reader.find(Kantor)[0].nama
    rename(office, "Distrik Keliru")
    rename(office, "Distrik Lebih Keliru")
    card = backups(office)
    pressed(card, "Pulihkan cadangan ini")
    office.settle()
    words = seen(card.question)
    assert "2 perubahan sesudahnya akan hilang" in words
    assert "Menyimpan data kantor (2)" in words
    pressed(card.question, "Jangan pulihkan")
    assert not card.question.isVisible()
    pressed(card, "Pulihkan cadangan ini")
    office.settle()
    pressed(card.question, "Pulihkan sekarang")
    office.settle()
    assert name in office.window.windowTitle()
    assert "Cadangan sudah dipulihkan" in seen(office.window.bar)
    assert office.desk.context().store is not before
    rename(office, "Distrik Sesudah")  # and work goes on
    card = backups(office)
    assert [copy.reason for copy in card._state.copies] == ["pemulihan", "permintaan"]
    card.presenter.ask(card._state.copies[0])
    office.settle()
    assert "2 perubahan yang pernah ditinggalkan akan ada lagi" in seen(card.question)
    card.presenter.restore()
    office.settle()
    assert "Distrik Lebih Keliru" in office.window.windowTitle()


def test_a_restore_that_fails_leaves_the_office_open_as_it_was(office: Any, monkeypatch: Any) -> None:
    card = backups(office)
    pressed(card, "Cadangkan sekarang")
    office.settle()
    rename(office, "Distrik Baru")
    copy = card._state.copies[0]
    content = copy.path.read_bytes()
    copy.path.write_bytes(content[:5000])
    card.presenter.ask(copy)
    office.settle()
    assert "tidak dapat dibaca" in seen(office.window.bar)
    assert not card.question.isVisible()
    copy.path.write_bytes(content)
    file, replaced = office.desk.place.file, Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target == file:
            raise PermissionError
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    office.desk.place.restore(copy.path)
    office.settle()
    monkeypatch.undo()
    assert "Distrik Baru" in office.window.windowTitle()
    assert "belum dipulihkan" in seen(office.window.bar)
    rename(office, "Distrik Tetap")


def test_the_newest_copy_can_be_tried_out_and_it_is_remembered(office: Any) -> None:
    card = backups(office)
    pressed(card, "Cadangkan sekarang")
    office.settle()
    assert "belum pernah dicoba" in card._proof.accessibleName()
    pressed(card, "Coba pulihkan")
    office.settle()
    assert "terbukti dapat dibuka" in card._proof.accessibleName()
    assert f"{people(office)} pegawai" in seen(card)
    card._state = replace(card._state, proof=None)
    card.presenter.load()
    office.settle()
    assert card._state.proof.findings == ()
    assert card._state.proof.name == card._state.copies[0].path.name


def test_another_folder_can_hold_the_copies(office: Any, tmp_path: Path) -> None:
    card = backups(office)
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    card.presenter.choose_folder(str(stick))
    office.settle()
    assert str(stick) in seen(card)
    office.close()
    assert len(list(stick.rglob("* tutup.asn"))) == 1
    assert copies(office) == []


def test_a_damaged_file_leads_to_its_newest_good_copy(office: Any, program: Any) -> None:
    with office.desk.context().store.read() as reader:
        name = reader.find(Kantor)[0].nama
    number = people(office)
    office.close()
    file = office.home / "Latihan.asn"
    file.write_bytes(b"rusak" * 1000)
    again = program()
    again.desk.start()
    again.qtbot.waitUntil(lambda: "dapat dipulihkan" in seen(again.window), timeout=20000)
    again.settle()
    assert name in seen(again.window)
    assert f"{number} pegawai" in seen(again.window)
    pressed(again.window, "Pulihkan cadangan ini")
    again.qtbot.waitUntil(lambda: again.window.place == "beranda", timeout=20000)
    again.settle()
    assert name in again.window.windowTitle()
    (aside,) = office.home.glob("Latihan rusak *.asn")
    assert aside.read_bytes().startswith(b"rusak")


def test_a_new_day_reaches_the_lists(office: Any, monkeypatch: Any) -> None:
    office.window.go("pegawai")
    office.settle()
    told: list[Changes] = []
    monkeypatch.setattr(office.window, "refresh", told.append)
    store = office.desk.context().store
    days: list[date] = []
    advance = store.advance
    monkeypatch.setattr(store, "advance", lambda day: (days.append(day), advance(day)))
    daybreak = office.desk._daybreak
    daybreak.look()
    office.settle()
    assert days == []
    daybreak._today = lambda: date(2031, 1, 2)
    daybreak.look()
    daybreak.look()
    office.settle()
    assert days == [date(2031, 1, 2)]
    assert "pegawai" in told[0].kinds
    assert "Tersimpan" not in seen(office.window.status), "nobody has saved anything"


def test_an_import_is_preceded_by_a_copy(office: Any) -> None:
    office.desk.context().safeguard()
    assert [path.name.split()[-1] for path in copies(office)] == ["impor.asn"]
    rename(office, "Distrik Lain")
    office.desk.prefer(replace(office.desk.preferences, backups=str(office.home / "Latihan.asn")))
    office.desk.context().safeguard()
    office.settle()
    assert "belum jadi" in seen(office.window.bar)
    office.desk.prefer(replace(office.desk.preferences, backups=""))


def test_the_log_tells_where_but_not_what(tmp_path: Path) -> None:
    handler = keep_log(tmp_path / "log")
    try:
        try:
            {}["Yohana Wenda 198503122010012901"]
        except KeyError as error:
            logging.getLogger("asn_desktop.ui").error("a defect of the program", exc_info=error)
    finally:
        close_log(handler)
    text = (tmp_path / "log" / NAME).read_text("utf-8")
    assert "test_safety.py" in text
    assert "KeyError" in text
    assert 'KeyError: "' not in text
    assert "builtins.KeyError\n" in text


def test_a_place_that_cannot_be_written_to_has_no_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("")
    assert keep_log(tmp_path / "log") is None
