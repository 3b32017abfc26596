"""An office and its centre go on exchanging while each of them is killed again and again, at any step of its work.

Run as a program: `dying_halves.py FOLDER PLACE TIMES`. Every time: work at the office; sending, taking in at the
centre, answering and taking in at the office, each first in a process that is killed half-way, then once more. Says how
often a process was killed, and ends with a failure where anything is lost, doubled, refused or never confirmed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from pair import TODAY, Hub, Office, employee

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.storage.central.store import open_centre
from asn_desktop.storage.db import new_id, open_store

PATIENCE = 60
"""Seconds after which a process ends by itself."""

chance = random.Random(20260120)
killed: Counter[str] = Counter()
lengths: dict[str, int] = {}


def main(folder: Path, place: str, times: int) -> None:
    (folder / "pusat").mkdir()
    hub = Hub(folder / "pusat", place)
    office = Office(folder / "kantor", "Distrik Walesi", hub)
    for number in range(times):
        work(office, number)
        up, down = folder / f"naik-{number}", folder / f"turun-{number}"
        for stick in (up, down):
            stick.mkdir()
        twice(hub, office, "send", lambda up=up: office.send(up))
        twice(hub, office, "receive", lambda up=up: [refuse(one.refused) for one in hub.receive(up)])
        same(hub.records(office, ("pegawai", "riwayat_golongan")), office.records((Pegawai, RiwayatGolongan)))
        (row,) = hub.store.offices()
        same((row.entries, row.gaps), (journal(office), ()))
        twice(hub, office, "answer", lambda down=down: hub.answer(office, down))
        files = sorted(down.glob("*.asnd"))
        twice(hub, office, "take", lambda files=files: [office.take(path) for path in files])
        same(office.waiting(), 0)
        same(office.store.check(), ())
        same([path.name for stick in (up, down) for path in stick.iterdir() if path.suffix == ".tmp"], [])
    sys.stdout.write(json.dumps(killed))


def work(office: Office, number: int) -> None:
    office.put(employee(f"Orang {number}"), employee(f"Teman {number}"))
    person = office.find(Pegawai)[0]
    office.put(person.with_(nama=f"Nama ke-{number}"))
    office.put(RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(2022, 4, 1)))


def twice(hub: Hub, office: Office, what: str, doing: Callable[[], Any]) -> None:
    """In a process that dies in the middle, and then really."""
    signal.alarm(2 * PATIENCE)  # begins anew with every step
    office.store.close()
    hub.store.close()
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)  # so that nobody waits for ever
        last = chance.randrange(lengths[what]) if what in lengths else 10**9
        opened(hub, office)
        die_after(last)
        doing()
        os._exit(0)
    chance.random()  # the child's draw must not be everybody's
    how = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert how in (0, -signal.SIGKILL), (what, how)
    killed[what] += how != 0
    opened(hub, office)
    counted = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += ours(frame, event)

    sys.setprofile(count)
    doing()
    sys.setprofile(None)
    lengths[what] = counted


def opened(hub: Hub, office: Office) -> None:
    hub.store = open_centre(hub.place, TODAY)
    office.store = open_store(office.file, today=TODAY, installation=office.desk)


def die_after(last: int) -> None:
    left = last

    def step(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        left -= ours(frame, event)
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(step)


def ours(frame: FrameType, event: str) -> bool:
    """A step is a call of something in the program."""
    return event == "call" and "asn_desktop" in frame.f_code.co_filename


def journal(office: Office) -> int:
    with office.store.books() as books:
        return max(last for _, last in books.epochs().values())


def refuse(refused: object) -> None:
    assert refused is None, refused


def same(one: object, other: object) -> None:
    assert one == other, (one, other)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
