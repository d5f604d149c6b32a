# `make help` lists the commands. Each sets up what it needs, once.

PYTHON ?= python3
VENV := .venv
VENV_PYTHON := $(VENV)/bin/python
CHECKED := rules site_builder tools tests
LOCKS := backend build dev node lock bench mutants
BENCH := .venv-bench
PEERS := benchmarks/peers/node_modules
MUTANTS := .venv-mutants
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Where the machine has no Node.js, it is in .venv.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# A browser named on make's command line is the one that the tests use.
export CHROMIUM

.DEFAULT_GOAL := help
.PHONY: help serve build test check check-style check-types check-words verify mutants browser bench lock clean clean-all

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-10s %s\n", $$1, $$2}'

serve: $(VENV)/.build node_modules/.made ## build the site, serve it here, build again on every change
	@$(VENV_PYTHON) -m site_builder serve

build: $(VENV)/.build node_modules/.made ## build the site into site/
	@$(VENV_PYTHON) -m site_builder build --output site

test: $(VENV)/.dev node_modules/.made browser ## run every test (PYTEST_ARGS="-k french" for some)
	@$(VENV_PYTHON) -m pytest -n auto --maxprocesses 4 $(PYTEST_ARGS)

check: check-style check-types check-words ## look for faults without running anything

check-style: $(VENV)/.dev
	@$(VENV_PYTHON) -m ruff check $(CHECKED) benchmarks
	@$(VENV_PYTHON) -m ruff format --check $(CHECKED) benchmarks

check-types: $(VENV)/.dev
	@$(VENV_PYTHON) -m mypy

check-words: $(VENV)/.dev
	@$(VENV_PYTHON) -m tools.prose

verify: $(VENV)/.dev node_modules/.made browser ## try every state, property and message, and record it
	@$(VENV_PYTHON) -m tools.verify

mutants: $(MUTANTS)/.made $(VENV)/.dev ## see whether the tests notice small changes of the rules, and record it
	@$(MUTANTS)/bin/python -m tools.mutation_tests $(MUTANTS_ARGS)

# Each benchmark behind the Python that has what it needs.
bench: $(BENCH)/.made $(PEERS)/.made browser build ## measure, and write the results where they are quoted
	@$(BENCH)/bin/python -m benchmarks speed
	@$(VENV_PYTHON) -m benchmarks python_startup
	@$(VENV_PYTHON) -m benchmarks question_count build_time lighthouse

# It uses no lock but its own, so that it mends the others.
lock: ## write requirements/*.txt and package-lock.json anew (UPGRADE=1: newest versions)
	@$(CHECK_PYTHON)
	@$(PYTHON) -m tools.python_packages lock
	@set -e; for name in $(LOCKS); do \
	    env -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS -u UV_INDEX -u UV_INDEX_URL \
	        $(VENV)/bin/uv pip compile --no-config --quiet --universal --python-version 3.11 \
	        --generate-hashes $(if $(UPGRADE),--upgrade) \
	        requirements/$$name.in -o requirements/$$name.txt; \
	done
	@$(VENV_PYTHON) -m tools.node_packages $(if $(UPGRADE),update,install) --package-lock-only
	@$(VENV_PYTHON) -m tools.node_packages $(if $(UPGRADE),update,install) --package-lock-only \
	    --prefix benchmarks/peers

clean: ## remove what building and testing leave
	@rm -rf build site .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find $(CHECKED) -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

clean-all: clean ## remove the installed packages too
	@rm -rf $(VENV) $(BENCH) $(MUTANTS) node_modules

define CHECK_PYTHON
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
    echo "Set-up stopped: '$(PYTHON)' is not Python 3.11 or newer: install it, or name it, as in make $(or $(MAKECMDGOALS),serve) PYTHON=python3.12" >&2; \
    exit 1; }
endef

# A step leaves its stamp inside what it made, so that the two go together.

$(VENV)/.build: requirements/backend.txt requirements/build.txt tools/python_packages.py
	@$(CHECK_PYTHON)
	@$(PYTHON) -m tools.python_packages backend build
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.build
	@$(PYTHON) -m tools.python_packages dev
	@touch $@

# What is measured against stays apart from what the project is made with.
$(BENCH)/.made: requirements/bench.txt
	@$(PYTHON) -m venv --clear $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/bench.txt
	@touch $@

# So does what changes the rules on purpose.
$(MUTANTS)/.made: requirements/mutants.txt
	@$(PYTHON) -m venv --clear $(MUTANTS)
	@$(MUTANTS)/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/mutants.txt
	@touch $@

node_modules/.made: package.json package-lock.json .npmrc requirements/node.txt | $(VENV)/.build
	@$(VENV_PYTHON) -m tools.node_packages ci
	@touch $@

$(PEERS)/.made: benchmarks/peers/package.json benchmarks/peers/package-lock.json node_modules/.made
	@$(VENV_PYTHON) -m tools.node_packages ci --prefix benchmarks/peers
	@touch $@

# No stamp: what it makes belongs to the machine, and looking is quick.
browser: $(VENV)/.dev
	@$(VENV_PYTHON) -m tools.browser
