"""`python -m cleancdd` is the command `cleancdd`."""

from cleancdd.cli import run

run()
