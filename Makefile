# `make site` and `make test` set up everything they need under .venv/.
# Without make, the README lists the same commands.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help site serve check test quick coverage front engines dist lint lock clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

site: $(VENV)/installed ## Build every locale into site/
	$(BIN)/fingerpost build

serve: $(VENV)/installed ## Preview the guide; it follows every change
	$(BIN)/fingerpost serve

check: $(VENV)/installed ## Show every mistake in the content
	$(BIN)/fingerpost check

test: $(VENV)/installed-dev ## Run every test, those in a browser included
	sh .ci/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/fingerpost schema --check
	$(MAKE) --no-print-directory front
	$(BIN)/pytest -n auto

front: tests/front/node_modules/installed ## Check the types of the scripts, and the lowest browsers
	tests/front/node_modules/.bin/tsc -p tests/front
	tests/front/node_modules/.bin/eslint -c tests/front/eslint.config.mjs templates/theme/js

tests/front/node_modules/installed: tests/front/package-lock.json
	npm ci --silent --prefix tests/front
	@touch $@

quick: $(VENV)/installed-dev ## Run what needs no browser and no office: while writing
	$(BIN)/ruff check -q .
	$(BIN)/pytest -q -n auto -m "not slow" --ignore tests/browser --ignore tests/content

coverage: $(VENV)/installed-dev ## Print what no test without a browser runs
	sh .ci/tools
	$(BIN)/pytest -q -n auto --ignore tests/browser --cov

engines: $(VENV)/installed-dev ## Take the guide through Firefox and WebKit too
	sh .ci/tools engines
	xvfb-run -a $(BIN)/pytest tests/engines
	$(BIN)/pytest --engine firefox -m "not saves" tests/browser/test_search.py tests/browser/test_letter_files.py tests/browser/test_focus.py

dist: $(VENV)/installed ## Build the wheel and the source archive into dist/
	$(BIN)/python -m build --no-isolation

lint: $(VENV)/installed-dev ## Mend the style of the code, and check types
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy

lock: $(VENV)/installed-dev ## Renew the lock files
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade --all-extras pyproject.toml -o requirements-dev.lock

clean: ## Remove everything that can be made again
	rm -rf $(VENV) site .cache build dist

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Fingerpost needs Python 3.11 or newer, and this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
