"""Copying from another plan and the library of the office's own results, asked of a real file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kinerja_office import WHOLE, Office
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.skp import Aspek, BagianLampiran, HasilKerja, JenisHasilKerja, Keluarga, Pendekatan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import skp
from asn_desktop.core.usecases.library import library
from asn_desktop.core.usecases.likeness import likeness, normal, pairs
from asn_desktop.core.usecases.skp import PlanDraft, ResultDraft
from asn_desktop.core.usecases.skp.copying import What, append, candidates, copy_from, post_family

NEXT = date(2026, 1, 10)
RICH = PlanDraft(
    (WHOLE, replace(WHOLE, rencana="Arsip tertata", diintervensi="")),
    {NilaiBerakhlak.LOYAL: "Jaga rahasia", NilaiBerakhlak.ADAPTIF: "Cepat belajar"},
    {BagianLampiran.KONSEKUENSI: ("Pembinaan", "Penghargaan")},
)


def test_last_years_plan_fills_an_empty_one(office: Office) -> None:
    old = office.plan("Staf", RICH)
    new, _ = skp.start(office.on(NEXT), office["Staf"], 2026)
    copied, _ = copy_from(office.on(NEXT), new, old)
    assert (copied.results, copied.expectations, copied.annex, copied.known) == (2, 2, 2, 0)
    before, after = (skp.plan(office.on(NEXT), each).draft() for each in (old, new))
    assert [r.rencana for r in after.results] == [r.rencana for r in before.results]
    assert [[i.target for i in r.indikator] for r in after.results] == [["12 laporan", "100 persen", "12 bulan"]] * 2
    assert (after.expectations, after.annex) == (before.expectations, before.annex)
    assert len(office.read(HasilKerja)) == 4


def test_a_filled_draft_loses_nothing_and_gets_nothing_twice(office: Office) -> None:
    source = office.plan("Sekcam", RICH)
    own = replace(WHOLE, rencana="Tamu dilayani")
    there = PlanDraft(
        (own, replace(WHOLE, rencana="  ARSIP   tertata. ")),
        {NilaiBerakhlak.LOYAL: "Milik saya"},
        {BagianLampiran.KONSEKUENSI: ("pembinaan",)},
    )
    skp_id = office.plan("Staf", there, agree=False)
    copied, _ = copy_from(office.ctx, skp_id, source)
    assert (copied.results, copied.expectations, copied.annex, copied.known) == (1, 1, 1, 1)
    draft = skp.plan(office.ctx, skp_id).draft()
    assert [r.rencana for r in draft.results] == ["Tamu dilayani", "ARSIP   tertata.", WHOLE.rencana]
    assert draft.expectations == {NilaiBerakhlak.LOYAL: "Milik saya", NilaiBerakhlak.ADAPTIF: "Cepat belajar"}
    assert draft.annex == {BagianLampiran.KONSEKUENSI: ("pembinaan", "Penghargaan")}


def test_only_what_was_asked_for_is_copied_and_one_step_takes_it_back(office: Office) -> None:
    source, skp_id = office.plan("Sekcam", RICH), office.plan("Staf", PlanDraft(), agree=False)
    copy_from(office.ctx, skp_id, source, {What.EXPECTATIONS})
    draft = skp.plan(office.ctx, skp_id).draft()
    assert (draft.results, draft.annex, len(draft.expectations)) == ((), {}, 2)
    with office.ctx.store.write("undo", "Petugas") as work:
        work.undo(work.last_change().group)
        work.commit()
    assert skp.plan(office.ctx, skp_id).draft().expectations == {}


def test_an_agreed_plan_is_not_copied_into(office: Office) -> None:
    source, skp_id = office.plan("Sekcam"), office.plan("Staf")
    for step in (lambda: copy_from(office.ctx, skp_id, source), lambda: append(office.ctx, skp_id, (WHOLE,))):
        with pytest.raises(UserError, match="plan_agreed"):
            step()


def post(office: Office, name: str, nama: str) -> None:
    held = office.read(RiwayatJabatan, pegawai_id=office[name])[0]
    office.put(held.with_(nama=nama))


def test_the_own_plan_comes_first_then_the_likest_colleagues(office: Office) -> None:
    for name, unit in (
        ("Sejabatan", "sekretariat"),
        ("Jauh", "distrik"),
        ("Senama", "distrik"),
        ("Tetangga", "sekretariat"),
    ):
        office.person(name, unit)
    for name in ("Staf", "Sejabatan", "Jauh"):
        post(office, name, "Arsiparis Ahli Muda")
    post(office, "Senama", "Arsiparis Ahli Pertama")
    post(office, "Tetangga", "Operator Layanan")
    for name in ("Tetangga", "Senama", "Jauh", "Sejabatan"):
        office.plan(name, RICH)
    office.plan("Staf", RICH, 2024)
    target, _ = skp.start(office.ctx, office["Staf"], 2025)
    found = candidates(office.ctx, target)
    assert [source.nama for source in found] == ["Staf", "Sejabatan", "Jauh", "Senama", "Tetangga"]
    assert [source.tahun for source in found] == [2024, 2025, 2025, 2025, 2025]
    assert (found[0].hasil, found[0].indikator) == (2, 6)
    assert [source.nama for source in candidates(office.ctx, target, 2)] == ["Staf", "Sejabatan"]


def test_plans_without_content_are_no_candidates(office: Office) -> None:
    office.person("Rekan", "sekretariat")
    skp.start(office.ctx, office["Rekan"], 2025)
    target, _ = skp.start(office.ctx, office["Staf"], 2025)
    assert candidates(office.ctx, target) == ()


def test_the_level_of_a_functional_post_does_not_part_colleagues() -> None:
    assert post_family("Guru Ahli Muda") == post_family("Guru Ahli Pertama") == "Guru"
    assert post_family("Bidan Terampil") == "Bidan"
    assert post_family("Kepala Seksi Pelayanan") == ""


def test_the_library_grows_from_the_plans_of_the_post(office: Office) -> None:
    for name in ("Rekan", "Teman"):
        office.person(name, "sekretariat")
    other = replace(WHOLE, rencana="laporan kependudukan TERSUSUN.", indikator=WHOLE.indikator[:1])
    office.plan("Staf")
    office.plan("Rekan", PlanDraft((other,)), 2024)
    office.plan("Sekcam", PlanDraft((replace(WHOLE, rencana="Rapat terlaksana"),)))
    first, second = library(office.ctx, 2025, jabatan="Pengadministrasi Umum")
    assert (first.rencana, first.nearness, first.used, first.tahun) == (WHOLE.rencana, 0, 2, 2025)
    assert [(m.aspek, m.used) for m in first.indikator] == [(Aspek.KUANTITAS, 2), (Aspek.KUALITAS, 1), (Aspek.WAKTU, 1)]
    assert (second.rencana, second.nearness, second.jabatan) == ("Rapat terlaksana", 2, "Sekretaris Distrik")
    draft = first.draft()
    assert (draft.jenis, draft.rencana, draft.id) == (JenisHasilKerja.UTAMA, WHOLE.rencana, None)
    assert [i.target for i in draft.indikator] == ["12 laporan", "100 persen", "12 bulan"]


def test_the_library_is_searched_by_words_and_family(office: Office) -> None:
    office.plan("Staf", RICH)
    office.plan("Camat", PlanDraft((replace(WHOLE, rencana="Indeks pelayanan naik 5%"),)))
    assert [e.rencana for e in library(office.ctx, 2025, "TERTATA arsip")] == ["Arsip tertata"]
    assert [e.rencana for e in library(office.ctx, 2025, keluarga=Keluarga.JPT_MANDIRI)] == ["Indeks pelayanan naik 5%"]
    assert library(office.ctx, 2025, "_") == library(office.ctx, 2025)
    assert library(office.ctx, 2025, "tidak ada") == ()
    assert library(office.ctx, 2029) == ()
    assert len(library(office.ctx, 2025, limit=1)) == 1


def test_the_library_forgets_what_lies_in_the_bin(office: Office) -> None:
    skp.remove(office.ctx, office.plan("Staf", agree=False))
    assert library(office.ctx, 2025) == ()


def test_the_office_knows_its_usual_approach(office: Office) -> None:
    office.plan("Staf")
    with office.ctx.store.read() as reader:
        assert reader.approaches((2024, 2025)) == {Pendekatan.KUANTITATIF: 1}
        assert reader.approaches((2020,)) == {}


def test_proposed_results_are_added_once(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    new = ResultDraft(JenisHasilKerja.TAMBAHAN, "Panitia")
    copied, _ = append(office.ctx, skp_id, (WHOLE, new, new))
    assert (copied.results, copied.known) == (1, 2)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual_and_whole_for_the_same_words(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    if normal(one):
        assert likeness(one, one.upper()) == likeness(one.upper(), one)
        assert likeness(one, one) == 1


def test_pairs_take_the_most_alike_first() -> None:
    planned = [(1, "Terlaksananya pelayanan administrasi warga"), (2, "Arsip tertata rapi")]
    found = list(pairs([("a", "Pelayanan administrasi warga terlaksana"), ("b", "Lain sama sekali")], planned))
    assert [(one, other) for one, other, _ in found] == [("a", 1)]
