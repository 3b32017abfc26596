"""Taking in what lies on a stick: seen before it counts, one outcome for each envelope, answers on the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from posting import Office, open_world
from PySide6.QtCore import Qt

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.short_code import is_sound
from asn_desktop.ui.presenters.centre.intake import Penerimaan, PenerimaanState, line_chip
from asn_desktop.ui.presenters.centre.receipt import ReceiptPrinting
from asn_desktop.ui.views.centre.penerimaan import PenerimaanScreen


class View:
    state = PenerimaanState()

    def render(self, state: PenerimaanState) -> None:
        self.state = state


@pytest.fixture
def view() -> View:
    return View()


def test_envelopes_are_shown_before_anything_is_taken_in(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    walesi = kantor("Distrik Walesi", pusat.centre)
    walesi.people("Yuliana Hubi", "Markus Wenda")
    walesi.send(tmp_path / "stik")
    Penerimaan(pusat.services, view).look((tmp_path / "stik",))
    (line,) = view.state.lines
    assert line.lying.kantor == "Distrik Walesi"
    assert line_chip(line, pusat.services).text == "baru"
    assert (line.lying.number, line.lying.first) == (1, 1)
    assert view.state.ready == 1
    assert pusat.store.offices()[0].envelopes == 0


def test_all_are_taken_in_and_each_tells_what_became_of_it(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    for number, name in enumerate(("Distrik Walesi", "Distrik Asolokobal")):
        office = kantor(name, pusat.centre)
        office.people("Yuliana Hubi", first=901 + number)
        office.send(tmp_path / "stik")
    presenter = Penerimaan(pusat.services, view)
    presenter.look((tmp_path / "stik",))
    presenter.take_all()
    assert [line_chip(line, pusat.services).text for line in view.state.lines] == ["diterima", "diterima"]
    assert view.state.receipt is not None
    assert is_sound(view.state.receipt.code)
    assert ("pusat.terima.done", {"n": 2}) in pusat.shell.told
    presenter.look((tmp_path / "stik",))
    assert [line_chip(line, pusat.services).text for line in view.state.lines] == ["sudah pernah", "sudah pernah"]
    presenter.take_all()
    assert {line_chip(line, pusat.services).text for line in view.state.lines} == {"sama, sudah ada"}
    assert pusat.shell.told[-1] == ("pusat.terima.done_again", {"n": 2})


def test_the_keyboard_is_at_what_comes_next(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office], tmp_path: Path
) -> None:
    """Choosing a folder, then taking in what lies there, then the list of what came of it; never at the answers."""
    walesi = kantor("Distrik Walesi", pusat.centre)
    walesi.people("Yuliana Hubi")
    walesi.send(tmp_path / "stik")
    screen = PenerimaanScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    screen.visited()
    assert screen.focusWidget().text() == "Pilih stik atau folder"
    screen.presenter.look((tmp_path / "stik",))
    assert screen.focusWidget().text() == "Ambil semua"
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    assert screen.focusWidget() is screen.table


def test_f50_a_server_that_goes_away_leaves_the_other_envelopes_where_they_were(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No envelope is to blame: what was taken in stays, the others can be taken in once it is back."""
    for number, name in enumerate(("Distrik Asolokobal", "Distrik Kurulu", "Distrik Walesi")):
        office = kantor(name, pusat.centre)
        office.people("Yuliana Hubi", first=901 + number)
        office.send(tmp_path / "stik")
    presenter = Penerimaan(pusat.services, view)
    presenter.look((tmp_path / "stik",))
    writing, left = type(pusat.store).writing, iter([True])

    def lost(*_any: object) -> Any:
        raise UserError("centre_lost", detail="connection refused")

    def first_only(store: Any, *offices: object) -> Any:
        return writing(store, *offices) if next(left, False) else lost()

    monkeypatch.setattr(type(pusat.store), "writing", first_only)
    presenter.take_all()
    chips = [line_chip(line, pusat.services).text for line in view.state.lines]
    assert chips == ["diterima", "baru", "baru"]
    assert ("pusat.terima.stopped", {"n": 1, "rest": 2}) in pusat.shell.told
    assert [each.key for each in pusat.shell.reported] == ["centre_lost"]
    monkeypatch.setattr(type(pusat.store), "taken", lost)
    presenter.look((tmp_path / "stik",))
    assert [line_chip(line, pusat.services).text for line in view.state.lines] == chips, "not called refused"
    assert [each.key for each in pusat.shell.reported] == ["centre_lost", "centre_lost"]
    monkeypatch.undo()
    presenter.take_all()
    assert [line_chip(line, pusat.services).text for line in view.state.lines] == ["diterima"] * 3


def test_an_envelope_after_a_lost_one_waits_and_says_for_what(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    walesi = kantor("Distrik Walesi", pusat.centre)
    lost = walesi.send(tmp_path / "hilang")
    walesi.people("Yuliana Hubi")
    walesi.send(tmp_path / "stik")
    presenter = Penerimaan(pusat.services, view)
    presenter.look((tmp_path / "stik",))
    presenter.take_all()
    assert view.state.receipt is not None
    assert line_chip(view.state.lines[0], pusat.services).text == "menunggu"
    assert "belum pernah sampai" in view.state.receipt.todo[0]
    presenter.look((lost.parent,))
    presenter.take_all()
    assert view.state.receipt is not None
    assert any("kini ikut diolah" in sentence for sentence in view.state.receipt.todo)


def test_an_empty_stick_a_broken_file_and_a_stranger_are_told_in_plain_words(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    presenter = Penerimaan(pusat.services, view)
    stick = tmp_path / "stik"
    stick.mkdir()
    presenter.look((stick,))
    assert pusat.shell.reported[-1].key == "centre_nothing_found"
    (stick / "0123456789abcdef.asnd").write_bytes(b"bukan amplop")
    walesi = kantor("Distrik Walesi", pusat.centre)
    walesi.send(stick)
    presenter.look((stick,))
    states = {line_chip(line, pusat.services).text for line in view.state.lines}
    assert states == {"ditolak", "baru"}
    assert view.state.ready == 1
    refused = next(n for n, line in enumerate(view.state.lines) if line.refused is not None)
    presenter.choose(refused)
    assert view.state.problem is not None
    assert all(sentence.endswith((".", "!")) for sentence in view.state.problem)


def test_practice_never_enters_a_real_centre(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    (tmp_path / "lain").mkdir()
    other = open_world(tmp_path / "lain", practice=True)
    latihan = kantor("Latihan", other, latihan=True)
    latihan.send(tmp_path / "stik")
    Penerimaan(pusat.services, view).look((tmp_path / "stik",))
    assert view.state.ready == 0
    assert view.state.problem is not None
    other.store.close()


def test_answers_go_onto_the_stick_once_there_is_something_to_tell(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    presenter = Penerimaan(pusat.services, view)
    back = tmp_path / "balik"
    back.mkdir()
    presenter.write_answers(back)
    assert pusat.shell.told[-1][0] == "pusat.terima.nothing_due"
    walesi = kantor("Distrik Walesi", pusat.centre)
    walesi.send(tmp_path / "stik")
    presenter.look((tmp_path / "stik",))
    presenter.take_all()
    presenter.write_answers(back)
    assert len(list(back.glob("*.asnd"))) == 1
    assert pusat.shell.told[-1] == ("pusat.terima.answered", {"n": 1, "folder": str(back)})
    presenter.look((back,))
    assert [line_chip(line, pusat.services).text for line in view.state.lines] == ["untuk penerima lain"]


def test_a_receipt_is_one_page_with_its_code(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    import pypdfium2

    walesi = kantor("Distrik Walesi", pusat.centre)
    walesi.people("Yuliana Hubi", "Markus Wenda")
    walesi.send(tmp_path / "stik")
    presenter = Penerimaan(pusat.services, view)
    presenter.look((tmp_path / "stik",))
    presenter.take_all()
    assert view.state.receipt is not None
    page = tmp_path / "tanda.pdf"
    ReceiptPrinting(pusat.services).save(view.state.receipt, page)
    document = pypdfium2.PdfDocument(page)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert view.state.receipt.code in text
    assert "TANDA TERIMA" in text
    assert "Distrik Walesi" in text


def test_the_screen_shows_the_list_the_receipt_and_what_was_refused(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office], tmp_path: Path
) -> None:
    screen = PenerimaanScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    assert screen.primary_action is screen._choose
    walesi = kantor("Distrik Walesi", pusat.centre)
    walesi.send(tmp_path / "stik")
    screen.presenter.look((tmp_path / "stik",))
    assert screen.primary_action is screen._take
    assert screen.model.rowCount() == 1
    screen._take.trigger()
    assert screen.receipt.isVisible()
    assert is_sound(screen.receipt._code.text())
    assert not screen._take.isEnabled()


def test_a_receipt_stays_on_one_page_however_much_it_tells(pusat: Any, tmp_path: Path) -> None:
    import pypdfium2

    from asn_desktop.core.exchange.kinds import SPECS
    from asn_desktop.core.exchange.receipt import Answer, Fixer, Outcome, Receipt, Total
    from asn_desktop.core.usecases.centre.paper import receipt_form
    from asn_desktop.core.usecases.ports import FormSheet, PageSetup, PaperSize
    from asn_desktop.storage.ids import new_id

    facts = {"kind": "unit", "kantor": "Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Jayawijaya"}
    answers = tuple(
        Answer(0, seq, "riwayat_golongan", new_id(), Outcome.HELD, "no_parent", facts, Fixer.OFFICE)
        for seq in range(1, 301)
    )
    totals = tuple(Total(kind, outcome, 1000) for kind in SPECS for outcome in Outcome)
    ids = [new_id() for _ in range(4)]
    receipt = Receipt(
        1, ids[0], ids[1], ids[2], ids[3], "ab" * 32, 3, 1, 250_000, 250_000, "2026-11-21T00:00:00Z", totals, answers,
        code="7K3M-Q2XA-9FWC", gap=(1, 99),
    )  # fmt: skip
    made = pusat.services.printing()
    form = receipt_form(receipt, facts["kantor"], 12, pusat.centre.card, "Ina", made.maker.texts)
    page = tmp_path / "penuh.pdf"
    made.paper.write((FormSheet(page, form, "x"),), PageSetup(PaperSize.A4))
    document = pypdfium2.PdfDocument(page)
    pages = len(document)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert pages == 1
    assert "jenis lain" in text
    assert "entri lain" in text


def test_a_stick_that_is_plugged_in_is_one_press_away(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office], tmp_path: Path
) -> None:
    from msgspec.structs import replace
    from PySide6.QtWidgets import QPushButton

    from asn_desktop.core.usecases.exchange.machine import Stick

    walesi = kantor("Distrik Walesi", pusat.centre)
    walesi.send(tmp_path / "stik")
    stick = Stick(tmp_path / "stik", "KINGSTON", 12_000_000_000, 16_000_000_000)
    services = replace(pusat.services, centre=replace(pusat.centre, sticks=lambda: (stick,)))
    screen = PenerimaanScreen(services)
    qtbot.addWidget(screen)
    screen.show()
    offered = screen._sticks.itemAt(0).widget()
    assert isinstance(offered, QPushButton)
    assert "KINGSTON" in offered.text()
    offered.click()
    assert screen.model.rowCount() == 1
