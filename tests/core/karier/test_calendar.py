"""The office's calendar: what is in it, how it is kept, and who is looked at again after a change."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from asn_desktop.core.domain.karier import Dokumen, Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatPelatihan
from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases import karier
from asn_desktop.core.usecases.karier import Calendar, Due, Paper, Sending, Urgensi, act_by, urgency, wording
from asn_desktop.core.usecases.karier.question import Answers
from asn_desktop.core.usecases.karier.wording import Event
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register


def dues(of: Calendar, person: UUID, hak: Hak) -> list[Due]:
    return [due for due in of.people[person].dues if due.hak is hak]


def test_each_thing_is_decided_for_the_day_it_falls_due(office: Register) -> None:
    person = office.person("III/a", date(2022, 8, 1), (4, 0))
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    made = karier.calendar(office.ctx)
    (rank,) = dues(made, person, Hak.KENAIKAN_PANGKAT)
    assert (rank.tanggal, rank.outcome, rank.hasil) == (date(2026, 8, 1), Outcome.MET, "III/b")
    (kgb,) = dues(made, person, Hak.KGB)
    assert (kgb.tanggal, kgb.outcome, kgb.hasil) == (date(2026, 8, 1), Outcome.MET, 3153600)
    assert kgb.needed_by == date(2026, 6, 1), "two months before, for the letter"
    later = karier.calendar(office.on(date(2026, 9, 1)))
    (next_raise,) = dues(later, person, Hak.KGB)
    assert (next_raise.tanggal, next_raise.outcome) == (date(2028, 8, 1), Outcome.UNDETERMINED)
    assert next_raise.tahun == (2027,), "nobody has been appraised for a year to come"


def test_papers_say_what_the_register_knows(office: Register) -> None:
    person = office.person("III/a", date(2022, 8, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    (rank,) = dues(karier.calendar(office.ctx), person, Hak.KENAIKAN_PANGKAT)
    recorded = {each.dokumen: each.nomor for each in rank.papers}
    assert recorded[Dokumen.SK_PANGKAT] == "823/1/2022"
    assert recorded[Dokumen.PENILAIAN_KINERJA] == "2025, 2024"
    assert recorded[Dokumen.KETERANGAN_DISIPLIN] == ""
    assert Dokumen.PAK not in recorded, "only for functional posts"


def test_pension_preparation_and_contract_end_are_in_it(office: Register) -> None:
    old = office.person(tanggal_lahir=date(1969, 8, 20))
    contract = office.person(
        "IX", jenis_pegawai=JenisPegawai.PPPK, nip="199001012022211901", tmt_cpns=None, akhir_kontrak=date(2027, 3, 31)
    )
    made = karier.calendar(office.ctx)
    assert [due.tanggal for due in dues(made, old, Hak.PENSIUN)] == [date(2027, 9, 1)]
    assert [due.tanggal for due in dues(made, old, Hak.PERSIAPAN_PENSIUN)] == [date(2026, 9, 1)]
    assert [due.tanggal for due in dues(made, contract, Hak.KONTRAK)] == [date(2027, 3, 31)]
    near = [due.tanggal for _, due in made.within(12)]
    assert near == sorted(near)
    assert max(near) < date(2027, 3, 10)


def test_the_last_safe_day_leaves_time_for_courier_and_office(office: Register) -> None:
    with office.ctx.store.read() as reader:
        assert karier.sending(reader) == Sending(kurir_hari=14, proses_hari=60)
    karier.set_sending(office.ctx, Sending(kurir_hari=21, proses_hari=30))
    with office.ctx.store.read() as reader:
        days = karier.sending(reader)
    assert karier.last_safe_day(date(2026, 8, 1), None, days) == date(2026, 6, 11)
    assert karier.last_safe_day(date(2026, 8, 1), date(2026, 6, 1), days) == date(2026, 5, 11)


def test_what_is_kept_is_the_same_and_only_the_changed_are_decided_again(
    office: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = office.person(), office.person()
    made = karier.open_calendar(office.ctx)
    assert karier.kept_calendar(office.ctx) == made
    asked: list[tuple[UUID, ...]] = []
    from asn_desktop.core.usecases.karier import upcoming as module

    plain = module.read_people
    monkeypatch.setattr(
        module, "read_people", lambda reader, people: asked.append(tuple(people)) or plain(reader, people)
    )
    monkeypatch.setattr(module, "read_everybody", lambda _reader: pytest.fail("everybody was looked at"))
    assert karier.open_calendar(office.ctx) == made
    assert asked == []
    office.appraised(second, 2025)
    office.add(RiwayatPelatihan, second, nama="Bimbingan", mulai=date(2026, 2, 2), jp=30)
    after = karier.open_calendar(office.ctx)
    assert asked == [(second,)]
    assert after.people[first] == made.people[first]
    assert dues(after, second, Hak.PENGEMBANGAN)[0].outcome is Outcome.MET
    monkeypatch.undo()
    assert after == karier.calendar(office.ctx)
    assert karier.revise(office.ctx, made, (second,)) == after


def test_a_record_in_the_bin_and_a_person_who_left_are_noticed(office: Register) -> None:
    person, leaver = office.person("III/a", date(2022, 8, 1)), office.person()
    karier.open_calendar(office.ctx)
    with office.ctx.store.write("remove_riwayat", "Petugas") as work:
        work.remove(work.find(RiwayatGolongan, pegawai_id=person)[0])
        work.remove(work.get(Pegawai, leaver))
        work.commit()
    after = karier.open_calendar(office.ctx)
    assert dues(after, person, Hak.KGB) == []
    assert leaver not in after.people
    assert after == karier.calendar(office.ctx)


def test_another_day_decides_everybody_again(office: Register) -> None:
    office.person()
    karier.open_calendar(office.ctx)
    tomorrow = office.on(date(2026, 3, 11))
    assert karier.open_calendar(tomorrow) == karier.calendar(tomorrow)
    assert karier.kept_calendar(tomorrow) == karier.calendar(tomorrow)


def test_cancel_leaves_nothing_kept(office: Register) -> None:
    office.person()
    with pytest.raises(CancelledError):
        karier.open_calendar(office.ctx, cancel=lambda: True)
    with pytest.raises(CancelledError):
        list(karier.each_career(office.ctx, TODAY, cancel=lambda: True))
    assert karier.kept_calendar(office.ctx) is None


def test_all_and_one_are_decided_alike(office: Register) -> None:
    people = [office.person("III/a", date(2020 + n, 4, 1), (4, n)) for n in range(4)]
    office.appraised(people[1], 2025)
    seen: list[int] = []
    every = list(karier.each_career(office.ctx, TODAY, progress=lambda done, total, _="": seen.append(total - done)))
    assert [each.facts.person.id for each in every] == people
    assert every == [karier.one_career(office.ctx, person, TODAY) for person in people]
    assert seen[-1] == 0


def test_the_sheet_and_the_events_tell_everything(office: Register, either_language: Texts) -> None:
    person = office.person("III/a", date(2022, 8, 1), tmt_cpns=date(2014, 3, 1))
    office.appraised(person, 2024)
    made = karier.calendar(office.ctx)
    rows = karier.by_day(karier.rows_of(made, Sending()), date(2028, 3, 10))
    sheet = wording.sheet(rows, Sending(), TODAY, either_language)
    assert len({len(row) for row in sheet.rows}) == 1
    by_right = {row[4]: row for row in sheet.rows[1:]}
    rank = by_right[either_language.show(Hak.KENAIKAN_PANGKAT)]
    assert rank[0] == date(2026, 8, 1)
    assert "2025" in str(rank[8]), "the year whose predikat is missing"
    assert either_language.say("role.pejabat_penilai") in str(rank[8])
    assert rank[11] == date(2026, 5, 19)
    unsure = {"id": "belum diverifikasi", "en": "not verified"}[either_language.language]
    assert unsure in str(rank[9])
    events = list(wording.events(rows, Sending(), TODAY, either_language))
    assert len({event.uid for event in events}) == len(events) == len(sheet.rows) - 1
    award = next(event for event in events if event.uid.startswith("satyalancana"))
    assert (award.day, award.remind) == (TODAY, None), "open already: nothing to be reminded of later"


def test_an_open_promotion_stays_one_event_however_its_period_moves_on(
    office: Register, either_language: Texts
) -> None:
    office.person("III/a", date(2020, 4, 1))

    def promotion_event(day: date) -> Event:
        rows = karier.rows_of(karier.calendar(office.on(day)), Sending())
        return next(each for each in wording.events(rows, Sending(), day, either_language) if "pangkat" in each.uid)

    now, later = promotion_event(TODAY), promotion_event(date(2026, 5, 10))
    assert now.day < later.day
    assert now.uid == later.uid


def test_after_very_many_changes_everybody_is_looked_at(office: Register) -> None:
    person = office.person()
    made = karier.open_calendar(office.ctx)
    position = made.position
    office.put(
        *(
            RiwayatPelatihan(id=new_id(), pegawai_id=person, nama="Bimbingan", mulai=date(2026, 2, 2), jp=1)
            for _ in range(1001)
        )
    )
    with office.ctx.store.read() as reader:
        assert reader.changed_people(position, RiwayatPelatihan) is None
        assert reader.changed_people(position, RiwayatGolongan) == frozenset()
    after = karier.open_calendar(office.ctx)
    assert dues(after, person, Hak.PENGEMBANGAN)[0].outcome is Outcome.MET


def test_what_is_late_or_open_comes_first(office: Register) -> None:
    days = Sending(kurir_hari=14, proses_hari=60)

    def due(tanggal: date, outcome: Outcome = Outcome.MET, papers: bool = True) -> Due:
        wanted = (Paper(Dokumen.SK_PANGKAT),) if papers else ()
        return Due(Hak.KENAIKAN_PANGKAT, tanggal, outcome, (), (), wanted, True)

    assert urgency(due(TODAY), days, TODAY) is Urgensi.TERBUKA
    assert urgency(due(TODAY + timedelta(73)), days, TODAY) is Urgensi.TERLAMBAT
    assert urgency(due(TODAY + timedelta(74)), days, TODAY) is Urgensi.SEGERA  # the last safe day is today
    assert urgency(due(TODAY + timedelta(104)), days, TODAY) is Urgensi.SEGERA
    assert urgency(due(TODAY + timedelta(105)), days, TODAY) is Urgensi.NANTI
    assert urgency(due(TODAY + timedelta(73), Outcome.UNDETERMINED), days, TODAY) is Urgensi.TERLAMBAT
    assert urgency(due(TODAY, Outcome.NOT_MET), days, TODAY) is Urgensi.BELUM
    assert urgency(due(TODAY + timedelta(30), papers=False), days, TODAY) is Urgensi.SEGERA
    assert act_by(due(TODAY + timedelta(80)), days, TODAY) == TODAY + timedelta(6)
    assert act_by(due(TODAY), days, TODAY) == TODAY


MONTHLY = tuple(range(1, 13))


def promotion(tanggal: date, sejak: date | None = None, outcome: Outcome = Outcome.MET) -> Due:
    papers = (Paper(Dokumen.SK_PANGKAT),)
    return Due(Hak.KENAIKAN_PANGKAT, tanggal, outcome, (), (), papers, True, sejak=sejak, periode=MONTHLY)


def test_an_open_promotion_aims_at_the_next_period_that_papers_can_reach(either_language: Texts) -> None:
    """With a period every month the first one can never be reached: that is no reason to call it late for ever."""
    days = Sending(kurir_hari=14, proses_hari=60)
    held = promotion(date(2026, 4, 1), date(2025, 8, 1))
    assert karier.aimed_at(held, days, TODAY) == date(2026, 6, 1)
    assert karier.safe_day(held, days, TODAY) == date(2026, 6, 1) - timedelta(74) >= TODAY
    assert urgency(held, days, TODAY) is Urgensi.TERBUKA
    said = wording.send(held, days, TODAY, either_language)
    for day in (date(2025, 8, 1), date(2026, 3, 19), date(2026, 6, 1)):
        assert either_language.show(day) in said
    assert either_language.show(date(2026, 4, 1)) not in said
    nearer = Sending(kurir_hari=2, proses_hari=14)
    assert karier.aimed_at(held, nearer, TODAY) == date(2026, 4, 1), "the days of the office decide"


def test_a_period_to_come_that_cannot_be_reached_gives_way_to_the_next(either_language: Texts) -> None:
    days = Sending(kurir_hari=14, proses_hari=60)
    held = promotion(date(2026, 5, 1))
    assert (karier.aimed_at(held, days, TODAY), urgency(held, days, TODAY)) == (date(2026, 6, 1), Urgensi.SEGERA)
    said = wording.send(held, days, TODAY, either_language)
    assert either_language.show(date(2026, 5, 1)) in said
    assert either_language.show(date(2026, 6, 1)) in said
    later = promotion(date(2026, 12, 1))
    assert (karier.aimed_at(later, days, TODAY), urgency(later, days, TODAY)) == (date(2026, 12, 1), Urgensi.NANTI)


def test_what_is_not_met_has_nothing_to_send(either_language: Texts) -> None:
    days = Sending()
    held = promotion(date(2026, 4, 1), date(2025, 8, 1), Outcome.NOT_MET)
    assert (karier.aimed_at(held, days, TODAY), karier.safe_day(held, days, TODAY)) == (date(2026, 4, 1), None)
    assert wording.send(held, days, TODAY, either_language) == ""


def test_the_calendar_says_since_when_a_promotion_is_open(office: Register) -> None:
    late, soon = office.person("III/a", date(2020, 4, 1)), office.person("III/a", date(2022, 8, 1))
    made = karier.calendar(office.ctx)
    (held,) = dues(made, late, Hak.KENAIKAN_PANGKAT)
    assert (held.tanggal, held.sejak, held.periode) == (date(2026, 4, 1), date(2024, 4, 1), MONTHLY)
    (coming,) = dues(made, soon, Hak.KENAIKAN_PANGKAT)
    assert (coming.tanggal, coming.sejak) == (date(2026, 8, 1), None)
    karier.keep_calendar(office.ctx, made)
    assert karier.kept_calendar(office.ctx) == made


def test_nothing_falls_due_once_the_pension_has_begun(office: Register) -> None:
    old = office.person("III/a", date(2022, 8, 1), (4, 0), tanggal_lahir=date(1968, 6, 20))  # pension on 1 July 2026
    last = office.person("III/a", date(2022, 8, 1), (4, 0), tanggal_lahir=date(1968, 8, 20))  # on 1 September 2026
    made = karier.calendar(office.ctx)
    assert {due.hak for due in made.people[old].dues} == {Hak.PENSIUN}
    assert [due.tanggal for due in dues(made, last, Hak.KGB)] == [date(2026, 8, 1)], "the last step before it"
    assert dues(made, last, Hak.PENGEMBANGAN) == []


def test_a_postponed_raise_is_in_the_calendar_with_its_reason_until_it_begins(office: Register) -> None:
    """PP 7/1977: postponed for a year at most, which may be repeated; it begins the month after the reason is gone."""
    person = office.person("III/a", date(2022, 4, 1), (2, 0))
    office.appraised(person, 2025, Predikat.KURANG)

    def raises(day: date) -> list[tuple[date, Outcome, list[str]]]:
        found = dues(karier.calendar(office.on(day)), person, Hak.KGB)
        return [(due.tanggal, due.outcome, [reason.key for reason in due.alasan]) for due in found]

    assert raises(date(2026, 3, 1))[0] == (date(2026, 4, 1), Outcome.NOT_MET, ["kgb.kinerja", "kgb.ditunda"])
    assert raises(date(2026, 5, 1))[0] == (date(2027, 4, 1), Outcome.NOT_MET, ["kgb.ditunda"])
    waiting = karier.one_career(office.ctx, person, date(2026, 5, 1))
    held = next(each for each in waiting.rights if each.hak is Hak.KGB)
    law = office.ctx.law.at(date(2026, 5, 1))
    shown = karier.on_its_day(held, waiting.facts, Answers(law))
    assert "karier.kgb_tertunda" in {each.key for each in shown.verdict.reason.walk()}, (
        "told on the page of the person too"
    )
    repeated = raises(date(2027, 5, 1))
    assert [day for day, _, _ in repeated] == [date(2028, 4, 1)], "postponed until the next step, which tells of it"
    assert repeated[0][2][-1] == "karier.kgb_tertunda"
    office.appraised(person, 2026, Predikat.BAIK, decided=date(2027, 1, 20))
    begins = dues(karier.calendar(office.on(date(2027, 1, 25))), person, Hak.KGB)[0]
    assert (begins.tanggal, begins.outcome, begins.hasil) == (date(2027, 2, 1), Outcome.MET, 2964000 + 93300)
    assert begins.needed_by is None, "two months before is over when it becomes known"
    assert [day for day, _, _ in raises(date(2027, 3, 1))] == [date(2028, 4, 1)]
