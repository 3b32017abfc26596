"""Many forms on several processes: the same bytes as by one, in order, and nothing left where it ends early."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.forms.fill import Order
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import FormSheet, PageSetup, PaperSize
from asn_desktop.storage.pdf import crew, parts, press
from asn_desktop.storage.pdf.paper import PdfPaper

A4 = PageSetup(PaperSize.A4)


@pytest.fixture
def paper_on(samples):
    return lambda processes: PdfPaper(samples.fonts(), bootstrap.paper_texts, lambda _expected: processes)


@pytest.fixture
def orders(samples):
    def make(count, **more):
        return [
            Order(
                samples.spec("dokumen_evaluasi"),
                samples.facts(
                    pegawai=Pihak(f"Pegawai {n:03}", f"{198609262015052901 + n}", "III/c", "Analis", "U"), **more
                ),
            )
            for n in range(count)
        ]

    return make


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "hasil"
    made.mkdir()
    return made


def test_two_processes_give_the_bytes_of_one(paper_on, orders, tmp_path):
    forms = orders(20)
    for number in (1, 2):
        folder = tmp_path / str(number)
        seen = []
        one = [FormSheet(folder / "semua.pdf", form, str(n)) for n, form in enumerate(forms)]
        each = [FormSheet(folder / f"{n:02}.pdf", form, str(n)) for n, form in enumerate(forms)]
        paper = paper_on(number)
        assert paper.write([*one, *each], A4, on_set=lambda made, seen=seen: seen.append(made.name))
        assert seen == [f"Pegawai {n:03}" for n in range(20)] * 2
    left, right = ({file.name: file.read_bytes() for file in (tmp_path / n).iterdir()} for n in ("1", "2"))
    assert len(left) == 21
    assert left == right


def test_what_a_process_cannot_set_is_told_in_its_place(paper_on, orders, folder):
    forms = orders(6)
    bad = orders(1, catatan="漢")[0]
    sheets = [FormSheet(folder / "a.pdf", form, str(n)) for n, form in enumerate([*forms[:3], bad, *forms[3:]])]
    refused = []
    assert paper_on(2).write(sheets, A4, not_set=lambda name, error: refused.append((name, error.key, error.facts)))
    assert [(name, key) for name, key, _ in refused] == [("3", "letter_missing")]
    assert refused[0][2]["letter"] == "漢"
    with pytest.raises(UserError):
        paper_on(2).write(sheets, A4)
    assert [file.name for file in folder.iterdir()] == ["a.pdf"]


def test_cancel_among_processes_leaves_nothing(paper_on, orders, tmp_path):
    stopped = threading.Event()

    def on_set(_made):
        stopped.set()

    out = tmp_path / "keluar"
    sheets = [FormSheet(out / f"{n}.pdf", form, str(n)) for n, form in enumerate(orders(60))]
    assert paper_on(2).write(iter(sheets), A4, cancel=stopped.is_set, on_set=on_set) is None
    assert not out.exists()
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_costs_nothing_but_time(paper_on, orders, folder):
    """As where the computer has no memory left and the system ends one of them."""
    killed = []

    def on_set(_made):
        if not killed:
            killed.extend(process.pid for process in multiprocessing.active_children())
            for process in killed:
                os.kill(process, signal.SIGKILL)

    sheets = [FormSheet(folder / "a.pdf", form, str(n)) for n, form in enumerate(orders(80))]
    done = []
    paper_on(2).write(sheets, A4, on_set=lambda made: (on_set(made), done.append(made.name)))
    assert killed
    assert done == [f"Pegawai {n:03}" for n in range(80)]


def dies_over_its_result():
    """The texts of a process that is ended while half of what it made is on its way."""
    send = Connection._send

    def half(pipe, content, *more):
        if len(content) < 5_000:
            send(pipe, content, *more)
            return
        send(pipe, content[: len(content) // 2], *more)
        os.kill(os.getpid(), signal.SIGKILL)

    if multiprocessing.parent_process() is not None:
        Connection._send = half
    return bootstrap.paper_texts()


def test_a_process_that_dies_in_the_middle_of_a_result_keeps_nobody_waiting(samples, orders, folder):
    paper = PdfPaper(samples.fonts(), dies_over_its_result, lambda _expected: 2)
    done = []
    sheets = [FormSheet(folder / "a.pdf", form, str(n)) for n, form in enumerate(orders(80))]
    paper.write(sheets, A4, on_set=lambda made: done.append(made.name))
    assert done == [f"Pegawai {n:03}" for n in range(80)]
    assert multiprocessing.active_children() == []


def test_a_system_without_processes_prints_all_the_same(paper_on, orders, folder, monkeypatch):
    def refuse(*_args, **_options):
        raise OSError("no processes here")

    monkeypatch.setattr(crew, "_hire", refuse)
    sheets = [FormSheet(folder / "a.pdf", form) for form in orders(3)]
    assert paper_on(4).write(sheets, A4) == (folder / "a.pdf",)


def test_few_forms_start_no_process():
    assert press.processes_for(press.MANY - 1) == 1
    assert 1 <= press.processes_for(100_000) <= press.MOST


def test_never_more_is_read_ahead_than_is_needed(paper_on, orders, folder):
    """So that a pile of any size needs the same memory."""
    read, done, ahead = [0], [0], [0]

    def sheets():
        for number, form in enumerate(orders(200)):
            read[0] += 1
            ahead[0] = max(ahead[0], read[0] - done[0])
            yield FormSheet(folder / f"{number}.pdf", form)

    def on_set(_made):
        done[0] += 1

    paper_on(2).write(sheets(), A4, on_set=on_set)
    assert ahead[0] <= (2 * press.AHEAD + 1) * press.TOGETHER + 2


def test_what_a_power_cut_left_is_removed_and_what_another_writes_is_not(paper_on, orders, folder):
    old, new = folder / f"{parts.PREFIX}1-a", folder / f"{parts.PREFIX}2-b"
    for left in (old, new):
        left.mkdir()
        (left / "0.part").write_bytes(b"%PDF")
    os.utime(old, (0, 0))
    paper_on(1).write([FormSheet(folder / "a.pdf", orders(1)[0])], A4)
    assert {file.name for file in folder.iterdir()} == {new.name, "a.pdf"}


def test_a_file_that_is_open_elsewhere_leaves_the_others_whole(paper_on, orders, folder):
    (folder / "1.pdf").mkdir()
    with pytest.raises(UserError):
        paper_on(1).write([FormSheet(folder / f"{n}.pdf", form) for n, form in enumerate(orders(3))], A4)
    assert {file.name for file in folder.iterdir()} == {"0.pdf", "1.pdf"}
    assert (folder / "0.pdf").read_bytes().endswith(b"%%EOF\n")
