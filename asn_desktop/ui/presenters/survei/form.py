"""A survey while it is typed: how its figures are shown, how they are read, what is wrong at which field."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.survei import ELEMENTS, MOST, MasaSurvei, SurveiKepuasan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.usecases.survei_sheet import HEADS, Answers

_GROUPED = re.compile(r"\d{1,3}([.,]\d{3})+")


class SurveyForm(Struct, frozen=True):
    """Texts as typed, by field (`unit`, `layanan`, `masa`, `responden`, `populasi`, `U1` .. `U9`).

    `means` are the exact means behind what U1 to U9 show, kept where the text is left as it was; `stored` is the
    survey being corrected. `source` says which file the answers came from.
    """

    tahun: int
    typed: dict[str, str]
    means: tuple[Decimal, ...] = ()
    stored: SurveiKepuasan | None = None
    problems: dict[str, str] = {}
    source: str = ""
    turn: int = 0
    """Counts how often the program itself wrote into the fields."""


def new_form(tahun: int, unit_id: UUID | None) -> SurveyForm:
    """A form for a further survey."""
    return SurveyForm(tahun, {"unit": str(unit_id or ""), "masa": MasaSurvei.TAHUN.value})


def form_of(survei: SurveiKepuasan) -> SurveyForm:
    """A form to correct a survey."""
    typed = {
        "unit": str(survei.unit_id),
        "layanan": survei.layanan,
        "masa": survei.masa.value,
        "responden": str(survei.responden),
        "populasi": "" if survei.populasi is None else str(survei.populasi),
    }
    return SurveyForm(survei.tahun, typed | _shown(survei.nrr), survei.nrr, survei)


def with_answers(form: SurveyForm, typed: dict[str, str], answers: Answers, name: str) -> SurveyForm:
    """The form with what a file of answers says."""
    told = typed | {"responden": str(answers.responden)} | _shown(answers.nrr)
    return replace(form, typed=told, means=answers.nrr, problems={}, source=name, turn=form.turn + 1)


def read(form: SurveyForm, identity: UUID, texts: Texts) -> tuple[SurveiKepuasan | None, dict[str, str]]:
    """The survey that was typed, or a sentence for each field that cannot be read."""
    typed, wrong = form.typed, {}
    for name in ("unit", "layanan"):
        if not typed.get(name, "").strip():
            wrong[name] = texts.say(f"survei.wrong.{name}")
    responden = _count(typed.get("responden", ""))
    if not responden:
        wrong["responden"] = texts.say("survei.wrong.responden")
    populasi = _count(typed.get("populasi", ""))
    if typed.get("populasi", "").strip():
        if not populasi:
            wrong["populasi"] = texts.say("survei.wrong.populasi")
        elif responden and populasi < responden:
            wrong["populasi"] = texts.say("survei.wrong.fewer", n=responden)
    before = _shown(form.means)
    means: list[Decimal] = []
    for place, head in enumerate(HEADS):
        text = typed.get(head, "").strip()
        mean = form.means[place] if text and text == before.get(head) else _mean(text)
        if mean is None:
            wrong[head] = texts.say("survei.wrong.nrr" if text else "survei.wrong.empty")
        else:
            means.append(mean)
    if wrong or responden is None:
        return None, wrong
    stored = form.stored
    made = SurveiKepuasan(
        id=identity if stored is None else stored.id,
        version=0 if stored is None else stored.version,
        unit_id=UUID(typed["unit"]),
        tahun=form.tahun,
        layanan=" ".join(typed["layanan"].split()),
        responden=responden,
        nrr=tuple(means),
        masa=MasaSurvei(typed["masa"]),
        populasi=populasi,
    )
    return made, {}


def _shown(means: tuple[Decimal, ...]) -> dict[str, str]:
    """Means as reports print them, without zeros at the end: `3,25`."""
    texts = (f"{half_up(mean, 3):f}".rstrip("0").rstrip(".").replace(".", ",") for mean in means)
    return dict(zip(HEADS, texts, strict=True)) if len(means) == ELEMENTS else {}


def _count(text: str) -> int | None:
    """A number of people as it is typed: `1250` or `1.250`."""
    plain = text.strip()
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[.,]", "", plain)
    return int(plain) if plain.isascii() and plain.isdecimal() and 0 < int(plain) <= MOST else None


def _mean(text: str) -> Decimal | None:
    """A mean of answers: 1 to 4, with comma or point."""
    try:
        mean = Decimal(text.replace(",", ".")) if text.isascii() else Decimal("NaN")
    except InvalidOperation:
        return None
    return half_up(mean, 9) if mean.is_finite() and 1 <= mean <= 4 else None
