"""The first screen of a quiz as its page holds it, before the script that leads through it."""

from __future__ import annotations

from ..text.locales import category
from .decide import Data


def length(quiz: Data) -> str:
    """How long a quiz is, in its own words: the most steps that anybody sees.

    `quiz` is that of `data`. `longest` in `theme/js/quiz/answers.js` counts the same.
    """
    chosen = sum("situation" in topic for topic in quiz["topics"])
    limits = [one.get("most") for one in quiz["questions"].values() if one["role"] == "situation"]
    most = next(filter(None, limits), chosen)
    count = len(quiz["topics"]) - chosen + min(most, chosen)
    forms = quiz["words"].get("length", "")
    if not isinstance(forms, str):
        forms = forms.get(category(count, quiz["lang"])) or forms["other"]
    return str(forms).replace("{count}", str(count))
