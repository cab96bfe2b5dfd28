"""The ready workflows: valid by their schema, pinned, with few rights, and calling what there is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github" / "workflows" / "site.yml"
FORGEJO = ROOT / ".forgejo" / "workflows" / "site.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def read(path: Path) -> dict[str, Any]:
    """A workflow as its host reads it: `on` is a word, not the truth value of YAML 1.1."""
    found = yaml.safe_load(path.read_text("utf-8"))
    return {("on" if key is True else key): value for key, value in found.items()}


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize(
    ("path", "options"),
    [
        (GITHUB, ["--builtin-schema", "vendor.github-workflows"]),
        (FORGEJO, ["--builtin-schema", "vendor.github-workflows"]),
        (GITLAB, ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
    ],
)
def test_a_workflow_fits_the_schema_of_its_host(path: Path, options: list[str]) -> None:
    """Forgejo and Gitea read the same form as GitHub."""
    command = [sys.executable, "-m", "check_jsonschema", *options, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("path", [GITHUB, FORGEJO])
def test_actions_are_pinned_and_text_of_others_is_never_part_of_a_command(path: Path) -> None:
    for step in steps(path):
        if "uses" in step:
            assert re.search(r"@[0-9a-f]{40}$", step["uses"])
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    lines = path.read_text("utf-8").splitlines()
    assert all("# v" in line for line in lines if "uses:" in line)


def test_who_may_write_runs_nothing_of_the_change() -> None:
    workflow = read(GITHUB)
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow["on"]
    for name in ("comment", "deploy"):
        used = [step.get("uses", "") for step in workflow["jobs"][name]["steps"]]
        assert not [one for one in used if "checkout" in one]
        assert "make" not in json.dumps(workflow["jobs"][name])
    assert read(FORGEJO)["permissions"] == {"contents": "read"}


def test_gitlab_has_jobs_of_its_stages_and_a_review_app() -> None:
    found = read(GITLAB)
    jobs = {key: one for key, one in found.items() if isinstance(one, dict) and "script" in one}
    assert set(jobs) == {"build", "review", "pages"}
    assert all(one["stage"] in found["stages"] and one["image"] == "debian:12" for one in jobs.values())
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert jobs["review"]["environment"]["name"].startswith("review/")
    assert all(isinstance(line, str) for one in jobs.values() for line in one["script"])


@pytest.mark.parametrize("path", [GITHUB, FORGEJO, GITLAB])
def test_every_make_target_that_is_called_is_there(path: Path) -> None:
    called = re.findall(r"\bmake (?:--silent )?([a-z]+)", path.read_text("utf-8").replace("git make", ""))
    assert {"site", "diff"} <= set(called) <= TARGETS


def test_the_script_is_sound_shell() -> None:
    subprocess.run(["sh", "-n", str(ROOT / "tools" / "publish_from_ci.sh")], check=True)
