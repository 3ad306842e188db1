# The only list of commands: people and CI call these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# What is compiled is kept: each process that the tests start would otherwise compile the bot anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run chat test browser faults security load soak check bench charts pictures lock audit format

setup: $(READY)

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another with PYTHON=.")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

run: $(READY)
	$(BIN)/career-bot run

chat: $(READY)
	$(BIN)/career-bot chat

# One worker more than there are cores: a good part of their time, tests wait for sockets.
test: $(READY)
	$(BIN)/pytest -n $$(($$(getconf _NPROCESSORS_ONLN) + 1))

# Chromium drives the sandbox's page.
browser: $(READY)
	$(BIN)/pytest -m browser tests/browser

# What breaks, attacks and loads the bot on purpose: minutes, or with SHORT=1 the short form of CI.
# The long form of faults runs two at a time; its figures are shown by pytest -m faults tests/faults --long -s.
faults security load: $(READY)
	$(BIN)/pytest -m $@ tests/$@ $(if $(SHORT),,--long $(if $(filter faults,$@),-n 2))

# The bot at one rate for MINUTES (14): memory, tasks, threads and files at warm-up and ten minutes later.
soak: $(READY)
	MINUTES=$(or $(MINUTES),14) $(BIN)/pytest -m load tests/load/soak.py

check: $(READY)
	$(BIN)/ruff format --check bot tests benchmarks
	$(BIN)/ruff check bot tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/career-bot kb check

format: $(READY)
	$(BIN)/ruff format bot tests benchmarks
	$(BIN)/ruff check --fix bot tests benchmarks

bench: $(READY)
	$(BIN)/python -m benchmarks

# The charts of the README, anew after the base has changed.
charts: $(READY)
	$(BIN)/python docs/images/charts.py

# The README's pictures of the sandbox's page, anew after either has changed; needs Chromium.
pictures: $(READY)
	$(BIN)/python docs/images/pictures.py

# Needs uv on the PATH; everyone else only reads the lock.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --all-extras --upgrade pyproject.toml -o requirements.lock

# Needs pip-audit on the PATH, and PyPI in reach for what is known; fails where a package could not be looked up.
audit:
	pip-audit --strict --disable-pip --require-hashes -r requirements.lock
