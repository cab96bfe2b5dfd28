"""Every address of the site: composed here for Python and for the templates, and parsed here.

An address begins with `/`, which is the site's own root wherever the site is served; one that ends with `/`
is a page in its own folder. Addresses are permanent: the result of a function must never change. In templates
the module is `urls`, as in `{{ urls.unit(unit.id) | href }}`. An empty `anchor` (or `item`, `criterion`)
means the whole page.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

# Fixed pages -----------------------------------------------------------------------------------------------

HOME: Final = "/"
BEST_PRACTICES: Final = "/best-practices/"
CHANGES: Final = "/changes/"
GLOSSARY: Final = "/glossary/"
GUIDANCE: Final = "/guidance/"
INFORMATION: Final = "/information/"
INNOVATIONS: Final = "/innovations/"
MANIFEST: Final = "/manifest.json"
NOT_FOUND: Final = "/404.html"
OIT: Final = "/oit/"
DESIGN: Final = "/about/design/"
SEARCH: Final = "/search/"
INSTALLED: Final = "/site.webmanifest"
UNITS: Final = "/units/"

INFORMATION_CSV: Final = f"{INFORMATION}index.csv"
OIT_CSV: Final = f"{OIT}crosswalk.csv"
INNOVATIONS_CSV: Final = f"{INNOVATIONS}innovations.csv"
COMPARISON: Final = "/results/compare/"
TOOLS: Final = f"{INNOVATIONS}tools/"
_STATUSES: Final = f"{UNITS}status/"

ASSETS: Final = "assets"
"""The folder of the files that pages share."""

SCHEMAS: Final = "schemas"
"""The folder of the JSON Schemas by which editors explain authors' files."""

SEARCH_BUNDLE: Final = "pagefind"
"""The folder of all search indexes."""

SEARCH_CONTENTS: Final = f"/{SEARCH_BUNDLE}/contents/contents.json"
"""The names of the other files of the index."""

SEARCH_START: Final = f"/{SEARCH_BUNDLE}/contents/start.packed"
"""All that every search needs, in one file of a fixed name, so that a page asks for it before its script."""

RESERVED = frozenset(
    {"units", "oit", "information", "innovations", "best-practices", "results", "criteria", "forms"}
    | {"calendar", "guidance", "glossary", "search", "changes", "data", ASSETS, SCHEMAS, SEARCH_BUNDLE}
)
"""Folders of the site that a page of `content/pages/` may not use."""

FORM_FOLDERS = frozenset({"blank", "checklist"})
"""Folders of a year's forms that no form of `forms.yaml` may use."""

_INDEX = "index.html"
_OF_ARTICLES = re.compile(
    r"/(?:units/[^/]+/(?!files/)|innovations/[0-9]{4}/|best-practices/|guidance/|criteria/[0-9]{4}/).+/"
)


_SOURCES = tuple(
    (re.compile(url), file, place)
    for url, file, place in (
        ("/units/([^/]+)/([0-9]+)/", "units/{}/{}/evaluation.yaml", "units/{}/{}/evaluation.yaml"),
        ("/units/([^/]+)/([0-9]+)/oit/.*", "units/{}/{}/disclosures.yaml", "units/{}/{}/disclosures.yaml"),
        ("/units/([^/]+)/([0-9]+)/usage/", "units/{}/{}/usage.yaml", "units/{}/{}/usage.yaml"),
        ("/units/([^/]+)/(?:centre/.*)?", "units/{}/unit.yaml", "units/{}"),
        ("/units/([^/]+)/changes/", "", "units/{}"),
        ("/units/([^/]+)/minutes/", "", "units/{}"),
        ("/criteria/([0-9]+)/(?:recording/)?", "content/rubric/{}/rubric.yaml", "content/rubric/{}"),
        (
            "/criteria/([0-9]+)/([^/]+)/",
            "content/rubric/{}/criteria/{}.md",
            "content/rubric/{}/criteria/{}.md",
        ),
        ("/forms/([0-9]+)/.*", "content/rubric/{}/rubric.yaml", "content/rubric/{}"),
        ("/oit/([0-9]+)/.*", "content/oit/{}.yaml", "units"),
        ("/information/.*", "content/index-categories.yaml", "units"),
        ("/glossary/", "content/glossary.yaml", "content/glossary.yaml"),
        ("/best-practices/", "", "content/best-practices"),
        ("/(?:units|oit|innovations|results|calendar)/.*", "", "units"),
        ("/", "content/site.yaml", ""),
    )
)
"""Pages that are not articles: their addresses, the file to edit, and the file or folder that dates them."""


# Pages and files of the site's own -------------------------------------------------------------------------


def page(slug: str) -> str:
    """A page of `content/pages/`, or any folder of the site by its path."""
    return f"/{slug}/"


def file(path: str) -> str:
    """A published file, by its path within the site."""
    return f"/{path}"


def part(url: str, number: int) -> str:
    """A further page of a list at `url`, by its number; the first is the list's own address."""
    return url if number == 1 else f"{url}page-{number}/"


def is_further(url: str) -> bool:
    """Whether an address is of a further page of a list, see `part`."""
    return _whole(url) != url


def _whole(url: str) -> str:
    """The list of which an address may be a further page."""
    return re.sub(r"(?<=/)page-[0-9]+/$", "", url)


def path_of(url: str) -> str:
    """The path of a published file within the site, by its address."""
    return url.removeprefix("/")


def closed(address: str) -> str:
    """An address of a page as its author meant it: with a `/` at both ends."""
    return f"/{address.strip('/')}/"


def asset(name: str) -> str:
    """A file that pages share: a style sheet, a script, the icon."""
    return f"/{ASSETS}/{name}"


def schema(name: str) -> str:
    """The JSON Schema of a kind of author's file, by its file's name."""
    return f"/{SCHEMAS}/{name}"


def changes_of_month(month: str) -> str:
    """What changed in a month such as `2564-03`."""
    return f"{CHANGES}{month}/"


def anchored(url: str, anchor: str) -> str:
    """An anchor on a page; the page itself when `anchor` is empty."""
    return f"{url}#{anchor}" if anchor else url


# Units -----------------------------------------------------------------------------------------------------


def unit(key: str, anchor: str = "") -> str:
    """The page of a unit."""
    return anchored(f"{UNITS}{key}/", anchor)


def region_anchor(region: int | str) -> str:
    """The place of an inspection region, or of a kind of unit without any, on a page divided by regions."""
    return region if isinstance(region, str) else f"region-{region}"


def status_anchor(status: str) -> str:
    """The place of a status on a page divided by statuses."""
    return f"status-{status}"


def units_of_status(status: str) -> str:
    """The units of a status within the list of all."""
    return anchored(UNITS, status_anchor(status))


def units_with_status(status: str) -> str:
    """The units of a status, where they are too many for the list of all."""
    return f"{_STATUSES}{status}/"


def scorecard(key: str, year: int, criterion: str = "") -> str:
    """A unit's scorecard of a year, at one criterion."""
    return anchored(f"{UNITS}{key}/{year}/", criterion)


def unit_file(key: str, name: str) -> str:
    """A file of a unit, by its path within the unit's folder (`files/...`)."""
    return f"{UNITS}{key}/{name}"


def centre(key: str) -> str:
    """A unit's information centre and its index."""
    return f"{UNITS}{key}/centre/"


def unit_calendar(key: str) -> str:
    """What is due for a unit, of all years, as a file for calendars."""
    return f"{UNITS}{key}/calendar.ics"


def unit_picture(key: str) -> str:
    """The picture that others show with a link to a unit."""
    return f"{UNITS}{key}/share.png"


def unit_history(key: str) -> str:
    """A unit's statuses and totals over the years as a table to download."""
    return f"{UNITS}{key}/history.csv"


def usage(key: str, year: int) -> str:
    """How a unit's information centre was used in a year."""
    return f"{UNITS}{key}/{year}/usage/"


def usage_csv(key: str, year: int) -> str:
    """How a unit's information centre was used in a year, as a table to download."""
    return f"{UNITS}{key}/{year}/usage.csv"


def unit_changes(key: str) -> str:
    """What changed of a unit, and when."""
    return f"{UNITS}{key}/changes/"


def document(key: str, slug: str) -> str:
    """A document of a unit."""
    return f"{UNITS}{key}/documents/{slug}/"


def meetings(key: str) -> str:
    """The list of the minutes of a unit."""
    return f"{UNITS}{key}/minutes/"


def minutes(key: str, slug: str) -> str:
    """The minutes of a meeting of a unit."""
    return f"{meetings(key)}{slug}/"


# Public information of the integrity assessment ------------------------------------------------------------


def oit_sheet(key: str, year: int, item: str = "") -> str:
    """A unit's answers to a year's list, at one item."""
    return anchored(f"{UNITS}{key}/{year}/oit/", item)


def oit_print(key: str, year: int) -> str:
    """A unit's answers as a sheet to print and check."""
    return f"{oit_sheet(key, year)}sheet/"


def oit_snapshot(key: str, year: int) -> str:
    """A unit's answers as they stood, with the digests of the files."""
    return f"{oit_sheet(key, year)}snapshot/"


def is_another_form(url: str) -> bool:
    """Whether a page shows in another form what a unit's OIT page shows: as the sheet of answers, or as they
    were on a day."""
    return url.endswith(("/oit/sheet/", "/oit/snapshot/"))


def oit_csv(key: str, year: int) -> str:
    """A unit's answers as a table to download."""
    return f"{UNITS}{key}/{year}/oit.csv"


def oit_list(year: int) -> str:
    """A year's list, and which units answer what."""
    return f"{OIT}{year}/"


def oit_region(year: int, region: int | str) -> str:
    """Which units of an inspection region, or of a kind without any, answer what of a year's list."""
    return f"{OIT}{year}/regions/{region}/"


def oit_item(year: int, item: str) -> str:
    """One item of a year's list across all units."""
    return f"{OIT}{year}/{item}/"


def oit_coverage_csv(year: int) -> str:
    """Which units answer what, as a table to download."""
    return f"{OIT}{year}/coverage.csv"


def oit_remarks(year: int) -> str:
    """Points in a year's answers that the programme's owner may want to review."""
    return f"{OIT}{year}/review/"


def oit_recording(year: int, item: str = "") -> str:
    """How staff record the answers of a year, at one item."""
    return anchored(f"{OIT}{year}/recording/", item)


def category(key: str, year: int | None = None) -> str:
    """A category of the information index, of one year or all."""
    return f"{INFORMATION}{key}/" if year is None else f"{INFORMATION}{key}/{year}/"


# Criteria --------------------------------------------------------------------------------------------------


def criteria(year: int, anchor: str = "") -> str:
    """All criteria of a year."""
    return anchored(f"/criteria/{year}/", anchor)


def criterion(year: int, key: str) -> str:
    """One criterion of a year."""
    return f"{criteria(year)}{key}/"


def criteria_recording(year: int, criterion: str = "") -> str:
    """How staff record the criteria of a year, at one of them."""
    return anchored(f"{criteria(year)}recording/", criterion)


# Results ---------------------------------------------------------------------------------------------------


def results(year: int, anchor: str = "") -> str:
    """The results of a year: selection, indicators, ranking."""
    return anchored(f"/results/{year}/", anchor)


def comparison_anchor(key: str) -> str:
    """The anchor of a unit on a page that compares units."""
    return f"u-{key}"


def results_of_region(year: int, region: int | str) -> str:
    """The results of an inspection region, or of a kind of unit that has none."""
    return f"{results(year)}{region_anchor(region)}/"


def results_table(year: int, name: str, region: int | str | None = None) -> str:
    """A table of a year's results to download, of all units or of one region."""
    return f"{results(year) if region is None else results_of_region(year, region)}{name}.csv"


def committees(year: int) -> str:
    """The committees of a year."""
    return f"{results(year)}committees/"


def committee(year: int, key: str, anchor: str = "") -> str:
    """One committee of a year with its units."""
    return anchored(f"{committees(year)}{key}/", anchor)


def forms(year: int) -> str:
    """The paper forms of a year."""
    return f"/forms/{year}/"


def checklist(year: int, key: str) -> str:
    """The checklist with its scores, filled in from what a unit recorded."""
    return f"{forms(year)}checklist/{key}/"


def blank_checklist(year: int, kind: str) -> str:
    """The checklist of a kind of unit, to fill in by hand."""
    return f"{forms(year)}blank/{kind}/"


def paper(year: int, key: str, whom: str = "") -> str:
    """A paper form that the year's programme defines: blank, or filled in for a unit or a region by its
    anchor."""
    return f"{forms(year)}{key}/{whom}/" if whom else f"{forms(year)}{key}/"


def office_file(form: str) -> str:
    """A paper form, by the address of its page, as a document for an office program."""
    return f"{form}form.rtf"


def desk(year: int) -> str:
    """Unfinished work of a year, for staff."""
    return f"{results(year)}desk/"


def calendar(year: int) -> str:
    """What is due in a year."""
    return f"/calendar/{year}/"


def calendar_file(year: int) -> str:
    """The due days of a year for the calendars of phones and offices."""
    return f"{calendar(year)}calendar.ics"


# Knowledge -------------------------------------------------------------------------------------------------


def innovations_of_year(year: int) -> str:
    """The projects of a year."""
    return f"{INNOVATIONS}{year}/"


def innovation(year: int, slug: str) -> str:
    """One project."""
    return f"{innovations_of_year(year)}{slug}/"


def innovations_of_theme(key: str, anchor: str = "") -> str:
    """The projects of a theme."""
    return anchored(f"{INNOVATIONS}themes/{key}/", anchor)


def innovations_of_region(region: int | str) -> str:
    """The projects of an inspection region, or of a kind of unit without any."""
    return f"{INNOVATIONS}regions/{region}/"


def innovations_of_status(status: str) -> str:
    """The projects of the units of a status."""
    return f"{INNOVATIONS}status/{status}/"


def innovations_with_tool(slug: str) -> str:
    """The projects that use a tool, within the page of all tools."""
    return anchored(TOOLS, slug)


def best_practice(slug: str) -> str:
    """One best practice."""
    return f"{BEST_PRACTICES}{slug}/"


def guide(key: str) -> str:
    """A page of the guidance by its path there; the empty path is the opening page."""
    return f"{GUIDANCE}{key}/" if key else GUIDANCE


def guide_form(key: str) -> str:
    """The form of a guidance page, to fill in."""
    return office_file(guide(key))


def term(key: str) -> str:
    """A term of the glossary."""
    return anchored(GLOSSARY, key)


# Addresses taken apart -------------------------------------------------------------------------------------


def is_internal(url: str) -> bool:
    """Whether an address is within this site."""
    return url.startswith("/")


def is_page(url: str) -> bool:
    """Whether an address within the site is a page, not a file to download."""
    return url.endswith(("/", ".html"))


def steps(url: str) -> tuple[str, ...]:
    """The folders of an address from the site's root on; one empty step for the front page."""
    return tuple(url.strip("/").split("/"))


def split(url: str) -> tuple[str, str]:
    """The page or file and the anchor of an address, without its query."""
    whole, _, anchor = url.partition("#")
    return whole.partition("?")[0], anchor


def built_file(url: str) -> str:
    """The file of the built site, relative to its folder, that an address is served from."""
    return path_of(url) + (_INDEX if url.endswith("/") else "")


def of_built_file(path: str) -> str:
    """The address that a file of the built site is served at."""
    return file(path).removesuffix(_INDEX) if f"/{path}".endswith(f"/{_INDEX}") else file(path)


def spelled_out(url: str) -> str:
    """The address with the file's name added to a folder's; without a web server, only this opens."""
    return f"{url}{_INDEX}" if url.endswith("/") else url


def root_from(page: str, base_path: str) -> str:
    """The path from a page to the site's root: relative, so that the site can be served from any folder.

    The page for missing addresses is served at any address, so it alone must use the absolute path of the
    root.
    """
    return base_path if page == NOT_FOUND else "../" * (page.count("/") - 1) or "./"


def in_full(site: str | None, url: str) -> str:
    """An address of the site as other sites write it, with the site's own address in front if it is known."""
    return (site or "").rstrip("/") + url


def as_printed(site: str | None, url: str) -> str:
    """The whole address of a page as printed on paper, without the scheme; the address within the site when
    the site's own is not recorded."""
    return (site or "").removeprefix("https://").removeprefix("http://").rstrip("/") + url


def is_taken_from_units(key: str) -> bool:
    """Whether the list of all units has the address that a unit of this id would have."""
    return is_further(unit(key)) or unit(key) == _STATUSES


def is_unit_part(url: str, key: str) -> bool:
    """Whether an address is a whole page or file within a unit's folder."""
    return url.startswith(unit(key)) and "#" not in url


def is_reserved(url: str) -> bool:
    """Whether an address is within the site's own pages, where no article can have been before."""
    return steps(url)[0] in RESERVED and not _OF_ARTICLES.fullmatch(url)


def beginnings(source: str) -> tuple[str, ...]:
    """The prefixes of the addresses of all pages that may change with an author's file (`units/...` or
    `content/...`)."""
    part, _, rest = source.partition("/")
    name = rest.partition("/")[0].removesuffix(".yaml")
    if part == "units":
        return (unit(name), INNOVATIONS, BEST_PRACTICES, INFORMATION, OIT)
    return (page(PurePosixPath(source).stem if name == "pages" else name),)


def sources(url: str) -> tuple[str | None, str | None]:
    """For a page that is not an article: the file to edit, if it is made from one, and the file or folder
    that dates it (empty for the whole site); both None for a page that serves the site itself."""
    whole = _whole(url)
    for pattern, file, place in _SOURCES:
        if found := pattern.fullmatch(whole):
            return file.format(*found.groups()) or None, place.format(*found.groups())
    return None, None


def awaits_units(url: str) -> bool:
    """Whether a page appears only when units record what it shows, so that it may rightly be absent."""
    file, place = sources(url)
    return (file or place or "").startswith("units")


def year_folder(source: str) -> str | None:
    """The folder of a unit's year that a file is in; None for any other file."""
    found = re.match(r"units/[^/]+/[0-9]+(?=/)", source)
    return found[0] if found else None
