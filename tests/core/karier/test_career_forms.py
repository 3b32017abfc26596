"""What career forms print of a real file: credit, the card, the raise, the promotion, and the lists of the office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.karier import Dokumen, Hak, Jalan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatUnit,
    TingkatHukuman,
)
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.domain.talenta import SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import BerkasUsulan, PenetapanAngkaKredit, StatusUsulan, Usulan
from asn_desktop.core.forms.filled import FilledForm, FormKind, Lines, Signatures, Table
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.karier import calendar
from asn_desktop.core.usecases.ports import PaperSize
from asn_desktop.core.usecases.printing import forms_for, print_forms
from asn_desktop.core.usecases.usulan import start
from asn_desktop.storage.db import new_id

TODAY = date(2026, 3, 10)
FUNCTIONAL = {
    "nama": "Analis Kebijakan Ahli Pertama", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_PERTAMA,
    "tmt": date(2020, 3, 1),
}  # fmt: skip


def made(office, kind: FormKind, *people: UUID, tahun: int = 0, refused: Any = None, **asked: Any) -> list[FilledForm]:
    selection = Selection(tahun, pegawai_ids=people, **asked)
    return list(forms_for(office.ctx, bootstrap.form_maker(), kind, selection, refused))


def only(office, kind: FormKind, *people: UUID, **asked: Any) -> FilledForm:
    (form,) = made(office, kind, *people, **asked)
    return form


def tables(form: FilledForm) -> Iterator[list[tuple[str, ...]]]:
    for block in form.blocks:
        if isinstance(block, Table):
            rows = []
            for section in block.sections:
                for group in section.groups:
                    for row in group.rows:
                        rest = iter(row)
                        width = len(row) + len(group.merged)
                        cells = [group.merged[at] if at in group.merged else next(rest) for at in range(width)]
                        rows.append(tuple("\n".join(para.text for para in cell.paras) for cell in cells))
            yield rows


def table(form: FilledForm, cell: str) -> list[tuple[str, ...]]:
    """The table in which a cell says this."""
    return next(rows for rows in tables(form) if any(cell in row for row in rows))


def headed(form: FilledForm, heading: str) -> list[tuple[str, ...]]:
    """The table under a heading."""
    blocks = [block for block in form.blocks if isinstance(block, Table)]
    return next(rows for block, rows in zip(blocks, tables(form), strict=True) if block.heading == heading)


def label(form: FilledForm, name: str) -> str:
    """What stands beside a label."""
    return next(row[row.index(name) + 1] for rows in tables(form) for row in rows if name in row)


def text(form: FilledForm) -> str:
    return msgspec.json.encode(form).decode()


def says(form: FilledForm) -> str:
    """The running text, one line after the other."""
    return "\n".join(para.text for block in form.blocks if isinstance(block, Lines) for para in block.paras)


def signer(form: FilledForm):
    return next(block for block in form.blocks if isinstance(block, Signatures)).right


def functional(office, golongan: str = "III/a", tmt: date = date(2022, 4, 1), **more: Any) -> UUID:
    return office.person(golongan, tmt, jabatan=FUNCTIONAL | more.pop("jabatan", {}), **more)


# Konversi


def test_a_whole_year_is_converted_by_its_coefficient(office) -> None:
    person = functional(office)
    office.appraised(person, 2025, Predikat.SANGAT_BAIK)
    form = only(office, FormKind.KONVERSI_AK, person, tahun=2025)
    assert table(form, "Sangat Baik") == [("Sangat Baik", "150%", "12,5", "18,750")]
    assert form.marks == ("LATIHAN",)
    assert signer(form).above == ("Ditetapkan di ....................................", "Pada tanggal 15 Januari 2026",
                                  "Pejabat Penilai Kinerja")  # fmt: skip
    assert label(form, "6. Pangkat/Golongan Ruang/TMT") == "Penata Muda, III/a, 1 April 2022"
    assert label(form, "7. Jabatan/TMT") == "Analis Kebijakan Ahli Pertama, 1 Maret 2020"


def test_part_of_a_year_says_its_months_and_rounds_half_up(office) -> None:
    person = functional(office)
    office.appraised(person, 2025, Predikat.BAIK, mulai=date(2025, 11, 1))
    form = only(office, FormKind.KONVERSI_AK, person, tahun=2025)
    assert table(form, "Baik") == [("Baik", "2/12 x 100%", "12,5", "2,083")]


def test_a_year_with_two_jenjang_has_a_row_for_each(office) -> None:
    person = office.person("III/c", date(2025, 7, 1), jabatan=FUNCTIONAL | {"sampai": date(2025, 7, 1)})
    office.add(
        RiwayatJabatan, person, nama="Analis Kebijakan Ahli Muda", jenis=JenisJabatan.FUNGSIONAL,
        jenjang=Jenjang.AHLI_MUDA, tmt=date(2025, 7, 1),
    )  # fmt: skip
    office.appraised(person, 2025, Predikat.BAIK)
    form = only(office, FormKind.KONVERSI_AK, person, tahun=2025)
    assert table(form, "6/12 x 100%") == [
        ("Baik", "6/12 x 100%", "12,5", "6,250"),
        ("Baik", "6/12 x 100%", "25", "12,500"),
    ]


def test_an_appraisal_that_is_not_final_makes_a_draft_without_credit(office) -> None:
    person = functional(office)
    office.appraised(person, 2025)
    (stored,) = _found(office, Evaluasi, pegawai_id=person)
    office.put(stored.with_(status=StatusEvaluasi.DRAF, predikat=None, tanggal=None))
    form = only(office, FormKind.KONVERSI_AK, person, tahun=2025)
    assert "DRAF" in form.marks
    assert table(form, "12,5") == [("", "", "12,5", "")]


def test_a_quarter_is_converted_by_its_own_appraisal(office) -> None:
    person = functional(office)
    office.appraised(person, 2025)
    (skp,) = _found(office, Skp, pegawai_id=person)
    office.put(
        Evaluasi(
            id=new_id(), skp_id=skp.id, pegawai_id=person, tahun=2025, mulai=date(2025, 4, 1), sampai=date(2025, 7, 1),
            jenis=JenisEvaluasi.TRIWULAN, nomor=2, status=StatusEvaluasi.FINAL, predikat=Predikat.BUTUH_PERBAIKAN,
            tanggal=date(2025, 7, 4),
        )
    )  # fmt: skip
    form = only(office, FormKind.KONVERSI_AK, person, tahun=2025, jenis=JenisEvaluasi.TRIWULAN, nomor=2)
    assert [row[1:] for row in table(form, "3/12 x 75%")] == [("3/12 x 75%", "12,5", "2,344")]


def test_a_result_from_e_kinerja_is_converted_where_the_office_has_none_of_its_own(office) -> None:
    person = functional(office)
    office.taken_over(person, 2024, Predikat.BAIK, Predikat.BAIK)
    office.taken_over(person, 2023, Predikat.BAIK, Predikat.SANGAT_BAIK)
    form = only(office, FormKind.KONVERSI_AK, person, tahun=2024)
    assert table(form, "Baik") == [("Baik", "100%", "12,5", "12,500")]
    assert "DRAF" not in form.marks
    assert signer(form).above[1].startswith("Pada tanggal ....")
    summed = only(office, FormKind.AKUMULASI_AK, person, tahun=2024)
    assert "Predikat tahun 2023 belum tercatat" in says(summed), "file and matrix differ: nobody knows which is right"
    with pytest.raises(UserError, match="plan_missing"):
        made(office, FormKind.KONVERSI_AK, person, tahun=2023)


def test_who_holds_no_functional_post_is_told_so_and_left_out_of_many(office) -> None:
    plain, official = office.person(), functional(office)
    for person in (plain, official):
        office.appraised(person, 2025)
    with pytest.raises(UserError, match="credit_not_concerned"):
        made(office, FormKind.KONVERSI_AK, plain, tahun=2025)
    told: list[Any] = []
    forms = made(office, FormKind.KONVERSI_AK, plain, official, tahun=2025, refused=told.append)
    assert (len(forms), told) == (1, [])


def test_signed_credit_paper_is_found_again_until_its_predikat_changes(office, tmp_path) -> None:
    person = functional(office)
    office.appraised(person, 2025)
    maker = bootstrap.form_maker()
    for kind in (FormKind.KONVERSI_AK, FormKind.AKUMULASI_AK, FormKind.PENETAPAN_AK):
        chosen = Selection(2025, pegawai_ids=(person,))
        printed = print_forms(
            office.ctx, bootstrap.paper(), maker, kind, chosen, PaperSize.A4, tmp_path / f"{kind}.pdf"
        )
        register_printed(office.ctx, printed.forms)
    from asn_desktop.core.domain.arsip import Cetakan

    papers = _found(office, Cetakan)
    assert len(papers) == 3
    later = office.on(date(2026, 9, 1))
    assert set(compare(later, maker, papers).values()) == {Kecocokan.COCOK}, "the day of printing is not printed"
    (stored,) = _found(office, Evaluasi, pegawai_id=person)
    office.put(stored.with_(predikat=Predikat.KURANG))
    assert set(compare(later, maker, papers).values()) == {Kecocokan.BERBEDA}


def test_the_three_credit_forms_name_term_and_copies_in_the_words_of_the_form(office) -> None:
    person = functional(office)
    office.appraised(person, 2025)
    for kind in (FormKind.KONVERSI_AK, FormKind.AKUMULASI_AK, FormKind.PENETAPAN_AK):
        form = only(office, kind, person, tahun=2025)
        assert '"Periode/Masa Penilaian: 1 Januari 2025 s.d. 31 Desember 2025"' in text(form)
        assert says(form).endswith(
            "\nASLI disampaikan untuk: Jabatan Fungsional yang bersangkutan\nTembusan disampaikan kepada:\n"
            "1. Pimpinan Instansi Pengusul;\n2. Pejabat Penilai Kinerja;\n"
            "3. Sekretaris Tim Penilai yang bersangkutan;\n4. pejabat lain yang dianggap perlu\n"
            "(butir 3 dan 4 belum diverifikasi)"
        )


# Akumulasi


def test_the_sum_is_rounded_once_and_says_so_where_the_rows_add_up_differently(office) -> None:
    person = functional(office)
    for tahun in (2023, 2024, 2025):
        office.appraised(person, tahun, Predikat.BAIK, mulai=date(tahun, 12, 1))
    form = only(office, FormKind.AKUMULASI_AK, person, tahun=2025)
    rows = table(form, "2023")
    assert [row[0] for row in rows[:-1]] == ["2023", "2024", "2025"]
    assert {row[5] for row in rows[:-1]} == {"1,042"}
    assert rows[-1] == ("JUMLAH ANGKA KREDIT YANG DIPEROLEH", "3,125"), "the last line; 3 times 1,042 would be 3,126"
    assert "sebelum dibulatkan" in says(form)


def test_the_years_up_to_the_one_asked_for_count_and_none_before_2023(office) -> None:
    person = functional(office, tmt=date(2020, 4, 1))
    for tahun in (2021, 2022, 2023, 2024, 2025):
        office.appraised(person, tahun)
    form = only(office, FormKind.AKUMULASI_AK, person, tahun=2024)
    assert [row[0] for row in table(form, "2023")[:-1]] == ["2023", "2024"]
    assert table(form, "2023")[-1][1] == "25,000"
    assert "sebelum dibulatkan" not in says(form)


def test_credit_begins_anew_in_a_new_jenjang(office) -> None:
    person = office.person("III/c", date(2024, 7, 1), jabatan=FUNCTIONAL | {"sampai": date(2024, 7, 1)})
    office.add(
        RiwayatJabatan, person, nama="Analis Kebijakan Ahli Muda", jenis=JenisJabatan.FUNGSIONAL,
        jenjang=Jenjang.AHLI_MUDA, tmt=date(2024, 7, 1),
    )  # fmt: skip
    for tahun in (2023, 2024, 2025):
        office.appraised(person, tahun)
    rows = table(only(office, FormKind.AKUMULASI_AK, person, tahun=2025), "2024")
    assert [(row[0], row[1], row[4], row[5]) for row in rows[:-1]] == [
        ("2024", "Juli\u2013Desember", "25", "12,500"),
        ("2025", "Januari\u2013Desember", "25", "25,000"),
    ]


# Penetapan


def test_without_a_recorded_pak_the_sum_is_a_lower_bound_and_nothing_is_crossed_out(office) -> None:
    person = functional(office, golongan="III/b", tmt=date(2024, 1, 1))
    office.appraised(person, 2025)
    form = only(office, FormKind.PENETAPAN_AK, person, tahun=2025)
    rows = table(form, "AK Konversi")
    assert rows[0] == ("1.", "AK Dasar yang diberikan", "50,000", "", "50,000", "golongan III/b")
    assert rows[3][2:5] == ("", "12,500", "12,500")
    assert rows[6][1:] == ("JUMLAH ANGKA KREDIT KUMULATIF", "50,000", "12,500", "62,500", "Jumlah paling sedikit")
    assert rows[1][2:5] == ("", "", ""), "what is not known is left to the pen, not said to be zero"
    assert "batas bawah" in says(form)
    (line,) = [para for block in form.blocks if isinstance(block, Lines) for para in block.paras if para.struck or
               para.text.startswith("DAPAT")]  # fmt: skip
    assert not line.struck
    assert table(form, "Kekurangan 37,500")


def test_what_the_next_rank_needs_is_known_where_the_sum_is_not(office) -> None:
    """Without the predikat of the year the sum is open: that is no reason to say that nothing is left to reach."""
    person = functional(office, golongan="III/a", tmt=date(2024, 1, 1))
    office.appraised(person, 2025)
    (stored,) = _found(office, Evaluasi, pegawai_id=person)
    office.put(stored.with_(status=StatusEvaluasi.DRAF, predikat=None, tanggal=None))
    form = only(office, FormKind.PENETAPAN_AK, person, tahun=2025)
    assert "sudah yang tertinggi" not in says(form)
    rows = table(form, "50")
    assert [row[1:] for row in rows] == [("50", "100"), ("", ""), ("", "")]


def test_a_recorded_pak_is_where_the_sum_begins_and_the_conclusion_is_drawn(office) -> None:
    person = functional(office, golongan="III/a", tmt=date(2022, 4, 1))
    office.add(
        PenetapanAngkaKredit, person, nomor="800/12/PAK", tanggal=date(2024, 1, 20), sampai=date(2024, 1, 1),
        jumlah=Decimal("30.5"), golongan="III/a", jenjang=Jenjang.AHLI_PERTAMA,
    )  # fmt: skip
    for tahun in (2023, 2024, 2025):
        office.appraised(person, tahun)
    form = only(office, FormKind.PENETAPAN_AK, person, tahun=2025)
    total = table(form, "AK Konversi")[6]
    assert total[2:] == ("30,500", "25,000", "55,500", "PAK nomor 800/12/PAK, 20 Januari 2024")
    assert "batas bawah" not in says(form)
    line = next(para for block in form.blocks if isinstance(block, Lines) for para in block.paras if para.struck)
    assert [line.text[start:end] for start, end in line.struck] == ["TIDAK DAPAT"]
    assert "PANGKAT/GOLONGAN RUANG Penata Muda Tingkat I, III/b" in line.text
    assert table(form, "Kelebihan 5,500")

    short = only(office, FormKind.PENETAPAN_AK, person, tahun=2024)
    line = next(para for block in short.blocks if isinstance(block, Lines) for para in block.paras if para.struck)
    assert [line.text[start:end] for start, end in line.struck] == ["DAPAT"]


def test_a_conventional_pak_stands_in_the_determination_by_its_integration(office) -> None:
    person = functional(office, golongan="III/a", tmt=date(2021, 4, 1))
    office.add(
        PenetapanAngkaKredit, person, nomor="800/7/PAK", tanggal=date(2022, 7, 20), sampai=date(2022, 7, 1),
        jumlah=Decimal("130.5"), golongan="III/a", jenjang=Jenjang.AHLI_PERTAMA,
    )  # fmt: skip
    for tahun in (2022, 2023):
        office.appraised(person, tahun)
    form = only(office, FormKind.PENETAPAN_AK, person, tahun=2023)
    total = table(form, "AK Konversi")[6]
    assert total[2:5] == ("30,500", "12,500", "43,000"), "100 belongs to the jenjang, and 2022 is not converted"
    assert total[5] == "PAK konvensional nomor 800/7/PAK, 20 Juli 2022: 130,5, setelah integrasi"


def test_years_without_a_result_are_named_and_the_sum_is_no_more_than_a_lower_bound(office) -> None:
    person = functional(office, golongan="III/a", tmt=date(2022, 4, 1))
    office.add(
        PenetapanAngkaKredit, person, nomor="800/12/PAK", tanggal=date(2023, 1, 20), sampai=date(2023, 1, 1),
        jumlah=Decimal(10), golongan="III/a", jenjang=Jenjang.AHLI_PERTAMA,
    )  # fmt: skip
    office.appraised(person, 2023)
    office.appraised(person, 2025, mulai=date(2025, 3, 1))
    summed = only(office, FormKind.AKUMULASI_AK, person, tahun=2025)
    assert "Predikat tahun 2024, 2025 belum tercatat" in says(summed)
    form = only(office, FormKind.PENETAPAN_AK, person, tahun=2025)
    assert "Predikat tahun 2024, 2025 belum tercatat" in says(form)
    assert table(form, "AK Konversi")[6][5] == "PAK nomor 800/12/PAK, 20 Januari 2023\nJumlah paling sedikit"
    assert not [para for block in form.blocks if isinstance(block, Lines) for para in block.paras if para.struck]


def test_a_determination_of_a_year_that_is_not_final_is_a_draft(office) -> None:
    person = functional(office)
    office.appraised(person, 2025)
    (stored,) = _found(office, Evaluasi, pegawai_id=person)
    office.put(stored.with_(status=StatusEvaluasi.DRAF, predikat=None, tanggal=None))
    form = only(office, FormKind.PENETAPAN_AK, person, tahun=2025)
    assert "DRAF" in form.marks
    assert table(form, "AK Konversi")[6][4] == "", "no sum without the predikat"


# Kartu Karier


def test_the_card_tells_every_right_with_its_day_its_article_and_what_is_missing(office) -> None:
    person = office.person("III/a", date(2022, 4, 1), (4, 0), jenis_kelamin=JenisKelamin.PRIA)
    form = only(office, FormKind.KARTU_KARIER, person)
    rights = {row[0]: row for row in table(form, "Kenaikan gaji berkala")}
    open_yet = "belum dapat ditentukan\n1 April 2026"  # as of its day, as screen and calendar tell it
    assert rights["Kenaikan gaji berkala"][1] == f"{open_yet}\ngaji pokok Rp3.153.600"
    assert "predikat kinerja tahun 2025 (pejabat penilai kinerja)" in rights["Kenaikan gaji berkala"][2]
    assert rights["Kenaikan pangkat"][1] == f"{open_yet}\nmenjadi III/b"
    assert "(belum diverifikasi)" in rights["Kenaikan pangkat"][3]
    assert rights["Pensiun"][1] == "tanggalnya diketahui\n1 Februari 2048"
    assert label(form, "Masa kerja golongan") == "7 tahun 11 bulan"
    assert "2025: belum ada; 2024: belum ada" in text(form)
    assert "Keadaan pada 10 Maret 2026" in text(form)


def test_a_right_to_come_is_told_on_the_card_as_the_calendar_tells_it(office) -> None:
    person = office.person("III/a", date(2022, 4, 1), (4, 0), jenis_kelamin=JenisKelamin.PRIA)
    for year in (2024, 2025):
        office.appraised(person, year)
    (dues,) = (each.dues for each in calendar(office.ctx).people.values())
    told = next(due for due in dues if due.hak is Hak.KGB)
    assert (told.tanggal, told.outcome) == (date(2026, 4, 1), Outcome.MET)
    rights = {row[0]: row for row in table(only(office, FormKind.KARTU_KARIER, person), "Kenaikan gaji berkala")}
    assert rights["Kenaikan gaji berkala"][1] == "terpenuhi\n1 April 2026\ngaji pokok Rp3.153.600"


def test_the_card_is_as_of_the_day_asked_for_and_the_same_when_printed_again(office) -> None:
    person = office.person()
    asked = {"hari": date(2025, 6, 1)}
    first = only(office, FormKind.KARTU_KARIER, person, **asked)
    assert "Keadaan pada 1 Juni 2025" in text(first)
    later = office.on(date(2026, 8, 1))
    again = next(forms_for(later, bootstrap.form_maker(), FormKind.KARTU_KARIER, Selection(0, (person,), **asked)))
    assert again == first
    of_year = only(office, FormKind.KARTU_KARIER, person, tahun=2025)
    assert "Keadaan pada 31 Desember 2025" in text(of_year)


def test_the_post_held_now_stands_first_on_the_card_although_others_began_later(office) -> None:
    person = office.person(jabatan={"nama": "Penyuluh Pertanian", "tmt": date(2010, 1, 1)})
    for year in (2014, 2016, 2018, 2020):
        office.add(
            RiwayatJabatan, person, nama=f"Kepala Seksi {year}", jenis=JenisJabatan.PENGAWAS, tmt=date(year, 1, 1),
            sampai=date(year + 1, 1, 1),
        )  # fmt: skip
    posts = table(only(office, FormKind.KARTU_KARIER, person), "Penyuluh Pertanian")
    assert posts[0][0] == "Penyuluh Pertanian"


def test_only_the_newest_ranks_and_posts_stand_on_the_card(office) -> None:
    person = office.person()
    for year in range(2002, 2018, 4):
        office.add(RiwayatGolongan, person, golongan="II/a", tmt=date(year, 4, 1), mkg_tahun=0, mkg_bulan=0)
    form = only(office, FormKind.KARTU_KARIER, person)
    assert "dan 2 riwayat yang lebih lama" in says(form)


def test_who_left_has_no_card(office) -> None:
    person = office.person(kedudukan=Kedudukan.PENSIUN)
    with pytest.raises(UserError, match="career_not_in_service"):
        made(office, FormKind.KARTU_KARIER, person)


# KGB


def test_the_letter_says_both_salaries_in_figures_and_words(office) -> None:
    person = office.person("III/a", date(2022, 4, 1), (4, 0))
    office.appraised(person, 2025)
    form = only(office, FormKind.KGB, person)
    assert [row[-1] for rows in tables(form) for row in rows if row[0] == "Gaji pokok"] == []
    amounts = [row for rows in tables(form) for row in rows if "Gaji pokok" in row]
    assert amounts[0][-1] == "Rp3.057.300 (tiga juta lima puluh tujuh ribu tiga ratus rupiah)"
    assert amounts[1][-1] == "Rp3.153.600 (tiga juta seratus lima puluh tiga ribu enam ratus rupiah)"
    assert label(form, "Terhitung mulai tanggal (TMT)") == "1 April 2026"
    assert label(form, "Kenaikan gaji berkala berikutnya") == "1 April 2028"
    assert label(form, "Berlaku sejak") == "1 April 2024"
    assert "DRAF" not in form.marks
    assert "PP 7/1977" in text(form)


def test_a_letter_before_the_predikat_is_known_is_a_draft_that_names_the_year(office, tmp_path) -> None:
    person = office.person("III/a", date(2022, 4, 1), (4, 0))
    printed = print_forms(
        office.ctx, bootstrap.paper(), bootstrap.form_maker(), FormKind.KGB, Selection(0, (person,)), PaperSize.A4,
        tmp_path / "kgb.pdf",
    )  # fmt: skip
    assert [one.error.key for one in printed.drafts] == ["raise_open"]
    form = only(office, FormKind.KGB, person)
    assert "DRAF" in form.marks
    assert "predikat kinerja tahun 2025" in text(form)


def test_the_raise_of_the_month_asked_for(office) -> None:
    april, june = office.person("III/a", date(2022, 4, 1), (4, 0)), office.person("III/a", date(2022, 6, 1), (4, 0))
    for person in (april, june):
        office.appraised(person, 2025)
    told: list[Any] = []
    asked = {"tahun": 2026, "jenis": JenisEvaluasi.BULAN, "nomor": 4}
    forms = made(office, FormKind.KGB, april, june, refused=told.append, **asked)
    assert (len(forms), told) == (1, [])
    with pytest.raises(UserError, match="raise_not_then"):
        made(office, FormKind.KGB, june, **asked)


def test_a_raise_that_is_postponed_has_no_letter(office) -> None:
    person = office.person("III/a", date(2022, 4, 1), (4, 0))
    office.appraised(person, 2025, Predikat.KURANG)
    with pytest.raises(UserError, match="raise_not_met"):
        made(office, FormKind.KGB, person)


def test_a_raise_whose_day_is_not_known_has_no_letter(office) -> None:
    with pytest.raises(UserError, match="raise_day_unknown"):
        made(office, FormKind.KGB, office.person(mkg=None))


def test_the_letter_of_a_ppp_k_goes_by_their_table(office) -> None:
    person = office.person(
        "IX", date(2023, 3, 1), (0, 0), jenis_pegawai=JenisPegawai.PPPK, tmt_cpns=None,
        akhir_kontrak=date(2028, 2, 29),
    )  # fmt: skip
    office.appraised(person, 2025)
    form = only(office, FormKind.KGB, person)
    amounts = [row[-1] for rows in tables(form) for row in rows if "Gaji pokok" in row]
    assert [each.split(" ")[0] for each in amounts] == ["Rp3.304.400", "Rp3.408.500"]
    assert label(form, "NI PPPK")


# Usul kenaikan pangkat


def promoted(office, **more: Any) -> UUID:
    person = office.person("III/a", date(2022, 4, 1), (4, 0), **more)
    for tahun in (2024, 2025):
        office.appraised(person, tahun)
    return person


def test_the_proposal_has_its_conditions_and_the_checklist_of_papers(office) -> None:
    form = only(office, FormKind.USUL_PANGKAT, promoted(office))
    assert label(form, "Pangkat yang diusulkan") == "Penata Muda Tingkat I, III/b"
    assert label(form, "Terhitung mulai tanggal (TMT)") == "1 Juni 2026", "papers of today come too late for April"
    assert label(form, "Jenis") == "Kenaikan pangkat reguler"
    papers = {row[1]: row for row in table(form, "SK pangkat terakhir")}
    assert papers["SK pangkat terakhir"][2:] == ("823/1/2022", "", "")
    assert papers["Ijazah"][2] == "nomornya belum tercatat"
    conditions = table(form, "Terpenuhi")
    assert all(row[2] in ("Terpenuhi", "Belum dapat ditentukan") for row in conditions)
    assert len(conditions) >= 4


def test_papers_laid_ready_for_the_proposal_are_present_and_old_ones_expired(office) -> None:
    person = promoted(office)
    usulan = Usulan(id=new_id(), pegawai_id=person, hak=Hak.KENAIKAN_PANGKAT, tmt=date(2026, 4, 1), diusulkan="III/b")
    office.put(
        usulan,
        BerkasUsulan(
            id=new_id(), usulan_id=usulan.id, pegawai_id=person, dokumen=Dokumen.IJAZAH, ada=True, nomor="D-77"
        ),
        BerkasUsulan(
            id=new_id(), usulan_id=usulan.id, pegawai_id=person, dokumen=Dokumen.KETERANGAN_DISIPLIN, ada=True,
            tanggal=date(2026, 1, 5), berlaku_sampai=date(2026, 1, 31),
        ),
    )  # fmt: skip
    papers = {row[1]: row for row in table(only(office, FormKind.USUL_PANGKAT, person), "SK pangkat terakhir")}
    assert papers["Ijazah"][2:4] == ("D-77", "Ada")
    discipline = papers["Surat keterangan tidak pernah dijatuhi hukuman disiplin"]
    assert discipline[3:] == ("Kedaluwarsa", "tanggal 5 Januari 2026, berlaku sampai 31 Januari 2026")


def test_a_proposal_that_was_sent_has_its_number_and_day_and_a_dropped_one_has_none(office) -> None:
    person = promoted(office)
    assert "Nomor: ...." in text(only(office, FormKind.USUL_PANGKAT, person))
    usulan = Usulan(
        id=new_id(), pegawai_id=person, hak=Hak.KENAIKAN_PANGKAT, tmt=date(2026, 4, 1), status=StatusUsulan.DIKIRIM,
        nomor_surat="800/7/2026", tanggal_kirim=date(2026, 1, 12),
    )  # fmt: skip
    office.put(usulan)
    form = only(office, FormKind.USUL_PANGKAT, person)
    assert "Nomor: 800/7/2026" in text(form)
    assert signer(form).above[0].endswith("12 Januari 2026")
    (stored,) = _found(office, Usulan)
    office.put(stored.with_(status=StatusUsulan.DIBATALKAN))
    assert "800/7/2026" not in text(only(office, FormKind.USUL_PANGKAT, person))


def test_a_promotion_by_a_new_diploma_is_named_and_its_own_conditions_are_listed(office) -> None:
    person = office.person("III/a", date(2025, 4, 1), (3, 0))
    office.appraised(person, 2025)
    office.add(RiwayatPendidikan, person, tingkat=Pendidikan.S2, tahun_lulus=2025)
    with pytest.raises(UserError, match="rank_not"):
        made(office, FormKind.USUL_PANGKAT, person, tahun=2026, jenis=JenisEvaluasi.BULAN, nomor=6)
    start(office.ctx, person, Hak.KENAIKAN_PANGKAT, date(2026, 6, 1), Jalan.PENYESUAIAN_IJAZAH)
    form = only(office, FormKind.USUL_PANGKAT, person)
    assert label(form, "Jenis") == "Kenaikan pangkat pilihan penyesuaian ijazah"
    assert label(form, "Terhitung mulai tanggal (TMT)") == "1 Juni 2026"
    assert label(form, "Pangkat yang diusulkan") == "Penata Muda Tingkat I, III/b"


def test_only_who_is_due_in_the_rank_period_is_proposed(office) -> None:
    due, later = promoted(office), office.person("III/a", date(2024, 4, 1), (4, 0))
    told: list[Any] = []
    asked = {"tahun": 2026, "jenis": JenisEvaluasi.BULAN, "nomor": 4}
    forms = made(office, FormKind.USUL_PANGKAT, due, later, refused=told.append, **asked)
    assert ([form.person for form in forms], told) == (["Pegawai 901"], [])
    with pytest.raises(UserError, match="rank_not_then"):
        made(office, FormKind.USUL_PANGKAT, later, **asked)


def test_who_serves_a_sanction_is_not_proposed(office) -> None:
    person = promoted(office)
    office.add(
        RiwayatDisiplin, person, tingkat=TingkatHukuman.BERAT, jenis="penurunan_jabatan", tmt=date(2026, 1, 1),
        sampai=date(2027, 1, 1),
    )  # fmt: skip
    with pytest.raises(UserError, match="rank_not_met"):
        made(office, FormKind.USUL_PANGKAT, person)


def test_papers_are_signed_by_the_head_of_the_topmost_unit_and_never_by_the_person_himself(office) -> None:
    top, below = units(office)
    other = Unit(id=new_id(), kode="02", nama="Puskesmas")
    office.put(other)
    heads = {}
    for unit, nama in ((top, "Camat"), (other, "Dokter")):
        post = Jabatan(
            id=new_id(), nama=f"Kepala {unit.nama}", jenis=JenisJabatan.ADMINISTRATOR, unit_id=unit.id, kepala=True
        )
        office.put(post)
        held = {"nama": post.nama, "jenis": post.jenis, "eselon": "III.a", "jabatan_id": post.id}
        heads[nama] = place(office, office.person("III/d", (date(2024, 4, 1)), (8, 0), nama=nama, jabatan=held), unit)
    staff = {unit: place(office, office.person(), unit) for unit in (below, other)}
    assert signer(only(office, FormKind.KGB, staff[below])).name == "Camat"
    assert signer(only(office, FormKind.KGB, staff[other])).name == "Dokter"
    assert signer(only(office, FormKind.KGB, heads["Camat"])).name.startswith("(....")
    assert signer(only(office, FormKind.DUK)).name == "Camat", "the unit that is called like the office leads it"


def test_contract_employees_are_not_promoted_in_rank(office) -> None:
    person = office.person("IX", date(2023, 3, 1), (0, 0), jenis_pegawai=JenisPegawai.PPPK, tmt_cpns=None)
    with pytest.raises(UserError, match="rank_not_concerned"):
        made(office, FormKind.USUL_PANGKAT, person)


# Lists of the office


def units(office) -> tuple[Unit, Unit]:
    top = Unit(id=new_id(), kode="01", nama="Distrik Welesi")
    below = Unit(id=new_id(), kode="01.01", nama="Sekretariat", induk_id=top.id)
    office.put(top, below)
    return top, below


def place(office, person: UUID, unit: Unit) -> UUID:
    office.add(RiwayatUnit, person, unit_id=unit.id, tmt=date(2018, 3, 1))
    return person


def names(rows: list[tuple[str, ...]], column: int = 1) -> list[str]:
    return [row[column].split("\n")[0] for row in rows]


def test_the_seniority_list_is_by_rank_and_its_first_day(office) -> None:
    office.person("III/a", date(2020, 4, 1), nama="C")
    office.person("III/b", date(2024, 4, 1), nama="B")
    office.person("IV/a", date(2025, 4, 1), nama="A")
    office.person("III/a", date(2022, 4, 1), nama="D")
    office.person("IX", date(2023, 3, 1), nama="P", jenis_pegawai=JenisPegawai.PPPK, tmt_cpns=None)
    form = only(office, FormKind.DUK)
    assert names(table(form, "1")) == ["A", "B", "C", "D"]
    assert "Jumlah: 4 PNS." in says(form)
    assert "pangkat; TMT pangkat; jabatan; masa kerja; latihan jabatan; pendidikan; usia" in says(form)
    assert "PP 15/1979" in says(form)
    assert "(belum diverifikasi)" in says(form)
    assert "PPPK 1 orang" in says(form)


def test_who_has_no_rank_recorded_stands_apart(office) -> None:
    office.person(nama="A")
    kosong = Pegawai(
        id=new_id(), nip="199001012018031999", nama="Tanpa", jenis_pegawai=JenisPegawai.PNS, tmt_cpns=date(2018, 3, 1)
    )
    office.put(kosong)
    form = only(office, FormKind.DUK)
    assert table(form, "Tanpa") == [("Tanpa", "19900101 201803 1 999", "golongan belum tercatat")]
    assert names(table(form, "1")) == ["A"]


def test_the_seniority_list_of_a_unit_has_the_people_below_it_and_of_a_past_day_those_of_then(office) -> None:
    top, below = units(office)
    other = Unit(id=new_id(), kode="02", nama="Puskesmas")
    office.put(other)
    place(office, office.person("III/a", nama="A"), top)
    place(office, office.person("III/b", nama="B"), below)
    place(office, office.person("III/c", nama="C"), other)
    assert names(table(only(office, FormKind.DUK, unit_ids=(top.id,)), "1")) == ["B", "A"]
    office.person("IV/a", date(2025, 6, 1), nama="Baru", tmt_cpns=date(2025, 6, 1))
    assert names(table(only(office, FormKind.DUK, hari=date(2025, 5, 31)), "1")) == ["C", "B", "A"]
    with pytest.raises(UserError, match="list_empty"):
        made(office, FormKind.DUK, hari=date(1990, 1, 1))


def test_each_unit_has_its_nominative_list(office) -> None:
    top, below = units(office)
    camat = {"nama": "Kepala Distrik", "jenis": JenisJabatan.ADMINISTRATOR, "eselon": "III.a", "tmt": date(2024, 1, 1)}
    a = place(office, office.person("III/a", nama="A"), top)
    b = place(office, office.person("III/d", nama="B", jabatan=camat), top)
    c = place(office, office.person("III/a", nama="C"), below)
    forms = made(office, FormKind.NOMINATIF, a, b, c)
    assert [form.person for form in forms] == ["Distrik Welesi", "Sekretariat"]
    assert names(table(forms[0], "1")) == ["B", "A"], "who heads comes first"
    assert "Jumlah: 2 pegawai (PNS 2 orang)." in says(forms[0])
    assert [form.person for form in made(office, FormKind.NOMINATIF, unit_ids=(top.id,))] == [
        "Distrik Welesi",
        "Sekretariat",
    ]


def test_posts_say_what_is_needed_filled_vacant_and_who_leaves(office) -> None:
    top, _below = units(office)
    head = Jabatan(
        id=new_id(),
        nama="Kepala Distrik",
        jenis=JenisJabatan.ADMINISTRATOR,
        unit_id=top.id,
        eselon="III.a",
        kepala=True,
    )
    clerk = Jabatan(id=new_id(), nama="Pengadministrasi Umum", jenis=JenisJabatan.PELAKSANA, unit_id=top.id, kelas=5)
    driver = Jabatan(id=new_id(), nama="Pengemudi", jenis=JenisJabatan.PELAKSANA, unit_id=top.id)
    office.put(head, clerk, driver, SyaratJabatan(id=new_id(), jabatan_id=clerk.id, kebutuhan=3))
    old = place(office, office.person(tanggal_lahir=date(1970, 5, 5), jabatan={"jabatan_id": clerk.id}), top)
    place(office, office.person(jabatan={"jabatan_id": clerk.id}), top)
    office.add(
        RiwayatJabatan, old, nama="Kepala Distrik", jenis=JenisJabatan.ADMINISTRATOR, tmt=date(2025, 1, 1),
        status=StatusJabatan.PLT, jabatan_id=head.id,
    )  # fmt: skip
    rows = {row[1].split("\n")[0]: row for row in table(only(office, FormKind.BEZETTING), "5")}
    assert rows["Kepala Distrik"][4:7] == ("1", "0", "1")
    assert "Plt" in rows["Kepala Distrik"][1]
    assert rows["Pengadministrasi Umum"][3:] == ("5", "3", "2", "1", "Pegawai 901: pensiun 1 Juni 2028")
    assert rows["Pengemudi"][4:7] == ("belum diketahui", "0", "kosong")


def test_two_posts_of_one_name_stand_in_one_row_and_an_unlisted_one_is_shown(office) -> None:
    top, _below = units(office)
    clerks = [
        Jabatan(id=new_id(), nama="Pengadministrasi Umum", jenis=JenisJabatan.PELAKSANA, unit_id=top.id)
        for _ in range(2)
    ]
    office.put(*clerks, *(SyaratJabatan(id=new_id(), jabatan_id=one.id, kebutuhan=2) for one in clerks))
    place(office, office.person(jabatan={"nama": "Operator"}), top)
    rows = {row[1]: row[4:7] for row in table(only(office, FormKind.BEZETTING), "Operator")}
    assert rows == {"Pengadministrasi Umum": ("4", "0", "4"), "Operator": ("belum diketahui", "1", "belum diketahui")}


def test_the_index_of_professionalism_is_said_only_where_everything_is_known(office) -> None:
    top, _below = units(office)
    known = place(office, office.person(nama="Lengkap"), top)
    place(office, office.person(nama="Sebagian"), top)
    office.appraised(known, 2025)
    for nama, jp in (("Bimbingan Teknis Arsip", 24), ("Seminar Budaya Kerja", 4)):
        office.add(RiwayatPelatihan, known, nama=nama, selesai=date(2025, 5, 5), jp=jp)
    form = only(office, FormKind.IP_ASN)
    people = {row[1].split("\n")[0]: row for row in headed(form, "PER PEGAWAI")}
    assert people["Lengkap"][3:9] == ("15", "40", "25", "5", "85", "Tinggi")
    assert people["Sebagian"][3:9] == ("15", *["belum dapat ditentukan"] * 2, "5", *["belum dapat ditentukan"] * 2)
    assert "predikat kinerja" in people["Sebagian"][9]
    (unit,) = headed(form, "PER UNIT KERJA")
    assert unit == ("Distrik Welesi", "2", "1", "1", "85,00", "belum dapat ditentukan")


def test_training_of_another_year_proves_nothing_for_this_one(office) -> None:
    person = office.person()
    office.appraised(person, 2025)
    office.add(RiwayatPelatihan, person, nama="Bimbingan Teknis Arsip", selesai=date(2020, 5, 5), jp=24)
    form = only(office, FormKind.IP_ASN)
    assert [row[7] for row in headed(form, "PER PEGAWAI")] == ["belum dapat ditentukan"]


def _found(office, kind: type, **equals: Any) -> tuple[Any, ...]:
    with office.ctx.store.read() as reader:
        return reader.find(kind, **equals)
