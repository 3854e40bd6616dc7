# Two commands on a fresh machine: `make build` and `make test`. Everything they install lies in .venv.

.DEFAULT_GOAL := build
.PHONY: build test check test-long bench fuzz lint lock office fonts esbuild offline app clean
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
FONTS := $(VENV)/share/fawen/fonts
NODE_TOOLS := $(VENV)/share/fawen/node-tools

# The first Python that is new enough and can make a virtual environment.
PYTHON ?= $(shell for each in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$each -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo "sudo ")

# Whatever these programs would leave in the tree or in the home folder goes into .venv; what is compiled once is kept.
export PYTHONPYCACHEPREFIX := $(CURDIR)/$(VENV)/cache/python
export PIP_NO_CACHE_DIR := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export FAWEN_CACHE := $(CURDIR)/$(VENV)/cache/fawen
export RUFF_CACHE_DIR := $(CURDIR)/$(VENV)/cache/ruff
unexport PYTHONDONTWRITEBYTECODE
export MYPY_CACHE_DIR := $(CURDIR)/$(VENV)/cache/mypy
export HYPOTHESIS_STORAGE_DIRECTORY := $(CURDIR)/$(VENV)/cache/hypothesis
PYTEST := $(BIN)/pytest -o cache_dir=$(VENV)/cache/pytest -n 3 --dist loadgroup --durations=10

# templates/ × units.yaml → output/
build: $(VENV)/.installed
	$(BIN)/fawen build
	@echo '网页 the page: $(BIN)/fawen serve'

# The whole suite, with a sample of its cases: some ten minutes on two cores once everything is installed; the ten
# slowest tests are printed. Three processes: tests that drive a browser or a server wait for it now and then.
test: $(VENV)/.installed-for-tests office esbuild lint
	$(PYTEST)

# In between, about a minute: the linters, the tests beside what has changed since the last commit, or by it, and a few
# of those that reach it otherwise.
check: $(VENV)/.installed-for-tests lint
	@$(BIN)/python -m tests.changed | xargs -r $(PYTEST)

# All cases of what the suite has a sample of, and the runs of many minutes as well.
test-long: $(VENV)/.installed-for-tests office esbuild
	$(PYTEST) -m ""

# CPU time beside the field's engines, in some fifteen minutes; the figures mean little while the machine does other work.
# One table alone: make bench ONLY=word, or another name that `python -m benchmarks --only x` lists.
bench: $(VENV)/.installed-for-tests
	@mkdir -p $(VENV)/cache/benchmarks
	$(BIN)/python -m benchmarks --folder $(VENV)/cache/benchmarks $(if $(ONLY),--only $(ONLY))

# A hundred thousand inputs made worse, in some ten minutes; what comes of them but a refusal is kept in .venv/cache/fuzz.
fuzz: $(VENV)/.installed-for-tests
	$(BIN)/python -m tests.fuzz

lint: $(VENV)/.installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir $(VENV)/cache/import-linter

# LibreOffice, Chromium and fonts, where they are missing and apt can be used.
office: fonts
	@sh .ci/office programs

# The free fonts that stand in for the official ones when a page is looked at.
fonts: $(VENV)/bin/python
	@sh .ci/office fonts $(FONTS)

# esbuild, which says what an old browser lacks.
esbuild: $(VENV)/bin/python
	@sh .ci/office node_tools $(NODE_TOOLS)

# A folder that installs fawen where there is no network, in .venv/offline: for a machine like this one, or for another:
# make offline FOR=windows, FOR=linux-aarch64, FOR="linux-x86_64 3.12 3.13".
offline: $(VENV)/bin/python
	@PYTHON=$(BIN)/python sh .ci/offline/make $(VENV)/offline $(FOR)

# A program that needs no Python, in .venv/dist: for a machine like this one, or with
# FOR=windows EMBED=<file or address of Python's embeddable package> for Windows.
app: $(VENV)/bin/python
	@PYTHON=$(BIN)/python sh .ci/app/make $(VENV)/dist "$(FOR)" "$(EMBED)"

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "需要 Python 3.11 以上版本及其 venv 模块，请先运行： / Python 3.11 or newer with venv is needed, run:" >&2; \
		echo "    $(SUDO)apt-get install -y python3 python3-venv" >&2; \
		exit 1; \
	fi
	$(PYTHON) -m venv $(VENV)

PIP_INSTALL := $(BIN)/python -m pip install --quiet

# An office takes what pyproject.toml lets pip choose, without digests: there is a file for its machine, whichever that
# is. One that wants the very files of the tests takes `make offline`.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP_INSTALL) --editable '.[web]'
	@touch $@

# Development takes the versions and the very files that .ci/locks names, for any system and Python 3.11 to 3.14.
# Where they do not suit a machine, `make test LOCKED=` takes others.
LOCKED ?= yes
$(VENV)/.installed-for-tests: pyproject.toml $(wildcard .ci/locks/*.txt) | $(VENV)/bin/python
ifneq ($(LOCKED),)
	$(PIP_INSTALL) --require-hashes --requirement .ci/locks/tools.txt
	$(PIP_INSTALL) --require-hashes --requirement .ci/locks/test.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
else
	$(PIP_INSTALL) --editable '.[test]'
endif
	@touch $@ $(VENV)/.installed

# Lists anew what is installed, by pyproject.toml: `make lock`, or `make lock UPGRADE=--upgrade` for the newest of all.
lock: $(VENV)/bin/python
	$(PIP_INSTALL) --target $(VENV)/lock --require-hashes --requirement .ci/locks/uv.txt
	UV=$(CURDIR)/$(VENV)/lock/bin/uv sh .ci/locks/make $(UPGRADE)
