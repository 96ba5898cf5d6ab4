"""Says in the words of authors why MkDocs refuses the settings of a project, or a guide cannot use
them.

MkDocs logs what it refuses, key by key; the words of its log are looked for here.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import EVENTS

from ..content.syntax import nodes
from ..content.syntax.decode import decode
from ..diagnostics import Diagnostic, Location, Severity, as_sentence, closest, did_you_mean
from ..text.markup import whole_address
from . import blame
from .mkdocs.heard import Heard
from .mkdocs.pages import EXTENSIONS, PLUGIN
from .mkdocs.theme import mention
from .project import CONTENT, theme_folders
from .unchanged import CONFIGURATION

CUSTOM = "custom_dir"
VALUE = re.compile(r"Config value '(?P<key>[\w.-]+)': (?P<said>.*)", re.DOTALL)
TRACE = "Traceback (most recent call last):"
UNKNOWN = "Unrecognised configuration name"
TYPES = re.compile(r"Expected type: <class '(\w+)'>")
SINGLE = "Expected a list of items, but a <class 'str'>"
TAKES = {
    "bool": "`true` or `false`",
    "str": "one text",
    "list": "a list",
    "dict": "keys with values",
    "int": "a whole number",
}
"""What settings take, by the type that MkDocs names."""
EXTENSION = re.compile(
    r"Failed to load extension '(?P<name>[^']+)'.*"
    r"(?:KeyError: '(?P<lacks>[^']+)'|No module named '(?P=name)')",
    re.DOTALL,
)
OPTION = re.compile(
    r"Plugin '(?:\w+/)?(?P<plugin>[^']+)' option '(?P<name>[^']+)': (?P<said>.*)", re.DOTALL
)
NO_LIST = "Invalid Plugins configuration"
REQUIRED = "Required configuration not provided"
ALIKE = 0.75  # how much a key is like the right one
NAMED = re.compile(r"""["']([\w.-]+)["']""")
INHERITED = "Inherited config file"
MATERIAL = "material"  # the theme of MkDocs that ours stands on
IDLE = {
    "nav": (
        ("config.nav", "in nav"),
        "Remove it: the menu is that of `sections` in `content/guide.yml`.",
    ),
    "extra_css": (
        ("extra_css",),
        "Put sheets into `templates/theme/css/page/`, and remove it.",
    ),
    "extra_javascript": (
        ("extra_javascript",),
        "Remove it; `fingerpost templates` lists what a script can be added to.",
    ),
    "copyright": (
        ("config.copyright",),
        "Put it under `licence:` in `content/guide.yml`, and remove it.",
    ),
    "theme.palette": (
        ("theme.palette",),
        "Put colours under `look:` in `content/guide.yml`, and remove it.",
    ),
    "theme.logo": (
        ("theme.logo",),
        "Name a picture of `content/images/` under `look:` in `content/guide.yml`, and remove it.",
    ),
    "theme.favicon": (
        ("theme.favicon",),
        "Remove it: tabs show the `logo` under `look:` in `content/guide.yml`.",
    ),
    "theme.features": (("theme.features",), "Remove it."),
    "theme.language": (
        ("theme.language",),
        "Remove it: the words around a page are in its own language.",
    ),
    "extra.analytics": (
        ("extra.analytics",),
        "Remove it: pages ask no other host, which would learn who reads.",
    ),
    "extra.social": (
        ("extra.social",),
        "Put links under `foot_links:` in `content/guide.yml`, and remove it.",
    ),
}
"""Settings of MkDocs and of Material that other themes ask for: the words of a template that does,
and what does the same in a guide."""
MENDED = {
    "docs_dir": "Write `docs_dir: content`.",
    "site_dir": "Write a folder of its own: `site_dir: site/en`.",
    "INHERIT": "Put the file there, or remove the key.",
    "hooks": "Put the file there, or take it out of the list.",
    "theme": f"Write `name: {MATERIAL}` under `theme:`.",
    "theme.custom_dir": "Remove it: the look comes with Fingerpost, and files in the guide's own"
    " `templates/` replace parts of it.",
    "plugins": "Install it, or take it out of the list.",
    "markdown_extensions": "Install it, or take it out of the list.",
}
"""What to do about settings that MkDocs refuses, by their keys."""
SEARCH = ("search", f"{MATERIAL}/search")  # of MkDocs, and as the theme names it
ADDRESSES = ("site_url", "repo_url")
KNOWN = {"plugins": (PLUGIN,), "markdown_extensions": EXTENSIONS}
FRESH = "`fingerpost new FOLDER` writes one that is right, to compare with."


def mistakes(root: Path, tree: nodes.Node) -> Iterator[Diagnostic]:
    """What MkDocs says of settings that it could read, and what in them is of no use to a guide."""
    heard = Heard(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(heard)
    logger.propagate = False
    unmade: Diagnostic | None = None
    plugins: object = None
    config: MkDocsConfig | None = None
    try:
        config = load_config(str(root / CONFIGURATION))
        plugins = config.plugins
    except (SystemExit, Exception) as error:  # whatever a hook or a plugin of somebody says
        unmade = _unmade(error, root, tree)
    finally:
        logger.removeHandler(heard)
        logger.propagate = before
    written = tree.items if isinstance(tree, nodes.Map) else {}
    for key, meant in _misspelt(written).items():
        sentence = f'MkDocs has no setting "{key}".'
        yield Diagnostic(place_of(tree, key), "bad-settings", sentence, f'Did you mean "{meant}"?')
    for record in heard.records:
        if not _is_told(record, written):
            yield _told(record, root, tree)
    if unmade and not any(record.levelno >= logging.ERROR for record in heard.records):
        yield unmade
    if isinstance(plugins, dict) and PLUGIN not in plugins:
        sentence = f"The settings do not list the plugin `{PLUGIN}`."
        listed = isinstance(tree, nodes.Map) and "plugins" in tree.items
        hint = f"Add it under `plugins:`: `- {PLUGIN}`."
        hint = hint if listed else f"Add the line `plugins: [{PLUGIN}]`."
        yield Diagnostic(place_of(tree, "plugins"), "bad-settings", sentence, hint)
    if config is not None:
        yield from _unfit(config, root, tree)


def _misspelt(written: Collection[str]) -> dict[str, str]:
    """The keys of settings that MkDocs does not have, each with the one that is meant."""
    known = [*MkDocsConfig()]
    near = {key: closest(key, {*known} - {*written}, ALIKE) for key in written if key not in known}
    return {key: meant for key, meant in near.items() if meant}


def _is_told(record: logging.LogRecord, written: Mapping[str, nodes.Node]) -> bool:
    """Whether what MkDocs logs is told in another way: a misspelt key, which by that is missing
    too, or content that is not there.
    """
    match = VALUE.search(record.getMessage())
    if match is None:
        return False
    misspelt = _misspelt(written)
    if match["key"] in misspelt or match["key"] in misspelt.values():
        return True
    named = written.get("docs_dir")
    at_home = isinstance(named, nodes.Text) and named.value.rstrip("/") == CONTENT
    return match["key"] == "docs_dir" and at_home


def _unfit(config: MkDocsConfig, root: Path, tree: nodes.Node) -> Iterator[Diagnostic]:
    """Settings that MkDocs can use and a guide cannot, and those of which nothing comes."""
    if not config.use_directory_urls:
        sentence = "The addresses of a guide end in `/`, and its links lead nowhere without."
        hint = "Write `use_directory_urls: true`."
        yield Diagnostic(place_of(tree, "use_directory_urls"), "bad-settings", sentence, hint)
    if config.theme.name != MATERIAL:
        sentence = f'A guide takes icons and extensions from the theme "{MATERIAL}".'
        hint = f"Write `name: {MATERIAL}` under `theme:`. Its look is in `fingerpost templates`."
        yield Diagnostic(place_of(tree, "theme"), "bad-settings", sentence, hint)
    listed = {PLUGIN, *SEARCH} & {*config.plugins}
    if len(listed) > 1 and not config.hooks:  # without ours, that is what is told
        sentence = "Nothing comes of the plugin `search` but an index that no page reads."
        place = _entry(tree, "plugins", "search")
        hint = "Remove it: a guide has a search of its own."
        yield Diagnostic(place, "bad-settings", sentence, hint, "warning")
    for key, (_, hint) in IDLE.items():
        node = _node(tree, key)
        if node is not None and _is_set(node) and is_idle(key, config, root):
            sentence = f'Nothing comes of "{key}": no template of the theme asks for it.'
            yield Diagnostic(place_of(tree, key), "bad-settings", sentence, hint, "warning")


def _unmade(error: BaseException, root: Path, tree: nodes.Node) -> Diagnostic:
    """The message for an error in reading settings: a hook that cannot be loaded, an event that is
    none.
    """
    foreign = blame.blamed(error, root, others=False)
    if foreign is not None:
        return foreign
    if isinstance(error, KeyError) and isinstance(error.args[0], str):
        event = f"on_{error.args[0]}"
        for hook in _hooks(tree):
            text, _ = decode(hook, _read(root / hook))
            lines = (text or "").splitlines()
            for number, line in enumerate(lines, 1):
                if re.match(rf"(?:async )?def {re.escape(event)}\b|{re.escape(event)}\s*=", line):
                    sentence = f"MkDocs has no event `{event}`."
                    hint = did_you_mean(event, [f"on_{name}" for name in EVENTS])
                    hint = hint or "Call a function that is no event otherwise."
                    return Diagnostic(Location(hook, number), "bad-settings", sentence, hint)
    sentence = _said(str(error) or type(error).__name__, root)
    key = "INHERIT" if sentence.startswith(INHERITED) else ""
    return Diagnostic(place_of(tree, key), "bad-settings", sentence, MENDED.get(key, FRESH))


def _hooks(tree: nodes.Node) -> list[str]:
    """The hooks that settings name."""
    named = tree.items.get("hooks") if isinstance(tree, nodes.Map) else None
    entries = named.items if isinstance(named, nodes.List) else []
    return [each.value for each in entries if isinstance(each, nodes.Text)]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _told(record: logging.LogRecord, root: Path, tree: nodes.Node) -> Diagnostic:
    """The message for what MkDocs logs of settings."""
    found = VALUE.search(record.getMessage())
    option = OPTION.match(found["said"]) if found is not None else None
    if found is None:
        place, sentence, hint = Location(CONFIGURATION), _said(record.getMessage(), root), FRESH
    elif option is not None:
        place = _entry(tree, "plugins", option["plugin"])
        sentence, hint = _of_option(**option.groupdict())
    else:
        key, said = found.groups()
        key = f"{key}.{CUSTOM}" if key == "theme" and CUSTOM in said else key
        named = NAMED.search(said)
        place = _entry(tree, key, named[1]) if named else place_of(tree, key)
        sentence, hint = _of_key(key, said, root, tree)
    severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
    return Diagnostic(place, "bad-settings", sentence, hint, severity)


def _of_option(plugin: str, name: str, said: str) -> tuple[str, str]:
    """What is wrong with a setting of a plugin, and what to do."""
    if said.startswith(UNKNOWN):
        sentence = f'The plugin `{plugin}` has no setting "{name}".'
        return sentence, "Remove it, or write it as the plugin calls it."
    sentence = f'"{name}" of the plugin `{plugin}` cannot be used. {as_sentence(said)}'
    return sentence, "Write it as the plugin takes it, or remove it."


def _of_key(key: str, said: str, root: Path, tree: nodes.Node) -> tuple[str, str]:
    """What is wrong with a setting of which MkDocs says something, and what to do."""
    written = value_of(tree, key)
    if said.startswith(UNKNOWN):
        return f'MkDocs has no setting "{key}".', "Remove it, or write it as MkDocs calls it."
    if said.startswith(REQUIRED):
        return _empty(key, written, is_there=_node(tree, key) is not None)
    if said.startswith(NO_LIST):
        hint = f"Write each on a line of its own that starts with `- `: `- {PLUGIN}`."
        return f'"{key}" takes a list.', hint
    if said.startswith(SINGLE):
        hint = f"Write it in brackets: `{key}: [{written}]`."
        return f'"{key}" takes a list, not one text.', hint
    takes = TYPES.match(said)
    if takes and takes[1] in TAKES:
        instead = f', not "{written}"' if written else ""
        sentence = f'"{key}" takes {TAKES[takes[1]]}{instead}.'
        return sentence, f"Write it as {TAKES[takes[1]]}."
    failed = EXTENSION.search(said)
    if failed and failed["lacks"]:
        sentence = f'The extension `{failed["name"]}` has no setting "{failed["lacks"]}".'
        return sentence, "Remove it, or write it as the extension calls it."
    sentence = f'"{key.rpartition(".")[2]}" cannot be used. {_said(said, root)}'
    if failed:
        sentence = f'There is no extension "{failed["name"]}".'
    return sentence, _mended(key, said, written)


def _empty(key: str, variable: str, *, is_there: bool) -> tuple[str, str]:
    """What is wrong with a setting that says nothing, and what to do; `variable` is the one that it
    takes its value from.
    """
    if not is_there:
        return f'The settings have no "{key}".', f"Add a line `{key}: ` with it."
    if not variable:
        return f'"{key}" is empty.', "Write it behind the colon."
    sentence = f'"{key}" is empty: there is no variable `{variable}` to take it from.'
    return sentence, "Set the variable, or write it here."


def _entry(tree: nodes.Node, key: str, name: str) -> Location:
    """Where an entry of a list stands that is named, alone or with settings under it; or else where
    the list does.
    """
    held = _node(tree, key)
    for each in held.items if isinstance(held, nodes.List) else ():
        if isinstance(each, nodes.Text) and each.value == name:
            return each.location
        if isinstance(each, nodes.Map) and name in each.keys:
            return each.keys[name]
    return place_of(tree, key)


def is_idle(key: str, config: MkDocsConfig, root: Path) -> bool:
    """Whether nothing comes of a setting (of `IDLE`): no hook and no template asks for it."""
    custom = [config.theme.custom_dir] if config.theme.custom_dir else []
    folders = [*custom, *map(str, theme_folders(root))]
    return not config.hooks and not mention(folders, IDLE[key][0])


def _mended(key: str, said: str, written: str) -> str:
    """The hint for a setting that MkDocs refuses, `said` being its words."""
    if key in ADDRESSES and whole_address(written):
        return f"Write `{key}: {whole_address(written)}`."
    known, match = KNOWN.get(key, ()), NAMED.search(said)
    if match is not None and match[1] in known:
        return FRESH  # it is there, and something else is wrong
    near = closest(match[1], known) if match is not None else ""
    return f'Did you mean "{near}"?' if near else MENDED.get(key, FRESH)


def value_of(tree: nodes.Node | None, key: str) -> str:
    """What is written for a key, `theme.logo`, where that is a text."""
    value = _node(tree, key)
    return value.value.strip() if isinstance(value, nodes.Text) else ""


def _node(tree: nodes.Node | None, key: str) -> nodes.Node | None:
    """What stands at a key, `theme.logo`; nothing where it is not written."""
    for name in key.split("."):
        tree = tree.items.get(name) if isinstance(tree, nodes.Map) else None
    return tree


def _is_set(node: nodes.Node) -> bool:
    """Whether a setting says anything: not empty, and not `false`."""
    return bool(node.items) if not isinstance(node, nodes.Text) else node.value not in ("", "false")


def place_of(tree: nodes.Node | None, key: str) -> Location:
    """Where a key stands, or else what holds it, or else the start of the file."""
    place, node = Location(CONFIGURATION), tree
    for name in key.split("."):
        if not isinstance(node, nodes.Map) or name not in node.keys:
            break
        place, node = node.keys[name], node.items.get(name)
    return place


def _said(text: str, root: Path) -> str:
    """What MkDocs says, as one sentence, with paths of the project as authors know them."""
    text = text.replace(f"{root}{os.sep}", "")
    first, traced, rest = text.partition('\n  File "')  # and where in its code that is
    text = f"{first.removesuffix(TRACE)} {rest.strip().splitlines()[-1]}" if traced else text
    return as_sentence(" ".join(text.split()))
