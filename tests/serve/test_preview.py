"""Open pages follow the builds: they are told what is wrong, and the files on disk stay as published."""

from __future__ import annotations

import json

from cleancdd.serve.preview import Preview


def state(preview: Preview) -> tuple[int, list[str]]:
    found = preview.file("state.json")
    assert found is not None
    told = json.loads(found[1])
    return told["revision"], told["messages"]


def test_a_failure_keeps_the_revision_and_a_build_clears_the_messages() -> None:
    preview = Preview()
    preview.built()
    preview.failed(["units/a/unit.yaml:1:1: ผิดพลาด"])
    assert state(preview) == (1, ["units/a/unit.yaml:1:1: ผิดพลาด"])
    preview.built()
    assert state(preview) == (2, [])


def test_a_page_gets_the_script_once_and_other_names_are_nothing() -> None:
    page = Preview.joined(b"<html><head><title>x</title></head><body></head></body></html>")
    assert page.count(b'src="/.cleancdd/preview.js"') == 1
    assert Preview.joined(b"mended") == b"mended"
    assert Preview().file("../secret") is None
    for name in ("preview.js", "preview.css"):
        assert Preview().file(name) is not None
