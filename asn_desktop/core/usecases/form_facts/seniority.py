"""Daftar Urut Kepangkatan (DUK) and the nominative list: who is there, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.riwayat import RiwayatPelatihan
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import whole_years
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.rank import SeniorityOrder
from asn_desktop.core.rules import duk
from asn_desktop.core.rules import golongan as golongan_rules
from asn_desktop.core.usecases.form_facts.careers import identity, joined, service, years_and_months
from asn_desktop.core.usecases.form_facts.lists import ListFacts, ListItem
from asn_desktop.core.usecases.karier.facts import Facts, diploma

_PERSON = frozenset(
    {"nomor", "nama", "nip", "pangkat", "jabatan", "masa_kerja", "pendidikan", "lahir", "jenis_kelamin", "usia"}
)
DUK_WORDS = Words(
    values=frozenset({"perihal", "urutan", "dasar", "di_luar", "tanpa_pangkat", "jumlah"}),
    rows={"pegawai": _PERSON | {"latihan"}, "tanpa_pangkat": frozenset({"nama", "nip", "sebab"})},
)
NOMINATIVE_WORDS = Words(
    values=frozenset({"perihal", "ringkasan", "jumlah"}),
    rows={"pegawai": _PERSON | {"jenis_pegawai", "kedudukan", "unit"}},
)
"""What the layouts may ask for."""
_KINDS = tuple(JenisJabatan)


def seniority(office: ListFacts, item: ListItem) -> FormFacts:
    """PNS by rank and what the pack says further; whoever has no rank recorded stands apart.

    CPNS and PPPK are counted and not listed. Raises UserError where there is no PNS.
    """
    day, people = office.day(item), office.people(item)
    law = office.answers(day).law
    ruled = law.get("duk.urutan")
    order: SeniorityOrder = ruled.value
    pns = [each for each in people if each.person.jenis_pegawai is JenisPegawai.PNS]
    if not pns:
        raise UserError("list_empty", unit=item.name(office.reader), tanggal=day)
    ranked = [each for each in pns if each.golongan_nama is not None]
    seniors = [(_senior(each), f"{each.person.nama.casefold()} {each.person.nip}") for each in ranked]
    standing = [ranked[at] for at in duk.in_order(seniors, order)]
    without = [each for each in pns if each.golongan_nama is None]
    others: Counter[JenisPegawai] = Counter(
        each.person.jenis_pegawai for each in people if each.person.jenis_pegawai is not JenisPegawai.PNS
    )
    return FormFacts(
        head=office.head(item),
        values={
            "perihal": item.name(office.reader),
            "urutan": joined(order.urutan, "formulir.rangkai"),
            "dasar": ruled.citation,
            "di_luar": _counted(others),
            "tanpa_pangkat": Phrase("formulir.tanpa_pangkat", {"n": len(without)}) if without else "",
            "jumlah": len(standing),
        },
        rows={
            "pegawai": tuple(
                {**_row(number, each, law), "latihan": _leadership(each)}
                for number, each in enumerate(standing, start=1)
            ),
            "tanpa_pangkat": tuple(
                {
                    "nama": each.person.nama_lengkap,
                    "nip": grouped_nip(each.person.nip),
                    "sebab": Phrase("formulir.golongan_belum"),
                }
                for each in without
            ),
        },
    )


def nominative(office: ListFacts, item: ListItem) -> FormFacts:
    """Everybody of one unit: heads first, then by post, rank and name."""
    day, people = office.day(item), office.people(item)
    law = office.answers(day).law
    ordered = sorted(people, key=_by_post)
    kinds = Counter(each.person.jenis_pegawai for each in people)
    rows = tuple(
        {
            **_row(number, each, law),
            "jenis_pegawai": each.person.jenis_pegawai,
            "kedudukan": each.person.kedudukan,
            "unit": identity(each, office.tree, law)["unit"],
        }
        for number, each in enumerate(ordered, start=1)
    )
    values = {"perihal": item.name(office.reader), "ringkasan": _counted(kinds), "jumlah": len(people)}
    return FormFacts(head=office.head(item), values=values, rows={"pegawai": rows})


def _senior(each: Facts) -> duk.Senior:
    rank, post, held = each.golongan, each.jabatan, diploma(each)
    assert rank is not None
    assert each.golongan_nama is not None  # only whoever has a rank is put in order
    levels = [level for one in _attended(each) if (level := duk.leadership(one.nama)) is not None]
    return duk.Senior(
        each.golongan_nama,
        rank.tmt,
        post.jenis if post else None,
        post.eselon if post else "",
        each.jenjang,
        post.tmt if post else None,
        service(each, each.day),
        min(levels, default=None),
        held.tingkat if held else None,
        held.tahun_lulus if held else None,
        each.person.tanggal_lahir,
    )


def _attended(each: Facts) -> Iterable[RiwayatPelatihan]:
    return (one for one in each.histories.pelatihan if (one.selesai or one.mulai or each.day) <= each.day)


def _leadership(each: Facts) -> object:
    """The highest leadership training with its year and hours."""
    held = [(level, one) for one in _attended(each) if (level := duk.leadership(one.nama)) is not None]
    if not held:
        return ""
    _, best = min(held, key=lambda pair: pair[0])
    ended = best.selesai or best.mulai
    year = str(ended.year) if ended else None
    hours = Phrase("formulir.jp", {"n": best.jp}) if best.jp else None
    return joined([part for part in (best.nama, year, hours) if part], "formulir.urut")


def _row(number: int, each: Facts, law: Law) -> Mapping[str, object]:
    person, rank, post, held = each.person, each.golongan, each.jabatan, diploma(each)
    about = [part for part in (held.jurusan or held.tingkat, str(held.tahun_lulus or "")) if part] if held else []
    born = person.tanggal_lahir
    return {
        "nomor": str(number),
        "nama": person.nama_lengkap,
        "nip": grouped_nip(person.nip),
        "pangkat": (golongan_rules.pangkat_golongan(rank.golongan, law), rank.tmt) if rank else "",
        "jabatan": (post.nama, post.tmt) if post else "",
        "masa_kerja": years_and_months(service(each, each.day)),
        "pendidikan": joined(about, "formulir.urut"),
        "lahir": born,
        "jenis_kelamin": person.jenis_kelamin,
        "usia": Phrase("formulir.tahun", {"n": whole_years(born, each.day)}) if born else "",
    }


def _by_post(each: Facts) -> tuple[int, str, int, str, str]:
    post, rank = each.jabatan, each.golongan_nama
    kind = _KINDS.index(post.jenis) if post else len(_KINDS)
    eselon = post.eselon or "~" if post else "~"
    return (kind, eselon, -ladder.rank(rank) if rank else 0, each.person.nama.casefold(), each.person.nip)


def _counted(kinds: Mapping[JenisPegawai, int]) -> object:
    parts = [Phrase("formulir.orang", {"apa": kind, "n": kinds[kind]}) for kind in JenisPegawai if kinds.get(kind)]
    return joined(parts, "formulir.rangkai")
