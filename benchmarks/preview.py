"""How long the live preview takes from saving a file to the page in the browser being new.

    .venv/bin/python benchmarks/preview.py [EDITS]

Needs Linux. Copies the guide, serves it in French; edits a sign, its template, its translation, and
a style sheet.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.site import ARGUMENTS, chromium

ROOT = Path(__file__).parents[1]
LOCALE = "fr"
PAGE = "signs/late-payment"
EDITS = {
    "content": (f"content/{PAGE}.yml", "title: ", "title: {} "),
    "template": ("templates/pages/sign.md.j2", "{{ sign.title }}", "{{ sign.title }} {}"),
    "translation": (f"content/translations/{LOCALE}.po", 'msgstr "', 'msgstr "{} '),
    "style": ("templates/theme/css/tokens.css", ":root {", ":root { --edited: {};"),
}
SHOWN = """word => document.body && (document.body.innerText.includes(word)
    || getComputedStyle(document.body).getPropertyValue("--edited") === word)"""


def processor_seconds(pid: int) -> float:
    """What a process has taken so far; on a busy machine a better measure than the clock."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(edits: int) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder)
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "fingerpost", "-C", folder]
        command += ["serve", "--locale", LOCALE, "--port", str(port)]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            assert server.stderr is not None
            next(line for line in server.stderr if "Serving on" in line)
            threading.Thread(target=server.stderr.read, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}/{LOCALE}/{PAGE}/")
            for kind, (name, mark, form) in EDITS.items():
                path, times, busy = project / name, [], []
                original = path.read_text(encoding="utf-8")
                at = max(original.find(f'msgctxt "{PAGE}/recognise"'), 0)
                for number in range(edits):
                    word = f"Edit{kind}{chr(ord('a') + number)}"  # figures must be translated
                    added = form.replace("{}", word)
                    time.sleep(1)
                    started, before = time.monotonic(), processor_seconds(server.pid)
                    path.write_text(original[:at] + original[at:].replace(mark, added, 1))
                    page.wait_for_function(SHOWN, arg=word)
                    times.append(time.monotonic() - started)
                    busy.append(processor_seconds(server.pid) - before)
                middle, taken = statistics.median(times), statistics.median(busy)
                print(
                    f"{kind:11} median {middle:.2f} s, worst {max(times):.2f} s; "
                    f"{taken:.2f} s of processor time"
                )
                path.write_text(original)
            browser.close()
        finally:
            server.kill()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
