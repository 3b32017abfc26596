"""A career plan from its first gap to its end."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.rencana_karier import (
    AndaianPredikat,
    JenisLangkah,
    RencanaKarier,
    StatusLangkah,
    StatusRencana,
)
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan, PenilaianKompetensi, SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rules import syarat_jabatan
from asn_desktop.core.usecases import rencana_karier as plans
from asn_desktop.core.usecases.karier.fitting import Target, target_of
from asn_desktop.core.usecases.rencana_karier import Content, StepText
from asn_desktop.core.usecases.rencana_karier.gaps import KINDS
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register

TRAINED = StepText(JenisLangkah.PELATIHAN, "Ikut PKP", "Belum PKP", "BKPSDM", date(2027, 6, 30))


def refused(key: str) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.key == key)


@pytest.fixture
def post(office: Register) -> Jabatan:
    unit = Unit(id=new_id(), nama="Distrik Welesi")
    post = Jabatan(id=new_id(), nama="Kepala Distrik", jenis=JenisJabatan.ADMINISTRATOR, unit_id=unit.id, kepala=True)
    office.put(unit, post)
    return post


@pytest.fixture
def person(office: Register) -> UUID:
    return office.person("III/c", date(2022, 4, 1))


def content(post: Jabatan, *steps: StepText) -> Content:
    return Content(post.nama, post.jenis, post.id, target=date(2030, 1, 1), langkah=steps)


def led(office: Register, person: UUID) -> None:
    """Somebody who appraises the person, so that there is a superior to agree with."""
    head = office.person("IV/a", nama="Yohana Asso", nip="197001011990031991", tanggal_lahir=date(1970, 1, 1))
    office.add(PenetapanPenilai, person, penilai_id=head, tmt=date(2020, 1, 1))


def test_it_begins_with_the_gaps_that_the_law_and_the_office_leave(
    office: Register, person: UUID, post: Jabatan
) -> None:
    asked = SyaratJabatan(id=new_id(), jabatan_id=post.id, kompetensi={"M.1": 3, "M.2": 3}, dasar="Perbup 7")
    office.put(asked)
    office.add(PenilaianKompetensi, person, tanggal=TODAY, sumber="BKN", level={"M.1": 3, "M.2": 2})
    plans.start(office.ctx, person, target_of(post), [AndaianPredikat(2026, Predikat.BAIK)])
    sheet = plans.open_plan(office.ctx, person)
    assert sheet.rencana is not None
    assert sheet.rencana.andaian == (AndaianPredikat(2026, Predikat.BAIK),)
    kinds = [gap.jenis for gap in sheet.gaps]
    assert JenisLangkah.PENGALAMAN in kinds, "never a pengawas"
    assert JenisLangkah.KINERJA in kinds, "no appraisal is recorded"
    assert [gap.kompetensi for gap in sheet.gaps if gap.kompetensi] == [("M.2", 2, 3)]
    assert all(gap.reason.outcome is not Outcome.MET for gap in sheet.gaps if gap.reason and gap.jenis != "pelatihan")
    with refused("career_plan_open"):
        plans.start(office.ctx, person, target_of(post))


def test_steps_are_written_changed_and_taken_out(office: Register, person: UUID, post: Jabatan) -> None:
    made, _ = plans.start(office.ctx, person, target_of(post))
    with refused("career_plan_no_post"):
        plans.save(office.ctx, made, Content(" ", JenisJabatan.PENGAWAS))
    with refused("career_step_empty"):
        plans.save(office.ctx, made, content(post, StepText(JenisLangkah.KINERJA, " ")))
    plans.save(office.ctx, made, content(post, TRAINED, StepText(JenisLangkah.PENDIDIKAN, "S-2")))
    first, second = plans.open_plan(office.ctx, person).langkah
    again = StepText(JenisLangkah.PENDIDIKAN, "S-2 Hukum", id=second.id)
    plans.save(office.ctx, made, content(post, again))
    (left,) = plans.open_plan(office.ctx, person).langkah
    assert (left.id, left.kegiatan, left.urutan) == (second.id, "S-2 Hukum", 1)
    assert left.id != first.id


def test_it_is_agreed_only_when_everybody_knows_who_acts_until_when(
    office: Register, person: UUID, post: Jabatan
) -> None:
    made, _ = plans.start(office.ctx, person, target_of(post))
    with refused("career_plan_without_steps"):
        plans.agree(office.ctx, made, TODAY)
    plans.save(office.ctx, made, content(post, StepText(JenisLangkah.PELATIHAN, "Ikut PKP")))
    with refused("career_step_open"):
        plans.agree(office.ctx, made, TODAY)
    plans.save(office.ctx, made, content(post, TRAINED))
    with refused("career_plan_no_superior"):
        plans.agree(office.ctx, made, TODAY)
    led(office, person)
    with refused("career_plan_in_future"):
        plans.agree(office.ctx, made, date(2026, 3, 11))
    plans.agree(office.ctx, made, TODAY)
    plan = plans.open_plan(office.ctx, person).rencana
    assert plan is not None
    assert (plan.status, plan.atasan_nama, plan.tanggal_sepakat) == (StatusRencana.DISEPAKATI, "Yohana Asso", TODAY)
    with refused("career_plan_not_draft"):
        plans.save(office.ctx, made, content(post, TRAINED))


def test_progress_each_year_a_new_version_and_the_end(office: Register, person: UUID, post: Jabatan) -> None:
    led(office, person)
    made, _ = plans.start(office.ctx, person, target_of(post))
    plans.save(office.ctx, made, content(post, TRAINED))
    with refused("career_plan_not_agreed"):
        plans.note_progress(office.ctx, made, 2026, TODAY, "PKP diikuti")
    plans.agree(office.ctx, made, TODAY)
    (step,) = plans.open_plan(office.ctx, person).langkah
    plans.set_step_state(office.ctx, step.id, StatusLangkah.BERJALAN)
    plans.note_progress(office.ctx, made, 2026, TODAY, "Terdaftar PKP")
    plans.note_progress(office.ctx, made, 2026, TODAY, "PKP diikuti", "Tunggu sertifikat")
    (progress,) = plans.open_plan(office.ctx, person).kemajuan
    assert (progress.uraian, progress.tindak_lanjut) == ("PKP diikuti", "Tunggu sertifikat")
    with refused("career_plan_reason_missing"):
        plans.revise(office.ctx, made, " ")
    plans.revise(office.ctx, made, "Pindah unit")
    sheet = plans.open_plan(office.ctx, person)
    assert sheet.rencana is not None
    assert (sheet.rencana.revisi, sheet.rencana.status) == (2, StatusRencana.DRAF)
    assert [(each.revisi, each.tanggal_sepakat, each.atasan_nama) for each in sheet.versions] == [
        (1, TODAY, "Yohana Asso")
    ], "what was agreed before is still told"
    with refused("career_plan_was_agreed"):
        plans.discard(office.ctx, made)
    plans.agree(office.ctx, made, TODAY)
    plans.end(office.ctx, made, StatusRencana.TERCAPAI, "Dilantik 1 Maret")
    sheet = plans.open_plan(office.ctx, person)
    assert sheet.rencana is None
    assert [each.status for each in sheet.earlier] == [StatusRencana.TERCAPAI]
    plans.start(office.ctx, person, Target("Camat", JenisJabatan.ADMINISTRATOR))


def test_a_draft_that_nobody_agreed_on_goes_to_the_bin(office: Register, person: UUID, post: Jabatan) -> None:
    made, _ = plans.start(office.ctx, person, target_of(post))
    plans.save(office.ctx, made, content(post, TRAINED))
    plans.discard(office.ctx, made)
    assert plans.open_plan(office.ctx, person).rencana is None
    with office.ctx.store.read() as reader:
        assert reader.find(RencanaKarier) == ()


def test_the_plan_of_a_head_tells_who_could_follow(office: Register, person: UUID, post: Jabatan) -> None:
    office.add(RiwayatJabatan, person, nama=post.nama, jenis=post.jenis, tmt=date(2024, 1, 1), jabatan_id=post.id)
    named = office.person(nama="Elda Tabuni", nip="199001012018032990")
    office.put(
        CalonPenerus(
            id=new_id(), jabatan_id=post.id, pegawai_id=named, kesiapan=Kesiapan.SIAP, tanggal=TODAY, alasan="Plt 2025"
        )
    )
    (following,) = plans.open_plan(office.ctx, person).successors
    assert (following.jabatan.nama, following.ready, following.calon[0][1]) == ("Kepala Distrik", 1, "Elda Tabuni")
    with office.ctx.store.read() as reader:
        assert reader.get(Pegawai, named).nama == "Elda Tabuni"


def test_every_condition_of_a_post_says_which_kind_of_step_closes_it(office: Register, post: Jabatan) -> None:
    told = {key.rpartition(".")[2] for rule in syarat_jabatan.RULES for key in rule.reasons}
    whole_part_or_met = {"pengangkatan", "jabatan", "tanpa_hukuman"}
    assert told - whole_part_or_met <= set(KINDS)
    person = office.person("III/c")
    office.appraised(person, 2025, Predikat.BUTUH_PERBAIKAN)
    plans.start(office.ctx, person, target_of(post))
    found = [gap for gap in plans.open_plan(office.ctx, person).gaps if gap.reason]
    (low,) = (gap for gap in found if gap.reason and gap.reason.key == "syarat.predikat_rendah")
    assert low.jenis is JenisLangkah.KINERJA
