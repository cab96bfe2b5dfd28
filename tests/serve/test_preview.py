"""Open pages follow the builds: they are told what is wrong, shown proofs of saved texts, and the files on
disk stay as published."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from cleancdd.serve.preview import Preview

PAGE = "about/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / PAGE).parent.mkdir()
    (tmp_path / PAGE).write_bytes(b"published")
    return tmp_path


def told(preview: Preview) -> tuple[int, list[str]]:
    """The revision and the messages."""
    state = json.loads(preview.state_after("", 0))
    return state["revision"], state["messages"]


def test_a_failure_keeps_the_revision_and_a_build_clears_the_messages(site: Path) -> None:
    preview = Preview(site)
    preview.built()
    preview.failed(["units/a/unit.yaml:1:1: ผิดพลาด"])
    assert told(preview) == (1, ["units/a/unit.yaml:1:1: ผิดพลาด"])
    preview.built()
    assert told(preview) == (2, [])


def test_a_proof_is_shown_until_the_build_that_began_after_it_ends(site: Path) -> None:
    preview = Preview(site)
    preview.proofed({PAGE: b"first"})
    preview.begun()
    assert preview.page(site / PAGE) == b"first"
    preview.proofed({PAGE: b"second"})
    preview.built()
    assert preview.page(site / PAGE) == b"second"
    preview.begun()
    preview.built()
    assert preview.page(site / PAGE) == b"published"
    assert (site / PAGE).read_bytes() == b"published"


def test_a_failed_build_shows_the_last_valid_page_again(site: Path) -> None:
    preview = Preview(site)
    preview.proofed({PAGE: b"proof"})
    preview.begun()
    preview.failed(["ผิดพลาด"])
    assert preview.page(site / PAGE) == b"published"
    assert told(preview) == (2, ["ผิดพลาด"])


def test_who_has_seen_the_state_waits_for_the_next(site: Path) -> None:
    preview = Preview(site)
    seen = str(json.loads(preview.state_after("", 0))["state"])
    answers: list[bytes] = []
    waiting = threading.Thread(target=lambda: answers.append(preview.state_after(seen, 60)))
    waiting.start()
    preview.failed(["ผิดพลาด"])
    waiting.join(60)
    assert [json.loads(one)["messages"] for one in answers] == [["ผิดพลาด"]]


def test_a_page_gets_the_script_of_its_revision_once_and_other_names_are_nothing(site: Path) -> None:
    preview = Preview(site)
    preview.built()
    (site / PAGE).write_bytes(b"<html><head><title>x</title></head><body></head></body></html>")
    assert preview.joined(site / PAGE).count(b'src="/.cleancdd/preview.js?revision=1"') == 1
    preview.proofed({PAGE: b"<head></head>"})
    assert b"preview.js?revision=2" in preview.joined(site / PAGE)
    (site / "own.html").write_bytes(b"own")
    assert preview.joined(site / "own.html") == b"own"
    assert Preview.file("../secret") is None
    for name in ("preview.js", "preview.css"):
        assert Preview.file(name) is not None
