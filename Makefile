# The two commands that matter: `make run` and `make test`. Both set up everything they need.
.DEFAULT_GOAL := help
.PHONY: help run test check bench wheel lock clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' Makefile

run:  ## set up, then start the program (without a screen: the main job into out/)
	@tools/setup run
	@tools/start

test:  ## set up, then run every test and check
	@tools/setup dev
	@tools/check

bench:  ## set up, then measure against the yardsticks
	@tools/setup dev
	@.venv/bin/python -m benchmarks

wheel:  ## build dist/asn_desktop-*.whl, the program with all its resources
	@tools/setup dev
	@.venv/bin/python -m build --wheel --no-isolation

lock:  ## write requirements/*.lock anew from pyproject.toml
	@tools/setup dev
	@tools/lock

clean:  ## remove what was made, except .venv
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
