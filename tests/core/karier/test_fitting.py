"""How far a person fits a post: by law, by what the office asks, and by competence."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatJabatan, RiwayatPelatihan, RiwayatPendidikan
from asn_desktop.core.domain.talenta import PenilaianKompetensi, SyaratJabatan
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier.fitting import Fit, Target, fit
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register

HEAD = Target("Kepala Seksi Pemerintahan", JenisJabatan.PENGAWAS, eselon="IV.b")


def asked(**fields: object) -> SyaratJabatan:
    return SyaratJabatan(id=new_id(), jabatan_id=new_id(), dasar="Perbup 7/2025", **fields)  # type: ignore[arg-type]


def fitted(office: Register, person: UUID, target: Target, levels: dict[str, int] | None = None) -> Fit:
    assessed = (
        PenilaianKompetensi(id=new_id(), pegawai_id=person, tanggal=TODAY, sumber="BKN", level=levels)
        if levels is not None
        else None
    )
    return fit(office.career(person).facts, target, TODAY, office.ctx.law.at(TODAY), assessed)


def states(found: Fit) -> dict[str, Outcome]:
    return {reason.key: reason.outcome for verdict in found.verdicts for reason in verdict.reason.walk()}


def ready(office: Register) -> UUID:
    person = office.person("III/b", date(2024, 4, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    return person


def test_eight_years_as_pelaksana_are_enough_for_pengawas(office: Register) -> None:
    found = fitted(office, ready(office), HEAD)
    assert states(found)["syarat_jabatan.pengalaman"] is Outcome.MET
    assert found.outcome is Outcome.MET
    assert (found.kantor, found.jpm) == (None, None)


def test_who_never_held_the_post_below_is_told_so(office: Register) -> None:
    target = Target("Sekretaris Distrik", JenisJabatan.ADMINISTRATOR, eselon="III.b")
    found = fitted(office, ready(office), target)
    assert states(found)["syarat_jabatan.pengalaman"] is Outcome.NOT_MET
    assert found.outcome is Outcome.NOT_MET


def test_related_years_count_only_where_the_office_named_the_field(office: Register) -> None:
    person = ready(office)
    office.add(
        RiwayatJabatan,
        person,
        nama="Kepala Bidang Pemerintahan",
        jenis=JenisJabatan.ADMINISTRATOR,
        tmt=date(2019, 1, 1),
        sampai=date(2025, 1, 1),
    )
    target = Target("Kepala Dinas", JenisJabatan.JPT_PRATAMA, eselon="II.b")
    assert states(fitted(office, person, target))["syarat_jabatan.bidang_terkait"] is Outcome.UNDETERMINED
    with_field = Target("Kepala Dinas", JenisJabatan.JPT_PRATAMA, eselon="II.b", syarat=asked(bidang="Pemerintahan"))
    assert states(fitted(office, person, with_field))["syarat_jabatan.bidang_terkait"] is Outcome.MET


def test_what_the_office_asks_is_said_with_its_decree(office: Register) -> None:
    person = ready(office)
    syarat = asked(pendidikan=Pendidikan.S2, jurusan="Hukum; Administrasi", pelatihan="Bendahara")
    target = Target("Kepala Seksi", JenisJabatan.PENGAWAS, eselon="IV.b", syarat=syarat)
    found = fitted(office, person, target)
    assert states(found)["syarat_kantor.pendidikan"] is Outcome.NOT_MET
    assert states(found)["syarat_kantor.jurusan"] is Outcome.UNDETERMINED
    office.add(RiwayatPendidikan, person, tingkat=Pendidikan.S2, jurusan="Administrasi Publik", tahun_lulus=2020)
    office.add(RiwayatPelatihan, person, nama="Bimtek Bendahara Pengeluaran", mulai=date(2024, 1, 1))
    found = fitted(office, person, target)
    assert found.outcome is Outcome.MET
    assert found.kantor is not None
    for language in ("id", "en"):
        said = explain(found.kantor, bootstrap.texts(language))  # type: ignore[arg-type]
        assert "Perbup 7/2025" in str(said)


def test_the_match_counts_only_what_the_post_asks_for(office: Register) -> None:
    person = ready(office)
    target = Target("Kepala Seksi", JenisJabatan.PENGAWAS, syarat=asked(kompetensi={"M.1": 2, "M.2": 2}))
    found = fitted(office, person, target, {"M.1": 2, "M.2": 1, "SK.1": 5})
    assert found.jpm is not None
    assert str(found.jpm.result("jpm")) == "75.00"
    unknown = fitted(office, person, target)
    assert unknown.jpm is not None
    assert unknown.jpm.outcome is Outcome.UNDETERMINED


def test_a_functional_post_goes_by_its_range(office: Register) -> None:
    person = ready(office)
    muda = Target("Analis", JenisJabatan.FUNGSIONAL, Jenjang.AHLI_MUDA)
    pertama = Target("Analis", JenisJabatan.FUNGSIONAL, Jenjang.AHLI_PERTAMA)
    assert fitted(office, person, muda).outcome is not Outcome.UNDETERMINED
    assert fitted(office, person, pertama).outcome is Outcome.MET


def test_a_contract_employee_is_not_taken_for_fit_because_no_golongan_is_asked(office: Register) -> None:
    person = office.person("IX", jenis_pegawai=JenisPegawai.PPPK)
    for year in (2024, 2025):
        office.appraised(person, year)
    assert fitted(office, person, HEAD).outcome is Outcome.UNDETERMINED
