"""Builds the site: the same as `cleancdd build`."""

import sys

from cleancdd.cli import run

if __name__ == "__main__":
    run(["build", *sys.argv[1:]])
