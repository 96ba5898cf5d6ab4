"""Lighthouse (mobile) on the home page, a sign and a step of the built site.

Needs npm. Builds the site first, then prints four scores a page, the median of several runs:

    .venv/bin/python benchmarks/lighthouse.py [RUNS]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.site import ARGUMENTS, chromium

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = "lighthouse@13.5.0"
PAGES = ("", "signs/late-payment/", "exit/prepare/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


def scores(url: str) -> list[int]:
    flags = " ".join(("--headless=new", *ARGUMENTS))
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json"]
    command += [f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**os.environ, "CHROME_PATH": chromium()}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    report = json.loads(done.stdout)
    return [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "fingerpost", "-C", str(ROOT), "build"]
        subprocess.run([*build, "--site-dir", f"{folder}/site"], check=True, capture_output=True)
        handler = partial(Handler, directory=f"{folder}/site")
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{'page':24}", *(f"{name:>15}" for name in CATEGORIES))
        for path in PAGES:
            url = f"http://127.0.0.1:{server.server_port}/en/{path}"
            measured = [scores(url) for _ in range(runs)]
            medians = [statistics.median(column) for column in zip(*measured, strict=True)]
            print(f"/en/{path:20}", *(f"{value:15.0f}" for value in medians))
        server.shutdown()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
