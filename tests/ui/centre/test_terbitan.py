"""What every office is told: looked at first, published on confirmation, and on its way with the next envelope."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from posting import Office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from asn_desktop import bootstrap
from asn_desktop.core.usecases.centre.publishing import published
from asn_desktop.core.usecases.centre.receiving import receive
from asn_desktop.core.usecases.centre.sending import send_down
from asn_desktop.ui.views.centre.terbitan import TerbitanScreen

RULES = bootstrap.resources() / "rules"


@pytest.fixture
def walesi(pusat: Any, kantor: Callable[..., Office], tmp_path: Path) -> Office:
    """An office with a unit, taken in."""
    made = kantor("Distrik Walesi", pusat.centre)
    made.unit("Sekretariat Distrik")
    made.send(tmp_path / "stik")
    receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    return made


@pytest.fixture
def screen(window_world: Any, qtbot: Any, pusat: Any, walesi: Office) -> TerbitanScreen:
    made = TerbitanScreen(pusat.services)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    return made


def _read(screen: TerbitanScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_a_pack_is_tried_and_published_from_a_day(screen: TerbitanScreen, pusat: Any) -> None:
    assert "Belum ada yang diterbitkan" in _read(screen)
    screen.presenter.try_file(RULES / "kgb.toml", RULES / "cases" / "kgb.toml")
    assert "menghasilkan jawaban yang diharapkan" in _read(screen)
    assert published(pusat.store) == ()
    screen._day.set_value(None)
    screen.go.trigger()
    assert "Tulis tanggal lengkap" in _read(screen)
    screen.presenter.publish("1 Januari 2027")
    (known,) = published(pusat.store)
    assert (known.name, str(known.active_from)) == ("kgb.toml", "2027-01-01")
    assert pusat.shell.told[-1][0] == "pusat.terbitan.done_pack"
    assert bootstrap.law_book().packs["kgb"].title in _read(screen)
    assert not screen._preview.isVisible()


def test_what_no_office_has_been_told_is_withdrawn(
    screen: TerbitanScreen, pusat: Any, walesi: Office, qtbot: Any, tmp_path: Path
) -> None:
    screen.presenter.try_file(RULES / "kgb.toml", RULES / "cases" / "kgb.toml")
    screen.presenter.publish("1 Januari 2027")
    assert "oleh Ina" in _read(screen)
    assert "belum dibawa ke kantor mana pun" in _read(screen)
    assert [row.action for row in pusat.store.decisions(1)] == ["publish_pack"]
    qtbot.mouseClick(_withdrawal(screen)[0], Qt.MouseButton.LeftButton)
    assert published(pusat.store) == ()
    assert "Belum ada yang diterbitkan" in _read(screen)
    assert [row.undone for row in pusat.store.decisions(2)] == [False, True]
    screen.presenter.try_file(RULES / "kgb.toml", RULES / "cases" / "kgb.toml")
    screen.presenter.publish("1 Januari 2027")
    centre, folder = pusat.centre, tmp_path / "turun"
    folder.mkdir()
    send_down(pusat.store, centre.sealer, centre.desk().evidence, walesi.id, folder, "Ina")
    stale = _withdrawal(screen)[0]
    stale.click()  # the screen does not know yet that an envelope was written meanwhile
    assert pusat.shell.reported[-1].key == "centre_published_travelled"
    assert "sudah dibawa ke 1 dari 1 kantor" in _read(screen)
    assert "terbitkan penggantinya" in _read(screen)
    assert _withdrawal(screen) == []
    assert len(published(pusat.store)) == 1


def _withdrawal(screen: TerbitanScreen) -> list[QPushButton]:
    return [one for one in screen.findChildren(QPushButton) if one.text() == "Tarik kembali" and one.isVisible()]


def test_a_pack_of_which_a_case_fails_cannot_be_published(screen: TerbitanScreen, pusat: Any, tmp_path: Path) -> None:
    cases = (RULES / "cases" / "predikat.toml").read_text("utf-8")
    wrong = tmp_path / "predikat kasus.toml"
    wrong.write_text(cases.replace('predikat = "baik"', 'predikat = "kurang"'), "utf-8")
    screen.presenter.try_file(RULES / "predikat.toml", wrong)
    assert "tidak dapat dipakai" in _read(screen)
    assert not screen.go.isEnabled()
    screen.presenter.publish("1 Januari 2027")
    assert published(pusat.store) == ()


def test_reference_data_is_compared_published_and_sent_again_when_it_changed(
    screen: TerbitanScreen, pusat: Any, walesi: Office, qtbot: Any, tmp_path: Path
) -> None:
    qtbot.mouseClick(screen.add_reference, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.compare, Qt.MouseButton.LeftButton)
    assert "Pilih kantornya." in _read(screen)
    combo = screen._office.editor
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(1)
    screen.kinds["unit"].setChecked(True)
    qtbot.mouseClick(screen.compare, Qt.MouseButton.LeftButton)
    assert "Sekretariat Distrik" in _read(screen)
    assert published(pusat.store) == ()
    screen.go.trigger()
    (known,) = published(pusat.store)
    assert (known.kind, known.name) == ("unit", "Sekretariat Distrik")

    def sent() -> dict[str, int]:
        centre, folder = pusat.centre, tmp_path / "turun"
        folder.mkdir(exist_ok=True)
        return send_down(pusat.store, centre.sealer, centre.desk().evidence, walesi.id, folder, "Ina").content

    assert sent()["reference"] == 1
    (unit,) = walesi.put(_unit(walesi).with_(nama="Sekretariat Distrik Walesi"))
    walesi.send(tmp_path / "stik")
    receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    screen.presenter.choose_reference()
    screen.presenter.compare(walesi.id, ("unit",))
    assert "1 berubah" in _read(screen)
    screen.presenter.publish()
    assert published(pusat.store)[0].name == unit.nama
    assert sent()["reference"] == 1


def _unit(office: Office) -> Any:
    from asn_desktop.core.domain.unit import Unit

    with office.store.read() as reader:
        (found,) = reader.find(Unit)
    return found
