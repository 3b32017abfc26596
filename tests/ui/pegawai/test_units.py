"""Units, posts and the data doctor through their presenters, on a real register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.rules.register import Severity
from asn_desktop.ui.presenters.pegawai.doctor import DoctorPresenter, DoctorState
from asn_desktop.ui.presenters.pegawai.units import UnitsPresenter, UnitsState


class Seen:
    def __init__(self) -> None:
        self.states: list[Any] = []

    @property
    def now(self) -> UnitsState:
        return self.states[-1]

    @property
    def found(self) -> DoctorState:
        return self.states[-1]

    def render(self, state: Any) -> None:
        self.states.append(state)

    def suggest(self, field: str, options: Any) -> None:
        """Not looked at here."""


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def units(office: Any, seen: Seen) -> UnitsPresenter:
    presenter = UnitsPresenter(office.services, seen)
    presenter.open(office["desk"])
    return presenter


def test_the_tree_shows_heads_vacancies_and_units_without_a_parent(units: UnitsPresenter, seen: Seen) -> None:
    lines = {line.name: line for line in seen.now.lines}
    assert lines["Distrik Welesi"].head == "Simson Hubi, S.Sos"
    assert lines["Sekretariat"].depth == 1
    assert lines["Sekretariat"].vacant
    assert lines["Sekretariat"].people == 2
    assert lines["Seksi Pelayanan"].fault == "orphan"
    assert lines["Seksi Pelayanan"].headless
    assert (seen.now.faults, seen.now.vacancies) == (1, 1)


def test_a_loop_is_marked_and_no_unit_is_lost(units: UnitsPresenter, seen: Seen, office: Any) -> None:
    context = office.services.context()
    with context.store.write("import", "Petugas") as work:
        work.put(work.get(Unit, office["top"]).with_(induk_id=office["desk"]))
        work.commit()
    units.open()
    assert {line.name for line in seen.now.lines if line.fault == "loop"} == {"Distrik Welesi", "Sekretariat"}
    assert len(seen.now.lines) == 3


def test_naming_a_head_fills_the_vacancy(units: UnitsPresenter, seen: Seen, office: Any) -> None:
    units.name_holder(office["secretary"])
    units.typed("pegawai_id", str(office["maria"]))
    units.typed("status", "plt")
    units.typed("tmt", "1-2-2026")
    units.save()
    assert seen.now.edit is None
    assert seen.now.vacancies == 0
    assert seen.now.line is not None
    assert seen.now.line.head == "Plt. Maria Kogoya, S.Sos"
    assert any(e.jabatan_id == office["secretary"] for e in office.read(RiwayatJabatan, pegawai_id=office["maria"]))


def test_a_new_unit_stands_under_the_chosen_one(units: UnitsPresenter, seen: Seen, office: Any) -> None:
    units.new_unit(below=True)
    units.save()
    assert seen.now.edit is not None
    assert seen.now.edit.form.problems["nama"] == "Nama harus diisi."
    units.typed("nama", "Subbagian Umum")
    units.save()
    assert seen.now.line is not None
    assert (seen.now.line.name, seen.now.line.depth) == ("Subbagian Umum", 2)
    assert office.shell.told[-1][0] == "units.saved_unit"
    assert seen.now.removable
    units.remove_unit()
    assert all(line.name != "Subbagian Umum" for line in seen.now.lines)


def test_a_unit_cannot_be_put_under_itself(units: UnitsPresenter, seen: Seen, office: Any) -> None:
    units.choose(office["top"])
    units.edit_unit()
    assert seen.now.edit is not None
    offered = {option.value for option in seen.now.edit.form.options["induk_id"]}
    assert str(office["desk"]) not in offered


def test_a_second_head_is_refused_in_words(units: UnitsPresenter, seen: Seen, office: Any) -> None:
    units.new_post()
    units.typed("nama", "Kepala Sekretariat")
    units.typed("jenis", "pengawas")
    units.typed("kepala", "ya")
    units.save()
    assert [error.key for error in office.shell.reported] == ["second_head"]
    assert seen.now.edit is not None
    units.typed("kepala", "")
    units.save()
    assert {post.nama for post in office.read(Jabatan, unit_id=office["desk"])} == {
        "Sekretaris Distrik",
        "Kepala Sekretariat",
    }


def test_search_keeps_the_units_above(units: UnitsPresenter, seen: Seen) -> None:
    units.search("sekretariat")
    assert [line.name for line in seen.now.lines] == ["Distrik Welesi", "Sekretariat"]


def test_the_doctor_groups_by_who_can_mend_and_leads_to_the_field(office: Any, seen: Seen, tmp_path: Path) -> None:
    doctor = DoctorPresenter(office.services, seen)
    doctor.open()
    state = seen.found
    assert state.total == sum(group.n for group in state.groups[1:]) > 0
    orphan = next(line for line in doctor.lines(0) if "Seksi Pelayanan" in line.what)
    doctor.open_finding(orphan)
    assert office.shell.gone[-1] == ("pegawai", office["lost"], "unit/")
    about = next(line for line in doctor.lines(0) if line.pegawai_id is not None)
    doctor.open_finding(about)
    assert office.shell.gone[-1] == ("pegawai", about.pegawai_id, about.field)
    doctor.toggle(Severity.MISSING, False)
    assert all(line.severity is not Severity.MISSING for line in seen.found.shown)
    doctor.choose_group(state.groups[1].who)
    assert {line.who for line in seen.found.shown} <= {state.groups[1].who}
    doctor.export(tmp_path / "temuan.xlsx")
    (sheet,) = office.services.sheets.read(tmp_path / "temuan.xlsx")
    assert len(sheet.rows) == len(seen.found.shown) + 1
