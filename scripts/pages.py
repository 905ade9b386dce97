"""Every kind of page of the site, by a short name; what checks and screenshots go through."""

import socket
import subprocess
import sys
import tempfile
import time

PAGES = {
    "home": "/en",
    "search": "/en/search?q=language+munchen",
    "search-nothing": "/en/search?q=xyzzy",
    "places": "/en/places",
    "place": "/en/places/de.munich",
    "place-then": "/en/places/nl.rotterdam?as-of=2007",
    "compare": "/en/compare?one=de.munich&other=gb.london",
    "countries": "/en/countries",
    "country": "/en/countries/nl",
    "fields": "/en/fields",
    "field": "/en/fields/newcomer-language",
    "checks": "/en/checks",
    "check": "/en/checks/money.withdrawn-duty-kept",
    "findings": "/en/findings",
    "finding": "/en/findings/money.withdrawn-duty-kept/nl/nl.inburgering",
    "measures": "/en/measures",
    "measure": "/en/measures/nl.inburgering",
    "story": "/en/stories/nl.inburgering",
    "fund": "/en/funds/eu.eif",
    "bodies": "/en/bodies",
    "network": "/en/networks",
    "study": "/en/studies",
    "event": "/en/events",
    "figures": "/en/figures",
    "document": "/en/documents/mpi-2014",
    "history": "/en/history",
    "reform": "/en/reform",
    "reform-result": "/en/reform?example=nl-withdrawal-undone",
    "reform-fault": "/en/reform?overlay=reform:+x",
    "me": "/en/what-is-there-for-me",
    "glossary": "/en/glossary",
    "about": "/en/about",
    "not-found": "/en/nowhere",
    "german-home": "/de",
    "german-place": "/de/places/de.munich",
    "german-measure": "/de/measures/de.integrationskurs",
    "german-me": "/de/what-is-there-for-me",
}


class Site:
    """The site on a free port over a new database; use it in a `with` block."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.folder = tempfile.TemporaryDirectory()
        self.base = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [self.program, "serve", "--quiet", "--port", str(port), "--data", self.folder.name], stdout=subprocess.DEVNULL)
        for _ in range(600):
            if self.process.poll() is not None:
                sys.exit("the site did not start")
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    return self
            time.sleep(0.1)
        sys.exit("the site did not start within a minute")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.folder.cleanup()


def chosen(names):
    """The pages of these names, or all."""
    unknown = [name for name in names if name not in PAGES]
    if unknown:
        sys.exit(f"there is no page {', '.join(unknown)}. There are: {', '.join(PAGES)}")
    return {name: PAGES[name] for name in names} if names else PAGES
