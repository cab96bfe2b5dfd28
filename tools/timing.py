"""Runs a command and measures its cost: wall-clock seconds, and the peak memory of it and its children."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cost", "run"]

_EVERY = 0.02
_PAGE_KB = 4


@dataclass(frozen=True)
class Cost:
    """Seconds from start to end, including the start of the interpreter; megabytes of all processes
    together; what was printed."""

    seconds: float
    peak_mb: int
    said: str


def run(command: list[str], folder: Path) -> Cost:
    """The cost of a command that succeeds; otherwise raises `CalledProcessError` with its output."""
    # Compiled modules are kept from the first run on, as in an installed package, whatever is set here.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        while process.poll() is None:
            peak = max(peak, _resident(process.pid))
            try:
                process.wait(_EVERY)
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - start
        said = process.stdout.read() if process.stdout else b""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Cost(round(seconds, 3), peak // 1024, said.decode())


def _resident(pid: int) -> int:
    """Kilobytes used by a process and its children; shared memory is divided among them."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        held = next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except (OSError, StopIteration):
        return 0
    return held + sum(_resident(int(child)) for child in children)
