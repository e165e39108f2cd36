# ruam: make run (ใช้งาน) · make test (ทดสอบ) · make help
# Every target makes the environment it needs; only Python 3.11+ and make have to be here.

.DEFAULT_GOAL := help
.PHONY: help run test check accuracy format bench build clean distclean

PYTEST = .venv/bin/python -m pytest
# A test run must not touch the store of the person who runs it.
QUIET_HOST = STREAMLIT_BROWSER_GATHER_USAGE_STATS=false

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: ## เปิดแดชบอร์ด: makes the environment, reads the demonstration reports, opens the dashboard
	@sh .ci/environment.sh run
	@.venv/bin/python -m dashboard.cli demo
	@exec .venv/bin/python -m dashboard.cli serve

test: ## ทดสอบทั้งหมด: every test, a real browser included
	@sh .ci/environment.sh test
	@sh .ci/browser.sh
	@$(QUIET_HOST) $(PYTEST) -n 2 $(PYTEST_ARGS)

check: ## format, lint, types, import laws, SQL, the questions' headers, the lock file
	@sh .ci/environment.sh test
	@sh .ci/check.sh

accuracy: ## precision and recall of the reading, by family, on the corpus; --misses of the open part with ARGS=--misses
	@sh .ci/environment.sh test
	@.venv/bin/python -m tests.accuracy $(ARGS)

format: ## put the code in the project's format
	@sh .ci/environment.sh test
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

bench: ## one line a comparison: what, ratio, goal, ok or short
	@sh .ci/environment.sh test
	@.venv/bin/python -m tests.bench

clean: ## remove what tools left behind; the store stays
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache tests/.artifacts dist
	@find data queries dashboard tests .ci -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## and the environment; the store stays
	@rm -rf .venv .tools
