# Each command sets up what it needs, then works. / Каждая команда сама ставит то, что ей нужно.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test check bench pins chromium

site: $(READY)  ## build site/ from the facts
	@$(RUN) -m scripts site

serve: $(READY)  ## live preview: an edit of a fact shows in the browser
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(RUN) -m mkdocs serve --livereload --dirty --no-strict --quiet

check: $(READY)  ## say what is wrong in facts/
	@$(RUN) -m scripts check

test: $(READY) chromium  ## every check and test
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check -q . && $(VENV)/bin/mypy
	@$(RUN) -m pytest

bench: $(READY)  ## our build beside a plain Material build, in one run
	@$(RUN) -m bench.build_time

pins: $(READY)  ## pin everything anew from requirements.in
	@$(VENV)/bin/uv pip compile --generate-hashes --no-header -q --upgrade requirements.in -o requirements.txt

chromium:
	@sh scripts/install_chromium.sh

$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 / Нужен Python 3.11 или новее."; exit 2; }
	@test -x $(VENV)/bin/pip || $(PYTHON) -m venv $(VENV) || \
	  { echo "python3-venv is needed: apt-get install python3-venv / Нужен пакет python3-venv."; exit 2; }
	@echo "Setting up .venv … / Готовлю .venv …"
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $(READY)
