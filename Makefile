# A person and CI type the same commands. `make` alone lists them.
PYTHON ?= python3
ARGS ?=

VENV := .venv
IN_VENV := $(VENV)/bin/python
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
TOOLS := $(VENV)/.installed-dev
COMPARED := $(VENV)/.installed-bench
GUIDED := $(VENV)/.installed-fuzz
PIP_INSTALL := $(IN_VENV) -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help install run test chaos fuzz fuzz-coverage lint format bench requirements env-example clean

help: ## list these commands
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1 - \2/p' Makefile

install: $(INSTALLED) ## make the environment in .venv with what the bot needs

run: $(INSTALLED) ## start the bot on this machine, with a page to chat with it
	@BOT_DEVELOPMENT=$${BOT_DEVELOPMENT-1} sh scripts/with-env $(IN_VENV) -m bot serve $(ARGS)

test: $(TOOLS) ## run the whole test suite (one file: make test ARGS=tests/test_docs.py)
	@sh scripts/browser
	$(IN_VENV) -m pytest $(ARGS)

chaos: $(TOOLS) ## let everything fail under load for three minutes (see make chaos ARGS=--help)
	$(IN_VENV) -m tests.chaos $(ARGS)

lint: $(TOOLS) ## check style and types
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m mypy --strict

format: $(TOOLS) ## put the code into the house's style
	$(IN_VENV) -m ruff check --fix .
	$(IN_VENV) -m ruff format .

bench: $(COMPARED) ## run every benchmark (write pages and plots: make bench ARGS="--out docs/benchmarks")
	@set -e; found=; for file in benchmarks/[!_]*.py; do if grep -qs '^if __name__' "$$file"; then \
	  found=1; name=$${file##*/}; echo "== $$file"; $(IN_VENV) -m "benchmarks.$${name%.py}" $(ARGS); fi; done; \
	[ -n "$$found" ] || echo "There are no benchmarks yet."

fuzz: $(TOOLS) ## shoot a million hostile requests at the bot (fewer: make fuzz ARGS="--requests 20000 --seed 7")
	OMP_NUM_THREADS=1 $(IN_VENV) -m tests.hostile --requests 1000000 --processes "$$($(IN_VENV) -c 'import os; print(os.cpu_count())')" $(ARGS)

fuzz-coverage: $(GUIDED) ## let coverage choose hostile inputs (one target: make fuzz-coverage ARGS="respond --seconds 600")
	OMP_NUM_THREADS=1 $(IN_VENV) -m tests.hostile.guided $(ARGS)

requirements: ## pin requirements*.in again (needs uv; newer versions: make requirements ARGS=--upgrade)
	@command -v uv >/dev/null || { echo "This command needs uv: https://docs.astral.sh/uv/ or 'pip install uv'." >&2; exit 1; }
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make requirements" \
	  $(ARGS) requirements.in --output-file requirements.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make requirements" \
	  $(ARGS) requirements-dev.in --output-file requirements-dev.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make requirements" \
	  $(ARGS) requirements-bench.in --output-file requirements-bench.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make requirements" \
	  $(ARGS) requirements-fuzz.in --output-file requirements-fuzz.txt

env-example: $(INSTALLED) ## write .env.example anew from the settings that the bot knows
	$(IN_VENV) -c "from bot.config import example; print(example(), end='')" >.env.example

clean: ## remove the environment and the caches (what the bot keeps in data/ stays)
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(MADE):
	@PYTHON="$(PYTHON)" sh scripts/venv $(VENV)
	@touch $@

$(INSTALLED): requirements.txt | $(MADE)
	@echo "Installing what the bot needs into $(VENV) ..."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(TOOLS): requirements.txt requirements-dev.txt | $(MADE)
	@echo "Installing what the bot and its tests need into $(VENV) ..."
	@$(PIP_INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $(INSTALLED) $@

$(COMPARED): requirements.txt requirements-bench.txt | $(MADE)
	@echo "Installing what the bot is measured against into $(VENV) ..."
	@$(PIP_INSTALL) -r requirements.txt -r requirements-bench.txt
	@touch $(INSTALLED) $@

$(GUIDED): requirements.txt requirements-dev.txt requirements-fuzz.txt | $(MADE)
	@echo "Installing what chooses hostile inputs by coverage into $(VENV) ..."
	@$(PIP_INSTALL) -r requirements.txt -r requirements-dev.txt -r requirements-fuzz.txt
	@touch $(INSTALLED) $(TOOLS) $@
