"""Who changed what in a plan, an appraisal and an objection: reachable in each sheet, in words of both languages."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.domain.skp import HasilKerja, Skp
from asn_desktop.core.kernel.record import kind_of
from asn_desktop.core.usecases import evaluasi
from asn_desktop.ui import views
from asn_desktop.ui.presenters.document_journal import DOCUMENTS, document_changes

TEXTS = bootstrap.texts("id")


def told(desk: Any, screen: str, identity: Any) -> list[tuple[str, str, str, str]]:
    """Each change: what was done, and its fields before and after."""
    lines = document_changes(desk.ctx, TEXTS, DOCUMENTS[screen], identity)
    return [(line.what, field.field, field.before, field.after) for line in lines for field in line.fields]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_field_and_kind_has_a_name(language: Any) -> None:
    texts = bootstrap.texts(language)
    for document in DOCUMENTS.values():
        for kind in (document.kind, *document.parts):
            assert texts.say(f"kind.{kind_of(kind)}")
            for field in msgspec.structs.fields(kind):
                assert texts.say(f"field.{field.name}")


def test_what_was_rated_is_told_before_and_after(desk: Any) -> None:
    row = desk.appraisal()
    stored: Evaluasi = desk.evaluasi(row.evaluasi_id)
    draft = evaluasi.appraisal(desk.ctx, stored.id).draft
    for rating in (Rating.SESUAI, Rating.DI_ATAS):
        evaluasi.save(desk.ctx, stored.id, msgspec.structs.replace(draft, rating_hasil=rating, catatan="Sudah dibahas"))
    name = TEXTS.say("field.rating_hasil")
    newest = told(desk, "evaluasi", stored.id)[0]
    assert newest == ("Evaluasi kinerja diubah", name, TEXTS.show(Rating.SESUAI), TEXTS.show(Rating.DI_ATAS))
    line = document_changes(desk.ctx, TEXTS, DOCUMENTS["evaluasi"], stored.id)[0]
    assert line.actor == "Ibu Yuliana"


def test_a_result_that_was_removed_is_still_told(desk: Any) -> None:
    plan: Skp = desk.stored(Skp, id=desk.plan().skp_id)[0]
    gone: HasilKerja = desk.stored(HasilKerja, skp_id=plan.id)[0]
    with desk.ctx.store.write("hapus", "Ibu Yuliana") as work:
        work.remove(gone)
        work.commit()
    changes = told(desk, "skp", plan.id)
    assert any(what.endswith("dihapus") and before == gone.rencana for what, _, before, _ in changes)


@pytest.fixture
def shown(desk: Any, window_world: QApplication, qtbot: Any) -> Any:
    kept: list[Any] = []  # a screen that nobody holds is taken away while it is on show

    def show(name: str, target: Any) -> Any:
        screen: Any = __import__(f"{views.__name__}.{name}", fromlist=["make"]).make(desk.services)
        qtbot.addWidget(screen)
        kept.append(screen)
        screen.resize(1166, 640)
        screen.show()
        screen.activateWindow()
        QTest.qWaitForWindowActive(screen)
        screen.show_target(target, "")
        QTest.qWait(30)
        return screen.sheet

    yield show
    for screen in kept:
        screen.close()


@pytest.mark.parametrize("name", ["skp", "evaluasi", "pelaksanaan"])
def test_it_opens_and_closes_by_key_and_follows_what_is_in_view(desk: Any, shown: Any, name: str) -> None:
    rows = [row for row in desk.rows(2025) if row.evaluasi_id]
    first, second = (row.evaluasi_id if name == "evaluasi" else row.skp_id for row in rows[:2])
    sheet = shown(name, first)
    QTest.keyClick(sheet, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    panel = sheet.changes
    assert panel.isVisible()
    of_first = read(panel)
    assert of_first
    sheet.presenter.open(second)
    QTest.qWait(30)
    assert read(panel) != of_first
    panel.table.table.setFocus()
    QTest.keyClick(panel.table.table, Qt.Key.Key_Escape)
    assert panel.isHidden()


def read(panel: Any) -> list[Any]:
    model = panel.table.table.model()
    return [model.row(number) for number in range(model.rowCount())]
