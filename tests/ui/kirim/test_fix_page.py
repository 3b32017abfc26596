"""The third face: what the centre proposes, before and after; taken, declined, undone, too late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.usecases.pegawai import save
from asn_desktop.storage.ids import new_id
from asn_desktop.ui.presenters.kirim.fix import FixPresenter, FixState
from asn_desktop.ui.presenters.kirim.history import HistoryPresenter


class View:
    def render(self, state: Any) -> None: ...


def proposal(person: Any, **fields: str) -> Correction:
    raw = {name: msgspec.Raw(msgspec.json.encode(value)) for name, value in fields.items()}
    return Correction(new_id(), "pegawai", person.id, person.version, raw, "Menurut ijazah.")


def arrive(desk: Any, *corrections: Correction) -> None:
    history = HistoryPresenter(desk.services, View(), lambda: None)
    history.take_files([desk.down({PartKind.CORRECTIONS: corrections})])


def opened(desk: Any) -> FixPresenter:
    page = FixPresenter(desk.services, View())
    page.load()
    return page


def test_what_is_proposed_stands_beside_what_is_here(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    person = desk.exchange.get(person.id)
    arrive(desk, proposal(person, tempat_lahir="Wamena", tanggal_lahir="1990-01-02"))
    (line,) = opened(desk).state.lines
    assert line.title == "Yohana Wenda"
    assert [(each.field, each.before, each.after) for each in line.fields] == [
        ("Tempat lahir", "(kosong)", "Wamena"),
        ("Tanggal lahir", "(kosong)", "2 Januari 1990"),
    ]
    assert line.takeable


def test_taken_values_stand_in_the_record_and_undo_is_told(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    arrive(desk, proposal(desk.exchange.get(person.id), tempat_lahir="Wamena"))
    page = opened(desk)
    page.take(page.state.lines[0])
    assert desk.exchange.get(person.id).tempat_lahir == "Wamena"
    assert page.state.lines[0].state.text == "Diambil"
    assert page.state.waiting == 0
    assert desk.shell.said == ["Perbaikan diambil: Yohana Wenda"]
    with desk.ctx.store.read() as reader:
        change = reader.last_change()
    assert change is not None
    with desk.ctx.store.write("undo", "Petugas") as unit:
        unit.undo(change.group)
        page.changed(unit.commit())
    assert desk.exchange.get(person.id).tempat_lahir == ""
    assert page.state.lines[0].state.text == "Pernah diambil, lalu berubah"


def test_a_declined_proposal_leaves_the_record(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    arrive(desk, proposal(desk.exchange.get(person.id), tempat_lahir="Wamena"))
    page = opened(desk)
    page.decline(page.state.lines[0])
    assert desk.exchange.get(person.id).tempat_lahir == ""
    assert page.state.lines[0].state.text == "Ditolak"
    assert not page.state.lines[0].open


def test_a_record_that_changed_meanwhile_is_compared_by_hand(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    known = desk.exchange.get(person.id)
    save(desk.ctx, known.with_(tempat_lahir="Wamena Kota"), "save_pegawai")
    arrive(desk, proposal(known, tempat_lahir="Wamena"))
    (line,) = opened(desk).state.lines
    assert line.open
    assert not line.takeable
    assert line.state.text == "Datanya sudah berubah"


def test_of_two_proposals_for_one_person_both_can_be_taken(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    seen = desk.exchange.get(person.id)
    arrive(desk, proposal(seen, tempat_lahir="Wamena"), proposal(seen, gelar_belakang="S.Sos"))
    page = opened(desk)
    page.take(next(line for line in page.state.lines if "tempat_lahir" in line.correction.fields))
    (other,) = (line for line in page.state.lines if line.open)
    assert (other.takeable, other.state.text) == (True, "Menunggu keputusan")
    page.take(other)
    now = desk.exchange.get(person.id)
    assert (now.tempat_lahir, now.gelar_belakang, page.state.waiting) == ("Wamena", "S.Sos", 0)


def test_what_else_was_written_about_a_person_does_not_make_a_proposal_too_late(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    seen = desk.exchange.get(person.id)
    arrive(desk, proposal(seen, tempat_lahir="Wamena"))
    save(desk.ctx, seen.with_(catatan="Ditanyakan lewat telepon."))
    page = opened(desk)
    page.take(page.state.lines[0])
    assert desk.exchange.get(person.id).tempat_lahir == "Wamena"
    assert desk.exchange.get(person.id).catatan == "Ditanyakan lewat telepon."


def test_values_that_this_program_does_not_know_cannot_be_taken(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    arrive(desk, proposal(desk.exchange.get(person.id), jenis_kelamin="entah"))
    (line,) = opened(desk).state.lines
    assert not line.takeable
    assert line.hindrance.startswith("Program ini belum mengenal")


def test_the_tab_tells_how_many_wait(desk: Any, screen: Callable[..., Any], read: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    arrive(desk, proposal(desk.exchange.get(person.id), tempat_lahir="Wamena"))
    made = screen(desk)
    made.show_target(None, "perbaikan")
    assert made._tabs.tabText(2) == "Perbaikan (1)"
    assert "Alasan pusat: Menurut ijazah." in read(made)
    made.primary_action.trigger()
    assert made._tabs.tabText(2) == "Perbaikan"
    assert desk.exchange.get(person.id).tempat_lahir == "Wamena"


def test_nothing_proposed_says_what_would_stand_here(desk: Any, screen: Callable[..., Any], read: Any) -> None:
    made = screen(desk)
    made.show_target(None, "perbaikan")
    assert "Tidak ada usul perbaikan." in read(made)
    assert FixState().waiting == 0


def test_a_removal_is_proposed_in_words_and_taken_to_the_bin(desk: Any) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    person = desk.exchange.get(person.id)
    arrive(desk, Correction(new_id(), "pegawai", person.id, person.version, {}, "Hapus data pribadi", remove=True))
    page = opened(desk)
    (line,) = page.state.lines
    assert line.takeable
    assert [(each.before, each.after) for each in line.fields] == [
        ("ada", "ke keranjang sampah, dengan semua yang menyertainya")
    ]
    page.take(line)
    with desk.ctx.store.read() as reader:
        assert [row.id for row in reader.bin()] == [person.id]
    (line,) = page.state.lines
    assert line.state.text == "Diambil"
    assert page.state.waiting == 0


def test_a_removal_that_plans_stand_in_the_way_of_says_so_before_it_is_taken(
    desk: Any, screen: Callable[..., Any], read: Any
) -> None:
    (person,) = desk.exchange.people("Yohana Wenda")
    person = desk.exchange.get(person.id)
    desk.exchange.put(
        Skp(id=new_id(), pegawai_id=person.id, tahun=2026, mulai=date(2026, 1, 1), sampai=date(2027, 1, 1))
    )
    arrive(desk, Correction(new_id(), "pegawai", person.id, person.version, {}, "Hapus data pribadi", remove=True))
    made = screen(desk)
    made.show_target(None, "perbaikan")
    (line,) = made.face.presenter.state.lines
    assert (line.open, line.takeable) == (True, False)
    assert "masih memiliki 1 SKP" in read(made.face)
    assert "Tolak" in read(made.face)
