"""From a page to its HTML: Jinja2 templates, a few filters, and the assets that pages share.

Everything is escaped unless it passes `prose`, which takes the HTML that `cleancdd.markup` made, or a figure
of `cleancdd.render.charts`. The same page and templates give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from html import unescape
from itertools import islice, zip_longest
from pathlib import Path
from urllib.parse import quote, unquote

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from cleancdd.formats.csv import Table, as_csv
from cleancdd.formats.rtf import as_rtf
from cleancdd.model.article import Prose
from cleancdd.model.base import Source
from cleancdd.model.links import NO_LINKS, LinkBook, LinkState
from cleancdd.model.page import Page
from cleancdd.model.settings import Settings
from cleancdd.render.charts import ladder_figure, risk_matrix, share_bar, value_bar
from cleancdd.thai.dates import format_day, format_day_short
from cleancdd.thai.numerals import to_thai

__all__ = ["BadTemplate", "Renderer", "render_all"]

_ASSETS = "assets"
_SITE_ADDRESS = re.compile(r'\b(href|src)="(/(?!/)[^"?#]*)')
_OUTSIDE_LINK = re.compile(r'<a href="(https?://[^"]*)"[^>]*>.*?</a>', re.DOTALL | re.IGNORECASE)
_PATH_END = re.compile(r"[?#]")
_COMMENT_LINE = re.compile(rb"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_IMPORT = re.compile(rb'(\bfrom "\./[\w/-]+\.js)(?=";)')
_CHUNK = 32
_AHEAD = 8
"""Chunks given to the executor before their results are asked for: enough to keep it busy, few enough to keep
in memory."""


class BadTemplate(Exception):
    """A template has a slip; the message says in which one, on which line where that is known, and what
    Jinja2 says of it."""


@dataclass(frozen=True)
class Renderer:
    """How pages become HTML: templates of the first folder that has them; `offline` spells out `index.html`
    in links.

    It can be sent to another process; the environment is compiled once in each. Make a new one when a
    template has changed.
    """

    template_folders: tuple[Path, ...]
    offline: bool = False

    @cached_property
    def digest(self) -> str:
        """Changes when any page may look different though its nouns are the same: templates, assets, this
        package."""
        whole = hashlib.blake2b(repr(self.offline).encode(), digest_size=16)
        for name, path in sorted({**_found(Path(__file__).parent, "*.py"), **self._files}.items()):
            whole.update(f"{name}\0{hashlib.blake2b(path.read_bytes()).hexdigest()}\n".encode())
        return whole.hexdigest()

    @cached_property
    def _files(self) -> dict[str, Path]:
        """Every template and asset by its name, the first folder's where several have it."""
        return {
            name: path
            for folder in reversed(self.template_folders)
            for name, path in _found(folder, "*").items()
        }

    def __getstate__(self) -> dict[str, object]:
        """What another process needs, with the digests already taken, so that it need not read every file
        again."""
        return {**self.__dict__, "digest": self.digest, "_stamps": self._stamps}

    @cached_property
    def _stamps(self) -> dict[str, str]:
        """A digest of each asset, by its address, so that a browser never keeps an old one."""
        return {
            f"/{path}": hashlib.blake2b(content).hexdigest()[:8] for path, content in self.assets().items()
        }

    def assets(self) -> dict[str, bytes]:
        """The files that pages share, by their path in the built site.

        Scripts load each other with a stamp, as pages do, and come without the lines that are a comment
        alone.
        """
        found = {
            name: path.read_bytes()
            for name, path in sorted(self._files.items())
            if name.startswith(f"{_ASSETS}/")
        }
        scripts = {
            name: _COMMENT_LINE.sub(b"", content) for name, content in found.items() if name.endswith(".js")
        }
        stamp = rb"\1?v=" + hashlib.blake2b(b"".join(scripts.values())).hexdigest()[:8].encode()
        return found | {name: _IMPORT.sub(stamp, content) for name, content in scripts.items()}

    def render(self, page: Page) -> bytes:
        """The page as UTF-8 HTML with `\\n` line ends."""
        try:
            template = _environment(self, self.digest).get_template(page.template)
            return template.render(page.subject, page=page).encode()
        except TemplateError as slip:
            place = f"{slip.name}:{slip.lineno}" if isinstance(slip, TemplateSyntaxError) else page.template
            raise BadTemplate(f"{place}: {slip.message}") from slip

    def link(self, page: str, target: str, base_path: str) -> str:
        """The address of `target` (which begins with `/`) as page `page` must write it."""
        path = _PATH_END.split(target, maxsplit=1)[0]
        rest = target.removeprefix(path)
        stamp = self._stamps.get(path)
        if self.offline and path.endswith("/"):
            path += "index.html"
        # The page for what is missing is served at any address, so that it alone must name the site's own
        # place.
        root = base_path if page == "/404.html" else "../" * (page.count("/") - 1) or "./"
        return root + quote(path[1:]) + (f"?v={stamp}" if stamp else "") + rest


def render_all(
    renderer: Renderer, pages: Iterable[Page], executor: Executor | None
) -> Iterator[tuple[Page, bytes]]:
    """Every page with its bytes, in the given order; in chunks by the executor where there is one."""
    if executor is None:
        yield from ((page, renderer.render(page)) for page in pages)
        return
    source = iter(pages)
    waiting: deque[tuple[tuple[Page, ...], Future[list[bytes]]]] = deque()
    while chunk := tuple(islice(source, _CHUNK)):
        waiting.append((chunk, executor.submit(_render_chunk, renderer, chunk)))
        if len(waiting) > _AHEAD:
            yield from _done(waiting.popleft())
    while waiting:
        yield from _done(waiting.popleft())


def _render_chunk(renderer: Renderer, pages: tuple[Page, ...]) -> list[bytes]:
    return [renderer.render(page) for page in pages]


def _done(job: tuple[tuple[Page, ...], Future[list[bytes]]]) -> Iterator[tuple[Page, bytes]]:
    pages, rendered = job
    return zip(pages, rendered.result(), strict=True)


def _found(folder: Path, pattern: str) -> dict[str, Path]:
    files = (path for path in folder.rglob(pattern) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path for path in files}


@lru_cache(maxsize=2)
def _environment(renderer: Renderer, digest: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in renderer.template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(_filters(renderer))
    drawn = {one.__name__: _drawn(one) for one in (ladder_figure, risk_matrix, share_bar, value_bar)}
    environment.globals.update(offline=renderer.offline, **drawn)
    return environment


def _drawn(draw: Callable[..., str]) -> Callable[..., Markup]:
    """A figure of `cleancdd.render.charts` as HTML: its texts are the site's own words and numbers."""
    return lambda *args, **named: Markup(draw(*args, **named))  # noqa: S704


def _filters(renderer: Renderer) -> dict[str, Callable[..., str]]:
    """The filters of the templates, as `{{ value | name }}`."""

    @pass_context
    def href(context: Context, target: str) -> str:
        return renderer.link(context["page"].url, target, context["site"].base_path)

    @pass_context
    def prose(context: Context, value: Prose) -> Markup:
        def relative(found: re.Match[str]) -> str:
            return f'{found[1]}="{escape(href(context, unquote(unescape(found[2]))))}'

        def noted(found: re.Match[str]) -> str:
            return f"{found[0]}{_link_note(context, unescape(found[1]))}"

        return Markup(_OUTSIDE_LINK.sub(noted, _SITE_ADDRESS.sub(relative, value.html)))  # noqa: S704

    return {
        "cite": _cite,
        "day": _day,
        "day_short": _day_short,
        "csv": _csv,
        "digits": _digits,
        "href": href,
        "link_note": _link_note,
        "number": _number,
        "prose": prose,
        "rtf": _rtf,
        "size": _size,
        "words": _words,
    }


def _csv(value: Table) -> Markup:
    """The table as a file for spreadsheets; it is no HTML, so nothing in it is escaped."""
    return Markup(as_csv(value))  # noqa: S704


@pass_context
def _size(context: Context, value: int) -> str:
    """A file's size in words, by thousands as its folder shows it."""
    step, unit = (1_000_000, "MB") if value >= 1_000_000 else (1_000, "kB")
    return _digits(context, f"{max(value, 100) / step:.1f} {unit}".replace(".0 ", " "))


def _rtf(value: Prose, title: str) -> Markup:
    """The text as a document to fill in, under its title."""
    return Markup(as_rtf(title, value.html))  # noqa: S704 - no HTML is made


@pass_context
def _digits(context: Context, text: str) -> str:
    """The text with the digits of the site's choice."""
    return to_thai(text) if context["site"].digits == "thai" else text


@pass_context
def _words(context: Context, text: str) -> Markup:
    """A text of authors, with what stands between backticks as code; code keeps its digits, for it is to be
    typed."""
    parts = text.split("`")
    plain = [Markup("{}").format(_digits(context, part)) for part in parts[::2]]
    typed = [Markup("<code>{}</code>").format(part) for part in parts[1::2]]
    return Markup().join(part for pair in zip_longest(plain, typed, fillvalue=Markup()) for part in pair)


@pass_context
def _number(context: Context, value: int) -> str:
    return _digits(context, f"{value:,}")


@pass_context
def _day(context: Context, value: date) -> str:
    return _digits(context, format_day(value))


@pass_context
def _day_short(context: Context, value: date) -> str:
    return _digits(context, format_day_short(value))


_LINK_NOTES = {
    LinkState.GONE: "ที่อยู่นี้ไม่มีแล้ว",
    LinkState.BAD_CONTENT: "ที่อยู่นี้ไม่มีเนื้อหาที่ควรมี",
    LinkState.SERVER_ERROR: "เว็บไซต์นั้นขัดข้อง",
    LinkState.REFUSED: "โปรแกรมตรวจไม่ได้ ต้องเปิดดูเอง",
    LinkState.UNCHECKED: "โปรแกรมตรวจไม่ได้ ต้องเปิดดูเอง",
}
"""What a visitor is told of an outside address that was not reachable: gone is one thing, not known is
another."""


@pass_context
def _link_note(context: Context, address: str) -> Markup:
    """What the last check found wrong with an outside address, and when; nothing when it was reachable."""
    book: LinkBook = context.get("links", NO_LINKS)
    status = book.of(address)
    if status is None or status.reachable or book.checked is None:
        return Markup()
    words = _digits(context, f"{_LINK_NOTES[status.state]} ตรวจเมื่อ {format_day_short(book.checked)}")
    return Markup(' <span class="link-note {}">({})</span>').format(
        "lost" if status.lost else "doubtful", words
    )


@pass_context
def _cite(context: Context, source: Source) -> str:
    """The document by its short title, and the section by number or name; line numbers are for checking and
    are not read out."""
    site: Settings = context["site"]
    place = source.section or source.note or ""
    if source.section and source.section[0].isascii():
        place = f"ข้อ {place}"
    return _digits(context, f"{site.references[source.document].short} {place}".strip())
