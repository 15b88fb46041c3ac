# The only commands anyone must know. Needed before: git, make and Python 3.11 or newer.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo sample test soak cover lint words bench lock clean

# One environment, installed from the hash-locked list. It is made again when a lock changes.
BIN := .venv/bin
READY := .venv/.ready
WORKERS ?= 2
PORT ?= 8000
# Moments, in UTC, at which tests of the doors begin in the soak: before rounds open, and where a day, summer, year or month ends.
MOMENTS ?= 00:00:30 08:30:00 23:59:59.9 2027-03-28T00:59:59.9 2027-10-31T00:59:59.9 2027-12-31T23:59:59.9 \
	2028-02-28T23:59:59.9 2028-02-29T23:59:59.9

# Tests start many processes: each is up half a second sooner where compiled modules may be kept.
unexport PYTHONDONTWRITEBYTECODE

# All paths are relative, so a folder with spaces in its name works too.
FIND_PYTHON = for name in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -s '|' -t 2>/dev/null \
		|| sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1: \2/p' Makefile

setup: $(READY) ## Install everything into .venv (again only when a lock has changed)

$(READY): requirements-dev.lock pyproject.toml
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "Pairloom needs Python 3.11 or newer, but no python3 here is that new. Please install one, or run: make setup PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "$$python cannot make virtual environments yet. On Debian and Ubuntu this helps: apt install python3-venv. Then run make again." >&2; exit 1; \
	fi; \
	echo "Setting up Pairloom in .venv with $$("$$python" --version). The first time takes about a minute."; \
	"$$python" -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: setup ## Start the site with an example program at http://localhost:8000 (or PORT=8001)
	@mkdir -p out
	@PAIRLOOM_MODE=demo PAIRLOOM_DATA=out/demo $(BIN)/pairloom demo --port $(PORT)

sample: setup ## Match the sample of 1,162 people and write a report, without the site
	@mkdir -p out
	@$(BIN)/python -m pairloom.matching.warm
	@$(BIN)/pairloom match examples/form-export-1162.csv --out out/pairs.csv --report out/report.html --certificate out/proof.json.gz
	@echo "The report lies in out/report.html: open it in a browser."

test: setup ## Run all tests but the long ones; those that touch a database on SQLite and again on PostgreSQL
	@$(BIN)/python -m pairloom.matching.warm
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal
	@PAIRLOOM_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

soak: setup ## Run the long tests, and those of what reads the clock at hard hours of hard days
	@$(BIN)/python -m pairloom.matching.warm
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m soak --timeout 3600
	@PAIRLOOM_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m soak --timeout 3600
	@for moment in $(MOMENTS); do \
		PAIRLOOM_TEST_MOMENT=$$moment $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/doors tests/look || exit 1; \
	done

cover: setup ## Run the tests and show which lines and branches they never reach
	@$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report term-missing:skip-covered

lint: setup ## Check style, types and the import rule
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports

words: setup ## Bring the translations in line with the pages, and say what is missing
	@PAIRLOOM_MODE=test DJANGO_SETTINGS_MODULE=pairloom.settings $(BIN)/python -m pairloom.look.catalogues

bench: setup ## Measure the engine beside its peers, letters, and a storm of applications, into benchmarks/figures.json
	@$(BIN)/python -m pairloom.matching.warm
	@$(BIN)/python benchmarks/matching.py
	@$(BIN)/python benchmarks/mail.py
	@$(BIN)/python benchmarks/forecast.py
	@$(BIN)/python benchmarks/match_day.py
	@$(BIN)/python benchmarks/introductions.py
	@$(BIN)/python benchmarks/storm.py

lock: ## Write the hash-locked lists anew (for developers; needs uv). UPGRADE=--upgrade takes newer releases
	@command -v uv >/dev/null || { echo "make lock needs uv (pip install uv). Nobody else needs it." >&2; exit 1; }
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras $(UPGRADE) \
		pyproject.toml --group dev --output-file requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras $(UPGRADE) \
		pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock

clean: ## Remove everything that was made here, the environment too
	@rm -rf .venv out build dist htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
