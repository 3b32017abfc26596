"""Pages that come back from the scanner are recognised by their QR code, however they lay, and never wrongly."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from worn_pages import CLEAN, HEAVY, MEDIUM, MILD, Wear, jpeg, scan_pdf, worn

from asn_desktop.core.forms.code import Seal, sealed
from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.arsip.scanner import Unread
from asn_desktop.storage.pdfium import Pdf
from asn_desktop.storage.scan import FileScanner
from asn_desktop.storage.scan.recognising import Recogniser, is_blank

Drawn = Callable[..., list[Any]]


def seals(form: FilledForm, pages: int) -> list[Seal]:
    return [Seal(form.code, form.digest, page, pages) for page in range(1, pages + 1)]


def pile(
    forms: tuple[FilledForm, ...], drawn: Drawn, wear: Wear, dpi: int, turns: tuple[int, ...] = (0,)
) -> list[tuple[Any, Seal]]:
    """All pages of the forms with what they must be read as; they lie by turns as `turns` says, in degrees."""
    pages = [each for form in forms for each in zip(drawn(form, dpi), seals(form, len(drawn(form, dpi))), strict=True)]
    return [
        (worn(page, wear, dpi, turns[number % len(turns)], seed=number), seal)
        for number, (page, seal) in enumerate(pages)
    ]


@pytest.mark.parametrize("wear", [CLEAN, MILD, MEDIUM], ids=["clean", "mild", "medium"])
@pytest.mark.parametrize("dpi", [150, 200])
def test_mildly_and_medium_worn_pages_are_all_recognised(
    forms: tuple[FilledForm, ...], drawn: Drawn, wear: Wear, dpi: int
) -> None:
    recogniser = Recogniser()
    given = pile(forms, drawn, wear, dpi, turns=(0, 180, 90, 0, 270))
    found = [recogniser.read(Image.open(io.BytesIO(jpeg(page, wear.quality)))).seal for page, _ in given]

    assert found == [seal for _, seal in given]


def test_heavily_worn_pages_are_recognised_or_not_but_never_wrongly(
    forms: tuple[FilledForm, ...], drawn: Drawn
) -> None:
    recogniser = Recogniser()
    given = pile(forms, drawn, HEAVY, 200)
    found = [recogniser.read(page).seal for page, _ in given]

    assert all(seal in (None, expected) for seal, (_, expected) in zip(found, given, strict=True))
    assert sum(seal is not None for seal in found) >= len(given) / 2


def test_a_pile_in_one_pdf_is_read_page_by_page(
    forms: tuple[FilledForm, ...], drawn: Drawn, scanner: FileScanner, tmp_path: Path
) -> None:
    given = pile(forms[:2], drawn, MILD, 200, turns=(180,))
    file = tmp_path / "Pindaian 1.pdf"
    file.write_bytes(scan_pdf([page for page, _ in given]))

    found = list(scanner.read(file))

    assert [page.seal for page in found] == [seal for _, seal in given]
    assert [page.index for page in found] == list(range(len(given)))
    assert scanner.page_count(file) == len(given)


def test_some_pages_of_a_pile_become_a_file_of_their_own(
    forms: tuple[FilledForm, ...], drawn: Drawn, scanner: FileScanner, tmp_path: Path
) -> None:
    pictures = [page for form in forms[:2] for page in drawn(form)]
    file = tmp_path / "tumpukan.pdf"
    file.write_bytes(scan_pdf(pictures))
    taken = tmp_path / "diambil.pdf"
    taken.write_bytes(scanner.take(file, (1, 2)))

    assert [page.seal for page in scanner.read(taken)] == [page.seal for page in scanner.read(file)][1:3]
    assert len(taken.read_bytes()) < len(file.read_bytes())
    assert scanner.take(file, range(len(pictures))) == file.read_bytes()


def test_a_scan_of_many_tiff_pages_is_taken_apart_without_loss(
    forms: tuple[FilledForm, ...], drawn: Drawn, scanner: FileScanner, tmp_path: Path
) -> None:
    pages = [page.point(lambda value: 255 * (value > 128)).convert("1") for page in drawn(forms[0])[:2]]
    file = tmp_path / "faks.tif"
    pages[0].save(file, save_all=True, append_images=pages[1:], compression="group4")
    second = tmp_path / "dua.tif"
    second.write_bytes(scanner.take(file, [1]))

    total = len(drawn(forms[0]))
    assert [page.seal for page in scanner.read(file)] == seals(forms[0], total)[:2]
    assert [page.seal for page in scanner.read(second)] == seals(forms[0], total)[1:2]
    with Image.open(second) as kept:
        assert kept.tobytes() == pages[1].tobytes()


def test_a_photo_on_a_desk_is_recognised(
    forms: tuple[FilledForm, ...], drawn: Drawn, scanner: FileScanner, tmp_path: Path
) -> None:
    page = worn(drawn(forms[0])[0], MILD).convert("RGB")
    desk = Image.new("RGB", (4000, 3000), (120, 90, 60))
    desk.paste(page, (900, 400))
    file = tmp_path / "IMG_0001.jpg"
    exif = Image.Exif()
    exif[0x0112] = 8
    file.write_bytes(jpeg(desk, 80, exif=exif))

    (found,) = scanner.read(file)
    assert found.seal == seals(forms[0], len(drawn(forms[0])))[0]


def test_a_page_of_two_forms_is_left_to_the_user(
    forms: tuple[FilledForm, ...], drawn: Drawn, scanner: FileScanner, tmp_path: Path
) -> None:
    one, other = (drawn(form)[0].resize((1100, 1500)) for form in forms[2:4])
    both = Image.new("L", (2600, 2300), 255)
    both.paste(one, (150, 300))
    both.paste(other, (1350, 300))
    file = tmp_path / "dua.png"
    both.save(file)

    (found,) = scanner.read(file)
    assert (found.seal, found.unread) == (None, Unread.DUA_FORMULIR)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("upright", [True, False])
def test_two_sheets_side_by_side_are_seen_though_one_lies_where_it_always_lies(
    forms: tuple[FilledForm, ...], drawn: Drawn, scanner: FileScanner, tmp_path: Path, turned: int, upright: bool
) -> None:
    one, other = (worn(drawn(form)[0], MILD) for form in forms[2:4])
    width, height = max(one.width, other.width), max(one.height, other.height)
    both = Image.new("L", (2 * width, height) if upright else (width, 2 * height), 255)
    both.paste(one, (0, height - one.height) if upright else (0, height))
    both.paste(other, (width, height - other.height) if upright else (0, 0))
    file = tmp_path / "dua.png"
    both.rotate(turned, expand=True).save(file)

    (found,) = scanner.read(file)
    assert (found.seal, found.unread) == (None, Unread.DUA_FORMULIR)


def test_what_is_no_form_says_why(scanner: FileScanner, tmp_path: Path, forms: Any, drawn: Drawn) -> None:
    import zxingcpp

    paper = Image.effect_noise((1654, 2339), 6).point(lambda value: min(255, value + 115))
    letter = drawn(forms[2])[0].copy()
    letter.paste(255, (0, letter.height - 300, letter.width, letter.height))
    advert = letter.copy()
    code: Any = zxingcpp.create_barcode("https://contoh.go.id", zxingcpp.BarcodeFormat.QRCode).to_image(scale=6)
    advert.paste(Image.frombytes("L", code.shape[::-1], bytes(code)), (200, 1900))
    for name, picture in (("kosong", paper), ("surat", letter), ("iklan", advert)):
        picture.save(tmp_path / f"{name}.png")

    found = {file.stem: next(iter(scanner.read(file))).unread for file in scanner.files([tmp_path])}
    assert found == {"kosong": Unread.KOSONG, "surat": Unread.TANPA_KODE, "iklan": Unread.KODE_LAIN}


def test_a_forged_code_is_not_believed(scanner: FileScanner, tmp_path: Path, forms: tuple[FilledForm, ...]) -> None:
    import zxingcpp

    seal = Seal(forms[0].code, forms[1].digest, 1, 1)
    picture: Any = zxingcpp.create_barcode(sealed(seal), zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    page = Image.new("L", (1654, 2339), 255)
    page.paste(Image.frombytes("L", picture.shape[::-1], bytes(picture)), (150, 2000))
    page.save(tmp_path / "palsu.png")

    (found,) = scanner.read(tmp_path / "palsu.png")
    assert (found.seal, found.unread) == (None, Unread.KODE_LAIN)


def test_a_faint_form_is_not_taken_for_an_empty_page(forms: tuple[FilledForm, ...], drawn: Drawn) -> None:
    faint = drawn(forms[0])[0].point(lambda value: 150 + value * 100 // 255)
    assert not is_blank(faint)
    assert is_blank(Image.new("L", faint.size, 240))


def test_files_of_a_folder_come_in_the_order_of_their_numbers(scanner: FileScanner, tmp_path: Path) -> None:
    for name in ("scan10.jpg", "scan2.JPG", "catatan.docx", ".tersembunyi.pdf", "b/scan1.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    named = tmp_path / "catatan.docx"

    found = scanner.files([tmp_path, named, tmp_path / "scan2.JPG"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "b/scan1.pdf", "scan2.JPG", "scan10.jpg", "catatan.docx"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"%PDF-1.4 terputus", "pdf_broken"),
        (b"bukan gambar", "scan_unknown_kind"),
        (b"", "scan_empty"),
        (None, "scan_unreadable"),
    ],
)
def test_files_that_cannot_be_read_say_so(
    scanner: FileScanner, tmp_path: Path, content: bytes | None, key: str
) -> None:
    file = tmp_path / "pindai.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UserError) as refused:
        list(scanner.read(file))
    assert refused.value.key == key
    assert scanner.picture(file, 0, 100) == b""


def test_a_photo_that_was_cut_off_is_a_page_without_code(
    scanner: FileScanner, tmp_path: Path, forms: tuple[FilledForm, ...], drawn: Drawn
) -> None:
    file = tmp_path / "terputus.jpg"
    file.write_bytes(jpeg(drawn(forms[0])[0])[:20_000])

    (found,) = scanner.read(file)
    assert found.unread is Unread.TANPA_KODE


def test_the_program_s_own_pdf_is_read_too(scanner: FileScanner, tmp_path: Path, forms: tuple[FilledForm, ...]) -> None:
    from asn_desktop.bootstrap import paper
    from asn_desktop.core.usecases.ports import PageSetup

    file = tmp_path / "skp.pdf"
    file.write_bytes(paper().preview([forms[0]], PageSetup()).content)
    with Pdf(file, file.name) as document:
        total = document.page_count

    assert [page.seal for page in scanner.read(file)] == seals(forms[0], total)


def test_a_page_is_shown_small(
    scanner: FileScanner, tmp_path: Path, forms: tuple[FilledForm, ...], drawn: Drawn
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan_pdf(drawn(forms[0])))
    (tmp_path / "b.jpg").write_bytes(jpeg(drawn(forms[0])[1]))
    for name, index in (("a.pdf", 1), ("b.jpg", 0)):
        with Image.open(io.BytesIO(scanner.picture(tmp_path / name, index, 120))) as small:
            assert max(small.size) == 120
