"""A separate process that reads documents; terminated when it takes too long, and started again for the next
document."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Self

from cleancdd.doctext.text import DocumentText, Unread

__all__ = ["Reader"]

_WORKER = Path(__file__).with_name("worker.py")
_SECONDS = 15
"""Seconds of wall-clock time for one document.

The process limits its own CPU time to 5 seconds, so that results do not depend on the load of the machine;
this limit is for processes that wait, and for systems without a CPU limit.
"""

_LONGEST_ANSWER = 32_000_000


class Reader:
    """Reads documents one after another; a context manager that ends the process."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._listener: threading.Thread | None = None
        self._answers: queue.Queue[str] = queue.Queue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, path: Path, kind: str) -> DocumentText:
        """The text of a document; `unread` says so when reading had to be terminated."""
        answer = self._ask(json.dumps({"path": str(path.resolve()), "kind": kind}))
        try:
            return DocumentText.of_record(json.loads(answer))
        except (ValueError, KeyError, TypeError, AttributeError):
            self._end()
            return DocumentText(unread=Unread.LONG)

    def _ask(self, question: str) -> str:
        """The answer to a question; empty when the process ended or was terminated."""
        process = self._process or self._begin()
        if process.stdin is None:
            return ""
        with contextlib.suppress(OSError, queue.Empty):
            process.stdin.write(question + "\n")
            process.stdin.flush()
            return self._answers.get(timeout=self._seconds)
        return ""

    def _begin(self) -> subprocess.Popen[str]:
        # -P: do not import from the site's folder, where anybody could put a `json.py`.
        self._process = process = subprocess.Popen(  # noqa: S603 - this Python, and a file of this package
            [sys.executable, "-P", "-X", "utf8", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._answers = queue.Queue()
        self._listener = threading.Thread(target=_listen, args=(process, self._answers), daemon=True)
        self._listener.start()
        return process

    def _end(self) -> None:
        if self._process is None:
            return
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._process.kill()
        self._process.wait()
        if self._listener is not None:
            self._listener.join()  # no thread, because the program may fork later
        self._process = None


def _listen(process: subprocess.Popen[str], answers: queue.Queue[str]) -> None:
    """Forward each answer; an empty one at the end of the output."""
    if process.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError), process.stdout:
        while line := process.stdout.readline(_LONGEST_ANSWER):
            answers.put(line)
    answers.put("")
