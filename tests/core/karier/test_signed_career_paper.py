"""Signed paper of career forms: recognised by its code, attached to whom or what it is about, and locking the plan."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.rencana_karier import JenisLangkah, StatusRencana
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import rencana_karier as plans
from asn_desktop.core.usecases.arsip.attaching import attach
from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
from asn_desktop.core.usecases.arsip.lists import archive
from asn_desktop.core.usecases.arsip.names import version_words
from asn_desktop.core.usecases.arsip.recognition import recognise
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.arsip.signed import TandaTangan, signature_of
from asn_desktop.core.usecases.form_facts.edition import asked_for, edition
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.karier.fitting import target_of
from asn_desktop.core.usecases.pegawai import undo_last
from asn_desktop.core.usecases.ports import Context, PaperSize
from asn_desktop.core.usecases.printing import FormMaker, orders_for, print_forms
from asn_desktop.core.usecases.rencana_karier import Content, StepText
from asn_desktop.core.usecases.talenta.assessing import name_successor, strike_successor
from asn_desktop.storage.db import new_id
from asn_desktop.storage.scan import FileScanner
from tests.core.karier.conftest import TODAY, Register

LATER = date(2026, 9, 1)
TEXTS = {language: bootstrap.texts(language) for language in ("id", "en")}


class Desk:
    """The office with a printer and a scanner, and one person who has everything that career forms ask for."""

    def __init__(self, office: Register, folder: Path) -> None:
        self.office = office
        self.folder = folder
        self.ctx = replace(office.ctx, vault=bootstrap.vault(folder / "kantor.asn"))
        self.maker: FormMaker = bootstrap.form_maker()
        self.unit = Unit(id=new_id(), nama="Distrik Welesi", kode="9501")
        self.post = Jabatan(
            id=new_id(), nama="Kepala Distrik", jenis=JenisJabatan.ADMINISTRATOR, unit_id=self.unit.id, kepala=True
        )
        office.put(self.unit, self.post)
        self.person = office.person("III/a", date(2022, 4, 1))
        self.head = office.person("IV/a", nama="Yohana Asso", nip="197001011990031991", tanggal_lahir=date(1970, 1, 1))
        office.add(PenetapanPenilai, self.person, penilai_id=self.head, tmt=date(2020, 1, 1))
        for each in (self.person, self.head):
            office.add(RiwayatUnit, each, unit_id=self.unit.id, tmt=date(2020, 1, 1))
        office.appraised(self.person, 2024)
        office.appraised(self.person, 2025)

    def agreed(self) -> UUID:
        made, _ = plans.start(self.ctx, self.person, target_of(self.post))
        step = StepText(JenisLangkah.PELATIHAN, "Ikut PKP", "Belum PKP", "BKPSDM", date(2027, 6, 30))
        aim, note = date(2030, 1, 1), "Dua tahun lagi"
        wanted = Content(self.post.nama, self.post.jenis, self.post.id, target=aim, catatan=note, langkah=(step,))
        plans.save(self.ctx, made, wanted)
        plans.agree(self.ctx, made, TODAY)
        return made

    def print(self, kind: FormKind, asked: Selection) -> Path:
        target = self.folder / "kertas" / f"{kind.value}.pdf"
        made = print_forms(self.ctx, bootstrap.paper(), self.maker, kind, asked, PaperSize.A4, target)
        assert made.drafts == ()
        register_printed(self.ctx, made.forms)
        return target

    def back(self, target: Path, today: date = LATER) -> Kecocokan:
        """Scan it, attach it, and tell how it stands to what is stored."""
        ctx = self.on(today)
        found = recognise(ctx, FileScanner(), self.maker, [target])
        assert (found.unknown, found.unread, found.broken) == ((), (), ())
        (form,) = found.forms
        done, _ = attach(ctx, FileScanner(), found.to_attach)
        assert done.forms == 1
        return form.match

    def on(self, today: date) -> Context:
        return replace(self.ctx, today=today)

    def printed(self) -> Cetakan:
        with self.ctx.store.read() as reader:
            (only,) = reader.find(Cetakan)
            return only

    def match(self, today: date = LATER) -> Kecocokan:
        return compare(self.on(today), self.maker, [self.printed()])[self.printed().id]


@pytest.fixture
def desk(office: Register, tmp_path: Path) -> Desk:
    (tmp_path / "kertas").mkdir()
    return Desk(office, tmp_path)


def test_a_signed_plan_is_attached_to_the_plan_and_no_step_makes_it_vanish(desk: Desk) -> None:
    plan = desk.agreed()
    assert desk.back(desk.print(FormKind.RENCANA_KARIER, Selection(pegawai_ids=(desk.person,)))) is Kecocokan.COCOK
    printed = desk.printed()
    assert (printed.subjek_id, printed.pegawai_id, printed.revisi) == (plan, desk.person, 1)
    assert signature_of(desk.ctx, desk.maker, plan) is TandaTangan.ADA
    with desk.ctx.store.read() as reader:
        (row,) = archive(reader)
    assert row.nama == "Pegawai 901"

    with pytest.raises(UserError) as locked:
        plans.save(desk.ctx, plan, Content("Lain", JenisJabatan.PENGAWAS))
    assert locked.value.key == "career_plan_not_draft"


def test_progress_and_the_end_of_a_plan_leave_its_signed_paper_as_it_was(desk: Desk) -> None:
    plan = desk.agreed()
    target = desk.print(FormKind.RENCANA_KARIER, Selection(pegawai_ids=(desk.person,)))
    plans.note_progress(desk.on(LATER), plan, 2026, LATER, "PKP diikuti")
    assert desk.back(target) is Kecocokan.COCOK
    plans.end(desk.on(LATER), plan, StatusRencana.TERCAPAI, "Dilantik")
    assert desk.match() is Kecocokan.COCOK
    assert signature_of(desk.on(LATER), desk.maker, plan) is TandaTangan.ADA


def test_a_head_s_plan_prints_who_could_follow_as_it_was_when_it_was_agreed(desk: Desk) -> None:
    """Who is assessed anew, named or struck off later does not make the signed paper another one."""
    desk.office.add(
        RiwayatJabatan,
        desk.person,
        jabatan_id=desk.post.id,
        nama=desk.post.nama,
        jenis=desk.post.jenis,
        tmt=date(2024, 1, 1),
    )
    soon = CalonPenerus(
        id=new_id(), jabatan_id=desk.post.id, pegawai_id=desk.head, kesiapan=Kesiapan.SATU_DUA_TAHUN, tanggal=TODAY,
        alasan="Memimpin tim",
    )  # fmt: skip
    name_successor(desk.ctx, soon)
    desk.agreed()
    target = desk.print(FormKind.RENCANA_KARIER, Selection(pegawai_ids=(desk.person,)))
    words = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    assert "KESIAPAN PENERUS DALAM JABATAN YANG DIPIMPIN: Kepala Distrik" in words
    assert re.search(r"Yohana Asso +Siap dalam 1.2 tahun", words), words

    later = desk.on(LATER)
    name_successor(later, soon.with_(version=1, kesiapan=Kesiapan.SIAP, tanggal=LATER))
    third = desk.office.person("III/c", nama="Simson Wenda", nip="198501012010031992")
    name_successor(later, CalonPenerus(
        id=new_id(), jabatan_id=desk.post.id, pegawai_id=third, kesiapan=Kesiapan.SIAP, tanggal=LATER, alasan="Cakap",
    ))  # fmt: skip
    assert desk.back(target) is Kecocokan.COCOK
    strike_successor(later, soon.id)
    assert desk.match() is Kecocokan.COCOK


def test_a_signed_plan_that_is_revised_leaves_its_paper_as_that_of_an_earlier_version(desk: Desk) -> None:
    plan = desk.agreed()
    assert desk.back(desk.print(FormKind.RENCANA_KARIER, Selection(pegawai_ids=(desk.person,)))) is Kecocokan.COCOK
    plans.revise(desk.ctx, plan, "Jabatan berubah")
    assert desk.match() is Kecocokan.VERSI_LAMA
    assert signature_of(desk.ctx, desk.maker, plan) is TandaTangan.BERBEDA


def test_a_plan_whose_agreement_was_taken_back_is_not_thrown_away_once_its_paper_came(desk: Desk) -> None:
    plan = desk.agreed()
    target = desk.print(FormKind.RENCANA_KARIER, Selection(pegawai_ids=(desk.person,)))
    undo_last(desk.ctx)
    assert desk.back(target) is Kecocokan.BERBEDA
    with pytest.raises(UserError) as locked:
        plans.discard(desk.ctx, plan)
    assert locked.value.key == "signed_locked"


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (FormKind.KARTU_KARIER, Selection()),
        (FormKind.KARTU_KARIER, Selection(hari=date(2025, 12, 1))),
        (FormKind.KGB, Selection()),
        (FormKind.KGB, Selection(2026)),
        (FormKind.KGB, Selection(2026, jenis=JenisEvaluasi.BULAN, nomor=4)),
        (FormKind.USUL_PANGKAT, Selection(2026)),
    ],
)
def test_the_letter_or_card_of_a_person_is_known_again_months_later(
    desk: Desk, kind: FormKind, asked: Selection
) -> None:
    target = desk.print(kind, replace(asked, pegawai_ids=(desk.person,)))
    assert desk.back(target) is Kecocokan.COCOK
    printed = desk.printed()
    assert (printed.subjek_id, printed.pegawai_id) == (desk.person, desk.person)
    later = date(2026, 4, 1) if kind is FormKind.USUL_PANGKAT else date(2026, 8, 1)
    desk.office.add(RiwayatGolongan, desk.person, golongan="III/b", tmt=later, mkg_tahun=8, mkg_bulan=0)
    assert desk.match() is Kecocokan.COCOK, "what came of it does not make the paper wrong"


def test_a_letter_differs_when_what_it_says_of_its_day_is_corrected(desk: Desk) -> None:
    assert desk.back(desk.print(FormKind.KGB, Selection(pegawai_ids=(desk.person,)))) is Kecocokan.COCOK
    with desk.ctx.store.write("save_pegawai", "Petugas") as work:
        work.put(work.get(Pegawai, desk.person).with_(nama="Nama Lain"))
        work.commit()
    assert desk.match() is Kecocokan.BERBEDA
    with desk.ctx.store.write("remove_pegawai", "Petugas") as work:
        work.remove(work.get(Pegawai, desk.person))
        work.commit()
    assert desk.match() is Kecocokan.TIDAK_ADA


LISTS = (FormKind.DUK, FormKind.BEZETTING, FormKind.IP_ASN, FormKind.LAPORAN_TALENTA)


@pytest.mark.parametrize("kind", [*LISTS, FormKind.KALENDER_KARIER])
@pytest.mark.parametrize("of_unit", [False, True])
def test_a_list_is_attached_to_the_office_or_the_unit(desk: Desk, kind: FormKind, *, of_unit: bool) -> None:
    asked = Selection(unit_ids=(desk.unit.id,) if of_unit else (), bulan=18 if kind is FormKind.KALENDER_KARIER else 0)
    assert desk.back(desk.print(kind, asked)) is Kecocokan.COCOK
    with desk.ctx.store.read() as reader:
        (kantor,) = reader.find(Kantor)
        (row,) = archive(reader)
    assert row.subjek_id == (desk.unit.id if of_unit else kantor.id)
    assert row.nama == "Distrik Welesi"
    assert version_words(TEXTS["id"], row.formulir, row.revisi) == "keadaan 10 Maret 2026"
    assert version_words(TEXTS["en"], row.formulir, row.revisi) == "as of 10 March 2026"

    desk.office.add(RiwayatUnit, desk.head, unit_id=desk.unit.id, tmt=date(2026, 8, 1))
    assert desk.match() is Kecocokan.COCOK, "a list tells of its day"


def test_the_nominative_list_of_a_unit_comes_back_to_the_unit(desk: Desk) -> None:
    target = desk.print(FormKind.NOMINATIF, Selection(unit_ids=(desk.unit.id,)))
    assert desk.back(target) is Kecocokan.COCOK
    assert desk.printed().subjek_id == desk.unit.id
    desk.office.person("II/a", nama="Orang Baru")
    with desk.ctx.store.read() as reader:
        (new,) = [each for each in reader.find(Pegawai) if each.nama == "Orang Baru"]
    desk.office.add(RiwayatUnit, new.id, unit_id=desk.unit.id, tmt=date(2026, 1, 1))
    assert desk.match() is Kecocokan.BERBEDA


@given(
    st.dates(date(2000, 1, 1), date(2199, 12, 31)),
    st.one_of(st.none(), st.integers(0, 12)),
    st.integers(-7, 7),
    st.integers(0, 120),
)
def test_what_was_asked_for_is_found_again_in_the_number(day: date, month: int | None, apart: int, ahead: int) -> None:
    asked = Selection(hari=day, bulan=ahead)
    if month is not None:
        jenis = JenisEvaluasi.BULAN if month else JenisEvaluasi.AKHIR
        asked = replace(asked, tahun=day.year + apart, jenis=jenis, nomor=month)
    number = edition(asked, day)
    assert 0 < number < 2**31
    assert asked_for(number) == asked


def test_every_form_leads_back_to_something(desk: Desk) -> None:
    """No form's code leads nowhere: what is printed final and signed can come back."""
    desk.agreed()
    asked = Selection(2026, pegawai_ids=(desk.person,))
    seen = set()
    for kind, form in FORMS.items():
        if form.of.of_day:
            for ready in orders_for(desk.ctx, desk.maker, kind, asked, lambda _refused: None):
                assert ready.subject is not None, kind
                seen.add(kind)
    assert seen >= {FormKind.KARTU_KARIER, FormKind.RENCANA_KARIER, FormKind.KGB, FormKind.DUK, FormKind.NOMINATIF}
