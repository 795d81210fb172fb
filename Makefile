# Each command sets up what it needs, then works. / Каждая команда сама ставит то, что ей нужно.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING := 1

.PHONY: site publication packs serve links watch test check bench pins chromium lighthouse

site: $(READY)  ## build site/ from the facts
	@$(RUN) -m scripts site

publication: $(READY)  ## build site/ for the public: refuses while nobody answers for the texts
	@$(RUN) -m scripts site --publication

packs: $(READY)  ## make the PDFs to print; `make packs site` builds a site that offers them
	@$(RUN) -m scripts packs

serve: $(READY)  ## live preview: an edit of a fact shows in the browser
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(RUN) -m mkdocs serve --livereload --dirty --no-strict --quiet

check: $(READY)  ## say what is wrong in facts/
	@$(RUN) -m scripts check

links: $(READY)  ## ask every address we cite: is it alive, does it still say so (needs the network)
	@$(RUN) -m scripts links --report .cache/reports

watch: $(READY)  ## ask the official feeds which facts the law has moved under (needs the network)
	@$(RUN) -m scripts watch --report .cache/reports

test: $(READY) chromium lighthouse  ## every check and test
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check -q . && $(VENV)/bin/mypy
	@$(RUN) -m pytest

bench: $(READY)  ## our build beside a plain Material build, in one run; the prints; the link check on loopback
	@$(RUN) -m bench.build_time
	@$(RUN) -m bench.print_time
	@$(RUN) -m bench.link_check

pins: $(READY)  ## pin everything anew from requirements.in
	@$(VENV)/bin/uv pip compile --generate-hashes --no-header -q --upgrade requirements.in -o requirements.txt

chromium:
	@sh scripts/install_chromium.sh

LIGHTHOUSE := tests/lighthouse/node_modules
lighthouse: $(LIGHTHOUSE)/.ready

$(LIGHTHOUSE)/.ready: tests/lighthouse/package-lock.json
	@command -v npm >/dev/null || { echo "The tests need npm (Node 18 or newer) for Lighthouse. / Тестам нужен npm." >&2; exit 2; }
	@npm ci --prefix tests/lighthouse --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 / Нужен Python 3.11 или новее."; exit 2; }
	@test -x $(VENV)/bin/pip || $(PYTHON) -m venv $(VENV) || \
	  { echo "python3-venv is needed: apt-get install python3-venv / Нужен пакет python3-venv."; exit 2; }
	@echo "Setting up .venv … / Готовлю .venv …"
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $(READY)
