"""The main job from end to end, as `make run` does it where there is no screen."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from asn_desktop.cli.main import run
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.form_facts.model import Of
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.storage.sheets import SpreadsheetFiles
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.shell.screens import screens
from asn_desktop.ui.widgets.screen import Screen


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def _no_settings(services: Services) -> Screen:
    raise AssertionError("only the keys of the screens are asked for")


def test_from_the_offices_list_to_paper_and_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    out = tmp_path / "hasil"
    assert run(["demo", "--out", str(out)]) == 0
    said = capsys.readouterr().out

    assert re.search(r"Percobaan: 3 baru, \d+ berubah, \d+ sama, 1 ganda, 2 ditolak\.", said)
    counted = re.search(r"(\d+) SKP, (\d+) disepakati, (\d+) dinilai, (\d+) final\.", said)
    assert counted is not None
    plans, agreed, rated, final = map(int, counted.groups())
    assert plans == agreed == rated
    assert plans - final == said.count("belum final:"), "whoever could not be finished is named"
    assert "Mengapa" in said
    assert "Keutuhan berkas: utuh." in said

    taken = re.search(r"Pusat latihan menerima ([\d.]+) dari ([\d.]+) perubahan; kode tanda terima \S{14}\.", said)
    assert taken is not None
    assert taken[1] == taken[2]
    assert "Jawaban diambil: 1 tanda terima, 0 perubahan masih menunggu." in said
    assert len(list((out / "pertukaran" / "stik").glob("*.asnd"))) == 2, "one up, one down"

    refused = SpreadsheetFiles().read(out / "baris-ditolak.xlsx")[0].rows
    assert len(refused) == 1 + 2

    for kind, form in FORMS.items():
        apart = list((out / "formulir" / "a4" / kind.value).glob("*.pdf"))
        assert len(apart) == plans if form.of in (Of.SKP, Of.EVALUASI) else 0 < len(apart) <= plans
        assert (out / "formulir" / "f4" / f"{kind.value}.pdf").exists()
        assert "LATIHAN" in text_of(apart[0])

    career_plans = [text_of(pdf) for pdf in (out / "formulir" / "a4" / "rencana_karier").glob("*.pdf")]
    assert any("Disepakati" in said and "KEMAJUAN TIAP TAHUN" in said for said in career_plans)
    assert "SASARAN KINERJA PEGAWAI" in text_of(next((out / "formulir" / "a4" / "skp").glob("*.pdf")))
    for number, spec in enumerate(screens(_no_settings), start=1):
        with Image.open(out / "layar" / f"{number}-{spec.key}.png") as picture:
            assert picture.size[0] >= 1366
            assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 20, "not an empty page"


def test_the_demo_is_the_same_every_time(tmp_path: Path) -> None:
    """Same office, same sheet, same bytes on paper: nothing depends on the clock or on chance."""
    from asn_desktop.bootstrap import form_maker, law_book, paper
    from asn_desktop.cli.demo import DAY, SEED, YEAR
    from asn_desktop.core.domain.skp import Skp
    from asn_desktop.core.usecases.form_facts.model import Selection
    from asn_desktop.core.usecases.ports import Context, PaperSize
    from asn_desktop.core.usecases.practice import create
    from asn_desktop.core.usecases.practice.bulk import carry_in_bulk
    from asn_desktop.core.usecases.practice.year import COMPLETE
    from asn_desktop.core.usecases.printing import print_forms
    from asn_desktop.storage.db import create_store, new_id

    printed = []
    for name in ("a", "b"):
        store = create_store(tmp_path / f"{name}.asn", create.kantor("walesi", 14, new_id()), today=DAY)
        context = Context(store, law_book(), "uji", DAY)
        create.people(context, "walesi", 14, SEED)
        carry_in_bulk(context, YEAR, SEED, COMPLETE)
        with store.read() as reader:
            plans = sorted(reader.find(Skp, tahun=YEAR), key=lambda skp: (skp.mulai, skp.id))
        chosen = Selection(YEAR, skp_ids=tuple(skp.id for skp in plans))
        folder = tmp_path / name
        folder.mkdir()
        print_forms(context, paper(), form_maker(), FormKind.EVALUASI, chosen, PaperSize.A4, folder, pile=Pile.EACH)
        printed.append({file.name: text_of(file) for file in folder.glob("*.pdf")})
        store.close()
    assert printed[0] == printed[1]
    assert printed[0]
