"""Builds the site: the same as `cleancdd build`."""

import sys

from cleancdd.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
