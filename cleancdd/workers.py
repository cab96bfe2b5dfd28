"""Processes that share the work of a build."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

__all__ = ["NoCluster", "Workers", "workers"]


_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[\w.-]+|\[[0-9a-f:]+\]):[0-9]{1,5}")

_PATIENCE = 10
"""The time limit, in seconds, for the answer of a cluster's scheduler."""


class NoCluster(Exception):
    """The cluster cannot be used; the message says why, in Thai."""


class Workers(ProcessPoolExecutor):
    """Processes of this machine; `inherits` when they start with everything that this process has loaded."""

    inherits = False


@contextmanager
def workers(jobs: int, scheduler: str | None = None) -> Iterator[Executor | None]:
    """An executor with the given number of processes; None for one job, which runs in the caller.

    With the address of a Dask scheduler, the executor uses its workers, which see the site's folder and this
    package at the same paths; raises `NoCluster` when it does not answer, has no workers or is lost.

    On Linux the processes are forked, so that they start with everything that is loaded here; not when other
    threads are running, which a fork would not copy whole, and not on other systems, where it is less
    reliable.
    """
    if scheduler is not None:
        with _cluster(scheduler) as executor:
            yield executor
        return
    if jobs == 1:
        yield None
        return
    way = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    with Workers(jobs, mp_context=get_context(way)) as executor:
        executor.inherits = way == "fork"
        yield executor


@contextmanager
def _cluster(scheduler: str) -> Iterator[Executor]:
    if not _ADDRESS.fullmatch(scheduler):
        raise NoCluster(f"`{scheduler}` ไม่ใช่ที่อยู่ของตัวจัดงาน พิมพ์เช่น `tcp://10.0.0.1:8786`")
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, which takes half a second to load
    except ImportError as missing:
        raise NoCluster("ยังไม่ได้ติดตั้งส่วนของกลุ่มเครื่อง สั่ง `pip install 'cleancdd[cluster]'`") from missing
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError) as failed:
        raise NoCluster(f"ติดต่อตัวจัดงานที่ {scheduler} ไม่ได้ ตรวจที่อยู่และเครือข่าย") from failed
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as none:
            raise NoCluster(f"ตัวจัดงานที่ {scheduler} ไม่มีเครื่องที่ช่วยทำงาน เปิดเครื่องในกลุ่มก่อนแล้วสั่งใหม่") from none
        try:
            yield client.get_executor()
        except CancelledError as lost:
            raise NoCluster(f"การติดต่อกับตัวจัดงานที่ {scheduler} ขาดไประหว่างทำงาน สั่งใหม่เมื่อติดต่อได้") from lost
