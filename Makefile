# `make site` builds the example sites, `make test` runs every check. Both set up all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: site test lint unit tools clean

site: $(STAMP)
	$(BIN)/timeline build
	$(BIN)/timeline build --site examples/moon

test: lint unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

unit: $(STAMP) tools
	$(BIN)/pytest -n auto

# The real browser, validators and servers that some tests talk to.
tools: $(STAMP)
	tests/browser/setup.sh
	tests/servers/setup.sh

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "timeline needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[serve,test]'
	touch $@

clean:
	rm -rf $(VENV) public .timeline examples/*/public examples/*/.timeline .mypy_cache .ruff_cache .pytest_cache
