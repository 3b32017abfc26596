"""What stands in the register but no rule can use is named as it stands, not called missing."""

from __future__ import annotations

from datetime import date

import pytest

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.riwayat import RiwayatDisiplin, TingkatHukuman
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from tests.core.karier.conftest import Register


@pytest.mark.parametrize(
    ("golongan", "jenis", "key"),
    [
        ("III/x", JenisPegawai.PNS, "karier.golongan_tidak_dikenal"),
        ("V", JenisPegawai.PNS, "karier.golongan_jenis_lain"),
        ("III/a", JenisPegawai.PPPK, "karier.golongan_jenis_lain"),
    ],
)
def test_a_golongan_that_cannot_be_used_is_named(
    office: Register, golongan: str, jenis: JenisPegawai, key: str, either_language: Texts
) -> None:
    person = office.person(golongan, jenis_pegawai=jenis, akhir_kontrak=date(2030, 1, 1))
    office.appraised(person, 2025)
    held = office.rights(person)["kgb"]
    assert held.outcome is Outcome.UNDETERMINED
    assert held.verdict.reason.parts[0].key == key
    assert [each.input for each in held.verdict.missing] == ["golongan_sesuai"], "the length of service is recorded"
    said = explain(held.verdict, either_language)
    assert f"“{golongan}”" in said.lines[0].sentence
    assert any("golongan" in each.lower() for each in said.missing)


def test_a_golongan_that_is_not_there_is_missing_still(office: Register) -> None:
    person = office.person("III/a", date(2026, 5, 1))
    held = office.rights(person)["kgb"]
    assert "golongan" in {each.input for each in held.verdict.missing}


def test_a_sanction_of_unknown_length_is_named(office: Register) -> None:
    person = office.person("III/a", date(2020, 4, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    office.add(
        RiwayatDisiplin, person, jenis="penundaan kenaikan pangkat", tingkat=TingkatHukuman.SEDANG, tmt=date(2024, 1, 1)
    )
    held = office.rights(person)["kenaikan_pangkat"]
    assert held.verdict.reason.parts[0].facts["jenis"].native == "penundaan kenaikan pangkat"
    assert "hukuman_disiplin_sesuai" in {each.input for each in held.verdict.missing}


def test_an_eselon_that_no_table_knows_is_named(office: Register) -> None:
    post = {"nama": "Kepala Urusan", "jenis": JenisJabatan.PENGAWAS, "eselon": "V.a", "tmt": date(2020, 1, 1)}
    person = office.person("III/b", jabatan=post)
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    held = office.rights(person)["kenaikan_pangkat"]
    assert held.verdict.reason.parts[0].key == "karier.eselon_tidak_dikenal"
    assert "eselon_sesuai" in {each.input for each in held.verdict.missing}
