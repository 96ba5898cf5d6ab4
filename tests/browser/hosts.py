"""Other people's sites, with the published guide in them: any page, any policy, and WordPress.

`discovered` and `filtered` do to a pasted address what WordPress does (`WP_oEmbed::discover` and
`wp_filter_oembed_result`); `RECEIVER` is the page's side of its protocol.
"""

from __future__ import annotations

import html
import json
import mimetypes
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Browser, Frame, Page, Route

from ..npm import FRONT, installed

GUIDE = "https://fingerpost.example/"
EMBED = f"{GUIDE}en/quiz/embed.html"
HOST = "https://host.example/"
MOST_READ = 153_600
SECRET = "aB3dE5fG7h"
KEPT_ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"data-secret"},
    "iframe": {
        *("src", "width", "height", "frameborder", "marginwidth", "marginheight"),
        *("scrolling", "title", "data-secret"),
    },
}
RECEIVER = """
addEventListener("message", (event) => {
  const { message, value, secret } = event.data ?? {};
  if (!secret || /[^a-zA-Z0-9]/.test(secret)) return;
  for (const quote of document.querySelectorAll(`blockquote[data-secret="${secret}"]`)) {
    quote.style.display = "none";
  }
  for (const frame of document.querySelectorAll(`iframe[data-secret="${secret}"]`)) {
    if (event.source !== frame.contentWindow) continue;
    frame.removeAttribute("style");
    if (message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(value, 10)));
    if (message === "link" && new URL(value).host === new URL(frame.src).host) {
      if (document.activeElement === frame) window.followed = value;
    }
  }
});
"""
LISTENER = """
window.told = [];
addEventListener("message", (event) => told.push({at: performance.now(), ...event.data}));
"""


RECORDER = """<script>
window.heard = [];
for (const name of ["ready", "step", "answer", "result"]) {
  addEventListener(`fingerpost-quiz:${name}`, (event) => heard.push([name, event.detail]));
}
</script>"""


@dataclass
class Web:
    """The guide at the address it is published at, and hosts beside it."""

    folder: Path
    browser: Browser

    def page(
        self,
        body: str,
        *,
        policy: str = "",
        viewport: tuple[int, int] = (1280, 900),
        scheme: Any = "light",
        head: str = "",
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Page:
        """A fresh visitor's view of a page of a host."""
        context = self.browser.new_context(
            viewport={"width": viewport[0], "height": viewport[1]}, color_scheme=scheme
        )
        context.route(f"{GUIDE}**", self._serve)
        sent = {"Content-Type": "text/html; charset=utf-8", **headers}
        if policy:
            sent["Content-Security-Policy"] = policy
        text = f'<!doctype html><html lang="en"><title>Host</title>{head}<body>{body}</body></html>'
        context.route(f"{HOST}**", lambda route: route.fulfill(body=text, headers=sent))
        page = context.new_page()
        page.goto(HOST, wait_until="load")
        return page

    def file(self, address: str) -> Path:
        path = self.folder / address.removeprefix(GUIDE).partition("?")[0].partition("#")[0]
        return path / "index.html" if path.is_dir() else path

    def _serve(self, route: Route) -> None:
        path = self.file(route.request.url)
        if not path.is_file():
            route.fulfill(status=404, body="")
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        address = route.request.url.partition("?")[0].removeprefix(GUIDE)
        headers = {"Content-Type": kind, **self._headers(f"/{address}")}
        route.fulfill(body=path.read_bytes(), headers=headers)

    def _headers(self, address: str) -> dict[str, str]:
        """What a host that reads `_headers` sends with a file."""
        sent: dict[str, str] = {}
        lines = (self.folder / "_headers").read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line.startswith("/"):
                fits = fnmatch(address, line)
            elif line.startswith("  ") and fits:
                name, _, value = line.strip().partition(": ")
                sent[name] = value
        return sent


def framed(page: Page) -> Frame:
    """The frame of the guide in a host's page, once the quiz stands in it."""
    page.frame_locator("iframe").locator(".quiz-view h2").wait_for(state="attached")
    return next(frame for frame in page.frames if frame.url.startswith(GUIDE))


def discovered(page: bytes) -> str | None:
    """The address of the card that WordPress finds in a page."""
    text = page[:MOST_READ].decode(errors="replace")
    head = text[: text.lower().find("</head>")] if "</head>" in text.lower() else text
    for link in re.findall(r"<link([^<>]+?)/?>", head, re.IGNORECASE):
        found = dict(re.findall(r'([\w-]+)\s*=\s*"([^"]*)"', link))
        if found.get("type") == "application/json+oembed" and found.get("href"):
            return html.unescape(found["href"])
    return None


class _Kses(HTMLParser):
    """Keeps the tags and attributes that WordPress keeps, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in KEPT_ATTRIBUTES:
            left = [
                f' {name}="{html.escape(value or "")}"'
                for name, value in attrs
                if name in KEPT_ATTRIBUTES[tag]
            ]
            self.kept.append(f"<{tag}{''.join(left)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in KEPT_ATTRIBUTES:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.kept.append(html.escape(data, quote=False))


def _kses(text: str) -> str:
    parser = _Kses()
    parser.feed(text)
    return "".join(parser.kept)


def filtered(card: str) -> str:
    """What WordPress makes of the HTML of a card from a site it does not know."""
    found = re.search(
        r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", _kses(card), re.DOTALL
    )
    assert found is not None
    quote, frame = found[1] or "", found[2]
    secret = f'data-secret="{SECRET}"'
    frame = re.sub(r' src="(.*?)"', rf' src="\1#?secret={SECRET}" {secret}', frame, count=1)
    text = _kses(quote.replace("<blockquote", f"<blockquote {secret}") + frame)
    if quote:
        hidden = '<iframe style="position: absolute; visibility: hidden;"'
        text = text.replace("<iframe", hidden)
        text = text.replace("<blockquote", '<blockquote class="wp-embedded-content"')
    marks = '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    return text.replace("<iframe", marks)


def snippet(web: Web, kind: str) -> str:
    """The lines that the page for site owners offers."""
    page = web.file(f"{GUIDE}en/embed/").read_text(encoding="utf-8")
    found = re.search(rf'data-snippet="{kind}"[^>]*><code>(.*?)</code>', page, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def card(web: Web, pasted: str = f"{GUIDE}en/quiz/") -> dict[str, Any]:
    """The card that WordPress asks for, after it was given an address of the guide."""
    address = discovered(web.file(pasted).read_bytes())
    assert address is not None
    found: dict[str, Any] = json.loads(web.file(address).read_text(encoding="utf-8"))
    return found


def wordpress(web: Web, pasted: str = f"{GUIDE}en/quiz/", **options: Any) -> Page:
    """A post with an address of the guide on a line of its own, as its readers get it."""
    scripts = f"<script>{LISTENER}{RECEIVER}</script>"
    return web.page(scripts + filtered(card(web, pasted)["html"]), **options)


def in_a_frame(web: Web, **options: Any) -> Page:
    return web.page(f"<script>{LISTENER}</script>" + snippet(web, "frame"), **options)


def as_element(web: Web, lines: str = "", **options: Any) -> Page:
    page = web.page(RECORDER + (lines or snippet(web, "element")), **options)
    page.locator(".quiz-view h2").wait_for()
    return page


VUE = "vue/dist/vue.global.prod.js"
REACT = {  # as its packages come, for a `require` of Node
    "react": "react/cjs/react.production.js",
    "scheduler": "scheduler/cjs/scheduler.production.js",
    "react-dom": "react-dom/cjs/react-dom.production.js",
    "react-dom/client": "react-dom/cjs/react-dom-client.production.js",
}


def package(name: str) -> str:
    """The text of a file of a package of npm."""
    return installed(name).read_text(encoding="utf-8")


def react() -> str:
    """A script that defines `React` and `ReactDOM`."""
    parts = [
        f"parts[{json.dumps(name)}] = (module, exports, require) => {{ {package(path)} }};"
        for name, path in REACT.items()
    ]
    return f"""(() => {{
      const parts = {{}}, made = {{}};
      {"".join(parts)}
      const require = (name) => {{
        if (!made[name]) {{
          made[name] = {{ exports: {{}} }};
          parts[name](made[name], made[name].exports, require);
        }}
        return made[name].exports;
      }};
      window.React = require("react");
      window.ReactDOM = require("react-dom/client");
    }})();"""


def mdx(text: str) -> dict[str, Any]:
    """The elements that a page in MDX is compiled to, name to properties."""
    installed("@mdx-js/mdx/index.js")
    script = """
      import { evaluate } from "@mdx-js/mdx";
      import { readFileSync } from "node:fs";
      const made = {};
      const jsx = (name, properties) => { made[name] = properties; };
      const runtime = { Fragment: "fragment", jsx, jsxs: jsx };
      (await evaluate(readFileSync(0, "utf8"), runtime)).default({});
      const { fragment, ...elements } = made;
      console.log(JSON.stringify(elements));
    """
    command = ["node", "--input-type=module", "--eval", script]
    ran = subprocess.run(command, cwd=FRONT, input=text, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found
