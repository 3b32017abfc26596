"""The layout of a form as data: `resources/forms/*.toml`, decoded strictly."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.skp import Keluarga, Pendekatan
from asn_desktop.core.forms.blocks import BlockSpec
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError


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
    size: float = 9


def decode_spec(text: str, file: str) -> FormSpec:
    """The form of a layout file. Raises UserError naming file, entry and key; unknown keys are refused."""
    try:
        return msgspec.toml.decode(text, type=FormSpec)
    except msgspec.ValidationError as problem:
        entry, key, what = _place(str(problem))
        raise UserError("form_spec_broken", file=file, entry=entry, place=key, problem=what) from problem
    except msgspec.DecodeError as problem:
        raise UserError("form_spec_broken", file=file, entry="-", place="-", problem=str(problem)) from problem


_PATH = re.compile(r"^(?P<what>.*?)(?: - at `\$?\.?(?P<path>[^`]*)`)?$", re.DOTALL)
_FIELD = re.compile(r"field `(?P<field>[^`]*)`")


def _place(message: str) -> tuple[str, str, str]:
    match = _PATH.match(message)
    what, path = (match["what"], match["path"] or "") if match else (message, "")
    field = _FIELD.search(what)
    entry, _, key = path.rpartition(".")
    if field is not None:
        entry, key = path, field["field"]
    elif path.endswith("]"):
        entry, key = path, ""
    return entry or "-", key or "-", what


class FormBook(Struct, frozen=True):
    """All layouts of the program."""

    specs: tuple[FormSpec, ...]

    def spec(self, form: FormKind, keluarga: Keluarga, pendekatan: Pendekatan) -> FormSpec:
        """The layout for a form of this family and approach. Raises UserError where there is none yet."""
        for spec in self.specs:
            if spec.form is form and spec.keluarga in (None, keluarga) and spec.pendekatan in (None, pendekatan):
                return spec
        raise UserError("form_variant_missing", form=form, keluarga=keluarga, pendekatan=pendekatan)
