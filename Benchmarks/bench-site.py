#!/usr/bin/env python3
"""The site under load, on loopback, in release: places at 50 connections with the shipped atlas and with one of 20,000 measures, 2,000
connections at once, and memory over many requests. Beside it a peer that sends one file of the same size (nginx).

    Benchmarks/bench-site.py [--requests 1000000]        # make bench-site

Needs wrk (Debian: wrk); with nginx installed the peer is measured too. Fails when a goal is missed.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
SERVER = os.environ.get("LEITBILD", f"{HERE}/.build-site/release/leitbild")
SYNTHETIC = os.environ.get("SYNTHETIC_ATLAS", f"{HERE}/.build-bench/release/synthetic-atlas")
REQUESTS = int(sys.argv[sys.argv.index("--requests") + 1]) if "--requests" in sys.argv else 1_000_000
failed = []


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """The site over a database, until the block ends."""

    def __init__(self, data):
        self.data = data

    def __enter__(self):
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        began = time.time()
        self.process = subprocess.Popen(
            [SERVER, "serve", "--quiet", "--port", str(self.port), "--data", self.data], stdout=subprocess.DEVNULL)
        while True:
            if self.process.poll() is not None:
                sys.exit("the site did not start")
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.1)
        self.start = time.time() - began
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=60)

    @property
    def memory(self):
        """Resident memory in MiB."""
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    @property
    def seconds(self):
        """CPU seconds so far."""
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def places(self):
        text = urllib.request.urlopen(self.base + "/en/places.csv").read().decode()
        count = len(text.strip().split("\r\n")) - 1
        sitemap = urllib.request.urlopen(self.base + "/sitemap.xml").read().decode()
        parts = re.findall(r"<loc>[^<]*(/sitemap-\d+\.xml)</loc>", sitemap)
        for part in parts:
            sitemap += urllib.request.urlopen(self.base + part).read().decode()
        found = sorted(set(re.findall(r"<loc>http://[^/]+(/(?:en|de)/places/[^<]+)</loc>", sitemap)))
        assert len(found) == 2 * count, (len(found), count)
        return found


def wrk(base, addresses, connections, seconds, folder):
    """Latencies in milliseconds and what went wrong, of random addresses."""
    script = os.path.join(folder, "random.lua")
    with open(script, "w") as out:
        out.write("local a = {" + ",".join(f'"{address}"' for address in addresses) + "}\n")
        out.write('math.randomseed(2014)\nrequest = function() return wrk.format("GET", a[math.random(#a)], {["Accept-Encoding"] = "gzip"}) end\n')
        out.write(
            "done = function(s, l, r)\n"
            'io.write(string.format("RESULT %d %f %f %f %d %d %d %d %d\\n", s.requests, l:percentile(50) / 1000, '
            "l:percentile(95) / 1000, l:percentile(99) / 1000, s.errors.connect, s.errors.read, s.errors.write, "
            "s.errors.status, s.errors.timeout))\nend\n")
    run = subprocess.run(
        ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", script, base],
        capture_output=True, text=True, check=True)
    parts = re.search(r"RESULT (.*)", run.stdout).group(1).split()
    requests, half, most, nearly = int(parts[0]), *map(float, parts[1:4])
    return requests / seconds, half, most, nearly, [int(part) for part in parts[4:]]


def say(name, value, goal=None, met=True):
    print(f"{name:64} {value}" + (f"  (goal {goal}: {'met' if met else 'MISSED'})" if goal else ""), flush=True)
    if not met:
        failed.append(name)


def cached(server):
    text = urllib.request.urlopen(server.base + "/metrics").read().decode()
    return int(re.search(r"^leitbild_cached_pages (\d+)", text, re.M).group(1))


def load(name, server, folder):
    places = server.places()
    began = time.time()
    while cached(server) < len(places) and time.time() - began < 300:
        time.sleep(0.5)
    say(f"{name}: start; {len(places)} addresses of places made ready in the background",
        f"{server.start:.1f} s; {time.time() - began:.0f} s, {server.memory:.0f} MiB")
    urllib.request.urlopen(server.base + "/en?as-of=2013").read()
    first = []
    for address in places[:400]:
        began = time.time()
        urllib.request.urlopen(server.base + address + "?as-of=2013").read()
        first.append((time.time() - began) * 1000)
    first.sort()
    say(f"{name}: a place as of a day on which nobody asked for it, 95 %",
        f"{first[int(len(first) * 0.95)]:.1f} ms (half {first[len(first) // 2]:.1f})")
    before = server.seconds
    rate, half, most, nearly, errors = wrk(server.base, places, 50, 10, folder)
    say(f"{name}: places at 50 connections, 95 %", f"{most:.1f} ms (half {half:.1f}, 99 % {nearly:.1f}), {rate:.0f} a second, "
        f"{(server.seconds - before) / (rate * 10) * 1000:.2f} ms CPU each", "50 ms", most < 50 and not any(errors))
    return places


def peer(page, folder):
    """nginx that sends one file of the same size."""
    if not shutil.which("nginx"):
        return say("peer", "nginx is not installed; not measured")
    port = free_port()
    with open(f"{folder}/page.html", "wb") as out:
        out.write(page)
    with open(f"{folder}/nginx.conf", "w") as out:
        out.write(
            f"worker_processes 2; daemon off; pid {folder}/pid; error_log {folder}/error; events {{ worker_connections 4096; }}\n"
            f"http {{ access_log off; server {{ listen 127.0.0.1:{port}; root {folder}; }} }}\n")
    process = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    time.sleep(1)
    rate, half, most, _, _ = wrk(f"http://127.0.0.1:{port}", ["/page.html"], 50, 10, folder)
    process.terminate()
    say("peer: nginx sends one file of that size at 50 connections, 95 %", f"{most:.1f} ms (half {half:.1f}), {rate:.0f} a second")


for program in ("wrk", SERVER, SYNTHETIC):
    if not shutil.which(program):
        sys.exit(f"{program} is missing. Install wrk; build with make bench-site.")
print(f"load of the machine: {os.getloadavg()[0]:.1f}")
with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    with Server(f"{folder}/shipped") as server:
        places = load("shipped atlas", server, folder)
        rate, half, most, _, errors = wrk(server.base, places, 2000, 15, folder)
        say("shipped atlas: 2,000 connections", f"{rate:.0f} a second, 95 % {most:.0f} ms, errors {errors}", "no error", not any(errors))
        done, marks = 0, []
        while done < REQUESTS:
            rate, *_ = wrk(server.base, places, 50, 5, folder)
            done += int(rate * 5)
            marks.append(server.memory)
        third = max(1, len(marks) // 3)
        growth = sum(marks[-third:]) / third - sum(marks[:third]) / third
        say(f"shipped atlas: memory over {done:,} requests", f"{marks[0]:.0f} to {marks[-1]:.0f} MiB", "under 10 MiB more", growth < 10)
        wanted = urllib.request.Request(server.base + "/en/places/de.munich", headers={"Accept-Encoding": "gzip"})
        page = urllib.request.urlopen(wanted).read()
    peer(page, folder)
    subprocess.run([SYNTHETIC, f"{folder}/atlas", "--measures", "20000", "--seed", "1"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([SERVER, "fill", "--atlas", f"{folder}/atlas", "--data", f"{folder}/large"], check=True, stdout=subprocess.DEVNULL)
    with Server(f"{folder}/large") as server:
        load("20,000 measures", server, folder)
        say("20,000 measures: memory", f"{server.memory:.0f} MiB")
sys.exit(1 if failed else 0)
