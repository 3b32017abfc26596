"""The practice office has two evidence files that can be opened, where files can be kept at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PIL import Image

from asn_desktop import bootstrap
from asn_desktop.core.domain.media import Media
from asn_desktop.core.domain.pelaksanaan import BuktiDukung
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.practice.proofs import HEIGHT, WIDTH, picture
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.vault import FileVault

TODAY = date(2026, 3, 14)


def test_the_picture_is_one(tmp_path: Path) -> None:
    (tmp_path / "foto.png").write_bytes(picture())
    with Image.open(tmp_path / "foto.png") as opened:
        opened.verify()
        assert opened.size == (WIDTH, HEIGHT)


def test_evidence_can_be_opened_and_is_no_step_to_undo(tmp_path: Path) -> None:
    path = tmp_path / "latihan.asn"
    store = create_store(path, create.kantor("walesi", None, new_id()), today=TODAY)
    vault = FileVault(path)
    ctx = Context(store, bootstrap.law_book(), "Maria", TODAY, vault=vault)
    create.create(ctx, "walesi")
    with store.read() as reader:
        files = [each for each in reader.find(BuktiDukung) if each.sha256]
        assert reader.last_change() is None or reader.last_change().action != "attach_bukti"
    assert {each.media for each in files} == {Media.PNG, Media.TEXT}
    assert all("latihan" in each.nama for each in files)
    for each in files:
        assert len(vault.read(each.sha256)) == each.ukuran
    assert vault.thumbnail(next(each.sha256 for each in files if each.media == Media.PNG))
    assert not vault.check({each.sha256 for each in files}).missing
    store.close()
