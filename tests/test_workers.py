"""Who shares the work of a build changes none of its bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from distributed import LocalCluster

from cleancdd import pipeline
from cleancdd.sample import write_sample
from cleancdd.workers import NoCluster, workers


@pytest.fixture
def scheduler() -> Iterator[str]:
    """The address of a cluster of two processes on this machine."""
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with LocalCluster(host="127.0.0.1", **options) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_of_two_workers_gives_the_same_bytes(tmp_path: Path, scheduler: str) -> None:
    home = tmp_path / "home"
    write_sample(home, units=14, years=2, seed=3)
    built = {}
    for name, shared in (("alone", {"jobs": 1}), ("shared", {"scheduler": scheduler})):
        (home / ".cleancdd" / "cache.sqlite").unlink(missing_ok=True)
        options = pipeline.Options(out=tmp_path / name, as_of=date(2021, 9, 30), search=False, **shared)
        assert pipeline.build(home, options, lambda _: None).rendered > 400
        built[name] = (tmp_path / name / "manifest.json").read_bytes()
    assert built["alone"] == built["shared"]


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancdd.workers._PATIENCE", 0.2)
    with (
        pytest.raises(NoCluster, match=r"ติดต่อตัวจัดงานที่ tcp://127\.0\.0\.1:9 ไม่ได้"),
        workers(1, "tcp://127.0.0.1:9"),
    ):
        pass


@pytest.mark.parametrize("address", ["nonsense://x", "127.0.0.1:port"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(NoCluster, match="ไม่ได้"), workers(1, address):
        pass


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"cleancdd\[cluster\]"), workers(1, "tcp://127.0.0.1:8786"):
        pass
