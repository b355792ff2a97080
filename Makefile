# Two commands for everyone: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made-from-pyproject

.DEFAULT_GOAL := help
.PHONY: setup run demo test compiled validate lint types i18n screenshots bench soak soak-kiosk fuzz clean help packages-run packages-test packages-bench packages-validate

help: ## this list
	@grep -E '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

packages-run:
	@packaging/linux/system_packages.sh run

packages-test:
	@packaging/linux/system_packages.sh test

packages-validate:
	@packaging/linux/system_packages.sh validate

packages-bench:
	@packaging/linux/system_packages.sh bench

$(STAMP): pyproject.toml packaging/hatch_build.py
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || packaging/linux/system_packages.sh venv
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  > $(VENV)/build-requires.txt
	@$(BIN)/python -m pip install --quiet --group dev --requirement $(VENV)/build-requires.txt
	@$(BIN)/python -m pip install --quiet --no-build-isolation --editable .
	@touch $@

setup: packages-run $(STAMP) ## .venv/ with Appui (editable) and the tools

# The catalogues are compiled when they changed, so that a pulled translation is seen at once.
QM := $(patsubst i18n/%.ts,resources/i18n/%.qm,$(wildcard i18n/appui_*.ts))
resources/i18n/%.qm: i18n/%.ts | $(STAMP)
	@$(BIN)/python packaging/hatch_build.py 2>/dev/null

# So are the texts, the guides and the codes of addresses. A file that is older than its sources is never believed, only slower.
PACK := resources/content/compiled/fr.json resources/texts/compiled/fr.json
resources/content/compiled/fr.json: $(shell find resources/content -name '*.toml') | $(STAMP)
	@$(BIN)/python packaging/hatch_build.py 2>/dev/null

resources/texts/compiled/fr.json: $(wildcard resources/texts/*.toml) | $(STAMP)
	@$(BIN)/python packaging/hatch_build.py 2>/dev/null

run: setup $(QM) $(PACK) ## open the window (without a display: the demo)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" != Linux ]; then $(BIN)/python -m appui; \
	else echo "Pas d'écran ici : voici la démonstration (make demo)."; $(MAKE) --no-print-directory demo; fi

demo: packages-test setup $(QM) $(PACK) ## the main job on a virtual screen; leaves dossiers and pictures in build/demo/
	@$(BIN)/python tests/journeys/demo.py

test: packages-test setup $(QM) $(PACK) ## everything CI runs
	@$(MAKE) --no-print-directory -j 2 compiled lint types i18n
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

# Compiled once, for hundreds of programs that the tests start and for the four processes that run them: each of
# those would rewrite every assertion again.
compiled: export PYTHONDONTWRITEBYTECODE =
compiled: $(STAMP)
	@$(BIN)/python -m compileall -q app ui tests resources/verifier.py
	@$(BIN)/python -m pytest --collect-only --quiet >/dev/null || $(BIN)/python -m pytest --collect-only --quiet

validate: packages-validate setup $(QM) $(PACK) ## what veraPDF says of dossiers and letters (needs Java)
	@$(BIN)/python -m pip install --quiet --group pdf
	$(BIN)/python -m pytest tests/core/dossier/test_verapdf.py

lint: $(STAMP) ## ruff, import contracts, content check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m appui guides check

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

i18n: $(STAMP) ## are the catalogues up to date, complete and sound
	$(BIN)/python tests/checks/catalogues.py

i18n-update: $(STAMP) ## take new source texts into i18n/*.ts
	$(BIN)/python tests/checks/catalogues.py --update

screenshots: packages-test setup $(QM) $(PACK) ## every page, light and dark, 100 and 200 %, with a contact sheet
	@$(BIN)/python tests/journeys/screenshots.py

bench: packages-bench setup ## paired figures, on an installed and byte-compiled copy
	@$(BIN)/python -m pip install --quiet --group bench
	@$(BIN)/python tests/bench/run.py

soak: packages-test setup ## thousands of kills and faults, 100 000 exhibits (SOAK="--seed 7": the same kills again)
	@$(BIN)/python tests/soak/soak.py $(SOAK)

soak-kiosk: packages-test setup $(QM) $(PACK) ## the hostile pupil at length, 1 000 visits (SOAK="--only events --seed 7")
	@$(BIN)/python tests/soak/kiosk.py $(SOAK)

fuzz: setup ## hostile files for five minutes (FUZZ="--minutes 60 --seed 7", "--replay 7 1234", "--guided")
	@case "$(FUZZ)" in *--guided*) $(BIN)/python -m pip install --quiet --group fuzz || true;; esac
	@$(BIN)/python tests/fuzz/run.py $(FUZZ)

clean: ## remove what was made
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache resources/i18n/*.qm resources/content/compiled resources/texts/compiled
	find app ui tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
