# `make setup`, `make demo` and `make test` need nothing but Python 3, git and make. README.md explains them.

SHELL := bash
PYTHON := .venv/bin/python
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
TEMPLATES := $(shell find templates -name '*.html' 2>/dev/null)
FIXTURE := DEBUG=1 DATABASE_URL=sqlite:///var/fixture.sqlite3 $(PYTHON) manage.py
LOCK := $(or $(shell command -v uv),.uv/bin/uv) pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.12

.PHONY: setup demo test lint lint-code lint-templates lint-imports lint-types lint-migrations format messages bench lock fixtures

setup: .venv/complete $(CATALOGUES)  ## everything locked, in .venv/

.venv/complete: requirements-dev.txt requirements-uv.txt .python-version bin/setup
	@bin/setup

%.mo: %.po .venv/complete
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@

demo: setup  ## the demo, on this machine only
	@bin/demo

test: setup  ## all tests; ARGS goes to pytest, as in: make test ARGS="-k consolidate"
	@[ "$$CI" != true ] || bin/install-system-packages
	@$(PYTHON) -m tests $(ARGS)

lint: lint-code lint-templates lint-imports lint-types lint-migrations  ## all that needs no running

lint-code: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check

lint-templates: setup
	.venv/bin/djade --check --target-version 6.1 $(TEMPLATES)

lint-imports: setup
	.venv/bin/lint-imports --no-logo

lint-types: setup
	.venv/bin/mypy

lint-migrations: setup
	DEBUG=1 $(PYTHON) manage.py makemigrations --check --dry-run

format: setup  ## write the code and the templates as lint wants them
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	.venv/bin/djade --target-version 6.1 $(TEMPLATES)

messages: setup  ## bring the French catalogue up to date; fails while a text is untranslated
	@bin/messages

bench: setup  ## the benchmarks: a table of figures and ratios
	@if [ -e benchmarks/__main__.py ]; then $(PYTHON) -m benchmarks $(ARGS); else echo "There are no benchmarks yet."; fi

fixtures: setup  ## make the demo fixtures again from what they come from (docs/fixtures.md)
	@rm -f var/fixture.sqlite3
	@$(FIXTURE) migrate --verbosity 0
	@$(FIXTURE) make_fixture fixtures/sources/doc-16245.fr.txt --dossier kazakhstan --output fixtures/kazakhstan.json
	@$(FIXTURE) make_document_fixture fixtures/sources/kazakhstan.toml --output fixtures/kazakhstan_documents.json
	@$(FIXTURE) make_declaration_fixture fixtures/sources/declaration-829.fr.txt --dossier kazakhstan --output fixtures/written-declarations.json
	@rm -f var/fixture.sqlite3*

lock: setup  ## bring every library to the newest release that pyproject.toml allows
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
	echo uv | $(LOCK) --no-annotate - --output-file requirements-uv.txt
