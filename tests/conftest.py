"""What holds for every test: it runs, on Linux; wild input is never timed, and is the same in every run of
the same code."""

from __future__ import annotations

import gc
import shutil
import sys
import time
from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

from cleancdd import pipeline
from tests import homes
from tests.homes import MadeOnce, minimal_site

settings.register_profile("cleancdd", deadline=None, derandomize=True)
settings.load_profile("cleancdd")

BEGUN_FIRST = (
    "tests/browser/test_site.py",
    "tests/browser/test_search_quality.py",
    "tests/test_pipeline.py",
    "tests/test_workers.py",
    "tests/mistakes/",
    "tests/weblog/test_import.py",
    "tests/pages/test_lists.py",
    "tests/cli/test_new.py",
)
"""The files that keep a process busy for longest: begun last, they would let the others wait for the end."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_sessionstart() -> None:
    gc.set_threshold(100_000, 50, 50)  # as the command line does
    if sys.platform != "linux":
        pytest.exit(
            (
                "the tests need Linux: they kill builds, fill up "
                "a disk and write names that other systems refuse"
            ),
            1,
        )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda one: not one.nodeid.startswith(BEGUN_FIRST))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    return homes.made_once(tmp_path_factory)


@pytest.fixture(scope="session")
def worked_in(made_once: MadeOnce) -> Path:
    """The minimal site with what a build leaves to the next, as it is where people work."""
    return made_once("worked-in", _work_in)


def _work_in(home: Path) -> None:
    minimal_site(home)
    options = pipeline.Options(home / "site", date(2023, 9, 30), jobs=1, search=False)
    pipeline.build(home, options, lambda _: None)
    shutil.rmtree(home / "site")


@pytest.fixture
def home(tmp_path: Path, worked_in: Path) -> Path:
    """A copy of the minimal site, with what was kept when it was built."""
    return shutil.copytree(worked_in, tmp_path / "home")


@pytest.fixture(scope="module")
def checked(worked_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that was checked where it lies, so that a check reads only what is laid over it; see
    `homes.put_back`."""
    home = shutil.copytree(worked_in, tmp_path_factory.mktemp("checked") / "home")
    time.sleep(0.1)  # until a change would show in the times of files
    pipeline.check_site(home)
    return home


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return run_or_failed((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return run_or_failed((yield))


def run_or_failed(report: Report) -> Report:
    """A test that is left out, or expected to fail, has failed: what it needs must be there."""
    if report.skipped:
        reason = (
            report.longrepr[2]
            if isinstance(report.longrepr, tuple)
            else getattr(report, "wasxfail", report.longrepr)
        )
        report.outcome, report.longrepr = "failed", f"nothing may be skipped: {reason}"
    return report
