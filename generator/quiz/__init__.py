"""Turns a quiz into the plain data that scorers get, answers into a result, and both into a sheet
to fill in by hand and into files for other sites. Knows nothing of letters and translations.

Open `score.py` first: what the answers come to. `data.py` says what it is given.

A role of questions: `model/quiz.py`, `decide.py` and its twin, `by_hand.py`, `check/`; how it is
answered: `theme/js/quiz/topic.js`.
"""
