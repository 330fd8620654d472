# Everything is done from here, locally as in CI. Needs only make and Python 3.11 or later with venv.
BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test test-deep check lint types contracts shape docs bench bench-peers lock

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: ## make .venv with the locked dependencies (quick and offline when nothing changed)
	@sh scripts/set_up.sh

run: setup ## start Banjie on http://127.0.0.1:8000 (ARGS="--port 8080" for another port)
	@exec $(BIN)/banjie serve $(ARGS)

test: setup ## run all tests (the long forms apart); ARGS go to pytest
	@sh scripts/set_up_browser.sh
	@$(BIN)/pytest --durations=15 $(ARGS)

test-deep: setup ## run the long forms of the tests
	@sh scripts/set_up_browser.sh
	@$(BIN)/pytest --durations=15 -m deep $(ARGS)

check: lint types contracts shape docs ## lint, types, import contracts, shape and docs

lint: setup
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: setup
	@$(BIN)/mypy

contracts: setup
	@$(BIN)/lint-imports --no-logo

shape: setup
	@$(BIN)/pytest -q tests/shape

docs: setup
	@$(BIN)/mkdocs build --strict --quiet --site-dir site

bench: setup ## compare the speed with its floor, in one run; table and benchmarks/out/latest.json
	@$(BIN)/python -m benchmarks $(ARGS)

bench-peers: setup ## compare the speed with other engines, each in its own environment
	@$(BIN)/python -m benchmarks.peers $(ARGS)

lock: setup ## renew uv.lock after pyproject.toml was changed
	@UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv lock
