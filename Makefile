# Citydesk: `make demo` shows everything, `make test` checks everything. Both set up what they need.

unexport PYTHONHOME PYTHONPATH
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
NAME ?=
SIZE ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint slow coverage bench pictures translations clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):[^#]*## /make \1|/p' Makefile | while IFS='|' read -r name text; do \
		printf '%-18s %s\n' "$$name" "$$text"; done

setup: ## system packages, virtual environment, Python packages (the others do this by themselves)
	@PYTHON='$(PYTHON)' sh installer/setup.sh

demo: setup ## a whole service hall on this machine, with sample data
	@$(BIN)/citydesk demo

test: setup ## lint, formatting, types, imports, then the tests
	@$(BIN)/python -m installer.browser
	@$(BIN)/python -m installer.check all

lint: setup ## what `make test` does before the tests
	@$(BIN)/python -m installer.check lint

slow: export QT_QPA_PLATFORM := offscreen
slow: setup ## the tests that take long
	@$(BIN)/python -m pytest -m slow

coverage: export QT_QPA_PLATFORM := offscreen
coverage: export COVERAGE_FILE := out/.coverage
coverage: setup ## which branches of the rules the tests reach: 95 % or it fails
	@mkdir -p out
	@$(BIN)/python -m coverage run --branch --source=app/rules -m pytest --timeout=600 tests/unit tests/server tests/faults
	@$(BIN)/python -m coverage report --show-missing --skip-covered --fail-under=95

bench: export QT_QPA_PLATFORM := offscreen
bench: export SIZE := $(SIZE)
bench: setup ## measure; NAME=door for one part, SIZE=full for the large sizes
	@$(BIN)/python -m tests.bench $(NAME)

pictures: export QT_QPA_PLATFORM := offscreen
pictures: setup ## pictures of every mode, into out/pictures
	@$(BIN)/python -m tests.pictures out/pictures

translations: setup ## collect the texts of the program into resources/i18n/zh_CN.ts
	@$(BIN)/python -m installer.translations

clean: ## remove what the commands made: .venv, out, caches
	rm -rf .venv out build dist *.egg-info .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache .grimp_cache resources/i18n/*.qm resources/i18n/*.qm.part
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
