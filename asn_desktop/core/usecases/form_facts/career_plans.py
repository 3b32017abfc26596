"""Rencana Karier: the plan of one person towards a post, with its steps, to be signed by him and his superior."""

from __future__ import annotations

from collections.abc import Sequence

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
)
from asn_desktop.core.forms.facts import FormFacts, Who
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.usecases.form_facts.careers import CareerFacts, CareerItem, identity, joined
from asn_desktop.core.usecases.form_facts.model import NotConcernedError
from asn_desktop.core.usecases.form_facts.reading import by
from asn_desktop.core.usecases.penilai import parties
from asn_desktop.core.usecases.ports import Context, Reader

WORDS = Words(
    values=frozenset(
        {
            "nip", "pangkat", "jabatan_tmt", "unit", "tujuan", "tujuan_jenis", "target", "andaian", "alasan_perubahan",
            "catatan_rencana", "ada_kemajuan", "atasan_nama", "atasan_jabatan", "tanggal_sepakat", "versi_rencana",
            "keadaan",
        }
    ),
    rows={
        "langkah": frozenset({"nomor", "jenis", "kesenjangan", "kegiatan", "pelaku", "batas"}),
        "kemajuan": frozenset({"tahun", "tanggal", "uraian", "tindak_lanjut"}),
    },
)  # fmt: skip
"""What the layout may ask for."""


class CareerPlanFacts(CareerFacts):
    """Facts of some plans."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[CareerItem]) -> None:
        super().__init__(ctx, reader, items)
        ids = tuple({item.pegawai_id for item in items})
        self._plans = by(reader.find(RencanaKarier, pegawai_id=ids) if ids else (), "pegawai_id")
        self._steps = by(reader.find(LangkahKarier, pegawai_id=ids) if ids else (), "rencana_id")
        self._progress = by(reader.find(KemajuanKarier, pegawai_id=ids) if ids else (), "rencana_id")

    def rencana(self, item: CareerItem) -> FormFacts:
        """The plan that is under way, else the newest; a draft until both have agreed on it.

        An agreed plan is printed as it was agreed: with the person and the superior as on that day, and without how far
        its steps are since, so that it stays what was signed. Raises NotConcernedError where there is no plan.
        """
        plan = self._plan(item)
        day = plan.tanggal_sepakat or self.ctx.today
        facts, law = self.facts(item, day), self.answers(day).law
        final = plan.status is not StatusRencana.DRAF
        superior = self._superior(plan) if final else parties(self.reader, law, item.pegawai_id, day).penilai.pihak
        head = self.head(facts, day, people={Who.PENILAI: superior}, final=final, tanggal=plan.tanggal_sepakat)
        steps = sorted(self._steps.get(plan.id, ()), key=lambda each: each.urutan)
        progress = sorted(self._progress.get(plan.id, ()), key=lambda each: each.tahun)
        return FormFacts(
            head=replace(head, versi=plan.revisi),
            values={
                **{name: value for name, value in identity(facts, self.tree, law).items() if name in WORDS.values},
                "tujuan": plan.tujuan,
                "tujuan_jenis": (plan.tujuan_jenis, plan.tujuan_jenjang),
                "target": plan.target,
                "andaian": joined([_assumed(each) for each in plan.andaian], "formulir.rangkai"),
                "alasan_perubahan": plan.alasan_perubahan,
                "catatan_rencana": plan.catatan,
                "ada_kemajuan": Phrase("formulir.kemajuan_rencana") if progress else "",
                "atasan_nama": superior.nama if superior else "",
                "atasan_jabatan": superior.jabatan if superior else "",
                "tanggal_sepakat": plan.tanggal_sepakat,
                "versi_rencana": str(plan.revisi),
                "keadaan": plan.status,
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

    def _plan(self, item: CareerItem) -> RencanaKarier:
        found = sorted(self._plans.get(item.pegawai_id, ()), key=lambda each: (_open(each), each.id))
        if not found:
            raise NotConcernedError("career_plan_none", nama=item.name(self.reader))
        return found[-1]

    def _superior(self, plan: RencanaKarier) -> Pihak:
        return Pihak(plan.atasan_nama, plan.atasan_nip, "", plan.atasan_jabatan, "")


def _open(plan: RencanaKarier) -> bool:
    return plan.status in (StatusRencana.DRAF, StatusRencana.DISEPAKATI)


def _assumed(each: Andaian) -> Phrase:
    key = f"karier_ui.assumed.{each.__struct_config__.tag}"
    match each:
        case AndaianPredikat():
            return Phrase(key, {"predikat": each.predikat, "tahun": str(each.tahun)})
        case AndaianPendidikan():
            return Phrase(key, {"tingkat": each.tingkat, "tahun": str(each.tahun)})
        case AndaianPelatihan():
            return Phrase(key, {"nama": each.nama, "tanggal": each.tanggal})
        case AndaianJabatan():
            return Phrase(key, {"nama": each.nama, "tanggal": each.tmt})
