"""What a local regulation asks beside the law: put into a pack by an officer, tried, in force, and cited."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import RiwayatPelatihan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Citation, Outcome
from asn_desktop.core.rulepack.loader import PackError, load_pack
from asn_desktop.core.rulepack.local import ENTRIES, Sasaran, Syarat, Trainings, asked_for
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.local_rules import LocalRule, known, pack_of, pack_with, value_of
from asn_desktop.core.usecases.new_law import try_pack, whom_it_moves
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register

PERBUP = Citation("Peraturan Bupati Jayawijaya Nomor 12 Tahun 2026", "Pasal 5 ayat (2)", verified=True)


def rule(sasaran: Sasaran, syarat: Syarat, text: str, mulai: date = TODAY) -> LocalRule:
    return LocalRule(sasaran, syarat, value_of(syarat, text, Predikat.BAIK), PERBUP, mulai)


def local(office: Register, *rules: LocalRule) -> LawBook:
    trial = try_pack(office.ctx.law, pack_of(rules, TODAY))
    assert trial.failed == ()
    return trial.book


def test_without_a_local_pack_nothing_is_asked(office: Register) -> None:
    assert known(office.ctx.law) == ()
    person = office.person()
    assert "setempat" not in {
        part.key.partition(".")[0] for part in office.rights(person)["kenaikan_pangkat"].verdict.reason.walk()
    }


def test_a_training_stands_between_a_person_and_a_promotion_until_it_is_on_record(office: Register) -> None:
    person = office.person("III/a", date(2021, 4, 1), nama="Ambrosius Itlay")
    for year in (2024, 2025):
        office.appraised(person, year)
    book = local(office, rule(Sasaran.KENAIKAN_PANGKAT, Syarat.PELATIHAN, "Pengadaan Barang; PBJ"))
    before = office.rights(person)["kenaikan_pangkat"]
    moved = whom_it_moves(office.ctx, book, TODAY)
    assert [(each.nama, each.hak) for each in moved] == [("Ambrosius Itlay", Hak.KENAIKAN_PANGKAT)]
    office.ctx = replace(office.ctx, law=book)
    held = office.rights(person)["kenaikan_pangkat"]
    assert held.outcome is Outcome.UNDETERMINED
    assert "pelatihan" in {each.input for each in held.verdict.missing}
    assert held.due == before.due
    asked = next(part for part in held.verdict.reason.walk() if part.key == "setempat.pelatihan")
    assert asked.citation == PERBUP
    assert asked.facts["dasar"].value == f"{PERBUP.regulation}, {PERBUP.article}", "said in the sentence too"
    assert held.verdict.packs[-1].topic == "setempat"
    office.put(RiwayatPelatihan(id=new_id(), pegawai_id=person, nama="Bimtek Kearsipan", mulai=date(2024, 5, 1)))
    assert office.rights(person)["kenaikan_pangkat"].outcome is Outcome.NOT_MET
    office.put(RiwayatPelatihan(id=new_id(), pegawai_id=person, nama="Pelatihan PBJ Level 1", mulai=date(2025, 5, 1)))
    assert office.rights(person)["kenaikan_pangkat"].outcome is before.outcome


def test_years_in_post_move_who_fits_a_post(office: Register) -> None:
    office.person("III/b", date(2022, 4, 1), jabatan={"nama": "Pengadministrasi Umum", "tmt": date(2018, 3, 1)})
    strict = local(office, rule(Sasaran.PENGAWAS, Syarat.MASA_JABATAN, "40"))
    whats = {each.hak for each in whom_it_moves(office.ctx, strict, TODAY)}
    assert whats <= {JenisJabatan.PENGAWAS}
    assert JenisJabatan.PENGAWAS in whats


def test_each_requirement_has_its_cases_and_its_own_first_day(office: Register) -> None:
    pack = pack_of(
        (
            rule(Sasaran.ADMINISTRATOR, Syarat.MASA_GOLONGAN, "3", date(2027, 1, 1)),
            rule(Sasaran.ADMINISTRATOR, Syarat.MASA_GOLONGAN, "2", date(2026, 1, 1)),
            rule(Sasaran.ADMINISTRATOR, Syarat.JPM, "80", date(2026, 6, 1)),
            rule(Sasaran.ADMINISTRATOR, Syarat.PREDIKAT, "2", date(2026, 6, 1)),
        ),
        TODAY,
    )
    trial = try_pack(office.ctx.law, pack)
    assert trial.failed == ()
    assert len(trial.results) == 15
    assert {each.sasaran for each in known(trial.book)} == {Sasaran.ADMINISTRATOR}
    assert len(known(trial.book)) == 4
    text = pack_of(known(trial.book), TODAY)
    assert (text.content, text.cases) == (pack.content, pack.cases), "what was read is written the same again"


def test_another_one_is_added_to_those_in_force_but_not_twice_for_one_day(office: Register) -> None:
    first = rule(Sasaran.PENGAWAS, Syarat.MASA_JABATAN, "5")
    book = local(office, first)
    with pytest.raises(UserError, match="local_rule_same_day"):
        pack_with(book, replace(first, nilai=6), TODAY)
    with pytest.raises(UserError, match="local_rule_no_citation"):
        pack_with(book, replace(first, mulai=date(2027, 1, 1), ruled=Citation("", "Pasal 1")), TODAY)
    more = try_pack(book, pack_with(book, rule(Sasaran.PENGAWAS, Syarat.JPM, "70"), TODAY))
    assert [each.syarat for each in known(more.book)] == [Syarat.MASA_JABATAN, Syarat.JPM]
    assert [each.name for each in more.changed] == ["pengawas_jpm"]


@pytest.mark.parametrize(
    ("syarat", "text"),
    [(Syarat.MASA_JABATAN, "lima"), (Syarat.JPM, "101"), (Syarat.PREDIKAT, "9"), (Syarat.PELATIHAN, " ; ")],
)
def test_what_cannot_be_meant_is_refused_in_words(syarat: Syarat, text: str) -> None:
    with pytest.raises(UserError, match="local_rule"):
        value_of(syarat, text)


def test_a_broken_local_pack_is_refused_by_entry_and_key(office: Register) -> None:
    good = pack_of((rule(Sasaran.PENGAWAS, Syarat.MASA_JABATAN, "5"),), TODAY)
    for old, new in (
        ("value = 5", 'value = "lima"'),
        ("pengawas_masa_jabatan", "pengawas_tinggi_badan"),
        ('unit = "tahun"', 'unit = "bulan"'),
    ):
        with pytest.raises(PackError):
            load_pack(good.content.replace(old, new), good.name)
    with pytest.raises(PackError, match="same_start"):
        load_pack(good.content + good.content[good.content.index("\n[[entry]]") :], good.name)


def test_it_is_kept_put_into_force_and_withdrawn(office: Register, tmp_path) -> None:
    from asn_desktop.storage.packs.arrived import ArrivedPacks
    from asn_desktop.storage.packs.folder import load_law

    packs = ArrivedPacks(tmp_path / "waiting", tmp_path / "rules")
    packs.keep(pack_of((rule(Sasaran.PENGAWAS, Syarat.MASA_JABATAN, "5"),), TODAY))
    packs.put_into_force(TODAY)
    shipped = bootstrap.resources() / "rules"
    book = load_law(tmp_path / "rules", tmp_path / "good", shipped)
    assert book.warnings == ()
    assert book.at(TODAY).get("setempat.pengawas_masa_jabatan").value == 5
    packs.withdraw("setempat.toml")
    assert "setempat" not in load_law(tmp_path / "rules", tmp_path / "good", shipped).packs


texts_ = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(
    lambda each: each.strip() != ""
)


@given(st.sampled_from([*ENTRIES.values()]), texts_, texts_, st.integers(1, 40))
def test_whatever_is_typed_reads_back_as_it_was(
    entry: tuple[Sasaran, Syarat], law: str, word: str, number: int
) -> None:
    sasaran, syarat = entry
    value = {
        Syarat.PELATIHAN: Trainings((word,)),
        Syarat.PREDIKAT: value_of(Syarat.PREDIKAT, str(number % 5 + 1)),
    }.get(syarat, number)
    made = LocalRule(sasaran, syarat, value, Citation(law, word), TODAY)
    pack = pack_of((made,), TODAY)
    read = load_pack(pack.content, pack.name)
    assert known(LawBook({"setempat": read})) == (made,)


def test_every_target_has_what_can_be_asked_for_it() -> None:
    assert Syarat.JPM not in asked_for(Sasaran.KENAIKAN_PANGKAT)
    assert len(ENTRIES) == 4 * len(Syarat) - 1


def test_every_answer_of_a_local_pack_can_be_said_in_both_languages(office: Register, either_language: Texts) -> None:
    rules = [rule(sasaran, syarat, "2") for sasaran, syarat in ENTRIES.values()]
    trial = try_pack(office.ctx.law, pack_of(rules, TODAY))
    assert trial.failed == ()
    keys = set()
    for result in trial.results:
        assert result.verdict is not None
        keys |= {reason.key for reason in result.verdict.reason.walk()}
        said = explain(result.verdict, either_language)
        assert all("{" not in each for each in (said.headline, *(line.sentence for line in said.lines), *said.missing))
    assert keys >= {"setempat.semua", "setempat.tidak_ada", "setempat.predikat_rendah"}
    assert keys >= {f"setempat.{each}" for each in Syarat}
