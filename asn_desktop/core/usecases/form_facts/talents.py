"""On paper: who stands in which talent box with source and day, and who was named as successor of which post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan, PenilaianPotensi
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import talenta as boxes
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.form_facts.lists import ListFacts, ListItem
from asn_desktop.core.usecases.karier.facts import Facts
from asn_desktop.core.usecases.talenta import Cutoffs, level_of
from asn_desktop.core.usecases.talenta.grid import newest_potential

REPORT_WORDS = Words(
    values=frozenset({"perihal", "menengah", "tinggi", "jumlah", "belum_dinilai"}),
    rows={
        "kotak": frozenset({"kotak", "arti", "jumlah", "anjuran"}),
        "pegawai": frozenset({"nomor", "nama", "jabatan", "predikat", "potensi", "kotak"}),
    },
)
SUCCESSION_WORDS = Words(
    values=frozenset({"perihal", "jumlah"}),
    rows={"jabatan": frozenset({"jabatan", "lowong", "calon", "kesiapan", "kotak", "alasan"})},
)
_READY = tuple(Kesiapan)


def report(office: ListFacts, item: ListItem) -> FormFacts:
    """Everybody in service as of the day, the higher boxes first; who was not assessed is said so, with who can.

    Raises UserError where nobody is in service.
    """
    day = office.day(item)
    people = office.people(item)
    with office.ctx.store.read() as reader:
        at, assessed = talenta.cutoffs(reader), newest_potential(reader, day)
    placed = [
        (each, assessed.get(each.person.id), _box(office, each, assessed.get(each.person.id), at)) for each in people
    ]
    placed.sort(key=lambda one: (-_number(one[2]), one[0].person.nama.casefold(), one[0].person.nip))
    counts = Counter(_number(verdict) for _, _, verdict in placed)
    return FormFacts(
        head=office.head(item),
        values={
            "perihal": item.name(office.reader), "menengah": at.menengah, "tinggi": at.tinggi, "jumlah": len(people),
            "belum_dinilai": counts[0],
        },
        rows={
            "kotak": tuple(
                {
                    "kotak": box, "arti": Phrase(f"talenta.box.{box}.label"), "jumlah": counts[box],
                    "anjuran": Phrase(f"talenta.box.{box}.advice"),
                }
                for box in range(9, 0, -1)
            ),
            "pegawai": tuple(
                _person(number, each, potential, verdict, at)
                for number, (each, potential, verdict) in enumerate(placed, start=1)
            ),
        },
    )  # fmt: skip


def successions(office: ListFacts, item: ListItem) -> FormFacts:
    """Posts that are or fall vacant, or for which somebody was named, each with those named, the readiest first.

    Raises UserError where there is no such post.
    """
    day, inside = office.day(item), office.inside(item)
    vacant = {each.jabatan.id: each for each in talenta.vacancies(replace(office.ctx, today=day))}
    named: dict[object, list[CalonPenerus]] = {}
    for each in office.reader.find(CalonPenerus):
        named.setdefault(each.jabatan_id, []).append(each)
    posts = [
        post
        for post in office.reader.find(Jabatan)
        if post.unit_id in inside and (post.id in vacant or post.id in named)
    ]
    if not posts:
        raise UserError("succession_empty", unit=item.name(office.reader), tanggal=day)
    found = {each.pegawai_id: each for each in talenta.grid(replace(office.ctx, today=day), day).people}
    rows: list[Mapping[str, object]] = []
    for post in sorted(posts, key=lambda post: (_falls(vacant.get(post.id)), post.nama.casefold(), post.id)):
        unit = office.tree.units.get(post.unit_id)
        head = {"jabatan": (post.nama, unit.nama if unit else ""), "lowong": _vacancy(vacant.get(post.id))}
        chosen = sorted(named.get(post.id, ()), key=lambda each: (_READY.index(each.kesiapan), each.tanggal, each.id))
        if not chosen:
            rows.append(head | {"calon": Phrase("formulir.belum_ada_calon"), "kesiapan": "", "kotak": "", "alasan": ""})
        for calon in chosen:
            person = found.get(calon.pegawai_id)
            box = person.kotak if person is not None else None
            rows.append(
                head
                | {
                    "calon": (person.nama, grouped_nip(person.nip), person.jabatan, person.unit)
                    if person is not None
                    else Phrase("formulir.tidak_aktif"),
                    "kesiapan": calon.kesiapan,
                    "kotak": box if box is not None else Phrase("talenta.none"),
                    "alasan": calon.alasan,
                }
            )
    return FormFacts(
        head=office.head(item),
        values={"perihal": item.name(office.reader), "jumlah": len(posts)},
        rows={"jabatan": tuple(rows)},
    )


def _box(office: ListFacts, person: Facts, potential: PenilaianPotensi | None, at: Cutoffs) -> Verdict:
    day = person.day
    year = max((each for each in person.predikat if each <= day.year), default=None)
    predikat = person.predikat[year] if year is not None else None
    return office.answers(day).ask(boxes.decide, predikat, level_of(potential, at))


def _number(verdict: Verdict) -> int:
    """0 for those in no box, who stand last."""
    found = verdict.result("kotak")
    return found if isinstance(found, int) else 0


def _person(
    number: int, of: Facts, potential: PenilaianPotensi | None, verdict: Verdict, at: Cutoffs
) -> Mapping[str, object]:
    year = max((each for each in of.predikat if each <= of.day.year), default=None)
    unknown = Phrase("formulir.belum_diketahui")
    result: object = unknown
    if potential is not None:
        level = level_of(potential, at)
        value: object = level
        if potential.nilai is not None:
            value = Phrase("formulir.nilai_tingkat", {"nilai": potential.nilai, "tingkat": level})
        result = (value, Phrase("formulir.dan_tanggal", {"isi": potential.sumber, "tanggal": potential.tanggal}))
    return {
        "nomor": number,
        "nama": (of.person.nama_lengkap, grouped_nip(of.person.nip)),
        "jabatan": of.jabatan.nama if of.jabatan else unknown,
        "predikat": (of.predikat[year], str(year)) if year is not None else unknown,
        "potensi": result,
        "kotak": _number(verdict) or Phrase("talenta.none"),
    }


def _falls(vacancy: talenta.Vacancy | None) -> date:
    """Vacant now first, then by the day; held posts last."""
    return date.max if vacancy is None else vacancy.tanggal or date.min


def _vacancy(vacancy: talenta.Vacancy | None) -> object:
    if vacancy is None:
        return Phrase("talenta.held")
    return (vacancy.sebab, vacancy.tanggal) if vacancy.tanggal is not None else vacancy.sebab
