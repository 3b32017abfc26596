"""The layout of a form as data: `resources/forms/*.toml`, decoded strictly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from asn_desktop.core.domain.skp import Keluarga, Pendekatan
from asn_desktop.core.forms.blocks import DOCUMENT, BlockSpec, MatrixSpec, TableSpec, known
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.forms.layout_error import LayoutError, not_toml, told, translated
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready


class FormSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """One form. `keluarga` and `pendekatan` say which plans it is for; absent: all. `size` in points.

    `name` stands at the foot of each page.
    """

    form: FormKind
    name: str
    blocks: tuple[BlockSpec, ...]
    keluarga: Keluarga | None = None
    pendekatan: Pendekatan | None = None
    landscape: bool = False
    size: Annotated[float, Meta(ge=6, le=14)] = 9


class Words(Struct, frozen=True):
    """What a layout may ask for beside that which every form has: placeholders, and rows with their placeholders."""

    values: frozenset[str] = frozenset()
    rows: Mapping[str, frozenset[str]] = {}


def decode_spec(text: str, file: str, words: Mapping[FormKind, Words] | None = None) -> FormSpec:
    """The form of a layout file. `words` are those that the forms' registrations add.

    Raises UserError naming file, entry and key; unknown keys are refused, and placeholders nobody fills.
    """
    try:
        spec = msgspec.toml.decode(text, type=ready(FormSpec))
    except msgspec.ValidationError as problem:
        raise translated(problem, file) from problem
    except msgspec.DecodeError as problem:
        raise not_toml(problem, file, text) from problem
    _check(spec, file, (words or {}).get(spec.form, Words()))
    return spec


PAPER_MM = {False: 175.0, True: 262.0}
"""What A4, the narrowest paper, leaves between the margins: upright, and lying."""


def _check(spec: FormSpec, file: str, words: Words) -> None:
    """Raises UserError where a text asks for what the form has not, or a table is wider than the paper."""
    for number, block in enumerate(spec.blocks):
        try:
            for key, text in block.templates():
                known(key, text, DOCUMENT | words.values)
            if block.given and block.given not in DOCUMENT | words.values:
                raise LayoutError("not_of_form", "given", name=block.given)
            if isinstance(block, (TableSpec, MatrixSpec)):
                for column in block.columns:
                    known("text", column.text, _rows(words, "rows", block.rows))
            wide = sum(column.width for column in getattr(block, "columns", ()))
            if isinstance(block, MatrixSpec):
                known("over", block.over, _rows(words, "across", block.across))
                wide += block.least
            if wide > PAPER_MM[spec.landscape]:
                room = PAPER_MM[spec.landscape]
                raise LayoutError("too_wide", "columns", wide=f"{wide:g}", room=f"{room:g}")
        except LayoutError as problem:
            raise told(problem, file, f"blocks[{number}]") from problem


def _rows(words: Words, field: str, name: str) -> frozenset[str]:
    """The placeholders of a form's own rows."""
    if name not in words.rows:
        raise LayoutError("not_of_form", field, name=name)
    return words.rows[name]


class FormBook(Struct, frozen=True):
    """All layouts of the program."""

    specs: tuple[FormSpec, ...]

    def spec(self, form: FormKind, keluarga: Keluarga | None = None, pendekatan: Pendekatan | None = None) -> FormSpec:
        """The layout for a form, of this family and approach where it has several. Raises UserError: none yet."""
        for spec in self.specs:
            if spec.form is form and spec.keluarga in (None, keluarga) and spec.pendekatan in (None, pendekatan):
                return spec
        raise UserError("form_variant_missing", form=form, keluarga=keluarga, pendekatan=pendekatan)
