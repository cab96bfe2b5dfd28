"""Template filters and chart functions: how pages show addresses, dates, numbers and authors' texts.

Values returned as `Markup` are not escaped: HTML made by `cleancdd.markup` (`prose`), files that are not
HTML, and the charts of `cleancdd.render.charts`, whose texts are the site's own words and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from html import unescape
from itertools import zip_longest
from urllib.parse import unquote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from cleancdd import labels
from cleancdd.formats.csv import Table, as_csv
from cleancdd.formats.ics import CalendarFile, as_ics
from cleancdd.formats.rtf import as_rtf
from cleancdd.model.article import Prose
from cleancdd.model.links import NO_LINKS, LinkBook
from cleancdd.model.settings import Settings
from cleancdd.model.source import Source
from cleancdd.render.charts import (
    ladder_figure,
    levels_bar,
    radar_figure,
    risk_matrix,
    share_bar,
    target_bar,
    value_bar,
)
from cleancdd.render.columns import counts_figure, trend_figure, year_figure
from cleancdd.render.qr import qr_figure
from cleancdd.render.share import share_picture
from cleancdd.thai.dates import format_day, format_day_short
from cleancdd.thai.numerals import spelled, to_thai

__all__ = ["figures", "filters"]

_SITE_ADDRESS = re.compile(r'\b(href|src)="(/(?!/)[^"?#]*)')
_TEXT = re.compile(">[^<]+<")
_SECTION = re.compile("(?=<h2 )")
_OUTSIDE_LINK = re.compile(r'<a href="(https?://[^"]*)"[^>]*>.*?</a>', re.DOTALL | re.IGNORECASE)


def figures() -> dict[str, Callable[..., Markup]]:
    """The chart functions of templates, by name."""
    bars = (levels_bar, share_bar, target_bar, value_bar)
    charts = (counts_figure, ladder_figure, qr_figure, radar_figure, risk_matrix, trend_figure, year_figure)
    return {one.__name__: _drawn(one) for one in (*bars, *charts)}


def _drawn(draw: Callable[..., str]) -> Callable[..., Markup]:
    """A chart as HTML, with the texts in it, which the chart has escaped, in the digits of the site."""

    @pass_context
    def chart(context: Context, *args: object, **named: object) -> Markup:
        svg = draw(*args, **named)
        thai = context["site"].digits == "thai"
        return Markup(_TEXT.sub(lambda text: to_thai(text[0]), svg) if thai else svg)  # noqa: S704

    return chart


def filters(link: Callable[[str, str, str], str]) -> dict[str, Callable[..., str]]:
    """The filters of the templates, used as `{{ value | name }}`; `link` returns the address to write on a
    page for a target, with the site's base path."""

    @pass_context
    def href(context: Context, target: str) -> str:
        return link(context["page"].url, target, context["site"].base_path)

    @pass_context
    def prose(context: Context, value: Prose, fold: bool = False) -> Markup:  # noqa: FBT001, FBT002
        def relative(found: re.Match[str]) -> str:
            return f'{found[1]}="{escape(href(context, unquote(unescape(found[2]))))}'

        def noted(found: re.Match[str]) -> str:
            return f"{found[0]}{_link_note(context, unescape(found[1]))}"

        html = _OUTSIDE_LINK.sub(noted, _SITE_ADDRESS.sub(relative, value.html))
        return Markup(_folded(html) if fold else html)  # noqa: S704

    return {
        "cite": _cite,
        "day": _day,
        "day_short": _day_short,
        "csv": _csv,
        "digits": _digits,
        "href": href,
        "ics": _ics,
        "link_note": _link_note,
        "number": _number,
        "picture": _picture,
        "prose": prose,
        "rtf": _rtf,
        "size": _size,
        "spelled": spelled,
        "words": _words,
    }


def _folded(html: str) -> str:
    """The sections of a long text, each collapsed under its heading; unchanged when a heading is nested in
    another element."""
    first, *sections = _SECTION.split(html)
    around = ("div", "blockquote", "li")
    if any(one.count(f"<{tag}") != one.count(f"</{tag}") for one in sections for tag in around):
        return html
    folds = (
        f'<details class="part"><summary>{heading}</h2></summary>{rest}</details>\n'
        for heading, _, rest in (one.partition("</h2>") for one in sections)
    )
    return first + "".join(folds)


def _csv(value: Table) -> Markup:
    """The table as a CSV file; it is not HTML, so nothing is escaped."""
    return Markup(as_csv(value))  # noqa: S704


def _ics(value: CalendarFile) -> Markup:
    """The dates as a calendar file; it is not HTML, so nothing is escaped."""
    return Markup(as_ics(value))  # noqa: S704


@pass_context
def _size(context: Context, value: int) -> str:
    """A file size in words, with units of 1,000 as file managers show it."""
    step, unit = (1_000_000, "MB") if value >= 1_000_000 else (1_000, "kB")
    return _digits(context, f"{max(value, 100) / step:.1f} {unit}".replace(".0 ", " "))


def _rtf(html: str, title: str, wide: bool = False) -> Markup:  # noqa: FBT001, FBT002
    """The HTML of a text or a form as a document to fill in, under its title."""
    return Markup(as_rtf(title, html, wide=wide))  # noqa: S704 - no HTML is made


@pass_context
def _digits(context: Context, text: str) -> str:
    """The text with the digits (Thai or Arabic) that the site is configured to use."""
    return to_thai(text) if context["site"].digits == "thai" else text


@pass_context
def _picture(context: Context, lines: Sequence[str]) -> Markup:
    """The lines as a PNG in the colour of the site, a letter for each byte; it is not HTML."""
    drawn = share_picture([_digits(context, one) for one in lines], context["site"].colour)
    return Markup(drawn.decode("latin-1"))  # noqa: S704


@pass_context
def _words(context: Context, text: str) -> Markup:
    """An author's text, with passages between backticks as code; code keeps its digits, because it is to be
    typed."""
    plain, *others = text.split("`")
    words = [escape(_digits(context, plain))]
    for typed, after in zip_longest(others[::2], others[1::2], fillvalue=""):
        words += [Markup("<code>{}</code>").format(typed), escape(_digits(context, after))]
    return Markup("").join(words)


@pass_context
def _number(context: Context, value: int) -> str:
    return _digits(context, f"{value:,}")


@pass_context
def _day(context: Context, value: date) -> str:
    return _digits(context, format_day(value))


@pass_context
def _day_short(context: Context, value: date) -> str:
    return _digits(context, format_day_short(value))


@pass_context
def _link_note(context: Context, address: str) -> Markup:
    """The problem that the last check found with an external address, and when; empty when it was
    reachable."""
    book: LinkBook = context.get("links", NO_LINKS)
    status = book.of(address)
    if status is None or status.reachable or book.checked is None:
        return Markup()
    words = _digits(context, f"{labels.LINK_NOTES[status.state]} ตรวจเมื่อ {format_day_short(book.checked)}")
    return Markup(' <span class="link-note {}">({})</span>').format(
        "lost" if status.lost else "doubtful", words
    )


@pass_context
def _cite(context: Context, source: Source) -> str:
    """The document by its short title, and the section by number or name; line numbers are for checking and
    are not shown."""
    site: Settings = context["site"]
    place = source.section or source.note or ""
    if source.section and source.section[0].isascii():
        place = f"ข้อ {place}"
    return _digits(context, f"{site.references[source.document].short} {place}".strip())
