"""The one way off the GUI thread: a task knows no toolkit, its answer is a value and dies with its owner.

Two lanes: `vault` has one thread, so that everything that touches the vault keeps its order; `free` has two.
"""

import contextlib
from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from appui_core.errors import AppuiError, ErrorCode

Lane = Literal["vault", "free"]


class _Answer(QObject):
    """Carries a result from the worker to the thread on which the task was asked for."""

    arrived = Signal(object, object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], answer: _Answer) -> None:
        super().__init__()
        self._work = work
        self._answer = answer
        self.setAutoDelete(True)

    @Slot()
    def run(self) -> None:
        value: Any = None
        error: AppuiError | None = None
        try:
            value = self._work()
        except AppuiError as refused:
            error = refused
        except Exception as defect:  # noqa: BLE001 - a worker must never take the program down
            error = AppuiError(ErrorCode.INTERNAL, type(defect).__name__)
            error.__cause__ = defect
        with contextlib.suppress(RuntimeError):  # the program was over sooner
            self._answer.arrived.emit(value, error)


class TaskRunner(QObject):
    """Runs callables off the GUI thread and hands their answers back on it."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, QThreadPool] = {}
        self._running: set[_Answer] = set()

    def run(
        self,
        work: Callable[[], Any],
        *,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[AppuiError], None] | None = None,
        lane: Lane = "vault",
    ) -> None:
        """Run `work` on a lane; then call `done(value)` or `failed(error)` here, unless `owner` is gone."""
        answer = _Answer()
        alive = [True]

        def forget(_gone: QObject | None = None) -> None:
            alive[0] = False

        def deliver(value: Any, error: AppuiError | None) -> None:  # noqa: ANN401 - what the task returned
            self._running.discard(answer)
            # Qt holds what is connected, this function with all that it knows, as long as there is a sender.
            answer.deleteLater()
            if not self._running:
                self.busy_changed.emit(False)
            if not alive[0]:
                return
            owner.destroyed.disconnect(forget)
            if error is None:
                if done is not None:
                    done(value)
            elif failed is not None:
                failed(error)

        owner.destroyed.connect(forget)
        # Queued, so that `deliver` runs in this object's thread whichever thread emitted.
        answer.moveToThread(self.thread())
        answer.arrived.connect(deliver, Qt.ConnectionType.QueuedConnection)
        if not self._running:
            self.busy_changed.emit(True)
        self._running.add(answer)
        self._pool(lane).start(_Job(work, answer))

    def idle(self) -> bool:
        """Tell whether every answer has been delivered."""
        return not self._running

    def busy(self, lane: Lane) -> bool:
        """Tell whether something runs on a lane, or waits to."""
        pool = self._lanes.get(lane)
        return pool is not None and pool.activeThreadCount() > 0

    def wait(self, timeout_ms: int = 10_000) -> bool:
        """Wait for the workers (not for the delivery of their answers); at the end of the program and in tests."""
        return all(pool.waitForDone(timeout_ms) for pool in self._lanes.values())

    def _pool(self, lane: Lane) -> QThreadPool:
        pool = self._lanes.get(lane)
        if pool is None:
            pool = QThreadPool(self)
            pool.setMaxThreadCount(1 if lane == "vault" else 2)
            self._lanes[lane] = pool
        return pool
