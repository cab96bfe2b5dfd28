#!/bin/sh
# Writes what the site is built with, as valid CycloneDX JSON, to the file named; the same lock gives the same list.
set -eu
file=$1
shift
mkdir -p "$(dirname "$file")"
exec .venv/bin/python -W ignore::UserWarning -m cyclonedx_py requirements --pyproject pyproject.toml --validate \
  --output-reproducible --output-format JSON --output-file "$file" "$@" requirements.lock
