"""Lists of the office on the print screen: said to be of the office, and anew when what they tell of changes."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.core.kernel.record import Changes
from tests.ui.karier.conftest import Desk
from tests.ui.karier.test_career_printing import printing


def test_a_list_is_of_the_whole_office_whoever_was_chosen(desk: Desk) -> None:
    people = [desk.register.person(nama=nama) for nama in ("Ani", "Budi")]
    presenter, view = printing(desk)
    presenter.show_person(people[0], "duk/2026")
    assert view.state is not None
    assert view.state.who == "Seluruh kantor"
    assert view.pages == 1


def test_a_new_rank_shows_the_list_anew(desk: Desk) -> None:
    person = desk.register.person("III/a")
    presenter, view = printing(desk)
    presenter.show_person(person, "duk/2026")
    view.pages = 0
    desk.register.add(RiwayatGolongan, person, golongan="III/b", tmt=date(2026, 1, 1))
    presenter.changed(Changes(kinds=frozenset({"riwayat_golongan"})))
    assert view.pages == 1
