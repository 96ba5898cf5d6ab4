"""Colours as `#rrggbb`: how well two of them can be told apart, what lies between them.

Contrast is that of WCAG 2.2: the relative luminance of sRGB, from 1 to 21.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..memory import TEXTS, by_value

BLACK, WHITE = "#000000", "#ffffff"
LEAST = 4.5  # of a text on its ground, by WCAG 2.2 AA
STEPS = 256


def whole(colour: str) -> str:
    """A colour with six digits, in lower case: `#fff` is `#ffffff`."""
    digits = colour.lstrip("#").lower()
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 (not at all) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@by_value(TEXTS)  # one that fits is looked for among hundreds, again for each ground
def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another one in it, from 0 (none) to 1 (nothing else)."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def nearest(colour: str, fits: Callable[[str], bool]) -> str:
    """The colour that `fits` and is nearest to one when that is darkened or lightened; empty for
    none.
    """
    return next((each for each in _towards(colour) if fits(each)), "")


def _towards(colour: str) -> Iterator[str]:
    for step in range(STEPS + 1):
        yield mixed(colour, BLACK, step / STEPS)
        yield mixed(colour, WHITE, step / STEPS)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = whole(colour)[1:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


@by_value(TEXTS)
def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
