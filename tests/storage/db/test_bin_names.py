"""In the bin a person recognises what was removed, whatever kind it is, and whose it was."""

from __future__ import annotations

from datetime import date

import pytest
from office import one_of_each

from asn_desktop import bootstrap
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.rows import Word
from asn_desktop.storage.db.queries.labels import NAMED_BY
from asn_desktop.storage.db.records import KINDS
from asn_desktop.storage.db.store import SqlStore

WHOSE = "dr. Marsélla D’Ñoge, M.Kes"
OFFICE_ONLY = {
    "kantor", "hari_libur", "unit", "jabatan", "pejabat", "capaian_organisasi", "hasil_sementara", "rekap_penilaian",
    "syarat_jabatan", "survei_kepuasan",
}  # fmt: skip
"""Kinds that are of the office, a unit or a row of a file, not of one person."""


@pytest.fixture
def removed(store: SqlStore) -> dict[str, tuple[Word, ...]]:
    """The names of a record of every kind, by kind."""
    records = one_of_each()
    with store.write("import", "Operator") as work:
        work.put_many(records)
        work.commit()
    with store.write("remove_skp", "Operator") as work:
        for record in records:
            work.remove(work.get(type(record), record.id))
        work.commit()
    with store.read() as reader:
        return {row.kind: row.words for row in reader.bin()}


def test_every_kind_has_a_name_of_its_own(removed: dict[str, tuple[Word, ...]]) -> None:
    assert set(NAMED_BY) == set(KINDS) == set(removed)
    assert {kind for kind, words in removed.items() if not words} == set()
    without = {kind for kind, words in removed.items() if kind not in OFFICE_ONLY and WHOSE not in words}
    assert without == set()
    # The owner alone does not tell one record from another.
    assert {kind for kind, words in removed.items() if words == (WHOSE,)} == {"pegawai"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_names_are_words_of_the_office_in_both_languages(removed: dict[str, tuple[Word, ...]], language: str) -> None:
    texts: Texts = bootstrap.texts(language)  # type: ignore[arg-type]
    said = {kind: " · ".join(map(texts.show, words)) for kind, words in removed.items()}
    assert {kind: text for kind, text in said.items() if "_" in text} == {}
    for kind in removed:
        assert texts.say(f"kind.{kind}")
    day = texts.show(date(2026, 4, 30))
    assert said["hari_libur"] == f"{day} · Cuti bersama"
    assert said["keberatan"] == f"{day} · A · {WHOSE}"
    assert said["bukti_dukung"] == f"foto.jpg · 2026 · {WHOSE}"
    assert said["rencana_aksi"] == f"Rapat · 2026 · {WHOSE}"
    assert said["cetakan"] == f"7K3M-Q2XA-9FWC · {day} · {WHOSE}"
    assert said["pindaian"].startswith(f"{day} · 7K3M-Q2XA-9FWC")
