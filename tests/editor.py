"""An editor that knows YAML: yaml-language-server, spoken to as editors speak to it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .npm import installed

SERVER = "yaml-language-server/bin/yaml-language-server"
CURSOR = "¦"


class Editor:
    """A folder that is open in an editor with the settings that stand in its `.vscode/`."""

    def __init__(self, folder: Path, server: subprocess.Popen[bytes]) -> None:
        settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
        self.folder = folder
        self._server = server
        self._settings = {name.removeprefix("yaml."): value for name, value in settings.items()}
        self._asked = 0
        self._versions: dict[str, int] = {}
        root = {"uri": folder.as_uri(), "name": folder.name}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self._ask(
            "initialize",
            processId=None,
            rootUri=root["uri"],
            workspaceFolders=[root],
            capabilities=capabilities,
        )
        self._tell("initialized")

    def said(self, texts: Mapping[str, str]) -> dict[str, list[str]]:
        """What the editor underlines in files that say this, file by file: `line: message`."""
        waiting = {self._open(path, text): path for path, text in texts.items()}
        underlined: dict[str, list[str]] = {}
        while waiting:
            heard = self._hear()
            if heard.get("method") != "textDocument/publishDiagnostics":
                continue
            path = waiting.pop(heard["params"]["uri"], "")
            lines = [
                f"{each['range']['start']['line'] + 1}: {each['message']}"
                for each in heard["params"]["diagnostics"]
            ]
            if path and lines:
                underlined[path] = lines
        return underlined

    def offered(self, path: str, text: str) -> dict[str, str]:
        """What can be chosen at the cursor in a text: each word, and its help."""
        offers = self._at("textDocument/completion", path, text)
        offers = offers["items"] if isinstance(offers, dict) else offers
        return {each["label"]: _words(each.get("documentation") or "") for each in offers or ()}

    def told(self, path: str, text: str) -> str:
        """What is shown to who points at the cursor in a text."""
        hover = self._at("textDocument/hover", path, text)
        return _words(hover["contents"]) if hover else ""

    def _at(self, method: str, path: str, text: str) -> Any:
        before, after = text.split(CURSOR)
        self.said({path: before + after})
        uri = (self.folder / path).as_uri()
        line = before.count("\n")
        position = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        return self._ask(method, textDocument={"uri": uri}, position=position)

    def _open(self, path: str, text: str) -> str:
        uri = (self.folder / path).as_uri()
        self._versions[uri] = version = self._versions.get(uri, 0) + 1
        document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
        if version == 1:
            self._tell("textDocument/didOpen", textDocument=document)
        else:
            self._tell(
                "textDocument/didChange", textDocument=document, contentChanges=[{"text": text}]
            )
        return uri

    def _ask(self, method: str, **params: Any) -> Any:
        self._asked += 1
        self._write(id=self._asked, method=method, params=params)
        while True:
            heard = self._hear()
            if heard.get("id") == self._asked and "method" not in heard:
                return heard["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._write(method=method, params=params)

    def _write(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """The next thing the server says; what it asks meanwhile is answered."""
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has gone"
        heard: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if "id" in heard and "method" in heard:
            self._write(id=heard["id"], result=self._answer(heard))
        return heard

    def _answer(self, question: dict[str, Any]) -> Any:
        """What an editor says of its settings. Nothing is fetched from a list on the web."""
        yaml = {**self._settings, "schemaStore": {"enable": False}}
        if question["method"] != "workspace/configuration":
            return None
        return [yaml if each["section"] == "yaml" else {} for each in question["params"]["items"]]


@contextmanager
def opened(folder: Path) -> Iterator[Editor]:
    """A folder in an editor, for as long as the block runs."""
    command = ["node", str(installed(SERVER)), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        try:
            yield Editor(folder, server)
        finally:
            server.kill()


def _words(contents: Any) -> str:
    return contents["value"] if isinstance(contents, dict) else str(contents)
