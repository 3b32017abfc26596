"""Printing from an office's file: whose name stands where, what is final and what is a draft."""

from __future__ import annotations

from datetime import date

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import Capaian, NilaiBerakhlak, Rating
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import evaluasi as evaluasi_cases
from asn_desktop.core.usecases import skp as skp_cases
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import Context, PaperSize
from asn_desktop.core.usecases.printing import EMBLEM_SETTING, forms_for, page_setup, print_forms
from asn_desktop.storage.db import create_store

AGREED = date(2025, 1, 20)
DECIDED = date(2026, 1, 12)


class Office:
    """A small office of invented people: head, two people of his, a superior outside."""

    def __init__(self, path, latihan=False):
        ids = _ids()
        kantor = Kantor(id=next(ids), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya",
                        tempat="Wamena", latihan=latihan)  # fmt: skip
        today = date(2026, 1, 15)
        self.store = create_store(path, kantor, today=today, installation="meja-1", actor="uji")
        self.ctx = Context(self.store, bootstrap.law_book(), "uji", today)
        self.maker = bootstrap.form_maker()
        with self.store.write("save_pegawai", "uji") as work:
            self.unit = work.put(Unit(id=work.new_id(), nama="Distrik Welesi", kode="01"))
            self.post = work.put(Jabatan(id=work.new_id(), nama="Kepala Distrik", jenis=JenisJabatan.ADMINISTRATOR,
                                         unit_id=self.unit.id, kepala=True))  # fmt: skip
            self.head = self.person(work, "Simson Hubi", "197503112000031902", "IV/a", "Kepala Distrik", self.post.id)
            self.ani = self.person(work, "Ani Logo", "199001012015032903", "III/c", "Analis Kebijakan Ahli Muda")
            self.kristina = self.person(work, "Kristina Mabel", "199302022023212901", "IX", "Pranata Komputer",
                                        jenis=JenisPegawai.PPPK)  # fmt: skip
            bupati = work.put(Pejabat(id=work.new_id(), nama="Drs. Petrus Logo", jabatan="Sekretaris Daerah",
                                      nip="196902081994031903", pangkat_golongan="Pembina Utama Muda, IV/c",
                                      unit_kerja="Sekretariat Daerah"))  # fmt: skip
            work.put(PenetapanPenilai(id=work.new_id(), pegawai_id=self.head.id, tmt=date(2024, 1, 1),
                                      pejabat_id=bupati.id))  # fmt: skip
            work.commit()

    def person(self, work, nama, nip, golongan, jabatan, jabatan_id=None, jenis=JenisPegawai.PNS,
               tmt=date(2024, 1, 1), status=StatusJabatan.DEFINITIF):  # fmt: skip
        one = work.put(Pegawai(id=work.new_id(), nip=nip, nama=nama, jenis_pegawai=jenis))
        of = one.id
        work.put(RiwayatGolongan(id=work.new_id(), pegawai_id=of, golongan=golongan, tmt=tmt))
        work.put(RiwayatUnit(id=work.new_id(), pegawai_id=of, unit_id=self.unit.id, tmt=tmt))
        work.put(RiwayatJabatan(id=work.new_id(), pegawai_id=of, nama=jabatan, jenis=JenisJabatan.FUNGSIONAL, tmt=tmt,
                                jabatan_id=jabatan_id, status=status))  # fmt: skip
        return one

    def plan(self, person, agreed=AGREED):
        skp_id, _ = skp_cases.start(self.ctx, person.id, 2025)
        aspects = tuple(
            skp_cases.IndicatorDraft(aspek, f"Indikator {aspek.value}", f"Target {aspek.value}")
            for aspek in (Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU)
        )
        main = skp_cases.ResultDraft(JenisHasilKerja.UTAMA, "Rencana " + "panjang " * 60, "Hasil pimpinan", aspects)
        skp_cases.save(self.ctx, skp_id, skp_cases.PlanDraft((main,), {NilaiBerakhlak.LOYAL: "Jaga nama baik distrik"}))
        if agreed:
            skp_cases.agree(self.ctx, skp_id, agreed)
        return skp_id

    def appraise(self, skp_id, final=DECIDED):
        evaluasi_id, _ = evaluasi_cases.begin(self.ctx, skp_id)
        with self.store.read() as reader:
            results = skp_cases.read_plan(self.ctx, reader, skp_id).results
        draft = evaluasi_cases.AppraisalDraft(
            Rating.SESUAI,
            Rating.SESUAI,
            "Pertahankan.",
            {i.id: f"Realisasi {i.aspek.value}" for planned in results for i in planned.indikator},
            {planned.hasil.id: "Umpan balik hasil" for planned in results},
            {NilaiBerakhlak.AKUNTABEL: "Umpan balik akuntabel"},
        )
        evaluasi_cases.save(self.ctx, evaluasi_id, draft)
        if final:
            evaluasi_cases.set_capaian(self.ctx, self.unit.id, 2025, Capaian.BAIK)
            evaluasi_cases.finalise(self.ctx, evaluasi_id, final)
        return evaluasi_id

    def change_head(self, tmt):
        with self.store.write("save_pegawai", "uji") as work:
            held = work.find(RiwayatJabatan, pegawai_id=self.head.id)[0]
            work.put(held.with_(sampai=tmt))
            new = self.person(
                work, "Elias Wenda", "198005052005011904", "III/d", "Kepala Distrik", self.post.id, tmt=tmt
            )
            old = work.get(Pegawai, self.head.id)
            work.put(old.with_(nama="Nama Yang Berubah", nip="197503112000031999"))
            work.commit()
        return new

    def forms(self, form, *people, **more):
        ids = tuple(person.id for person in people)
        return list(forms_for(self.ctx, self.maker, form, Selection(2025, ids, **more)))


def _ids():
    from asn_desktop.storage.db.ids import new_id

    while True:
        yield new_id()


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path / "kantor.asn")
    yield made
    made.store.close()


def text(form):
    """All that is printed, as one string."""
    import msgspec

    return msgspec.json.encode(form).decode()


def test_a_plan_is_a_draft_until_agreed(office):
    skp_id = office.plan(office.ani, agreed=None)
    (draft,) = office.forms(FormKind.SKP, office.ani)
    assert draft.marks == ("DRAF",)
    assert "Wamena, ...." in text(draft)
    skp_cases.agree(office.ctx, skp_id, AGREED)
    (agreed,) = office.forms(FormKind.SKP, office.ani)
    assert agreed.marks == ()
    assert "Wamena, 20 Januari 2025" in text(agreed)
    assert "Jaga nama baik distrik" in text(agreed)


def test_parties_of_an_agreed_plan_are_those_of_its_day(office):
    office.plan(office.ani)
    before = office.forms(FormKind.SKP, office.ani)
    office.change_head(date(2025, 6, 1))
    said = text(office.forms(FormKind.SKP, office.ani)[0])
    assert "Elias Wenda" not in said
    assert "Kepala Distrik" in said
    assert before[0].blocks[-1].right.name == "Simson Hubi"


def test_a_final_appraisal_prints_the_same_after_the_register_changed(office, tmp_path):
    office.appraise(office.plan(office.ani))
    paper = bootstrap.paper()

    def put(form, name):
        selection = Selection(2025, (office.ani.id,))
        printed = print_forms(office.ctx, paper, office.maker, form, selection, PaperSize.F4, tmp_path / name)
        return printed.paths[0].read_bytes()

    kinds = (FormKind.EVALUASI, FormKind.DOKUMEN_EVALUASI, FormKind.PENJELASAN)
    before = [put(kind, f"a{kind}.pdf") for kind in kinds]
    office.change_head(date(2025, 6, 1))
    assert [put(kind, f"b{kind}.pdf") for kind in kinds] == before
    (form,) = office.forms(FormKind.DOKUMEN_EVALUASI, office.ani)
    assert form.blocks[-1].right.name == "Simson Hubi"
    assert form.blocks[-1].right.below == "NIP. 19750311 200003 1 902"
    assert "Sekretaris Daerah" in text(form)


def test_an_unfinished_appraisal_is_a_draft_from_live_data(office):
    office.appraise(office.plan(office.ani), final=None)
    office.change_head(date(2025, 6, 1))
    (form,) = office.forms(FormKind.EVALUASI, office.ani)
    assert form.marks == ("DRAF",)
    assert form.decided is None
    assert form.blocks[-1].right.name == "Elias Wenda"
    assert form.blocks[-1].right.below == "NIP. 19800505 200501 1 904"


def test_the_whole_year_of_realisation_and_feedback_is_printed(office):
    """Elsewhere only one month was, texts were cut at 255 characters, and the notes were a dash."""
    office.appraise(office.plan(office.ani))
    said = text(office.forms(FormKind.EVALUASI, office.ani)[0])
    for aspek in ("kuantitas", "kualitas", "waktu"):
        assert f"Target {aspek}" in said
        assert f"Realisasi {aspek}" in said
    assert "Umpan balik hasil" in said
    assert "Umpan balik akuntabel" in said
    assert "Rencana " + "panjang " * 59 + "panjang" in said
    assert "1 JANUARI S.D. 31 DESEMBER 2025" in said
    assert "Pertahankan." in text(office.forms(FormKind.DOKUMEN_EVALUASI, office.ani)[0])


def test_the_curve_is_the_one_of_the_units_achievement(office):
    office.appraise(office.plan(office.ani))
    (form,) = office.forms(FormKind.EVALUASI, office.ani)
    assert next(block.values for block in form.blocks if hasattr(block, "values")) == (2, 3, 6, 11, 2)


def test_before_an_appraisal_is_begun_a_blank_one_is_printed(office):
    office.plan(office.ani)
    (form,) = office.forms(FormKind.EVALUASI, office.ani)
    assert form.marks == ("DRAF",)
    assert "Target kualitas" in text(form)
    assert "Realisasi kualitas" not in text(form)


def test_a_vacant_place_is_shown(office):
    with office.store.write("save_pegawai", "uji") as work:
        held = work.find(RiwayatJabatan, pegawai_id=office.head.id)[0]
        work.put(held.with_(sampai=date(2024, 12, 1)))
        work.commit()
    office.plan(office.ani, agreed=None)
    assert "(jabatan kosong)" in text(office.forms(FormKind.SKP, office.ani)[0])


def test_an_acting_head_signs_as_such(office):
    with office.store.write("save_pegawai", "uji") as work:
        held = work.find(RiwayatJabatan, pegawai_id=office.head.id)[0]
        work.put(held.with_(status=StatusJabatan.PLT))
        work.commit()
    office.plan(office.ani)
    assert "Plt. Kepala Distrik" in text(office.forms(FormKind.SKP, office.ani)[0])


def test_contract_employees_have_their_own_number_and_no_pangkat(office):
    office.plan(office.kristina)
    said = text(office.forms(FormKind.SKP, office.kristina)[0])
    assert "NI PPPK" in said
    assert '"text":"IX"' in said
    assert "Penata" not in said


def test_pangkat_is_printed_with_the_golongan(office):
    office.plan(office.ani)
    assert "Penata, III/c" in text(office.forms(FormKind.SKP, office.ani)[0])


def test_forms_come_in_the_order_asked_for_and_earlier_periods_first(office):
    for person in (office.ani, office.kristina):
        skp_cases.start(office.ctx, person.id, 2025, date(2025, 7, 1), date(2026, 1, 1))
        skp_cases.start(office.ctx, person.id, 2025, date(2025, 1, 1), date(2025, 7, 1))
    forms = office.forms(FormKind.SKP, office.kristina, office.ani)
    assert [form.person for form in forms] == ["Kristina Mabel"] * 2 + ["Ani Logo"] * 2
    assert "1 JANUARI S.D. 30 JUNI" in text(forms[0])
    assert "1 JULI S.D. 31 DESEMBER" in text(forms[1])


def test_single_plans_and_appraisals_can_be_chosen(office):
    skp_id = office.plan(office.ani)
    first = office.appraise(skp_id)
    second, _ = evaluasi_cases.revise(office.ctx, first, "Salah ketik")
    assert office.forms(FormKind.EVALUASI, skp_ids=(skp_id,))[0].footer.version == "Versi 1"
    (draft,) = office.forms(FormKind.EVALUASI, evaluasi_ids=(second,))
    assert (draft.footer.version, draft.marks) == ("Versi 2", ("DRAF",))
    evaluasi_cases.finalise(office.ctx, second, date(2026, 2, 2))
    assert office.forms(FormKind.EVALUASI, skp_ids=(skp_id,))[0].footer.version == "Versi 2"
    (old,) = office.forms(FormKind.EVALUASI, evaluasi_ids=(first,))
    assert old.footer.version == "Versi 1"


def test_who_has_no_plan_is_named_and_the_others_are_printed(office, tmp_path):
    office.plan(office.ani)
    seen = []
    printed = print_forms(
        office.ctx,
        bootstrap.paper(),
        office.maker,
        FormKind.SKP,
        Selection(2025, (office.kristina.id, office.ani.id)),
        PaperSize.A4,
        tmp_path / "hasil",
        pile=Pile.EACH,
        progress=lambda done, total, what="": seen.append((done, total)),
    )
    assert [path.name for path in printed.paths] == ["skp_2025_199001012015032903.pdf"]
    assert len(printed.forms) == 1
    assert [one.person for one in printed.refused] == ["Kristina Mabel"]
    for language in ("id", "en"):
        assert "Kristina Mabel" in bootstrap.texts(language).error(printed.refused[0].error)[0]
    assert seen[-1] == (2, 2)
    with pytest.raises(UserError):
        office.forms(FormKind.SKP, office.kristina)


def test_a_form_that_cannot_be_set_is_named_too(office, tmp_path):
    with office.store.write("save_pegawai", "uji") as work:
        work.put(work.get(Pegawai, office.kristina.id).with_(nama="Kristina 漢"))
        work.commit()
    for person in (office.kristina, office.ani):
        office.plan(person)
    selection = Selection(2025, (office.kristina.id, office.ani.id))
    for pile, target in ((Pile.ONE, tmp_path / "semua.pdf"), (Pile.EACH, tmp_path / "hasil")):
        printed = print_forms(
            office.ctx, bootstrap.paper(), office.maker, FormKind.SKP, selection, PaperSize.A4, target, pile=pile
        )
        assert len(printed.forms) == len(printed.refused) == 1
        assert printed.refused[0].error.key == "letter_missing"


def test_cancelled_means_nothing_was_written(office, tmp_path):
    office.plan(office.ani)
    printed = print_forms(
        office.ctx,
        bootstrap.paper(),
        office.maker,
        FormKind.SKP,
        Selection(2025, (office.ani.id,)),
        PaperSize.A4,
        tmp_path / "hasil" / "semua.pdf",
        cancel=lambda: True,
    )
    assert printed.cancelled
    assert not printed.paths
    assert not (tmp_path / "hasil").exists()


def test_every_page_of_a_practice_office_says_so(tmp_path):
    office = Office(tmp_path / "latihan.asn", latihan=True)
    office.plan(office.ani)
    assert office.forms(FormKind.SKP, office.ani)[0].marks == ("LATIHAN",)
    office.store.close()


def test_the_picture_of_the_emblem_is_a_setting(office):
    assert page_setup(office.ctx, PaperSize.F4).emblem == ""
    office.store.remember(EMBLEM_SETTING, "/gambar/lambang.png")
    setup = page_setup(office.ctx, PaperSize.F4)
    assert (setup.size, setup.emblem) == (PaperSize.F4, "/gambar/lambang.png")


def test_nothing_is_written_to_the_file_by_printing(office):
    office.appraise(office.plan(office.ani))
    with office.store.read() as reader:
        before = (reader.find(Skp), reader.find(Evaluasi))
    office.forms(FormKind.EVALUASI, office.ani)
    with office.store.read() as reader:
        assert (reader.find(Skp), reader.find(Evaluasi)) == before
