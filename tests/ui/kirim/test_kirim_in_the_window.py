"""The screen in the whole program: by keyboard, in both languages, small, and with evidence that is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from asn_desktop.ui.presenters.pengaturan.packs import PacksState


def test_every_face_fits_and_is_reached_from_the_navigation(office: Any) -> None:
    office.window.resize(1024, 600)
    for face in ("kirim", "riwayat", "perbaikan", "jembatan", "komputer"):
        office.window.go("kirim", None, face)
        office.settle()
        screen = office.window.visit("kirim")
        assert screen.detail == face
        assert screen.minimumSizeHint().width() <= 1024 - 48
    assert screen.identity.state.computer


def test_a_new_computer_is_asked_to_enrol(office: Any) -> None:
    office.window.go("kirim")
    office.settle()
    screen = office.window.visit("kirim")
    assert screen.face.steps.isVisible()
    assert not screen.face.bar.isVisible()
    screen.identity.request(office.home / "daftar.json")
    office.settle()
    assert len(screen.face.steps.words.label.text().split()) == 8


@pytest.mark.parametrize("which", ["none", "all"])
def test_missing_evidence_is_told_and_blocks_nothing(desk: Any, practice_copy: Path, which: str) -> None:
    from msgspec.structs import replace

    from asn_desktop import bootstrap
    from asn_desktop.core.usecases.exchange.pending import pending
    from asn_desktop.storage.db import open_store
    from asn_desktop.storage.vault import FileVault
    from asn_desktop.ui.presenters.kirim.sending import SendPresenter
    from asn_desktop.ui.presenters.kirim.state import SendState

    class View:
        def render(self, state: SendState) -> None: ...

    store = open_store(practice_copy, today=desk.today, installation=bootstrap.installation())
    vault = FileVault(practice_copy)
    files = pending(store).files
    if which == "all":
        for sha256 in files:
            next(vault.folder.rglob(f"{sha256}*")).unlink()
    services = replace(desk.services, context=lambda: replace(desk.exchange.ctx, store=store, vault=vault))
    page = SendPresenter(services, View())
    page.load()
    assert page.state.absent == (len(files) if which == "all" else 0)
    assert page.state.files == (0 if which == "all" else len(files))
    assert page.state.count > 1000
    page.missing()
    assert desk.shell.places == [("pengaturan", None, "berkas")]
    store.close()


def test_what_was_saved_elsewhere_is_counted_when_the_screen_is_seen_again(office: Any) -> None:
    from asn_desktop.core.domain.pegawai import Pegawai

    office.window.go("kirim")
    office.settle()
    screen = office.window.visit("kirim")
    before = screen.face.presenter.state.count
    office.window.go("pegawai")
    office.settle()
    ctx = office.desk.context()
    with ctx.store.write("save_pegawai", "Petugas") as unit:
        unit.put(unit.find(Pegawai)[0].with_(catatan="Dicatat di layar lain."))
        changes = unit.commit()
    office.window.offer(changes)
    office.settle()
    assert screen.face.presenter.state.count == before
    office.window.go("kirim")
    office.settle()
    assert screen.face.presenter.state.count == before + 1


def test_rule_packs_that_came_meanwhile_are_read_when_somebody_is_led_to_them(office: Any, qtbot: Any) -> None:
    """By the button beside what an envelope brought: the tab was open before, with an older pack of that name."""
    office.window.go("pengaturan", None, "aturan")
    packs = office.window.visit("pengaturan").packs.presenter
    qtbot.waitUntil(lambda: packs.state.read)
    packs.state = PacksState()
    office.window.go("kirim", None, "riwayat")
    office.window.go("pengaturan", None, "aturan")
    qtbot.waitUntil(lambda: packs.state.read)
