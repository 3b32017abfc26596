"""Matriks Peran Hasil in a real file: who delivers what towards which result of the head."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import WHOLE, Office
from msgspec.structs import replace

from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.skp import PeranHasil
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.usecases import hasil_sementara, skp
from asn_desktop.core.usecases.headed import staff_of
from asn_desktop.core.usecases.peran_hasil import matrix, set_cell, take_from_matrix
from asn_desktop.core.usecases.skp import PlanDraft
from asn_desktop.core.usecases.skp.copying import append
from asn_desktop.storage.db import new_id


def columns(office: Office, *texts: str) -> list:
    office.plan("Sekcam", PlanDraft(tuple(replace(WHOLE, rencana=text) for text in texts)), agree=False)
    return [column.hasil_id for column in matrix(office.ctx, office["sekretariat"], 2025).columns]


def test_people_of_the_unit_and_heads_below_stand_in_the_rows(office: Office) -> None:
    top, below = (matrix(office.ctx, office[unit], 2025) for unit in ("distrik", "sekretariat"))
    assert (top.head.nama, [row.member.nama for row in top.rows]) == ("Camat", ["Sekcam"])
    assert (below.head.nama, [row.member.nama for row in below.rows]) == ("Sekcam", ["Staf"])
    assert below.rows[0].member.jabatan == "Pengadministrasi Umum"


def test_people_of_a_unit_without_head_answer_to_the_next_above(office: Office) -> None:
    office.put(Unit(id=new_id(), nama="Balai", induk_id=office["distrik"]), "balai")
    office.person("Penyuluh", "balai")
    with office.ctx.store.read() as reader:
        found = staff_of(reader, office["distrik"], date(2025, 12, 15))
    assert [(member.nama, member.unit) for member in found] == [("Penyuluh", "Balai"), ("Sekcam", "Sekretariat")]


def test_cells_are_set_changed_and_cleared(office: Office) -> None:
    first, second = columns(office, "Layanan naik", "Arsip tertata")
    unit, staf = office["sekretariat"], office["Staf"]
    set_cell(office.ctx, unit, 2025, first, staf, ("Loket buka tepat waktu", " ", "Antrean tercatat"))
    found = matrix(office.ctx, unit, 2025)
    assert [cell.peran for cell in found.rows[0].cells[first]] == ["Loket buka tepat waktu", "Antrean tercatat"]
    assert [column.text for column in found.unserved] == ["Arsip tertata"]
    assert found.idle == ()
    set_cell(office.ctx, unit, 2025, first, staf, ("Antrean tercatat",))
    assert [cell.peran for cell in office.read(PeranHasil)] == ["Antrean tercatat"]
    set_cell(office.ctx, unit, 2025, first, staf, ())
    found = matrix(office.ctx, unit, 2025)
    assert [member.nama for member in found.idle] == ["Staf"]
    assert [column.hasil_id for column in found.unserved] == [first, second]
    with pytest.raises(NotFoundError):
        set_cell(office.ctx, unit, 2025, new_id(), staf, ("x",))


def test_the_matrix_begins_with_provisional_results_and_moves_along(office: Office) -> None:
    unit, staf = office["sekretariat"], office["Staf"]
    (ident,), _ = hasil_sementara.add(office.ctx, unit, 2025, ["Layanan naik"])
    set_cell(office.ctx, unit, 2025, ident, staf, ("Loket buka",))
    assert matrix(office.ctx, unit, 2025).columns[0].provisional
    real, other = (c for c in columns(office, "Layanan meningkat", "Arsip tertata") if c != ident)
    assert len(matrix(office.ctx, unit, 2025).columns) == 3
    hasil_sementara.link(office.ctx, ident, real)
    found = matrix(office.ctx, unit, 2025)
    assert [(column.hasil_id, column.provisional) for column in found.columns] == [(real, False), (other, False)]
    assert [cell.peran for cell in found.rows[0].cells[real]] == ["Loket buka"]
    set_cell(office.ctx, unit, 2025, real, staf, ("Loket buka pagi",))
    assert len(office.read(PeranHasil)) == 1


def test_cells_of_who_left_and_of_what_is_gone_are_not_lost(office: Office) -> None:
    (column,) = columns(office, "Layanan naik")
    set_cell(office.ctx, office["sekretariat"], 2025, column, office["Staf"], ("Loket buka",))
    place = office.read(RiwayatUnit, pegawai_id=office["Staf"])[0]
    office.put(place.with_(sampai=date(2025, 7, 1)))
    found = matrix(office.ctx, office["sekretariat"], 2025)
    assert (found.rows, [cell.peran for cell in found.stray]) == ((), ["Loket buka"])


def test_a_person_takes_the_cells_over_into_the_plan(office: Office) -> None:
    (column,) = columns(office, "Layanan naik")
    set_cell(office.ctx, office["sekretariat"], 2025, column, office["Staf"], ("Loket buka", "Antrean tercatat"))
    skp_id, _ = skp.start(office.ctx, office["Staf"], 2025)
    proposed = take_from_matrix(office.ctx, skp_id)
    assert [(r.rencana, r.diintervensi, r.diintervensi_id) for r in proposed] == [
        ("Loket buka", "Layanan naik", column),
        ("Antrean tercatat", "Layanan naik", column),
    ]
    append(office.ctx, skp_id, proposed[:1])
    assert [r.rencana for r in take_from_matrix(office.ctx, skp_id)] == ["Antrean tercatat"]
    assert skp.plan(office.ctx, skp_id).results[0].hasil.diintervensi_id == column


def test_a_cell_of_a_provisional_result_keeps_its_link(office: Office) -> None:
    (ident,), _ = hasil_sementara.add(office.ctx, office["sekretariat"], 2025, ["Layanan naik"])
    set_cell(office.ctx, office["sekretariat"], 2025, ident, office["Staf"], ("Loket buka",))
    skp_id, _ = skp.start(office.ctx, office["Staf"], 2025)
    (proposed,) = take_from_matrix(office.ctx, skp_id)
    assert (proposed.diintervensi, proposed.sementara_id, proposed.diintervensi_id) == ("Layanan naik", ident, None)


def test_a_unit_without_a_head_post_has_an_empty_matrix(office: Office) -> None:
    unit = office.put(Unit(id=new_id(), nama="Balai", induk_id=office["distrik"]))
    found = matrix(office.ctx, unit, 2025)
    assert (found.head.jabatan, found.columns, found.rows) == ("", (), ())
