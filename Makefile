# Everything worth doing twice. `make` alone lists the recipes.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PACKAGES := pedigree consent letters records flows portal
OUT ?= demo
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

.PHONY: help demo test proof law-proof check lint types contracts unit format lock clean

help: ## List the recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | \
		awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: $(VENV)/.runtime ## Run the whole job on the invented family (writes to ./demo)
	$(BIN)/cascade demo --out $(OUT)

test: $(VENV)/.development ## Everything, on SQLite and PostgreSQL, with Prefect
	$(MAKE) --no-print-directory lint types contracts
	$(BIN)/pytest -q -n 2 --dist loadfile -m "not proof" tests

proof: $(VENV)/.development ## The long proofs, before a release (up to an hour)
	$(BIN)/pytest -q -n 2 --dist load -m proof tests

law-proof: $(VENV)/.development ## Prove the engine of decisions on every situation
	$(BIN)/pytest -q -n 2 --dist load -m proof tests/proof

check: $(VENV)/.development lint types contracts unit ## Format, lint, types, contracts, unit tests

lint: $(VENV)/.development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.development
	$(BIN)/mypy

contracts: $(VENV)/.development
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/.development
	$(BIN)/pytest -q -n 2 --dist loadfile -m "not slow and not proof" tests/unit tests/architecture tests/spec

format: $(VENV)/.development ## Let ruff format and fix
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.development ## Compile both lock files anew
	echo 'setuptools>=80' | $(COMPILE) pyproject.toml - -o requirements.lock
	echo 'setuptools>=80' | $(COMPILE) --extra dev pyproject.toml - -o requirements-dev.lock

clean: ## Remove the environment and what the recipes wrote
	rm -rf $(VENV) demo build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# One environment; a marker file says how much of it is there.
$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	test -e $(VENV)/.development || \
		$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.development: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $(VENV)/.runtime $@
