"""Fusion with our own palettes, and a small style sheet made from the same tokens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from asn_desktop.ui.presenters.preferences import TextSize, ThemeChoice
from asn_desktop.ui.shell.fonts import POINTS, screen_font
from asn_desktop.ui.widgets.tokens import CONTRAST, DARK, LIGHT, Look


def look_for(choice: ThemeChoice, app: QApplication) -> Look:
    """The look of a choice; "system" follows the desktop."""
    if choice == "contrast":
        return CONTRAST
    if choice == "system":
        dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply_theme(app: QApplication, choice: ThemeChoice, size: TextSize) -> Look:
    """Dress the whole application; returns the look in use."""
    look = look_for(choice, app)
    app.setStyle("Fusion")
    app.setFont(screen_font(size))
    app.setPalette(palette(look))
    app.setStyleSheet(style_sheet(look, size))
    return look


def palette(look: Look) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, look.window),
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.window),
        (role.Text, look.text),
        (role.Button, look.surface),
        (role.ButtonText, look.text),
        (role.BrightText, look.bad),
        (role.ToolTipBase, look.surface),
        (role.ToolTipText, look.text),
        (role.PlaceholderText, look.muted),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Accent, look.accent),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.Light, look.surface),
        (role.Midlight, look.line),
        (role.Mid, look.border),
        (role.Dark, look.border),
        (role.Shadow, look.line),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.muted))
    return made


def style_sheet(look: Look, size: TextSize) -> str:
    """Only what the palette cannot say: spacing, borders, the roles of labels and surfaces."""
    pt = POINTS[size]
    return f"""
QWidget[role="page"], QScrollArea {{ background: {look.window}; }}
QFrame[role="bar"] {{ background: {look.surface}; border: 0; border-bottom: 1px solid {look.line}; }}
QFrame[role="card"] {{ background: {look.surface}; border: 1px solid {look.line}; border-radius: 8px; }}
QFrame[role="nav"] {{ background: {look.nav}; border: 0; border-right: 1px solid {look.line}; }}
QFrame[role="status"] {{ background: {look.nav}; border: 0; border-top: 1px solid {look.line}; }}
QFrame[role="side"] {{ background: {look.surface}; border: 0; border-left: 1px solid {look.line}; }}
QFrame[role="popup"] {{ background: {look.surface}; border: 1px solid {look.border}; border-radius: 8px; }}
QFrame[role="problem"] {{ background: {look.bad_soft}; border: 0; border-left: 4px solid {look.bad}; }}
QFrame[role="note"] {{ background: {look.accent_soft}; border: 0; border-left: 4px solid {look.accent}; }}
QFrame[role="tile"] {{ background: {look.window}; border: 1px solid {look.line}; border-radius: 6px; }}
QFrame[role="done"] {{ background: {look.ok_soft}; border: 0; border-left: 4px solid {look.ok}; }}
QLabel[role="title"] {{ font-size: {pt * 1.3:.1f}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {pt * 1.1:.1f}pt; font-weight: 600; }}
QLabel[role="number"] {{ font-size: {pt * 2:.1f}pt; font-weight: 600; }}
QLabel[role="label"], QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {look.muted}; }}
QLabel[role="error"] {{ color: {look.bad}; font-weight: 500; }}
QLabel[role="badge"] {{ background: {look.warn_soft}; color: {look.warn}; border: 1px solid {look.warn};
  border-radius: 4px; padding: 2px 8px; font-weight: 700; }}
QPushButton {{ background: {look.surface}; border: 1px solid {look.border}; border-radius: 5px;
  padding: 5px 12px; min-height: 20px; outline: 0; }}
QPushButton:hover {{ background: {look.accent_soft}; }}
QPushButton:focus {{ border: 2px solid {look.accent}; padding: 4px 11px; }}
QPushButton:pressed {{ background: {look.line}; }}
QPushButton:disabled {{ color: {look.muted}; border-color: {look.line}; background: {look.window}; }}
QPushButton[role="primary"] {{ background: {look.accent}; color: {look.on_accent}; border-color: {look.accent};
  font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {_shade(look.accent)}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {look.text}; }}
QPushButton[role="primary"]:disabled {{ background: {look.window}; color: {look.muted}; border-color: {look.line}; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {look.accent};
  padding: 3px 6px; text-align: left; }}
QPushButton[role="quiet"]:hover {{ background: {look.accent_soft}; }}
QPushButton[role="quiet"]:focus {{ border: 2px solid {look.accent}; padding: 2px 5px; }}
QPushButton[role="quiet"]:disabled {{ color: {look.muted}; }}
QPushButton[role="key"] {{ padding: 8px 4px; font-weight: 500; }}
QPushButton[role="key"]:checked {{ background: {look.accent}; color: {look.on_accent}; border-color: {look.accent};
  font-weight: 700; }}
QPushButton[role="month"] {{ padding: 2px 4px; min-height: 18px; border-color: {look.line}; }}
QPushButton[role="month"]:checked {{ background: {look.accent}; color: {look.on_accent}; border-color: {look.accent};
  font-weight: 600; }}
QPushButton[role="month"]:focus {{ border: 2px solid {look.text}; padding: 1px 3px; }}
QPushButton[role="nav"] {{ background: transparent; border: 0; border-left: 3px solid transparent; border-radius: 0;
  padding: 9px 12px; text-align: left; font-weight: 500; }}
QPushButton[role="nav"]:hover {{ background: {look.accent_soft}; }}
QPushButton[role="nav"]:focus {{ border: 2px solid {look.accent}; padding: 7px 11px; }}
QPushButton[role="nav"]:checked {{ background: {look.surface}; border-left: 3px solid {look.accent};
  color: {look.accent}; font-weight: 600; }}
QPushButton[role="row"] {{ background: transparent; border-color: transparent; text-align: left; padding: 6px 8px; }}
QPushButton[role="row"]:hover {{ background: {look.accent_soft}; }}
QPushButton[role="row"]:focus {{ border: 2px solid {look.accent}; padding: 5px 7px; }}
QPushButton[role="search"] {{ color: {look.muted}; text-align: left; }}
QPushButton[role="step"] {{ padding: 14px 16px; text-align: left; border-color: {look.line}; border-radius: 8px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px; }}
QToolButton:hover {{ background: {look.accent_soft}; }}
QToolButton:focus {{ border: 2px solid {look.accent}; padding: 3px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{ background: {look.surface};
  border: 1px solid {look.border}; border-radius: 5px; padding: 4px 8px; min-height: 20px;
  selection-background-color: {look.accent}; selection-color: {look.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
  border: 2px solid {look.accent}; padding: 3px 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit[readOnly="true"],
QPlainTextEdit[readOnly="true"] {{ background: {look.window}; border-color: {look.line}; color: {look.text}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {look.bad}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: {look.surface}; border: 1px solid {look.border}; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {pt * 2.4:.0f}px; padding: 0 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {look.accent}; color: {look.on_accent}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; background: {look.surface}; border: 1px solid {look.border};
  border-radius: 3px; margin: 1px; }}
QCheckBox::indicator:hover {{ background: {look.accent_soft}; }}
QCheckBox::indicator:focus {{ border: 2px solid {look.accent}; margin: 0; }}
QCheckBox::indicator:checked {{ background: {look.accent}; border-color: {look.accent};
  image: url(icons:mark-{look.name}.svg); }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {look.text}; }}
QCheckBox::indicator:disabled {{ background: {look.window}; border-color: {look.line}; }}
QCheckBox::indicator:checked:disabled {{ background: {look.muted}; border-color: {look.muted}; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: url(icons:arrow-{look.name}.svg); width: 14px; height: 14px; }}
QComboBox:disabled::down-arrow {{ image: none; }}
QTextBrowser {{ border: 0; background: transparent; padding: 0; }}
QTableView, QListWidget, QTreeView {{ background: {look.surface}; border: 0; outline: 0;
  selection-background-color: {look.accent_soft}; selection-color: {look.text}; }}
QTableView::item {{ border-bottom: 1px solid {look.line}; padding: 0 8px; }}
QTableView::item:selected, QListWidget::item:selected, QTreeView::item:selected {{ background: {look.accent_soft};
  color: {look.text}; }}
QTableView::item:focus {{ border-bottom: 2px solid {look.accent}; }}
QListWidget::item {{ padding: 6px 8px; }}
QHeaderView {{ background: {look.window}; }}
QHeaderView::section {{ background: {look.window}; color: {look.muted}; border: 0;
  border-bottom: 1px solid {look.border}; padding: 6px 11px; font-weight: 600; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {look.line}; }}
QTabBar {{ background: {look.surface}; }}
QTabBar::tab {{ padding: 8px 14px; border: 0; border-bottom: 3px solid transparent; color: {look.muted}; }}
QTabBar::tab:selected {{ border-bottom: 3px solid {look.accent}; color: {look.text}; font-weight: 600; }}
QTabBar::tab:hover {{ background: {look.accent_soft}; }}
QTabBar::tab:focus {{ color: {look.accent}; }}
QProgressBar {{ background: {look.line}; border: 0; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {look.accent}; border-radius: 4px; }}
QToolTip {{ background: {look.surface}; color: {look.text}; border: 1px solid {look.border}; padding: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; }}
QScrollBar::handle {{ background: {look.border}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {look.line}; }}
"""


def _shade(colour: str) -> str:
    return QColor(colour).darker(112).name()
