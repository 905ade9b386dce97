#!/bin/sh
# Installs what the checks in a browser need: Chromium with its driver, fonts, Python and axe-core (into .build/axe). Only
# .ci/run and `make accessible` call this; building, running and testing need none of it.
set -eu
cd "$(dirname "$0")/.."

# A machine without these packages or their archives can build and test all the same; who calls this says what was left out.
give_up() {
    echo "The checks in a browser cannot run: $1" >&2
    exit 1
}

missing=""
command -v python3 >/dev/null 2>&1 || missing="$missing python3"
command -v chromedriver >/dev/null 2>&1 || missing="$missing chromium-driver"
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    missing="$missing chromium"
fi
[ -n "$missing" ] && missing="$missing fonts-noto-core"
axe=.build/axe/axe_playwright_python/axe.min.js
if [ ! -f "$axe" ] && [ -z "${AXE_JS:-}" ] && ! python3 -m pip --version >/dev/null 2>&1; then missing="$missing python3-pip"; fi
if [ -n "$missing" ]; then
    command -v apt-get >/dev/null 2>&1 || give_up "these are missing:$missing."
    [ "$(id -u)" = 0 ] || give_up "packages are missing. Install them and try again: sudo apt-get install -y$missing"
    # shellcheck disable=SC2086 # one word a package
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null; } ||
        give_up "apt-get could not install$missing."
fi
[ -f "$axe" ] || [ -n "${AXE_JS:-}" ] ||
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target .build/axe \
        axe-playwright-python==0.1.8 || give_up "pip could not install axe-playwright-python."
