"""What was agreed on stays: every version of a plan can be read, and what changed is said field by field."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import WHOLE, Office
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import BagianLampiran, StatusSkp, VersiSkp
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.usecases import evaluasi, skp
from asn_desktop.core.usecases.skp import PlanDraft
from asn_desktop.core.usecases.skp.versions import Part, compare, version, versions


def test_an_agreed_plan_is_opened_only_for_a_reason(office: Office) -> None:
    skp_id = office.plan("Staf")
    with pytest.raises(UserError, match="plan_reason_missing"):
        skp.reopen(office.ctx, skp_id, "  ")
    assert skp.plan(office.ctx, skp_id).skp.status is StatusSkp.DISETUJUI


def test_a_submitted_plan_goes_back_without_a_new_version(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    skp.submit(office.ctx, skp_id)
    skp.reopen(office.ctx, skp_id)
    assert skp.plan(office.ctx, skp_id).skp.revisi == 1
    assert office.read(VersiSkp) == ()


def test_every_version_is_kept_with_its_parties_and_why_the_next_came_about(office: Office) -> None:
    skp_id = office.plan("Staf")
    for number, why in enumerate(("Tugas bertambah", "Target disesuaikan"), start=2):
        skp.reopen(office.ctx, skp_id, why)
        draft = skp.plan(office.ctx, skp_id).draft()
        skp.save(office.ctx, skp_id, replace(draft, results=(replace(draft.results[0], rencana=f"Versi {number}"),)))
        skp.agree(office.ctx, skp_id, date(2025, number, 1))
    found = versions(office.ctx, skp_id)
    assert [each.revisi for each in found] == [1, 2, 3]
    assert [each.alasan for each in found] == ["", "Tugas bertambah", "Target disesuaikan"]
    assert [each.isi.hasil[0].rencana for each in found] == [WHOLE.rencana, "Versi 2", "Versi 3"]
    assert [each.tanggal_disetujui for each in found] == [date(2025, 1, 20), date(2025, 2, 1), date(2025, 3, 1)]
    assert all(each.pihak.penilai.nama == "Sekcam" for each in found)
    assert version(office.ctx, skp_id, 2) == found[1]
    with pytest.raises(NotFoundError):
        version(office.ctx, skp_id, 9)


def test_an_open_change_can_be_undone_with_its_version(office: Office) -> None:
    skp_id = office.plan("Staf")
    skp.reopen(office.ctx, skp_id, "Keliru")
    with office.ctx.store.write("undo", "Petugas") as work:
        work.undo(work.last_change().group)
        work.commit()
    plan = skp.plan(office.ctx, skp_id).skp
    assert (plan.status, plan.revisi, office.read(VersiSkp)) == (StatusSkp.DISETUJUI, 1, ())


def test_a_plan_with_a_final_appraisal_is_not_opened(office: Office) -> None:
    skp_id = office.plan("Staf")
    evaluasi.begin(office.ctx, skp_id)
    skp.reopen(office.ctx, skp_id, "Evaluasi masih draf")
    skp.agree(office.ctx, skp_id, date(2025, 2, 1))
    assert skp.plan(office.ctx, skp_id).skp.revisi == 2


def test_differences_name_the_field_and_the_place(office: Office) -> None:
    extra = replace(WHOLE, rencana="Arsip tertata")
    annex = {BagianLampiran.KONSEKUENSI: ("Pembinaan",)}
    skp_id = office.plan("Staf", PlanDraft((WHOLE, extra), {NilaiBerakhlak.LOYAL: "Jaga rahasia"}, annex))
    skp.reopen(office.ctx, skp_id, "Disesuaikan")
    draft = skp.plan(office.ctx, skp_id).draft()
    first = draft.results[0]
    measures = (replace(first.indikator[0], target="24 laporan"), first.indikator[1])
    new = replace(WHOLE, rencana="Baru", indikator=())
    changed = PlanDraft(
        (replace(first, indikator=measures), new),
        {NilaiBerakhlak.ADAPTIF: "Cepat belajar"},
        {BagianLampiran.KONSEKUENSI: ("Pembinaan", "Penghargaan")},
    )
    skp.save(office.ctx, skp_id, changed)
    old, now = (each.isi for each in versions(office.ctx, skp_id))
    found = {(d.part, d.field, d.old, d.new) for d in compare(old, now)}
    assert (Part.INDICATOR, "target", "12 laporan", "24 laporan") in found
    assert (Part.INDICATOR, "indikator", "Selesai sebelum tanggal 5", None) in found
    assert (Part.RESULT, "rencana", "Arsip tertata", None) in found
    assert (Part.RESULT, "rencana", None, "Baru") in found
    assert (Part.EXPECTATION, "ekspektasi", "Jaga rahasia", None) in found
    assert (Part.EXPECTATION, "ekspektasi", None, "Cepat belajar") in found
    assert (Part.ANNEX, "isi", None, "Penghargaan") in found
    assert not any(d.part is Part.HEAD for d in compare(old, now))
    assert compare(now, now) == ()


def test_a_removed_plan_takes_its_versions_along(office: Office) -> None:
    skp_id = office.plan("Staf")
    skp.reopen(office.ctx, skp_id, "Dihapus")
    skp.remove(office.ctx, skp_id)
    assert office.read(VersiSkp) == ()
