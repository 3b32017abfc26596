"""Any history of two offices and a centre, with sticks lost, doubled and out of order: nothing lost, nothing doubled.

Whatever happened, once sticks arrive again the centre has what the offices have. After an office went back to an older
copy the centre keeps what it knows beyond, and its receipt names those records.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pair import OPERATOR, TODAY, Hub, Office, employee

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.core.exchange.receipt import Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import pegawai
from asn_desktop.core.usecases.centre.deciding import decide
from asn_desktop.core.usecases.centre.moving import transfer
from asn_desktop.core.usecases.centre.rows import Decision, PersonFilter, Sort
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.safekeeping import AlasanCadangan
from asn_desktop.storage.db import new_id

KINDS = (Pegawai, RiwayatGolongan)
TABLES = ("pegawai", "riwayat_golongan")
which = st.integers(0, 1)
pick = st.integers(0, 1_000)


@contextmanager
def may(*keys: str) -> Iterator[None]:
    """What the program may decline in plain words."""
    try:
        yield
    except UserError as declined:
        if not declined.key.startswith(keys):
            raise


class History(RuleBasedStateMachine):
    """Up to two offices; envelopes that were written lie in `up` and `down` until somebody delivers them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="asn-history-"))
        self.number = 0

    @initialize()
    def begin(self) -> None:
        (self.folder / "pusat").mkdir()
        self.hub = Hub(self.folder / "pusat", str(self.folder / "pusat" / "pusat.asnc"))
        self.offices = [Office(self.folder / nama, f"Distrik {nama}", self.hub) for nama in ("A", "B")]
        self.up: list[Path] = []
        self.down: list[tuple[int, Path]] = []
        self.copies: list[list[Path]] = [[], []]

    def stick(self) -> Path:
        self.number += 1
        return self.folder / f"stik-{self.number}"

    def person(self, office: Office, number: int) -> Pegawai | None:
        with office.store.read() as reader:
            away = reader.away()
            people = sorted((one for one in reader.find(Pegawai) if one.id not in away), key=lambda one: one.id)
        return people[number % len(people)] if people else None

    @rule(at=which, text=st.text(min_size=1, max_size=8))
    def hire(self, at: int, text: str) -> None:
        self.offices[at].put(employee(text))

    @rule(at=which, number=pick, text=st.text(min_size=1, max_size=8))
    def rename(self, at: int, number: int, text: str) -> None:
        if (person := self.person(self.offices[at], number)) is not None:
            self.offices[at].put(person.with_(nama=text))

    @rule(at=which, number=pick)
    def promote(self, at: int, number: int) -> None:
        office = self.offices[at]
        if (person := self.person(office, number)) is not None:
            office.put(RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=date(2022, 4, 1)))

    @rule(at=which, number=pick)
    def remove(self, at: int, number: int) -> None:
        if (person := self.person(self.offices[at], number)) is not None:
            pegawai.remove(self.offices[at].ctx, person.id)

    @rule(at=which, number=pick)
    def bring_back(self, at: int, number: int) -> None:
        office = self.offices[at]
        with office.store.read() as reader:
            bin_ = [row for row in reader.bin() if row.kind == "pegawai"]
        if bin_:
            row = bin_[number % len(bin_)]
            with may("restore_", "moved_"):
                pegawai.restore(office.ctx, row.kind, row.id)

    @rule(at=which)
    def undo(self, at: int) -> None:
        with may("undo_", "moved_"):
            pegawai.undo_last(self.offices[at].ctx)

    @rule(at=which)
    def keep_copy(self, at: int) -> None:
        office = self.offices[at]
        made = office.safe.keep(office.file, AlasanCadangan.PERMINTAAN)
        assert made is not None
        kept = self.folder / f"simpanan-{at}-{len(self.copies[at])}.asn"
        shutil.copy(made.path, kept)
        self.copies[at].append(kept)

    @rule(at=which, number=pick)
    def go_back(self, at: int, number: int) -> None:
        if self.copies[at]:
            self.offices[at].restore(self.copies[at][number % len(self.copies[at])])

    @rule(at=which, number=pick, removed=st.booleans())
    def put_back_by_hand(self, at: int, number: int, removed: bool) -> None:
        if self.copies[at]:
            office = self.offices[at]
            office.store.close()
            if removed:
                office.file.unlink()
            shutil.copyfile(self.copies[at][number % len(self.copies[at])], office.file)
            office.reopen()

    @rule(at=which, since=st.sampled_from([Since.RECEIPT, Since.ENVELOPE, Since.BEGINNING]))
    def send(self, at: int, since: Since) -> None:
        with may("exchange_nothing_"):
            self.up.extend(self.offices[at].send(self.stick(), since))

    @rule(number=pick, lost=st.booleans(), again=st.booleans())
    def deliver_up(self, number: int, lost: bool, again: bool) -> None:
        if not self.up:
            return
        path = self.up[number % len(self.up)]
        if not again:
            self.up.remove(path)
        if not lost:
            (result,) = self.hub.receive(path)
            assert result.refused is None, result.refused

    @rule(at=which)
    def answer(self, at: int) -> None:
        with may("centre_nothing_to_send"):
            self.down.append((at, self.hub.answer(self.offices[at], self.stick())))

    @rule(number=pick, lost=st.booleans(), again=st.booleans())
    def deliver_down(self, number: int, lost: bool, again: bool) -> None:
        if not self.down:
            return
        at, path = self.down[number % len(self.down)]
        if not again:
            self.down.remove((at, path))
        if not lost:
            self.offices[at].take(path)

    @rule(at=which, number=pick)
    def move(self, at: int, number: int) -> None:
        """The centre hands somebody of whom it knows over to the other office."""
        source, target = self.offices[at], self.offices[1 - at]
        known = self.hub.store.persons(PersonFilter(office=source.id), 50)
        if known:
            row = known[number % len(known)]
            transfer(self.hub.store, source.id, row.pegawai, target.id, TODAY, OPERATOR)

    @invariant()
    def nobody_is_shown_twice(self) -> None:
        if not hasattr(self, "hub"):
            return
        rows = [(row.office, row.pegawai) for row in self.hub.store.persons(PersonFilter(everybody=True), 500)]
        assert len(rows) == len(set(rows))
        persons = [person for _, person in rows]
        assert len(persons) == len(set(persons)), "an employee belongs to one office"

    def teardown(self) -> None:
        try:
            if hasattr(self, "hub"):
                self.converge()
        finally:
            for office in getattr(self, "offices", ()):
                office.store.close()
            if hasattr(self, "hub"):
                self.hub.store.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def converge(self) -> None:
        """From now on every stick arrives, both ways, until nobody has anything to say."""
        for _ in range(8):
            for office in self.offices:
                self.round(office)
            if not any(office.waiting() for office in self.offices) and not self.hub.store.conflicts():
                break
        for office in self.offices:
            assert office.waiting() == 0
            self.compare(office)

    def round(self, office: Office) -> None:
        with may("exchange_nothing_new"):
            for path in office.send(self.stick()):
                (result,) = self.hub.receive(path)
                assert result.refused is None, result.refused
        for conflict in self.hub.store.conflicts():
            if conflict.sort is Sort.VALUE:
                decide(self.hub.store, conflict, Decision.OFFICE, OPERATOR, "Menurut kantor")
            else:
                decide(self.hub.store, conflict, Decision.DIFFERENT, OPERATOR, "Bukan orang yang sama")
        with may("centre_nothing_to_send"):
            office.take(self.hub.answer(office, self.stick(), everything=True))

    def compare(self, office: Office) -> None:
        centre, own = self.hub.records(office, TABLES), office.records(KINDS)
        differing = {one for one in centre.keys() | own.keys() if centre.get(one) != own.get(one)}
        with office.store.books() as books:
            known = {epoch: last for epoch, (_, last) in books.epochs().items()}
        with self.hub.store.writing(office.id) as (unit,):
            states = unit.records.states(differing)
        lost = {one for one, state in states.items() if state.epoch >= 0 and state.seq > known.get(state.epoch, 0)}
        assert differing <= lost, [(centre.get(one), own.get(one)) for one in differing - lost]
        still = [one for one in self.hub.store.open_answers(office=office.id) if one.outcome is not Outcome.ACCEPTED]
        assert not still, still


TestHistories = History.TestCase
TestHistories.settings = settings(
    max_examples=int(os.environ.get("ASN_HISTORIES", "12")),
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
