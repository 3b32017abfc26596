"""Who appraises whom, in a real file."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import SINCE, TODAY, Office

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.penilai import Basis, PenetapanPenilai, superior
from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import penilai
from asn_desktop.core.usecases.penilai import Parties


def parties(office: Office, name: str, day: date = TODAY) -> Parties:
    with office.ctx.store.read() as reader:
        return penilai.parties(reader, office.ctx.law.at(day), office[name], day)


def names(found: Parties) -> tuple[str | None, str | None]:
    return tuple(party.pihak.nama if party.pihak else None for party in (found.penilai, found.atasan_penilai))


def test_the_head_of_the_unit_and_the_one_above(office: Office) -> None:
    found = parties(office, "Staf")
    assert names(found) == ("Sekcam", "Camat")
    assert (found.penilai.atasan.basis, found.atasan_penilai.atasan.basis) == (
        Basis.KEPALA_UNIT,
        Basis.KEPALA_UNIT_INDUK,
    )
    assert names(parties(office, "Sekcam")) == ("Camat", "Sekda")
    assert names(parties(office, "Camat")) == ("Sekda", None)


def test_what_a_form_prints_of_a_party(office: Office) -> None:
    party = parties(office, "Staf").penilai.pihak
    assert (party.jabatan, party.unit_kerja) == ("Sekretaris Distrik", "Sekretariat")
    assert party.pangkat_golongan == "Penata Muda Tingkat I, III/b"


def test_an_acting_head_signs_as_one(office: Office) -> None:
    office.hold("Camat", "Sekretaris Distrik", tmt=date(2025, 6, 1), status=StatusJabatan.PLH)
    found = parties(office, "Staf")
    assert names(found) == ("Camat", "Sekda")
    assert found.penilai.pihak.jabatan == "Plh. Sekretaris Distrik"
    assert names(parties(office, "Staf", date(2025, 5, 31))) == ("Sekcam", "Camat")


def test_an_empty_place_is_shown_as_empty(office: Office) -> None:
    found = parties(office, "Staf", date(2019, 1, 1))
    assert found.penilai.pihak is None
    assert found.penilai.atasan.basis is Basis.TANPA_UNIT


def test_a_decision_ends_the_one_before(office: Office) -> None:
    penilai.assign(office.ctx, office["Staf"], date(2025, 1, 1), penilai_id=office["Camat"])
    penilai.assign(office.ctx, office["Staf"], date(2025, 7, 1), pejabat_id=office["Sekda"])
    assert names(parties(office, "Staf", date(2025, 6, 30))) == ("Camat", "Sekda")
    assert names(parties(office, "Staf", date(2025, 7, 1))) == ("Sekda", None)
    assert names(parties(office, "Staf", date(2024, 12, 31))) == ("Sekcam", "Camat")
    penilai.assign(office.ctx, office["Staf"], date(2025, 1, 1), penilai_id=office["Sekcam"])
    assert len(office.read(PenetapanPenilai, pegawai_id=office["Staf"])) == 1


def test_a_vacancy_can_be_declared(office: Office) -> None:
    penilai.assign(office.ctx, office["Staf"], date(2025, 1, 1))
    assert parties(office, "Staf").penilai.atasan.basis is Basis.KOSONG


def test_nobody_is_his_own_appraiser(office: Office) -> None:
    with pytest.raises(UserError, match="own_appraiser"):
        penilai.assign(office.ctx, office["Staf"], SINCE, penilai_id=office["Staf"])


def test_units_in_a_circle_do_not_crash(office: Office) -> None:
    top = office.read(Unit, id=office["distrik"])[0]
    office.put(top.with_(induk_id=office["sekretariat"]))
    assert names(parties(office, "Staf"))[0] == "Sekcam"


def test_one_person_and_the_whole_register_agree(office: Office) -> None:
    office.put(Unit(id=office["distrik"].__class__(int=1), nama="Kampung", induk_id=office["sekretariat"]), "kampung")
    office.person("Kaur", "kampung")
    assert office.read(RiwayatUnit, pegawai_id=office["Kaur"])
    with office.ctx.store.read() as reader:
        whole = penilai.whole_organisation(reader)
        for name in ("Camat", "Sekcam", "Staf", "Kaur"):
            around = penilai.organisation_around(reader, [office[name]])
            assert superior(around, office[name], TODAY) == superior(whole, office[name], TODAY)
    assert names(parties(office, "Kaur")) == ("Sekcam", "Camat")
