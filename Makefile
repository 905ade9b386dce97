# The two commands of the README are `make run` and `make test`; each sets up what it needs.
SWIFT ?= swift
.PHONY: run test setup build format lint bench bench-reach bench-site fuzz screenshots accessible clean

run: build
	@"$$($(SWIFT) build --show-bin-path)/leitbild" serve

test: setup
	$(SWIFT) test

build: setup
	@$(SWIFT) build --product leitbild

# Swift's Foundation needs a few system libraries; install what is missing, or say how.
setup:
	@scripts/setup.sh

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Data Benchmarks

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Data Benchmarks

bench: setup
	Benchmarks/bench.sh

bench-site: setup
	$(SWIFT) build -c release --product leitbild --scratch-path Benchmarks/.build-site
	$(SWIFT) build -c release --package-path Benchmarks --scratch-path Benchmarks/.build-bench --product synthetic-atlas
	Benchmarks/bench-site.py

# SIZE=1m, 10m or 100m residents
bench-reach: setup
	Benchmarks/bench-reach.sh

fuzz: setup
	Benchmarks/fuzz.sh

# Pictures of every kind of page in .build/screenshots; needs Chromium and its driver.
screenshots: build
	scripts/screenshots.py

# axe-core over every page, and the site by keyboard alone; installs or names what they need.
accessible: build
	scripts/setup-browser.sh
	scripts/accessibility.py
	scripts/keyboard.py

clean:
	$(SWIFT) package clean
