from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tools import audit

FINE = {"name": "click", "version": "8.5.1", "vulns": []}
WEAK = {"name": "jinja2", "version": "3.0.0", "vulns": [{"id": "GHSA-x", "fix_versions": ["3.1.4"]}]}
UNKNOWN = {"name": "rich", "skip_reason": "Dependency not found on PyPI and could not be audited"}


@pytest.mark.parametrize(
    ("packages", "status", "told"),
    [
        ([FINE], 0, "ไม่พบช่องโหว่"),
        ([FINE, WEAK], 1, "jinja2 3.0.0: GHSA-x → 3.1.4"),
        ([WEAK, UNKNOWN], 1, "jinja2 3.0.0"),
        ([FINE, UNKNOWN], 2, "nothing was checked"),
        ([], 2, "nothing was checked"),
    ],
)
def test_what_could_not_be_looked_up_is_never_called_fine(
    packages: list[dict[str, Any]],
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers(monkeypatch, json.dumps({"dependencies": packages}))
    assert audit.main() == status
    printed = capsys.readouterr()
    assert told in printed.out + printed.err


def test_no_network_is_told_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, "", "Traceback\nConnectionError: no route to host")
    assert audit.main() == 2
    assert "ConnectionError: no route to host" in capsys.readouterr().err


def answers(monkeypatch: pytest.MonkeyPatch, out: str, error: str = "") -> None:
    """Let pip-audit answer so; nobody is asked."""
    done = subprocess.CompletedProcess([], 1, out, error)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
