# Trợ lý công vụ. Each target sets up what it needs in .venv by itself; the second run starts at once.

SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Address of an index that has the CPU build of torch (0.2 GB instead of 3 GB); empty takes what pip finds by itself.
TORCH_INDEX ?=

.PHONY: install chat serve test test-long check clean

install: $(VENV)/.installed

chat: $(VENV)/.installed
	@$(BIN)/troly chat $(ARGS)

serve: $(VENV)/.installed
	@$(BIN)/troly serve $(ARGS)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2 -m "not long" $(ARGS)

test-long: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m long $(ARGS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 -m "not long" $(ARGS)

clean:
	rm -rf $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt scripts/install
	@PYTHON="$(PYTHON)" VENV="$(VENV)" TORCH_INDEX="$(TORCH_INDEX)" scripts/install
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@PYTHON="$(PYTHON)" VENV="$(VENV)" TORCH_INDEX="$(TORCH_INDEX)" scripts/install dev
	@touch $@
