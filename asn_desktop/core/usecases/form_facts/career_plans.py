"""Rencana Karier: the plan of one person towards a post, with its steps, to be signed by him and his superior."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.domain.rencana_karier import (
    Andaian,
    AndaianJabatan,
    AndaianPelatihan,
    AndaianPendidikan,
    AndaianPredikat,
    KemajuanKarier,
    LangkahKarier,
    RencanaKarier,
    StatusRencana,
    by_years,
)
from asn_desktop.core.domain.talenta import CalonPenerus
from asn_desktop.core.forms.facts import FormFacts, Who
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.usecases.form_facts.careers import CareerFacts, CareerItem, find_careers, identity, joined
from asn_desktop.core.usecases.form_facts.model import NotConcernedError, Selection
from asn_desktop.core.usecases.form_facts.reading import by
from asn_desktop.core.usecases.penilai import parties
from asn_desktop.core.usecases.ports import Context, Reader, chunks
from asn_desktop.core.usecases.rencana_karier import headed, successors

WORDS = Words(
    values=frozenset(
        {
            "nip", "pangkat", "jabatan_tmt", "unit", "tujuan", "tujuan_jenis", "target", "andaian", "alasan_perubahan",
            "catatan_rencana", "ada_kemajuan", "atasan_nama", "atasan_jabatan", "tanggal_sepakat", "versi_rencana",
            "keadaan", "jabatan_dipimpin",
        }
    ),
    rows={
        "langkah": frozenset({"nomor", "jenis", "kesenjangan", "kegiatan", "pelaku", "batas"}),
        "penerus": frozenset({"nama", "kesiapan", "dinilai"}),
        "kemajuan": frozenset({"tahun", "tanggal", "uraian", "tindak_lanjut"}),
    },
)  # fmt: skip
"""What the layout may ask for."""
_NOBODY = ({"nama": Phrase("formulir.tanpa_penerus"), "kesiapan": "", "dinilai": ""},)


class PlanItem(Struct, frozen=True):
    """The plan of one person; without one he is told so."""

    career: CareerItem
    subject: UUID | None

    @property
    def pegawai_id(self) -> UUID | None:
        return self.career.pegawai_id

    def name(self, reader: Reader) -> str:
        return self.career.name(reader)


def find_career_plans(reader: Reader, asked: Selection) -> Sequence[PlanItem]:
    """These plans; otherwise of each person the one that is under way, else the newest."""
    if asked.rencana_ids:
        named = [each for part in chunks(asked.rencana_ids, 500) for each in reader.find(RencanaKarier, id=tuple(part))]
        people = Selection(pegawai_ids=tuple(each.pegawai_id for each in named))
        there = {each.pegawai_id: each for each in find_careers(reader, people)}
        return [PlanItem(there[each.pegawai_id], each.id) for each in named if each.pegawai_id in there]
    careers = find_careers(reader, asked)
    ids = tuple(each.pegawai_id for each in careers)
    plans = by(
        (each for part in chunks(ids, 500) for each in reader.find(RencanaKarier, pegawai_id=tuple(part))), "pegawai_id"
    )
    return [PlanItem(each, _newest(plans.get(each.pegawai_id, ()))) for each in careers]


def _newest(plans: Sequence[RencanaKarier]) -> UUID | None:
    return max(plans, key=lambda each: (_open(each), each.id)).id if plans else None


class CareerPlanFacts(CareerFacts):
    """Facts of some plans."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[PlanItem]) -> None:
        super().__init__(ctx, reader, [item.career for item in items])
        ids = tuple({item.career.pegawai_id for item in items})
        self._plans = {each.id: each for each in (reader.find(RencanaKarier, pegawai_id=ids) if ids else ())}
        self._steps = by(reader.find(LangkahKarier, pegawai_id=ids) if ids else (), "rencana_id")
        self._progress = by(reader.find(KemajuanKarier, pegawai_id=ids) if ids else (), "rencana_id")

    def rencana(self, item: PlanItem) -> FormFacts:
        """The plan; a draft until both have agreed on it.

        An agreed plan is printed as it was agreed: with the person, the superior and who could follow as on that day,
        and without how far its steps are since, so that it stays what was signed. Raises NotConcernedError where there
        is no plan.
        """
        if item.subject is None:
            raise NotConcernedError("career_plan_none", nama=item.name(self.reader))
        plan = self._plans[item.subject]
        day = plan.tanggal_sepakat or self.ctx.today
        facts, law = self.facts(item.career, day), self.answers(day).law
        final = plan.status is not StatusRencana.DRAF
        superior = self._superior(plan) if final else parties(self.reader, law, plan.pegawai_id, day).penilai.pihak
        head = self.head(facts, day, people={Who.PENILAI: superior}, final=final, tanggal=plan.tanggal_sepakat)
        following = successors(self.reader, headed(self.reader, facts.jabatan), plan if final else None)
        steps = sorted(self._steps.get(plan.id, ()), key=lambda each: each.urutan)
        progress = sorted(self._progress.get(plan.id, ()), key=lambda each: each.tahun)
        return FormFacts(
            head=replace(head, versi=plan.revisi),
            values={
                **{name: value for name, value in identity(facts, self.tree, law).items() if name in WORDS.values},
                "tujuan": plan.tujuan,
                "tujuan_jenis": (plan.tujuan_jenis, plan.tujuan_jenjang),
                "target": plan.target,
                "andaian": joined([_assumed(*each) for each in by_years(plan.andaian)], "formulir.rangkai"),
                "alasan_perubahan": plan.alasan_perubahan,
                "catatan_rencana": plan.catatan,
                "ada_kemajuan": Phrase("formulir.kemajuan_rencana") if progress else "",
                "atasan_nama": superior.nama if superior else "",
                "atasan_jabatan": superior.jabatan if superior else "",
                "tanggal_sepakat": plan.tanggal_sepakat,
                "versi_rencana": str(plan.revisi),
                "keadaan": plan.status,
                "jabatan_dipimpin": joined([each.jabatan.nama for each in following], "formulir.rangkai"),
            },
            rows={
                "langkah": tuple(
                    {
                        "nomor": f"{number}.",
                        "jenis": each.jenis,
                        "kesenjangan": each.kesenjangan,
                        "kegiatan": each.kegiatan,
                        "pelaku": each.pelaku,
                        "batas": each.batas,
                    }
                    for number, each in enumerate(steps, start=1)
                ),
                "penerus": tuple(_follower(*one) for each in following for one in each.calon) or _NOBODY,
                "kemajuan": tuple(
                    {
                        "tahun": str(each.tahun),
                        "tanggal": each.tanggal,
                        "uraian": each.uraian,
                        "tindak_lanjut": each.tindak_lanjut,
                    }
                    for each in progress
                ),
            },
        )

    def _superior(self, plan: RencanaKarier) -> Pihak:
        return Pihak(plan.atasan_nama, plan.atasan_nip, "", plan.atasan_jabatan, "")


def _follower(calon: CalonPenerus, nama: str) -> Mapping[str, object]:
    return {"nama": nama, "kesiapan": calon.kesiapan, "dinilai": calon.tanggal}


def before_progress(facts: FormFacts) -> Iterator[FormFacts]:
    """The plan as it was signed: without the progress of later years, before it came to its end, and of a head of unit
    as it was printed while paper said nothing of successors.
    """
    rows, values = facts.rows["kemajuan"], facts.values
    ended = values["keadaan"] in (StatusRencana.TERCAPAI, StatusRencana.DIHENTIKAN)
    states = [values, *(_before_end(values) if ended else ())]
    if values["jabatan_dipimpin"]:
        states += [{**said, "jabatan_dipimpin": ""} for said in states]
    for years, said in product(range(len(rows) + 1), states):
        given = values["ada_kemajuan"] if years else ""
        yield replace(facts, values={**said, "ada_kemajuan": given}, rows={**facts.rows, "kemajuan": rows[:years]})


def _before_end(values: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """What ended it was written under the note that the plan had."""
    lines = str(values["catatan_rencana"]).split("\n")
    for kept in range(len(lines)):
        yield {**values, "keadaan": StatusRencana.DISEPAKATI, "catatan_rencana": "\n".join(lines[:kept])}


def _open(plan: RencanaKarier) -> bool:
    return plan.status in (StatusRencana.DRAF, StatusRencana.DISEPAKATI)


def _assumed(each: Andaian, years: str) -> Phrase:
    key = f"karier_ui.assumed.{each.__struct_config__.tag}"
    match each:
        case AndaianPredikat():
            return Phrase(key, {"predikat": each.predikat, "tahun": years})
        case AndaianPendidikan():
            return Phrase(key, {"tingkat": each.tingkat, "tahun": years})
        case AndaianPelatihan():
            return Phrase(key, {"nama": each.nama, "tanggal": each.tanggal})
        case AndaianJabatan():
            return Phrase(key, {"nama": each.nama, "tanggal": each.tmt})
