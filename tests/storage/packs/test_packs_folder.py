"""Packs on disk: a broken one never stops the program, and it says so."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from asn_desktop.bootstrap import law_book, resources, texts
from asn_desktop.core.rulepack.loader import PackError
from asn_desktop.core.rulepack.model import LawBook, NoLawAtDateError
from asn_desktop.storage.packs.folder import check_law, load_law

DAY = date(2025, 12, 31)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "rules"
    shutil.copytree(resources() / "rules", target)
    return target


def _days(book: LawBook) -> int:
    days: int = book.at(DAY).get("keberatan.pengajuan").value
    return days


def _edit(folder: Path, old: str, new: str) -> None:
    file = folder / "keberatan.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_good_packs_are_loaded_and_kept(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    book = load_law(folder, kept)
    assert book.warnings == ()
    assert sorted(file.name for file in kept.iterdir()) == sorted(file.name for file in folder.glob("*.toml"))
    assert load_law(kept).packs == book.packs


def test_a_pack_broken_after_a_good_start_is_replaced_by_the_last_good_one(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    _edit(folder, "value = 14", "value = 15")
    load_law(folder, kept)
    _edit(folder, "value = 15", 'value = "16"')
    book = load_law(folder, kept)
    assert _days(book) == 15
    (warning,) = book.warnings
    assert (warning.key, warning.facts["file"], warning.facts["entry"], warning.facts["place"]) == (
        "pack.wrong_type",
        "keberatan.toml",
        "pengajuan",
        "value",
    )
    assert "salinan aturan terakhir yang baik" in texts("id").error(warning)[2]


def test_a_broken_pack_does_not_spoil_the_copy(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    load_law(folder, kept)
    before = (kept / "keberatan.toml").read_bytes()
    _edit(folder, "value = 14", "value = ")
    for _ in range(2):
        assert _days(load_law(folder, kept)) == 14
    assert (kept / "keberatan.toml").read_bytes() == before
    assert not list(kept.glob("*.part"))


def test_other_topics_are_untouched_by_a_broken_one(folder: Path) -> None:
    _edit(folder, "value = 14", "value = ")
    book = load_law(folder)
    assert set(book.packs) == set(check_law(resources() / "rules").packs) - {"keberatan"}
    with pytest.raises(NoLawAtDateError):
        _days(book)


def test_without_a_last_good_copy_the_shipped_pack_is_used(folder: Path, tmp_path: Path) -> None:
    _edit(folder, "value = 14", "value = -1")
    book = load_law(folder, tmp_path / "kept", resources() / "rules")
    assert _days(book) == 14
    assert [warning.key for warning in book.warnings] == ["pack.wrong_value"]


def test_a_spoilt_copy_is_passed_over(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    load_law(folder, kept)
    (kept / "keberatan.toml").write_text("spoilt", encoding="utf-8")
    _edit(folder, "value = 14", "value = ")
    assert _days(load_law(folder, kept, resources() / "rules")) == 14


def test_a_received_pack_goes_before_the_shipped_one_and_the_rest_stays(tmp_path: Path) -> None:
    received = tmp_path / "rules"
    received.mkdir()
    text = (resources() / "rules" / "keberatan.toml").read_text(encoding="utf-8")
    (received / "keberatan.toml").write_text(text.replace("value = 14", "value = 21"), encoding="utf-8")
    book = load_law(received, tmp_path / "kept", resources() / "rules")
    assert _days(book) == 21
    assert set(book.packs) == set(check_law(resources() / "rules").packs)
    assert book.warnings == ()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xff\xfe\x00", "pack.not_text"),
        (b"", "pack.missing_key"),
        ((resources() / "rules" / "nip.toml").read_bytes(), "pack.wrong_topic"),
    ],
)
def test_unreadable_files_are_named(folder: Path, content: bytes, key: str) -> None:
    (folder / "keberatan.toml").write_bytes(content)
    assert [warning.key for warning in load_law(folder).warnings] == [key]


def test_a_missing_pack_and_a_foreign_file_are_named(folder: Path) -> None:
    (folder / "keberatan.toml").rename(folder / "gaji.toml")
    found = {(warning.key, warning.facts["file"]) for warning in load_law(folder).warnings}
    assert found == {("pack.wrong_topic", "gaji.toml"), ("pack.no_file", "keberatan.toml")}


def test_a_file_saved_by_a_windows_editor_is_read(folder: Path) -> None:
    file = folder / "keberatan.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_law(folder).warnings == ()


def test_a_folder_that_cannot_be_written_is_only_a_warning(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be", encoding="utf-8")
    book = load_law(folder, tmp_path / "kept")
    assert _days(book) == 14
    assert {warning.key for warning in book.warnings} == {"pack.not_kept"}


def test_who_prepares_a_pack_gets_the_error_itself(folder: Path) -> None:
    _edit(folder, "value = 14", "value = ")
    with pytest.raises(PackError) as refused:
        check_law(folder)
    assert refused.value.facts["entry"] == "pengajuan"


def test_the_program_starts_with_the_shipped_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path))
    book = law_book()
    assert book.warnings == ()
    assert _days(book) == 14
    assert (tmp_path / "rules-last-good" / "keberatan.toml").exists()
