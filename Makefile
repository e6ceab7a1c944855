# Two commands do everything on a fresh machine: `make play` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

# Compiled modules are what makes the second time fast, also where the environment forbids them.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: play chat test proof browser lint check bench dist clean

play: .venv/ready
	$(BIN)/viva play

chat: .venv/ready
	$(BIN)/viva chat

test: .venv/ready-test
	$(BIN)/python -m pytest -m "not browser and not proof"

# The long proofs: every failure at every call, kills without end.
proof: .venv/ready-test
	$(BIN)/python -m pytest -m proof

# Needs Debian's chromium: apt-get install chromium
browser: .venv/ready-browser
	$(BIN)/python -m pytest -m browser -n 0 tests/e2e/browser

lint: .venv/ready-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: .venv/ready
	$(BIN)/viva check

bench: .venv/ready-test
	$(BIN)/python -m benchmarks

# A wheel in dist/, to be installed anywhere.
dist: .venv/bin/python
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

.venv/bin/python:
	$(PYTHON) -m venv .venv

# onnxruntime has no wheel for musl; there the tutor grades by words alone and says so.
.venv/ready: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) -e .
	-$(PIP) -e '.[meaning]'
	touch $@

# Anki has no wheel for musl or a glibc before 2.35; the one test that needs it is skipped there.
.venv/ready-test: .venv/ready
	$(PIP) -e '.[test]'
	-$(PIP) -e '.[anki]'
	touch $@

.venv/ready-browser: .venv/ready-test
	$(PIP) -e '.[test,browser]'
	touch $@

.venv/ready-lint: .venv/ready-test
	$(PIP) -e '.[test,browser,lint]'
	touch $@

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
