"""A browser without a window, driven by chromedriver over plain HTTP (W3C WebDriver). Needs Chromium, chromedriver and nothing else."""

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request


def give_up(check, reason):
    """Ends a check that cannot run: on CI it has failed, elsewhere it is skipped."""
    failed = os.environ.get("CI") == "true"
    print(f"{check}: {'not possible' if failed else 'skipped'}, since {reason}", file=sys.stderr)
    sys.exit(1 if failed else 0)


class Browser:
    """One headless Chromium; use it in a `with` block."""

    def __init__(self):
        self.program = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
        self.driver = shutil.which("chromedriver")

    @property
    def missing(self):
        """What has to be installed, or nothing."""
        if not self.program:
            return "Chromium is not installed. Install the package chromium."
        if not self.driver:
            return "chromedriver is not installed. Install the package chromium-driver."
        return None

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [self.driver, f"--port={port}", "--log-level=OFF"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                if self._call("GET", "/status")["ready"]:
                    break
            except OSError:
                time.sleep(0.1)
        options = {"binary": self.program, "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]}
        session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.base += "/session/" + session["sessionId"]
        self._call("POST", "/timeouts", {"script": 60000, "pageLoad": 60000})
        return self

    def __exit__(self, *_):
        try:
            self._call("DELETE", "")
        except OSError:
            pass
        self.process.kill()
        self.process.wait()

    def _call(self, method, path, body=None):
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(
            self.base + path, data=data, method=method, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error).get("value", {})
            raise RuntimeError(f"{value.get('error')}: {value.get('message')}") from None

    def open(self, address):
        self._call("POST", "/url", {"url": address})

    def script(self, text, *arguments):
        """The value of a script that ends with `return`."""
        return self._call("POST", "/execute/sync", {"script": text, "args": list(arguments)})

    def wait_for(self, text, *arguments):
        """The value that a script hands to its last argument."""
        return self._call("POST", "/execute/async", {"script": text, "args": list(arguments)})

    def command(self, name, **parameters):
        """A command of the developer tools."""
        return self._call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def size(self, width, height=900):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def light(self, scheme, media="screen"):
        """`light` or `dark`, on a screen or on paper (`print`)."""
        self.command(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def press(self, *keys):
        """Keys one after another, as a person presses them: `Tab`, `Enter`, `Escape`, a letter."""
        codes = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "Down": "\ue015"}
        actions = []
        for key in keys:
            value = codes.get(key, key)
            actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def picture(self, file, whole=True, most=6000):
        """A screenshot of the whole page, cut off at `most` pixels."""
        parameters = {"format": "png"}
        if whole:
            box = self.command("Page.getLayoutMetrics")["cssContentSize"]
            parameters |= {"captureBeyondViewport": True, "clip": {
                "x": 0, "y": 0, "width": box["width"], "height": min(box["height"], most), "scale": 1}}
        data = self.command("Page.captureScreenshot", **parameters)["data"]
        with open(file, "wb") as out:
            out.write(base64.b64decode(data))

    @property
    def messages(self):
        """What the console said since the last time."""
        return [entry["message"] for entry in self._call("POST", "/se/log", {"type": "browser"})]
