"""Processes that share the work of a build."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

__all__ = ["Workers", "rare_collection", "workers"]


class Workers(ProcessPoolExecutor):
    """Processes of this machine; `inherits` where they begin with all that this process has loaded."""

    inherits = False


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """An executor of so many processes; None for one job, which is done where it is asked for.

    On Linux the processes are forked, so that they begin with all that is loaded here; not beside another
    thread, of which a fork would copy half, and not on other systems, which are less sure of it.
    """
    if jobs == 1:
        yield None
        return
    way = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    with Workers(jobs, mp_context=get_context(way)) as executor:
        executor.inherits = way == "fork"
        yield executor


@contextmanager
def rare_collection() -> Iterator[None]:
    """Look for garbage in cycles a hundred times less often: what a build makes lives to its end."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
