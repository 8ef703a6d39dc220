# Needs Python 3.11 or newer, make and git; everything else is installed into .venv from the
# hash-locked requirements*.lock files. Choose a Python with: make test PYTHON=python3.12

PYTHON ?=
WORKERS ?= 2
BIN := .venv/bin
DEMO := .venv/.installed-demo
DEV := .venv/.installed-dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: pictures help demo test check format lint types contracts cover fix bench prove lock clean

help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(DEMO) ## Run the bot in a made-up server in your browser; no token needed (ARGS="--keep --port 8765")
	@$(BIN)/python -m bot demo $(ARGS)

test: $(DEV) ## Run all tests (ARGS="-k counter" for some)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: format lint types contracts cover ## Everything a change must pass

format: $(DEV)
	@$(BIN)/ruff format --check .

lint: $(DEV)
	@$(BIN)/ruff check .

types: $(DEV)
	@$(BIN)/pyright

contracts: $(DEV)
	@$(BIN)/lint-imports --no-logo

# Hypothesis: the same examples each time, without deadlines, which coverage's slowness would miss.
cover: $(DEV)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --durations=10 --hypothesis-profile=ci \
		--cov --cov-report= $(ARGS) \
		|| { echo "Once more, alone: what failed beside others on a busy machine."; \
		$(BIN)/python -m pytest --hypothesis-profile=ci --lf --lfnf=none; }
	@$(BIN)/coverage report --include="bot/features/*,cogs/*" --fail-under=95

fix: $(DEV) ## Format the code and repair what the linter can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(DEV) ## Measure speed and memory against their floors; writes bench/results.json
	@$(BIN)/python -m bench $(ARGS)

pictures: $(DEV) ## Take the README's pictures anew from the running bot (needs Chromium)
	@$(BIN)/python -m demo.screenshots docs/pictures

prove: $(DEV) ## Run the proofs that take minutes: killed processes, faults, races, many examples
	@$(BIN)/python -m pytest tests/reliability -m "" $(ARGS)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "long or hypothesis" \
		--ignore=tests/reliability --hypothesis-profile=prove $(ARGS)

lock: $(DEV) ## Write requirements*.lock anew after a change in pyproject.toml (UPGRADE=1: newest versions)
	@$(COMPILE) --extra dev -o requirements-dev.lock
	@$(COMPILE) --extra postgres -c requirements-dev.lock -o requirements.lock
	@$(COMPILE) --extra demo -c requirements-dev.lock -o requirements-demo.lock

clean: ## Remove .venv and caches; data/runtime stays
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage*

$(BIN)/python:
	@for python in $(PYTHON) $(if $(PYTHON),,python3 python3.13 python3.12 python3.11 python); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			"$$python" -m venv .venv || { rm -rf .venv; \
				echo "Could not make .venv. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; \
			exit 0; \
		fi; \
	done; \
	echo "Handrail needs Python 3.11 or newer; $(if $(PYTHON),$(PYTHON) is not,none was found). Then: make test PYTHON=/path/to/python3.12" >&2; exit 1

$(DEMO): requirements-demo.lock | $(BIN)/python
	@echo "Installing what the demo needs into .venv (once) ..."
	@$(PIP) install --require-hashes -r $<
	@touch $@

# The dev set holds the demo set.
$(DEV): requirements-dev.lock | $(BIN)/python
	@echo "Installing what the tests need into .venv (once) ..."
	@$(PIP) install --require-hashes -r $<
	@touch $@ $(DEMO)
