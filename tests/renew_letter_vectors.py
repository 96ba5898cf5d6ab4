"""Writes letters filled in, and values written out: `python -m tests.renew_letter_vectors`.

Python, Node and browsers are held to the same file. Read the difference before committing it.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from fingerpost.content.load import load
from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import SALUTATION, Tree, fill, tidy
from fingerpost.letters.tree import frame
from fingerpost.letters.tree import tree as tree_of
from fingerpost.letters.typeset import parts, text
from fingerpost.model.guide import Guide
from fingerpost.text import formats
from fingerpost.text.locales import formats as formats_of
from fingerpost.text.locales import locale, with_symbols
from fingerpost.translation.edition import Edition
from fingerpost.translation.localise import localise

from .projects import guide, our_guide

VECTORS = Path(__file__).parent / "vectors" / "letters.json"
LOCALES = ("en", "fr", "de", "ar", "hi", "ja")
FORMS = ("en", "en-US", "fr", "de", "es", "it", "pl", "ja", "ar")
READERS = ("", "woman", "man", "nobody", "constructor")
FILLED = 8
ENDED = ("12.", "12?")  # a sentence of the letter has its own full stop behind them
CURRENCIES = ("JPY", "KWD")  # without digits behind the point, and with three
TYPED = (
    *("", " ", "0", "007", "1200", "1,200.50", "1.200,50", "1 200,5", "1'200.50", "12,5", "8 %"),
    *("$1,200", "1.234.567", "-5", "about 12", "9" * 13, "٢٠٠", "0.005", "1e3"),
    *(
        "1\u2009234,56\u00a0€",
        "\u200e1.200,50\u200f",
        "\ufeff12",
        "\u00a0Ada\u00a0",
        "one\vtwo\u2028three",
    ),
    *("1.234", "1,234", "1234.5", "12.3456", "1,234.567", "1.234,567"),
    *("2026-11-26", "2026-02-30", "2024-02-29", "1900-01-01", "tomorrow"),
    *("A & B <c> \"d\" 'e'", "{my-name} {total}", "two\nlines\r\n\r\nand three", "\u202eabc\u0007"),
    *("12 34 56 78", "EG38 0019 0005 0000", "حساب 12-34، +20 (0)2 1234", "2ada@example.org 9-17"),
    *("Łódź, İstanbul, 東京", "مرحبا", "👩‍🔧", "x" * 300),
)


def trees() -> dict[str, Tree]:
    """Each letter of the small guide in some locales, its words those of the source."""
    own = load(guide().content).guide()
    made: dict[str, Tree] = _in_forms(own)
    for tag in LOCALES:
        words = localise(own, Edition("en", published=True))
        facts = formats_of(tag)
        for name, (one,) in letter_files.trees({"en": words}).items():
            direction = "rtl" if tag == "ar" else "ltr"
            made[f"{name} {tag}"] = {
                **one,
                "lang": tag,
                "dir": direction,
                "slanted": tag not in ("ar", "hi", "ja"),
                "formats": asdict(facts),
            }
    return made | _counted(own)


def _counted(own: Guide) -> dict[str, Tree]:
    """The letter of the small guide with words that go by how many rows there are."""
    (letter,) = own.letters
    subject = "{repairs:One repair is|Repairs are} open by {deadline}"
    counted = letter.model_copy(update={"subject": subject})
    return {
        f"{letter.id} counted {tag}": tree_of(frame(own), counted, formats_of(tag), locale(tag))
        for tag in ("en", "ar")
    }


def _in_forms(own: Guide) -> dict[str, Tree]:
    """The letter of the small guide in each form that comes along, as a letter and as a mail."""
    forms = our_guide().letter_forms
    interface = our_guide().interface
    whole = own.model_copy(update={"letter_forms": forms, "interface": interface})
    (letter,) = own.letters
    formal = letter.model_copy(
        update={"tone": "formal", "salutation": "form", "greeting": None, "closing": None}
    )
    return {
        f"{each.id} in the form {tag}": tree_of(frame(whole), each, formats_of(tag), locale(tag))
        for tag in FORMS
        for each in (formal, formal.model_copy(update={"id": "mail", "tone": "plain"}))
    }


def values(made: Tree, draw: random.Random) -> dict[str, Any]:
    """What a reader may have typed into the form of a letter."""
    typed: dict[str, Any] = {}
    for field in made["fields"]:
        if field["kind"] == "rows":
            columns = [column["id"] for column in field["columns"]]
            rows = range(draw.randrange(4))
            typed[field["id"]] = [{name: draw.choice(TYPED) for name in columns} for _ in rows]
        elif field["id"] == SALUTATION:
            typed[field["id"]] = draw.choice(READERS)
        elif field["kind"] == "choice" and draw.random() < 0.8:
            typed[field["id"]] = draw.choice([key for key, _ in field["choices"]])
        elif draw.random() < 0.9:
            typed[field["id"]] = draw.choice(TYPED)
    return typed


def letters() -> list[dict[str, Any]]:
    """Letters filled in: what was typed, the text, and digests of the office documents."""
    draw, pieces = random.Random("letters"), data()["pieces"]
    cases = []
    for name, tree in trees().items():
        switches = [piece["option"]["id"] for piece in tree["pieces"] if "option" in piece]
        for _ in range(FILLED):
            typed = values(tree, draw)
            options = {switch: draw.random() < 0.7 for switch in switches}
            cases.append(_filled(name, tree, typed, options, pieces))
        for clause in ENDED:
            typed = {"ground": "lease", "clause": clause}
            cases.append(_filled(name, tree, typed, {"clause": True}, pieces))
    return cases


def _filled(
    name: str, tree: Tree, typed: dict[str, Any], options: dict[str, bool], pieces: dict[str, Any]
) -> dict[str, Any]:
    """A letter filled in, and what it is as documents."""
    case: dict[str, Any] = {"letter": name, "values": typed, "options": options}
    blocks = fill(tree, typed, options)
    for each in ("docx", "odt"):
        case[each] = digest(parts([tree], [blocks], pieces[each]))
    return case | {"txt": text([tree], [blocks], pieces["txt"])}


def written() -> list[dict[str, Any]]:
    """Values as each locale writes them; nothing where they are not of the kind."""
    cases = []
    for tag in LOCALES:
        facts = with_symbols(formats_of(tag), tag, CURRENCIES)
        for value in TYPED:
            plain = formats.plain(value)
            case: dict[str, Any] = {
                "locale": tag,
                "typed": value,
                "tidy": tidy(value),
                "plain": plain,
            }
            case["day"] = formats.day(value, facts)
            if plain is not None:
                case["cents"] = formats.cents(plain)
                case["number"] = formats.number(plain, facts)
                case["money"] = formats.money(formats.cents(plain), "EUR", facts)
            for code in CURRENCIES:
                case[code] = in_currency(value, code, facts)
            cases.append(case)
    return cases


def in_currency(value: str, code: str, facts: formats.Formats) -> str | None:
    """A sum as people type it, written in a currency; nothing where it is no number."""
    digits = facts.digits_of(code)
    plain = formats.plain(value, digits, facts.sum_decimal)
    return None if plain is None else formats.money(formats.cents(plain, digits), code, facts)


def data() -> dict[str, Any]:
    """What filling and writing need: trees, pieces of the formats, facts of locales."""
    setting = letter_files.setting(guide().templates, ())
    return {
        "trees": trees(),
        "pieces": {name: dict(pieces) for name, pieces in setting.pieces.items()},
        "formats": {tag: asdict(with_symbols(formats_of(tag), tag, CURRENCIES)) for tag in LOCALES},
    }


def digest(files: dict[str, str]) -> str:
    """A digest of the parts of an office document, in their order."""
    whole = "".join(f"{name}\n{part}\n" for name, part in files.items())
    return sha256(whole.encode()).hexdigest()


def vectors() -> str:
    """The file: one line a case."""
    lists = {"letters": letters(), "written": written()}
    parts = [
        f"{json.dumps(name)}:[\n" + ",\n".join(map(_json, cases)) + "\n]"
        for name, cases in lists.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def main() -> None:
    """Fill and write every case."""
    VECTORS.write_text(vectors(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
