"""Beranda and settings on a real practice office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.attachments import limit_of
from asn_desktop.core.usecases.doctor import examine
from asn_desktop.core.usecases.overview import overview
from asn_desktop.core.usecases.rows import PegawaiFilter, Sort
from asn_desktop.ui.presenters.listing import choices_of
from asn_desktop.ui.views.beranda import LineButton
from asn_desktop.ui.widgets.big_choice import BigChoice
from asn_desktop.ui.widgets.chart import BarChart


def seen(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def pressed(screen: QWidget, name: str) -> None:
    next(
        b for b in screen.findChildren(QAbstractButton) if name in b.text() and b.isEnabled() and b.isVisible()
    ).click()


def test_beranda_says_what_the_use_cases_found(office: Any) -> None:
    screen = office.window.visit("beranda")
    found = overview(office.desk.context())
    words = seen(screen)
    for todo in found.todos:
        assert office.desk.texts.say(f"beranda.todo.{todo.key}", n=todo.n) in words
    assert f"{found.pegawai} pegawai" in words
    findings = examine(office.desk.context())
    assert findings
    assert str(len(findings)) == str(sum(group.total for group in screen._state.health.groups))


def test_the_chart_adds_up_and_can_be_read_aloud(office: Any) -> None:
    office.settle()
    screen = office.window.visit("beranda")
    bars = screen._state.bars
    found = overview(office.desk.context())
    assert sum(bars.done) + sum(bars.planned) + sum(bars.open) == sum(row.pegawai for row in found.progress)
    chart = screen.findChild(BarChart)
    assert chart is not None
    assert bars.labels[0] in chart.accessibleDescription()
    assert chart._plot is not None


def test_the_office_says_how_large_evidence_may_be(office: Any, tmp_path: Path) -> None:
    office.window.go("pengaturan", None, "berkas")
    office.settle()
    card = office.window.visit("pengaturan").limit
    vault = office.desk.context().vault
    assert (card.field.value, vault.limit) == ("10", 10_000_000)
    large = tmp_path / "pindaian.pdf"
    large.write_bytes(b"%PDF-1.7" + b"0" * 3_000_000)
    vault.put(large)
    card.field.editor.setCurrentIndex(card.field.editor.findData("2"))
    card.field.editor.activated.emit(0)
    office.settle()
    large.write_bytes(b"%PDF-1.7" + b"1" * 3_000_000)
    with pytest.raises(UserError, match="vault_too_large") as refused:
        vault.put(large)
    assert "paling besar 2,0 MB" in " ".join(office.desk.texts.error(refused.value))
    with office.desk.context().store.read() as reader:
        assert limit_of(reader) == 2


def test_a_task_is_one_click_from_its_list(office: Any) -> None:
    screen = office.window.visit("beranda")
    line = next(b for b in screen.findChildren(LineButton) if "belum memiliki SKP" in b.accessibleName())
    line.click()
    office.settle()
    assert office.window.place == "skp"
    assert choices_of(screen._state.todos[0].detail)["skp"] == "none"


def test_a_finding_leads_to_the_person(office: Any) -> None:
    screen = office.window.visit("beranda")
    line = next(
        one
        for group in screen._state.health.groups
        for one in group.lines
        if one.target is not None and one.detail != "unit/"
    )
    screen.presenter.open_line(line)
    office.settle()
    assert office.window.place == "pegawai"
    assert office.window.visit("pegawai").title


def test_an_empty_office_is_shown_three_steps(program: Any, tmp_path: Path) -> None:
    from asn_desktop.ui.presenters.offices import NewOffice

    running = program()
    file = tmp_path / "Kosong.asn"
    running.desk.offices.create(file, NewOffice("Distrik Baru", "Pemkab"), "Maria").store.close()
    running.start(file)
    screen = running.window.visit("beranda")
    assert "Selamat datang di Distrik Baru" in seen(screen)
    steps = [choice for choice in screen.findChildren(BigChoice) if choice.isVisible()]
    assert len(steps) == 3
    for sentence in (label for step in steps for label in step.findChildren(QLabel) if label.text()):
        assert sentence.height() >= sentence.heightForWidth(sentence.width()), sentence.text()
    steps[0].click()
    running.settle()
    assert running.window.place == "pegawai"


def test_beranda_reads_anew_when_something_was_saved_elsewhere(office: Any) -> None:
    screen = office.window.visit("beranda")
    before = screen._state.people
    with office.desk.context().store.read() as reader:
        row = reader.pegawai_rows(PegawaiFilter(), Sort(), 1)[0]
    with office.desk.context().store.write("remove_pegawai", "Maria") as work:
        from asn_desktop.core.domain.pegawai import Pegawai

        work.remove(work.get(Pegawai, row.id))
        changes = work.commit()
    office.window.go("pengaturan")
    office.window.offer(changes)
    office.settle()
    assert screen._state.people == before, "nobody reads for a page that is not seen"
    office.window.go("beranda")
    office.settle()
    assert screen._state.people != before


def test_the_letterhead_is_saved_and_the_header_follows(office: Any) -> None:
    office.window.go("pengaturan")
    office.settle()
    screen = office.window.visit("pengaturan")
    field = screen.office.fields["nama"].editor
    field.selectAll()
    office.qtbot.keyClicks(field, "Distrik Welesi Baru")
    office.settle()
    office.qtbot.keyClick(office.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    with office.desk.context().store.read() as reader:
        assert reader.find(Kantor)[0].nama == "Distrik Welesi Baru"
        assert not reader.drafts()
    assert "Distrik Welesi Baru" in office.window.windowTitle()
    assert screen.save_action is not None
    assert not screen.save_action.isEnabled()


def test_an_empty_name_is_not_saved(office: Any) -> None:
    office.window.go("pengaturan")
    office.settle()
    screen = office.window.visit("pengaturan")
    screen.presenter.typed("nama", "  ")
    screen.presenter.save_office()
    office.settle()
    assert "Isi nama kantor." in seen(screen)
    screen.presenter.give_up_typing()
    office.settle()
    assert "Isi nama kantor." not in seen(screen)


def test_enter_goes_to_the_next_field(office: Any) -> None:
    office.window.go("pengaturan")
    office.settle()
    screen = office.window.visit("pengaturan")
    first, second = screen.office.fields["nama"].editor, screen.office.fields["instansi"].editor
    first.setFocus()
    office.qtbot.keyClick(first, Qt.Key.Key_Return)
    assert office.window.focusWidget() is second


def test_backup_and_check(office: Any, tmp_path: Path) -> None:
    office.window.go("pengaturan", None, "berkas")
    office.settle()
    screen = office.window.visit("pengaturan")
    target = tmp_path / "cadangan.asn"
    screen.presenter.backup(target)
    office.settle()
    assert target.stat().st_size > 0
    assert "cadangan.asn sudah dibuat" in seen(office.window.bar)
    pressed(screen, "Periksa berkas")
    office.settle()
    assert screen._state.checked == ()


def test_what_was_removed_can_be_brought_back(office: Any) -> None:
    from asn_desktop.core.domain.riwayat import RiwayatPelatihan

    context = office.desk.context()
    with context.store.read() as reader:
        entry = reader.find(RiwayatPelatihan)[0]
    people.remove_entry(context, entry)
    office.window.go("pengaturan", None, "keranjang")
    office.settle()
    screen = office.window.visit("pengaturan")
    assert any(row.id == entry.id for row in screen._state.bin)
    pressed(screen, "Pulihkan")
    office.settle()
    with context.store.read() as reader:
        assert reader.find(RiwayatPelatihan, id=entry.id)
    assert screen._state.bin == ()


def test_rule_packs_say_how_much_was_compared_with_the_text(office: Any) -> None:
    office.window.go("pengaturan", None, "aturan")
    office.settle()
    screen = office.window.visit("pengaturan")
    law = office.desk.context().law
    assert {row.title for row in screen._state.packs} == {pack.title for pack in law.packs.values()}
    assert all(0 <= row.verified <= row.entries for row in screen._state.packs)


def test_the_file_can_be_left_for_another(office: Any) -> None:
    office.window.go("pengaturan", None, "berkas")
    office.settle()
    pressed(office.window.visit("pengaturan"), "Tutup dan buka kantor lain")
    office.settle()
    assert "Kantor baru" in seen(office.window)
    assert "Latihan" in "\n".join(b.text() for b in office.window.findChildren(QAbstractButton))


def test_a_large_register_is_examined_when_asked_and_the_result_kept(
    program: Any, practice_copy: Path, monkeypatch: Any
) -> None:
    for module in ("asn_desktop.core.usecases.checkup", "asn_desktop.ui.presenters.beranda.screen"):
        monkeypatch.setattr(f"{module}.AUTOMATIC", 3)
    running = program()
    running.start(practice_copy)
    screen = running.window.visit("beranda")
    assert "belum pernah diperiksa" in seen(screen)
    pressed(screen, "Periksa sekarang")
    running.settle()
    assert screen._state.health.groups
    assert "data tidak berubah sejak itu" in seen(screen)
