"""Pages read back with poppler and qpdf: complete, embedded, repeatable, well broken."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from asn_desktop import bootstrap
from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.domain.skp import JenisHasilKerja
from asn_desktop.core.forms.code import Seal, read_seal
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import FormSheet, PageSetup, PaperSize
from asn_desktop.storage.pdf.bench import MEASURES
from asn_desktop.storage.pdf.paper import PdfPaper

A4 = PageSetup(PaperSize.A4)
F4 = PageSetup(PaperSize.F4)


@pytest.fixture(scope="module")
def paper(samples):
    return PdfPaper(samples.fonts(), bootstrap.paper_texts)


@pytest.fixture
def printed(paper, tmp_path):
    """Print forms, return the file."""

    def put(*forms, setup=A4, name="cetak.pdf"):
        path = tmp_path / name
        assert paper.write([FormSheet(path, form) for form in forms], setup) == (path,)
        return path

    return put


def read(path, *options):
    return subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True).stdout.decode()


def pages(path, *options):
    return read(path, *options).split("\f")[:-1]


def flat(text):
    return re.sub(r"\s+", " ", text)


def sizes(path):
    said = subprocess.run(["pdfinfo", "-f", "1", "-l", "99", path], check=True, capture_output=True).stdout.decode()
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", said)
    return [(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in found]


def test_every_form_is_a_sound_pdf_with_all_fonts_inside(samples, printed):
    for name in samples.ALL_FORMS:
        path = printed(samples.form(name), name=f"{name}.pdf")
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True).stdout.decode().splitlines()[2:]
        assert fonts
        for line in fonts:
            assert "LiberationSerif" in line, line
            assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


@pytest.mark.parametrize("setup", [A4, F4])
def test_paper_sizes_and_orientation(samples, printed, setup):
    short, tall = MEASURES[setup.size]
    assert set(sizes(printed(samples.form("skp_jf_kuantitatif"), setup=setup))) == {(short, tall)}
    assert set(sizes(printed(samples.form("evaluasi_jf_kuantitatif"), setup=setup))) == {(tall, short)}
    both = printed(samples.form("evaluasi_jf_kuantitatif"), samples.form("dokumen_evaluasi"), setup=setup)
    assert set(sizes(both)) == {(short, tall), (tall, short)}


def test_the_dokumen_and_the_explanation_are_one_page(samples, printed):
    for name in ("dokumen_evaluasi", "penjelasan"):
        for setup in (A4, F4):
            assert len(pages(printed(samples.form(name), setup=setup))) == 1


def test_every_word_of_a_very_long_text_is_on_paper_in_order(samples, printed):
    words = [f"kata{n}" for n in range(5000)]
    hasil = (samples.hasil(JenisHasilKerja.UTAMA, 1, rencana=" ".join(words)),)
    for name in ("skp_jf_kuantitatif", "evaluasi_jf_kuantitatif"):
        path = printed(samples.form(name, hasil=hasil))
        assert re.findall(r"kata\d+", read(path, "-raw")) == words
    path = printed(samples.form("dokumen_evaluasi", catatan=" ".join(words)))
    assert re.findall(r"kata\d+", read(path, "-raw")) == words


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("name", ["skp_jf_kuantitatif", "evaluasi_jf_kuantitatif"])
def test_the_foot_of_a_page_says_the_whole_name_and_number(samples, printed, name: str, size: PaperSize):
    """Three lines of names and titles, with letters of Papua: the number at the end is what tells people apart."""
    said = "Dr. apt. Ferdinandus Bonaventura Kristoforus Ëdowai Dègèi Yéimo Pekéi Giyai Ñaruri, S.Farm., M.Farm., CPIA"
    owner = replace(samples.PEGAWAI, nama=said)
    text = " ".join(read(printed(samples.form(name, pegawai=owner), setup=PageSetup(size)), "-raw").split())
    pages = text.count("Halaman ")
    assert pages > 1
    assert text.count(f"{said}, NIP ") == pages
    assert "…" not in text


def test_a_word_longer_than_its_column_is_broken_and_complete(samples, printed):
    address = "https://contoh.example/" + "folder_panjang/" * 20 + "akhir.pdf"
    *others, last = samples.perilaku()
    perilaku = (*others, type(last)(last.nilai, last.panduan, "", address))
    text = read(printed(samples.form("evaluasi_jf_kuantitatif", perilaku=perilaku)), "-raw")
    assert address in re.sub(r"\s", "", text)


def test_nothing_stands_outside_the_margins(samples, printed):
    long = "Perencanaan " * 400
    hasil = tuple(samples.hasil(JenisHasilKerja.UTAMA, n, rencana=long) for n in range(1, 4))
    for name in samples.FORMS:
        for setup in (A4, F4):
            text = read(printed(samples.form(name, hasil=hasil, catatan=long), setup=setup), "-bbox")
            wide, high = 0.0, 0.0
            for line in text.splitlines():
                if page := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
                    wide, high = (float(value) for value in page.groups())
                if word := re.search(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', line):
                    left, top, right, bottom = (float(value) for value in word.groups())
                    assert left >= 20 / 25.4 * 72 - 1
                    assert right <= wide - 15 / 25.4 * 72 + 1
                    assert top >= 20
                    assert bottom <= high - 15


def test_headers_stand_again_on_each_page_and_say_so(samples, printed):
    path = printed(samples.form("evaluasi_jf_kuantitatif", results=14))
    found = pages(path, "-raw")
    table = [flat(page) for page in found if re.search(r"^\(1\)", page, re.MULTILINE)]
    assert len(table) >= 3
    for page in table:
        assert "INDIKATOR KINERJA INDIVIDU" in page
        assert "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG" in page
    for page in table[1:]:
        assert "HASIL KERJA (lanjutan)" in page
    assert "A. UTAMA (lanjutan)" in table[1]
    assert "(lanjutan)" not in table[0]


def test_a_result_cut_over_pages_says_on_the_next_page_where_it_belongs(samples, printed):
    hasil = (samples.hasil(JenisHasilKerja.UTAMA, 1, rencana="panjang " * 900),)
    second = flat(pages(printed(samples.form("skp_jf_kuantitatif", hasil=hasil)), "-layout")[1])
    assert "A. UTAMA (lanjutan)" in second
    assert f"1 {hasil[0].diintervensi.split()[0]}" in second


@pytest.mark.parametrize("results", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("setup", [A4, F4])
def test_no_page_but_the_last_has_a_large_hole(samples, paper, results, setup):
    """A result is divided between its rows, and number and plan stand on both pages."""
    form = samples.form("evaluasi_jf_kuantitatif", results=results)
    preview = paper.preview([form], setup)
    pictures = [Image.open(io.BytesIO(preview.page_png(page))).convert("L") for page in range(preview.page_count)]
    preview.close()
    for picture in pictures[:-1]:
        foot = int(picture.height * 0.92)
        ink = picture.crop((0, 0, picture.width, foot)).point(lambda value: 255 if value < 160 else 0).getbbox()
        assert ink[3] > picture.height * 0.78


def test_the_plan_is_said_again_where_its_rows_go_on(samples, printed):
    hasil = tuple(samples.hasil(JenisHasilKerja.UTAMA, n, rencana=f"Rencana nomor {n}") for n in range(1, 9))
    found = [flat(page) for page in pages(printed(samples.form("evaluasi_jf_kuantitatif", hasil=hasil)), "-raw")]
    said = [f"Rencana nomor {n}" for n in range(1, 9)]
    assert sum(page.count(text) for page in found for text in said) > len(said)


def test_a_nip_stands_on_one_line_of_the_explanation(samples, printed):
    assert "19860926 201505 2 901" in read(printed(samples.form("penjelasan")), "-layout").partition("Halaman")[0]


def test_each_page_is_numbered_and_says_whose_it_is(samples, printed):
    form = samples.form("evaluasi_jf_kuantitatif")
    found = [flat(page) for page in pages(printed(form))]
    for number, page in enumerate(found, start=1):
        assert f"Halaman {number} dari {len(found)}" in page
        assert "Evaluasi Kinerja Pegawai" in page
        assert "Yohana Wétipo, S.Sos., NIP 19860926 201505 2 901" in page
        assert f"Versi 1 {form.code}" in page


def test_pages_are_counted_for_each_person_anew(samples, printed):
    both = read(printed(samples.form("dokumen_evaluasi"), samples.form("dokumen_evaluasi", pegawai=samples.PPPK)))
    assert both.count("Halaman 1 dari 1") == 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    length=st.integers(0, 900),
    results=st.integers(0, 6),
    name=st.sampled_from(["skp_jf_kuantitatif", "evaluasi_jf_kuantitatif", "dokumen_evaluasi"]),
    setup=st.sampled_from([A4, F4]),
)
def test_a_signature_is_never_alone_on_a_page(samples, printed, length, results, name, setup):
    """The last page holds, above the signature, at least the end of what is signed."""
    last = samples.perilaku()[-1]
    grown = type(last)(last.nilai, last.panduan, " ".join(["harapan"] * length))
    changes = {"perilaku": (*samples.perilaku()[:-1], grown), "catatan": " ".join(["catatan"] * length)}
    form = samples.form(name, results=results, **changes)
    found = pages(printed(form, setup=setup), "-raw")
    signing = flat(found[-1])
    assert signing.count("Wamena, ") == (2 if name == "dokumen_evaluasi" else 1)
    assert not any("Wamena, " in page for page in found[:-1])
    before = signing.partition("Wamena, ")[0]
    content = {
        "skp_jf_kuantitatif": r"harapan|Kolaboratif|Menggerakkan",
        "evaluasi_jf_kuantitatif": r"PREDIKAT KINERJA PEGAWAI\* BAIK",
        "dokumen_evaluasi": r"catatan|CATATAN/ REKOMENDASI",
    }[name]
    assert re.search(content, before), before
    said = flat(read(printed(form, setup=setup), "-raw"))
    if name == "skp_jf_kuantitatif":
        assert said.count("harapan") == length
    if name == "dokumen_evaluasi":
        assert said.count("catatan") == length


def test_room_for_a_pen_is_left_above_the_name(samples, printed):
    text = read(printed(samples.form("skp_jf_kuantitatif")), "-bbox")
    tops = {}
    for line in text.splitlines():
        if word := re.search(r'yMin="([-\d.]+)".*>(.*)</word>', line):
            tops.setdefault(word[2], []).append(float(word[1]))
    assert tops["Hubi,"][-1] - tops["Penilai"][-1] >= 5 * 9 * 1.17 - 0.5


@pytest.mark.parametrize(("final", "latihan"), [(True, False), (False, False), (True, True), (False, True)])
def test_draft_and_practice_are_marked_on_every_page(samples, printed, final, latihan):
    form = samples.form("skp_jf_kuantitatif", results=12, final=final, latihan=latihan)
    found = pages(printed(form), "-raw")
    assert len(found) > 2
    for page in found:
        assert ("DRAF" in page) is (not final)
        assert ("LATIHAN" in page) is latihan


def test_two_papers_do_not_get_into_each_others_way(samples, tmp_path):
    """Fonts have names that ReportLab knows program-wide."""
    form = samples.form("dokumen_evaluasi", final=False, latihan=True)
    first, second = PdfPaper(samples.fonts(), bootstrap.paper_texts), PdfPaper(samples.fonts(), bootstrap.paper_texts)
    contents = [paper.preview([form], A4).content for paper in (first, second, first, second)]
    assert len(set(contents)) == 1


NAMES = ["José Ibáñez", "Ñusta O’Brien", "D'Souza", "Zoë Łukasiewicz", "Çağla Ünal", "Nguyễn Thị Hồng", "Ā̊".strip("̊")]


@pytest.mark.parametrize("name", NAMES)
def test_letters_of_names_are_printed(samples, printed, name):
    form = samples.form("dokumen_evaluasi", pegawai=Pihak(name, samples.PEGAWAI.nip, "Penata, III/c", "Analis", "Unit"))
    assert name in read(printed(form), "-raw")


def test_many_different_letters_in_one_file(samples, printed):
    letters = "".join(chr(code) for code in [*range(0xC0, 0x180), *range(0x391, 0x3A2), *range(0x410, 0x450)])
    text = " ".join(letters[start : start + 8] for start in range(0, len(letters), 8))
    path = printed(samples.form("dokumen_evaluasi", catatan=text))
    assert text in flat(read(path, "-raw"))
    assert subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0


@pytest.mark.parametrize(("letter", "code"), [("漢", "U+6F22"), ("😀", "U+1F600")])
def test_a_letter_the_face_lacks_is_named_with_its_person(samples, printed, letter, code):
    with pytest.raises(UserError) as caught:
        printed(samples.form("dokumen_evaluasi", catatan=f"Bagus {letter}"))
    for language in ("id", "en"):
        what, why, now = bootstrap.texts(language).error(caught.value)
        assert samples.PEGAWAI.nama in what
        assert letter in why
        assert code in why
        assert now


def test_one_unprintable_form_does_not_stop_the_others(samples, paper, tmp_path):
    bad = samples.form("dokumen_evaluasi", catatan="漢")
    good = samples.form("dokumen_evaluasi")
    refused = []
    path = tmp_path / "semua.pdf"
    sheets = [FormSheet(path, form, name) for form, name in ((good, "Ani"), (bad, "Budi"), (good, "Citra"))]
    assert paper.write(sheets, A4, not_set=lambda name, error: refused.append((name, error.key)))
    assert refused == [("Budi", "letter_missing")]
    assert len(pages(path)) == 2


def test_printing_again_gives_the_same_bytes(samples, printed, paper):
    forms = [samples.form(name) for name in samples.FORMS]
    first = printed(*forms).read_bytes()
    assert printed(*forms).read_bytes() == first
    assert PdfPaper(samples.fonts(), bootstrap.paper_texts).preview(forms, A4).content == first


_ELSEWHERE = """
import importlib.util, sys
from asn_desktop import bootstrap
from asn_desktop.core.usecases.ports import FormSheet, PageSetup, PaperSize
from asn_desktop.storage.pdf.paper import PdfPaper
found = importlib.util.spec_from_file_location("form_samples", sys.argv[1])
samples = importlib.util.module_from_spec(found)
found.loader.exec_module(samples)
forms = [samples.form(name) for name in samples.FORMS]
paper = PdfPaper(samples.fonts(), bootstrap.paper_texts)
sys.stdout.buffer.write(paper.preview(forms, PageSetup(PaperSize.A4)).content)
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1700000000"},
    ],
)
def test_another_process_in_another_place_gives_the_same_bytes(samples, printed, surroundings):
    forms = [samples.form(name) for name in samples.FORMS]
    other = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, samples.__file__],
        check=True,
        capture_output=True,
        env={**os.environ, **surroundings},
        cwd=Path(__file__).parents[3],
    )
    assert other.stdout == printed(*forms).read_bytes()


def test_the_qr_code_holds_code_and_hash(samples, paper):
    import zxingcpp

    form = samples.form("dokumen_evaluasi")
    picture = paper.preview([form], A4).page_png(0, zoom=200 / 72)
    with Image.open(io.BytesIO(picture)) as image:
        found = zxingcpp.read_barcodes(image.convert("L"))
    assert [read_seal(code.text) for code in found] == [Seal(form.code, form.digest, 1, 1)]


def test_preview_draws_the_page_that_is_asked_for(samples, paper):
    import io

    from PIL import Image

    preview = paper.preview([samples.form("evaluasi_jf_kuantitatif")], F4)
    assert preview.page_count >= 3
    for zoom in (1.0, 2.0):
        with Image.open(io.BytesIO(preview.page_png(1, zoom))) as image:
            assert image.size == (round(330 / 25.4 * 72 * zoom + 0.49), round(215 / 25.4 * 72 * zoom + 0.49))
            assert image.convert("L").getextrema() == (0, 255)
    preview.close()


def test_the_emblem_is_only_printed_where_the_office_gave_a_picture(samples, printed, tmp_path):
    from PIL import Image

    picture = tmp_path / "lambang.png"
    Image.new("RGB", (80, 100), (200, 160, 20)).save(picture)
    form = samples.form("dokumen_evaluasi")

    def pictures(path):
        return subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True).stdout.splitlines()[2:]

    without = printed(form)
    assert not pictures(without)
    texts = pages(without, "-layout")
    given_path = printed(form, setup=PageSetup(PaperSize.A4, str(picture)), name="lambang.pdf")
    assert len(pictures(given_path)) == 1
    assert pages(given_path, "-layout") == texts, "the room is the same with and without"


@pytest.mark.parametrize("content", [None, b"bukan gambar"])
def test_a_missing_or_broken_picture_is_said_in_words(samples, printed, tmp_path, content):
    picture = tmp_path / "hilang.png"
    if content is not None:
        picture.write_bytes(content)
    with pytest.raises(UserError) as caught:
        printed(samples.form("dokumen_evaluasi"), setup=PageSetup(PaperSize.A4, str(picture)))
    assert all("{" not in text for text in bootstrap.texts("id").error(caught.value))
    assert str(picture) in bootstrap.texts("id").error(caught.value)[1]


def test_cancel_leaves_nothing_behind(samples, paper, tmp_path):
    out = tmp_path / "keluar"
    asked = iter([False, True, True, True])
    forms = [samples.form("dokumen_evaluasi")] * 3
    assert paper.write([FormSheet(out / "a.pdf", form) for form in forms], A4, cancel=lambda: next(asked)) is None
    asked = iter([False, False, False, True, True])
    named = [FormSheet(out / f"{n}.pdf", form) for n, form in enumerate(forms)]
    assert paper.write(named, A4, cancel=lambda: next(asked)) is None
    assert not out.exists()


def test_one_file_for_each(samples, paper, tmp_path):
    paths = (tmp_path / "hasil" / "a.pdf", tmp_path / "hasil" / "b.pdf")
    forms = (samples.form("dokumen_evaluasi"), samples.form("penjelasan"))
    assert paper.write([FormSheet(*one) for one in zip(paths, forms, strict=True)], A4) == paths
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == ["a.pdf", "b.pdf"]


def test_a_place_that_refuses_is_said_in_the_readers_words(samples, paper, tmp_path, monkeypatch):
    def refuse(number):
        def write(*_args, **_options):
            raise OSError(number, os.strerror(number))

        return write

    for number, key in ((errno.EACCES, "print_not_allowed"), (errno.EROFS, "print_not_allowed"),
                        (errno.ENOSPC, "print_no_room"), (errno.EIO, "print_not_written")):  # fmt: skip
        monkeypatch.setattr(os, "fsync", refuse(number))
        with pytest.raises(UserError) as refused:
            paper.write([FormSheet(tmp_path / "a.pdf", samples.form("dokumen_evaluasi"))], A4)
        monkeypatch.undo()
        assert refused.value.key == key
        assert os.strerror(number) not in " ".join(bootstrap.texts("id").error(refused.value))


def test_nothing_to_print_and_no_place_to_write_are_said_in_words(samples, paper, tmp_path):
    with pytest.raises(UserError) as nothing:
        paper.write([], A4)
    assert nothing.value.key == "nothing_to_print"
    (tmp_path / "berkas").write_text("")
    with pytest.raises(UserError) as nowhere:
        paper.write([FormSheet(tmp_path / "berkas" / "a.pdf", samples.form("dokumen_evaluasi"))], A4)
    for error in (nothing.value, nowhere.value):
        for language in ("id", "en"):
            assert all(bootstrap.texts(language).error(error))
