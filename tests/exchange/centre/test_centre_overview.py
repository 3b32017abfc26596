"""What a centre looks at: silent offices, promotions that fall due, sums of a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sender import TODAY, Sender, pegawai

from asn_desktop.bootstrap import texts
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.centre.enrolling import revoke
from asn_desktop.core.usecases.centre.lists_on_paper import last_sent, reasons
from asn_desktop.core.usecases.centre.overview import call_list, office_sheet, promotions, roll_up_sheet
from asn_desktop.core.usecases.karier import calendar
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice import create
from asn_desktop.storage.central.store import SqlCentre


def test_promotions_at_the_centre_are_those_the_office_finds(centre: SqlCentre, walesi: Sender, book: LawBook) -> None:
    with walesi.store.read() as reader:
        (kantor,) = reader.find(Kantor)
    walesi.put(kantor.with_(latihan=True))
    ctx = Context(walesi.store, book, "Operator", TODAY)
    create.people(ctx, "walesi", 40)
    walesi.send(centre)
    (row,) = centre.offices()
    found = promotions(centre, book, TODAY, row, 24)
    own = [(due.tanggal, person.nip) for person, due in calendar(ctx, 24).within(24) if due.hak is Hak.KENAIKAN_PANGKAT]
    assert own
    assert [(one.tanggal, one.nip) for one in found] == own


def test_silent_offices_are_called_first(centre: SqlCentre, walesi: Sender, office: Callable[..., Sender]) -> None:
    office("Distrik Kurulu", centre)
    for number in range(1, 5):
        walesi.put(pegawai(number))
    walesi.send(centre, 1, 2)
    walesi.send(centre, 5)
    today = date.fromisoformat(centre.now()[:10])
    (gap,) = call_list(centre, today)
    assert (gap.office.name, gap.office.gaps, gap.silent) == ("Distrik Walesi", ((0, 3, 4),), False)
    later = today.replace(year=today.year + 1)
    silent = call_list(centre, later)
    assert [(call.office.name, call.days, call.silent) for call in silent] == [
        ("Distrik Kurulu", None, True),
        ("Distrik Walesi", (later - today).days, True),
    ]
    sheet = office_sheet(silent, texts("id"))
    assert [line[0] for line in sheet.rows] == ["Kantor", "Distrik Kurulu", "Distrik Walesi"]
    sums = roll_up_sheet(centre.roll_up(2025), 2025, texts("en"))
    assert sums.rows[1][:4] == ["Distrik Walesi", "", 1, 0]


def test_what_is_to_be_said_on_the_telephone_is_true(centre: SqlCentre, walesi: Sender, indonesian: Texts) -> None:
    """A certificate that was taken back is not one that is over, and what waits behind a gap is told with it."""
    walesi.put(pegawai(1), pegawai(2))
    walesi.send(centre, 1, 1)
    walesi.send(centre, 3, 3)
    revoke(centre, walesi.id, "Komputer hilang", "Ina")
    (call,) = call_list(centre, TODAY)
    assert reasons(call, indonesian) == (
        "entri 2 tidak sampai",
        "1 entri menunggu di belakangnya",
        "tidak memegang sertifikat yang berlaku",
    )
    assert [last_sent(days, indonesian) for days in (None, 0, 3)] == ["belum pernah", "hari ini", "3 hari lalu"]
