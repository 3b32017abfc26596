"""Paper: pages each second beside platypus, a large pile on all cores, and how long the first page lets wait."""

from __future__ import annotations

import os
import time

from msgspec.structs import replace

from asn_desktop.bootstrap import form_maker, law_book, paper_texts, resources
from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.domain.skp import Keluarga, Pendekatan
from asn_desktop.core.forms.facts import Who
from asn_desktop.core.forms.fill import Order, fill
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.usecases.form_facts.sample import sample
from asn_desktop.core.usecases.ports import PageSetup
from asn_desktop.storage.pdf.bench import Job, bench
from benchmarks.measure import Row, child, median, seconds
from benchmarks.offices import TODAY, office

RUNS = 5
PEOPLE = 30
"""Forms in each run of the comparison; the first run of each side is not counted."""
PILE, SMALL_PILE = 1000, 250
CARDS = 5_000


def pages() -> list[Row]:
    """The SKP of two pages, a PDF for each person, in one process; filled, set and written by both.

    Rates are by the time of the processor, because other work of the computer says nothing about either side.
    """
    from benchmarks.platypus_form import PlatypusForms

    orders, texts = _orders(), paper_texts()
    own = bench(resources() / "fonts", paper_texts)
    setter = own.setter(PageSetup())
    count = 0

    def ours() -> None:
        nonlocal count
        made = own.work(setter, None, [Job(order, alone=True) for order in orders])
        count = sum(one.pages.page_count for one in made if one.pages is not None)

    def theirs(forms: PlatypusForms) -> None:
        _, there = forms.render([fill(order.spec, order.facts, texts) for order in orders])
        if there != count:
            raise ValueError(f"not the same form: {there} pages and {count}")

    plain = PlatypusForms(resources() / "fonts")
    quick = PlatypusForms(resources() / "fonts", quick_code=True)
    times: dict[str, list[float]] = {"ours": [], "plain": [], "quick": []}
    for run in range(RUNS + 1):
        for name, work in (("ours", ours), ("plain", lambda: theirs(plain)), ("quick", lambda: theirs(quick))):
            before = time.process_time()
            work()
            if run:
                times[name].append(time.process_time() - before)
    rate = {name: count / median(spent) for name, spent in times.items()}
    return [
        Row(
            f"pages of a two-page form, {what}",
            f"{rate['ours']:.0f} pages/s",
            f"platypus {rate[name]:.0f} pages/s",
            rate["ours"] / rate[name],
            least,
            least=True,
        )
        for what, name, least in (
            ("QR code by ReportLab's widget in the yardstick", "plain", 8),
            ("our quick QR code in the yardstick too", "quick", 8),
        )
    ]


def pile() -> list[Row]:
    """1,000 people of a real office into one PDF, by one process and by all cores, with their memory."""
    file = office(PILE, PILE)
    alone = child("benchmarks.our_printing", file, "pile", PILE, 1)
    small = child("benchmarks.our_printing", file, "pile", SMALL_PILE, 0)
    large = child("benchmarks.our_printing", file, "pile", PILE, 0)
    cores = len(os.sched_getaffinity(0))
    peak = (large["own"] + cores * large["helper"]) / 1e6
    return [
        Row(
            f"{large['forms']:,} forms, {large['pages']:,} pages into one PDF on {cores} cores",
            seconds(large["seconds"]),
            f"one process {seconds(alone['seconds'])}",
            large["seconds"] / alone["seconds"],
            0.75 if cores > 1 else 1.1,
        ),
        Row(
            f"memory of that pile beside {SMALL_PILE}",
            f"{large['own'] / 1e6:.0f} MB, and {large['helper'] / 1e6:.0f} MB for each core",
            f"{small['own'] / 1e6:.0f} MB and {small['helper'] / 1e6:.0f} MB",
            (large["own"] + large["helper"]) / (small["own"] + small["helper"]),
            1.15,
        ),
        Row("all processes of that pile at their largest", f"{peak:.0f} MB", "absolute", peak, 1000, "MB"),
    ]


def cards() -> list[Row]:
    """The Kartu Karier of 5,000 people, every right decided and put on paper, by one process and by all cores."""
    file = office(CARDS)
    alone = child("benchmarks.our_printing", file, "cards", CARDS, 1)
    shared = child("benchmarks.our_printing", file, "cards", CARDS, 0)
    cores = len(os.sched_getaffinity(0))
    return [
        Row(
            f"{shared['forms']:,} career cards, {shared['pages']:,} pages into one PDF on {cores} cores",
            seconds(shared["seconds"]),
            f"one process {seconds(alone['seconds'])}",
            shared["seconds"] / alone["seconds"],
            0.75 if cores > 1 else 1.1,
        )
    ]


def preview() -> list[Row]:
    """From the wish to see somebody's appraisal to the picture of its first page."""
    file = office(PILE, PILE)
    cold = [child("benchmarks.our_printing", file, "preview") for _ in range(RUNS + 1)][1:]
    ready = [child("benchmarks.our_printing", file, "preview", "ready") for _ in range(RUNS)]
    rows = []
    for what, runs, name in (
        ("nothing of printing loaded before", cold, "first"),
        ("in a screen that has been open for a moment", ready, "first"),
        ("of the next person", ready, "warm"),
    ):
        shown = median([run[name] for run in runs])
        rows.append(Row(f"first page on the screen, {what}", seconds(shown), "absolute", shown * 1000, 300, "ms"))
    return rows


def everything() -> list[Row]:
    return [*pages(), *pile(), *preview()]


def _orders() -> list[Order]:
    spec = form_maker().book.spec(FormKind.SKP, Keluarga.ADMINISTRASI_FUNGSIONAL, Pendekatan.KUANTITATIF)
    facts = sample(spec, Words(), law_book(), TODAY)
    made = []
    for number in range(PEOPLE):
        person = Pihak(
            f"Pegawai Ke-{number}", f"{198609262015052901 + number}", "Penata, III/c", f"Analis {number}", "U"
        )
        results = tuple(replace(each, rencana=f"{each.rencana} bagian {number}") for each in facts.hasil)
        head = replace(facts.head, people={**facts.head.people, Who.PEGAWAI: person})
        made.append(Order(spec, replace(facts, head=head, hasil=results)))
    return made
