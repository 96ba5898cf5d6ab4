"""Sizes of the embedded quiz, and time to its first question, beside others measured the same way.

Needs npm, pip and Chromium. Builds the site, fetches the others into .cache/, then prints kilobytes
packed by gzip -9 and the median time from opening a page to the first answer that can be chosen: a
phone's processor (4 times slower) on 1.6 Mbit/s with 150 ms of delay.

    .venv/bin/python benchmarks/embed.py [RUNS]
"""

from __future__ import annotations

import gzip
import json
import mimetypes
import statistics
import subprocess
import sys
import tarfile
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, sync_playwright

from tests.browser.site import ARGUMENTS, chromium
from tests.quizzes import ours

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache/benchmarks"
NPM = ("survey-core@3.1.1", "survey-js-ui@2.5.38", "quizdown@0.4.1")
PYPI = "mkdocs-quiz==1.7.1"
NETWORK = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWER = 4

SURVEY = ("survey-core/survey.core.min.js", "survey-js-ui/survey-js-ui.min.js")
SURVEY_STYLE = "survey-core/survey-core.min.css"
QUIZDOWN = "quizdown/public/build/quizdown.js"
START = "<!doctype html><html lang=en><meta charset=utf-8><title>Quiz</title><body>"


def fetched() -> None:
    """The packages of the others, unpacked into the cache."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for name in NPM:
        package, _, version = name.partition("@")
        if (CACHE / package).is_dir():
            continue
        command = ["npm", "pack", name, "--silent", "--pack-destination", str(CACHE)]
        subprocess.run(command, check=True, capture_output=True)
        with tarfile.open(CACHE / f"{package}-{version}.tgz") as archive:
            archive.extractall(CACHE / f"{package}.new", filter="data")
        (CACHE / f"{package}.new/package").rename(CACHE / package)
    if not (CACHE / "mkdocs_quiz").is_dir():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", PYPI]
        subprocess.run([*command, "--dest", str(CACHE)], check=True, capture_output=True)
        with zipfile.ZipFile(next(CACHE.glob("mkdocs_quiz-*.whl"))) as archive:
            archive.extractall(CACHE)


def packed(*paths: Path) -> float:
    """Kilobytes of files, each packed by itself as a host sends them."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths) / 1000


def pages(site: Path) -> dict[str, str]:
    """The same statements for the others as pages of their own; ours as it is published."""
    quiz = ours()
    scale = [option["text"] for option in quiz["scale"]["options"]]
    asked = [one["text"] for one in quiz["questions"].values() if one["role"] == "severity"]
    model = {
        "pages": [
            {"elements": [{"type": "radiogroup", "name": text, "choices": scale}]} for text in asked
        ]
    }
    choices = "\n".join(f"1. [{'x' if at == 0 else ' '}] {text}" for at, text in enumerate(scale))
    markdown = "\n\n".join(f"### {text}\n\n{choices}" for text in asked)
    survey = "".join(f'<script src="/cache/{name}"></script>' for name in SURVEY)
    render = f"new Survey.Model({json.dumps(model)}).render(document.getElementById('q'))"
    return {
        "/survey": f'{START}<link rel=stylesheet href="/cache/{SURVEY_STYLE}"><div id=q></div>'
        f"{survey}<script>{render}</script>",
        "/quizdown": f'{START}<script src="/cache/{QUIZDOWN}"></script>'
        f'<div class="quizdown">{markdown}</div><script>quizdown.init()</script>',
        "/element": f'{START}<script src="/site/en/quiz/fingerpost-quiz.js" async></script>'
        "<fingerpost-quiz></fingerpost-quiz>",
        "/embed": (site / "en/quiz/embed.html").read_text(encoding="utf-8"),
    }


def served(site: Path, made: dict[str, str]) -> ThreadingHTTPServer:
    """Everything packed, as hosts send it."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            folder = CACHE if self.path.startswith("/cache/") else site
            path = folder / self.path.partition("/")[2].partition("/")[2]
            page = made.get(self.path)
            body = page.encode() if page else path.read_bytes() if path.is_file() else b""
            kind = "text/html" if page else mimetypes.guess_type(path.name)[0]
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(body, 9))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


WATCH = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap(
    (one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const look = () => {
    const there = all(document);
    there.find((one) => one.matches(".quiz-main"))?.click();
    if (there.some((one) => one.matches("input"))) window.asked = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""


def first_question(browser: Browser, url: str) -> float:
    """Milliseconds until something can be chosen, with the start button pressed as it appears."""
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", {"offline": False, **NETWORK})
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(f"addEventListener('DOMContentLoaded', {WATCH})")
    page.goto(url, wait_until="commit")
    found = 0.0
    while not found:
        page.wait_for_timeout(100)
        found = page.evaluate("window.asked ?? 0")
    context.close()
    return found


def main(runs: int) -> None:
    fetched()
    site = CACHE / "site"
    build = [sys.executable, "-m", "fingerpost", "-C", str(ROOT), "build"]
    subprocess.run([*build, "--site-dir", str(site)], check=True, capture_output=True)
    ours_in = site / "en/quiz"
    mkdocs = [p for p in (CACHE / "mkdocs_quiz").rglob("*") if p.suffix in (".js", ".css")]
    rows = {
        "Fingerpost, file for frames (all of it)": ([ours_in / "embed.html"], "/embed"),
        "Fingerpost, element (one script)": ([ours_in / "fingerpost-quiz.js"], "/element"),
        "Fingerpost, script of its own page": ([ours_in / "quiz.js"], None),
        "SurveyJS: survey-core + survey-js-ui + CSS": (
            [CACHE / name for name in (*SURVEY, SURVEY_STYLE)],
            "/survey",
        ),
        "quizdown": ([CACHE / QUIZDOWN], "/quizdown"),
        "mkdocs-quiz: scripts and styles": (mkdocs, None),
    }
    server = served(site, pages(site))
    print(f"{'':46}{'KB gzip -9':>12}{'first question, ms':>20}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        for name, (files, path) in rows.items():
            time = ""
            if path:
                url = f"http://127.0.0.1:{server.server_port}{path}"
                took = statistics.median(first_question(browser, url) for _ in range(runs))
                time = f"{took:.0f}"
            print(f"{name:46}{packed(*files):12.1f}{time or '–':>20}")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
