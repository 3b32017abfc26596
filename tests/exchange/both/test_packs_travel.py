"""Which rule packs go down to an office: those that count, in every envelope, however many sticks are lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from pair import OPERATOR, TODAY, Hub, Office, employee

from asn_desktop import bootstrap
from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.publishing import publish_pack
from asn_desktop.core.usecases.centre.sending import TIMES
from asn_desktop.core.usecases.exchange.arriving import Landed, take_file
from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
from asn_desktop.core.usecases.exchange.sending import Sender
from asn_desktop.core.usecases.new_law import try_pack
from asn_desktop.storage.envelope import FileOpener, FileSealer
from asn_desktop.storage.identity import OfficeTrust, OwnTrust
from asn_desktop.storage.packs.arrived import ArrivedPacks

LONG_AGO, LAST_YEAR, NOW, NEXT_YEAR = (date(year, 1, 1) for year in (2024, 2025, 2026, 2027))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    (tmp_path / "pusat").mkdir()
    made = Hub(tmp_path / "pusat", str(tmp_path / "pusat" / "pusat.asnc"))
    yield made
    made.store.close()


@pytest.fixture
def office(hub: Hub, tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "kantor", "Distrik Walesi", hub)
    yield made
    made.store.close()


def publish(hub: Hub, topic: str, day: date, note: str) -> None:
    rules = bootstrap.resources() / "rules"
    content = (rules / f"{topic}.toml").read_text("utf-8") + f"\n# {note}\n"
    pack = PackFile(f"{topic}.toml", day, content, (rules / "cases" / f"{topic}.toml").read_text("utf-8"))
    publish_pack(hub.store, try_pack(bootstrap.law_book(), pack), day, OPERATOR)


def carried(office: Office, path: Path) -> list[tuple[str, str]]:
    """Packs in an envelope: the day, and the last remark in the file."""
    with FileOpener().open(path, OwnTrust(office.ring)) as opened:
        packs = [msgspec.json.decode(line, type=PackFile) for line in opened.part(PartKind.PACKS)]
    return sorted((each.active_from.isoformat(), each.content.rstrip().rpartition("# ")[2]) for each in packs)


def sends(hub: Hub, office: Office, stick: Path) -> None:
    office.put(employee("Baru"))
    (taken,) = hub.receive(*office.send(stick))
    assert taken.refused is None


def test_only_packs_that_count_travel(hub: Hub, office: Office, tmp_path: Path) -> None:
    """The newest in force and those whose day is to come; of one day the one that was published last."""
    for topic, day, note in (
        ("kgb", LAST_YEAR, "dua"),
        ("kgb", LONG_AGO, "satu"),
        ("kgb", NEXT_YEAR, "salah"),
        ("kgb", NEXT_YEAR, "betul"),
        ("bup", LONG_AGO, "bup"),
        ("kgb", NOW, "tiga"),
    ):
        publish(hub, topic, day, note)
    assert TODAY > NOW
    expected = [("2024-01-01", "bup"), ("2026-01-01", "tiga"), ("2027-01-01", "betul")]
    assert carried(office, hub.answer(office, tmp_path / "turun")) == expected
    assert carried(office, hub.answer(office, tmp_path / "semua", everything=True)) == expected


def test_no_number_of_lost_sticks_loses_a_pack(hub: Hub, office: Office, tmp_path: Path) -> None:
    publish(hub, "kgb", NOW, "satu")
    for number in range(TIMES):
        hub.answer(office, tmp_path / f"hilang {number}")
    with pytest.raises(UserError) as refused:
        hub.answer(office, tmp_path / "tak perlu")
    assert refused.value.key == "centre_nothing_to_send", "for a pack alone nobody has to carry a stick for ever"
    for number in range(2):
        sends(hub, office, tmp_path / f"naik {number}")
        assert carried(office, hub.answer(office, tmp_path / f"turun {number}")) == [("2026-01-01", "satu")]


def test_a_pack_that_is_here_is_not_taken_in_again(hub: Hub, office: Office, tmp_path: Path) -> None:
    """Whether it waits for its day or is in force."""
    packs = ArrivedPacks(tmp_path / "menunggu", tmp_path / "berlaku")
    machine = ExchangeMachine(
        Sender(FileSealer(office.ring), office.ring, office.desk), FileOpener(),
        lambda identity, practice: OfficeTrust(office.ring, identity, practice=practice), packs, lambda: (), "PC",
        bootstrap.paper_texts(),
    )  # fmt: skip

    def takes(name: str) -> Landed:
        return take_file(office.ctx, office.store, machine, hub.answer(office, tmp_path / name))

    publish(hub, "kgb", NOW, "satu")
    publish(hub, "bup", NEXT_YEAR, "nanti")
    assert sorted(trial.topic for trial in takes("s1").kept) == ["bup", "kgb"]
    assert takes("s2").kept == (), "both wait"
    packs.put_into_force(TODAY)
    assert (takes("s3").kept, [each.name for each in packs.waiting()]) == ((), ["bup.toml"])
    publish(hub, "kgb", NOW, "diperbaiki")
    assert [trial.topic for trial in takes("s4").kept] == ["kgb"]
