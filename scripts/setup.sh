#!/bin/sh
# Checks that a build can succeed: Swift itself, and the system libraries that it needs on Debian and Ubuntu.
set -eu
if ! command -v swift >/dev/null 2>&1; then
    echo "Swift is missing. Install Swift 6.2 or later from https://www.swift.org/install and try again." >&2
    exit 1
fi
command -v dpkg >/dev/null 2>&1 || exit 0
missing=""
for package in git libc6-dev libcurl4 libxml2 zlib1g-dev libsqlite3-dev; do
    dpkg -s "$package" >/dev/null 2>&1 || dpkg -s "${package}t64" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "System packages are missing. Install them and try again: sudo apt-get install -y$missing" >&2
    exit 1
fi
