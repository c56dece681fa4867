# make demo   reads the bundled example and writes dossier.html
# make test   runs the whole suite, with linters and types
# make lint | bench | bench-quotes | bench-actors | bench-questions | bench-events | bench-times | bench-shared | bench-compare | docs | lock

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
SOURCES := src tests bench docs

.PHONY: help demo test lint bench bench-quotes bench-actors bench-questions bench-events bench-times bench-shared bench-measured bench-compare docs lock clean

help:
	@sed -n 's/^# //p' Makefile

# The newest Python from 3.12 on that the path offers; uv brings one where there is none.
$(BIN)/python:
	@for name in python3.14 python3.13 python3.12 python3 python; do \
	  if $$name -c 'import sys, venv, ensurepip; sys.exit(not (3, 12) <= sys.version_info < (3, 15))' 2>/dev/null; \
	  then $$name -m venv $(VENV) && exit 0; fi; done; \
	if command -v uv >/dev/null 2>&1; then uv venv -q --seed --python '>=3.12,<3.15' $(VENV) && exit 0; fi; \
	echo 'Rashomon needs Python 3.12, 3.13 or 3.14 with venv: install python3.12 (Debian: also python3.12-venv), or uv.' >&2; \
	exit 1

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-test: requirements-test.lock $(VENV)/installed
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

demo: $(VENV)/installed
	$(BIN)/rashomon demo

test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/installed-test
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy

bench: $(VENV)/installed-test
	$(BIN)/python bench/speed.py

bench-quotes bench-actors bench-questions: $(VENV)/installed-test
	$(BIN)/python bench/quality.py $(@:bench-%=%)

bench-times: $(VENV)/installed-test
	$(BIN)/python bench/times.py
bench-shared: $(VENV)/installed-test
	$(BIN)/python bench/shared_text.py

bench-stories: $(VENV)/installed-test
	$(BIN)/python bench/stories.py

bench-events: $(VENV)/installed-test
	$(BIN)/python bench/quality_events.py

bench-measured: $(VENV)/installed-test
	$(BIN)/python bench/measured.py

bench-compare: $(VENV)/installed-test
	$(BIN)/python bench/compare.py

docs: $(VENV)/installed-test
	$(BIN)/python docs/make_cli.py

# Versions and hashes for every platform; run after a change of dependencies in pyproject.toml.
lock:
	uv pip compile -q pyproject.toml --extra build --universal --python-version 3.12 --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links -o requirements.lock
	uv pip compile -q pyproject.toml --extra build --extra test --universal --python-version 3.12 --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links -c requirements.lock -o requirements-test.lock

clean:
	rm -rf $(VENV) build dist
