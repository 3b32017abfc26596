"""Evidence and scans beside the office's file: kept once, whole or not at all, and found out when they change."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_files import pdf, picture, zipped

from asn_desktop.core.domain.media import Media
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.ports import Context, NoVault
from asn_desktop.storage.vault import FileVault
from asn_desktop.storage.vault import folder as place

Given = Callable[[str, bytes], Path]


def names(vault: FileVault) -> list[str]:
    return [path.relative_to(vault.folder).as_posix() for path in place.present(vault.folder)]


def test_a_file_is_copied_from_the_stick_and_outlives_it(vault: FileVault, given: Given) -> None:
    source = given("foto kegiatan.jpg", picture("JPEG"))
    kept = vault.put(source)
    source.unlink()

    assert kept.sha256 == hashlib.sha256(vault.read(kept.sha256)).hexdigest()
    assert (kept.media, kept.name, kept.known) == (Media.JPEG, "foto kegiatan.jpg", False)
    assert names(vault) == [f"{kept.sha256[:2]}/{kept.sha256}"]
    assert vault.folder.name == "Distrik Walesi.berkas"


def test_the_same_content_under_another_name_is_kept_once(vault: FileVault, given: Given) -> None:
    content = pdf()
    one = vault.put(given("a.pdf", content))
    again = vault.put(given("b.pdf", content))

    assert (again.sha256, again.known, again.name) == (one.sha256, True, "b.pdf")
    assert len(names(vault)) == 1


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (pdf(), Media.PDF),
        (b"\x00\x00\x00" + pdf(), Media.PDF),
        (picture("JPEG"), Media.JPEG),
        (picture("PNG"), Media.PNG),
        (picture("TIFF"), Media.TIFF),
        (picture("WEBP"), Media.WEBP),
        (picture("GIF"), Media.GIF),
        (picture("BMP"), Media.BMP),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", Media.HEIC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64 + "WordDocument".encode("utf-16-le"), Media.DOC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64 + "Workbook".encode("utf-16-le"), Media.XLS),
        (zipped("[Content_Types].xml", "word/document.xml"), Media.DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), Media.XLSX),
        (zipped("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), Media.XLSM),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), Media.PPTX),
        (zipped("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.text")), Media.ODT),
        (zipped("foto 1.jpg", "foto 2.jpg"), Media.ZIP),
        (b"{\\rtf1 Laporan}", Media.RTF),
        (b"Daftar hadir\r\nNama;Tanda tangan\r\n", Media.TEXT),
    ],
)
def test_the_kind_is_told_by_the_content_whatever_the_name_says(
    vault: FileVault, given: Given, content: bytes, media: Media
) -> None:
    kept = vault.put(given("tanpa akhiran", content))

    assert kept.media is media
    assert vault.media(kept.sha256) is media


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"MZ\x90\x00" + b"\x00" * 60, "vault_program"),
        (b"\x7fELF" + b"\x00" * 60, "vault_program"),
        (b"#!/bin/sh\nrm -rf /\n", "vault_program"),
        (zipped("surat.docx", "surat.pdf.EXE"), "vault_program"),
        (zipped("META-INF/MANIFEST.MF", "Main.class"), "vault_program"),
        (b"\x00\x01\x02\x03" * 20, "vault_unknown_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64, "vault_unknown_kind"),
        (b"", "vault_empty_file"),
    ],
)
def test_programs_and_unknown_things_are_refused(vault: FileVault, given: Given, content: bytes, key: str) -> None:
    with pytest.raises(UserError) as refused:
        vault.put(given("bukti.pdf", content))

    assert refused.value.key == key
    assert not vault.folder.exists()


def test_too_large_says_how_large_it_may_be(office: Path, given: Given) -> None:
    office.parent.mkdir()
    vault = FileVault(office, limit=1_500_000)
    path = given("besar.txt", b"a" * 1_500_001)
    with pytest.raises(UserError) as refused:
        vault.put(path)

    assert refused.value.key == "vault_too_large"
    assert refused.value.facts["limit"] == "1,5"
    vault.put(given("pas.txt", b"a" * 1_500_000))


def test_a_stick_that_was_pulled_out_and_a_folder_are_said(vault: FileVault, tmp_path: Path) -> None:
    for path in (tmp_path / "usb" / "hilang.pdf", tmp_path):
        with pytest.raises(UserError) as refused:
            vault.put(path)
        assert refused.value.key == "vault_unreadable"


def test_a_full_disk_leaves_nothing_behind(vault: FileVault, given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError) as refused:
        vault.put(given("bukti.pdf", pdf()))

    assert refused.value.key == "vault_no_room"
    assert names(vault) == []


def test_what_does_not_read_back_is_not_kept(vault: FileVault, given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "hash_of", lambda path: "0" * 64)
    with pytest.raises(UserError) as refused:
        vault.put(given("bukti.pdf", pdf()))

    assert refused.value.key == "vault_not_verified"
    assert names(vault) == []


def test_a_power_cut_while_writing_leaves_a_sound_vault(vault: FileVault, given: Given) -> None:
    kept = vault.put(given("bukti.pdf", pdf()))
    (vault.folder / kept.sha256[:2] / f"{kept.sha256[:16]}-12345678.belum-selesai").write_bytes(b"%PDF-")

    state = vault.check([kept.sha256])
    assert (state.missing, state.altered, state.foreign, state.files) == ((), (), (), 1)


def test_missing_altered_and_foreign_are_told_apart(vault: FileVault, given: Given) -> None:
    sound, altered, gone, unused = (
        vault.put(given(f"{name}.txt", name.encode())).sha256 for name in ("utuh", "ubah", "hilang", "lama")
    )
    place.place_of(vault.folder, altered).write_bytes(b"lain")
    place.place_of(vault.folder, gone).unlink()
    (vault.folder / "catatan.txt").write_text("titip")
    (vault.folder / "ab").mkdir(exist_ok=True)
    (vault.folder / "ab" / ("ab" + "0" * 62)).write_text("palsu")

    state = vault.check([sound, altered, gone])

    assert state.missing == (gone,)
    assert state.altered == (altered,)
    assert sorted(state.foreign) == ["ab/ab" + "0" * 62, "catatan.txt"]
    assert (state.files, state.unused, state.gone) == (2, 1, False)
    assert vault.missing([sound, gone]) == {gone}
    assert unused not in state.missing


def test_an_altered_file_is_never_handed_out_and_can_be_put_in_again(vault: FileVault, given: Given) -> None:
    source = given("bukti.pdf", pdf())
    kept = vault.put(source)
    place.place_of(vault.folder, kept.sha256).write_bytes(pdf("palsu"))
    with pytest.raises(UserError) as refused:
        vault.export(kept.sha256, source.parent / "keluar.pdf")

    assert refused.value.key == "vault_altered"
    assert not (source.parent / "keluar.pdf").exists()
    assert not vault.put(source).known
    assert vault.read(kept.sha256) == source.read_bytes()


def test_check_can_be_cancelled(vault: FileVault, given: Given) -> None:
    vault.put(given("a.txt", b"a"))
    with pytest.raises(CancelledError):
        vault.check([], cancel=lambda: True)


def test_the_folder_goes_where_the_file_goes(vault: FileVault, office: Path, given: Given, tmp_path: Path) -> None:
    kept = vault.put(given("bukti.pdf", pdf()))
    moved = tmp_path / "baru" / office.name
    office.parent.rename(moved.parent)

    assert FileVault(moved).check([kept.sha256]).missing == ()

    vault.folder.parent.mkdir()
    left = FileVault(office).check([kept.sha256])
    assert (left.missing, left.gone) == ((kept.sha256,), True)


def test_a_copy_of_the_file_takes_along_what_is_new(vault: FileVault, given: Given, tmp_path: Path) -> None:
    one = vault.put(given("a.txt", b"satu"))
    copy = tmp_path / "usb" / "salinan.asn"
    assert vault.copy_to(copy) == 1
    two = vault.put(given("b.txt", b"dua"))
    assert vault.copy_to(copy) == 1

    assert FileVault(copy).missing([one.sha256, two.sha256]) == frozenset()


@pytest.mark.parametrize("forged", ["../../../etc/passwd", "..", "", "A" * 64, "ab/" + "0" * 61, "0" * 63 + "/"])
def test_a_forged_hash_never_becomes_a_path(vault: FileVault, forged: str, tmp_path: Path) -> None:
    for act in (vault.read, lambda sha: vault.export(sha, tmp_path / "x"), vault.thumbnail):
        with pytest.raises(UserError) as refused:
            act(forged)
        assert refused.value.key == "vault_missing"
    assert vault.missing([forged]) == {forged}


def test_a_file_is_taken_out_with_the_ending_of_its_content(vault: FileVault, given: Given, tmp_path: Path) -> None:
    kept = vault.put(given("foto.pdf", picture("JPEG")))
    out = vault.export(kept.sha256, tmp_path / "luar" / "Foto rapat 12.3")

    assert out.name == "Foto rapat 12.3.jpg"
    assert out.read_bytes() == vault.read(kept.sha256)


def test_thumbnails_of_photos_and_pdfs_fit_their_square(vault: FileVault, given: Given) -> None:
    from PIL import Image

    for content in (picture("JPEG", size=(1200, 600)), pdf(pages=3), picture("TIFF")):
        small = vault.thumbnail(vault.put(given("x", content)).sha256, 96)
        with Image.open(io.BytesIO(small)) as shown:
            assert shown.format == "PNG"
            assert max(shown.size) in (95, 96)
    document = vault.put(given("x", pdf(pages=3))).sha256
    assert vault.page_count(document) == 3
    assert vault.thumbnail(document, 900, 2) != vault.thumbnail(document, 900, 0)


def test_a_photo_taken_upright_is_shown_upright(vault: FileVault, given: Given) -> None:
    from PIL import Image

    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright: the camera stores it lying
    Image.new("RGB", (400, 200), "red").save(target, "JPEG", exif=exif)
    shown = Image.open(io.BytesIO(vault.thumbnail(vault.put(given("x.jpg", target.getvalue())).sha256, 100)))

    assert shown.size == (50, 100)


def test_what_has_no_picture_has_an_empty_one(vault: FileVault, given: Given) -> None:
    for content in (b"teks", picture("JPEG")[:300], b"%PDF-1.4 rusak", zipped("a.txt")):
        sha256 = vault.put(given("x", content)).sha256
        assert vault.thumbnail(sha256) == b""
        assert vault.page_count(sha256) in (0, 1)


def test_without_a_vault_everything_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        NoVault().put(tmp_path / "x.pdf")
    assert refused.value.key == "vault_absent"
    assert isinstance(Context.__struct_defaults__[-1], NoVault)
