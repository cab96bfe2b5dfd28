"""Asks whether a weakness is known of anything that the lock files name, and says so when it could not ask.

Exit status: 0 none is known, 1 at least one is, 2 could not look (no network, or a registry without such a
list). pip-audit itself ends with 0 where the registry knows none of the packages.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

LOCKS = ("requirements.lock", "requirements-test.lock")


def main() -> int:
    """Look, tell, and give the exit status."""
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
    """One line for each known weakness: package, version, its number, and the version that mends it."""
    for package in packages:
        for one in package.get("vulns", ()):
            mended = ", ".join(one["fix_versions"]) or "-"
            yield f"{package['name']} {package['version']}: {one['id']} → {mended}"


def unknown(reasons: Sequence[str], count: int | None = None) -> int:
    """Tell that nothing is known because nobody could be asked."""
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
