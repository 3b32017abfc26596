"""Who appraises whom, in a real file."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import SINCE, TODAY, Office

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.penilai import Basis, PenetapanPenilai, superior
from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases import penetapan, penilai
from asn_desktop.core.usecases.penetapan import Penetapan
from asn_desktop.core.usecases.penilai import Parties
from asn_desktop.storage.db import new_id


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
    penetapan.assign(office.ctx, office["Staf"], date(2025, 1, 1), penilai_id=office["Camat"])
    penetapan.assign(office.ctx, office["Staf"], date(2025, 7, 1), pejabat_id=office["Sekda"])
    assert names(parties(office, "Staf", date(2025, 6, 30))) == ("Camat", "Sekda")
    assert names(parties(office, "Staf", date(2025, 7, 1))) == ("Sekda", None)
    assert names(parties(office, "Staf", date(2024, 12, 31))) == ("Sekcam", "Camat")
    penetapan.assign(office.ctx, office["Staf"], date(2025, 1, 1), penilai_id=office["Sekcam"])
    assert len(office.read(PenetapanPenilai, pegawai_id=office["Staf"])) == 1


def test_a_vacancy_can_be_declared(office: Office) -> None:
    penetapan.assign(office.ctx, office["Staf"], date(2025, 1, 1))
    assert parties(office, "Staf").penilai.atasan.basis is Basis.KOSONG


def test_nobody_is_his_own_appraiser(office: Office) -> None:
    with pytest.raises(UserError, match="own_appraiser"):
        penetapan.assign(office.ctx, office["Staf"], SINCE, penilai_id=office["Staf"])


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


def test_one_appraiser_for_many(office: Office) -> None:
    """Himself, those above him and who is gone are left out with a reason; what holds already is not written again."""
    for name in ("Ani", "Beni", "Cici"):
        office.person(name, "sekretariat")
    penetapan.assign(office.ctx, office["Ani"], date(2025, 1, 1), penilai_id=office["Camat"])
    penetapan.assign(office.ctx, office["Beni"], date(2025, 9, 1), penilai_id=office["Camat"])
    penetapan.assign(office.ctx, office["Cici"], date(2024, 1, 1), penilai_id=office["Staf"], dasar="SK 1")
    gone = new_id()
    everybody = [office[name] for name in ("Staf", "Sekcam", "Camat", "Ani", "Beni", "Cici")] + [gone]
    decision = Penetapan(date(2025, 7, 1), penilai_id=office["Staf"])
    result, changes = penetapan.assign_many(office.ctx, everybody, decision)
    assert result.done == (office["Ani"], office["Beni"])
    assert result.same == (office["Cici"],)
    assert [(who, why.key) for who, why in result.refused] == [
        (office["Staf"], "own_appraiser"),
        (office["Sekcam"], "appraiser_below"),
        (office["Camat"], "appraiser_below"),
        (gone, "not_found"),
    ]
    assert result.replaced == 1
    assert changes.kinds == {"penetapan_penilai"}
    assert names(parties(office, "Ani", date(2025, 6, 30)))[0] == "Camat"
    assert names(parties(office, "Ani", date(2025, 7, 1)))[0] == "Staf"
    assert names(parties(office, "Beni", date(2025, 10, 1)))[0] == "Staf"

    people.undo_last(office.ctx)
    assert names(parties(office, "Ani", date(2025, 7, 1)))[0] == "Camat"
    assert names(parties(office, "Beni", date(2025, 10, 1)))[0] == "Camat"


def test_an_outside_official_or_nobody_for_many(office: Office) -> None:
    some = [office["Camat"], office["Sekcam"], office["Staf"]]
    acting = Penetapan(date(2025, 3, 1), pejabat_id=office["Sekda"], status=StatusJabatan.PLH, dasar="SPT 7")
    result, _ = penetapan.assign_many(office.ctx, some, acting)
    assert result.done == tuple(some)
    assert {entry.dasar for entry in office.read(PenetapanPenilai, tmt=date(2025, 3, 1))} == {"SPT 7"}
    assert parties(office, "Staf", date(2025, 3, 2)).penilai.atasan.status is StatusJabatan.PLH
    again, changes = penetapan.assign_many(office.ctx, some, acting)
    assert (again.same, bool(changes)) == (tuple(some), False)
    penetapan.assign_many(office.ctx, some, Penetapan(date(2025, 5, 1)))
    assert parties(office, "Staf", date(2025, 5, 1)).penilai.atasan.basis is Basis.KOSONG


def test_stopping_leaves_everybody_as_before(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(penetapan, "AT_ONCE", 1)
    seen: list[tuple[int, int]] = []
    with pytest.raises(CancelledError):
        penetapan.assign_many(
            office.ctx,
            [office["Sekcam"], office["Staf"]],
            Penetapan(date(2025, 3, 1), pejabat_id=office["Sekda"]),
            lambda done, total, what="": seen.append((done, total)),
            lambda: bool(seen),
        )
    assert seen == [(1, 2)]
    assert office.read(PenetapanPenilai, tmt=date(2025, 3, 1)) == ()
