"""Prints the requirements to lock: the package's dependencies with its build backend and the environment's
own tools, or those of a dependency group."""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
group = sys.argv[1] if len(sys.argv) > 1 else None
wanted = (
    project["dependency-groups"][group]
    if group
    else [
        *project["project"]["dependencies"],
        *project["build-system"]["requires"],
        "editables",
        *project["dependency-groups"]["environment"],
    ]
)
sys.stdout.write("\n".join(wanted) + "\n")
