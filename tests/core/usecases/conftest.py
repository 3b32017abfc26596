"""A small office in a real file, shared by the tests of the use cases of the year."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from kinerja_office import SINCE, TODAY, Office

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import create_store, new_id, open_store


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, UUID]]:
    """Made once and copied for each test: making a file takes longer than most tests.

    Heads: Camat of the district (under the outside Sekda), Sekcam of the secretariat; Staf works there.
    """
    path = tmp_path_factory.mktemp("kantor") / "kantor.asn"
    kantor = Kantor(
        id=new_id(), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya", tempat="Wamena", latihan=True
    )
    store = create_store(path, kantor, today=TODAY)
    made = Office(Context(store, bootstrap.law_book(), "Petugas", TODAY))
    top = Unit(id=new_id(), nama="Distrik Welesi", kode="01", mandiri=True)
    desk = Unit(id=new_id(), nama="Sekretariat", kode="01.01", induk_id=top.id)
    made.put(top, "distrik")
    made.put(desk, "sekretariat")
    for name, unit in (("Kepala Distrik", top), ("Sekretaris Distrik", desk)):
        made.put(Jabatan(id=new_id(), nama=name, jenis=JenisJabatan.PENGAWAS, unit_id=unit.id, kepala=True), name)
    made.put(Pejabat(id=new_id(), nama="Sekda", jabatan="Sekretaris Daerah"), "Sekda")
    made.person("Camat", "distrik", "Kepala Distrik")
    made.person("Sekcam", "sekretariat", "Sekretaris Distrik")
    made.person("Staf", "sekretariat")
    made.put(PenetapanPenilai(id=new_id(), pegawai_id=made["Camat"], tmt=SINCE, pejabat_id=made["Sekda"]))
    store.close()
    return path, made.ids


@pytest.fixture(scope="session")
def law() -> LawBook:
    return bootstrap.law_book()


@pytest.fixture
def office(office_file: tuple[Path, dict[str, UUID]], law: LawBook, tmp_path: Path) -> Iterator[Office]:
    """A copy of the office for one test."""
    source, ids = office_file
    path = tmp_path / "kantor.asn"
    shutil.copyfile(source, path)
    store = open_store(path, today=TODAY)
    made = Office(Context(store, law, "Petugas", TODAY))
    made.ids.update(ids)
    yield made
    store.close()
