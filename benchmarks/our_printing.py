"""Printing in a process of its own, told what to do: `pile N PROCESSES` (0: as many as it is worth),
`cards N PROCESSES`, or `preview`."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import peak


def main() -> None:
    file, what = Path(sys.argv[2]), sys.argv[3]
    piles = {"pile": "evaluasi", "cards": "kartu_karier"}
    answer = _pile(file, piles[what], int(sys.argv[4]), int(sys.argv[5])) if what in piles else _preview(file)
    print(json.dumps(answer))


def _context(file: Path) -> Any:
    from asn_desktop.bootstrap import law_book
    from asn_desktop.core.usecases.ports import Context
    from asn_desktop.storage.db import open_store
    from benchmarks.offices import TODAY

    return Context(open_store(file, today=TODAY), law_book(), "benchmark", TODAY)


def _plans(ctx: Any, many: int) -> tuple[Any, ...]:
    from asn_desktop.core.domain.skp import Skp
    from benchmarks.offices import TODAY

    with ctx.store.read() as reader:
        return tuple(skp.id for skp in reader.find(Skp, tahun=TODAY.year - 1)[:many])


def _people(ctx: Any, many: int) -> tuple[Any, ...]:
    from asn_desktop.core.domain.pegawai import Pegawai

    with ctx.store.read() as reader:
        return tuple(person.id for person in reader.find(Pegawai)[:many])


def _pile(file: Path, form: str, many: int, processes: int) -> dict[str, Any]:
    from asn_desktop.bootstrap import form_maker, paper_texts, resources
    from asn_desktop.core.forms.filled import FormKind
    from asn_desktop.core.usecases.form_facts.model import Selection
    from asn_desktop.core.usecases.ports import PaperSize
    from asn_desktop.core.usecases.printing import print_forms
    from asn_desktop.storage.pdf.paper import PdfPaper
    from asn_desktop.storage.pdf.press import processes_for

    ctx = _context(file)
    kind = FormKind(form)
    of_people = kind is FormKind.KARTU_KARIER
    chosen = Selection(pegawai_ids=_people(ctx, many)) if of_people else Selection(skp_ids=_plans(ctx, many))
    paper = PdfPaper(resources() / "fonts", paper_texts, lambda expected: processes or processes_for(expected))
    with TemporaryDirectory() as folder:
        before = time.perf_counter()
        target = Path(folder) / "pile.pdf"
        printed = print_forms(ctx, paper, form_maker(), kind, chosen, PaperSize.A4, target)
        spent = time.perf_counter() - before
    return {
        "seconds": spent,
        "forms": len(printed.forms),
        "pages": sum(form.pages for form in printed.forms),
        "own": peak(),
        "helper": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
    }


def _preview(file: Path) -> dict[str, Any]:
    """Seconds for each of the three: as the print screen does it, without its window."""
    import asn_desktop.ui.presenters.cetak.screen  # noqa: F401 - the screen is there before anybody is chosen

    ctx = _context(file)
    plans = _plans(ctx, 30)
    if "ready" in sys.argv[4:]:
        from asn_desktop.bootstrap import printing

        printing().paper.warm_up()
    before = time.perf_counter()
    _first_page(ctx, plans[0])
    first = time.perf_counter() - before
    before = time.perf_counter()
    _first_page(ctx, plans[1])
    return {"first": first, "warm": time.perf_counter() - before}


def _first_page(ctx: Any, plan: Any) -> None:
    from asn_desktop.bootstrap import printing
    from asn_desktop.core.forms.filled import FormKind
    from asn_desktop.core.usecases import printing as usecase
    from asn_desktop.core.usecases.form_facts.model import Selection
    from asn_desktop.core.usecases.ports import PaperSize

    made = printing()
    forms = list(usecase.forms_for(ctx, made.maker, FormKind.EVALUASI, Selection(skp_ids=(plan,))))
    pages = made.paper.preview(forms, usecase.page_setup(ctx, PaperSize.A4))
    width, _ = pages.page_size(0)
    pages.page_png(0, WIDTH / width)
    pages.close()


WIDTH = 760
"""Pixels: as wide as the preview is on a screen of 1366."""


if __name__ == "__main__":
    main()
