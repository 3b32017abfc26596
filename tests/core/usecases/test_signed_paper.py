"""Printed, signed, scanned, attached: the way of a sheet of paper, and what it locks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from kinerja_office import WHOLE, Office
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.short_code import ALPHABET, code_of
from asn_desktop.core.usecases import skp
from asn_desktop.core.usecases.arsip.attaching import attach, attach_by_code, detach
from asn_desktop.core.usecases.arsip.current import Kecocokan
from asn_desktop.core.usecases.arsip.lists import ArsipFilter, Kembali, archive
from asn_desktop.core.usecases.arsip.recognition import Recognised, recognise
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.arsip.scanner import Unread
from asn_desktop.core.usecases.arsip.signed import TandaTangan, signature_of
from asn_desktop.core.usecases.arsip.typed import find_code
from asn_desktop.core.usecases.attachments import check_files, missing_files
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.ports import PaperSize, Reader
from asn_desktop.core.usecases.printing import FormMaker, Printed, print_forms
from asn_desktop.core.usecases.skp import PlanDraft
from asn_desktop.storage.pdfium import Pdf
from asn_desktop.storage.scan import FileScanner

TEXTS = {language: bootstrap.texts(language) for language in ("id", "en")}


class Desk(Struct, frozen=True):
    """An office with a printer, a scanner and a folder for evidence."""

    office: Office
    maker: FormMaker
    scanner: FileScanner
    folder: Path

    def print(self, *plans: UUID, name: str = "skp.pdf") -> Printed:
        selection = Selection(2025, skp_ids=plans)
        printed = print_forms(
            self.office.ctx, bootstrap.paper(), self.maker, FormKind.SKP, selection, PaperSize.A4, self.folder / name
        )
        register_printed(self.office.ctx, printed.forms)
        return printed

    def scan(self, *paths: Path) -> Recognised:
        return recognise(self.office.ctx, self.scanner, self.maker, paths)

    def attach(self, found: Recognised) -> int:
        done, _ = attach(self.office.ctx, self.scanner, found.to_attach)
        assert done.refused == ()
        return done.forms

    def rows(self, **where: str) -> list[tuple[str, Kembali]]:
        with self.office.ctx.store.read() as reader:
            return [(row.nama, row.kembali) for row in archive(reader, ArsipFilter(**where))]

    def sign(self, name: str) -> UUID:
        """A plan agreed on, printed, and back with signatures."""
        plan = self.office.plan(name)
        self.print(plan)
        assert self.attach(self.scan(self.folder / "skp.pdf")) == 1
        return plan

    def state(self, plan: UUID) -> TandaTangan:
        return signature_of(self.office.ctx, self.maker, plan)


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    vault = bootstrap.vault(tmp_path / "kantor.asn")
    office.ctx = replace(office.ctx, vault=vault)
    folder = tmp_path / "kertas"
    folder.mkdir()
    return Desk(office, bootstrap.form_maker(), FileScanner(), folder)


def pages_of(source: Path, target: Path, indices: Sequence[int]) -> Path:
    with Pdf(source, source.name) as document:
        target.write_bytes(document.some_pages(indices))
    return target


def _found(reader: Reader, typed: str) -> str:
    """The code that was understood, or why none was."""
    try:
        return find_code(reader, typed).kode
    except UserError as error:
        return error.key


def refused(error: pytest.ExceptionInfo[UserError]) -> str:
    for texts in TEXTS.values():
        assert all(texts.error(error.value))
    return error.value.key


def test_final_forms_are_registered_once_and_drafts_never(desk: Desk) -> None:
    final, draft = desk.office.plan("Staf"), desk.office.plan("Sekcam", agree=False)
    desk.print(final, draft)
    journal = desk.office.read(Cetakan)
    desk.print(final, draft, name="lagi.pdf")

    assert desk.office.read(Cetakan) == journal
    (printed,) = journal
    assert (printed.subjek_id, printed.pegawai_id, printed.formulir) == (final, desk.office["Staf"], "skp")
    with Pdf(desk.folder / "skp.pdf", "") as document:
        assert 1 <= printed.halaman < document.page_count
    assert desk.rows() == [("Staf", Kembali.BELUM)]


def test_printing_is_not_what_undo_takes_back(desk: Desk) -> None:
    plan = desk.office.plan("Staf")
    desk.print(plan)
    with desk.office.ctx.store.read() as reader:
        change = reader.last_change()
    assert change is not None
    assert change.action == "agree_skp"


def test_a_pile_is_recognised_attached_and_locks_the_plan(desk: Desk) -> None:
    plans = [desk.office.plan(name) for name in ("Staf", "Sekcam")]
    desk.print(*plans)
    found = desk.scan(desk.folder)

    assert [(form.name, form.match, form.missing) for form in found.forms] == [
        ("Staf", Kecocokan.COCOK, ()), ("Sekcam", Kecocokan.COCOK, ())
    ]  # fmt: skip
    assert desk.attach(found) == 2
    assert desk.rows(kembali="ada") == [("Sekcam", Kembali.ADA), ("Staf", Kembali.ADA)]
    assert {desk.state(plan) for plan in plans} == {TandaTangan.ADA}
    for scan in desk.office.read(Pindaian):
        assert scan.cocok
        assert desk.office.ctx.vault.page_count(scan.sha256) == len(scan.halaman)
    with pytest.raises(UserError) as kept:
        skp.remove(desk.office.ctx, plans[0])
    assert refused(kept) == "signed_locked"


def test_each_form_of_a_pile_is_kept_on_its_own(desk: Desk) -> None:
    desk.print(*(desk.office.plan(name) for name in ("Staf", "Sekcam", "Camat")))
    desk.attach(desk.scan(desk.folder))

    scans = desk.office.read(Pindaian)
    assert len({scan.sha256 for scan in scans}) == 3
    for scan in scans:
        out = desk.office.ctx.vault.export(scan.sha256, desk.folder / "keluar" / scan.sha256)
        (again,) = desk.scan(out).forms
        assert (again.cetakan.id, again.attached, again.pages) == (scan.cetakan_id, scan.halaman, ())


def test_what_is_changed_after_signing_is_shown_and_needs_a_reason(desk: Desk) -> None:
    plan = desk.sign("Staf")
    with pytest.raises(UserError) as locked:
        skp.save(desk.office.ctx, plan, PlanDraft((replace(WHOLE, rencana="Lain"),)))
    assert refused(locked) == "plan_agreed"
    with pytest.raises(UserError) as unreasoned:
        skp.reopen(desk.office.ctx, plan)
    assert refused(unreasoned) == "plan_reason_missing"

    skp.reopen(desk.office.ctx, plan, "Perubahan tugas")
    skp.save(desk.office.ctx, plan, PlanDraft((replace(WHOLE, rencana="Lain"),)))
    assert desk.state(plan) is TandaTangan.BERBEDA
    skp.agree(desk.office.ctx, plan, date(2025, 7, 1))
    assert desk.state(plan) is TandaTangan.BERBEDA

    (old,) = desk.scan(desk.folder / "skp.pdf").forms
    assert old.match is Kecocokan.VERSI_LAMA
    desk.print(plan, name="baru.pdf")
    assert desk.attach(desk.scan(desk.folder / "baru.pdf")) == 1
    assert desk.state(plan) is TandaTangan.ADA


def test_a_page_of_an_altered_record_is_shown_as_different(desk: Desk) -> None:
    plan = desk.office.plan("Staf")
    desk.print(plan)
    with desk.office.ctx.store.write("test", "Peretas") as work:
        (result,) = work.find(skp.model.HasilKerja, skp_id=plan)
        work.put(result.with_(rencana="Laporan yang tidak pernah ditandatangani"))
        work.commit()

    found = desk.scan(desk.folder / "skp.pdf")
    assert [form.match for form in found.forms] == [Kecocokan.BERBEDA]
    desk.attach(found)
    assert desk.rows() == [("Staf", Kembali.BERBEDA)]
    assert desk.state(plan) is TandaTangan.BERBEDA


def test_missing_pages_are_named_and_may_come_later(desk: Desk) -> None:
    many = PlanDraft(tuple(replace(WHOLE, rencana=f"Laporan nomor {n}") for n in range(40)))
    desk.print(desk.office.plan("Staf", many))
    source = desk.folder / "skp.pdf"
    (printed,) = desk.office.read(Cetakan)
    assert printed.halaman >= 3
    first = pages_of(source, desk.folder / "satu.pdf", (0, 2))

    (part,) = desk.scan(first).forms
    assert (part.numbers, part.missing[0]) == ((1, 3), 2)
    desk.attach(desk.scan(first))
    assert desk.rows() == [("Staf", Kembali.SEBAGIAN)]

    whole = desk.scan(source)
    (rest,) = whole.forms
    assert rest.missing == ()
    assert (rest.attached, len(whole.twice)) == ((1, 3), 2)
    desk.attach(whole)
    assert desk.rows() == [("Staf", Kembali.ADA)]


def test_a_page_scanned_twice_is_attached_once(desk: Desk) -> None:
    desk.print(desk.office.plan("Staf"))
    copy = desk.folder / "skp lagi.pdf"
    copy.write_bytes((desk.folder / "skp.pdf").read_bytes())

    found = desk.scan(desk.folder)
    (printed,) = desk.office.read(Cetakan)
    assert len(found.twice) == printed.halaman
    assert desk.attach(found) == 1
    assert desk.scan(desk.folder).to_attach == ()
    assert len(desk.office.read(Pindaian)) == 1


def test_drafts_and_strange_pages_are_told_apart(desk: Desk) -> None:
    from PIL import Image

    desk.print(desk.office.plan("Staf", agree=False), name="draf.pdf")
    Image.new("L", (800, 1100), 250).save(desk.folder / "kosong.png")
    Image.effect_noise((800, 1100), 90).save(desk.folder / "buram.png")
    (desk.folder / "rusak.pdf").write_bytes(b"%PDF-1.7 rusak")

    found = desk.scan(desk.folder)
    assert found.forms == ()
    assert {page.file.name for page in found.unknown} == {"draf.pdf"}
    assert [(page.file.name, page.unread) for page in found.unread] == [("buram.png", Unread.TANPA_KODE)]
    assert found.blank == 1
    assert [(file.name, error.key) for file, error in found.broken] == [("rusak.pdf", "pdf_broken")]


def test_a_cancelled_scan_changes_nothing(desk: Desk) -> None:
    desk.print(desk.office.plan("Staf"))
    with pytest.raises(CancelledError):
        recognise(desk.office.ctx, desk.scanner, desk.maker, [desk.folder], cancel=lambda: True)
    with pytest.raises(CancelledError):
        attach(desk.office.ctx, desk.scanner, desk.scan(desk.folder).to_attach, cancel=lambda: True)
    assert desk.office.read(Pindaian) == ()


def test_a_form_that_cannot_be_kept_is_named_and_the_others_go_on(desk: Desk) -> None:
    desk.print(*(desk.office.plan(name) for name in ("Staf", "Sekcam")))
    found = desk.scan(desk.folder)
    for form, limit in zip(found.forms, (10, desk.office.ctx.vault.limit), strict=True):
        desk.office.ctx.vault.limit = limit
        done, _ = attach(desk.office.ctx, desk.scanner, [form])
        assert [error.key for _, error in done.refused] == (["vault_too_large"] if limit == 10 else [])
    assert desk.rows(kembali="ada") == [("Sekcam", Kembali.ADA)]


def test_the_code_on_the_paper_is_enough(desk: Desk) -> None:
    desk.print(desk.office.plan("Staf"))
    (printed,) = desk.office.read(Cetakan)
    with desk.office.ctx.store.read() as reader:
        found = find_code(reader, printed.kode.lower().replace("-", " "))
    attach_by_code(desk.office.ctx, desk.maker, found, catatan="Map biru 3")

    (scan,) = desk.office.read(Pindaian)
    assert (scan.cara, scan.sha256, scan.cocok, scan.catatan) == (CaraKenal.KODE, "", True, "Map biru 3")
    assert desk.rows() == [("Staf", Kembali.ADA)]


def test_a_page_without_readable_code_is_attached_by_its_code(desk: Desk) -> None:
    from PIL import Image

    desk.print(desk.office.plan("Staf"))
    Image.effect_noise((800, 1100), 90).save(desk.folder / "buram.png")
    (page,) = desk.scan(desk.folder / "buram.png").unread
    (printed,) = desk.office.read(Cetakan)
    attach_by_code(desk.office.ctx, desk.maker, printed, page=(desk.scanner, page))

    (scan,) = desk.office.read(Pindaian)
    assert (scan.cara, scan.media) == (CaraKenal.KODE, "png")
    assert desk.office.ctx.vault.read(scan.sha256) == (desk.folder / "buram.png").read_bytes()


def test_a_code_with_a_slip_of_the_eye_is_understood_and_a_wrong_one_is_not_guessed(desk: Desk) -> None:
    desk.print(desk.office.plan("Staf"))
    (printed,) = desk.office.read(Cetakan)
    look = {"D": "0", "Q": "O", "S": "5", "5": "S", "2": "Z", "Z": "2", "8": "B", "B": "8", "J": "I", "7": "1"}
    tried = 0
    with desk.office.ctx.store.read() as reader:
        for at, sign in enumerate(printed.kode):
            if sign in look:
                tried += 1
                assert find_code(reader, printed.kode[:at] + look[sign] + printed.kode[at + 1 :]) == printed
        wrong = {
            printed.kode[:at] + other + printed.kode[at + 1 :]
            for at, sign in enumerate(printed.kode)
            for other in ALPHABET
            if sign not in ("-", other)
        }
        found = {_found(reader, each) for each in wrong}
    assert found <= {printed.kode, "code_mistyped"}
    assert tried


def test_what_is_wrong_with_a_code_is_said(desk: Desk) -> None:
    sound = code_of("1" * 64)
    mistyped = sound[:-1] + ALPHABET[ALPHABET.index(sound[-1]) - 1]
    with desk.office.ctx.store.read() as reader:
        for typed, key in (("7K3M", "code_length"), (mistyped, "code_mistyped"), (sound, "code_unknown")):
            with pytest.raises(UserError) as wrong:
                find_code(reader, typed)
            assert refused(wrong) == key


def test_an_attachment_is_taken_away_and_brought_back(desk: Desk) -> None:
    plan = desk.sign("Staf")
    (scan,) = desk.office.read(Pindaian)
    detach(desk.office.ctx, [scan.id])
    assert desk.state(plan) is TandaTangan.BELUM
    assert desk.rows() == [("Staf", Kembali.BELUM)]

    with desk.office.ctx.store.write("undo", "Petugas") as work:
        change = work.last_change()
        assert change is not None
        work.undo(change.group)
        work.commit()
    assert desk.state(plan) is TandaTangan.ADA
    assert check_files(desk.office.ctx) == ()


def test_a_lost_or_altered_scan_is_named_by_its_code(desk: Desk) -> None:
    desk.sign("Staf")
    (printed,) = desk.office.read(Cetakan)
    (scan,) = desk.office.read(Pindaian)
    stored = desk.office.ctx.vault.folder / scan.sha256[:2] / scan.sha256
    content = stored.read_bytes()
    stored.write_bytes(content + b" ")
    assert [(e.key, e.facts["name"]) for e in check_files(desk.office.ctx)] == [("vault_altered", printed.kode)]
    stored.unlink()
    assert [(e.key, e.facts["name"]) for e in check_files(desk.office.ctx)] == [("vault_missing", printed.kode)]
    assert missing_files(desk.office.ctx) == (printed.kode,)


def test_the_archive_is_searched_by_name_number_and_code(desk: Desk) -> None:
    desk.print(*(desk.office.plan(name) for name in ("Staf", "Sekcam")))
    first = desk.office.read(Cetakan, pegawai_id=desk.office["Staf"])[0]
    assert desk.rows(text="sta") == [("Staf", Kembali.BELUM)]
    assert desk.rows(text=first.kode[5:9].lower()) == [("Staf", Kembali.BELUM)]
    assert desk.rows(formulir="evaluasi") == []
    assert len(desk.rows(kembali="belum")) == 2


def test_a_form_about_a_unit_is_called_by_the_unit(desk: Desk) -> None:
    """The table of roles leads to the unit, the list of predicates to the achievement of the unit."""
    with desk.office.ctx.store.write("test", "Petugas") as work:
        unit = work.find(Unit)[0]
        achievement = CapaianOrganisasi(id=work.new_id(), unit_id=unit.id, tahun=2025, capaian=Capaian.BAIK)
        subjects = (unit.id, achievement.id)
        work.put(achievement)
        work.put_many(
            [
                Cetakan(
                    id=work.new_id(), kode=f"AAAA-AAAA-AAA{n}", formulir="x", subjek_id=subject, revisi=1, halaman=1,
                    sidik="0" * 64, tanggal=date(2025, 12, 31),
                )
                for n, subject in enumerate(subjects)
            ]
        )  # fmt: skip
        work.commit()
    assert desk.rows() == [(unit.nama, Kembali.BELUM)] * 2
