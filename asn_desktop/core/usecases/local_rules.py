"""Requirements of a local regulation put into a rule pack with its cases, as an officer states them one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Citation
from asn_desktop.core.rulepack.local import ENTRIES, TOPIC, VALUES, Sasaran, Syarat, Trainings, entry_of
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.rulepack.requirements import MinimumPredikat

FILE = f"{TOPIC}.toml"
_HEAD = """# Aturan setempat
#
# Setiap butir ([[entry]]) memuat SATU syarat, hari pertama berlakunya (start), dan dasar hukumnya (entry.citation).
# Jika nilainya berubah: jangan ubah butir lama. Salin butir itu, isi start yang baru, nilai baru, dan dasar barunya.
# verified = true hanya bila naskah peraturannya sudah dibaca sendiri.

[pack]
topic = "setempat"
title = "Aturan setempat"
version = "{version}"
"""


class LocalRule(Struct, frozen=True):
    """One requirement: for what, what it asks, from when, and where that is written. The value is that of the pack."""

    sasaran: Sasaran
    syarat: Syarat
    nilai: int | Trainings | MinimumPredikat
    ruled: Citation
    mulai: date
    sampai: date | None = None

    @property
    def entry(self) -> str:
        return entry_of(self.sasaran, self.syarat)


def value_of(syarat: Syarat, text: str, predikat: Predikat | None = None) -> int | Trainings | MinimumPredikat:
    """What was typed for a requirement. Raises UserError `local_rule_value` where it cannot be meant."""
    if syarat is Syarat.PELATIHAN:
        names = tuple(dict.fromkeys(each.strip() for each in text.split(";") if each.strip()))
        if not names:
            raise UserError("local_rule_training")
        return Trainings(names)
    most = 100 if syarat is Syarat.JPM else 5 if syarat is Syarat.PREDIKAT else 40
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and 1 <= int(number) <= most):
        raise UserError("local_rule_value", n=most)
    if syarat is Syarat.PREDIKAT:
        return MinimumPredikat(predikat or Predikat.BAIK, int(number))
    return int(number)


def known(book: LawBook) -> tuple[LocalRule, ...]:
    """The local requirements of a law, in the order of the pack."""
    pack = book.packs.get(TOPIC)
    return tuple(
        LocalRule(*ENTRIES[name], each.value, each.citation, each.start, each.last)
        for name, ruled in (pack.entries.items() if pack else ())
        for each in ruled
    )


def pack_with(book: LawBook, rule: LocalRule, today: date) -> PackFile:
    """The local pack of this law and one requirement more, or another value of one that it has.

    Raises UserError without a citation, or where the same requirement begins on that day already.
    """
    if not (rule.ruled.regulation.strip() and rule.ruled.article.strip()):
        raise UserError("local_rule_no_citation")
    before = known(book)
    if any(each.entry == rule.entry and each.mulai == rule.mulai for each in before):
        raise UserError("local_rule_same_day", sasaran=rule.sasaran, syarat=rule.syarat, tanggal=rule.mulai)
    return pack_of((*before, rule), today)


def pack_of(rules: Sequence[LocalRule], today: date) -> PackFile:
    """These requirements as a pack, with cases that show each of them met, not met and undetermined."""
    ordered = sorted(rules, key=lambda each: (tuple(ENTRIES).index(each.entry), each.mulai))
    content = _HEAD.format(version=today.isoformat()) + "".join(map(_entry, ordered))
    return PackFile(FILE, today, content, "\n".join(case for rule in ordered for case in _cases(rule, ordered)))


def _entry(rule: LocalRule) -> str:
    said = rule.ruled
    lines = [
        "",
        "[[entry]]",
        f'name = "{rule.entry}"',
        f'unit = "{VALUES[rule.syarat][0]}"',
        f"start = {rule.mulai.isoformat()}",
        *([f"last = {rule.sampai.isoformat()}"] if rule.sampai else []),
        f"value = {_toml(rule.nilai)}",
        f"citation.regulation = {_toml(said.regulation)}",
        f"citation.article = {_toml(said.article)}",
        *([f"citation.published = {said.published.isoformat()}"] if said.published else []),
        *([f"citation.url = {_toml(said.url)}"] if said.url else []),
        f"citation.verified = {_toml(said.verified)}",
        *([f"citation.note = {_toml(said.note)}"] if said.note else []),
    ]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            escaped = "".join(f"\\u{ord(c):04X}" if ord(c) < 32 or ord(c) == 127 else c for c in _quoted(value))
            return f'"{escaped}"'
        case Trainings():
            return f"{{ nama = {_toml(value.nama)} }}"
        case MinimumPredikat():
            return f"{{ predikat = {_toml(value.predikat.value)}, tahun = {value.tahun} }}"
        case dict():
            return "{ " + ", ".join(f"{name} = {_toml(each)}" for name, each in value.items()) + " }"
        case tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            raise TypeError(value)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _cases(rule: LocalRule, rules: Sequence[LocalRule]) -> Iterator[str]:
    """On its first day: exactly enough, too little, not known; and the day before it asks for nothing by itself."""
    day = rule.mulai
    others = {each.syarat.value: _enough(each) for each in _in_force(rules, rule.sasaran, day) if each is not rule}
    name, source = f"{rule.entry} {day.isoformat()}", f"{rule.ruled.regulation}, {rule.ruled.article}"
    enough, too_little = others | {rule.syarat.value: _enough(rule)}, others | {rule.syarat.value: _less(rule)}
    yield _case(f"{name}: terpenuhi", day, source, rule.sasaran, enough, "met")
    yield _case(f"{name}: kurang", day, source, rule.sasaran, too_little, "not_met")
    yield _case(f"{name}: belum diketahui", day, source, rule.sasaran, others, "undetermined")
    eve = day - timedelta(days=1)
    earlier = {each.syarat.value: _enough(each) for each in _in_force(rules, rule.sasaran, eve)}
    if rule.syarat.value not in earlier:
        yield _case(f"{name}: sehari sebelumnya", eve, source, rule.sasaran, earlier, "met")


def _in_force(rules: Sequence[LocalRule], sasaran: Sasaran, day: date) -> tuple[LocalRule, ...]:
    found = {each.entry: each for each in rules if each.sasaran is sasaran and each.mulai <= day}  # the newest last
    return tuple(each for each in found.values() if each.sampai is None or each.sampai >= day)


def _enough(rule: LocalRule) -> object:
    match rule.nilai:
        case Trainings(nama):
            return (nama[0],)
        case MinimumPredikat(predikat, tahun):
            return (predikat.value,) * tahun
        case number:
            return number


def _less(rule: LocalRule) -> object:
    match rule.nilai:
        case Trainings():
            return ("-",)
        case MinimumPredikat(_, tahun):
            return (list(Predikat)[-1].value,) * tahun
        case number:
            return number - 1


def _case(name: str, day: date, source: str, sasaran: Sasaran, given: dict[str, Any], outcome: str) -> str:
    return (
        f'[[case]]\nname = {_toml(name)}\nrule = "setempat"\nlaw_date = {day.isoformat()}\n'
        f"source = {_toml(source)}\ngiven = {_toml({'sasaran': sasaran.value, **given})}\n"
        f'expect = {{ outcome = "{outcome}" }}\n'
    )
