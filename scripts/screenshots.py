#!/usr/bin/env python3
"""Pictures of every kind of page, at the width of a desk and of a telephone, light and dark, and on paper.

    scripts/screenshots.py [--to DIR] [PAGE…]        # make screenshots
"""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from browser import Browser
from pages import Site, chosen

arguments = sys.argv[1:]
folder = ".build/screenshots"
if arguments[:1] == ["--to"]:
    folder = arguments[1]
    arguments = arguments[2:]
pages = chosen(arguments)
browser = Browser()
if browser.missing:
    sys.exit(browser.missing)
os.makedirs(folder, exist_ok=True)
with Site(os.environ.get("LEITBILD", ".build/debug/leitbild")) as site, browser:
    for name, address in pages.items():
        browser.open(site.base + address)
        for device, width in (("desk", 1280), ("phone", 390)):
            browser.size(width)
            for scheme in ("light", "dark"):
                browser.light(scheme)
                browser.picture(f"{folder}/{name}-{device}-{scheme}.png")
        browser.light("light", media="print")
        browser.size(800)
        browser.picture(f"{folder}/{name}-print.png", most=2400)
        browser.light("light")
print(f"{len(pages) * 5} pictures in {folder}")
