"""Layouts of forms as data: complete, and strict about every mistake."""

from __future__ import annotations

import re

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.skp import Keluarga, Pendekatan
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.forms.spec import FormBook, Words, decode_spec
from asn_desktop.core.kernel.errors import UserError

GOOD = """
form = "skp"
name = "SKP"

[[blocks]]
kind = "title"
lines = ["SASARAN {instansi}"]

[[blocks]]
kind = "hasil_kerja"
heading = "HASIL KERJA"
sections = [{ title = "A. UTAMA", jenis = "utama" }]
columns = [{ title = "TARGET", text = "{target}", width = 20 }]

[[blocks]]
kind = "choice"
parts = [{ text = "AKHIR", only = ["akhir"] }]

[[blocks]]
kind = "numbered"
items = [{ number = "1", title = "PENILAI", who = "penilai", rows = [{ label = "NAMA", field = "nama" }] }]

[[blocks]]
kind = "table"
rows = "daftar"
columns = [{ title = "NAMA", text = "{nama}", width = 40 }]

[[blocks]]
kind = "parties"
number = "NO"
left = { who = "pegawai", title = "PEGAWAI", rows = [{ label = "NAMA", field = "nama" }] }
right = { who = "penilai", title = "PENILAI", rows = [{ label = "NAMA", field = "nama" }] }

[[blocks]]
kind = "perilaku"
heading = "PERILAKU KERJA"
columns = [{ title = "", text = "{nilai}", width = 60, bullets = "panduan" }]

[[blocks]]
kind = "text"
lines = ["Sehubungan dengan {perkara}, kami sampaikan sebagai berikut."]

[[blocks]]
kind = "signatures"
right = { who = "penilai", above = ["{tempat}, {tanggal}"] }
"""
WORDS = {FormKind.SKP: Words(frozenset({"perkara"}), {"daftar": frozenset({"nama"})})}
"""What only this form has."""
ENGLISH = re.compile(r"\b(the|which|missing|unknown|expected|got|invalid|has|not|object|value)\b", re.I)


def broken(text):
    with pytest.raises(UserError) as caught:
        decode_spec(text, "skp.toml", WORDS)
    assert caught.value.key.startswith("form_spec.")
    assert caught.value.facts["file"] == "skp.toml"
    for language in ("id", "en"):
        assert all(bootstrap.texts(language).error(caught.value))
    assert ENGLISH.search(" ".join(bootstrap.texts("id").error(caught.value))) is None
    return caught.value.facts["entry"], caught.value.facts["place"]


def test_a_good_layout_is_read():
    assert decode_spec(GOOD, "skp.toml", WORDS).form is FormKind.SKP


@pytest.mark.parametrize(
    ("good", "bad", "entry", "place"),
    [
        ('name = "SKP"', "", "-", "name"),
        ('name = "SKP"', 'name = "SKP"\ncolour = "red"', "-", "colour"),
        ('form = "skp"', 'form = "skep"', "-", "form"),
        ('kind = "title"', 'kind = "titel"', "blocks[0]", "kind"),
        ("width = 20", 'width = "lebar"', "blocks[1].columns[0]", "width"),
        ("width = 20", "widht = 20", "blocks[1].columns[0]", "widht"),
        ("width = 20", "width = 20, colour = 1", "blocks[1].columns[0]", "colour"),
        ('jenis = "utama"', 'jenis = "pokok"', "blocks[1].sections[0]", "jenis"),
        ("{target}", "{tarjet}", "blocks[1]", "text"),
        ("{instansi}", "{instanse}", "blocks[0]", "lines"),
        ("{instansi}", "{instansi", "blocks[0]", "lines"),
        ("{instansi}", "instansi}", "blocks[0]", "lines"),
        ("{instansi}", "{}", "blocks[0]", "lines"),
        ("{instansi}", "{instansi!r}", "blocks[0]", "lines"),
        ("{instansi}", "{instansi:>40}", "blocks[0]", "lines"),
        ("{instansi}", "{instansi.upper}", "blocks[0]", "lines"),
        ('lines = ["SASARAN {instansi}"]', "", "blocks[0]", "lines"),
        ('lines = ["SASARAN {instansi}"]', 'lines = "SASARAN"', "blocks[0]", "lines"),
        ('lines = ["SASARAN {instansi}"]', 'lines = ["A"]\nscale = 9', "blocks[0]", "scale"),
        ('name = "SKP"', 'name = "SKP"\nsize = 3', "-", "size"),
        ('name = "SKP"', 'name = "SKP"\nkeluarga = "lain"', "-", "keluarga"),
        ('name = "SKP"', 'name = "SKP"\nlandscape = "ya"', "-", "landscape"),
        ("width = 20", "width = 200", "blocks[1]", "columns"),
        ("width = 20", "width = -1", "blocks[1].columns[0]", "width"),
        ("width = 20", "width = 20, align = 'tengah'", "blocks[1].columns[0]", "align"),
        ("width = 20", "width = 20, bullets = 'panduan'", "blocks[1]", "bullets"),
        ("width = 20 }", "width = 20, detail = '{rencana}' }", "blocks[1]", "detail"),
        ('only = ["akhir"]', 'only = ["tahunan"]', "blocks[2].parts[0].only[0]", "-"),
        ('who = "penilai", rows', "rows", "blocks[3].items[0]", "who"),
        (
            'rows = [{ label = "NAMA", field = "nama" }] }]',
            'rows = [{ label = "NAMA" }] }]',
            "blocks[3].items[0].rows[0]",
            "field",
        ),
        ('rows = "daftar"', 'rows = "dafter"', "blocks[4]", "rows"),
        ('text = "{nama}", width', 'text = "", detail = "x", width', "blocks[4]", "detail"),
        ('text = "{nama}"', 'text = "{name}"', "blocks[4]", "text"),
        (
            'right = { who = "penilai", title = "PENILAI", rows = [{ label = "NAMA", field = "nama" }] }',
            'right = { who = "penilai", title = "PENILAI", rows = [] }',
            "blocks[5]",
            "rows",
        ),
        ('text = "{nilai}"', 'text = "{nilia}"', "blocks[6]", "text"),
        ("{perkara}", "{perkera}", "blocks[7]", "lines"),
        ('who = "penilai", above', 'who = "saksi", above', "blocks[8].right", "who"),
        ('"{tempat}, {tanggal}"', '"{tempat}, {tangal}"', "blocks[8]", "above"),
    ],
)
def test_a_mistake_names_file_entry_and_key(good, bad, entry, place):
    assert good in GOOD
    assert broken(GOOD.replace(good, bad)) == (entry, place)


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("width = 20", "widht = 20", "kunci widht: kunci ini tidak dikenal, mungkin salah tulis."),
        ("width = 20", 'width = "lebar"', "kunci width: seharusnya bilangan pecahan, yang tertulis teks."),
        ("width = 20", "width = -1", "kunci width: nilainya di luar batas yang diperbolehkan."),
        ('kind = "title"', 'kind = "titel"', "kunci kind: “titel” bukan salah satu pilihan."),
        ('form = "skp"', 'form = "skep"', "kunci form: “skep” bukan salah satu pilihan."),
        ('name = "SKP"', "", "kunci name: kunci ini belum ada."),
        ("{target}", "{tarjet}", "kunci text: isian {tarjet} tidak dikenal di tempat ini."),
        ("width = 20", "width = 200", "tabelnya selebar 200 mm, sedangkan kertas hanya memuat 175 mm."),
        ('rows = "daftar"', 'rows = "dafter"', "kunci rows: formulir ini tidak memiliki “dafter”."),
    ],
)
def test_a_mistake_is_said_in_the_readers_language(good, bad, said):
    with pytest.raises(UserError) as caught:
        decode_spec(GOOD.replace(good, bad), "skp.toml", WORDS)
    assert bootstrap.texts("id").error(caught.value)[1].endswith(said)


def test_broken_toml_names_the_file():
    assert broken("form = ") == ("-", "-")


@pytest.mark.parametrize(("text", "line"), [("form = \n", "1"), ('form = "skp"\nlines = [\n  "A",\n', "3")])
def test_broken_toml_names_the_line_even_when_something_is_never_closed(text, line):
    with pytest.raises(UserError) as caught:
        decode_spec(text, "skp.toml", WORDS)
    assert f"baris {line}" in bootstrap.texts("id").error(caught.value)[1]


@pytest.mark.parametrize("keluarga", Keluarga)
@pytest.mark.parametrize("pendekatan", Pendekatan)
@pytest.mark.parametrize("form", FormKind)
def test_every_form_has_a_layout_for_every_family_and_approach(form, keluarga, pendekatan):
    spec = bootstrap.form_maker().book.spec(form, keluarga, pendekatan)
    assert spec.form is form
    assert spec.keluarga in (None, keluarga)
    assert spec.pendekatan in (None, pendekatan)


def test_a_missing_layout_is_said_in_plain_words():
    with pytest.raises(UserError) as caught:
        FormBook(()).spec(FormKind.SKP, Keluarga.JPT_MANDIRI, Pendekatan.KUALITATIF)
    for language in ("id", "en"):
        assert all(bootstrap.texts(language).error(caught.value))
