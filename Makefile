# The README's two commands are `make run` and `make test`; everything they need is made here.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Training and models of a user's own have an environment apart: the run time must do without torch.
TRAIN  := .venv-train
PORT   ?= 8501

.PHONY: run test check quick learning browser train clean

$(VENV)/.run: requirements.txt
	@echo "Installing into $(VENV): one to three minutes, once."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip==26.3"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: $(VENV)/.run  ## analyse the seed articles on first start, then open the dashboard
	@echo "Reading the seed articles; the first time this takes half a minute."
	-$(BIN)/python -m analysis ingest seeds
	$(BIN)/python -m streamlit run dashboard.py --server.port $(PORT)

test: $(VENV)/.dev  ## all tests but the browser's
	$(BIN)/python -m pytest

quick: $(VENV)/.dev  ## the tests that need no model
	$(BIN)/python -m pytest -m "not slow"

check: $(VENV)/.dev  ## format, lint, types, layering
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(TRAIN)/.dev: requirements.txt requirements-dev.txt requirements-train.txt
	@echo "Installing torch into $(TRAIN): minutes, once. Without a GPU, set PIP_EXTRA_INDEX_URL"
	@echo "to torch's CPU index first: the default build brings several GB for GPUs."
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check "pip==26.3"
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check \
	  -r requirements-train.txt -r requirements-dev.txt
	touch $@

learning: $(TRAIN)/.dev  ## the tests that need torch: training, export, models of a user's own
	$(TRAIN)/bin/python -m pytest -m torch

browser: $(VENV)/.dev  ## the tests that drive Chromium
	@command -v chromium >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || echo "No chromium, and no right to install it: the browser tests will skip."
	$(BIN)/python -m pytest tests/browser -p no:cacheprovider

train:  ## show how the shipped models are trained
	@echo "pip install -r requirements-train.txt, then, for the default model (its base encoder: see"
	@echo "docs/decisions/0021-shipped-models.md) and after it for the fast one:"
	@echo "  python -m analysis train default --data DATA --out RUN1 --base FOLDER"
	@echo "  python -m analysis export RUN1 --data DATA"
	@echo "  python -m analysis train fast --data DATA --out RUN2"
	@echo "  python -m analysis export RUN2 --data DATA"

clean:  ## remove the environment and the local database
	rm -rf $(VENV) $(TRAIN) var
