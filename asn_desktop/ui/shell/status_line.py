"""The thin line at the bottom: what is saved since when, and what is being worked on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.shell.tasks import RunningJob, TaskRunner
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class StatusLine(QFrame):
    """ "Tersimpan 14.32" is set only when the file has said that it is written."""

    def __init__(self, texts: Texts, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._texts = texts
        self._jobs: list[RunningJob] = []
        self._mark = QLabel()
        self._saved = words(texts.say("shell.status.unchanged"), "muted", wrap=False)
        self._file = words("", "muted", wrap=False)
        self._what = words("", "body", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(16 * GRID)
        self._bar.setAccessibleName(texts.say("shell.status.progress"))
        self._stop = icon_button(texts.say("shell.status.cancel"), "circle-x", self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2, GRID, 2)
        layout.setSpacing(GRID)
        layout.addWidget(self._mark)
        layout.addWidget(self._saved)
        layout.addStretch(1)
        for part in (self._what, self._bar, self._stop):
            layout.addWidget(part)
        layout.addWidget(self._file)
        self.setMinimumHeight(self._stop.sizeHint().height() + 4)
        self._saved_at: datetime | None = None
        self._mark.hide()
        self._show_job()
        runner.started.connect(self._started)
        runner.moved.connect(self._moved)
        runner.ended.connect(self._ended)

    def take_over(self, other: StatusLine) -> None:
        """Go on where the line of another window stood: what was saved is still saved."""
        if other._saved_at is not None:
            self.show_saved(other._saved_at)

    def show_saved(self, at: datetime) -> None:
        self._saved_at = at
        self._mark.setPixmap(pixmap("check", look_of(self.palette()).ok, 16))
        self._mark.show()
        self._saved.setText(self._texts.say("shell.status.saved", time=f"{at:%H.%M}"))

    def show_file(self, name: str) -> None:
        self._file.setText(name)

    def _started(self, job: RunningJob) -> None:
        self._jobs.append(job)
        self._bar.setRange(0, 0)
        self._show_job()

    def _moved(self, job: RunningJob, done: int, total: int, what: str) -> None:
        if self._jobs and job is self._jobs[-1]:
            self._bar.setRange(0, max(total, 0))
            self._bar.setValue(done)
            self._what.setText(f"{job.title} {what}".strip())

    def _ended(self, job: RunningJob) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
            self._show_job()

    def _show_job(self) -> None:
        job = self._jobs[-1] if self._jobs else None
        self._what.setText(job.title if job else "")
        for part in (self._what, self._bar, self._stop):
            part.setVisible(job is not None)
        self._stop.setEnabled(job is not None and not job.cancelled())
        self._file.setVisible(job is None)

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()
            self._what.setText(self._texts.say("shell.status.cancelling"))
            self._stop.setEnabled(False)
