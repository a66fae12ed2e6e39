# Everything a person needs: `make rehearse` shows the bot at work, `make test` proves it.
# Each target makes .venv by itself where it is missing or older than requirements.lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
CONFIG ?= config.toml

.PHONY: fuzz setup rehearse story month screenshots run test test-postgres soak check format lock clean

setup: $(READY)

# uv when it is there (seconds), else Python's own venv and pip: the same locked and hashed packages either way.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Xiaoer needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Making $(VENV) from requirements.lock …"
	@rm -rf $(VENV)
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --python $(PYTHON) $(VENV) && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

rehearse: setup
	@$(BIN)/python -m bot rehearse $(ARGS)

# The same town in the terminal: plays its day, shows it and ends.
story: setup
	@$(BIN)/python -m bot rehearse --story day $(ARGS)

# Its clock at work: a month over New Year.
month: setup
	@$(BIN)/python -m bot rehearse --story month $(ARGS)

# The README's pictures of the page, taken in a Chromium.
screenshots: setup
	@$(BIN)/python -m tests.browser.screenshots

run: setup
	@$(BIN)/python -m bot run --config $(CONFIG)

test: setup
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

# The same with a PostgreSQL of its own instead of SQLite.
test-postgres: setup
	@XIAOER_TEST_STORAGE=postgresql $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

# What can go wrong, tried on the real bot: kills, full disks, bad lines. Half an hour; ARGS="disk-full --seconds 5".
soak: setup
	@$(BIN)/python -m tests.soak $(ARGS)

# 100,000 hostile updates, words, presses and configurations.
fuzz: setup
	@XIAOER_FUZZ=100000 $(BIN)/python -m pytest tests/fuzz -n auto $(ARGS)

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: setup
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Names, versions and hashes only: no address of any package index is written down.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
