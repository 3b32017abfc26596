"""From a career to paper: people without a plan, the day it is told as of, and lists of the whole office."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.cetak.screen import CetakPresenter
from asn_desktop.ui.presenters.cetak.state import CetakState
from asn_desktop.ui.presenters.karier.forms import CARD, career_forms, office_forms
from tests.ui.karier.conftest import Desk


class View:
    def __init__(self) -> None:
        self.state: CetakState | None = None
        self.pages = 0

    def render(self, state: CetakState) -> None:
        self.state = state

    def show_document(self, sizes: Any) -> None:
        self.pages = len(sizes)

    def add_pages(self, sizes: Any) -> None:
        self.pages += len(sizes)

    def show_page(self, _number: int, _png: bytes) -> None: ...


def printing(desk: Desk) -> tuple[CetakPresenter, View]:
    view = View()
    services = replace(desk.services, printing=bootstrap.printing)
    return CetakPresenter(services, view), view


def test_the_card_needs_no_plan_and_tells_of_the_day_that_was_looked_at(desk: Desk) -> None:
    person = desk.register.person(nama="Bertha Kogoya")
    presenter, view = printing(desk)
    presenter.show_person(person, f"{CARD.value}/2026///2026-02-01")
    assert presenter.form is CARD
    assert (presenter.selection.pegawai_ids, presenter.selection.hari) == ((person,), date(2026, 2, 1))
    assert view.state is not None
    assert (view.state.ready, view.state.planless, view.state.who) == (True, "", "Bertha Kogoya")
    assert view.pages == 1
    presenter.show(presenter.rows)  # chosen again in the list: as of today
    assert presenter.selection.hari is None


def test_several_people_are_counted_as_people(desk: Desk) -> None:
    people = [desk.register.person() for _ in range(3)]
    presenter, view = printing(desk)
    presenter.show_person(people[0], f"{CARD.value}/2026")
    presenter.listing.everything(lambda rows: presenter.show(rows, whole=True))
    assert view.state is not None
    assert view.state.who == "3 pegawai yang dipilih"
    assert set(presenter.selection.pegawai_ids) == set(people)
    assert view.pages == 3


@pytest.mark.parametrize("form", ["nominatif", "duk"])
def test_a_list_of_the_office_is_there_without_choosing_anybody(desk: Desk, form: str) -> None:
    unit = Unit(id=new_id(), nama="Distrik Welesi", kode="01")
    desk.register.put(unit)
    desk.register.add(RiwayatUnit, desk.register.person(), unit_id=unit.id, tmt=date(2020, 1, 1))
    presenter, view = printing(desk)
    presenter.show_filters(f"formulir={form}&tahun=2026")
    assert presenter.form is FormKind(form)
    assert view.pages >= 1


def test_every_form_that_is_offered_has_a_name(desk: Desk) -> None:
    offered = [*career_forms(desk.services.texts), *office_forms(desk.services.texts)]
    assert CARD.value not in dict(offered)  # it has a button of its own
    assert len({name for name, _ in offered}) == len(offered) == 11
    assert all(wording for _, wording in offered)
