# The newsroom's commands. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help run test lint fmt torture storm xss bench screens lock messages

# The first Python that is new enough; those with ready packages for everything come first.
PYTHON ?= $(shell for name in python3.12 python3.11 python3.13 python3.14 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && exit; done; echo python3)
SUPERVISOR = $(PYTHON) -m newsroom.supervisor
TOOL = $(SUPERVISOR) tool
export PORT

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

run: ## Open the newsroom with demo content on http://127.0.0.1:8000 (PORT=... changes it)
	@$(SUPERVISOR) run

test: ## Run every test (ARGS="-k words" picks some)
	@$(SUPERVISOR) test $(ARGS)

lint: ## Everything a reviewer should not have to say
	@$(SUPERVISOR) lint

fmt: ## Let the tools put code and templates in order
	@$(TOOL) ruff check --fix --quiet .
	@$(TOOL) ruff format .
	@$(TOOL) sh -c 'djade --target-version 5.2 $$(find templates -name "*.html")'

torture: ## The long run: two writers and every misfortune by ten seeds, races, kills, many writers, axe everywhere
	@LONG_RUN=1 $(SUPERVISOR) test tests/torture tests/faults tests/journeys/test_two_tabs.py tests/journeys/test_desk_axe.py $(ARGS)

storm: ## The long run of stories falling due under kills
	@for round in 1 2 3 4 5 6 7 8 9 10; do LONG_RUN=1 $(SUPERVISOR) test tests/faults/test_kills.py $(ARGS) || exit 1; done

xss: ## The long run of hostile text through save, desk and reader, in Chromium
	@LONG_RUN=1 $(SUPERVISOR) test tests/journeys/test_xss.py tests/journeys/test_ckeditor_advisories.py tests/articles/text $(ARGS)

bench: ## The README's figures, each as a row: name value unit ratio
	@$(SUPERVISOR) with -- python -m bench $(ARGS)

screens: ## Pictures of the pages at three widths, light and dark, in both languages, into var/screens
	@$(SUPERVISOR) with -- python -m bench.screens $(ARGS)

messages: ## Collect the sentences to translate, and compile the translated (needs gettext)
	@$(TOOL) python manage.py makemessages --locale fr --no-location --no-obsolete --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*' --ignore 'bench/*'
	@$(TOOL) pybabel --quiet compile -D django -d locale

lock: ## Lock the requirements again, with hashes (needs uv)
	uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes requirements.in -o requirements.txt
	uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes requirements-dev.in -o requirements-dev.txt
