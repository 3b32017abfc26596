"""Raters beside one another, from a real file."""

from __future__ import annotations

from datetime import date

from kinerja_office import Office
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rules.keadilan_umpan import MutuUmpan
from asn_desktop.core.usecases import evaluasi, keadilan

SAID = "Kerja baik dan rapi sepanjang tahun ini, pertahankan"


def rated(office: Office, name: str, hasil: Rating, said: str = SAID, *, final: bool = False) -> None:
    evaluasi_id, _ = evaluasi.begin(office.ctx, office.plan(name))
    found = evaluasi.appraisal(office.ctx, evaluasi_id)
    results = {planned.hasil.id: said for planned in found.plan.results}
    measures = {i.id: "12 laporan" for planned in found.plan.results for i in planned.indikator}
    draft = replace(
        found.draft, rating_hasil=hasil, rating_perilaku=Rating.SESUAI, realisasi=measures, umpan_hasil=results
    )
    evaluasi.save(office.ctx, evaluasi_id, draft)
    if final:
        evaluasi.finalise(office.ctx, evaluasi_id, date(2025, 12, 10))


def test_drafts_count_for_who_will_sign_and_final_ones_for_who_did(office: Office) -> None:
    for number in range(6):
        office.person(f"Petugas {number}", "sekretariat")
        rated(office, f"Petugas {number}", Rating.DI_ATAS, final=number == 0)
    rated(office, "Sekcam", Rating.SESUAI)
    found = {each.nama: each for each in keadilan.raters(office.ctx, 2025)}
    assert {name: (each.people, each.final) for name, each in found.items()} == {"Camat": (1, 0), "Sekcam": (6, 1)}
    same = [note for note in found["Sekcam"].remarks if note.mutu is MutuUmpan.SAMA]
    assert [len(note.pegawai) for note in same] == [6]
    assert found["Camat"].ratings.outcome is Outcome.UNDETERMINED  # one person is no group


def test_nobody_rated_is_nobody_shown(office: Office) -> None:
    office.plan("Staf")
    assert keadilan.raters(office.ctx, 2025) == ()
