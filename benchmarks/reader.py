"""What a reader waits for on slow 3G with a processor six times slower, on the built site.

Builds the site first, or takes one that is built, then prints for each page, as the median of
several runs: seconds until it can be used (the button of the quiz, its first question for who
presses that at once, the form of a letter, the heading of a page), files asked for, kilobytes,
and layout shift:

    .venv/bin/python benchmarks/reader.py [SITE]
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, sync_playwright

from tests.browser.site import ARGUMENTS, chromium

ROOT = Path(__file__).parents[1]
RUNS = 5
SLOWER = 6
SLOW_3G = {  # as Lighthouse and WebPageTest mean it: 400 ms there and back, 400 kbit/s
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
PAGES = {
    "quiz/": "#quiz .quiz-main",
    "quiz/#begin": "#quiz .quiz-question",  # as who presses the button at once
    "letters/payment-reminder/": "#form:not([hidden]) input",
    "signs/late-payment/": "h1",
    "": "h1",
}
WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
const looking = (at) => {
  const there = [...document.querySelectorAll(WANTED)];
  if (there.some((one) => one.getClientRects().length)) window.usable = at;
  else requestAnimationFrame(looking);
};
requestAnimationFrame(looking);
"""


class Handler(SimpleHTTPRequestHandler):
    """Packs texts as every host does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in (".html", ".css", ".js", ".json", ".svg"):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def visit(browser: Browser, url: str, wanted: str) -> tuple[float, int, float, float]:
    """Seconds until it can be used, files, kilobytes, layout shift."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(f"const WANTED = {wanted!r};{WATCH}")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []

    def done(event: dict[str, float]) -> None:
        sizes.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", done)
    page.goto(url, wait_until="load")
    while not page.evaluate("window.usable"):  # our content policy lets no page wait for a string
        page.wait_for_timeout(20)
    page.wait_for_timeout(500)
    seconds = page.evaluate("window.usable") / 1000
    shift = page.evaluate("window.shifted")
    page.context.close()
    return seconds, len(sizes), sum(sizes) / 1000, shift


def measure(site: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        print(f"{'page':32}{'usable s':>10}{'files':>8}{'kB':>8}{'shift':>8}")
        for path, wanted in PAGES.items():
            url = f"http://127.0.0.1:{server.server_port}/en/{path}"
            runs = [visit(browser, url, wanted) for _ in range(RUNS)]
            seconds, files, size, shift = (
                statistics.median(all_) for all_ in zip(*runs, strict=True)
            )
            print(f"/en/{path:28}{seconds:10.2f}{files:8.0f}{size:8.1f}{shift:8.3f}")
        browser.close()
    server.shutdown()


def main() -> None:
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "fingerpost", "-C", str(ROOT), "build"]
        subprocess.run([*build, "--site-dir", f"{folder}/site"], check=True, capture_output=True)
        measure(Path(folder, "site"))


if __name__ == "__main__":
    main()
