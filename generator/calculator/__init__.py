"""Turns late invoices and a rule into what is owed by a day, with every step of the sum.

Open `interest.py` first: what is owed. `rules.py` makes the rule of a country from its facts. Knows
nothing of letters, pages, languages.

`days.py` says when a period ends, with the public holidays of `text/workdays.py`; its twin is
`theme/js/calculator/days.js`.
"""
