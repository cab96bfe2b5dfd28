#!/bin/sh
# Renews requirements.lock and requirements-test.lock: exact versions with hashes, without addresses. What they name
# stays as it is where it fits; with `--upgrade` the newest releases are taken.
set -eu
bin=.venv/lock/bin
# Begun anew: an environment knows the place where it was made, which may be gone.
.venv/bin/python -m venv --clear .venv/lock
$bin/python -m pip install --quiet pip-tools hatchling
options="--quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --no-header --no-annotate $*"
$bin/python tools/requirements.py > .venv/site.in
$bin/python tools/requirements.py test > .venv/test.in
$bin/pip-compile $options --output-file requirements.lock .venv/site.in
$bin/pip-compile $options --constraint requirements.lock --output-file requirements-test.lock .venv/test.in
