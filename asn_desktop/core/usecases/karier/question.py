"""What is asked about one person, and the answers that many questions share.

Three days are kept apart: of the law, of the facts (`Facts.day`), and the day that is asked about (`tanggal`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.verdict import Outcome, Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import angka_kredit_tercapai, bup
from asn_desktop.core.rules.angka_kredit_akumulasi import PeriodePredikat
from asn_desktop.core.usecases.karier import credit
from asn_desktop.core.usecases.karier import facts as known
from asn_desktop.core.usecases.karier.facts import Facts


class Right(Struct, frozen=True, gc=False):
    """One right on the day it was asked for. `due` is the day it becomes, or became, due; None: not known, or never.

    `tahun` are the years whose predikat is missing. Of a promotion that could have come earlier `sejak` is the first
    period for which the time in rank was enough.
    """

    hak: Hak
    verdict: Verdict
    due: date | None = None
    tahun: tuple[int, ...] = ()
    sejak: date | None = None

    @property
    def outcome(self) -> Outcome:
        return self.verdict.outcome


class Answers:
    """What the rules of one law answered. In an office the same question comes often (ranks begin on few days of the
    year); it is decided once, and the frozen verdict serves everybody.
    """

    def __init__(self, law: Law) -> None:
        self.law = law
        self._given: dict[tuple[Any, ...], Verdict] = {}

    def ask(self, decide: Callable[..., Verdict], *inputs: Any) -> Verdict:
        """`decide(*inputs, law)`. Raises NoLawAtDateError."""
        question = (decide, *inputs)
        answer = self._given.get(question)
        if answer is None:
            answer = self._given[question] = decide(*inputs, self.law)
        return answer


class Question:
    """One person and the day that is asked about. What several rights rest on is decided once."""

    def __init__(self, person: Facts, tanggal: date, answers: Answers) -> None:
        self.person = person
        self.tanggal = tanggal
        self.law = answers.law
        self.ask = answers.ask

    @functools.cached_property
    def retirement(self) -> Verdict:
        person = self.person
        name = person.jabatan.nama if person.jabatan is not None and person.jenjang is not None else ""
        return self.ask(_retires, known.post_for_pension(person), person.person.tanggal_lahir, name)

    @functools.cached_property
    def credit(self) -> Verdict:
        person, pak = self.person, credit.determined(self.person)
        start = credit.counted_from(pak, self.law)
        periods = credit.credit_periods(person, pak if start is not None else None)
        return self.ask(_credit, person.jenjang, person.golongan_nama, periods, start)

    @functools.cached_property
    def serves(self) -> bool:
        """The person is in service on the day of the facts, as far as the register tells; nobody else has rights."""
        person = self.person.person
        began = person.tmt_cpns or min((each.tmt for each in self.person.histories.golongan), default=None)
        return person.kedudukan.in_service and (began is None or began <= self.person.day)


def _retires(jabatan: str | None, tanggal_lahir: date | None, nama: str, law: Law) -> Verdict:
    return bup.decide(jabatan, tanggal_lahir, law, nama)


def _credit(
    jenjang: Jenjang | None,
    golongan: str | None,
    periode: tuple[PeriodePredikat, ...],
    pak_terakhir: Decimal | None,
    law: Law,
) -> Verdict:
    return angka_kredit_tercapai.decide(jenjang, golongan, periode, law, pak_terakhir)
