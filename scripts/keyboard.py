#!/usr/bin/env python3
"""The site by keyboard alone, and every kind of page without style or script.

By keyboard: search, the levels of a place, the filter of findings, the reform lab, «what is there for me»; wherever the Tab key
leads must be seen. Without style: the h1 first, landmarks, headings that skip no level, labelled controls, a silent console.

    scripts/keyboard.py [PAGE…]        # make accessible; with pages, only those, without style
"""

import os
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from browser import Browser, give_up
from pages import Site, chosen

FOCUS = """
const e = document.activeElement;
if (!e || e == document.body) return null;
const box = e.getBoundingClientRect(), style = getComputedStyle(e), root = document.documentElement;
const [left, top] = [box.left + scrollX, box.top + scrollY];
const outlined = style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2;
const clear = e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
const inside = left >= 0 && top >= 0 && left + Math.min(box.width, 8) <= root.scrollWidth && top < root.scrollHeight;
return {
  fits: arguments[0] ? e.matches(arguments[0]) : false,
  fault: !(box.width > 1 && box.height > 1 && clear && inside) ? "cannot be seen" : !outlined ? "does not show its focus" : "",
  words: e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + " «" + (e.textContent || e.name || "").trim().slice(0, 40) + "»",
};
"""

OUTLINE = """
const faults = [], all = selector => [...document.querySelectorAll(selector)], main = document.querySelector("main");
for (const sheet of all("link[rel=stylesheet], style")) sheet.remove();
for (const styled of all("main [style]")) styled.removeAttribute("style");
if (document.scripts.length) faults.push("there is a script");
const words = e => e.tagName.toLowerCase() + " «" + e.textContent.trim().slice(0, 40) + "»";
if (!document.documentElement.lang) faults.push("the language is not stated");
if (!document.title.trim()) faults.push("there is no title");
for (const [selector, name] of [["main", "main"], ["body > header", "header"], ["body > footer", "footer"], ["main h1", "h1 in main"]])
  if (all(selector).length != 1) faults.push(all(selector).length + " × " + name);
if (all("h1").length != 1) faults.push(all("h1").length + " h1");
const title = main && main.querySelector("h1");
if (title) {
  const before = document.createRange();
  before.setStart(main, 0);
  before.setEndBefore(title);
  if (before.toString().trim()) faults.push("before the h1 stands «" + before.toString().trim().slice(0, 40) + "»");
}
const names = all("nav").map(e => e.ariaLabel || "");
if (!names.length || names.some(name => !name) || new Set(names).size < names.length) faults.push("landmarks nav: " + names.join(", "));
let level = 0;
for (const heading of all("h1, h2, h3, h4, h5, h6")) {
  const own = Number(heading.tagName[1]);
  if (own > level + 1) faults.push(words(heading) + " follows an h" + level);
  if (!heading.textContent.trim()) faults.push("an empty h" + own);
  level = own;
}
for (const control of all("input:not([type=hidden]), select, textarea"))
  if (![...control.labels].some(label => label.textContent.trim()) && !control.ariaLabel && !control.getAttribute("aria-labelledby"))
    faults.push("no label: " + (control.id || control.name));
for (const button of all("button, summary, a[href]"))
  if (!button.textContent.trim() && !button.ariaLabel) faults.push("no words: " + button.outerHTML.slice(0, 60));
const seen = new Set();
for (const one of all("[id]")) { if (seen.has(one.id)) faults.push("twice the id " + one.id); seen.add(one.id) }
for (const link of all("a[href^='#']")) if (!seen.has(link.hash.slice(1))) faults.push("leads nowhere: " + link.hash);
return faults;
"""


class Stuck(Exception):
    """The keyboard does not lead there."""


class Person:
    """Somebody with a keyboard and nothing else."""

    def __init__(self, browser):
        self.browser = browser
        self.stops = 0
        self.faults = []

    def reach(self, selector, most=250):
        """Presses Tab until the focus is on such an element; every stop on the way must be seen."""
        for _ in range(most):
            self.browser.press("Tab")
            self.stops += 1
            focus = self.browser.script(FOCUS, selector)
            if focus is None:
                raise Stuck(f"Tab leaves the page before {selector}")
            if focus["fault"]:
                self.faults.append(f"{focus['words']} {focus['fault']}")
            if focus["fits"]:
                return
        raise Stuck(f"{selector} is not reached with {most} Tabs")

    def skip(self):
        """The skip link is the first stop and leads into the main part."""
        self.reach("a.skip", most=1)
        self.browser.press("Enter")
        self.expect("return document.activeElement.id == 'main'", "the skip link leads into main")

    def write(self, text):
        self.browser.press(*text)

    def follow(self):
        """Enter, and the page that it leads to."""
        self.browser.script("document.documentElement.dataset.old = 'yes'")
        self.browser.press("Enter")
        self.expect(
            "return document.documentElement.dataset.old != 'yes' && document.readyState == 'complete'", "Enter opens a page")

    def choose(self, text):
        """An option of the list in focus, by its first letters."""
        self.write(text)
        self.expect(
            "const e = document.activeElement; return e.options[e.selectedIndex].text.trim().toLowerCase()"
            ".startsWith(arguments[0].toLowerCase())", f"typing chooses «{text}»", text)

    def expect(self, script, words, *arguments):
        end = time.time() + 15
        while not self.browser.script(script, *arguments):
            if time.time() > end:
                raise Stuck(f"not so: {words}")
            time.sleep(0.02)


def search(person, base):
    person.browser.open(base + "/en")
    person.skip()
    person.reach("main input[type=search]", most=3)
    person.write("language munchen")
    person.follow()
    person.skip()
    person.reach(".hits a")
    hit = person.browser.script("return document.activeElement.textContent")
    person.follow()
    person.expect("return document.querySelector('h1').textContent.includes(arguments[0])", f"the hit opens «{hit}»", hit)


def search_above(person, base):
    person.browser.open(base + "/en/glossary")
    person.reach("#site-search", most=4)
    person.write("nuremberg")
    person.follow()
    person.expect("return document.querySelectorAll('.hits a').length > 0", "the search above finds something")


def levels_of_place(person, base):
    person.browser.open(base + "/en/places/de.munich")
    person.skip()
    person.reach(".fieldstack > summary")
    person.expect("return !document.activeElement.parentElement.open", "the field is folded")
    person.browser.press("Enter")
    person.expect("return document.activeElement.parentElement.open", "Enter unfolds the field")
    person.reach(".fieldstack[open] a", most=1)
    person.reach(".fieldstack:not([open]) > summary", most=60)


def filter_of_findings(person, base):
    person.browser.open(base + "/en/findings")
    person.skip()
    person.reach("main form.filters select", most=5)
    person.browser.press("Down")
    person.expect("return document.activeElement.selectedIndex > 0", "the arrow chooses")
    chosen = person.browser.script("const e = document.activeElement; return [e.name, e.value]")
    person.reach("main form.filters button", most=10)
    person.follow()
    person.expect(
        "return document.querySelector(`form.filters [name=${arguments[0][0]}]`).value == arguments[0][1]", "the choice stays", chosen)
    person.skip()
    person.reach(".table a", most=20)


def reform_lab(person, base):
    person.browser.open(base + "/en/reform")
    person.skip()
    person.reach("main form.build select", most=5)
    person.choose("End")
    person.reach("#record", most=5)
    person.write("nl.inburgering")
    person.reach("#on", most=3)
    person.write("2013")
    person.reach("form.build button", most=10)
    person.follow()
    person.expect("return !!document.querySelector('#result-heading')", "the reform has a result")
    person.skip()
    person.reach("section[aria-labelledby=result-heading] a", most=3)


def what_is_there_for_me(person, base):
    person.browser.open(base + "/en/what-is-there-for-me")
    for answers in (1, 2):
        person.skip()
        person.reach("form.ask select, form.ask input", most=3)
        if answers == 1:
            person.choose("Munich")
        elif person.browser.script("return document.activeElement.type == 'number'"):
            person.write("30")
        else:
            person.browser.press("Down")
        person.reach("form.ask button", most=4)
        person.follow()
        person.expect(
            "return document.querySelectorAll('.answered li').length == arguments[0]", f"{answers} questions are answered", answers)
    person.skip()
    person.reach(".answered button")
    person.follow()
    person.expect("return document.querySelectorAll('.answered li').length == 1", "an answer is taken back")


JOURNEYS = (search, search_above, levels_of_place, filter_of_findings, reform_lab, what_is_there_for_me)

start = time.time()
pages = chosen(sys.argv[1:])
browser = Browser()
program = os.environ.get("LEITBILD", ".build/debug/leitbild")
if browser.missing:
    give_up("keyboard", browser.missing)
if not os.access(program, os.X_OK):
    give_up("keyboard", f"{program} is not built. Run make build.")
found = []
stops = 0
with Site(program) as site, browser:
    browser.size(1280)
    for journey in () if sys.argv[1:] else JOURNEYS:
        person = Person(browser)
        name = journey.__name__.replace("_", " ")
        try:
            journey(person, site.base)
        except Stuck as stuck:
            found.append(f"{name}: {stuck}")
        found += [f"{name}: {fault}" for fault in dict.fromkeys(person.faults)]
        stops += person.stops
    said = browser.messages
    found += [f"the console says on the way: {message}" for message in said]
    for name, address in pages.items():
        browser.open(site.base + address)
        found += [f"{name}: {fault}" for fault in browser.script(OUTLINE)]
        # That the page itself is not found, or refused, is what such a page is for.
        own = f"{site.base}{address} - Failed to load resource"
        found += [f"{name}: the console says {message}" for message in browser.messages if not message.startswith(own)]
for one in found:
    print(one)
print(
    f"keyboard: {len(found) or 'nothing'} found on {0 if sys.argv[1:] else len(JOURNEYS)} ways by keyboard with {stops} stops "
    f"and {len(pages)} pages without style in {time.time() - start:.0f} s")
sys.exit(1 if found else 0)
