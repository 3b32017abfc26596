"""Continuous feedback of a term: on each planned result, on each value, and on the work as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from asn_desktop.core.domain.pelaksanaan import UmpanBalik
from asn_desktop.core.domain.skp import HasilKerja, JenisHasilKerja
from asn_desktop.core.forms.facts import Keterangan
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.rulepack.values import NilaiRow

_GIVEN = frozenset({"tanggal", "umpan_balik", "pemberi"})
WORDS = Words(
    values=frozenset({"pendekatan"}),
    rows={
        "hasil": _GIVEN | {"nomor", "jenis", "rencana"},
        "perilaku": _GIVEN | {"nomor", "nilai"},
        "umum": _GIVEN | {"nomor"},
    },
)
"""What the layout may ask for."""

Row = Mapping[str, object]
_NONE: tuple[Row, ...] = ({"umpan_balik": Keterangan.BELUM_ADA_UMPAN_BALIK},)


def feedback_rows(
    results: Sequence[HasilKerja], values: Iterable[NilaiRow], given: Iterable[UmpanBalik]
) -> Mapping[str, tuple[Row, ...]]:
    """One row for each feedback, by day; every result and every value has one, though nothing was said of it.

    What was said of a result that is no longer planned stands with that on the work as a whole.
    """
    known = {result.id for result in results}
    of_result: dict[UUID, list[UmpanBalik]] = {}
    of_value: dict[str, list[UmpanBalik]] = {}
    whole: list[UmpanBalik] = []
    for each in sorted(given, key=lambda each: (each.tanggal, each.id)):
        if each.hasil_kerja_id in known and each.hasil_kerja_id is not None:
            of_result.setdefault(each.hasil_kerja_id, []).append(each)
        elif each.nilai is not None and each.hasil_kerja_id is None:
            of_value.setdefault(each.nilai, []).append(each)
        else:
            whole.append(each)
    ordered = sorted(results, key=lambda result: (result.jenis is not JenisHasilKerja.UTAMA, result.urutan))
    return {
        "hasil": tuple(
            row
            for number, result in enumerate(ordered, start=1)
            for row in _rows(
                {"nomor": str(number), "jenis": result.jenis, "rencana": result.rencana}, of_result.get(result.id, ())
            )
        ),
        "perilaku": tuple(
            row
            for number, value in enumerate(values, start=1)
            for row in _rows({"nomor": str(number), "nilai": value.nama}, of_value.get(value.nilai, ()))
        ),
        "umum": tuple({"nomor": str(number), **_said(each)} for number, each in enumerate(whole, start=1)) or _NONE,
    }


def _rows(about: Row, given: Sequence[UmpanBalik]) -> Iterator[Row]:
    if not given:
        yield {**about, "umpan_balik": Keterangan.BELUM_ADA_UMPAN_BALIK}
    for each in given:
        yield {**about, **_said(each)}


def _said(each: UmpanBalik) -> Row:
    return {"tanggal": each.tanggal, "umpan_balik": each.isi, "pemberi": each.pemberi}
