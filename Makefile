# `make help` lists the commands. Each installs what it needs the first time.

PYTHON ?= python3
VENV := .venv
VENV_PYTHON := $(VENV)/bin/python
PYTHON_CODE := rules site_builder tools tests benchmarks
LOCKS := backend build dev node lock bench mutation audit
BENCH := .venv-bench
PEERS := benchmarks/peers/node_modules
OLD_BROWSERS := tests/browser/old_browsers
MUTATION := .venv-mutation
AUDIT := .venv-audit
PIP_INSTALL := -m pip install --quiet --require-hashes --no-deps
PYTEST := $(VENV_PYTHON) -m pytest -n auto --dist worksteal
BROWSERS := chromium firefox webkit
ENGINE_TESTS := $(patsubst %,tests/browser/%,cases/test_language.py cases/test_links.py engines \
	guide/test_print.py loading/test_back_forward_cache.py \
	loading/test_lost_worker.py loading/test_offline.py loading/test_runtime_fallback.py questions/test_walks.py)
MAKEFLAGS += --no-builtin-rules --no-print-directory

# On a machine without Node.js, .venv has it.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# `make test CHROMIUM=/path/to/chrome` chooses the browser.
export CHROMIUM
# Tests start hundreds of processes: let them share compiled modules.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help serve build test test-browsers old-browsers test-fast test-js fuzz fault-matrix coverage \
	check lint check-style check-types check-js check-css check-prose check-workflows check-pages audit verify mutation-test browser bench lock upgrade-pyodide clean clean-all

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-15s  %s\n", $$1, $$2}'

serve: $(VENV)/.build-installed node_modules/.installed ## build and serve the site; rebuild it on every change
	@$(VENV_PYTHON) -m site_builder serve

build: $(VENV)/.build-installed node_modules/.installed ## build the site into site/
	@$(VENV_PYTHON) -m site_builder build --output site

test: $(VENV)/.dev-installed node_modules/.installed browser ## run all tests (PYTEST_ARGS="-k french" selects some)
	@$(PYTEST) $(PYTEST_ARGS)

test-browsers: $(VENV)/.dev-installed node_modules/.installed ## test the self-check in Chromium, Firefox and WebKit (BROWSERS=firefox: in one)
	@$(VENV_PYTHON) -m tools.browser $(BROWSERS)
	@set -e; for browser in $(BROWSERS); do \
	    $(PYTEST) --browser $$browser $(ENGINE_TESTS) $(PYTEST_ARGS); \
	done

old-browsers: $(OLD_BROWSERS)/node_modules/.installed ## install two old versions of Chromium, 100 MB, which make test then tries

test-fast: $(VENV)/.dev-installed node_modules/.installed ## run the fast tests, without a browser or a built site
	@$(PYTEST) -n $$(getconf _NPROCESSORS_ONLN) -m "not slow" --ignore tests/browser $(PYTEST_ARGS)

test-js: $(VENV)/.build-installed node_modules/.installed ## run the unit tests of the JavaScript alone
	@node --test $(wildcard tests/js/*.test.mjs)

fuzz: $(VENV)/.dev-installed node_modules/.installed ## try 100,000 random links, files and messages and record the results (FUZZ_ARGS="--runs 1000 --seed 1")
	@$(VENV_PYTHON) -m tools.verification.fuzz $(FUZZ_ARGS)

fault-matrix: $(VENV)/.dev-installed node_modules/.installed browser ## make each file and each part of the platform fail, and record the results (takes minutes)
	@$(VENV_PYTHON) -m tools.verification.fault_matrix $(PYTEST_ARGS)

coverage: $(VENV)/.dev-installed node_modules/.installed ## report the line coverage of the tests that need no browser
	@node --test --experimental-test-coverage $(wildcard tests/js/*.test.mjs)
	@$(PYTEST) --ignore tests/browser --cov $(PYTEST_ARGS)

check: lint check-pages ## run every linter and type checker, and measure the length of the pages

lint: check-style check-types check-js check-css check-prose check-workflows ## run every linter and type checker

check-style: $(VENV)/.dev-installed
	@$(VENV_PYTHON) -m ruff check $(PYTHON_CODE)
	@$(VENV_PYTHON) -m ruff format --check $(PYTHON_CODE)

check-types: $(VENV)/.dev-installed
	@$(VENV_PYTHON) -m mypy

check-js check-css: $(VENV)/.build-installed node_modules/.installed
	@npm run --silent $@

check-prose: $(VENV)/.dev-installed
	@$(VENV_PYTHON) -m tools.prose

check-workflows: $(VENV)/.dev-installed
	@$(VENV)/bin/zizmor --offline --quiet --no-progress .github

check-pages: $(VENV)/.dev-installed node_modules/.installed browser
	@$(PYTEST) -q tests/browser/guide/test_page_length.py

audit: $(AUDIT)/.installed $(VENV)/.build-installed node_modules/.installed ## look for known vulnerabilities in the locked packages
	@set -e; for name in $(filter-out bench,$(LOCKS)); do \
	    $(AUDIT)/bin/pip-audit --strict --disable-pip --require-hashes -r requirements/$$name.txt; \
	done
	@npm audit --omit=dev

verify: $(VENV)/.dev-installed node_modules/.installed browser ## verify the rules in every state and record the results (takes minutes; VERIFY_ARGS="--also firefox webkit")
	@$(VENV_PYTHON) -m tools.verification.verify $(VERIFY_ARGS)

mutation-test: $(MUTATION)/.installed $(VENV)/.dev-installed ## run mutation tests on the rules and record the results (takes an hour or more)
	@$(MUTATION)/bin/python -m tools.mutation_tests $(MUTATION_ARGS)

# Each benchmark runs in the environment that has what it needs.
bench: $(BENCH)/.installed $(PEERS)/.installed browser build ## run the benchmarks and write benchmarks/results.md
	@$(BENCH)/bin/python -m benchmarks speed
	@$(VENV_PYTHON) -m benchmarks python_startup interaction_latency
	@$(VENV_PYTHON) -m benchmarks question_count build_time lighthouse

# Depends on no lock but its own, so that it can repair the others.
lock: ## lock Python and Node.js packages (UPGRADE=1: in their newest versions)
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
	@$(VENV_PYTHON) -m tools.node_packages install --package-lock-only --prefix $(OLD_BROWSERS)

upgrade-pyodide: $(VENV)/.dev-installed node_modules/.installed browser ## fit the build to the installed Pyodide (VERSION=314.0.8: install that version first)
	@$(if $(VERSION),$(VENV_PYTHON) -m tools.node_packages install --save-exact pyodide@$(VERSION))
	@$(VENV_PYTHON) -m tools.compare_pyodide
	@$(VENV_PYTHON) -m tools.record_used_functions

clean: ## remove the files that builds and tests produce
	@rm -rf build site .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find $(PYTHON_CODE) -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

clean-all: clean ## also remove the installed packages
	@rm -rf $(VENV) $(BENCH) $(MUTATION) $(AUDIT) node_modules $(PEERS) $(OLD_BROWSERS)/node_modules

define CHECK_PYTHON
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
    echo "Set-up stopped: '$(PYTHON)' is not Python 3.11 or newer. Install it, or name it: make $(or $(MAKECMDGOALS),serve) PYTHON=python3.12" >&2; \
    exit 1; }
endef

# The stamp of a set-up step lies inside the folder that the step fills.

$(VENV)/.build-installed: requirements/backend.txt requirements/build.txt tools/python_packages.py
	@$(CHECK_PYTHON)
	@$(PYTHON) -m tools.python_packages backend build
	@touch $@

$(VENV)/.dev-installed: requirements/dev.txt $(VENV)/.build-installed
	@$(PYTHON) -m tools.python_packages dev
	@touch $@

# The rule engines of the benchmarks and the mutation tester have environments of their own.
$(BENCH)/.installed $(MUTATION)/.installed $(AUDIT)/.installed: .venv-%/.installed: requirements/%.txt
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python $(PIP_INSTALL) -r $<
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc requirements/node.txt | $(VENV)/.build-installed
	@$(VENV_PYTHON) -m tools.node_packages ci
	@touch $@

$(PEERS)/.installed: benchmarks/peers/package.json benchmarks/peers/package-lock.json node_modules/.installed
	@$(VENV_PYTHON) -m tools.node_packages ci --prefix benchmarks/peers
	@touch $@

$(OLD_BROWSERS)/node_modules/.installed: $(OLD_BROWSERS)/package.json $(OLD_BROWSERS)/package-lock.json node_modules/.installed
	@$(VENV_PYTHON) -m tools.node_packages ci --prefix $(OLD_BROWSERS)
	@node $(OLD_BROWSERS)/unpack.mjs
	@touch $@

# No stamp: the browser belongs to the machine, and looking for it takes a second.
browser: $(VENV)/.dev-installed
	@$(VENV_PYTHON) -m tools.browser
