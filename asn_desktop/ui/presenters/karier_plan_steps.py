"""The steps of a career plan while they are typed: what they say, and what each still lacks."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.rencana_karier import StepText
from asn_desktop.ui.presenters.karier_plan_state import StepRow


def typed(rows: Sequence[StepRow]) -> tuple[StepText, ...]:
    """What is kept of them: a step in which nothing stands is none."""
    return tuple(
        StepText(each.jenis, each.kegiatan.strip(), each.kesenjangan, each.pelaku.strip(), each.batas, each.id)
        for each in rows
        if each.kegiatan.strip() or each.kesenjangan or each.pelaku.strip() or each.batas
    )


def lacks(rows: Sequence[StepRow], texts: Texts, *, agreeing: bool) -> dict[int, dict[str, str]]:
    """What is missing, in words, by step and field: kept it says what is done, agreed also who acts till when."""
    say = texts.say
    found: dict[int, dict[str, str]] = {}
    for each in rows:
        wrong: dict[str, str] = {}
        if not each.kegiatan.strip() and (agreeing or each.pelaku.strip() or each.batas or each.kesenjangan):
            wrong["kegiatan"] = say("rencana.lacks.kegiatan")
        if agreeing and not each.pelaku.strip():
            wrong["pelaku"] = say("rencana.lacks.pelaku")
        if agreeing and each.batas is None:
            wrong["batas"] = say("rencana.lacks.batas")
        if wrong:
            found[each.key] = wrong
    return found
