"""Every field that an author may write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.sample.scored import LOADER, Sample


def raw(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=LOADER)  # noqa: S506 - texts only


def test_every_field_that_an_author_may_write_is_written(programme: Sample) -> None:
    folder = programme[0]
    evaluations = [raw(path) for path in folder.glob("units/*/*/evaluation.yaml")]
    entries = [entry for one in evaluations for entry in one.get("criteria", {}).values()]
    evidence = [piece for entry in entries for piece in entry.get("evidence", [])]
    reviews = [one["committee"] for one in evaluations if "committee" in one]
    units = [raw(path) for path in folder.glob("units/*/unit.yaml")]
    contacts = [one["contact"] for one in units if "contact" in one]
    assert fields(evaluations) == {"assessed", "note", "numbers", "criteria", "committee", "objections"}
    assert fields(entries) == {"evidence", "outcome", "not_applicable", "remark", "reply"}
    assert fields(evidence) == {"title", "date", "place", "url", "file", "page", "shows", "note", "source"}
    assert fields(reviews) == {
        *("review", "panel", "date", "visit", "presentation"),
        *("numbers", "criteria", "remark"),
    }
    assert fields([verdict for one in reviews for verdict in one.get("criteria", {}).values()]) >= {
        "outcome",
        "remark",
    }
    assert fields(contacts) == {"address", "phone", "email", "website", "social"}
    assert fields(units) >= {
        "name",
        "kind",
        "short",
        "abbreviation",
        "province",
        "inspection_region",
        "contact",
        "sources",
        "note",
    }


def fields(mappings: list[Any]) -> set[str]:
    return {key for one in mappings for key in one}
