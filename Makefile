# Everything a person does here is one word after `make`.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PY := $(BIN)/python
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test test-fast lint format bench import demo-reset migrate audit-verify screens clean lock

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Exact versions from requirements.lock; installed again only when that file changed.
.venv/app: requirements.lock requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Ghar needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(PY) || { echo "Python: making .venv …"; $(PYTHON) -m venv .venv; }
	@echo "Python: installing packages …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -c requirements.lock -r requirements.txt
	@touch $@

.venv/dev: .venv/app requirements-dev.txt
	@echo "Python: installing what the tests need …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -c requirements.lock -r requirements-dev.txt
	@touch $@

run: .venv/app ## start Ghar with its own database and demo data (GHAR_PORT, default 3000)
	@exec $(PY) -m ghar_app run

test: .venv/dev ## everything: rules, handlers, races, and a browser
	@$(PY) -m tests.run

test-fast: .venv/dev ## everything but the browser
	@$(PY) -m tests.run --without-browser

lint: .venv/dev ## style, types, floors and house rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/dev ## put the style right
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: .venv/dev ## speed as ratios against a peer or a floor (ONLY=name for one)
	@$(PY) -m bench $(ONLY)

import: .venv/app ## import a portfolio: make import FILE=homes.csv [OWNER=landlord@…] [PUBLISH=1]
	@test -n "$(FILE)" || { echo "Say which file: make import FILE=homes.csv"; exit 2; }
	@$(PY) -m ghar_app import "$(FILE)" $(if $(OWNER),--owner "$(OWNER)") $(if $(PUBLISH),--publish)

demo-reset: .venv/app ## remove what the demo made, and make it anew
	@$(PY) -m ghar_app demo-reset

migrate: .venv/app ## bring the schema to the newest migration
	@$(PY) -m ghar_app migrate

audit-verify: .venv/app ## check the audit log's hash chain
	@$(PY) -m ghar_app audit-verify

screens: .venv/dev ## photograph the main screens into docs/screens
	@$(PY) -m tools.screens

lock: .venv/dev ## write the installed versions to requirements.lock
	@$(PY) -m pip freeze --exclude-editable > requirements.lock

clean: ## remove what was built here (no data)
	@rm -rf .web .venv .mypy_cache .ruff_cache
