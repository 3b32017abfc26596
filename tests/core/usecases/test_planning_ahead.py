"""Planning never waits for the superior: provisional results, the link to the real ones, and what differs then."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from kinerja_office import WHOLE, Office
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.skp import HasilKerja
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import hasil_sementara, skp
from asn_desktop.core.usecases.intervention import choices, differences, keep, take_over
from asn_desktop.core.usecases.skp import PlanDraft

RHK = "Terlaksananya pelayanan administrasi kepada warga"
NEW = "Terlaksananya pelayanan administrasi kepada warga secara digital"


def provisional(office: Office, *texts: str) -> tuple[UUID, ...]:
    ids, _ = hasil_sementara.add(office.ctx, office["sekretariat"], 2025, texts)
    return ids


def serving(office: Office, name: str = "Staf", *, agree: bool = False) -> UUID:
    """A plan whose result serves the first choice."""
    skp_id, _ = skp.start(office.ctx, office[name], 2025)
    first = choices(office.ctx, skp_id)[0]
    served = replace(WHOLE, diintervensi=first.text, diintervensi_id=first.hasil_id, sementara_id=first.sementara_id)
    skp.save(office.ctx, skp_id, PlanDraft((served,)))
    if agree:
        skp.agree(office.ctx, skp_id, date(2025, 1, 20))
    return skp_id


def head_plan(office: Office, *texts: str, tahun: int = 2025, agree: bool = False) -> UUID:
    return office.plan("Sekcam", PlanDraft(tuple(replace(WHOLE, rencana=text) for text in texts)), tahun, agree=agree)


def first_result(office: Office, skp_id: UUID) -> HasilKerja:
    return skp.plan(office.ctx, skp_id).results[0].hasil


def test_people_plan_towards_the_post_while_its_holder_has_no_plan(office: Office) -> None:
    provisional(office, RHK)
    skp_id, _ = skp.start(office.ctx, office["Staf"], 2025)
    (choice,) = choices(office.ctx, skp_id)
    assert (choice.text, choice.owner, choice.hasil_id) == (RHK, "Sekretaris Distrik", None)
    listed = hasil_sementara.provisional(office.ctx, office["sekretariat"], 2025)
    assert (listed.head.nama, listed.head.plan, [item.used for item in listed.items]) == ("Sekcam", None, [0])


def test_planning_goes_on_while_the_post_is_vacant(office: Office) -> None:
    provisional(office, RHK)
    office.put(office.read(RiwayatJabatan, pegawai_id=office["Sekcam"])[0].with_(sampai=date(2024, 6, 1)))
    skp_id, _ = skp.start(office.ctx, office["Staf"], 2025)
    assert [choice.text for choice in choices(office.ctx, skp_id)] == [RHK]
    assert hasil_sementara.provisional(office.ctx, office["sekretariat"], 2025).head.pegawai_id is None


def test_the_superiors_plan_comes_first_in_any_status(office: Office) -> None:
    provisional(office, RHK)
    planned = head_plan(office, "Rapat terlaksana")
    skp_id, _ = skp.start(office.ctx, office["Staf"], 2025)
    found = choices(office.ctx, skp_id)
    assert [(choice.text, choice.owner) for choice in found] == [
        ("Rapat terlaksana", "Sekcam"),
        (RHK, "Sekretaris Distrik"),
    ]
    assert found[0].hasil_id == first_result(office, planned).id


def test_the_list_is_kept_in_order_without_doubles(office: Office) -> None:
    ids = provisional(office, RHK, "  ", "Arsip tertata", RHK.upper())
    assert len(ids) == 2
    hasil_sementara.reorder(office.ctx, ids[::-1])
    hasil_sementara.edit(office.ctx, ids[0], " Lain ")
    with pytest.raises(UserError, match="provisional_empty"):
        hasil_sementara.edit(office.ctx, ids[0], " ")
    listed = hasil_sementara.provisional(office.ctx, office["sekretariat"], 2025)
    assert [item.record.rencana for item in listed.items] == ["Arsip tertata", "Lain"]
    hasil_sementara.remove(office.ctx, ids[1])
    assert len(hasil_sementara.provisional(office.ctx, office["sekretariat"], 2025).items) == 1


def test_last_years_plan_of_the_post_is_taken_whoever_held_it(office: Office) -> None:
    with pytest.raises(UserError, match="no_plan_last_year"):
        hasil_sementara.seed(office.ctx, office["sekretariat"], 2025)
    head_plan(office, RHK, "Arsip tertata", tahun=2024)
    office.put(office.read(RiwayatJabatan, pegawai_id=office["Sekcam"])[0].with_(sampai=date(2025, 1, 1)))
    office.hold("Camat", "Sekretaris Distrik", tmt=date(2025, 1, 1), status=StatusJabatan.PLT)
    ids, _ = hasil_sementara.seed(office.ctx, office["sekretariat"], 2025)
    assert len(ids) == 2
    assert hasil_sementara.seed(office.ctx, office["sekretariat"], 2025)[0] == ()
    listed = hasil_sementara.provisional(office.ctx, office["sekretariat"], 2025)
    assert [item.record.rencana for item in listed.items] == [RHK, "Arsip tertata"]


def test_a_link_is_suggested_and_then_the_difference_is_told(office: Office) -> None:
    (ident,) = provisional(office, RHK)
    staf = serving(office)
    assert hasil_sementara.provisional(office.ctx, office["sekretariat"], 2025).items[0].used == 1
    assert differences(office.ctx, office["sekretariat"], 2025) == ()
    planned = head_plan(office, "Arsip tertata", NEW)
    (pair,) = hasil_sementara.link_pairs(office.ctx, office["sekretariat"], 2025)
    assert (pair.sementara.id, pair.hasil.rencana) == (ident, NEW)
    hasil_sementara.link(office.ctx, ident, pair.hasil.id)
    assert hasil_sementara.link_pairs(office.ctx, office["sekretariat"], 2025) == ()
    (found,) = differences(office.ctx, office["sekretariat"], 2025)
    assert (found.nama, found.old, found.new, found.agreed) == ("Staf", RHK, NEW, False)
    result, _ = take_over(office.ctx, [found.hasil_id])
    assert result.done == (found.hasil_id,)
    now = first_result(office, staf)
    assert (now.diintervensi, now.diintervensi_id) == (NEW, skp.plan(office.ctx, planned).results[1].hasil.id)
    assert differences(office.ctx, office["sekretariat"], 2025) == ()


def test_a_linked_provisional_result_is_no_choice_any_more(office: Office) -> None:
    (ident,) = provisional(office, RHK)
    hasil_sementara.link(office.ctx, ident, first_result(office, head_plan(office, NEW)).id)
    skp_id, _ = skp.start(office.ctx, office["Staf"], 2025)
    assert [choice.text for choice in choices(office.ctx, skp_id)] == [NEW]
    hasil_sementara.link(office.ctx, ident, None)
    assert [choice.text for choice in choices(office.ctx, skp_id)] == [NEW, RHK]


def test_an_agreed_plan_is_named_and_not_rewritten(office: Office) -> None:
    (ident,) = provisional(office, RHK)
    staf = serving(office, agree=True)
    hasil_sementara.edit(office.ctx, ident, NEW)
    (found,) = differences(office.ctx, office["sekretariat"], 2025)
    assert found.agreed
    result, _ = take_over(office.ctx, [found.hasil_id])
    assert [(who, why.key) for who, why in result.refused] == [(found.hasil_id, "plan_agreed")]
    assert first_result(office, staf).diintervensi == RHK
    skp.reopen(office.ctx, staf, "RHK pimpinan berubah")
    assert take_over(office.ctx, [found.hasil_id])[0].done == (found.hasil_id,)
    assert first_result(office, staf).diintervensi == NEW


def test_who_keeps_the_old_wording_is_not_asked_again(office: Office) -> None:
    (ident,) = provisional(office, RHK)
    staf = serving(office, agree=True)
    hasil_sementara.edit(office.ctx, ident, NEW)
    (found,) = differences(office.ctx, office["sekretariat"], 2025)
    assert keep(office.ctx, [found.hasil_id])[0].done == (found.hasil_id,)
    assert differences(office.ctx, office["sekretariat"], 2025) == ()
    assert first_result(office, staf).diintervensi == RHK


def test_a_result_that_is_gone_is_told(office: Office) -> None:
    provisional(office, RHK)
    staf = serving(office)
    hasil_sementara.remove(office.ctx, first_result(office, staf).sementara_id)
    (found,) = differences(office.ctx, office["sekretariat"], 2025)
    assert found.new is None
    take_over(office.ctx, [found.hasil_id])
    now = first_result(office, staf)
    assert (now.diintervensi, now.sementara_id) == ("", None)


def test_a_change_of_the_superiors_own_plan_is_told(office: Office) -> None:
    planned = head_plan(office, RHK)
    serving(office)
    draft = skp.plan(office.ctx, planned).draft()
    skp.save(office.ctx, planned, replace(draft, results=(replace(draft.results[0], rencana=NEW),)))
    (found,) = differences(office.ctx, office["sekretariat"], 2025)
    assert (found.old, found.new) == (RHK, NEW)
    assert differences(office.ctx, office["distrik"], 2025) == ()


def test_nothing_chosen_changes_nothing(office: Office) -> None:
    result, changes = take_over(office.ctx, [])
    assert (result.done, result.refused, changes.ids) == ((), (), frozenset())
