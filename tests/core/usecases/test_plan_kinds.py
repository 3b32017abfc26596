"""The four forms of a plan: what is usual for whom, what each asks for, and that changing loses nothing."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import SINCE, WHOLE, Office
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import JenisJabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.skp import (
    Aspek,
    BagianLampiran,
    JenisHasilKerja,
    Keluarga,
    LampiranSkp,
    Pendekatan,
    Perspektif,
)
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import skp
from asn_desktop.core.usecases.skp import IndicatorDraft, PlanDraft, ResultDraft
from asn_desktop.core.usecases.skp.kinds import kind_notes, set_kind
from asn_desktop.storage.db import new_id

JPT, ADM = Keluarga.JPT_MANDIRI, Keluarga.ADMINISTRASI_FUNGSIONAL
QUANT, QUAL = Pendekatan.KUANTITATIF, Pendekatan.KUALITATIF
NARRATIVE = ResultDraft(
    JenisHasilKerja.UTAMA,
    "Pelayanan tertata",
    "",
    (IndicatorDraft(None, "Warga dilayani pada hari yang sama, sepanjang tahun"),),
    penugasan="Kepala Distrik",
)


def keluarga(office: Office, name: str, mulai: date | None = None) -> Keluarga:
    skp_id, _ = skp.start(office.ctx, office[name], 2025, mulai)
    return skp.plan(office.ctx, skp_id).skp.keluarga


def test_the_head_of_an_independent_unit_plans_as_a_leader_and_his_people_do_not(office: Office) -> None:
    assert [keluarga(office, name) for name in ("Camat", "Sekcam", "Staf")] == [JPT, ADM, ADM]


def test_acting_for_the_head_keeps_the_family_of_the_own_post(office: Office) -> None:
    office.hold("Sekcam", "Kepala Distrik", tmt=date(2024, 6, 1), status=StatusJabatan.PLT)
    assert keluarga(office, "Sekcam") is ADM


def test_a_jpt_post_decides_from_the_day_it_is_held(office: Office) -> None:
    office.put(
        RiwayatJabatan(
            id=new_id(), pegawai_id=office["Staf"], nama="Kepala Dinas", jenis=JenisJabatan.JPT_PRATAMA,
            tmt=date(2025, 7, 1),
        )
    )  # fmt: skip
    office.put(office.read(RiwayatJabatan, pegawai_id=office["Staf"], tmt=SINCE)[0].with_(sampai=date(2025, 7, 1)))
    skp.start(office.ctx, office["Staf"], 2025, sampai=date(2025, 7, 1))
    assert keluarga(office, "Staf", date(2025, 7, 1)) is JPT


def test_the_approach_is_that_of_last_year_and_of_the_office_for_who_has_none(office: Office) -> None:
    for name in ("Camat", "Sekcam"):
        skp_id, _ = skp.start(office.ctx, office[name], 2024)
        set_kind(office.ctx, skp_id, ADM, QUAL)
    own, _ = skp.start(office.ctx, office["Staf"], 2024)
    assert skp.plan(office.ctx, own).skp.pendekatan is QUAL
    set_kind(office.ctx, own, ADM, QUANT)
    for name, expected in (("Staf", QUANT), ("Camat", QUAL)):
        skp_id, _ = skp.start(office.ctx, office[name], 2025)
        assert skp.plan(office.ctx, skp_id).skp.pendekatan is expected


def test_a_qualitative_plan_is_whole_with_its_narrative(office: Office) -> None:
    skp_id = office.plan("Staf", PlanDraft((NARRATIVE,)), agree=False)
    assert "indicator_incomplete" in [gap.key for gap in skp.plan(office.ctx, skp_id).gaps]
    set_kind(office.ctx, skp_id, ADM, QUAL)
    plan = skp.plan(office.ctx, skp_id)
    assert [gap.key for gap in plan.gaps] == ["annex_empty"]
    assert plan.draft().results[0].penugasan == "Kepala Distrik"
    skp.agree(office.ctx, skp_id, date(2025, 1, 20))


@pytest.mark.parametrize("measures", [(), (IndicatorDraft(None, "  "),)])
def test_a_qualitative_plan_without_narrative_cannot_be_agreed_on(measures: tuple[IndicatorDraft, ...]) -> None:
    found = skp.gaps((replace(NARRATIVE, indikator=measures),), ADM, QUAL)
    assert [(gap.key, gap.blocking) for gap in found] == [("no_narrative", True)]


def test_a_leaders_plan_asks_for_perspectives_and_serves_nobody_above() -> None:
    assert [(g.key, g.blocking) for g in skp.gaps((WHOLE,), JPT, QUANT)] == [
        ("perspective_missing", False),
        ("intervened_unused", False),
    ]
    seen = tuple(replace(i, perspektif=Perspektif.ANGGARAN, aspek=None) for i in WHOLE.indikator)
    assert skp.gaps((replace(WHOLE, diintervensi="", indikator=seen),), JPT, QUANT) == ()


@pytest.mark.parametrize(
    ("filled", "key"), [((), "annex_empty"), (tuple(BagianLampiran)[:1], "annex_partial"), (tuple(BagianLampiran), "")]
)
def test_an_empty_annex_is_only_mentioned(filled: tuple[BagianLampiran, ...], key: str) -> None:
    found = skp.gaps((WHOLE,), annex=dict.fromkeys(filled, ("baris",)))
    assert [(gap.key, gap.blocking) for gap in found] == ([(key, False)] if key else [])


def test_the_annex_comes_back_in_order_and_is_left_alone_by_who_does_not_open_it(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    lines = {BagianLampiran.KONSEKUENSI: ("Penghargaan", "Pembinaan"), BagianLampiran.DUKUNGAN_SUMBER_DAYA: ("Laptop",)}
    whole = replace(
        skp.plan(office.ctx, skp_id).draft(), annex={**lines, BagianLampiran.SKEMA_PERTANGGUNGJAWABAN: (" ",)}
    )
    skp.save(office.ctx, skp_id, whole)
    assert skp.plan(office.ctx, skp_id).draft().annex == lines
    skp.save(office.ctx, skp_id, PlanDraft((WHOLE,)))
    assert skp.plan(office.ctx, skp_id).draft().annex == lines
    shorter = {BagianLampiran.KONSEKUENSI: ("Pembinaan",)}
    skp.save(office.ctx, skp_id, PlanDraft((WHOLE,), annex=shorter))
    assert skp.plan(office.ctx, skp_id).draft().annex == shorter
    assert len(office.read(LampiranSkp)) == 1


def test_changing_the_form_and_back_loses_nothing_and_says_what_is_not_printed(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    before = skp.plan(office.ctx, skp_id).draft()
    notes, _ = set_kind(office.ctx, skp_id, JPT, QUAL)
    assert {note.key: note.n for note in notes} == {
        "plans.kind.aspects_unused": 3,
        "plans.kind.targets_unused": 3,
        "plans.kind.intervened_unused": 1,
    }
    set_kind(office.ctx, skp_id, ADM, QUANT)
    assert skp.plan(office.ctx, skp_id).draft() == before


def test_what_another_form_needs_is_said_beforehand() -> None:
    assert {note.key for note in kind_notes((NARRATIVE,), JPT, QUANT)} == {
        "plans.kind.penugasan_unused",
        "plans.kind.targets_needed",
        "plans.kind.perspectives_needed",
    }
    assert {note.key for note in kind_notes((NARRATIVE,), ADM, QUANT)} >= {"plans.kind.aspects_needed"}
    assert kind_notes((WHOLE,), ADM, QUANT) == ()


def test_the_form_of_a_submitted_plan_stays(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    skp.submit(office.ctx, skp_id)
    with pytest.raises(UserError, match="plan_not_draft"):
        set_kind(office.ctx, skp_id, JPT, QUAL)


def test_aspects_and_perspectives_are_stored(office: Office) -> None:
    measure = IndicatorDraft(Aspek.BIAYA, "Anggaran terserap", "95 persen", None, Perspektif.ANGGARAN)
    skp_id = office.plan("Staf", PlanDraft((replace(WHOLE, indikator=(measure,)),)), agree=False)
    stored = skp.plan(office.ctx, skp_id).results[0].indikator[0]
    assert (stored.aspek, stored.perspektif) == (Aspek.BIAYA, Perspektif.ANGGARAN)
    assert office.read(Pegawai)
