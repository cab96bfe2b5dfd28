"""Renders pages to HTML with Jinja2 templates, and provides the assets that pages share.

Everything is escaped, except HTML from the filters and charts of `cleancdd.render.filters`. The same page and
templates give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import StrictUndefined

from cleancdd import labels, urls
from cleancdd.model.page import Page
from cleancdd.model.settings import COLOUR
from cleancdd.render.errors import BadTemplate
from cleancdd.render.filters import figures, filters
from cleancdd.render.joiners import whole_words
from cleancdd.render.palette import palette
from cleancdd.render.pictures import repainted
from cleancdd.render.sandbox import BoundedSandbox, Sandbox, names_of
from cleancdd.render.scripts import UnknownForm, bundled
from cleancdd.render.sheets import bare
from cleancdd.render.sources import TemplateFiles
from cleancdd.render.theme import recoloured
from cleancdd.resources import templates_folder
from cleancdd.thai import compounds
from cleancdd.workers import Workers

__all__ = ["BadTemplate", "Renderer", "render_all"]

_HERE = Path(__file__).parent
_PATH_END = re.compile(r"[?#]")
_MODULES = {"labels": names_of(labels), "urls": names_of(urls)}
_SHEET = f"{urls.ASSETS}/site.css"
_ICON = f"{urls.ASSETS}/icon.svg"
_PICTURE = f"{urls.ASSETS}/icon.png"
_CHUNK = 32
_AHEAD = 8
"""Chunks submitted to the executor before their results are awaited: enough to keep it busy, few enough for
memory."""


@dataclass(frozen=True)
class Renderer:
    """Renders pages to HTML. A template is taken from the first folder that has it; `offline` writes
    `index.html` in links; the style sheet and the icons take the hue of `colour`.

    It can be pickled; each process compiles the environment once. Create a new one when a template has
    changed.
    """

    template_folders: tuple[Path, ...]
    offline: bool = False
    colour: str = COLOUR

    @cached_property
    def digest(self) -> str:
        """A digest that changes when any page may look different with unchanged models: templates, assets,
        this package."""
        whole = hashlib.blake2b(repr((self.offline, self.colour)).encode(), digest_size=16)
        own = {one.__name__: Path(str(one.__file__)) for one in (labels, urls, compounds)}
        ours = {name: path for kind in ("*.py", "letters.*") for name, path in _found(_HERE, kind).items()}
        for name, path in sorted({**own, **ours, **self.files}.items()):
            whole.update(f"{name}\0{hashlib.blake2b(path.read_bytes()).hexdigest()}\n".encode())
        return whole.hexdigest()

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every template and asset by name; the first folder takes precedence."""
        return {
            name: path
            for folder in reversed(self.template_folders)
            for name, path in _found(folder, "*").items()
        }

    def __getstate__(self) -> dict[str, object]:
        """The state for another process, with the digests already computed, so that it does not read every
        file again."""
        state = {**self.__dict__, "digest": self.digest, "_stamps": self._stamps}
        state.pop("assets", None)  # a worker links to them, and never writes them
        return state

    @cached_property
    def _stamps(self) -> dict[str, str]:
        """A digest of each asset by address, which makes browsers load a changed asset."""
        return {urls.file(path): _short_digest(content) for path, content in self.assets.items()}

    @cached_property
    def assets(self) -> Mapping[str, bytes]:
        """The files that pages share, by their path in the built site; scripts and sheets as `bundled` and
        `bare` return them. Raises `BadTemplate` for a script that `bundled` does not know."""
        found = {
            name: self._coloured(name, path.read_bytes())
            for name, path in sorted(self.files.items())
            if name.startswith(f"{urls.ASSETS}/")
        }
        scripts = {name: found.pop(name) for name in list(found) if name.endswith(".js")}
        sheets = {name: bare(sheet) for name, sheet in found.items() if name.endswith(".css")}
        try:
            shipped = self.template_folders[-1:]
            own = {name for name in scripts if not any(map(self.files[name].is_relative_to, shipped))}
            return found | sheets | bundled(scripts, frozenset(own))
        except UnknownForm as wrong:
            raise BadTemplate(
                ((str(self.files[wrong.name]), wrong.line),),
                f"สคริปต์นำเข้าหรือส่งออกด้วยรูปที่โปรแกรมไม่รู้จัก: `{wrong.text}`",
                'ใช้ `import { ชื่อ } from "./ไฟล์.js";` และ `export` หน้า `const` `let` `class` `function` เท่านั้น',
            ) from wrong

    @cached_property
    def sheet(self) -> str:
        """The style sheet of all pages in the colour of the site; empty when there is none."""
        path = self.files.get(_SHEET)
        return "" if path is None else self._coloured(_SHEET, path.read_bytes()).decode()

    def _coloured(self, name: str, data: bytes) -> bytes:
        if self.colour == COLOUR:
            return data
        if name == _SHEET:
            return recoloured(data.decode(), self.colour).encode()
        if name == _PICTURE:
            return repainted(data, COLOUR, self.colour)
        return data.replace(COLOUR.encode(), self.colour.encode()) if name == _ICON else data

    def render(self, page: Page) -> bytes:
        """The page as UTF-8 HTML with LF line ends, or a picture; raises `BadTemplate` for any error."""
        try:
            environment = self.environment
            environment.begin()
            template = environment.get_template(page.template)
            text = template.render(page.shown, page=page)
            if page.path.endswith(".png"):
                return text.encode("latin-1")
            return (whole_words(text) if page.path.endswith(".html") else text).encode()
        except BadTemplate:
            raise
        except Exception as failed:
            raise BadTemplate.of(failed, page.template, self.files) from failed

    def load_templates(self) -> None:
        """Load every template of HTML, so that processes forked from this one have them; raises
        `BadTemplate`."""
        for name in sorted(self.files):
            if name.endswith(".html"):
                try:
                    self.environment.get_template(name)
                except Exception as failed:
                    raise BadTemplate.of(failed, name, self.files) from failed

    @property
    def environment(self) -> Sandbox:
        """The Jinja2 environment with the templates, compiled once in each process."""
        return _environment(self, self.digest)

    def link(self, page: str, target: str, base_path: str) -> str:
        """The address of `target` (which begins with `/`) as it must be written on page `page`."""
        path = _PATH_END.split(target, maxsplit=1)[0]
        rest = target.removeprefix(path)
        stamp = self._stamps.get(path)
        if self.offline:
            path = urls.spelled_out(path)
        return _root_from(page, base_path) + _quoted(path[1:]) + (f"?v={stamp}" if stamp else "") + rest


_root_from = lru_cache(maxsize=64)(urls.root_from)
_quoted = lru_cache(maxsize=4096)(quote)


def _short_digest(data: bytes) -> str:
    return hashlib.blake2b(data).hexdigest()[:8]


def render_all(
    renderer: Renderer, pages: Sequence[Page], executor: Executor | None
) -> Iterator[tuple[Page, bytes]]:
    """Every page with its bytes, in the given order; in chunks by the executor if there is one.

    The executor must not have started: processes forked from this one are sent the indexes of pages, which
    costs nothing; any others are sent the pages themselves.
    """
    if executor is None:
        yield from ((page, renderer.render(page)) for page in pages)
        return
    inherits = isinstance(executor, Workers) and executor.inherits
    if inherits:
        renderer.load_templates()
    global _inherited  # noqa: PLW0603 - how a forked process finds what it was born with
    _inherited = (renderer, pages) if inherits else None
    starts = iter(range(0, len(pages), _CHUNK))
    waiting: deque[tuple[Sequence[Page], Future[list[bytes]]]] = deque()
    for start in starts:
        chunk = pages[start : start + _CHUNK]
        job = (_render_inherited, start) if inherits else (_render_chunk, renderer, chunk)
        waiting.append((chunk, executor.submit(*job)))
        if len(waiting) > _AHEAD:
            yield from _done(waiting.popleft())
    while waiting:
        yield from _done(waiting.popleft())


_inherited: tuple[Renderer, Sequence[Page]] | None = None
"""The pages being rendered, for the processes forked to render them."""


def _render_inherited(start: int) -> list[bytes]:
    assert _inherited is not None  # noqa: S101 - set before the process was forked
    renderer, pages = _inherited
    return _render_chunk(renderer, pages[start : start + _CHUNK])


def _render_chunk(renderer: Renderer, pages: Sequence[Page]) -> list[bytes]:
    return [renderer.render(page) for page in pages]


def _done(job: tuple[Sequence[Page], Future[list[bytes]]]) -> Iterator[tuple[Page, bytes]]:
    pages, rendered = job
    return zip(pages, rendered.result(), strict=True)


def _found(folder: Path, pattern: str) -> dict[str, Path]:
    files = (path for path in folder.rglob(pattern) if _is_plain(path))
    return {path.relative_to(folder).as_posix(): path for path in files}


def _is_plain(path: Path) -> bool:
    """Whether it is a regular file, not a hidden one of an editor or the system, and not a link."""
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")


@lru_cache(maxsize=2)
def _environment(renderer: Renderer, digest: str) -> Sandbox:
    kind = Sandbox if renderer.template_folders == (templates_folder().resolve(),) else BoundedSandbox
    environment = kind(
        loader=TemplateFiles(renderer.files),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(filters(renderer.link))
    environment.globals.update(
        offline=renderer.offline, colours=palette(renderer.sheet), **_MODULES, **figures()
    )
    return environment
