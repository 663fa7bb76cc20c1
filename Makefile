# Two commands do all: `make demo` and `make test`. Only Python 3.11+, pip and venv are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test install dev lint check e2e quality bench soak lock clean

help: ## show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: install ## collect the demonstration press and open the reading desk
	@$(BIN)/tawatur demo

test: dev ## run the tests
	@echo "==> running the tests"
	@$(BIN)/python -m pytest

install: $(VENV)/.installed ## make .venv/bin/tawatur ready

dev: $(VENV)/.dev ## install what the tests and checks need as well

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) tools/setup_environment.py $(VENV) requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/.installed requirements-dev.lock
	@$(PYTHON) tools/setup_environment.py $(VENV) requirements-dev.lock
	@touch $@

lint: dev ## formatter, linter, strict types, import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test ## all that must pass before a change lands

e2e: dev ## the demo in headless Chromium (needs Debian's chromium and Arabic fonts)
	$(BIN)/python -m pytest -m e2e tests/e2e

quality: dev ## floors and tables; what needs data that is not in the repository says so
	$(BIN)/python -m pytest tests/quality -rs
	$(BIN)/python tools/run_scripts.py quality

bench: dev ## ratios to peers in one run
	$(BIN)/python tools/run_scripts.py bench

soak: dev ## 100 kills of an ingesting and of a collecting run over 20,000 articles, and every other fault
	$(BIN)/python tools/soak.py

lock: ## pin every dependency with hashes
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --extra build --extra dev pyproject.toml -o requirements-dev.lock

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
