"""Offices at the centre: admitted after eight words were compared, watched, called, and no longer believed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from posting import TODAY, Office

from asn_desktop.core.exchange.trust import successor
from asn_desktop.core.kernel.period import add_months
from asn_desktop.storage.central.store import open_centre
from asn_desktop.ui.presenters.centre.offices import Kantor, KantorState, certificate_chip, gap_chip, silence_chip
from asn_desktop.ui.presenters.centre_services import book
from asn_desktop.ui.views.centre.kantor import KantorScreen


class View:
    state = KantorState()

    def render(self, state: KantorState) -> None:
        self.state = state


@pytest.fixture
def view() -> View:
    return View()


def test_an_office_is_admitted_once_its_words_were_compared(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    walesi = kantor()
    presenter = Kantor(pusat.services, view)
    presenter.ask(walesi.request())
    assert view.state.asking is not None
    assert view.state.asking.words == walesi.words()
    answer = tmp_path / "jawaban.json"
    presenter.issue(answer)
    assert not answer.exists()
    presenter.compare(True)
    presenter.hold_until(add_months(TODAY, 12))
    presenter.issue(answer)
    assert view.state.asking is None
    walesi.admit_from(answer)
    (row,) = pusat.store.offices()
    assert row.valid_until == add_months(TODAY, 12)
    assert ("pusat.kantor.admitted", {"nama": "Distrik Walesi", "file": "jawaban.json"}) in pusat.shell.told
    walesi.send(tmp_path / "stik")


def test_a_certificate_never_ends_before_it_begins(pusat: Any, kantor: Callable[..., Office], view: View) -> None:
    presenter = Kantor(pusat.services, view)
    presenter.ask(kantor().request())
    presenter.hold_until(date(2020, 1, 1))
    assert view.state.until_wrong
    presenter.hold_until(None)
    assert view.state.until_wrong


def test_a_second_computer_takes_the_place_of_the_first_only_when_that_is_said(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    first = kantor("Distrik Walesi", pusat.centre, computer="PC-LAMA")
    second = kantor("Distrik Walesi baru", computer="PC-BARU")
    second.kantor = second.kantor.with_(id=first.kantor.id)
    presenter = Kantor(pusat.services, view)
    presenter.ask(second.request())
    presenter.compare(True)
    assert view.state.asking is not None
    assert view.state.asking.taken == "PC-LAMA"
    assert not view.state.asking.ready
    presenter.replaces(True)
    presenter.issue(tmp_path / "jawaban.json")
    presenter.open(first.id)
    assert view.state.page is not None
    assert [one.revoked is None for one in view.state.page.certificates] == [True, False]
    assert successor(view.state.page.certificates[1].reason) == "PC-BARU"


def test_why_no_certificate_can_be_issued_yet_is_said_on_the_page(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office]
) -> None:
    first = kantor("Distrik Walesi", pusat.centre, computer="PC-LAMA")
    second = kantor("Distrik Walesi baru", computer="PC-BARU")
    second.kantor = second.kantor.with_(id=first.kantor.id)
    screen = KantorScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.show()
    screen.presenter.ask(second.request())
    page = screen.enrolment
    assert "dicocokkan" in page._missing.text()
    page._compared.click()
    assert not page.issue_action.isEnabled()
    assert "PC-LAMA" in page._missing.text()
    page._replaces.click()
    assert page.issue_action.isEnabled()
    assert "PC-LAMA" not in page._missing.text()


def test_practice_and_broken_requests_are_refused_in_words(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    presenter = Kantor(pusat.services, view)
    broken = tmp_path / "rusak.json"
    broken.write_text("{", "utf-8")
    for path, key in ((broken, "identity_request_broken"), (tmp_path / "tiada.json", "centre_request_missing")):
        with pytest.raises(Exception) as told:
            presenter.ask(path)
        assert told.value.key == key  # type: ignore[attr-defined]
    with pytest.raises(Exception) as told:
        presenter.ask(kantor("Latihan", latihan=True).request())
    assert told.value.key == "centre_practice"  # type: ignore[attr-defined]
    assert view.state.asking is None


def test_what_an_office_sent_and_lacks_is_seen_at_a_glance(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    from asn_desktop.core.usecases.centre.receiving import receive

    walesi = kantor("Distrik Walesi", pusat.centre)
    kantor("Distrik Kurulu", pusat.centre)
    walesi.send(tmp_path / "hilang")
    walesi.people("Yuliana Hubi")
    walesi.send(tmp_path / "stik")
    receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    kurulu, row = sorted(pusat.store.offices(), key=lambda each: each.name)
    assert silence_chip(row, pusat.services).text == "hari ini"
    assert silence_chip(kurulu, pusat.services).text == "belum pernah"
    assert gap_chip(row, pusat.services).text == "1 entri menunggu"
    assert certificate_chip(row, pusat.services).tone == "neutral"
    presenter = Kantor(pusat.services, view)
    page = tmp_path / "telepon.pdf"
    presenter.print_calls(page)
    assert page.read_bytes().startswith(b"%PDF")
    presenter.open(walesi.id)
    assert view.state.page is not None
    presenter.show_receipt(view.state.page.envelopes[0])
    assert view.state.page.receipt is not None
    assert view.state.page.receipt.code == view.state.page.envelopes[0].code


def test_a_revoked_computer_is_no_longer_believed(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    from asn_desktop.core.usecases.centre.receiving import receive

    walesi = kantor("Distrik Walesi", pusat.centre)
    presenter = Kantor(pusat.services, view)
    presenter.open(walesi.id)
    assert view.state.page is not None
    serial = view.state.page.certificates[0].certificate.serial
    assert not presenter.revoke("  ", serial)
    assert presenter.revoke("komputer hilang", serial)
    walesi.send(tmp_path / "stik")
    (got,) = receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    assert got.refused is not None
    assert got.receipt is None


def test_the_screen_leads_from_the_list_to_an_office_and_back(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office], tmp_path: Path
) -> None:
    walesi = kantor("Distrik Walesi", pusat.centre)
    screen = KantorScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    assert screen.list.model.rowCount() == 1
    screen.list.table.opened.emit(0)
    assert screen.title == "Distrik Walesi"
    screen.page._ask(screen._state.page.certificates[0].certificate.serial)  # type: ignore[union-attr]
    assert screen.page.revoking.isVisible()
    assert not screen.page._revoke()
    assert screen.page._reason.wrong
    screen.home()
    assert screen.title == ""
    screen.presenter.ask(kantor("Distrik Kurulu").request())
    assert not screen.enrolment.issue_action.isEnabled()
    screen.enrolment._compared.setChecked(True)
    assert screen.enrolment.issue_action.isEnabled()
    assert walesi.id in {row.office for row in pusat.store.offices()}


def test_filters_are_kept_from_one_day_to_the_next_for_whoever_chose_them(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office], tmp_path: Path
) -> None:
    kantor("Distrik Walesi", pusat.centre)
    first = KantorScreen(pusat.services)
    qtbot.addWidget(first)
    first.presenter.listing.ask(choices={"keadaan": "call"})
    pusat.store.close()
    store = open_centre(str(tmp_path / "Pusat.asnc"), TODAY)
    for operator, choices in (("Ina", {"keadaan": "call"}), ("Markus", {})):
        context = replace(pusat.services.context(), store=book(store, lambda operator=operator: operator))
        centre = replace(pusat.centre, store=store)
        screen = KantorScreen(replace(pusat.services, centre=centre, context=lambda context=context: context))
        qtbot.addWidget(screen)
        assert screen.presenter.listing.asked.choices == choices
    store.close()
