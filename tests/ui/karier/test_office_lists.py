"""Lists of the office on the print screen: said to be of the office, and anew when what they tell of changes."""

from __future__ import annotations

from datetime import date

import msgspec

from asn_desktop import bootstrap
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.printing import forms_for
from asn_desktop.storage.db import new_id
from tests.ui.karier.conftest import Desk
from tests.ui.karier.test_career_printing import printing


def test_a_list_is_of_the_whole_office_whoever_was_chosen(desk: Desk) -> None:
    people = [desk.register.person(nama=nama) for nama in ("Ani", "Budi")]
    presenter, view = printing(desk)
    presenter.show_person(people[0], "duk/2026")
    assert view.state is not None
    assert view.state.who == "Seluruh kantor"
    assert view.pages == 1


def test_a_list_is_of_the_unit_that_is_looked_at_and_says_so(desk: Desk) -> None:
    unit = Unit(id=new_id(), nama="Puskesmas Welesi")
    desk.register.put(unit)
    for nama, place in (("Ani", unit.id), ("Budi", None)):
        person = desk.register.person(nama=nama)
        if place is not None:
            desk.register.add(RiwayatUnit, person, unit_id=place, tmt=date(2020, 1, 1))
    presenter, view = printing(desk)
    presenter.start()
    for form in ("duk", "nominatif", "bezetting", "ip_asn", "kalender_karier"):
        presenter.show_filters(f"formulir={form}&tahun=2026&unit={unit.id}")
        filled = list(forms_for(desk.register.ctx, bootstrap.form_maker(), presenter.form, presenter.selection))
        (said,) = (msgspec.json.encode(each).decode() for each in filled)
        assert ("Ani" in said, "Budi" in said, "Puskesmas Welesi" in said) == (form != "bezetting", False, True), form
        if form != "nominatif":
            assert view.state is not None
            assert view.state.who == "Puskesmas Welesi, dengan unit di bawahnya"
    presenter.show_filters("formulir=duk&tahun=2026&unit=")
    assert view.state is not None
    assert view.state.who == "Seluruh kantor"


def test_the_calendar_is_printed_as_it_is_looked_at(desk: Desk) -> None:
    desk.register.person(nama="Ani")
    presenter, view = printing(desk)
    presenter.show_filters("formulir=kalender_karier&tahun=2026&hari=2026-01-05&saring=masa%3D6%26hak%3Dkgb")
    assert presenter.selection.hari == date(2026, 1, 5)
    assert presenter.selection.saring == (("masa", "6"), ("hak", "kgb"))
    assert view.pages > 0


def test_a_new_rank_shows_the_list_anew(desk: Desk) -> None:
    person = desk.register.person("III/a")
    presenter, view = printing(desk)
    presenter.show_person(person, "duk/2026")
    view.pages = 0
    desk.register.add(RiwayatGolongan, person, golongan="III/b", tmt=date(2026, 1, 1))
    presenter.changed(Changes(kinds=frozenset({"riwayat_golongan"})))
    assert view.pages == 1
