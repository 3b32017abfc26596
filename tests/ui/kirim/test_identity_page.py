"""The last face: the certificate and its end, eight words, the recovery file, new keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from exchanging import DESK

from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.trust import Revocation
from asn_desktop.ui.presenters.kirim.identity import IdentityPresenter, IdentityState


class View:
    def render_identity(self, state: IdentityState) -> None: ...


def opened(desk: Any) -> IdentityPresenter:
    page = IdentityPresenter(desk.services, View())
    page.load()
    return page


def test_the_certificate_and_the_words_of_the_centre(desk: Any) -> None:
    (line,) = opened(desk).state.certificates
    assert line.centre == "BKPSDM Jayawijaya"
    assert line.valid == "Berlaku 20 Januari 2026 sampai 20 November 2027"
    assert line.state.text == "Berlaku"
    assert line.words == desk.exchange.ring.centre_words(desk.exchange.certificate.centre)
    assert len(line.words) == 8


def test_its_end_is_told_in_time(desk: Any) -> None:
    desk.today = date(2027, 11, 1)
    assert opened(desk).state.certificates[0].state.text == "Berakhir 19 hari lagi"
    desk.today = date(2027, 11, 21)
    assert opened(desk).state.certificates[0].state.text == "Sudah berakhir"


def test_the_words_of_a_request_are_there_the_next_day(desk: Any) -> None:
    page = opened(desk)
    page.request(desk.folder / "daftar.json")
    words = page.state.words
    assert len(words) == 8
    again = opened(desk)
    assert again.state.words == words
    assert "daftar.json" in again.state.asked


def test_a_certificate_of_another_computer_is_refused_in_words(desk: Any) -> None:
    file = desk.admission()
    desk.forget_keys()
    page = opened(desk)
    page.admit(file)
    assert len(desk.shell.reported) == 1
    assert not page.state.admitted


def test_a_file_that_is_no_certificate_is_refused_in_words(desk: Any, tmp_path: Path) -> None:
    file = tmp_path / "surat.json"
    file.write_text("{}")
    opened(desk).admit(file)
    assert [error.key for error in desk.shell.reported] == ["identity_admission_broken"]


def test_keys_come_back_from_the_recovery_file(desk: Any, tmp_path: Path) -> None:
    file = tmp_path / "pulih.kunci"
    page = opened(desk)
    page.save_recovery(file, "empat kata tanpa hubungan", "empat kata tanpa hubungan")
    assert file.exists()
    assert page.state.problem == ""
    desk.forget_keys()
    page.load()
    assert not page.state.admitted
    page.restore_recovery(file, "kata yang salah sama sekali")
    assert "tidak terbuka" in page.state.problem
    assert not page.state.admitted
    page.restore_recovery(file, "empat kata tanpa hubungan")
    assert page.state.admitted
    assert page.state.problem == ""


def test_a_new_computer_of_an_office_that_used_to_send_is_told_of_the_recovery_file(
    desk: Any, screen: Callable[..., Any], read: Any, tmp_path: Path
) -> None:
    """The old one was lost: its keys open what the centre wrote for it, and the new one is enrolled in its place."""
    file = tmp_path / "pulih.kunci"
    opened(desk).save_recovery(file, "empat kata tanpa hubungan", "empat kata tanpa hubungan")
    desk.exchange.send(desk.stick)
    desk.forget_keys()
    desk.installation = "installation-2"
    made = screen(desk)
    assert "Bila ada berkas pemulihan kuncinya, pulihkan dahulu" in read(made.face)
    made.identity.restore_recovery(file, "empat kata tanpa hubungan")
    assert desk.shell.said[-1].startswith("Kunci komputer lama dipulihkan")
    assert "pulihkan dahulu" not in read(made.face)
    assert "menggantikan yang lama" in read(made.face)


def test_a_certificate_that_was_taken_back_is_told_on_both_faces(
    desk: Any, screen: Callable[..., Any], read: Any
) -> None:
    """The list comes with an envelope, of which nothing else counts: it was written to that certificate."""
    desk.exchange.people("Yohana Wenda")
    made = screen(desk)
    assert made.primary_action.isEnabled()
    gone = Revocation(
        desk.exchange.certificate.serial, desk.exchange.kantor.id, DESK, "2026-11-19T00:00:00Z", "komputer dicuri"
    )
    made.show_target(None, "riwayat")
    made.face.presenter.take_files([desk.down({PartKind.TRUST: [gone]})])
    assert [error.key for error in desk.shell.reported] == ["exchange_certificate_revoked"]
    made.show_target(None, "kirim")
    assert not made.primary_action.isEnabled()
    assert "komputer dicuri" in read(made.face)
    made.show_target(None, "komputer")
    assert "Dicabut pusat pada 19 November 2026: komputer dicuri." in read(made.face)
    assert made.face.steps.request.property("role") == "primary"


def test_a_short_passphrase_or_two_that_differ_write_nothing(desk: Any, tmp_path: Path) -> None:
    page = opened(desk)
    page.save_recovery(tmp_path / "a.kunci", "satu kalimat panjang", "satu kalimat pendek")
    assert "tidak sama" in page.state.problem
    page.save_recovery(tmp_path / "a.kunci", "pendek", "pendek")
    assert "terlalu pendek" in page.state.problem
    assert not (tmp_path / "a.kunci").exists()


def test_new_keys_are_asked_for_twice_and_need_a_new_request(desk: Any, screen: Callable[..., Any], read: Any) -> None:
    before = desk.exchange.ring.keys()
    made = screen(desk)
    made.show_target(None, "komputer")
    made.face.rotate.click()
    assert "Lanjutkan?" in read(made)
    made.face.no.click()
    assert desk.exchange.ring.keys() == before
    made.face.rotate.click()
    made.face.yes.click()
    assert desk.exchange.ring.keys() != before
    assert "Daftarkan komputer ini lagi" in desk.shell.said[-1]
    made.identity.request(desk.folder / "daftar.json")
    assert made.identity.state.words[0] in read(made)


def test_the_help_of_the_page_is_its_own(desk: Any, screen: Callable[..., Any]) -> None:
    made = screen(desk)
    assert made.help_key == ""
    made.show_target(None, "komputer")
    assert made.help_key == "komputer"
    made.show_target(None, "jembatan")
    assert made.help_key == "jembatan"


def test_of_an_answered_request_only_the_words_of_the_centre_are_left_to_compare(desk: Any, tmp_path: Path) -> None:
    page = opened(desk)
    page.request(tmp_path / "pendaftaran.json")
    page.admit(desk.admission())
    assert page.state.words == ()
    words = desk.exchange.ring.centre_words(desk.exchange.certificate.centre)
    assert " ".join(words) in desk.shell.said[-1]
