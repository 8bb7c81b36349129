# The README gives the plain commands; these are the same ones, with the environment kept.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
TOOLS := .cache/tools
# Node keeps certificates of its own; the system's are those that pip and the browser trust.
NPM := NODE_OPTIONS=--use-system-ca PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --prefix $(TOOLS) --no-package-lock \
	--no-audit --no-fund --ignore-scripts --loglevel error
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install

.PHONY: site serve test clean bench-search lighthouse

site: .venv/.site
	$(BIN)/python scripts/build.py

serve: .venv/.site
	$(BIN)/python scripts/build.py serve

test: .venv/.test $(TOOLS)/.npm $(TOOLS)/zensical/.done
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python scripts/build.py build --check --strict
	$(BIN)/pytest -n 2 --dist worksteal --quiet

bench-search: .venv/.test $(TOOLS)/.npm
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python tests/bench_search.py

# Figures for people: too slow, and too fond of a quiet machine, for a test.
lighthouse: .venv/.test $(TOOLS)/.npm site
	$(BIN)/python tests/browser/chromium.py
	$(NPM) --no-save lighthouse@13.5.0
	$(BIN)/python tests/browser/lighthouse.py

clean:
	rm -rf .venv .cache site .site.next .site.old .docs.next .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Each stamp is younger than the requirements it was made from, or is made again.
.venv/.python:
	@test -n "$(PYTHON)" || { echo 'callbook needs Python 3.11 or newer; found: '"$$(python3 --version 2>&1)"'. Install one, or say where it is: make site PYTHON=/path/to/python3.12'; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo 'This Python cannot make an environment; on Debian or Ubuntu: apt-get install python3-venv'; exit 2; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.site: requirements.txt | .venv/.python
	$(PIP) -r requirements.txt
	@touch $@

.venv/.test: requirements-dev.txt requirements.txt | .venv/.python
	$(PIP) -r requirements-dev.txt
	@touch $@ .venv/.site

$(TOOLS)/.npm: tests/browser/package.json .venv/.test
	@mkdir -p $(TOOLS)
	cp tests/browser/package.json $(TOOLS)/package.json
	$(NPM)
	@touch $@

$(TOOLS)/zensical/.done: requirements-zensical.txt .venv/.test
	$(PYTHON) -m venv $(TOOLS)/zensical
	$(TOOLS)/zensical/bin/python -m pip --quiet --disable-pip-version-check install --upgrade -r requirements-zensical.txt
	@touch $@
