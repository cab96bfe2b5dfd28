# `make` prints help. Every command here is also what CI runs.
PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON)),)
PYTHON := python3
endif
BIN := .venv/bin
# A lock names everything, so nothing is resolved: a release that came after the lock cannot get in its way.
LOCKED := --quiet --disable-pip-version-check --require-hashes --no-deps
# A file's tests share what they build. The longest come first (`tests/conftest.py`), so that no core waits for the other at the end.
PYTEST := $(BIN)/python -m pytest --dist loadfile --no-loadscope-reorder -n
# A browser's tests wait for a third of their time, so that one process more than there are cores keeps these busy.
AND_ONE := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
# The linter of the scripts keeps what it knows here, and asks nobody for a newer one of itself.
DENO := DENO_DIR=.venv/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno
# Tests start many processes of Python, and each would compile every module where nothing compiled is kept.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/site.stamp: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cleancdd needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install $(LOCKED) -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements-test.lock
	$(BIN)/python -m pip install $(LOCKED) -r requirements-test.lock
	$(BIN)/python -m pip check --disable-pip-version-check
	@touch $@

site: .venv/site.stamp  ## build site/ from content/ and units/
	$(BIN)/python build.py
	@echo 'เปิดดู: make serve แล้วไปที่ http://127.0.0.1:8000/  (Open it: make serve)'
	@echo 'ใช้คำสั่ง cleancdd ในหน้าต่างนี้: . .venv/bin/activate'

serve: .venv/site.stamp  ## build, serve on this machine, rebuild on each saved file
	$(BIN)/cleancdd serve

demo: .venv/site.stamp  ## build a fictional programme in demo/ and serve it on this machine
	$(BIN)/cleancdd sample demo --units 24 --years 3 --seed 1
	$(BIN)/cleancdd serve --root demo

diff: .venv/site.stamp  ## what this folder changes on the public site: make diff BASE=main
	@$(BIN)/cleancdd diff "$(BASE)" --format "$(or $(FORMAT),text)"

preview: .venv/site.stamp  ## the site in preview/, to be opened without a web server
	$(BIN)/cleancdd build --out preview --offline

lint: .venv/test.stamp  ## style, types, import contracts, of Python and of the scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(DENO) lint --quiet
	$(DENO) check --quiet templates/assets

# A line takes up to three times as long when it is counted, so that every run counts these alone, which reach most for their time:
# not the files that reach next to nothing that others do not. `fail_under` in pyproject.toml is the least that they may reach.
UNCOUNTED := $(addprefix tests/,mistakes/test_mutations.py cli/test_paths.py cli/test_sample.py pages/test_lists.py pages/test_office.py publish/test_draft.py)
COUNTED := $(filter-out $(UNCOUNTED),$(wildcard $(addsuffix /test_*.py,$(addprefix tests/,mistakes cli pages publish))))
COUNTED += $(addprefix tests/,weblog privacy findings readers source thai model formats suggestions library crosscheck render \
  test_lastcheck.py test_one_mistake.py cache serve test_snapshot.py doctext scaffold releases differences)

test:  ## lint and all tests, a real browser included; how much the quick ones reach has a floor
	@$(MAKE) --no-print-directory --jobs=2 lint programs  # one waits for downloads while the other works
	$(PYTEST) auto --cov --cov-report=term $(COUNTED)
	$(PYTEST) $(AND_ONE) $(addprefix --ignore=,$(COUNTED))

# What gives most in that time: no browser, no sample programme, no build from end to end, no table of mistakes.
quick: lint  ## lint and most tests, in under two minutes
	$(PYTEST) auto $(addprefix --ignore=tests/,browser pages/test_office.py sample markup/test_parser.py scoring/test_independent.py scoring/test_cases.py public walk differences deploy tools serve test_pipeline.py test_workers.py test_edits.py test_same_bytes.py test_lastcheck.py \
	  test_task_pages.py test_programmes.py pages/test_lists.py privacy/test_site.py search/test_memory.py test_broken_sites.py mistakes $(addprefix cli/test_,build.py move.py new.py))

coverage: .venv/test.stamp programs  ## all tests, with what they do not reach
	$(PYTEST) $(AND_ONE) --cov --cov-report=term

search-quality: .venv/test.stamp chromium  ## how well search finds, figures per kind of query in bench/quality/
	$(BIN)/python -m tests.search.quality bench/quality

bench-search: .venv/test.stamp chromium  ## what search costs at 1,000, 5,000 and 20,000 sample pages, in bench/search.json
	$(BIN)/python tools/bench_search.py bench

.venv/bench.stamp: .venv/test.stamp requirements-bench.lock
	$(BIN)/python -m pip install $(LOCKED) -r requirements-bench.lock
	@touch $@

bench-plain: .venv/bench.stamp  ## plain Markdown sites of 1,000 and 10,000 pages beside Hugo, in bench/plain.json
	$(BIN)/python tools/bench_plain.py

bench: .venv/test.stamp bench-plain bench-search  ## what builds, search and the import of logs cost, as JSON in bench/
	$(BIN)/python tools/bench_build.py
	$(BIN)/python tools/bench_usage_import.py 200

# The shell is Chromium without the window about the page, which takes a third of the time of tests in a browser.
CHROMIUM := 'chromium-headless-shell|chromium|chromium-browser|google-chrome:chromium-headless-shell,fonts-liberation,fonts-thai-tlwg'

chromium:
	@sh tools/programs.sh browsers $(CHROMIUM)

programs:  # a browser, Java for the checker of HTML, web servers, LibreOffice for forms
	@sh tools/programs.sh 'browsers, HTML, web servers and forms' $(CHROMIUM) java:default-jre-headless \
	  nginx:nginx caddy:caddy apache2:apache2-bin soffice:libreoffice-writer-nogui

lock: .venv/test.stamp  ## both lock files as pyproject.toml asks, what fits unchanged
	sh tools/lock.sh

upgrade: .venv/test.stamp  ## both lock files with the newest releases
	sh tools/lock.sh --upgrade

pictures: .venv/test.stamp chromium  ## the contact sheet: every kind of page, phone and desktop, light and dark, in pictures/
	rm -rf pictures
	$(BIN)/cleancdd sample pictures/programme --units 20 --years 2 --seed 3
	$(BIN)/cleancdd build --root pictures/programme
	$(BIN)/python -m tools.look pictures/programme/site pictures

schemas: .venv/test.stamp  ## renew schemas/ from the models and the words of the staff's page
	$(BIN)/python -m tools.schemas

audit: .venv/test.stamp  ## known weaknesses of what the locks name; status 2 where it could not look
	$(BIN)/python tools/audit.py

dist: .venv/test.stamp  ## the wheel that people install, in dist/
	$(BIN)/python -m hatchling build -t wheel -d dist

sbom: .venv/test.stamp  ## what the site is built with, as CycloneDX JSON in dist/sbom.json
	sh tools/sbom.sh dist/sbom.json

clean:  ## remove what was built; sources stay
	rm -rf site .cleancdd demo preview pictures dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help site diff pictures preview serve demo lint test quick coverage search-quality bench bench-search chromium programs lock upgrade schemas audit dist sbom clean
