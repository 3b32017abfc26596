"""Bezetting: the posts of each unit, how many holders are needed and there, and who leaves within five years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.riwayat import held_on, latest
from asn_desktop.core.domain.talenta import SyaratJabatan
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.rulepack.model import NoLawAtDateError
from asn_desktop.core.usecases.form_facts.lists import ListFacts, ListItem
from asn_desktop.core.usecases.karier.facts import Facts
from asn_desktop.core.usecases.karier.question import Question

WORDS = Words(
    values=frozenset({"perihal", "sampai", "jumlah_kebutuhan", "jumlah_terisi", "jumlah_lowong", "jumlah_keluar"}),
    rows={
        "jabatan": frozenset(
            {"unit", "jabatan", "tingkat", "kelas", "kebutuhan", "terisi", "lowong", "keluar", "jumlah_keluar"}
        )
    },
)
"""What the layout may ask for."""
YEARS = 5
"""How far ahead people who leave are looked for."""
_KINDS = tuple(JenisJabatan)


_Key = tuple[UUID | None, str]
"""Unit and name: posts that are called the same in one unit stand in one row."""


class _Post(Struct, frozen=True):
    """Posts of one name in one unit. `kebutuhan` of None is not known."""

    unit_id: UUID | None
    nama: str
    jenis: JenisJabatan
    jenjang: Jenjang | None
    eselon: str
    kelas: int | None = None
    kepala: bool = False
    kebutuhan: int | None = None
    terisi: tuple[Facts, ...] = ()
    pelaksana_tugas: tuple[tuple[Facts, StatusJabatan], ...] = ()

    @property
    def lowong(self) -> int | None:
        """Places without a holder; None where it is not known how many there are to be."""
        return None if self.kebutuhan is None else max(0, self.kebutuhan - len(self.terisi))


def holders(office: ListFacts, item: ListItem) -> FormFacts:
    """As of the day; who leaves by the law of that day. Raises UserError where there are neither posts nor people."""
    day = office.day(item)
    until = add_months(day, 12 * YEARS)
    posts = _posts(office, item, day)
    rows = []
    leaving_all = 0
    for post in posts:
        leaving = list(_leaving(office, post.terisi, day, until))
        leaving_all += len(leaving)
        rows.append(_row(office, post, leaving))
    needed = [post.kebutuhan for post in posts]
    vacant = [post.lowong for post in posts]
    return FormFacts(
        head=office.head(item),
        values={
            "perihal": item.name(office.reader),
            "sampai": until,
            "jumlah_kebutuhan": _sum(needed),
            "jumlah_terisi": sum(len(post.terisi) for post in posts),
            "jumlah_lowong": _sum(vacant),
            "jumlah_keluar": leaving_all,
        },
        rows={"jabatan": tuple(rows)},
    )


def _posts(office: ListFacts, item: ListItem, day: date) -> Sequence[_Post]:
    """By unit as the tree has them, heads first, then by kind and name."""
    inside = office.inside(item)
    needs = {each.jabatan_id: each.kebutuhan for each in office.reader.find(SyaratJabatan)}
    found: dict[_Key, _Post] = {}
    keys: dict[UUID | None, _Key] = {}
    for each in office.reader.find(Jabatan):
        if each.unit_id in inside:
            key: _Key = (each.unit_id, each.nama)
            keys[each.id] = key
            need = 1 if each.kepala else needs.get(each.id)  # a unit has one head
            known = found.get(key)
            if known is not None:
                need = None if need is None or known.kebutuhan is None else known.kebutuhan + need
            found[key] = _Post(*key, each.jenis, each.jenjang, each.eselon, each.kelas, each.kepala, need)
    definitive: dict[_Key, list[Facts]] = {}
    acting: dict[_Key, list[tuple[Facts, StatusJabatan]]] = {}
    for person in _holders(office, item, posts=bool(found)):
        place = latest(person.histories.unit, day)
        for held in held_on(person.histories.jabatan, day):
            key = keys.get(held.jabatan_id) or (place.unit_id if place else None, held.nama)
            found.setdefault(key, _Post(*key, held.jenis, held.jenjang, held.eselon))  # not listed by the office
            if held.status is StatusJabatan.DEFINITIF:
                definitive.setdefault(key, []).append(person)
            else:
                acting.setdefault(key, []).append((person, held.status))
    order: dict[UUID | None, int] = {unit: at for at, unit in enumerate(_units_in_order(office))}
    posts = (
        replace(
            post, terisi=tuple(definitive.get(key, ())), pelaksana_tugas=tuple(acting.get(key, ()))
        )
        for key, post in found.items()
    )  # fmt: skip
    return sorted(
        posts,
        key=lambda post: (
            order.get(post.unit_id, len(order)), not post.kepala, _KINDS.index(post.jenis), post.eselon or "~",
            post.nama.casefold(),
        ),
    )  # fmt: skip


def _holders(office: ListFacts, item: ListItem, *, posts: bool) -> Sequence[Facts]:
    """The people; there may be none where there are posts."""
    try:
        return office.people(item)
    except UserError:
        if posts:
            return ()
        raise


def _units_in_order(office: ListFacts) -> Iterator[UUID]:
    """Each unit before those below it."""
    waiting = list(reversed(office.tree.children.get(None, ())))
    while waiting:
        unit = waiting.pop()
        yield unit
        waiting += reversed(office.tree.children.get(unit, ()))


def _leaving(office: ListFacts, people: Sequence[Facts], day: date, until: date) -> Iterator[Phrase]:
    """Who reaches the retirement age, or whose contract ends, by day."""
    answers = office.answers(day)
    found: list[tuple[date, str, Phrase]] = []
    for each in people:
        nama = each.person.nama_lengkap
        if each.pppk and each.person.akhir_kontrak is not None and each.person.akhir_kontrak < until:
            ends = each.person.akhir_kontrak
            found.append((ends, nama, Phrase("formulir.keluar.kontrak", {"nama": nama, "tanggal": ends})))
            continue
        try:
            pension = Question(each, day, answers).retirement.result("tmt_pensiun")
        except NoLawAtDateError:
            pension = None
        if isinstance(pension, date) and pension < until:
            found.append((pension, nama, Phrase("formulir.keluar.pensiun", {"nama": nama, "tanggal": pension})))
        elif pension is None:
            found.append((date.max, nama, Phrase("formulir.keluar.belum_diketahui", {"nama": nama})))
    return (phrase for _, _, phrase in sorted(found, key=lambda one: one[:2]))


def _row(office: ListFacts, post: _Post, leaving: Sequence[Phrase]) -> Mapping[str, object]:
    unit = office.tree.units.get(post.unit_id) if post.unit_id else None
    unknown = Phrase("formulir.belum_diketahui")
    vacant: object = post.lowong if post.lowong is not None else unknown
    if not post.terisi and post.kebutuhan is None:
        vacant = Phrase("formulir.kosong")
    acting = [
        Phrase("formulir.dijabat", {"nama": each.person.nama_lengkap, "status": status})
        for each, status in post.pelaksana_tugas
    ]
    return {
        "unit": unit.nama if unit else Phrase("formulir.tanpa_unit"),
        "jabatan": (post.nama, *acting),
        "tingkat": post.eselon or post.jenjang,
        "kelas": post.kelas,
        "kebutuhan": post.kebutuhan if post.kebutuhan is not None else unknown,
        "terisi": len(post.terisi),
        "lowong": vacant,
        "keluar": tuple(leaving),
        "jumlah_keluar": len(leaving),
    }


def _sum(numbers: Sequence[int | None]) -> object:
    """The sum of what is known, and of how many posts nothing is."""
    known = [each for each in numbers if each is not None]
    if len(known) == len(numbers):
        return sum(known)
    return Phrase("formulir.jumlah_sebagian", {"jumlah": sum(known), "n": len(numbers) - len(known)})
