"""Turns late invoices and a rule into what is owed by a day, with every step of the sum.

The reference: `theme/js/calculator/interest.js` works out the same, and both are held to
`tests/vectors/interest.json`. Sums are whole numbers of the smallest unit of a currency, mostly
hundredths, rates texts in per cent a year. A year has 365 days, leap years too. The day on which an
invoice is due does not count, the last day does, and so does the day of a part payment.

All arithmetic is in fractions, since 1/365 has no end in decimals: so it does not matter where days
are split. The interest of an invoice is rounded once, at its end, to the nearest hundredth, halves
up. What a step shows is rounded by itself, so steps can differ from their sum by a hundredth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal, NotRequired, TypedDict

from .days import added, between, half_year, months_later

YEAR = 365  # days in a year of interest


class Span(TypedDict):
    """Days, the first and the last included."""

    start: str
    end: str


class Rate(Span):
    """A rate in per cent a year, and the days on which it holds."""

    rate: str


class Tier(TypedDict):
    """A fixed sum in hundredths, for debts of at least so many hundredths."""

    least: int
    sum: int


class Band(TypedDict):
    """A part of a debt, from so many hundredths on, and what is owed for it in per cent."""

    least: int
    rate: str


class Scale(TypedDict):
    """A sum that grows with the debt, band by band, up to `most` hundredths."""

    bands: Sequence[Band]
    most: int


class Rule(TypedDict):
    """How interest is worked out.

    `taken`: each day has the rate of that day, or all days that of the first day of lateness.
    `rests`: when interest begins to bear interest itself: never, after each year or each month.
    `fixed` holds for debts that become late up to the day `fixed_until`; after it nobody knows.
    `scale` is for the debts of a claim together: each of them has what it adds, or its fixed sum
    where that is more.
    """

    rates: Sequence[Rate]
    taken: Literal["each-day", "first-day"]
    rests: Literal["never", "yearly", "monthly"]
    fixed: Sequence[Tier]
    fixed_until: str
    scale: NotRequired[Scale]


class Payment(TypedDict):
    """A part payment, in hundredths, and the day it arrived."""

    day: str
    amount: int


class Invoice(TypedDict):
    """An invoice in hundredths, the last day on which it could be paid in time, part payments."""

    number: str
    amount: int
    due: str
    payments: Sequence[Payment]


class Step(Span):
    """A run of days with one sum and one rate; `rate` is empty where the rule has none.

    `amount` bears the interest, in hundredths, and is rounded as `interest` is: both are shown, and
    nothing is worked out from them. `months` is 1 for a whole month, which is a twelfth of a year.
    """

    days: int
    months: int
    amount: int
    rate: str
    interest: int


class Owed(TypedDict):
    """What is owed for one invoice, in hundredths, and the steps of its interest.

    `days` are all days of lateness, also those that have no rate.
    """

    number: str
    open: int
    days: int
    steps: list[Step]
    interest: int
    fixed: int
    total: int


class Claim(TypedDict):
    """What is owed for all invoices, in hundredths.

    `a_day` is the interest of one more day: 0 where nothing bears any, or its rate is not known.
    `lacking` are the days whose rate the rule does not have, no longer than a half-year each; the
    interest that hangs on them is in no sum. `fixed_unknown` says the same of a fixed sum.
    """

    invoices: list[Owed]
    open: int
    interest: int
    fixed: int
    total: int
    a_day: int
    lacking: list[Span]
    fixed_unknown: bool


def claim(rule: Rule, invoices: Sequence[Invoice], until: str) -> Claim:
    """What is owed for late invoices by the end of the day `until`."""
    owed: list[Owed] = []
    more: list[Fraction | None] = []
    lacking: list[str] = []
    before = 0
    for invoice in invoices:
        result, one_more_day = _owed(rule, invoice, until, before)
        before += _debt(invoice) if result["steps"] else 0
        owed.append(result)
        more.append(one_more_day)
        lacking += _lacking(rule, invoice, result["steps"])
    known = [each for each in more if each is not None]
    late = [each for each in zip(invoices, owed, strict=True) if each[1]["steps"]]
    return Claim(
        invoices=owed,
        open=sum(each["open"] for each in owed),
        interest=sum(each["interest"] for each in owed),
        fixed=sum(each["fixed"] for each in owed),
        total=sum(each["total"] for each in owed),
        a_day=_rounded(sum(known, Fraction(0))) if len(known) == len(more) else 0,
        lacking=_spans_without_rate(rule, lacking),
        fixed_unknown=(bool(rule["fixed"]) or "scale" in rule)
        and any(added(invoice["due"], 1) > rule["fixed_until"] for invoice, _ in late),
    )


def rate_on(rule: Rule, day: str) -> str:
    """The rate that a rule has on a day, or nothing."""
    return next((each["rate"] for each in rule["rates"] if each["start"] <= day <= each["end"]), "")


def _owed(rule: Rule, invoice: Invoice, until: str, before: int) -> tuple[Owed, Fraction | None]:
    """What is owed for one invoice, and the exact interest of one more day if its rate is known.

    `before` is what the late invoices above it came to.
    """
    first, next_day = added(invoice["due"], 1), added(until, 1)
    rests = _rests(rule, first, until)
    steps, exact, bearing = _steps(rule, invoice, until, rests)
    still = max(0, invoice["amount"] - _paid(invoice, next_day))
    fixed = _fixed(rule, _debt(invoice), before) if steps and first <= rule["fixed_until"] else 0
    owed = Owed(
        number=invoice["number"],
        open=still,
        days=sum(step["days"] for step in steps),
        steps=steps,
        interest=_rounded(exact),
        fixed=fixed,
        total=still + _rounded(exact) + fixed,
    )
    if not still or next_day < first:
        return owed, Fraction(0)
    rate = _rate_of(rule, invoice, next_day)
    base = still + (exact if next_day in rests else bearing)
    return owed, _a_year(base, rate) / YEAR if rate else None


def _steps(
    rule: Rule, invoice: Invoice, until: str, rests: Sequence[str]
) -> tuple[list[Step], Fraction, Fraction]:
    """The runs of days that bear interest; how much, exactly, and how much of it bears more."""
    steps: list[Step] = []
    exact, bearing = Fraction(0), Fraction(0)
    for start, end in _runs(rule, invoice, until, rests):
        if start in rests:
            bearing = exact
        principal = invoice["amount"] - _paid(invoice, start)
        if principal <= 0:
            continue
        base, rate = principal + bearing, _rate_of(rule, invoice, start)
        days = between(start, end) + 1
        whole = rule["rests"] == "monthly" and start in rests and added(end, 1) in rests
        interest = _a_year(base, rate) * (Fraction(1, 12) if whole else Fraction(days, YEAR))
        exact += interest
        steps.append(
            Step(
                start=start,
                end=end,
                days=days,
                months=int(whole),
                amount=_rounded(base),
                rate=rate,
                interest=_rounded(interest),
            )
        )
    return steps, exact, bearing


def _rate_of(rule: Rule, invoice: Invoice, day: str) -> str:
    """The rate that an invoice has on a day: that of the day, or of its first day of lateness."""
    return rate_on(rule, added(invoice["due"], 1) if rule["taken"] == "first-day" else day)


def _a_year(amount: Fraction | int, rate: str) -> Fraction:
    return amount * Fraction(rate or "0") / 100


def _runs(
    rule: Rule, invoice: Invoice, until: str, rests: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The days of lateness, cut wherever the rate, the sum or what bears interest may change."""
    first = added(invoice["due"], 1)
    cuts = {first, *rests, *(added(each["day"], 1) for each in invoice["payments"])}
    if rule["taken"] == "each-day":
        cuts.update(each["start"] for each in rule["rates"])
        cuts.update(added(each["end"], 1) for each in rule["rates"])
    starts = sorted(cut for cut in cuts if first <= cut <= until)
    ends = [*(added(start, -1) for start in starts[1:]), until]
    return zip(starts, ends, strict=False)


def _rests(rule: Rule, first: str, until: str) -> list[str]:
    """The first day of lateness and the days on which the interest before them bears interest."""
    if rule["rests"] == "never":
        return []
    months = 1 if rule["rests"] == "monthly" else 12
    rests = [first]
    while rests[-1] <= until:
        rests.append(months_later(first, months * len(rests)))
    return rests


def _paid(invoice: Invoice, before: str) -> int:
    """What was paid before a day."""
    return sum(each["amount"] for each in invoice["payments"] if each["day"] < before)


def _debt(invoice: Invoice) -> int:
    """What was open when an invoice became late; nothing where it was paid by then."""
    return max(0, invoice["amount"] - _paid(invoice, added(invoice["due"], 1)))


def _fixed(rule: Rule, debt: int, before: int) -> int:
    """The fixed sum for a debt, by what was open when it became late and by the debts before it."""
    fixed = max((tier["sum"] for tier in rule["fixed"] if debt >= tier["least"]), default=0)
    if "scale" not in rule:
        return fixed
    return max(fixed, _scaled(rule["scale"], before + debt) - _scaled(rule["scale"], before))


def _scaled(scale: Scale, debt: int) -> int:
    """What a scale comes to for a debt."""
    ends = [*(band["least"] for band in scale["bands"][1:]), debt]
    shares = (
        Fraction(band["rate"]) / 100 * max(0, min(end, debt) - band["least"])
        for band, end in zip(scale["bands"], ends, strict=True)
    )
    return min(scale["most"], _rounded(sum(shares, Fraction(0))))


def _lacking(rule: Rule, invoice: Invoice, steps: Sequence[Step]) -> Iterator[str]:
    """A day of each half-year whose rate an invoice needs, and the rule does not have."""
    for step in steps:
        if not step["rate"] and rule["taken"] == "first-day":
            yield added(invoice["due"], 1)
        elif not step["rate"]:
            day = step["start"]
            while day <= step["end"]:
                yield day
                day = added(half_year(day)[1], 1)


def _spans_without_rate(rule: Rule, days: Iterable[str]) -> list[Span]:
    """The days without a rate around each day, as far as its half-year goes; each span once."""
    spans = {}
    for day in days:
        first, last = half_year(day)
        before = [added(each["end"], 1) for each in rule["rates"] if each["end"] < day]
        after = [added(each["start"], -1) for each in rule["rates"] if each["start"] > day]
        span = Span(start=max([first, *before]), end=min([last, *after]))
        spans[span["start"]] = span
    return [spans[start] for start in sorted(spans)]


def _rounded(value: Fraction) -> int:
    """The nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
