"""Officials outside the office: listed, corrected, ordered one above the other, kept while somebody needs them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from asn_desktop.core.domain.penilai import Pejabat
from asn_desktop.core.usecases import penetapan
from asn_desktop.ui.presenters.pegawai.officials import OfficialsPresenter, OfficialsState
from asn_desktop.ui.views.pegawai.officials import OfficialsPage


class Seen:
    now = OfficialsState()

    def render(self, state: OfficialsState) -> None:
        self.now = state


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def officials(office: Any, seen: Seen) -> OfficialsPresenter:
    presenter = OfficialsPresenter(office.services, seen)
    presenter.open()
    return presenter


def add(officials: OfficialsPresenter, nama: str, jabatan: str, above: str = "") -> Any:
    officials.new()
    officials.typed("nama", nama)
    officials.typed("jabatan", jabatan)
    officials.typed("atasan_id", above)
    officials.save()
    return officials.state.chosen


def test_an_official_is_added_corrected_and_put_under_another(
    officials: OfficialsPresenter, seen: Seen, office: Any
) -> None:
    regent = add(officials, "Atenius Murib", "Bupati")
    secretary = add(officials, "Thony Mayor", "Sekretaris Daerah", str(regent))
    assert [(line.name, line.above) for line in seen.now.lines] == [
        ("Atenius Murib", ""),
        ("Thony Mayor", "Atenius Murib"),
    ]
    officials.choose(secretary)
    officials.typed("jabatan", "Sekretaris Daerah Kabupaten")
    officials.save()
    saved = {found.id: found for found in office.read(Pejabat)}
    assert saved[secretary].jabatan == "Sekretaris Daerah Kabupaten"
    assert saved[secretary].atasan_id == regent


def test_nobody_stands_above_himself(officials: OfficialsPresenter, seen: Seen) -> None:
    regent = add(officials, "Atenius Murib", "Bupati")
    add(officials, "Thony Mayor", "Sekretaris Daerah", str(regent))
    officials.choose(regent)
    assert seen.now.form is not None
    assert seen.now.form.options["atasan_id"] == ()


def test_a_name_and_a_post_are_asked_for(officials: OfficialsPresenter, seen: Seen, office: Any) -> None:
    officials.new()
    officials.save()
    assert seen.now.form is not None
    assert set(seen.now.form.problems) == {"nama", "jabatan"}
    assert not office.read(Pejabat)


def test_who_appraises_somebody_cannot_be_removed(officials: OfficialsPresenter, seen: Seen, office: Any) -> None:
    regent = add(officials, "Atenius Murib", "Bupati")
    other = add(officials, "Thony Mayor", "Sekretaris Daerah")
    penetapan.assign(office.services.context(), office["simson"], date(2026, 1, 1), pejabat_id=regent)
    officials.open(regent)
    assert not seen.now.removable
    officials.remove()
    officials.choose(other)
    officials.remove()
    assert [found.nama for found in office.read(Pejabat)] == ["Atenius Murib"]


def test_what_was_typed_is_there_again_after_the_program_ended(office: Any, seen: Seen) -> None:
    first = OfficialsPresenter(office.services, seen)
    first.open()
    first.new()
    first.typed("nama", "Thony May")
    again = OfficialsPresenter(office.services, seen)
    again.open()
    assert seen.now.form is not None
    assert seen.now.form.typed["nama"] == "Thony May"
    again.typed("jabatan", "Sekretaris Daerah")
    again.save()
    again.open()
    assert [line.name for line in seen.now.lines] == ["Thony May"]
    assert seen.now.form is not None
    assert not seen.now.form.changed


def test_the_page_says_what_it_is_for_while_it_is_empty(office: Any, qtbot: Any, window_world: Any) -> None:
    page = OfficialsPage(office.services)
    qtbot.addWidget(page)
    page.show_page(None, "")
    assert page._stack.currentIndex() == 1
    assert page.primary is not None
    page.primary.trigger()
    assert page._stack.currentIndex() == 0
    qtbot.keyClicks(page.form.fields["nama"].editor, "Thony Mayor")
    qtbot.keyClicks(page.form.fields["jabatan"].editor, "Sekretaris Daerah")
    assert page.saving is not None
    page.saving.trigger()
    assert "Thony Mayor" in page.found.item(0).text()
