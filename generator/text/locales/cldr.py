"""Which languages, scripts and regions there are, and which of them a tag names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import babel
import babel.core
import babel.languages
import babel.localedata

from ..tables import table
from ..tags import language_tag

SLANTED = ("Latn", "Cyrl", "Grek")  # scripts that have italics; not in CLDR
NONE = ("root", "und")  # what CLDR has for no language in particular
NAMED_ALIKE = {"nb": "no"}  # one written language under two tags
SCRIPT, REGION = 4, (2, 3)  # letters of these parts of a tag


@dataclass(frozen=True)
class Locale:
    """What pages need to know of a locale: BCP 47 tag, direction, its own name.

    `slanted` says whether its script has italics, which are never made by leaning letters over.
    """

    tag: str
    direction: str
    name: str
    slanted: bool = True


@cache
def known(tag: str) -> bool:
    """Whether CLDR knows the language, script and region of a BCP 47 tag, under these names."""
    try:
        parsed(tag)
    except (ValueError, babel.UnknownLocaleError):
        return False
    here = parsed("en")
    language, *rest = tag.split("-")
    there = {*here.scripts, *here.territories}
    parts = [part for part in rest if len(part) == SCRIPT or len(part) in REGION]
    return language not in (*NONE, *_aliases("language")) and there.issuperset(parts)


@cache
def meant(written: str) -> str:
    """The tag that is meant by a text that is none; empty where nobody can tell.

    `pt-BR` by `pt_br`, `en-GB` by `en-UK`, `el` by `Greek`, `Ελληνικά` and the country `gr`.
    """
    language, *rest = language_tag(written.strip()).split("-")
    language = _aliases("language").get(language, language)
    tag = "-".join((language, *(_aliases("territory").get(part, part) for part in rest)))
    if known(tag):
        return tag
    spoken_there = babel.languages.get_official_languages(language.upper(), de_facto=True)
    return _names().get(written.strip().casefold(), "".join(spoken_there[:1] if not rest else ()))


@cache
def whole(tag: str) -> tuple[str, str, str, str]:
    """The language, script and region of a tag, with what CLDR takes for granted, and the rest of
    it.
    """
    language, *rest = tag.split("-")
    language = babel.core.get_global("language_aliases").get(language, language)
    script = next((part for part in rest if len(part) == SCRIPT), "")
    region = next((part for part in rest if len(part) in REGION), "")
    others = "-".join(part for part in rest if part not in (script, region))
    likely = babel.core.get_global("likely_subtags")
    keys = (f"{language}_{region}", f"{language}_{script}", language)
    full = next((likely[key] for key in keys if key in likely), f"{language}__").split("_")
    name = NAMED_ALIKE.get(full[0], full[0])
    return name, script or full[1], region or full[2], others


def locale(tag: str) -> Locale:
    """The facts of a locale, from CLDR. `tag` is a BCP 47 tag such as `en` or `pt-BR`."""
    found = parsed(tag)
    own_name = found.get_display_name(found) or tag
    name = own_name[:1].upper() + own_name[1:]
    known_whole = str(found).replace("_", "-") == tag
    slanted = script(tag) in SLANTED
    return Locale(tag, found.text_direction, name if known_whole else f"{name} ({tag})", slanted)


def script(tag: str) -> str:
    """The script that a locale is written in, as ISO 15924 has it: `Latn`, `Arab`."""
    here = parsed(tag)
    likely = str(babel.core.get_global("likely_subtags").get(str(here), ""))
    likely = likely or str(babel.core.get_global("likely_subtags").get(here.language, ""))
    return here.script or (likely.split("_")[1:2] or ["Latn"])[0]


def typeface(tag: str) -> str:
    """The package of Python that carries a typeface for the script of a locale; empty for none."""
    return str(table("typefaces.toml").get(script(tag), ""))


@cache
def parsed(tag: str) -> babel.Locale:
    """What CLDR knows of a tag, or of its language where it does not know the region."""
    try:
        return babel.Locale.parse(tag, sep="-")
    except babel.UnknownLocaleError:
        return babel.Locale.parse(tag.split("-")[0], sep="-")


def spoken_locale(tag: str) -> babel.Locale:
    """The locale, or its language where CLDR has no names of months for the region."""
    here = regional_locale(tag)
    months = here.months["format"]["wide"]
    nameless = any(months[number] == f"M{number:02d}" for number in range(1, 13))
    return parsed(here.language) if nameless else here


def regional_locale(tag: str) -> babel.Locale:
    """English dates the way the content is spelt: day before month."""
    return parsed("en-GB" if tag == "en" else tag)


def _aliases(what: str) -> dict[str, str]:
    """The former names of languages or regions, each with the one that it has now."""
    found = babel.core.get_global(f"{what}_aliases")  # type: ignore[arg-type]
    told = {old: [new] if isinstance(new, str) else new for old, new in found.items()}
    return {old: new[0] for old, new in told.items() if len(new) == 1 and len(old) in REGION}


@cache
def _names() -> dict[str, str]:
    """The tags of languages by their names, in English and in themselves, in small letters."""
    tags = (tag for tag in babel.localedata.locale_identifiers() if "_" not in tag and known(tag))
    own = {str(parsed(tag).get_display_name()).casefold(): tag for tag in tags}
    english = ((name, tag.replace("_", "-")) for tag, name in parsed("en").languages.items())
    return own | {name.casefold(): tag for name, tag in english if known(tag)}
