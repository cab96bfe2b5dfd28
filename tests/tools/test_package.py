"""What is handed on: the wheel with its licence and its types, and the list of what a site is built with."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def test_the_wheel_carries_its_licence_its_types_and_what_a_site_needs(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"cleancdd/py.typed", "cleancdd/_carried/templates/base.html"} <= set(names)
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]


def test_the_list_of_what_a_site_is_built_with_is_valid_and_names_the_whole_lock(tmp_path: Path) -> None:
    written = sbom(tmp_path / "validated.json")
    assert sbom(tmp_path / "again.json", "--no-validate") == written
    listed = json.loads(written)
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    locked = LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8"))
    assert sorted((one["name"], one["version"]) for one in listed["components"]) == sorted(locked)
    assert all(one["externalReferences"][0]["hashes"] for one in listed["components"])
    assert listed["metadata"]["component"]["name"] == "cleancdd"


def sbom(file: Path, *options: str) -> str:
    """The list that the tool writes; it fails where the list does not fit CycloneDX's own schema."""
    subprocess.run(["sh", "tools/sbom.sh", str(file), *options], cwd=ROOT, capture_output=True, check=True)
    return file.read_text("utf-8")
