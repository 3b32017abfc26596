"""What plans say is found on both databases: texts by nearness and words, plans to copy from, the usual approach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import TODAY, office_records, person, placed, plan

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import HasilKerja, Indikator, JenisHasilKerja, Keluarga, Pendekatan
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.rows import PlanSourceFilter, PlanTextFilter
from asn_desktop.storage.db import new_id
from asn_desktop.storage.db.database import Server
from asn_desktop.storage.db.store import SqlStore

MUDA, PERTAMA = "Penyuluh Pertanian Ahli Muda", "Penyuluh Pertanian Ahli Pertama"


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request: pytest.FixtureRequest) -> Iterator[SqlStore]:
    if request.param == "sqlite":
        yield request.getfixturevalue("store")
        return
    store = SqlStore(Server(request.getfixturevalue("postgresql")), Path("pusat"), TODAY)
    store.advance(TODAY)
    yield store
    store.close()


def planned(pegawai: Pegawai, *texts: str, tahun: int = 2026, **more: object) -> list[Record]:
    skp = plan(pegawai, tahun, **more)
    records: list[Record] = [skp]
    for place, text in enumerate(texts, start=1):
        hasil = HasilKerja(id=new_id(), skp_id=skp.id, urutan=place, jenis=JenisHasilKerja.UTAMA, rencana=text)
        measure = Indikator(
            id=new_id(), skp_id=skp.id, hasil_kerja_id=hasil.id, urutan=1, indikator="Jumlah", target="1"
        )
        records += [hasil, measure]
    return records


def test_what_plans_say(anywhere: SqlStore) -> None:
    office = office_records()
    rekan, muda = person(906, "Melkias Tabuni"), person(907, "Yuliana Kogoya")
    own = planned(office.penyuluh, "Petani dibina", tahun=2025, pendekatan=Pendekatan.KUALITATIF)
    target = plan(office.penyuluh)
    with anywhere.write("import_pegawai", "Operator") as unit:
        unit.put_many(
            [
                *office.records,
                *placed(rekan, office.distrik, "III/a", PERTAMA),
                *placed(muda, office.distrik, "III/c", MUDA),
                *own,
                target,
                *planned(rekan, "Petani dibina", "Lahan 100% terpetakan"),
                *planned(muda, "PETANI dibina"),
                *planned(office.staf, "Petani dibina", keluarga=Keluarga.JPT_MANDIRI),
                *planned(office.kepala),
            ]
        )
        unit.commit()
    where = PlanTextFilter(2024, 2026, (), PERTAMA, "Penyuluh Pertanian")
    with anywhere.read() as reader:
        found = {(text.rencana, text.nearness): text for text in reader.plan_texts(where, 100)}
        assert {key: (text.n, text.tahun) for key, text in found.items()} == {
            ("Petani dibina", 0): (2, 2026),
            ("Lahan 100% terpetakan", 0): (1, 2026),
            ("PETANI dibina", 1): (1, 2026),
            ("Petani dibina", 2): (1, 2026),
        }
        newest, oldest = found["Petani dibina", 0].hasil
        assert oldest == own[1].id
        assert newest != oldest

        def texts(**more: object) -> set[tuple[str, int]]:
            asked = PlanTextFilter(**{"dari": 2024, "tahun": 2026, "jabatan": PERTAMA, **more})
            return {(text.rencana, text.n) for text in reader.plan_texts(asked, 100)}

        assert texts(nearness=0) == {("Petani dibina", 2), ("Lahan 100% terpetakan", 1)}
        assert texts(nearness=1, awal="Penyuluh Pertanian") == {
            ("Petani dibina", 2), ("Lahan 100% terpetakan", 1), ("PETANI dibina", 1),
        }  # fmt: skip
        assert texts(words=("100%",)) == {("Lahan 100% terpetakan", 1)}
        assert texts(words=("petani", "DIBINA"), dari=2026, nearness=0) == {("Petani dibina", 1)}
        assert texts(keluarga=Keluarga.JPT_MANDIRI) == {("Petani dibina", 1)}
        assert len(reader.plan_texts(where, 1)) == 1

        asked = PlanSourceFilter(target.id, office.penyuluh.id, 2026, PERTAMA, "Penyuluh Pertanian", office.seksi.id)
        sources = reader.plan_sources(asked, 10)
        assert [(s.nama, s.tahun, s.nearness, s.hasil, s.indikator) for s in sources] == [
            ("Simon Huby", 2025, 0, 1, 1),
            ("Melkias Tabuni", 2026, 2, 2, 2),
            ("Yuliana Kogoya", 2026, 3, 1, 1),
        ]
        assert sources[0].mulai.year == 2025
        assert [s.nama for s in reader.plan_sources(PlanSourceFilter(target.id, rekan.id, 2026), 10)] == [
            "Melkias Tabuni"
        ]
        assert reader.approaches((2025, 2026)) == {Pendekatan.KUALITATIF: 1, Pendekatan.KUANTITATIF: 5}
