"""What paper says of an objection: the statements of both sides, the decision, and the results before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.verdict import Outcome

OF_OBJECTION = ("tanggal_keberatan", "keberatan")
OF_ANSWER = ("tanggal_penjelasan", "penjelasan")
OF_DECISION = ("tanggal_putusan", "putusan", "pertimbangan", "pemutus")
_IN_TIME = {Outcome.MET: "dalam_tenggang", Outcome.NOT_MET: "lewat_tenggang"}

WORDS = Words(values=frozenset((*OF_OBJECTION, *OF_ANSWER, *OF_DECISION, "nomor_putusan")))
"""What a layout may ask for where an objection is told beside something else."""

LETTER_WORDS = Words(
    values=WORDS.values
    | {
        *("nomor_surat", "tanggal_terima", "tanggal_evaluasi", "atasan_jabatan"),
        *(
            f"{result}_{when}"
            for result in ("rating_hasil", "rating_perilaku", "predikat")
            for when in ("lama", "baru")
        ),
        *_IN_TIME.values(),
        *(each.value for each in PutusanKeberatan),
    }
)
"""What the layouts of the letters may ask for. Of the last ones only those that hold are given, for `given`."""


def objection_values(found: Keberatan) -> Mapping[str, object]:
    """As far as the objection has come. What is not there is left to the pen."""
    return {
        "tanggal_keberatan": found.tanggal_pengajuan,
        "keberatan": found.alasan,
        "tanggal_penjelasan": found.tanggal_penjelasan,
        "penjelasan": found.penjelasan,
        "tanggal_putusan": found.tanggal_putusan,
        "putusan": found.putusan,
        "pertimbangan": found.pertimbangan,
        "pemutus": found.pemutus.nama if found.pemutus else "",
        "nomor_putusan": found.nomor_putusan,
    }


def letter_values(found: Keberatan | None, evaluasi: Evaluasi, hasil: Evaluasi | None) -> Mapping[str, object]:
    """The same with what only letters say. `hasil` is the appraisal as the decision left it; None before that."""
    values: dict[str, object] = {"tanggal_evaluasi": evaluasi.tanggal, **_results(evaluasi, "lama")}
    if found is None:
        return values
    values |= objection_values(found)
    values |= {"nomor_surat": found.nomor_surat, "tanggal_terima": found.tanggal_terima}
    if found.verdict is not None and found.verdict.outcome in _IN_TIME:
        values[_IN_TIME[found.verdict.outcome]] = found.verdict
    if found.putusan is not None:
        values[found.putusan.value] = found.putusan
    if hasil is not None:
        values |= _results(hasil, "baru")
    return values


def _results(evaluasi: Evaluasi, when: str) -> Mapping[str, object]:
    return {
        f"rating_hasil_{when}": evaluasi.rating_hasil,
        f"rating_perilaku_{when}": evaluasi.rating_perilaku,
        f"predikat_{when}": evaluasi.predikat,
    }


def before_objection(facts: FormFacts) -> Iterator[FormFacts]:
    """What paper said before the objection was decided, answered, made: it was right on its day, and was signed."""
    gone: tuple[str, ...] = ()
    for step in ((*OF_DECISION, "nomor_putusan"), OF_ANSWER, OF_OBJECTION):
        gone = (*gone, *step)
        values = {name: value for name, value in facts.values.items() if name not in gone}
        if values != facts.values:
            yield replace(facts, values=values)
