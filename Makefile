# newsls: make demo and make test are all that most people need.
#
# Needs Python 3.11 or newer, make and git.  Everything else is installed into .venv from requirements/, pinned and
# checked by hash.  Another Python: make test PYTHON=python3.13

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
CLUSTER := .venv-distributed
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
EXTENSION := editor-configs/vscode
VSIX := $(EXTENSION)/newsls.vsix
DRAFT ?= docs/example/undersea-cable.md
PYTEST_FLAGS ?= --numprocesses=logical --maxprocesses=8

.PHONY: help demo test lint test-editors test-hosts test-distributed vsix bench docs lock build clean

help:
	@echo "make demo [DRAFT=path]   read an example draft (or yours): findings, a card, a summary"
	@echo "make test                linters, types, import contracts and all tests but those below"
	@echo "make test-editors        the same server in real editors, which it installs where it can"
	@echo "make vsix                the extension for VS Code, editor-configs/vscode/newsls.vsix"
	@echo "make test-hosts          the hooks and the action, installed as code hosts install them"
	@echo "make test-distributed    an archive over the workers of a Ray cluster on this machine"
	@echo "make bench               newsls measured beside its peers"
	@echo "make docs                write the generated pages and pictures of docs/ anew"
	@echo "make build               the wheel and the source distribution, in dist/"
	@echo "make lock                pin the newest dependencies that pyproject.toml allows"
	@echo "make clean               remove what these commands made"

demo: $(VENV)/.ready
	@test -f "$(DRAFT)" || { echo "There is no draft at $(DRAFT)." >&2; exit 2; }
	@echo "$$ newsls check $(DRAFT)"
	@$(BIN)/newsls check --exit-zero "$(DRAFT)"
	@echo
	@echo "$$ newsls figures $(DRAFT)"
	@$(BIN)/newsls figures "$(DRAFT)"
	@echo
	@echo "$$ newsls summary $(DRAFT)"
	@$(BIN)/newsls summary "$(DRAFT)"

test: lint
	@$(BIN)/python -m pytest -m "not editors and not hosts and not distributed" $(PYTEST_FLAGS)

lint: $(VENV)/.ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache

test-editors: $(VENV)/.editors $(VENV)/.code-server $(VSIX)
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest -m editors tests/editors

test-hosts: $(VENV)/.hosts
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest -m hosts tests/hosts

vsix: $(VSIX)

test-distributed: $(CLUSTER)/.ready
	@$(CLUSTER)/bin/python -m pytest -m distributed tests/distributed

bench: $(VENV)/.ready
	@$(BIN)/python -m benchmarks $(BENCH_FLAGS)

docs: $(VENV)/.ready
	@$(BIN)/python docs/generate.py

build: $(VENV)/.ready
	@$(BIN)/python -m hatchling build

# The environment.  The stamps are newer than what they were made from, so that a second run costs nothing.

$(VENV)/.ready: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once, about half a minute)" >&2
	@$(PIP) --require-hashes --requirement requirements/dev.txt
	@$(PIP) --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.editors: requirements/editors.txt tests/editors/system.sh $(VENV)/.ready
	@$(PIP) --require-hashes --requirement requirements/editors.txt
	@tests/editors/system.sh
	@touch $@

# VS Code's server, from the npm registry.  Its parts that need a compiler or a download of their own are left out.
# Without that registry the tests in VS Code skip on a writer's machine; in CI they fail.

WITHOUT_NPM := $(if $(CI),exit 1,echo "It could not be installed; the tests in VS Code are skipped." >&2)
SHIPPED := $(shell find $(EXTENSION) \( -name node_modules -o -name dist -o -name build -o -name '*.vsix' \) -prune \
  -o -type f -print 2>/dev/null)
CODE_SERVER := tests/editors/vscode/node_modules/code-server/lib/vscode

$(VENV)/.code-server: $(addprefix tests/editors/vscode/,package.json package-lock.json .npmrc) | $(VENV)/.editors
	@echo "Installing VS Code's server for the tests (once, about half a minute, 630 MB)" >&2
	@$(NPM) --prefix tests/editors/vscode ci --silent --ignore-scripts \
	  && for part in $(CODE_SERVER) $(CODE_SERVER)/extensions; do \
	    (cd $$part && $(NPM) install --silent --omit=dev --ignore-scripts) || exit 1; done \
	  && touch $@ || { $(WITHOUT_NPM); }

$(VSIX): $(SHIPPED) | $(VENV)/.editors
	@echo "Packaging the extension for VS Code" >&2
	@(cd $(EXTENSION) && $(NPM) ci --silent --ignore-scripts && $(NPM) run --silent package >/dev/null) || { $(WITHOUT_NPM); }

$(VENV)/.hosts: requirements/hosts.txt $(VENV)/.ready
	@$(PIP) --require-hashes --requirement requirements/hosts.txt
	@touch $@

# Apart, for what Ray brings would slow every other test down.
$(CLUSTER)/.ready: requirements/distributed.txt $(VENV)/.ready
	@echo "Setting up $(CLUSTER) (once, about two minutes, 900 MB)" >&2
	@$(BIN)/python -m venv $(CLUSTER)
	@$(subst $(VENV),$(CLUSTER),$(PIP)) --require-hashes --requirement requirements/distributed.txt
	@$(subst $(VENV),$(CLUSTER),$(PIP)) --no-build-isolation --no-index --editable .
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "newsls needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsls needs Python 3.11 or newer; $(PYTHON) is older or does not run." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module. On Debian and Ubuntu it is the package python3-venv." >&2; exit 2; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)

# Pins: versions and hashes for every platform and every Python we support, and no addresses.

UV := .venv-lock/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade

lock: $(UV)
	@mkdir -p requirements
	@$(COMPILE) pyproject.toml --group dev --output-file requirements/dev.txt
	@for group in editors hosts bench bench-harper; do \
	  $(COMPILE) --group pyproject.toml:$$group --output-file requirements/$$group.txt || exit 1; done
	@$(COMPILE) pyproject.toml --group dev --group distributed --output-file requirements/distributed.txt

$(UV): | $(BIN)/python
	@$(BIN)/python -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv

clean:
	@rm -rf $(VENV) .venv-* build dist $(VSIX) $(EXTENSION)/dist $(EXTENSION)/build .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . \( -name __pycache__ -o -name node_modules \) -type d -prune -exec rm -rf {} +
