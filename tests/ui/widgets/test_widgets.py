"""The reusable pieces, used with keyboard and mouse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.rows import PegawaiFilter
from asn_desktop.ui.models.table import Column
from asn_desktop.ui.presenters.chips import Chip, predikat_chip
from asn_desktop.ui.presenters.listing import Listing
from asn_desktop.ui.presenters.why import Why, WhyLine
from asn_desktop.ui.widgets.buttons import primary_button
from asn_desktop.ui.widgets.chart import BarChart, Series
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, long_field, text_field
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.matrix import PredikatMatrix
from asn_desktop.ui.widgets.page_preview import PagePreview
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.rating_keys import RatingKeys
from asn_desktop.ui.widgets.timeline import Timeline, TimelineItem
from asn_desktop.ui.widgets.why_panel import WhyPanel

pytestmark = pytest.mark.usefixtures("window_world")


def shown(widget: QWidget, qtbot: Any) -> Any:
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show()
    return widget


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()  # what is added to a shown widget appears with the next event
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_why_shows_every_reason_with_its_article_and_warns_of_what_was_not_compared(texts: Any, qtbot: Any) -> None:
    panel = shown(WhyPanel(texts), qtbot)
    panel.show_why(
        Why(
            "Baik, karena keduanya sesuai ekspektasi.",
            (
                WhyLine(Outcome.MET, "Hasil kerja sesuai", "Pasal 28"),
                WhyLine(Outcome.NOT_MET, "Sebaran di luar pedoman", "SE 3/2023", 1, verified=False),
            ),
            ("Capaian organisasi belum diisi.",),
            ("Perilaku di atas ekspektasi: tetap Baik.",),
        )
    )
    seen = words(panel)
    assert seen[0] == "Baik, karena keduanya sesuai ekspektasi."
    assert "Pasal 28" in seen
    assert "SE 3/2023 (belum dicocokkan dengan naskah aslinya)" in seen
    assert "Capaian organisasi belum diisi." in seen
    assert [label.accessibleName() for label in panel.findChildren(QLabel) if label.accessibleName()] == [
        "Terpenuhi",
        "Tidak terpenuhi",
    ]
    panel.show_why(None)
    assert not [text for text in words(panel) if text == seen[0]]


def test_a_reason_that_is_not_needed_has_no_red_cross(texts: Any, qtbot: Any) -> None:
    """Where one condition of several is enough, the others are named as not needed, for the ear as for the eye."""
    panel = shown(WhyPanel(texts), qtbot)
    panel.show_why(
        Why(
            "Pengalaman cukup.",
            (
                WhyLine(Outcome.MET, "3 tahun sebagai pengawas", depth=1),
                WhyLine(Outcome.NOT_MET, "Belum 3 tahun dalam jabatan terkait", depth=1, spare=True),
                WhyLine(Outcome.NOT_MET, "Golongan belum cukup"),
            ),
        )
    )
    marks = [label for label in panel.findChildren(QLabel) if label.accessibleName()]
    assert [label.accessibleName() for label in marks] == ["Terpenuhi", "Tidak diperlukan", "Tidak terpenuhi"]
    met, spare, failed = (label.pixmap().toImage() for label in marks)
    assert spare != failed
    assert spare != met


def test_one_two_three_choose_a_rating_and_a_locked_one_is_read_only(texts: Any, qtbot: Any) -> None:
    keys = shown(RatingKeys(texts, "Rating hasil kerja"), qtbot)
    chosen: list[Rating] = []
    keys.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        qtbot.keyClick(keys, key)
    assert chosen == [Rating.DI_ATAS, Rating.DI_BAWAH]
    keys.set_rating(None)
    assert not any(key.isChecked() for key in keys.findChildren(QAbstractButton))
    keys.set_locked(True)
    qtbot.keyClick(keys, Qt.Key.Key_2)
    assert len(chosen) == 2


def test_the_matrix_says_its_lit_cell_aloud(texts: Any, qtbot: Any) -> None:
    matrix = shown(PredikatMatrix(texts, {(Rating.SESUAI, Rating.DI_ATAS): Predikat.BAIK}), qtbot)
    assert matrix.accessibleDescription() == "Kedua rating belum diberikan."
    matrix.set_ratings(Rating.SESUAI, Rating.DI_ATAS)
    assert "predikat Baik" in matrix.accessibleDescription()
    matrix.grab()


def test_a_date_is_shown_as_it_is_read_aloud_and_may_be_empty(texts: Any, qtbot: Any) -> None:
    field = shown(DateField(texts), qtbot)
    changes: list[None] = []
    field.changed.connect(lambda: changes.append(None))
    qtbot.keyClicks(field, "1/2/2024")
    assert field.date() == date(2024, 2, 1)
    field.editingFinished.emit()
    assert field.text() == "1 Februari 2024"
    field.set_date(None)
    assert (field.valid, field.date()) == (True, None)
    field.setText("31 Februari 2024")
    assert not field.valid
    assert len(changes) == 8


def test_a_field_tells_of_typing_but_not_of_what_is_set_and_says_what_is_wrong(qtbot: Any) -> None:
    typed: list[None] = []
    around = QWidget()
    field, after = text_field("NIP", "18 angka", lambda: typed.append(None)), long_field("Catatan")
    layout = QVBoxLayout(around)
    layout.addWidget(field)
    layout.addWidget(after)
    shown(around, qtbot)
    field.set_value("1980")
    assert (typed, field.value) == ([], "1980")
    qtbot.keyClicks(field.editor, "12")
    assert len(typed) == 2
    field.set_error("NIP terdiri atas 18 angka.")
    assert "NIP terdiri atas 18 angka." in words(field)
    assert "18 angka" not in words(field)
    assert field.editor.accessibleName() == "NIP"
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert around.focusWidget() is after.editor


def test_a_field_keeps_the_cursor_when_the_same_value_is_shown_again(texts: Any, qtbot: Any) -> None:
    field = shown(text_field("Nama"), qtbot)
    assert isinstance(field.editor, QLineEdit)
    field.set_value("Wenda")
    field.editor.setCursorPosition(2)
    field.set_value("Wenda")
    assert field.editor.cursorPosition() == 2
    dated = shown(Field("TMT", DateField(texts)), qtbot)
    dated.set_value(date(2024, 2, 1))
    assert dated.value == date(2024, 2, 1)


def test_a_history_shows_each_year_once_and_opens_by_key(qtbot: Any) -> None:
    line = shown(Timeline(), qtbot)
    line.show_items(
        (
            TimelineItem(date(2024, 10, 1), "III/d", key=1, current=True, chip=Chip("Definitif", "check", "ok")),
            TimelineItem(date(2024, 4, 1), "III/c", "SK 1", "sampai 30 September", key=2),
            TimelineItem(None, "II/a"),
        )
    )
    assert words(line).count("2024") == 1
    opened: list[object] = []
    line.opened.connect(opened.append)
    entries = [w for w in line.findChildren(QWidget) if w.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    qtbot.keyClick(entries[1], Qt.Key.Key_Return)
    assert opened == [2]


def test_a_person_is_shown_with_name_facts_and_states(texts: Any, qtbot: Any) -> None:
    card = shown(PersonCard(), qtbot)
    head = PersonHead("Dr. Simson Hubi, S.Sos", (("NIP", "1980"),), (predikat_chip(texts, Predikat.BAIK),))
    card.show_person(head)
    card.show_person(head)
    qtbot.waitUntil(lambda: len(card.findChildren(ChipLabel)) == 1, timeout=2000)
    assert "Dr. Simson Hubi, S.Sos" in words(card)
    card.grab()


def test_bars_carry_their_numbers_in_words_too(world: Any, qtbot: Any) -> None:
    chart = BarChart(world.services, "Kemajuan")
    chart.show_bars(("Sekretariat",), (Series("Selesai", "ok", (4,)), Series("Belum", "neutral", (1,))))
    shown(chart, qtbot)
    assert chart.accessibleDescription() == "Sekretariat: Selesai 4, Belum 1"
    chart.grab()


def test_the_preview_asks_only_for_pages_in_view_and_again_when_zoomed(texts: Any, qtbot: Any) -> None:
    preview = PagePreview(texts)
    wanted: list[tuple[int, int]] = []
    preview.wanted.connect(lambda page, pixels: wanted.append((page, pixels)))
    shown(preview, qtbot)
    preview.show_document(((595.0, 842.0),) * 20)
    qtbot.waitUntil(lambda: bool(wanted), timeout=2000)
    assert len({page for page, _ in wanted}) < 5
    picture = QImage(100, 141, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    preview.show_page(0, picture)
    preview.grab()
    first = wanted[0][1]
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(pixels > first for _, pixels in wanted), timeout=2000)
    preview._turn(1)
    assert preview.page == 1


def test_the_primary_button_follows_its_action(qtbot: Any) -> None:
    around = shown(QWidget(), qtbot)
    action = QAction("Simpan", around)
    made = primary_button(action, "save", around)
    action.setEnabled(False)
    action.setText("Simpan lagi")
    assert (made.text(), made.isEnabled()) == ("Simpan lagi", False)


def test_a_list_counts_searches_opens_by_enter_and_says_when_nothing_fits(world: Any, person: Any, qtbot: Any) -> None:
    world.store.people = tuple(person(f"Pegawai {number:03d}") for number in range(130))
    listing = Listing(
        world.services,
        "pegawai",
        lambda reader, asked: reader.pegawai_count(PegawaiFilter(text=asked.text)),
        lambda reader, asked, limit, offset: reader.pegawai_rows(
            PegawaiFilter(text=asked.text), asked.sort, limit, offset
        ),
    )
    page = ListPage(
        world.services, listing, [Column("shell.nav.pegawai", lambda row: row.nama, "nama")],
        noun="pegawai.list.count", hint="Cari",
    )  # fmt: skip
    opened: list[Any] = []
    page.opened.connect(opened.append)
    shown(page, qtbot)
    assert page.bar.count.text() == "130 pegawai"
    qtbot.keyClicks(page.bar.search, "012")
    assert page.bar.count.text() == "1 pegawai"
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert [row.nama for row in opened] == ["Pegawai 012"]
    qtbot.keyClicks(page.bar.search, "zzz")
    assert any("Tidak ada yang cocok" in text for text in words(page))
    page.bar.search.clear()
    page.table.selectAll()
    rows: list[Any] = []
    page.with_selected(rows.extend)
    assert len(rows) == 130, "also those that were not fetched yet"
