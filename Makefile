# `make demo` and `make test` set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# How long `make soak` goes on, and where its dice begin.
SECONDS ?= 60
SEED ?= 0

# The tests start hundreds of processes, which would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test rule quick thorough snapshots golden gallery seen docs same mutants check bench clean soak

setup: $(READY)

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)

demo: $(READY)
	$(BIN)/layerlint check fixtures/bad fixtures/good --keras 3 --exit-zero
	mkdir -p build
	$(BIN)/layerlint graph fixtures/graph/mlp.py:MLPBlock --init "units=32" --input "float32[None,64]" -o build/mlp_block.svg
	$(BIN)/layerlint graph fixtures/graph/vae.py:VAE -o build/vae.svg
	$(BIN)/layerlint trace fixtures/graph/mlp.py:MLPBlock --init "units=32" --input "float32[None,64]"

# Everything: a process for each core, and one TensorFlow at work in each. A test that ends its process ends the run.
test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup --max-worker-restart 0 --durations 10

# All tests that need neither TensorFlow nor another program; of many like inputs, a few.
quick: $(READY)
	$(BIN)/python -m pytest -m "not slow"

# More of what the suite tries: more rewrites, mutants, options, texts by chance. For a change that goes deep.
thorough: $(READY)
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup --max-worker-restart 0 --durations 10 -m thorough

# What users read of every finding and of --help, written anew: look at the diff.
snapshots: $(READY)
	$(BIN)/python -m pytest tests/checks/test_snapshots.py tests/cli/test_help.py --snapshot-update

# The traced graphs and their pictures, written anew with TensorFlow: look at the diff.
golden: $(READY)
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests/trace/test_golden.py -k reviewed

# The pictures of docs/pictures.md, traced anew with TensorFlow. The PNGs need a font: Arial, Helvetica or Liberation Sans.
gallery: $(READY)
	$(BIN)/python -m tools.gallery docs/gallery

# What the examples of the rule pages show in each Keras, kept in docs/seen.json for the site: some minutes, with TensorFlow.
# For a few rules: make seen CODE="LL627 LL628".
seen: $(READY)
	$(BIN)/python -m tools.seen $(CODE)

# The documentation site, in build/docs/site: open index.html there. MkDocs is installed for it alone.
docs: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'mkdocs-material>=9.6,<10'
	$(BIN)/python -m tools.site build/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict --config-file build/docs/mkdocs.yml

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.rules_table --check
	$(BIN)/python -m tools.reference --check

# The last step of a new or changed rule: its proof, the table of rules, its snapshots and its tests. make rule CODE=LL112
rule: $(READY)
	$(if $(CODE),,$(error Name the rule: make rule CODE=LL112))
	$(BIN)/python -m tests.proof $(CODE)
	$(BIN)/python -m tools.seen $(CODE)
	$(BIN)/python -m tools.rules_table
	$(BIN)/python -m pytest tests/checks/test_snapshots.py --snapshot-update -k $(CODE)
	$(BIN)/python -m pytest -m "not slow" tests/checks tests/rulebook

# What another revision finds in real code, beside what this one finds: make same BASE=HEAD~3
BASE ?= HEAD
same: $(READY)
	$(BIN)/python -m tools.same $(BASE)

# Faults put into the rules, one at a time: which of them do the quick tests not see?
mutants: $(READY)
	$(BIN)/python -m tools.mutants

bench: $(READY)
	$(BIN)/python -m benchmarks.bench

soak: $(READY)
	$(BIN)/python -m tools.soak --seconds $(SECONDS) --seed $(SEED)

clean:
	rm -rf build dist .layerlint_cache .mypy_cache .ruff_cache .pytest_cache
