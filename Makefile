# The one door: people and continuous integration call the same targets. `make` alone lists them.

PORT ?= 8000
PYTHON ?= python3
# Test processes at a time: the machine that must pass in 15 minutes has two cores.
WORKERS ?= 2

BIN := .venv/bin
STAMPS := .venv/stamps
PYTEST := $(BIN)/python -m pytest -q -n $(WORKERS) --cov
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# A lock names all that is needed: with nothing to resolve, a package released tomorrow cannot upset today's install.
PIP_LOCKED := $(PIP_INSTALL) --no-deps --require-hashes

# A stamp is named after what it vouches for (the folder too: a virtual environment does not survive a move), so an
# unchanged lock is never installed twice and a changed one is never missed.
stamp = $(STAMPS)/$(1)-$(shell (echo '$(CURDIR)'; cat $(2)) | sha256sum | cut -c 1-16)
FRONT_END := $(wildcard package.json package-lock.json .npmrc)

VENV_STAMP := $(call stamp,venv,/dev/null)
RUN_STAMP := $(call stamp,run,requirements-build.txt requirements.txt)
PACKAGE_STAMP := $(call stamp,package,requirements.in pyproject.toml)
ASSETS_STAMP := $(call stamp,assets,$(FRONT_END) $(wildcard src/goldenthread/kit/assets.py))
BENCH_STAMP := $(call stamp,bench,requirements-bench.txt)
RETURNS_STAMP := $(call stamp,returns,requirements-returns.txt)
DEV_STAMP := $(call stamp,dev,requirements-dev.txt)

# Whatever the machine's language, our files are UTF-8.
export PYTHONUTF8 := 1
# Compiled once and kept, whatever the shell says: tests start many programs, and each would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install demo test lint types contracts bench bench-returns bench-search bench-trail bench-web docs lock clean returns-cases
.PHONY: system-for-demo system-for-test install-for-test

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: system-for-demo $(PACKAGE_STAMP) $(ASSETS_STAMP) ## Make .venv with the `goldenthread` command in it

demo: install ## Build the worked example and serve it on http://127.0.0.1:8000 (PORT= to change)
	@exec $(BIN)/goldenthread demo --port $(PORT)

test: install-for-test lint types contracts ## Check everything: linters, types, contracts, and the tests on PostgreSQL and SQLite
	@tools/with_postgresql.py $(PYTEST) -m database --cov-report= --cov-fail-under=0
	@$(PYTEST) --cov-append

lint: install-for-test ## Check style
	@$(BIN)/ruff check --quiet .

types: install-for-test ## Check types
	@$(BIN)/mypy --no-error-summary

contracts: install-for-test ## Check that no room of the house knows a room above it
	@$(BIN)/lint-imports --no-cache

bench: install ## Measure speed on a made-up county; writes docs/reference/benchmarks.md
	@$(BIN)/python benchmarks/run.py

bench-returns: install $(RETURNS_STAMP) ## Measure the check of returns beside the published validators; writes docs/reference/benchmarks-returns.md
	@$(BIN)/python benchmarks/returns.py

bench-search: install ## Measure the search among 300,000 people; writes docs/reference/benchmarks-search.md
	@$(BIN)/python benchmarks/search.py

bench-trail: install ## Measure the audit trail over a million events, in about 10 minutes
	@$(BIN)/python benchmarks/trail.py

bench-web: install $(BENCH_STAMP) ## Measure the site with 200 staff at once, in about 12 minutes; writes docs/reference/benchmarks-web.md
	@$(BIN)/python benchmarks/web.py

returns-cases: install ## Run a file of worked cases of the returns' rules (FILE=)
	@PYTHONPATH=tests $(BIN)/python -m returns_cases $(FILE)

docs: install ## Write the generated pages of docs/reference again
	@$(BIN)/python tools/generate_docs.py

lock: install-for-test ## Compile requirements*.txt again from requirements*.in
	@tools/lock

clean: ## Remove what was installed and made (var/, with the demo's database, included)
	rm -rf .venv .assets node_modules var .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

system-for-demo system-for-test: system-for-%:
	@command -v $(PYTHON) >/dev/null || { echo "Golden Thread needs: Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Golden Thread needs: Python 3.11 or newer, as make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) tools/system_packages.py $*

$(VENV_STAMP): | system-for-demo
	@$(PYTHON) -m venv --clear .venv
	@mkdir -p $(STAMPS) && touch $@

$(RUN_STAMP): $(VENV_STAMP)
	@echo "Installing Golden Thread's Python packages into .venv"
	@$(PIP_LOCKED) -r requirements-build.txt -r requirements.txt
	@rm -f $(STAMPS)/run-* && touch $@

$(PACKAGE_STAMP): $(RUN_STAMP)
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@rm -f $(STAMPS)/package-* && touch $@

$(ASSETS_STAMP): $(PACKAGE_STAMP)
	@echo "Installing the front-end assets"
	@tools/front-end-assets
	@rm -f $(STAMPS)/assets-* && touch $@

install-for-test: install system-for-test $(DEV_STAMP)

$(DEV_STAMP): $(RUN_STAMP) | system-for-test
	@echo "Installing what the tests need"
	@$(PIP_LOCKED) -r requirements-dev.txt
	@rm -f $(STAMPS)/dev-* && touch $@

# Locust pins what the product pins otherwise, so it gets an environment of its own.
$(BENCH_STAMP): $(VENV_STAMP)
	@echo "Installing what measures the site"
	@$(BIN)/python -m venv --clear .venv/bench
	@.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-bench.txt
	@rm -f $(STAMPS)/bench-* && touch $@

# The published validators need packages of years ago, so they get an environment of their own too.
$(RETURNS_STAMP): $(VENV_STAMP)
	@echo "Installing the published validators of returns"
	@$(BIN)/python -m venv --clear .venv/returns
	@.venv/returns/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-returns.txt
	@rm -f $(STAMPS)/returns-* && touch $@
