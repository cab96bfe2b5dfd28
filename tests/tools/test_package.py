"""What is handed on: the wheel with its licence and its types, and the list of what a site is built with."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as `make dist` builds it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_its_licence_its_types_and_what_a_site_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"cleancdd/py.typed", "cleancdd/_carried/templates/base.html"} <= set(names)
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]


def test_the_wheel_is_installed_into_an_empty_environment_and_found_on_its_path(
    wheel: Path, tmp_path: Path
) -> None:
    """The packages it needs are lent to the environment, so that nothing is fetched; its own code is not."""
    home = tmp_path / "home"
    home.mkdir()
    venv.create(tmp_path / "env", with_pip=False)
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(tmp_path / "env")}))
    own = Path(sysconfig.get_path("purelib", "venv", {"base": str(tmp_path / "env")}))
    python = scripts / Path(sys.executable).name
    told = ["--python", str(python), "install", "--no-index", "--no-deps", "--quiet", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *told], check=True)
    (own / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    around = {"PATH": str(scripts), "HOME": str(home), "LC_ALL": "C"}
    command = shutil.which("cleancdd", path=around["PATH"])
    assert command is not None
    words = ["--name", "โครงการสมมติ", "--owner", "สำนักงานสมมติ", "--year", "2567", "--rubric", "2564"]
    for line in (["init", "new", *words], ["check", "--root", "new"]):
        done = subprocess.run([command, *line], cwd=home, env=around, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    assert (home / "new" / "schemas" / "unit.json").is_file()
    assert (home / "new" / ".github" / "workflows" / "site.yml").is_file()
    assert f"./{wheel.name}\n" in (home / "new" / "requirements.txt").read_text(encoding="utf-8")
    where = "import cleancdd; print(cleancdd.__file__)"
    found = subprocess.run([str(python), "-c", where], cwd=home, env=around, capture_output=True, check=True)
    assert Path(found.stdout.decode().strip()).is_relative_to(own)


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
