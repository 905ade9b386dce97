#!/usr/bin/env python3
"""axe-core over every kind of page of the site and over the printed reports of three cities in four languages, at the width of
a telephone and of a desk, light and dark; also, no page may scroll sideways. Needs no network.

    scripts/accessibility.py [PAGE…]                   # make accessible
    AXE_JS=path/to/axe.min.js scripts/accessibility.py
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
from browser import Browser, give_up
from pages import PAGES, Site, chosen

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CITIES = ("Munich", "Nuremberg", "Rotterdam")
LANGUAGES = ("en", "de", "fr", "nl")

AXE = """
const done = arguments[1];
axe.run({runOnly: arguments[0], resultTypes: ["violations"]}).then(
  result => done(result.violations.flatMap(v => v.nodes.map(n => [v.id, v.impact, n.target.join(" ")]))),
  error => done([["axe", "failed", String(error)]]));
"""
# The window's own width is no measure: a telephone zooms out where a page is too wide.
WIDE = "return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
OPEN = """
const closed = [...document.querySelectorAll("details:not([open])")];
closed.forEach(one => one.open = true);
return closed.length;
"""


def axe_file():
    """The script of axe-core: named, from npm, from `scripts/setup-browser.sh` or from Python's packages."""
    if "AXE_JS" in os.environ:
        return os.environ["AXE_JS"]
    files = ["node_modules/axe-core/axe.min.js", ".build/axe/axe_playwright_python/axe.min.js"]
    package = importlib.util.find_spec("axe_playwright_python")
    if package:
        files.append(os.path.join(package.submodule_search_locations[0], "axe.min.js"))
    return next((file for file in files if os.path.exists(file)), "")


class Inspector:
    """Counts what was looked at and prints what was found."""

    def __init__(self, browser, axe):
        self.browser, self.axe = browser, axe
        self.pages = self.views = self.found = 0

    def inspect(self, name, address=None):
        """The page at an address, or the page that is open; first as it comes, then with all that it folds away."""
        if address:
            self.browser.open(address)
        self.pages += 1
        self.browser.script(self.axe)
        self._look(name)
        if self.browser.script(OPEN):
            self._look(name + ", unfolded")

    def _look(self, name):
        for width in WIDTHS:
            self.browser.size(width)
            wide = self.browser.script(WIDE)
            if wide > width:
                self._tell(name, width, "", "the page scrolls sideways", f"{wide} px")
            for scheme in SCHEMES:
                self.browser.light(scheme)
                self.views += 1
                for rule, impact, target in self.browser.wait_for(AXE, RULES):
                    self._tell(name, width, scheme, f"{rule} ({impact})", target)

    def _tell(self, name, width, *words):
        self.found += 1
        print(name, width, *words, flush=True)


def answer_questions(inspector, site, language):
    """«What is there for me» with a place, then with two more answers."""
    browser = inspector.browser
    browser.open(f"{site.base}/{language}/what-is-there-for-me")
    for step in range(3):
        asked = browser.script("""
            const form = document.querySelector("form.ask"), before = location.href;
            if (!form) return false;
            for (const select of [...form.querySelectorAll("select")].slice(0, 1))
              select.value = [...select.options].map(o => o.value).find(v => v == "de.munich") ?? select.options[1].value;
            for (const number of form.querySelectorAll("input[type=number]")) number.value = Math.min(30, number.max);
            document.documentElement.dataset.old = "yes";
            form.querySelector("button").click();
            return true;
            """)
        if not asked:
            inspector.found += 1
            print(f"{language} «what is there for me» asks no question {step + 1}")
            return
        end = time.time() + 30
        while time.time() < end and browser.script("return document.documentElement.dataset.old == 'yes' || document.readyState != 'complete'"):
            time.sleep(0.02)
    if browser.script("return document.querySelectorAll('.answered li').length") != 3:
        inspector.found += 1
        print(f"{language} «what is there for me» did not take three answers")
    inspector.inspect(f"{language} me, answered")


def write_reports(program, folder):
    """The printed reports, by their names."""
    files = {}
    for city in CITIES:
        for language in LANGUAGES:
            name = f"report-{city.lower()}-{language}"
            files[name] = os.path.join(folder, name + ".html")
            subprocess.run(
                [program, "report", city, "--language", language, "-o", files[name]], check=True, stdout=subprocess.DEVNULL)
    return files


start = time.time()
pages = chosen(sys.argv[1:])
browser = Browser()
axe = axe_file()
program = os.environ.get("LEITBILD", ".build/debug/leitbild")
if browser.missing:
    give_up("accessibility", browser.missing)
if not os.path.exists(axe):
    give_up("accessibility", "axe-core is not there. Run scripts/setup-browser.sh or set AXE_JS to axe.min.js.")
if not os.access(program, os.X_OK):
    give_up("accessibility", f"{program} is not built. Run make build.")
with open(axe, encoding="utf-8") as file:
    script = file.read()
with Site(program) as site, browser, tempfile.TemporaryDirectory() as folder:
    inspector = Inspector(browser, script)
    for name, address in pages.items():
        inspector.inspect(name, site.base + address)
    if pages is PAGES:
        for language in ("en", "de"):
            answer_questions(inspector, site, language)
        for name, file in write_reports(program, folder).items():
            inspector.inspect(name, "file://" + file)
widths = " and ".join(str(width) for width in WIDTHS)
print(
    f"accessibility: {inspector.found or 'nothing'} found on {inspector.pages} pages at {widths} pixels, {' and '.join(SCHEMES)}, "
    f"folded and unfolded: {inspector.views} runs of axe-core in {time.time() - start:.0f} s")
sys.exit(1 if inspector.found else 0)
