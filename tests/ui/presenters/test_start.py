"""The way into the program: four short steps, a file, or practice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.ui.presenters.offices import Offices, Opened, default_file
from asn_desktop.ui.presenters.preferences import RECENT, Preferences, likely_name
from asn_desktop.ui.presenters.start import STEPS, Start, StartState


class Page:
    state = StartState()

    def render(self, state: StartState) -> None:
        self.state = state


class Way:
    """The start page over real files in a folder of the test's own."""

    def __init__(self, home: Path, texts: Any, runner: Any, today: date, actor: str = "Maria") -> None:
        self.page = Page()
        self.opened: list[Opened] = []
        self.actors: list[str] = []
        self.reported: list[UserError] = []
        self.start = Start(
            texts,
            runner,
            Offices(bootstrap.machine(), lambda: today),
            Preferences(actor=actor),
            home,
            self.page,
            self._enter,
            self.reported.append,
        )

    def _enter(self, opened: Opened, actor: str) -> None:
        self.opened.append(opened)
        self.actors.append(actor)

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.start.typed(name, value)


@pytest.fixture
def way(tmp_path: Path, texts: Any, immediate: Any, today: date, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path))
    made = Way(tmp_path / "Dokumen", texts, immediate, today)
    yield made
    for opened in made.opened:
        opened.store.close()


def test_the_wizard_makes_an_office_with_its_letterhead_top_unit_and_head(way: Way) -> None:
    way.start.new_office()
    way.fill(nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya")
    way.start.next()
    way.fill(tempat="Wamena", kode_wilayah="95.01.35")
    way.start.next()
    way.fill(kepala="Kepala Distrik", petugas="Maria Tabuni")
    way.start.next()
    assert Path(way.page.state.values["berkas"]).name == "Distrik Welesi.asn"
    way.start.next()
    (opened,) = way.opened
    assert (opened.kantor.nama, opened.kantor.tempat, opened.kantor.latihan) == ("Distrik Welesi", "Wamena", False)
    assert way.actors == ["Maria Tabuni"]
    with opened.store.read() as reader:
        (unit,) = reader.find(Unit)
        (head,) = reader.find(Jabatan)
    assert unit.nama == "Distrik Welesi"
    assert (head.nama, head.jenis, head.kepala, head.unit_id) == (
        "Kepala Distrik", JenisJabatan.ADMINISTRATOR, True, unit.id,
    )  # fmt: skip


def test_a_step_says_what_is_missing_and_the_word_goes_when_it_is_typed(way: Way) -> None:
    way.start.new_office()
    way.start.next()
    assert way.page.state.step == 0
    assert way.page.state.errors["nama"] == "Isi nama kantor."
    way.fill(nama="Distrik Welesi")
    way.start.next()
    assert set(way.page.state.errors) == {"instansi"}


@pytest.mark.parametrize(("code", "good"), [("95", True), ("95.01", True), ("95.01.35.2003", True), ("9501", False)])
def test_a_region_code_has_the_shape_of_the_ministry(way: Way, code: str, good: bool) -> None:
    way.start.new_office()
    way.fill(nama="A", instansi="B")
    way.start.next()
    way.fill(tempat="C", kode_wilayah=code)
    way.start.next()
    assert (way.page.state.step == 2) is good


def test_back_keeps_what_was_typed(way: Way) -> None:
    way.start.new_office()
    way.fill(nama="Distrik Welesi", instansi="Pemkab")
    way.start.next()
    way.start.back()
    assert way.page.state.values["nama"] == "Distrik Welesi"
    way.start.back()
    assert way.page.state.page == "choose"


def test_an_existing_file_is_never_written_over(way: Way, tmp_path: Path) -> None:
    taken = default_file(tmp_path / "Dokumen", "Distrik Welesi")
    taken.parent.mkdir()
    taken.write_text("milik orang lain")
    way.start.new_office()
    way.fill(nama="Distrik Welesi", instansi="Pemkab", tempat="Wamena")
    for _ in STEPS:
        way.start.next()
    assert "sudah ada" in way.page.state.errors["berkas"]
    assert taken.read_text() == "milik orang lain"


def test_a_file_that_cannot_be_opened_is_explained_and_the_page_stays(way: Way, tmp_path: Path) -> None:
    way.start.open(tmp_path / "hilang.asn")
    assert len(way.reported) == 1
    assert not way.opened
    assert not way.page.state.busy


def test_practice_that_is_stopped_leaves_no_half_office(
    tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path))
    machine = bootstrap.machine()

    def stopped(*_: Any) -> object:
        raise CancelledError

    offices = Offices(replace(machine, practice=stopped), lambda: today)
    with pytest.raises(CancelledError):
        offices.practice(tmp_path / "Latihan.asn", "Maria", lambda *_: None, lambda: True)
    assert not list(tmp_path.glob("Latihan*"))


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Distrik Welesi", "Distrik Welesi.asn"),
        ("BKPSDM Kota/Kab. <Siantar>", "BKPSDM Kota Kab. Siantar.asn"),
        ("???", "Kantor.asn"),
    ],
)
def test_files_are_named_after_the_office_without_what_systems_refuse(office: str, name: str) -> None:
    assert default_file(Path("/d"), office).name == name


def test_recent_files_newest_first_each_once_and_not_too_many() -> None:
    preferences = Preferences()
    for number in (*range(RECENT + 2), 3):
        preferences = preferences.opened(Path(f"/d/{number}.asn"))
    assert len(preferences.recent) == RECENT
    assert preferences.recent[0] == "/d/3.asn"
    assert len(set(preferences.recent)) == RECENT


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("root", ""),
        ("user", ""),
        ("HP", ""),
        ("Administrator", ""),
        ("Kantor Distrik", ""),
        ("pc-01", ""),
        ("Maria2", ""),
        ("maria", ""),
        ("", ""),
        ("Maria", "Maria"),
        ("Maria Tabuni", "Maria Tabuni"),
        ("Drs. Yosep Ma'ruf", "Drs. Yosep Ma'ruf"),
        ("MARIA TABUNI", "MARIA TABUNI"),
    ],
)
def test_the_account_of_the_computer_is_proposed_only_where_it_may_be_a_name(account: str, name: str) -> None:
    assert likely_name(account) == name


def test_the_wizard_asks_for_a_name_it_does_not_know(tmp_path: Path, texts: Any, immediate: Any, today: date) -> None:
    made = Way(tmp_path / "Dokumen", texts, immediate, today, actor="root")
    made.start.new_office()
    assert made.page.state.values["petugas"] == ""
    made.fill(nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya", tempat="Wamena")
    for _ in range(3):
        made.start.next()
    assert made.page.state.errors == {"petugas": "Isi nama Anda."}
