"""The chosen unit with its posts and their holders, and the form that changes them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.pegawai.unit_tree import PostLine, UnitLine
from asn_desktop.ui.presenters.pegawai.units import UnitsPresenter, UnitsState
from asn_desktop.ui.views.pegawai.form import FormView
from asn_desktop.ui.views.pegawai.page import Page
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class UnitSide(ScrollPage):
    """Either what is chosen, or the form that changes it."""

    def __init__(self, page: Page, presenter: UnitsPresenter, save: QAction) -> None:
        super().__init__()
        self.setMinimumWidth(360)
        self._page = page
        self._presenter = presenter
        self._shown: tuple[UnitLine | None, tuple[PostLine, ...], bool] | None = None
        self._unit = Card()
        self._posts = Card(page.say("units.posts"))
        self._posts.corner.addWidget(button(page.say("units.new_post"), presenter.new_post, "plus"))
        self._unit_rows, self._post_rows = QWidget(), QWidget()
        self._unit.body.addWidget(self._unit_rows)
        self._posts.body.addWidget(self._post_rows)
        self._edit = Card()
        self.form = FormView(page.services.texts, presenter.typed, presenter.find_people)
        self._edit.body.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(page.say("units.cancel"), presenter.close_edit))
        row.addWidget(primary_button(save))
        self._edit.body.addSpacing(GRID)
        self._edit.body.addLayout(row)
        for card in (self._edit, self._unit, self._posts):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def show_state(self, state: UnitsState) -> None:
        edit = state.edit
        self._edit.setVisible(edit is not None)
        self._unit.setVisible(edit is None and state.line is not None)
        self._posts.setVisible(edit is None and state.line is not None)
        if edit is not None:
            self._edit.heading.setText(edit.title)
            self._edit.heading.setVisible(True)
            self.form.show_form(edit.form)
            if state.focus:
                self.form.focus(state.focus)
            return
        shown = (state.line, state.posts, state.removable)
        if shown != self._shown:
            self._shown = shown
            if state.line is not None:
                self._show_unit(state.line, state.removable)
                self._show_posts(state.posts)

    def _show_unit(self, line: UnitLine, removable: bool) -> None:
        say = self._page.say
        self._unit.heading.setText(line.name)
        self._unit.heading.setVisible(True)
        rows = QWidget()
        column = flush_column(rows, spacing=GRID // 2)
        if line.fault:
            fault = QFrame()
            fault.setProperty("role", "problem")
            inside = QVBoxLayout(fault)
            inside.addWidget(words(say(f"units.{line.fault}"), "strong"))
            inside.addWidget(words(say(f"units.{line.fault}_help"), "body"))
            column.addWidget(fault)
        facts = [line.code, say("units.people", n=line.people)]
        column.addWidget(words("  ·  ".join(fact for fact in facts if fact), "muted"))
        if line.head:
            column.addWidget(words(f"{say('units.head')}: {line.head}", "body"))
        else:
            chip = Chip(say("units.vacant" if line.vacant else "units.headless"), "circle-dashed", "warn")
            column.addWidget(ChipLabel(chip))
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(button(say("units.edit_unit"), self._presenter.edit_unit, "pencil"))
        buttons.addWidget(button(say("units.new_below"), lambda: self._presenter.new_unit(below=True), "plus"))
        buttons.addStretch(1)
        column.addSpacing(GRID // 2)
        column.addLayout(buttons)
        remove = quiet_button(say("units.remove_unit"), self._presenter.remove_unit, "trash-2")
        remove.setEnabled(removable)
        remove.setToolTip("" if removable else say("units.remove_blocked"))
        remove.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column.addWidget(remove)
        self._unit.body.replaceWidget(self._unit_rows, rows)
        self._unit_rows.hide()
        self._unit_rows.deleteLater()
        self._unit_rows = rows

    def _show_posts(self, posts: tuple[PostLine, ...]) -> None:
        rows = QWidget()
        column = flush_column(rows, spacing=GRID + 4)
        for post in posts:
            column.addWidget(self._post(post))
        if not posts:
            column.addWidget(words(self._page.say("units.no_posts"), "muted"))
        self._posts.body.replaceWidget(self._post_rows, rows)
        self._post_rows.hide()
        self._post_rows.deleteLater()
        self._post_rows = rows

    def _post(self, post: PostLine) -> QWidget:
        say = self._page.say
        box = QWidget()
        column = flush_column(box, spacing=2)
        top = QHBoxLayout()
        top.addWidget(words(post.name, "strong"), 1)
        if post.head:
            top.addWidget(ChipLabel(Chip(say("units.is_head"), "star", "info")), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(words(post.kind, "muted"))
        for identity, name in post.holders:
            link = quiet_button(name, partial(self._presenter.open_person, identity), "user")
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            column.addWidget(link)
        if not post.holders:
            column.addWidget(ChipLabel(Chip(say("units.holder_none"), "circle-dashed", "warn")))
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        key = "units.name_other" if post.holders else "units.name_holder"
        for wording, action in (
            (say(key), lambda: self._presenter.name_holder(post.id)),
            (say("units.edit_post"), lambda: self._presenter.edit_post(post.id)),
            (say("units.remove_post"), lambda: self._presenter.remove_post(post.id)),
        ):
            row.addWidget(quiet_button(wording, action))
        row.addStretch(1)
        column.addLayout(row)
        return box
