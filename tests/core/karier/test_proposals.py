"""A proposal from the right it follows from to the decision that changes the register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Dokumen, Hak, Jalan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatGolongan, RiwayatPendidikan, RiwayatPenghargaan
from asn_desktop.core.domain.usulan import BerkasUsulan, PenetapanAngkaKredit, StatusUsulan, Usulan
from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases import usulan
from asn_desktop.core.usecases.new_law import try_pack, whom_it_moves
from asn_desktop.core.usecases.pegawai import undo_last
from asn_desktop.core.usecases.usulan import Decision, PaperState, ProposalFilter, Wanted
from tests.core.karier.conftest import TODAY, Register

TMT = date(2026, 4, 1)


def one(office: Register, identity: UUID) -> Usulan:
    with office.ctx.store.read() as reader:
        return reader.get(Usulan, identity)


def papers(office: Register, identity: UUID) -> dict[Dokumen, tuple[BerkasUsulan, PaperState]]:
    with office.ctx.store.read() as reader:
        lines = usulan.checklist(reader, reader.get(Usulan, identity), TODAY)
    return {line.berkas.dokumen: (line.berkas, line.state) for line in lines}


@pytest.fixture
def person(office: Register) -> UUID:
    person = office.person("III/a", date(2022, 4, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    return person


@pytest.fixture
def promotion(office: Register, person: UUID) -> UUID:
    return usulan.start(office.ctx, person, Hak.KENAIKAN_PANGKAT, TMT)[0]


def refused(key: str) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.key == key)


def test_it_begins_with_what_is_proposed_and_the_papers_that_are_needed(office: Register, promotion: UUID) -> None:
    made = one(office, promotion)
    assert (made.diusulkan, made.status) == ("III/b", StatusUsulan.DISIAPKAN)
    assert made.verdict is not None
    found = papers(office, promotion)
    rank, state = found[Dokumen.SK_PANGKAT]
    assert (rank.nomor, state) == ("823/1/2022", PaperState.TIDAK_ADA)
    assert Dokumen.PAK not in found, "only functional officers need one"


def test_a_list_of_papers_of_the_agency_counts_from_its_day_on(office: Register, person: UUID) -> None:
    shipped = (bootstrap.resources() / "rules" / "berkas.toml").read_text(encoding="utf-8")
    own = (
        '\n[[entry]]\nname = "kenaikan_pangkat"\nunit = "tabel"\nstart = 2026-04-01\n'
        'value.dokumen = ["sk_pangkat", "pak", "sk_cpns"]\n'
        'citation.regulation = "Peraturan Bupati Nomor 12 Tahun 2025"\ncitation.article = "Pasal 7"\n'
        "citation.verified = true\n"
    )
    case = (
        '[[case]]\nname = "pelaksana"\nrule = "berkas"\nlaw_date = 2026-04-01\n'
        'given = { hak = "kenaikan_pangkat", jenis_jabatan = "pelaksana", golongan = "III/a" }\n'
        'expect = { outcome = "met", dokumen = "sk_pangkat, sk_cpns" }\n'
    )
    trial = try_pack(office.ctx.law, PackFile("berkas.toml", TODAY, shipped + own, case))
    assert trial.failed == ()
    assert [(each.name, each.now.start) for each in trial.changed] == [("kenaikan_pangkat", TMT)]
    assert whom_it_moves(office.ctx, trial.book, TMT) == ()
    ctx = replace(office.ctx, law=trial.book)
    before = usulan.start(ctx, person, Hak.KENAIKAN_PANGKAT, date(2026, 3, 1))[0]
    assert Dokumen.SK_CPNS not in papers(office, before)
    usulan.dismiss(ctx, before, "Bukan periodenya")
    made = usulan.start(ctx, person, Hak.KENAIKAN_PANGKAT, TMT)[0]
    assert list(papers(office, made)) == [Dokumen.SK_PANGKAT, Dokumen.SK_CPNS]


def test_a_promotion_by_a_new_diploma_is_proposed_as_what_it_is_and_stays_so(office: Register) -> None:
    person = office.person("III/a", date(2025, 4, 1), mkg=(3, 0))  # by time, long before she is due
    office.appraised(person, 2025)
    office.add(RiwayatPendidikan, person, tingkat=Pendidikan.S2, tahun_lulus=2025)
    by_time, _ = usulan.start(office.ctx, person, Hak.KENAIKAN_PANGKAT, date(2026, 6, 1))
    assert one(office, by_time).verdict.outcome is Outcome.NOT_MET  # type: ignore[union-attr]
    usulan.dismiss(office.ctx, by_time, "Lewat ijazah")
    made, _ = usulan.start(office.ctx, person, Hak.KENAIKAN_PANGKAT, date(2026, 6, 1), Jalan.PENYESUAIAN_IJAZAH)
    usulan.send(office.ctx, made, "823/7", TODAY)
    kept = one(office, made)
    assert kept.diusulkan == "III/b"
    assert kept.verdict is not None
    assert (kept.verdict.rule, kept.verdict.outcome) == ("kenaikan_pangkat.penyesuaian_ijazah", Outcome.UNDETERMINED)
    then = usulan.open_proposal(office.ctx, made, date(2026, 7, 1)).standing
    assert then is not None
    assert then.verdict is not None
    assert then.verdict.rule == "kenaikan_pangkat.penyesuaian_ijazah"
    usulan.decide(office.ctx, made, Decision("823.3/1", TODAY, date(2026, 6, 1), "III/b", 4, 2))
    with office.ctx.store.read() as reader:
        assert {each.golongan for each in reader.find(RiwayatGolongan, pegawai_id=person)} == {"III/a", "III/b"}


def test_a_second_one_for_the_same_right_is_refused_while_the_first_is_open(
    office: Register, person: UUID, promotion: UUID
) -> None:
    with refused("proposal_open"):
        usulan.start(office.ctx, person, Hak.KENAIKAN_PANGKAT, TMT)
    usulan.dismiss(office.ctx, promotion, "Salah pegawai")
    assert usulan.start(office.ctx, person, Hak.KENAIKAN_PANGKAT, TMT)[0] != promotion


def test_what_nobody_else_decides_is_not_proposed(office: Register, person: UUID) -> None:
    with refused("proposal_not_made"):
        usulan.start(office.ctx, person, Hak.PENGEMBANGAN, TMT)


def test_a_paper_is_missing_present_or_expired_on_the_day_it_is_needed(office: Register, promotion: UUID) -> None:
    paper, _ = papers(office, promotion)[Dokumen.KETERANGAN_DISIPLIN]
    usulan.save_paper(office.ctx, paper.with_(ada=True, nomor="7", berlaku_sampai=TMT))
    paper, state = papers(office, promotion)[Dokumen.KETERANGAN_DISIPLIN]
    assert state is PaperState.ADA
    usulan.save_paper(office.ctx, paper.with_(berlaku_sampai=date(2026, 3, 31)))
    paper, state = papers(office, promotion)[Dokumen.KETERANGAN_DISIPLIN]
    assert state is PaperState.KEDALUWARSA
    (row,) = usulan.desk(office.ctx, ProposalFilter())
    assert (row.ready, row.papers) == (0, len(papers(office, promotion)))
    with refused("paper_ends_before"):
        usulan.save_paper(office.ctx, paper.with_(tanggal=date(2026, 5, 1)))


def test_a_paper_that_is_still_here_must_last_until_it_leaves(office: Register, promotion: UUID) -> None:
    paper, _ = papers(office, promotion)[Dokumen.KETERANGAN_DISIPLIN]
    usulan.save_paper(office.ctx, paper.with_(ada=True, nomor="7", berlaku_sampai=TMT))
    later = replace(office.ctx, today=date(2026, 5, 2))
    assert usulan.desk(office.ctx, ProposalFilter())[0].ready == 1
    assert usulan.desk(later, ProposalFilter())[0].ready == 0, "it expired before anything was sent"
    usulan.send(office.ctx, promotion, "823/1", TODAY)
    assert usulan.desk(later, ProposalFilter())[0].ready == 1, "it was valid when it left, and on the day of the right"


def test_as_of_another_day_its_days_rules_and_right_are_of_that_day(
    office: Register, person: UUID, promotion: UUID
) -> None:
    office.appraised(person, 2026, Predikat.KURANG)
    sheet = usulan.open_proposal(office.ctx, promotion)
    assert sheet.standing is None
    then = usulan.open_proposal(office.ctx, promotion, date(2027, 3, 1))
    assert then.standing is not None
    assert then.standing.verdict is not None
    assert then.standing.verdict.outcome is Outcome.NOT_MET, "by then the year 2026 has been appraised"
    assert then.facts.day == TODAY, "what is noted goes by the register of today"
    assert (then.standing.lacking, then.standing.spare) == ((), ())
    before = usulan.open_proposal(office.ctx, promotion, date(2017, 1, 1))
    assert before.standing is not None
    assert before.standing.verdict is None, "not yet in service"
    early = usulan.desk(replace(office.ctx, today=date(2026, 1, 2)), ProposalFilter())
    late = usulan.desk(replace(office.ctx, today=date(2026, 2, 1)), ProposalFilter())
    assert (early[0].late, late[0].late) == (False, True)


def test_as_of_another_day_the_list_of_papers_of_that_day_is_compared(office: Register, promotion: UUID) -> None:
    with office.ctx.store.read() as reader:
        laid = reader.find(BerkasUsulan, usulan_id=promotion)
    with office.ctx.store.write("save_berkas_usulan", "Petugas") as work:
        work.put(laid[0].with_(dokumen=Dokumen.PAK))
        work.commit()
    then = usulan.open_proposal(office.ctx, promotion, date(2026, 6, 1))
    assert then.standing is not None
    assert (then.standing.lacking, then.standing.spare) == ((laid[0].dokumen,), (Dokumen.PAK,))


def test_what_is_corrected_while_it_is_on_its_way_is_told_with_what_it_changes(
    office: Register, person: UUID, promotion: UUID
) -> None:
    assert usulan.open_proposal(office.ctx, promotion).otherwise is None, "it is worked out anew when it is sent"
    usulan.send(office.ctx, promotion, "823/7", TODAY)
    assert usulan.open_proposal(office.ctx, promotion).otherwise is None
    with office.ctx.store.read() as reader:
        (rank,) = reader.find(RiwayatGolongan, pegawai_id=person)
    people.save(office.ctx, rank.with_(tmt=date(2024, 4, 1)))
    now = usulan.open_proposal(office.ctx, promotion).otherwise
    assert now is not None
    assert now.outcome is Outcome.NOT_MET
    assert usulan.open_proposal(office.ctx, promotion, TMT).otherwise is None, "another day has its own answer"
    undo_last(office.ctx)
    assert usulan.open_proposal(office.ctx, promotion).otherwise is None


def test_it_comes_back_is_sent_again_and_refused(office: Register, promotion: UUID) -> None:
    with refused("proposal_not_sent"):
        usulan.give_back(office.ctx, promotion, "SK belum dilegalisasi")
    with refused("proposal_number_missing"):
        usulan.send(office.ctx, promotion, " ", TODAY)
    with refused("proposal_in_future"):
        usulan.send(office.ctx, promotion, "823/1", date(2026, 3, 11))
    usulan.send(office.ctx, promotion, "823/1", TODAY)
    with refused("proposal_reason_missing"):
        usulan.give_back(office.ctx, promotion, "")
    usulan.give_back(office.ctx, promotion, "SK belum dilegalisasi")
    assert one(office, promotion).alasan == "SK belum dilegalisasi"
    usulan.send(office.ctx, promotion, "823/2", TODAY)
    assert one(office, promotion).alasan == ""
    usulan.refuse(office.ctx, promotion, "Formasi penuh")
    with refused("proposal_decided"):
        usulan.send(office.ctx, promotion, "823/3", TODAY)
    assert usulan.desk(office.ctx, ProposalFilter()) == ()
    assert [row.status for row in usulan.desk(office.ctx, ProposalFilter(open=False))] == [StatusUsulan.DITOLAK]


def test_a_promotion_decided_is_in_the_history_and_undone_as_one(
    office: Register, person: UUID, promotion: UUID
) -> None:
    decision = Decision("823.3/12/2026", TODAY, TMT, "III/b", 8, 0)
    with refused("decision_number_missing"):
        usulan.decide(office.ctx, promotion, Decision(" ", TODAY, TMT, "III/b"))
    for wrong, key in (("III/z", "decision_no_golongan"), ("III/a", "decision_not_higher")):
        with refused(key):
            usulan.decide(office.ctx, promotion, Decision("1", TODAY, TMT, wrong))
    usulan.decide(office.ctx, promotion, decision)
    with office.ctx.store.read() as reader:
        newest = max(reader.find(RiwayatGolongan, pegawai_id=person), key=lambda each: each.tmt)
    assert (newest.golongan, newest.tmt, newest.mkg_tahun, newest.sk_nomor) == ("III/b", TMT, 8, "823.3/12/2026")
    assert one(office, promotion).hasil == "III/b"
    undo_last(office.ctx)
    with office.ctx.store.read() as reader:
        assert len(reader.find(RiwayatGolongan, pegawai_id=person)) == 1
    assert one(office, promotion).status is StatusUsulan.DISIAPKAN


def test_credit_decided_becomes_the_last_determination(office: Register) -> None:
    person = office.person(
        "III/c",
        date(2024, 4, 1),
        jabatan={"nama": "Analis SDM Aparatur", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_MUDA},
    )
    office.appraised(person, 2025)
    made, _ = usulan.start(office.ctx, person, Hak.ANGKA_KREDIT, date(2026, 1, 1))
    with refused("decision_no_credit"):
        usulan.decide(office.ctx, made, Decision("1", TODAY, TMT, "banyak"))
    usulan.decide(office.ctx, made, Decision("PAK/7", TODAY, date(2026, 1, 1), "125,500"))
    with office.ctx.store.read() as reader:
        (pak,) = reader.find(PenetapanAngkaKredit)
    assert (pak.jumlah, pak.golongan, pak.jenjang) == (Decimal("125.500"), "III/c", Jenjang.AHLI_MUDA)
    assert office.rights(person)["angka_kredit"].verdict.result("jumlah") >= Decimal("125.500")


def test_an_award_a_longer_contract_and_retirement(office: Register, person: UUID) -> None:
    award, _ = usulan.start(office.ctx, person, Hak.SATYALANCANA, date(2028, 3, 1))
    assert one(office, award).diusulkan == "X", "ten years of service on that day"
    with refused("decision_no_award"):
        usulan.decide(office.ctx, award, Decision("1", TODAY, TMT, "15"))
    usulan.decide(office.ctx, award, Decision("Keppres 7", TODAY, TODAY, "10"))
    contract = office.person(
        "IX", jenis_pegawai=JenisPegawai.PPPK, nip="199001012021211901", akhir_kontrak=date(2026, 12, 31)
    )
    longer, _ = usulan.start(office.ctx, contract, Hak.KONTRAK, date(2026, 12, 31))
    with refused("decision_not_longer"):
        usulan.decide(office.ctx, longer, Decision("1", TODAY, TMT, "2026-12-31"))
    usulan.decide(office.ctx, longer, Decision("1", TODAY, TMT, "2031-12-31"))
    pension, _ = usulan.start(office.ctx, person, Hak.PENSIUN, TODAY)
    usulan.decide(office.ctx, pension, Decision("882/1", TODAY, TODAY, ""))
    with office.ctx.store.read() as reader:
        assert [each.nama for each in reader.find(RiwayatPenghargaan)] == ["Satyalancana Karya Satya X Tahun"]
        assert reader.get(Pegawai, contract).akhir_kontrak == date(2031, 12, 31)
        assert reader.get(Pegawai, person).kedudukan is Kedudukan.PENSIUN


def test_many_begin_in_one_change_and_whoever_has_one_is_named(office: Register, person: UUID) -> None:
    other = office.person("III/a", date(2022, 4, 1), nip="199001012015041902", nama="Bertha Kogoya")
    usulan.start(office.ctx, other, Hak.KENAIKAN_PANGKAT, TMT)
    wanted = [Wanted(each, Hak.KENAIKAN_PANGKAT, TMT) for each in (person, other)]
    wanted.append(Wanted(person, Hak.PENGEMBANGAN, TMT))
    started, changes = usulan.start_many(office.ctx, wanted)
    assert len(started.done) == 1
    assert [(each.pegawai_id, error.key) for each, error in started.refused] == [
        (other, "proposal_open"),
        (person, "proposal_not_made"),
    ]
    assert changes
    undo_last(office.ctx)
    assert [row.pegawai_id for row in usulan.desk(office.ctx, ProposalFilter())] == [other]


def test_a_raise_must_leave_earlier_because_its_letter_is_due_before(office: Register, person: UUID) -> None:
    """The letter about a raise goes out two months before; other papers follow the office's own days."""
    for hak in (Hak.KGB, Hak.KENAIKAN_PANGKAT):
        usulan.start(office.ctx, person, hak, date(2026, 10, 1))
    safe = {row.hak: row.kirim_sebelum for row in usulan.desk(office.ctx, ProposalFilter())}
    assert safe == {Hak.KGB: date(2026, 7, 18), Hak.KENAIKAN_PANGKAT: date(2026, 7, 19)}


def test_length_of_service_goes_on_within_a_golongan_and_is_left_to_the_decree_beyond(office: Register) -> None:
    person = office.person("II/d", date(2022, 4, 1), mkg=(10, 6))
    made, _ = usulan.start(office.ctx, person, Hak.KENAIKAN_PANGKAT, TMT)
    sheet = usulan.open_proposal(office.ctx, made)
    assert usulan.service_then(sheet, "II/d", TMT) == 12 * 14 + 6
    assert usulan.service_then(sheet, "III/a", TMT) is None
    assert usulan.service_then(sheet, "III/z", TMT) is None


def test_a_letter_that_follows_is_not_older_and_a_noted_one_can_be_corrected(office: Register, promotion: UUID) -> None:
    usulan.send(office.ctx, promotion, "823/1", date(2026, 3, 5))
    usulan.send(office.ctx, promotion, "823/1a", date(2026, 3, 4))
    sent = one(office, promotion)
    assert (sent.nomor_surat, sent.tanggal_kirim) == ("823/1a", date(2026, 3, 4))
    usulan.give_back(office.ctx, promotion, "SK belum dilegalisasi")
    with refused("proposal_before_last"):
        usulan.send(office.ctx, promotion, "823/2", date(2026, 3, 3))
    usulan.send(office.ctx, promotion, "823/2", date(2026, 3, 6))
    with refused("decision_before_sending"):
        usulan.decide(office.ctx, promotion, Decision("1", date(2026, 3, 5), TMT, "III/b"))


def test_a_rank_cannot_begin_before_the_last_one_and_is_one_of_a_pns(office: Register, promotion: UUID) -> None:
    for tmt in (date(2015, 4, 1), date(2022, 4, 1)):
        with refused("decision_before_rank"):
            usulan.decide(office.ctx, promotion, Decision("1", TODAY, tmt, "III/b"))
    with refused("decision_no_golongan"):
        usulan.decide(office.ctx, promotion, Decision("1", TODAY, TMT, "IV"))


@pytest.mark.parametrize("said", ["3186600", "3.186.600", "Rp3.186.600", "Rp. 3.186.600,00", "Rp 3.186.600,-"])
def test_a_new_salary_is_kept_as_a_number_however_the_letter_writes_it(
    office: Register, person: UUID, said: str
) -> None:
    raised, _ = usulan.start(office.ctx, person, Hak.KGB, TMT)
    for wrong in ("", "banyak", "3,5 juta", "31.86.600", "318"):
        with refused("decision_no_salary"):
            usulan.decide(office.ctx, raised, Decision("1", TODAY, TMT, wrong))
    usulan.decide(office.ctx, raised, Decision("822/4", TODAY, TMT, said))
    assert one(office, raised).hasil == "3186600"


def test_what_was_decided_is_not_proposed_again_for_the_same_day(office: Register, person: UUID) -> None:
    raised, _ = usulan.start(office.ctx, person, Hak.KGB, TMT)
    usulan.decide(office.ctx, raised, Decision("822/4", TODAY, TMT, "3186600"))
    with refused("proposal_settled"):
        usulan.start(office.ctx, person, Hak.KGB, TMT)
    usulan.start(office.ctx, person, Hak.KGB, date(2028, 4, 1))


def test_an_award_already_held_and_credit_already_counted_are_refused(office: Register, person: UUID) -> None:
    for days, result, key in (
        (TODAY, "20", ""),
        (TODAY, "XX", "decision_award_held"),
        (TODAY, "10", "decision_award_held"),
    ):
        award, _ = usulan.start(office.ctx, person, Hak.SATYALANCANA, date(2028 + len(key), 3, 1))
        if key:
            with refused(key):
                usulan.decide(office.ctx, award, Decision("Keppres 8", days, TMT, result))
            usulan.dismiss(office.ctx, award, "Sudah ada")
        else:
            usulan.decide(office.ctx, award, Decision("Keppres 7", days, date(2026, 8, 17), result))
    with office.ctx.store.read() as reader:
        (held,) = reader.find(RiwayatPenghargaan)
    assert held.tanggal == date(2026, 8, 17), "the day it is conferred, not that of the decree"
    expert = office.person(
        "III/c",
        date(2024, 4, 1),
        nip="199001012015041903",
        jabatan={"nama": "Analis SDM Aparatur", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_MUDA},
    )
    for number, key in (("PAK/7", ""), ("PAK/8", "decision_credit_counted")):
        made, _ = usulan.start(office.ctx, expert, Hak.ANGKA_KREDIT, date(2026, 1, 1 + len(key)))
        decision = Decision(number, TODAY, date(2026, 1, 1), "125,500")
        if key:
            with refused(key):
                usulan.decide(office.ctx, made, decision)
        else:
            usulan.decide(office.ctx, made, decision)


def test_a_decision_found_wrong_long_after_is_taken_back_with_what_it_did(
    office: Register, person: UUID, promotion: UUID
) -> None:
    usulan.send(office.ctx, promotion, "823/1", TODAY)
    usulan.decide(office.ctx, promotion, Decision("823.3/12", TODAY, TMT, "III/b", 8, 0))
    office.person("II/a", date(2020, 4, 1), nip="199001012015041902")  # work goes on
    usulan.reopen(office.ctx, promotion)
    with office.ctx.store.read() as reader:
        assert [each.golongan for each in reader.find(RiwayatGolongan, pegawai_id=person)] == ["III/a"]
    assert (one(office, promotion).status, one(office, promotion).nomor_surat) == (StatusUsulan.DIKIRIM, "823/1")
    usulan.decide(office.ctx, promotion, Decision("823.3/21", TODAY, TMT, "III/b", 8, 0))
    with office.ctx.store.read() as reader:
        newest = max(reader.find(RiwayatGolongan, pegawai_id=person), key=lambda each: each.tmt)
    people.save(office.ctx, newest.with_(mkg_tahun=7))
    with refused("undo_changed"):
        usulan.reopen(office.ctx, promotion)


def test_what_was_dropped_by_mistake_is_open_again_unless_another_one_is(office: Register, promotion: UUID) -> None:
    usulan.dismiss(office.ctx, promotion, "Salah pegawai")
    second, _ = usulan.start(office.ctx, one(office, promotion).pegawai_id, Hak.KENAIKAN_PANGKAT, TMT)
    with refused("proposal_open"):
        usulan.reopen(office.ctx, promotion)
    usulan.dismiss(office.ctx, second, "Rangkap")
    usulan.reopen(office.ctx, promotion)
    assert one(office, promotion).status is StatusUsulan.DISIAPKAN


def test_the_desk_says_who_left_meanwhile(office: Register, person: UUID, promotion: UUID) -> None:
    with office.ctx.store.read() as reader:
        found = reader.get(Pegawai, person)
    people.save(office.ctx, found.with_(kedudukan=Kedudukan.MENINGGAL))
    (row,) = usulan.desk(office.ctx, ProposalFilter())
    assert row.kedudukan is Kedudukan.MENINGGAL
