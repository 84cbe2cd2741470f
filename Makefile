# Two commands set everything up: `make run` to use Siyu, `make test` to check it.

BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
METADATA := pyproject.toml ime/version.py

.PHONY: help run test lint types pytest clean

help:
	@echo 'make run     set up .venv and open the composer'
	@echo 'make test    set up .venv and run every check'
	@echo 'make lint    check format and style;  make types: check types'
	@echo 'make pytest  run the tests, the README and the wheel among them'
	@echo 'make clean   remove .venv and everything else that was made'

run: .venv/installed
	@$(BIN)/ime

test: lint types pytest
	@echo 'All checks passed.'

lint: .venv/test-installed
	@echo 'Checking format and style'
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/ruff check --quiet .

types: .venv/test-installed
	@echo 'Checking types'
	@$(BIN)/mypy --no-error-summary

pytest: .venv/test-installed
	@echo 'Running the tests'
	@$(BIN)/python -m pytest

# The first interpreter that is new enough and can make a virtual environment.
.venv/made:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		"$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null || continue; \
		echo "Making .venv with $$("$$python" --version)"; \
		"$$python" -m venv --clear .venv && touch $@ && exit 0; \
		exit 1; \
	done; \
	echo 'Siyu needs Python 3.11 or newer with venv, and found none: install one' \
		'(on Debian and Ubuntu: python3 python3-venv), or say make PYTHON=/path/to/python3' >&2; \
	exit 1

.venv/installed: .venv/made $(METADATA)
	@echo 'Installing Siyu and what it needs'
	@$(PIP) install --editable .
	@touch $@

.venv/test-installed: .venv/installed
	@echo 'Installing what the checks need'
	@$(PIP) install --editable '.[test]'
	@touch $@

clean:
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
