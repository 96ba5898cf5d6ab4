"""The page of every situation that people come with is two taps from the front, or one query."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

from ..ways import WAYS
from .site import Site

PAGES = {way["page"] for way in WAYS}


def led(site: Site, url: str) -> set[str]:
    """The addresses in the locale that the main part of a page links."""
    links = (urldefrag(urljoin(url, link)).url for link in site.parsed(url).in_main)
    return {link for link in links if link.startswith(site.url(""))}


def test_every_situation_is_two_taps_from_the_front(published: Site) -> None:
    front = published.url("")
    first = led(published, front)
    second = {link for url in first for link in led(published, url)}
    near = {url.removeprefix(front).rstrip("/") for url in first | second}
    assert PAGES - near == set()


def test_every_situation_is_found_by_what_people_type(published: Site) -> None:
    asked = [way["ask"][published.locale] for way in WAYS]
    answers = zip(WAYS, published.found(*asked), strict=True)
    first = {way["ask"][published.locale]: (way["page"], urls[:3]) for way, urls in answers}
    missed = {
        ask: urls
        for ask, (page, urls) in first.items()
        if page not in [u.rstrip("/") for u in urls]
    }
    assert missed == {}
