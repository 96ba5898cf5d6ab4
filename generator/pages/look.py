"""Puts colours and typefaces of a guide into the theme, and says which colours cannot be read.

`theme/css/tokens.css` names every colour, for light and for dark. Whatever else shows one says
`colour(accent)`, `colour(accent light)` or `colour(accent dark)`: other sheets, the picture for
shared links, the sign-post. `tokens/contrast.css` holds those for readers who ask for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from ..content.loaded import Loaded
from ..diagnostics import Diagnostic, Location
from ..model.look import Look, Shown
from ..templating import TemplateError, fault, text_of
from ..text.colour import BLACK, LEAST, WHITE, contrast, mixed, nearest, whole
from . import fonts

Palette = dict[str, str]  # from the name of a colour to its value
Palettes = dict[str, Palette]  # for `light` and for `dark`
Pair = tuple[str, str]  # a text, and what it stands on

TOKENS, STRONG = "theme/css/tokens.css", "theme/css/tokens/contrast.css"
MODES = LIGHT, DARK = ("light", "dark")
OURS = ("paper", "ink", "accent", "second")  # the keys, in the order in which they are judged
DEFINED = re.compile(
    r"(?P<start>--(?P<name>[\w-]+): var\(--light, )(?P<light>#[0-9a-f]+)(?P<between>\)"
    r" var\(--dark, )(?P<dark>#[0-9a-f]+)(?=\))"
)
ASKED = re.compile(r"\bcolour\((?P<name>[\w-]+)(?: (?P<mode>light|dark))?\)")
PAINTED = (".css", ".svg", ".typ")
SHEET = "sheet"  # letters and printed pages stand on white
GROUNDS = ("paper", "card", "sunk")
WASHES = ("accent-wash", "second-wash", "red-wash")
PAIRS: tuple[Pair, ...] = (
    *(("ink", ground) for ground in (*GROUNDS, *WASHES)),
    *(("soft", ground) for ground in GROUNDS),
    *(("accent", ground) for ground in (*GROUNDS, "accent-wash")),
    ("on-accent", "accent"),
    *(("second", ground) for ground in (*GROUNDS, "second-wash")),
    *(("red", ground) for ground in (*GROUNDS, "red-wash")),
    *(("green", ground) for ground in GROUNDS),
)
ON_WHITE: tuple[Pair, ...] = tuple((text, SHEET) for text in ("ink", "soft", "accent", "second"))
NAMES = {
    "ink": "ink",
    "soft": "softened ink",
    "on-accent": "words on the accent",
    "red": "red of warnings",
    "green": "green of what is done",
    "paper": "paper",
    "card": "cards on the paper",
    "sunk": "sunken parts of the paper",
    "accent-wash": "wash of the accent",
    "second-wash": "wash of the second colour",
    "red-wash": "wash of warnings",
    SHEET: "white of letters and of print",
}
SOFT, STRONGER, CLEAR = 7.0, 9.0, 7.0  # contrasts of what is made from a given colour
MOST_SOFTENED = 40  # parts in 100 of the paper in softened ink
TINT = 0.1  # of a colour in its wash


def palettes(templates: Mapping[str, str], look: Look, sheet: str = TOKENS) -> Palettes:
    """Every colour that a sheet of the theme names, as the guide wants it.

    Raises TemplateError where there is no such sheet.
    """
    found = list(DEFINED.finditer(text_of(templates, sheet)))
    themes = {mode: {match["name"]: match[mode] for match in found} for mode in MODES}
    if sheet == STRONG:
        return {mode: _stronger(themes[mode], _chosen(look, mode), mode) for mode in MODES}
    return {mode: _made(themes[mode], _chosen(look, mode), mode) for mode in MODES}


def dressed(templates: Mapping[str, str], look: Look) -> dict[str, str]:
    """The templates with the colours and typefaces of a guide. Raises TemplateError."""
    known = palettes(templates, look)
    made = {**templates, TOKENS: _redefined(templates[TOKENS], known)}
    if STRONG in templates:
        made[STRONG] = _redefined(templates[STRONG], palettes(templates, look, STRONG))
    for name, text in templates.items():
        if name.endswith(PAINTED) and "colour(" in text:
            made[name] = ASKED.sub(partial(_colour, known=known, name=name), made[name])
    made[TOKENS] += fonts.rules(look.fonts)
    return made


def paper(templates: Mapping[str, str]) -> Palette:
    """The colour of the paper in templates that are dressed: for `light` and for `dark`.

    Raises TemplateError where their sheet does not name it.
    """
    known = palettes(templates, Look())
    if "paper" not in known[LIGHT]:
        raise TemplateError(_undefined("paper", TOKENS))
    return {mode: known[mode]["paper"] for mode in MODES}


def _undefined(colour: str, name: str, before: str = "") -> Diagnostic:
    """The message for a colour that a file asks for, behind some text, and no sheet names."""
    sentence, place = f'"{TOKENS}" defines no colour "{colour}".', Location.behind(name, before)
    hint = "Define it there, for light and dark."
    return fault(name, sentence, hint, place.line, place.column)


def check(loaded: Loaded, templates: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The colours of a guide that texts cannot be read in, or on, with the nearest that would do.

    One message a colour. What is wrong because of a colour that follows from another one is told
    of the one that was given.
    """
    settings = loaded.settings
    if settings is None:
        return
    with suppress(TemplateError):  # which is told where the sheet is joined
        themes = palettes(templates, Look())
        for mode in MODES:
            told = _told(settings.look, mode, themes[mode])
            for name, sentence, hint in told:
                path = ("look", name) if mode == LIGHT else ("look", DARK, name)
                place = loaded.places.of(settings.origin, path)
                yield Diagnostic(place, "low-contrast", sentence, hint)


def _told(look: Look, mode: str, theme: Palette) -> Iterator[tuple[str, str, str]]:
    """For each colour that does not do: its name, what is wrong, and what would do.

    Those that come later are judged beside what would do, so that all hints together mend it all.
    """
    colours = look if mode == LIGHT else look.dark
    given = [name for name in OURS if getattr(colours, name)]
    chosen = _chosen(look, mode)
    for name in given:
        made = _made(theme, chosen, mode)
        mine = [pair for pair in _weak(made, mode) if _to_blame(pair, given) == name]
        if not mine:
            continue
        text, ground = min(mine, key=lambda pair: _contrast(made, pair))
        ratio = f"{_contrast(made, (text, ground)):.2f}"
        value = getattr(colours, name)
        about = f'"{value}" as {_called(text)} on the {_called(ground)} is {ratio} to 1'
        if name == "paper":
            about = f'With "{value}" the {_called(text)} on the {_called(ground)} is {ratio} to 1'
        better = _nearest(name, given, theme, chosen, mode)
        far = "lighter" if mode == LIGHT else "darker"
        hint = f'Write "{better}", the nearest that passes.' if better else ""
        sentence = f"{about}, and a text needs {LEAST} to 1."
        yield name, sentence, hint or f"No such colour passes. Choose a {far} paper."
        chosen[name] = better or chosen[name]


def _nearest(name: str, given: list[str], theme: Palette, chosen: Palette, mode: str) -> str:
    """What would do in place of a chosen colour, or nothing."""

    def fits(colour: str) -> bool:
        made = _made(theme, {**chosen, name: colour}, mode)
        return all(_to_blame(pair, given) != name for pair in _weak(made, mode))

    return nearest(chosen[name], fits)


def _to_blame(pair: Pair, given: Iterable[str]) -> str:
    """Which of the given colours a pair that is too weak comes from; empty for the theme's own."""
    text, ground = pair
    roots = {"soft": "ink", "on-accent": "accent"}
    wash = ground.removesuffix("-wash")
    wanted = (roots.get(text, text), roots.get(ground, wash), "paper", "ink")
    return next((name for name in wanted if name in given), "")


def _weak(palette: Palette, mode: str) -> list[Pair]:
    pairs = (*PAIRS, *ON_WHITE) if mode == LIGHT else PAIRS
    return [
        pair
        for pair in pairs
        if all(name in palette for name in pair if name != SHEET)
        and _contrast(palette, pair) < LEAST
    ]


def _contrast(palette: Palette, pair: Pair) -> float:
    text, ground = pair
    return contrast(palette[text], palette.get(ground, WHITE))


def _called(name: str) -> str:
    return NAMES.get(name, name if name != "second" else "second colour")


def _chosen(look: Look, mode: str) -> Palette:
    """What the guide says of a mode. A colour that is given for light alone is among it as well."""
    colours: Shown = look if mode == LIGHT else look.dark
    chosen = {name: whole(value) for name in OURS if (value := getattr(colours, name))}
    if mode == DARK:
        for name in ("accent", "second"):
            value = getattr(look, name)
            if value and name not in chosen:
                chosen[f"{LIGHT} {name}"] = whole(value)
    return chosen


def _made(theme: Palette, chosen: Palette, mode: str) -> Palette:
    """All colours that the theme names for a mode: its own, what was chosen, what follows."""
    made = {**theme, **{name: value for name, value in chosen.items() if name in theme}}
    made = _grounds(made, chosen, mode)
    behind = made.get("card", WHITE) if mode == LIGHT else made.get("paper", WHITE)
    for name in ("accent", "second"):
        source = chosen.get(f"{LIGHT} {name}")
        if source and name in theme:
            grounds = [made[ground] for ground in GROUNDS if ground in made]
            made[name] = _clear(source, behind, grounds)
        if name in made and (source or name in chosen or "paper" in chosen):
            made[f"{name}-wash"] = mixed(behind, made[name], TINT)
    if "paper" in chosen and "red" in made:
        made["red-wash"] = mixed(behind, made["red"], TINT)
    both = "on-accent" in made and "accent" in made
    if both and _contrast(made, ("on-accent", "accent")) < LEAST:
        made["on-accent"] = max((WHITE, BLACK), key=lambda colour: contrast(colour, made["accent"]))
    return {name: made[name] for name in theme}


def _grounds(made: Palette, chosen: Palette, mode: str) -> Palette:
    """What follows from paper and ink that were chosen: the grounds on it, what is softer."""
    page, ink = made.get("paper", WHITE), made.get("ink", BLACK)
    follow = {**made}
    if "paper" in chosen:
        light = mode == LIGHT
        follow["card"] = mixed(page, WHITE, 0.6) if light else mixed(page, WHITE, 0.05)
        follow["sunk"] = mixed(page, BLACK, 0.04 if light else 0.3)
    if "paper" in chosen or "ink" in chosen:
        follow["soft"] = _softened(ink, page, [follow[name] for name in GROUNDS if name in follow])
        follow["line"] = mixed(page, ink, 0.17)
    return follow


def _softened(ink: str, page: str, grounds: list[str]) -> str:
    """The ink with as much of the paper in it as can be read on all grounds."""
    for share in range(MOST_SOFTENED, 0, -1):
        soft = mixed(ink, page, share / 100)
        if all(contrast(soft, ground) >= SOFT for ground in grounds):
            return soft
    return ink


def _clear(colour: str, behind: str, grounds: list[str]) -> str:
    """A colour of the light palette for a dark ground, and for its wash on it.

    It stays what it is where no other one can be read there: then the ground is to blame.
    """

    def fits(made: str) -> bool:
        return all(
            contrast(made, ground) >= CLEAR for ground in (*grounds, mixed(behind, made, TINT))
        )

    def fits_barely(made: str) -> bool:
        return all(contrast(made, ground) >= LEAST for ground in grounds)

    return nearest(colour, fits) or nearest(colour, fits_barely) or colour


def _stronger(theme: Palette, chosen: Palette, mode: str) -> Palette:
    """The colours for readers who ask for more contrast: on white, or on black."""
    ground = WHITE if mode == LIGHT else BLACK
    made = dict(theme)
    for name in ("accent", "second"):
        source = chosen.get(name) or chosen.get(f"{LIGHT} {name}")
        if source and name in theme:
            made[name] = nearest(source, lambda each: contrast(each, ground) >= STRONGER)
    return made


def _redefined(sheet: str, known: Palettes) -> str:
    def line(match: re.Match[str]) -> str:
        name = match["name"]
        return f"{match['start']}{known[LIGHT][name]}{match['between']}{known[DARK][name]}"

    return DEFINED.sub(line, sheet)


def _colour(match: re.Match[str], known: Palettes, name: str) -> str:
    """What stands for a colour that a file asks for. Raises TemplateError."""
    colour, mode = match["name"], match["mode"]
    if colour not in known[LIGHT]:
        raise TemplateError(_undefined(colour, name, match.string[: match.start("name")]))
    if mode:
        return known[mode][colour]
    return f"var(--light, {known[LIGHT][colour]}) var(--dark, {known[DARK][colour]})"
