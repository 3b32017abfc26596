"""Old files come forward, with a checked copy beside them."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from office import TODAY
from sqlalchemy import Engine, create_engine

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import Aspek, Indikator, Skp
from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.storage.db import migrate, new_id, open_store
from asn_desktop.storage.db.engine import sqlite_engine
from asn_desktop.storage.db.schema import HEAD, METADATA
from asn_desktop.storage.db.store import SqlStore


def described(file: Path) -> dict[str, str]:
    """Every table, index and trigger with its columns, in words that do not depend on how it was typed."""
    with closing(sqlite3.connect(file)) as raw:
        found = {}
        ours = "SELECT name, type, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
        for name, kind, sql in raw.execute(ours):
            columns = raw.execute(f"PRAGMA table_xinfo('{name}')").fetchall() if kind == "table" else ()
            keys = raw.execute(f"PRAGMA foreign_key_list('{name}')").fetchall() if kind == "table" else ()
            words = "" if kind == "table" else " ".join(sql.split())
            found[name] = f"{kind} {columns} {sorted(key[2:] for key in keys)} {words}"
        return found


def test_all_steps_give_the_schema_of_a_new_file(store: SqlStore, file: Path, tmp_path: Path) -> None:
    store.close()
    stepped = tmp_path / "langkah.asn"
    stepped.touch()
    engine = sqlite_engine(stepped)
    migrate.run(engine, HEAD)
    engine.dispose()
    assert described(stepped) == described(file)


def test_steps_and_new_schema_agree_on_postgresql(postgresql_url: str, postgresql: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with postgresql.connect() as admin:
        admin.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("CREATE DATABASE langkah")
    stepped = create_engine(postgresql_url.replace("/postgres", "/langkah").replace("/langkah+", "/postgres+"))
    try:
        migrate.run(stepped, HEAD)
        with stepped.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    finally:
        stepped.dispose()


def test_the_newest_step_is_known() -> None:
    assert max(migrate.known_revisions()) == HEAD


def test_f43_an_older_file_is_copied_before_it_is_brought_forward(
    store: SqlStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0000'")
        raw.commit()
    copies: list[str] = []

    def step(engine: Engine, target: str) -> None:
        copies.extend(path.name for path in file.parent.glob("*sebelum*"))
        with engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{target}'")

    monkeypatch.setattr(migrate, "run", step)
    monkeypatch.setattr(migrate, "known_revisions", lambda: frozenset(("0000", HEAD)))
    with closing(open_store(file, today=TODAY, installation="meja-1")) as again:
        assert again.check() == ()
    assert copies == [f"kantor-sebelum-{HEAD}.asn"]
    with closing(sqlite3.connect(file.with_name(copies[0]))) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0000",)]


OLD_FILES = Path(__file__).parents[2] / "fixtures" / "schema"
"""An office as the program of each released schema wrote it; kept for ever."""


@pytest.mark.parametrize("schema", sorted(path.name for path in OLD_FILES.glob("*.asn.gz")))
def test_every_office_of_a_released_schema_opens_whole(schema: str, tmp_path: Path) -> None:
    file = tmp_path / "kantor.asn"
    file.write_bytes(gzip.decompress((OLD_FILES / schema).read_bytes()))
    with closing(sqlite3.connect(file)) as raw:
        before = {kind: raw.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in ("indikator", "evaluasi")}
    with closing(open_store(file, today=TODAY, installation="meja-1")) as store:
        assert store.check() == ()
        with store.read() as reader:
            assert reader.find(Kantor)[0].periodik is JenisEvaluasi.TRIWULAN
            measures = reader.find(Indikator)
            assert {"indikator": len(measures), "evaluasi": len(reader.find(Evaluasi))} == before
            assert {measure.aspek for measure in measures} >= {Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU}
            skp, unit = reader.find(Skp)[0], reader.find(Unit)[0]
        assert (skp.revisi, skp.alasan_perubahan, skp.sebab) == (1, "", None)
        with store.write("save_skp", "Penguji") as work:
            work.put(skp.with_(alasan_perubahan="Target berubah"))
            work.commit()
        survey = SurveiKepuasan(
            id=new_id(), unit_id=unit.id, tahun=2025, layanan="Kartu keluarga", responden=49, nrr=(Decimal("3.25"),) * 9
        )
        with store.write("save_survei", "Penguji") as work:
            kept = work.put(survey)
            work.commit()
        with store.read() as reader:
            assert reader.find(SurveiKepuasan) == (kept,)
        assert store.check() == ()
