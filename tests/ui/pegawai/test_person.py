"""One person through the presenter, on a real file: what is shown, saved, refused, kept and told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import asdict

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.ui.presenters.pegawai.person import PersonPresenter
from asn_desktop.ui.presenters.pegawai.state import PersonState
from asn_desktop.ui.presenters.pengaturan.bin import bin_lines


class Seen:
    """A view that remembers what it was shown."""

    def __init__(self) -> None:
        self.states: list[PersonState] = []
        self.suggested: list[Any] = []
        self.left = False

    @property
    def now(self) -> PersonState:
        return self.states[-1]

    def render(self, state: PersonState) -> None:
        self.states.append(state)

    def suggest(self, field: str, options: Any) -> None:
        self.suggested.append((field, options))

    def gone(self) -> None:
        self.left = True


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def person(office: Any, seen: Seen) -> PersonPresenter:
    presenter = PersonPresenter(office.services, seen)
    office.shell.on_offer = presenter.refresh
    presenter.open(office["maria"])
    return presenter


def test_the_card_says_who_this_is_and_who_appraises(person: PersonPresenter, seen: Seen) -> None:
    head = seen.now.header
    assert head.name == "Maria Kogoya, S.Sos"
    assert head.nip == "19850926 201001 2 902"
    assert head.rank.startswith("Penata Muda Tingkat I")
    assert head.post == "Pengelola Kepegawaian"
    assert head.unit == "Sekretariat"
    assert head.parties[0].name == "belum diketahui"


def test_a_vacant_head_is_shown_as_such_and_filled_by_an_explicit_decision(
    person: PersonPresenter, seen: Seen, office: Any
) -> None:
    assert seen.now.header.parties[0].how == "jabatan kosong"
    person.show_tab("penilai")
    person.entries.add()
    person.entries.typed("penilai_id", str(office["simson"]))
    person.entries.typed("tmt", "1-1-2026")
    person.save()
    assert seen.now.header.parties[0].name == "Simson Hubi, S.Sos"
    assert seen.now.header.parties[0].how == "ditetapkan"
    assert seen.now.timelines["penilai"][0].title == "Simson Hubi, S.Sos"
    (decision,) = office.read(PenetapanPenilai, pegawai_id=office["maria"])
    assert decision.tmt == date(2026, 1, 1)


def test_an_official_outside_the_office_is_added_on_the_way(person: PersonPresenter, seen: Seen, office: Any) -> None:
    person.show_tab("penilai")
    person.entries.add()
    person.entries.typed("tmt", "1-1-2026")
    person.entries.new_official()
    assert seen.now.entry is not None
    assert set(seen.now.entry.form.typed.values()) == {""}
    person.save()
    assert seen.now.entry is not None
    assert set(seen.now.entry.form.problems) == {"nama", "jabatan"}
    person.entries.typed("nama", "Yohanes Wetipo, S.H.")
    person.entries.typed("jabatan", "Bupati Jayawijaya")
    person.save()
    assert seen.now.entry is not None
    assert seen.now.entry.form.typed["tmt"] == "1-1-2026", "the decision waited"
    person.save()
    assert seen.now.header.parties[0].name == "Yohanes Wetipo, S.H."
    assert seen.now.timelines["penilai"][0].title == "Yohanes Wetipo, S.H., Bupati Jayawijaya"


def test_nobody_is_appraised_by_oneself(person: PersonPresenter, office: Any) -> None:
    person.show_tab("penilai")
    person.entries.add()
    person.entries.typed("penilai_id", str(office["maria"]))
    person.entries.typed("tmt", "1-1-2026")
    person.save()
    assert [error.key for error in office.shell.reported] == ["own_appraiser"]
    assert person.state is not None
    assert person.state.entry is not None, "what was typed is still there"


def test_saving_the_identity_tells_it_and_offers_the_change(person: PersonPresenter, seen: Seen, office: Any) -> None:
    person.typed("tanggal_lahir", "26/9/1985")
    person.typed("tempat_lahir", "Wamena")
    assert set(seen.now.form.changed) == {"tanggal_lahir", "tempat_lahir"}
    person.save()
    (saved,) = office.read(Pegawai, id=office["maria"])
    assert (saved.tanggal_lahir, saved.tempat_lahir) == (date(1985, 9, 26), "Wamena")
    assert office.shell.told[-1] == ("pegawai.saved", {"nama": "Maria Kogoya, S.Sos"})
    assert "pegawai" in office.shell.offered[-1].kinds
    assert not seen.now.form.changed
    assert seen.now.form.typed["tanggal_lahir"] == "26 September 1985"


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_saved(
    person: PersonPresenter, seen: Seen, office: Any
) -> None:
    person.typed("tanggal_lahir", "31-2-85")
    person.typed("nama", " ")
    person.save()
    assert seen.now.form.problems["nama"] == "Nama tanpa gelar harus diisi."
    assert "14 Maret 2026" in seen.now.form.problems["tanggal_lahir"]
    assert seen.now.focus == "nama"
    assert office.shell.offered == []
    person.typed("nama", "Maria")
    assert "nama" not in seen.now.form.problems


def test_the_nip_explains_itself_while_it_is_typed(person: PersonPresenter, seen: Seen) -> None:
    assert seen.now.form.notes["nip"] == "Lahir 26 September 1985, TMT CPNS 1 Januari 2010, Wanita."
    person.typed("nip", "19850926 2010")
    assert seen.now.form.notes["nip"] == "12 dari 18 angka."
    person.typed("nip", "198513262010012902")
    assert "bukan tanggal lahir" in seen.now.form.notes["nip"]


def test_typing_survives_a_power_cut(person: PersonPresenter, seen: Seen, office: Any) -> None:
    person.typed("alamat", "Jalan Trikora")
    again = Seen()
    other = PersonPresenter(office.services, again)
    other.open(office["maria"])
    assert again.now.recovered == ("identitas",)
    other.use_draft()
    assert again.now.form.changed == {"alamat": "Jalan Trikora"}
    other.save()
    third = Seen()
    PersonPresenter(office.services, third).open(office["maria"])
    assert third.now.recovered == ()


def test_left_over_typing_can_be_thrown_away(person: PersonPresenter, office: Any) -> None:
    person.typed("alamat", "Jalan Trikora")
    again = Seen()
    other = PersonPresenter(office.services, again)
    other.open(office["maria"])
    other.drop_draft()
    third = Seen()
    PersonPresenter(office.services, third).open(office["maria"])
    assert third.now.recovered == ()


def test_an_unfinished_history_entry_comes_back_too(person: PersonPresenter, office: Any) -> None:
    person.show_tab("pelatihan")
    person.entries.add()
    person.entries.typed("nama", "Pelatihan Kearsipan")
    again = Seen()
    other = PersonPresenter(office.services, again)
    other.open(office["maria"])
    assert again.now.recovered == ("pelatihan",)
    other.use_draft()
    assert again.now.tab == "pelatihan"
    assert again.now.entry is not None
    assert again.now.entry.form.typed["nama"] == "Pelatihan Kearsipan"


def test_a_new_golongan_is_a_further_entry(person: PersonPresenter, seen: Seen, office: Any) -> None:
    person.show_tab("golongan")
    person.entries.add()
    person.entries.typed("golongan", "III/c")
    person.entries.typed("tmt", "1 April 2025")
    person.save()
    assert len(office.read(RiwayatGolongan, pegawai_id=office["maria"])) == 2
    assert [item.mark for item in seen.now.timelines["golongan"]] == ["now", "past"]
    assert seen.now.header.rank.startswith("Penata")
    assert seen.now.entry is None


def test_as_of_another_day_the_person_is_as_then(person: PersonPresenter, seen: Seen) -> None:
    person.as_of(date(2022, 1, 1))
    assert seen.now.header.rank == ""
    assert seen.now.timelines["golongan"][0].mark == "future"
    person.as_of(date(2026, 3, 16))
    assert seen.now.header.rank.startswith("Penata")


def test_the_last_day_is_inclusive_on_the_screen_and_exclusive_in_the_record(
    person: PersonPresenter, seen: Seen, office: Any
) -> None:
    person.show_tab("jabatan")
    person.entries.add()
    person.entries.typed("jabatan_id", str(office["secretary"]))
    assert seen.now.entry is not None
    assert seen.now.entry.form.typed["nama"] == "Sekretaris Distrik"
    assert seen.now.entry.form.typed["eselon"] == "III.b"
    person.entries.typed("status", "plt")
    person.entries.typed("tmt", "1-2-2026")
    person.entries.typed("sampai", "30-4-2026")
    person.save()
    acting = next(e for e in office.read(RiwayatJabatan, pegawai_id=office["maria"]) if e.status == "plt")
    assert acting.sampai == date(2026, 5, 1)
    assert seen.now.timelines["jabatan"][0].when == "1 Februari 2026 sampai 30 April 2026"
    assert seen.now.timelines["jabatan"][0].title == "Plt. Sekretaris Distrik"
    assert [item.mark for item in seen.now.timelines["jabatan"]] == ["now", "now"]
    person.entries.edit(acting.id)
    assert seen.now.entry is not None
    assert seen.now.entry.form.typed["sampai"] == "30 April 2026"


def test_an_entry_can_be_removed_and_the_history_says_so(person: PersonPresenter, seen: Seen) -> None:
    person.show_tab("pendidikan")
    (item,) = seen.now.timelines["pendidikan"]
    person.entries.remove(item.id)
    assert seen.now.timelines["pendidikan"] == ()


def test_the_journal_says_who_changed_which_field_from_what_to_what(person: PersonPresenter, seen: Seen) -> None:
    person.typed("tempat_lahir", "Wamena")
    person.save()
    person.typed("tempat_lahir", "Jayapura")
    person.typed("jenis_kelamin", "pria")
    person.save()
    person.show_tab("perubahan")
    assert seen.now.changes is not None
    newest = seen.now.changes[0]
    assert newest.actor == "Petugas"
    assert newest.what == "Identitas diubah"
    assert [(c.field, c.before, c.after) for c in newest.fields] == [
        ("Tempat lahir", "Wamena", "Jayapura"),
        ("Jenis kelamin", "Wanita", "Pria"),
    ]
    first = seen.now.changes[-1]
    assert first.what == "Identitas ditambahkan"


def test_removing_a_person_leads_back_to_the_list(person: PersonPresenter, seen: Seen, office: Any) -> None:
    person.remove_person()
    assert seen.left
    assert office.shell.told[-1][0] == "pegawai.removed"
    assert office.read(Pegawai, id=office["maria"]) == ()


def test_a_person_who_is_gone_is_said_in_words(office: Any, seen: Seen) -> None:
    presenter = PersonPresenter(office.services, seen)
    presenter.open(office["desk"])
    assert seen.left
    assert [error.key for error in office.shell.reported] == ["not_found"]


def test_a_finding_leads_to_its_field(person: PersonPresenter, seen: Seen, office: Any) -> None:
    person.open(office["yunus"], "tanggal_lahir")
    assert (seen.now.tab, seen.now.focus) == ("identitas", "tanggal_lahir")
    person.open(office["yunus"], "riwayat_golongan")
    assert seen.now.tab == "golongan"


def test_people_are_found_by_part_of_a_name(person: PersonPresenter, seen: Seen, office: Any) -> None:
    person.find_people("penilai_id", "simson")
    field, options = seen.suggested[-1]
    assert field == "penilai_id"
    assert [option.value for option in options] == [str(office["simson"])]


def test_a_decision_that_replaces_later_ones_says_so(person: PersonPresenter, office: Any) -> None:
    for tmt in ("1-6-2026", "1-1-2026"):
        person.show_tab("penilai")
        person.entries.add()
        person.entries.typed("penilai_id", str(office["simson"]))
        person.entries.typed("tmt", tmt)
        person.save()
    assert office.shell.told[-2][0] == "pegawai.entry_saved"
    assert office.shell.told[-1] == ("pegawai.penilai.replaced_later", {"n": 1})


def test_led_to_kept_typing_it_is_there_at_once_and_nothing_says_it_is_saved(office: Any, seen: Seen) -> None:
    """After the power cut the message of the window leads to the place of the draft: one press is enough."""
    before = Seen()
    first = PersonPresenter(office.services, before)
    first.open(office["maria"])
    first.typed("tempat_lahir", "Wamena")
    again = PersonPresenter(office.services, seen)
    again.open(office["maria"], "identitas")
    assert seen.now.form.typed["tempat_lahir"] == "Wamena"
    assert seen.now.recovered == ()
    assert seen.now.form.changed


def test_led_to_an_unfinished_entry_it_is_open_at_once(office: Any, seen: Seen) -> None:
    first = PersonPresenter(office.services, Seen())
    first.open(office["maria"])
    first.show_tab("golongan")
    first.entries.add()
    first.entries.typed("golongan", "III/c")
    with office.services.context().store.read() as reader:
        (place,) = reader.drafts()
    again = PersonPresenter(office.services, seen)
    again.open(office["maria"], place.split("/", 2)[2])
    assert seen.now.entry is not None
    assert seen.now.entry.form.typed["golongan"] == "III/c"


def test_typing_that_waits_is_not_called_saved(office: Any, seen: Seen) -> None:
    first = PersonPresenter(office.services, Seen())
    first.open(office["maria"])
    first.typed("tempat_lahir", "Wamena")
    again = PersonPresenter(office.services, seen)
    again.open(office["maria"])
    assert seen.now.recovered == ("identitas",)
    assert seen.now.saved == "Ada ketikan lama yang belum dipulihkan; pilih di atas"
    again.use_draft()
    assert seen.now.saved == "1 isian belum disimpan. Ketikan Anda tetap tersimpan sebagai draf."
    again.save()
    assert seen.now.saved == "Semua perubahan sudah disimpan."


def test_a_person_comes_back_from_the_bin_with_all_histories(office: Any) -> None:
    ctx = office.services.context()
    people.remove_entry(ctx, office.read(RiwayatPendidikan, pegawai_id=office["maria"])[0])
    before = {kind: office.read(kind, pegawai_id=office["maria"]) for kind in people.HISTORIES}
    people.remove(ctx, office["maria"])
    people.remove(ctx, office["yunus"])
    with ctx.store.read() as reader:
        shown = bin_lines(office.services.texts, reader.bin())
    assert sorted((row.kind, row.label) for row in shown if row.kind == "pegawai") == [
        ("pegawai", "Maria Kogoya, S.Sos"),
        ("pegawai", "Yunus Wenda, S.Sos"),
    ]
    assert [row.kind for row in shown if row.kind != "pegawai"] == ["riwayat_pendidikan"], "removed by itself before"
    people.restore(ctx, "pegawai", office["maria"])

    def contents(records: Any) -> list[dict[str, Any]]:
        return [{**asdict(record), "version": 0} for record in records]

    for kind, records in before.items():
        assert contents(office.read(kind, pegawai_id=office["maria"])) == contents(records)
    assert office.read(RiwayatGolongan, pegawai_id=office["yunus"]) == ()
