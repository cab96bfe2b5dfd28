"""Checks the lock files for packages with known vulnerabilities, and says when the check was not possible.

Exit status: 0 none known, 1 at least one known, 2 could not check (no network, or a registry without
vulnerability data). pip-audit itself exits with 0 when the registry knows none of the packages.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

LOCKS = ("requirements.lock", "requirements-test.lock")


def main() -> int:
    """Run the check, print the result and return the exit status."""
    command = ["-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    locks = [argument for lock in LOCKS for argument in ("--requirement", lock)]
    done = subprocess.run(  # noqa: S603 - a fixed command of an installed package
        [sys.executable, *command, "--format", "json", *locks], capture_output=True, text=True, check=False
    )
    try:
        packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return unknown(done.stderr.strip().splitlines()[-1:] or ["pip-audit"])
    known = list(weaknesses(packages))
    for line in known:
        print(line)
    skipped = [package["skip_reason"] for package in packages if "skip_reason" in package]
    if known:
        return 1
    if skipped or not packages:
        return unknown(skipped[:1], len(skipped))
    print(f"ไม่พบช่องโหว่ที่ทราบในแพ็กเกจทั้ง {len(packages)} รายการ (No known weakness in {len(packages)} packages)")
    return 0


def weaknesses(packages: Sequence[dict[str, Any]]) -> Iterator[str]:
    """One line for each known vulnerability: package, version, its number, and the version that fixes it."""
    for package in packages:
        for one in package.get("vulns", ()):
            mended = ", ".join(one["fix_versions"]) or "-"
            yield f"{package['name']} {package['version']}: {one['id']} → {mended}"


def unknown(reasons: Sequence[str], count: int | None = None) -> int:
    """Print that the check was not possible, and why."""
    of = f" {count} รายการ" if count else ""
    print(
        f"ตรวจช่องโหว่ไม่ได้{of}: ไม่มีเครือข่าย หรือคลังแพ็กเกจนี้ไม่มีบัญชีช่องโหว่ จึงยังไม่ทราบผล "
        "(Offline, or a registry without advisories: nothing was checked)",
        *reasons,
        sep="\n  ",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    sys.exit(main())
