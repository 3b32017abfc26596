"""Piles: who signs what, in which file, under names that every computer accepts."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop import bootstrap
from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.forms.facts import Who
from asn_desktop.core.forms.fill import Order
from asn_desktop.core.forms.filled import FormKind, Table
from asn_desktop.core.usecases.file_names import LONGEST, FileNames, file_stem
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.piles import Pile, PileLayout, Ready, by_signer
from asn_desktop.core.usecases.ports import SetForm


def signer(nama: str, nip: str = "") -> Pihak:
    return Pihak(nama, nip, "", "Kepala Distrik", "Distrik")


def test_forms_of_one_signer_lie_together_in_the_order_they_came() -> None:
    zeth, ani = signer("Zeth Wenda", "197001012000031901"), signer("ani Logo", "197101012000031902")
    twin = signer("ani Logo", "197101012000031903")
    items = list("abcdefg")
    assert by_signer(items, [zeth, None, ani, zeth, twin, ani, None]) == ["c", "f", "e", "a", "d", "b", "g"]


def test_the_beginning_of_a_pile_has_its_signers_whole() -> None:
    """The list of a signer names everything that is brought to him, also where only the first forms are looked at."""
    zeth, ani = signer("Zeth Wenda", "197001012000031901"), signer("Ani Logo", "197101012000031902")
    items, signers = list("abcdef"), [zeth, ani, zeth, ani, None, ani]
    assert by_signer(items, signers, 1) == by_signer(items, signers, 3) == ["b", "d", "f"]
    assert by_signer(items, signers, 4) == ["b", "d", "f", "a", "c"]
    assert by_signer(items, signers, 9) == by_signer(items, signers)


@given(st.lists(st.text(max_size=200), max_size=4))
def test_a_file_name_is_accepted_by_windows_and_stays_in_its_folder(parts: list[str]) -> None:
    stem = file_stem(*parts)
    assert 0 < len(stem) <= LONGEST + 1
    assert (not set(stem) & set('<>:"/\\|?*') and stem.isprintable()) or not stem.isascii()
    assert stem == stem.rstrip(" .")
    assert PureWindowsPath(f"{stem}.pdf").name == f"{stem}.pdf"
    assert not PureWindowsPath(f"{stem}.pdf").is_reserved()


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (("skp", "2025", "Dr. Simson Hubi, M.Si."), "skp_2025_Dr. Simson Hubi, M.Si"),
        (("skp", "", "a/b\\c:d"), "skp_a b c d"),
        (("CON",), "_CON"),
        (("lpt1.txt",), "_lpt1.txt"),
        ((" . ",), "_"),
        (("Wétipo",), "Wétipo"),
    ],
)
def test_names_stay_readable(parts: tuple[str, ...], stem: str) -> None:
    assert file_stem(*parts) == stem


def test_names_that_differ_in_capitals_only_are_told_apart() -> None:
    names = FileNames()
    assert [names.unused(stem) for stem in ("Ani", "ani", "ANI", "ani_2", "Budi")] == [
        "Ani",
        "ani_2",
        "ANI_3",
        "ani_2_2",
        "Budi",
    ]


@pytest.fixture
def layout(samples):
    maker = bootstrap.form_maker()

    def make(pile: Pile) -> PileLayout:
        selection = Selection(2025)
        return PileLayout(maker.book, maker.texts, pile, FormKind.EVALUASI, selection, Path("pile"))

    return make


def ready(samples, nama: str, signed_by: Pihak | None) -> Ready:
    facts = samples.facts(pegawai=Pihak(nama, "198609262015052901", "III/c", "Analis", "Unit"), penilai=signed_by)
    return Ready(
        Order(samples.spec("evaluasi_jf_kuantitatif"), facts), nama, None, None, facts.head.holder(Who.PENILAI)
    )


def test_each_signer_has_a_file(samples, layout) -> None:
    made = layout(Pile.SIGNERS)
    head, nobody = signer("Simson Hubi", "197503112000031902"), None
    sheets = list(made.sheets([ready(samples, *each) for each in (("Ani", head), ("Budi", head), ("Citra", nobody))]))
    assert [sheet.path.name for sheet in sheets] == [
        "evaluasi_2025_Simson Hubi_197503112000031902.pdf",
        "evaluasi_2025_Simson Hubi_197503112000031902.pdf",
        "evaluasi_2025_jabatan kosong.pdf",
    ]
    assert [sheet.name for sheet in sheets] == ["Ani", "Budi", "Citra"]


def test_one_file_or_one_for_each(samples, layout) -> None:
    some = [ready(samples, name, signer("Simson Hubi")) for name in ("Ani", "Ani")]
    assert {sheet.path for sheet in layout(Pile.ONE).sheets(some)} == {Path("pile")}
    assert [sheet.path.name for sheet in layout(Pile.EACH).sheets(some)] == [
        "evaluasi_2025_198609262015052901.pdf",
        "evaluasi_2025_198609262015052901_2.pdf",
    ]


def test_the_list_names_signer_people_codes_and_pages(samples, layout) -> None:
    made = layout(Pile.SIGNERS)
    head = signer("Simson Hubi", "197503112000031902")
    (sheet,) = made.sheets([ready(samples, "Ani Logo", head)])
    rows = [
        SetForm(FormKind.EVALUASI, name, "198609262015052901", 1, None, "7K3M-Q2XA-9FWC", "ab", pages)
        for name, pages in (("Ani Logo", 3), ("Budi Wenda", 4))
    ]
    cover = made.cover(sheet.group, rows)
    assert (cover.code, cover.marks, cover.footer.version) == ("", (), "")
    said = [para.text for block in cover.blocks if isinstance(block, Table) for section in block.sections
            for group in section.groups for row in group.rows for cell in row for para in cell.paras]  # fmt: skip
    for word in ("Simson Hubi", "Kepala Distrik", "Ani Logo", "Budi Wenda", "7K3M-Q2XA-9FWC", "2", "7"):
        assert word in said
    assert "1 JANUARI S.D. 31 DESEMBER 2025" in " ".join(
        block.right.text for block in cover.blocks if hasattr(block, "right") and hasattr(block.right, "text")
    )
