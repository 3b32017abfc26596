"""What a local regulation asks, stated in the settings by somebody who knows no file format."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from asn_desktop.core.rulepack.loader import load_pack


@pytest.fixture
def panel(desk: Any, window_world: Any, qtbot: Any) -> Any:
    from asn_desktop.ui.views.pengaturan.packs import PacksPanel

    made = PacksPanel(desk.services)
    qtbot.addWidget(made)
    for each in (made.add, made.begin_local):
        qtbot.addWidget(each)
    made.resize(1000, 700)
    made.presenter.load()
    return made


def choose(panel: Any, name: str, value: str) -> None:
    editor = panel.form.fields[name].editor
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData(value))
    editor.activated.emit(editor.currentIndex())


def put(panel: Any, name: str, text: str) -> None:
    editor = panel.form.fields[name].editor
    editor.setFocus()
    editor.clear()
    QTest.keyClicks(editor, text)


def stated(panel: Any, day: str = "1/3/2027") -> None:
    panel.begin_local.click()
    choose(panel, "syarat", "pelatihan")
    put(panel, "nilai", "Pengadaan Barang; PBJ")
    put(panel, "mulai", day)
    put(panel, "peraturan", "Peraturan Bupati Nomor 12 Tahun 2026")
    put(panel, "pasal", "Pasal 5")


def test_what_lacks_is_said_at_its_field(panel: Any) -> None:
    panel.begin_local.click()
    assert panel.isVisibleTo(None)
    panel.form.go.trigger()
    wrong = [name for name, field in panel.form.fields.items() if field.wrong]
    assert wrong == ["nilai", "peraturan", "pasal"]
    put(panel, "nilai", "3")
    assert not panel.form.fields["nilai"].wrong


def test_a_job_person_match_is_not_offered_for_a_promotion(panel: Any) -> None:
    panel.begin_local.click()
    offered = panel.form.fields["syarat"].editor
    assert offered.findData("jpm") == -1
    choose(panel, "sasaran", "pengawas")
    assert offered.findData("jpm") >= 0
    choose(panel, "syarat", "jpm")
    choose(panel, "sasaran", "kenaikan_pangkat")
    assert panel.local.state.typed.syarat == "masa_jabatan", "what is not offered any more is not kept unseen"


def test_it_is_tried_told_with_its_ground_and_kept_for_the_next_start(panel: Any, desk: Any, read: Any) -> None:
    stated(panel)
    QTest.keyClick(panel.form.fields["pasal"].editor, Qt.Key.Key_Return)
    assert not panel.form.isVisibleTo(panel), "the form makes room for what came of it"
    tried = panel.presenter.state.tried
    assert tried is not None
    assert (tried.passed, tried.failed, tried.dated) == (4, (), True)
    said = "kenaikan pangkat: pelatihan Pengadaan Barang; PBJ, mulai 1 Maret 2027"
    assert tried.changed == (f"{said} (Peraturan Bupati Nomor 12 Tahun 2026, Pasal 5)",)
    assert f"Belum dicocokkan dengan naskah peraturannya: {said}" in read(panel)
    assert not panel.day.isVisibleTo(panel), "its own day is in it"
    panel.use.trigger()
    (kept,) = desk.packs.waiting()
    assert (kept.name, kept.active_from) == ("setempat.toml", desk.today)
    assert load_pack(kept.content, kept.name).entries["kenaikan_pangkat_pelatihan"][0].start == date(2027, 3, 1)
    assert panel.presenter.state.waiting[0].title == "Aturan setempat"


def test_a_second_one_joins_the_first_and_each_can_be_removed(panel: Any, desk: Any) -> None:
    stated(panel)
    panel.form.go.trigger()
    panel.use.trigger()
    stated(panel)
    panel.form.go.trigger()
    assert panel.form.fields["mulai"].wrong, "the same requirement begins on that day already"
    put(panel, "mulai", "1/1/2028")
    panel.form._read.setChecked(True)
    panel.form.go.trigger()
    panel.use.trigger()
    panel.begin_local.click()
    lines = panel.local.state.lines
    assert [(line.rule.mulai.year, line.verified) for line in lines] == [(2027, False), (2028, True)]
    panel.local.without(lines[0].rule)
    panel.use.trigger()
    panel.begin_local.click()
    assert [line.rule.mulai.year for line in panel.local.state.lines] == [2028]
    panel.local.without(panel.local.state.lines[0].rule)
    assert desk.packs.waiting() == ()
    assert desk.shell.said[-1].startswith("Aturan setempat tidak dipakai lagi")


def test_it_is_saved_to_be_sent_and_comes_back_from_the_file(panel: Any, desk: Any, tmp_path: Path) -> None:
    from asn_desktop.ui.presenters.pack_trial import cases_beside

    stated(panel)
    panel.form.go.trigger()
    panel.presenter.save_as(tmp_path)
    file = tmp_path / "setempat.toml"
    cases = cases_beside(file)
    assert cases is not None
    panel.presenter.put_away()
    panel.presenter.try_file(file, cases)
    assert panel.presenter.state.tried is not None
    assert panel.presenter.state.tried.failed == ()
    file.write_text(file.read_text("utf-8").replace("start = 2027-03-01", "start = 2027-02-30"), encoding="utf-8")
    panel.presenter.try_file(file, cases)
    (error,) = desk.shell.reported
    assert (error.key, error.facts["line"], error.facts["entry"]) == (
        "pack.bad_date", 15, "kenaikan_pangkat_pelatihan",
    )  # fmt: skip
