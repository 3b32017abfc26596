"""Fill a form: layout and facts become final text. The same facts always give the same form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat
from asn_desktop.core.forms import blocks
from asn_desktop.core.forms.blocks import BlockSpec, PartyField
from asn_desktop.core.forms.explanation import explanation_blocks
from asn_desktop.core.forms.facts import FormFacts, Head, Who, is_pppk
from asn_desktop.core.forms.filled import (
    Align,
    Block,
    Cell,
    Curve,
    Emblem,
    FilledForm,
    Footer,
    Group,
    Lines,
    Para,
    Section,
    Sides,
    Signatures,
    Signer,
    Style,
    Table,
    Width,
)
from asn_desktop.core.forms.rows import behaviour_table, matrix_tables, own_table, result_table
from asn_desktop.core.forms.spec import PAPER_MM, FormSpec
from asn_desktop.core.forms.wording import DOTS, LONG_DOTS, clean, day_upper, filled, paras, placeholders, said
from asn_desktop.core.kernel.short_code import code_of, digest_of
from asn_desktop.core.kernel.texts import MONTHS, Texts, grouped_nip, written_date
from asn_desktop.core.rules import masa_evaluasi


class Order(Struct, frozen=True):
    """A form still to be filled: its layout and what to fill it with. Small enough to be sent to another process."""

    spec: FormSpec
    facts: FormFacts


def fill(form: FormSpec, facts: FormFacts, texts: Texts) -> FilledForm:
    """The form with every word final. `texts` is the Indonesian catalogue: paper is Indonesian."""
    writer = _Writer(form, facts, texts)
    head = facts.head
    marks = tuple(
        texts.say(f"forms.{mark}") for mark, shown in (("draft", not head.final), ("practice", head.latihan)) if shown
    )
    owner = head.holder(Who.PEGAWAI)
    made = FilledForm(
        kind=form.form,
        person=about(head),
        nip="" if owner is None else owner.nip,
        landscape=form.landscape,
        size=form.size,
        blocks=tuple(block for part in form.blocks for block in writer.write(part)),
        footer=Footer(
            form.name,
            owner_line(head),
            texts.say("forms.version", version=str(head.versi)),
            texts.say("forms.pages"),
        ),
        continued=texts.say("forms.continued"),
        marks=marks,
        decided=head.tanggal if head.final else None,
    )
    digest = digest_of(msgspec.json.encode(made))
    return replace(made, digest=digest, code=code_of(digest))


def about(head: Head) -> str:
    """Whom or what a form is of, in words."""
    owner = head.holder(Who.PEGAWAI)
    return clean(head.perihal if owner is None else owner.nama)


def owner_line(head: Head) -> str:
    """The same for the foot of the page, a person with the number."""
    owner = head.holder(Who.PEGAWAI)
    if owner is None:
        return about(head)
    label = "NI PPPK" if is_pppk(owner) else "NIP"
    return f"{about(head)}, {label} {grouped_nip(owner.nip) or DOTS}"


def _term(head: Head) -> str:
    """`TRIWULAN II TAHUN 2025`, `BULAN MARET TAHUN 2025`, `TAHUN 2025`."""
    part = "" if head.jenis is JenisEvaluasi.AKHIR else f"{masa_evaluasi.print_name(head.jenis, head.nomor)} "
    return f"{part.removesuffix('-AKHIR ').rstrip()} TAHUN {head.tahun}".lstrip()


class _Writer:
    """Turns the blocks of a layout into blocks of text, for one set of facts."""

    def __init__(self, form: FormSpec, facts: FormFacts, texts: Texts) -> None:
        self.form = form
        self.facts = facts
        self.texts = texts
        self.head = facts.head
        self.values: Mapping[str, str] = {
            **self._document_values(),
            **{name: said(value, texts) for name, value in facts.values.items()},
        }

    def write(self, part: BlockSpec) -> Iterator[Block]:
        if part.given and not clean(self.values.get(part.given, "")):
            return
        match part:
            case blocks.TitleSpec():
                lines = tuple(Para(self._say(line), Style.BOLD, Align.CENTER) for line in part.lines)
                yield Lines(lines, part.scale, part.space)
            case blocks.ChoiceSpec():
                yield self._choice(part)
            case blocks.EmblemSpec():
                yield Emblem(part.mm)
            case blocks.SidesSpec():
                yield Sides(Para(self._say(part.left)), Para(self._say(part.right), align=Align.RIGHT))
            case blocks.PartiesSpec():
                yield self._parties(part)
            case blocks.ResultsSpec():
                yield result_table(part, self.facts.hasil, self.texts)
            case blocks.BehavioursSpec():
                yield behaviour_table(part, self.facts.perilaku)
            case blocks.ValueSpec():
                cell = Cell(paras(self._say(part.text), Style.BOLD))
                yield Table((Width(0, 1),), (Section((Group(((cell,),)),)),), part.title, together=part.together)
            case blocks.CurveSpec():
                words = tuple(self.texts.show(value).upper() for value in reversed(Predikat))
                yield Curve(part.title, part.axis, words, self.facts.kurva)
            case blocks.NumberedSpec():
                yield self._numbered(part)
            case blocks.TextSpec():
                yield self._text(part)
            case blocks.TableSpec():
                total = "" if part.total is None else self._say(part.total.text)
                yield own_table(part, self.facts.rows.get(part.rows, ()), self.texts, total)
            case blocks.MatrixSpec():
                rows, room = self.facts.rows, PAPER_MM[self.form.landscape]
                across, down = rows.get(part.across, ()), rows.get(part.rows, ())
                yield from matrix_tables(part, across, down, room, self.texts)
            case blocks.SignaturesSpec():
                left = None if part.left is None else self._signer(part.left)
                yield Signatures(self._signer(part.right), left, part.staggered)
            case blocks.ExplanationSpec():
                yield from explanation_blocks(self.facts.verdict, self.texts, self.facts.pimpinan)

    def _document_values(self) -> dict[str, str]:
        facts, head = self.facts, self.head
        owner = head.holder(Who.PEGAWAI)

        def upper(value: object) -> str:
            return "" if value is None else self.texts.show(value).upper()

        return {
            "instansi": head.instansi.upper(),
            "hari_mulai": day_upper(head.mulai, year=head.mulai.year != head.sampai.year),
            "hari_sampai": day_upper(head.sampai, year=False),
            "tahun": str(head.tahun),
            "bulan": MONTHS["id"][head.nomor - 1].upper() if head.jenis is JenisEvaluasi.BULAN else "",
            "masa": _term(head),
            "tanggal_mulai": written_date(head.mulai),
            "tanggal_sampai": written_date(head.sampai),
            "tempat": head.tempat,
            "tanggal": "" if head.tanggal is None else written_date(head.tanggal),
            "capaian": upper(facts.capaian),
            "predikat": upper(facts.predikat),
            "rating_hasil": upper(facts.rating_hasil),
            "rating_perilaku": upper(facts.rating_perilaku),
            "catatan": facts.catatan,
            "nama": owner.nama if owner else "",
            "jabatan": owner.jabatan if owner else "",
            "unit_kerja": owner.unit_kerja if owner else "",
        }

    def _say(self, template: str) -> str:
        return filled(template, self.values)

    def _choice(self, part: blocks.ChoiceSpec) -> Lines:
        text, struck = "", []
        for piece in part.parts:
            if piece.added and self.head.period not in piece.added:
                continue
            words = self._say(piece.text)
            other_period = piece.only and self.head.period not in piece.only
            if other_period or (piece.when and not self._given(f"{{{piece.when}}}")):
                struck.append((len(text), len(text) + len(words)))
            text += words
        return Lines((Para(text, Style.BOLD, Align.CENTER, struck=tuple(struck)),), part.scale, part.space)

    def _text(self, part: blocks.TextSpec) -> Lines:
        lines = (para for line in part.lines for para in paras(self._say(line), part.style, part.align))
        return Lines(tuple(replace(para, indent=part.indent) for para in lines), part.scale, part.space)

    def _given(self, template: str) -> bool:
        return any(clean(self.values.get(name, "")) for name in placeholders(template))

    def _parties(self, part: blocks.PartiesSpec) -> Table:
        half = (Width(part.number_width), Width(part.label_width), Width(30, 1))
        head = tuple(
            cell
            for side in (part.left, part.right)
            for cell in (
                Cell((Para(part.number, Style.BOLD, Align.CENTER),)),
                Cell((Para(side.title, Style.BOLD, Align.CENTER),), span=2),
            )
        )
        groups = tuple(
            Group(
                (
                    tuple(
                        cell
                        for side, row in ((part.left, left), (part.right, right))
                        for cell in (
                            Cell((Para(str(number), align=Align.CENTER),), repeat=True),
                            Cell(paras(self._label(side.who, row.label, row.label_pppk))),
                            self._field(side.who, row.field),
                        )
                    ),
                )
            )
            for number, (left, right) in enumerate(zip(part.left.rows, part.right.rows, strict=True), start=1)
        )
        return Table(half + half, (Section(groups),), head=(head,))

    def _numbered(self, part: blocks.NumberedSpec) -> Table:
        """Where nothing has a number there is no column for one."""
        numbered = any(item.number for item in part.items)
        groups = []
        for item in part.items:
            rows: list[tuple[Cell, ...]] = [(Cell((Para(item.title, Style.BOLD),), span=2),)]
            for row in item.rows:
                if row.field is not None and item.who is not None:
                    label = Cell(paras(self._label(item.who, row.label, row.label_pppk)))
                    rows.append((label, self._field(item.who, row.field)))
                elif row.label:
                    rows.append((Cell(paras(row.label)), Cell(paras(self._say(row.text), Style.BOLD))))
                else:
                    rows.append((Cell(paras(self._by_hand(row.text, row.lines)), span=2, lines=row.lines),))
            number = Cell((Para(item.number, align=Align.CENTER),), repeat=True)
            groups.append(Group(tuple(rows), {0: number} if numbered else {}))
        numbers = (Width(part.number_width),) if numbered else ()
        return Table((*numbers, Width(part.label_width), Width(60, 1)), (Section(tuple(groups)),))

    def _by_hand(self, template: str, lines: int) -> str:
        """The text, or as many free lines for the pen where there is nothing."""
        return self._say(template) if self._given(template) else "\n" * (lines - 1)

    def _label(self, who: Who, label: str, label_pppk: str) -> str:
        person = self.head.holder(who)
        return label_pppk if label_pppk and person is not None and is_pppk(person) else label

    def _field(self, who: Who, field: PartyField) -> Cell:
        person = self.head.holder(who)
        if field is PartyField.INSTANSI:
            return Cell(paras(clean(self.head.instansi) or DOTS))
        if person is None:
            vacant = field is PartyField.NAMA and not (who is Who.ATASAN_PENILAI and self.head.atasan_di_luar)
            if vacant:
                return Cell(paras(self.texts.say("forms.vacant"), Style.ITALIC))
            return Cell(paras(DOTS))
        value = grouped_nip(person.nip) if field is PartyField.NIP else str(getattr(person, field.value))
        return Cell(paras(clean(value) or DOTS, Style.BOLD if field is PartyField.NAMA else Style.REGULAR))

    def _signer(self, part: blocks.SignerSpec) -> Signer:
        person = None if part.who is None else self.head.holder(part.who)
        template = part.nip_pppk if person is not None and is_pppk(person) else part.nip
        nip = "" if person is None else grouped_nip(person.nip)
        name = "" if person is None else clean(person.nama)
        return Signer(
            tuple(filled(line, self.values, LONG_DOTS) for line in part.above),
            name or f"({LONG_DOTS})",
            filled(template, {"nip": nip}, LONG_DOTS),
        )
