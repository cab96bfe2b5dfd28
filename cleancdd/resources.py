"""Paths of the data that the package contains, in a wheel as in a checkout, and fixed names within a site."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "SETTINGS_FILE",
    "WORK_FOLDER",
    "index_file",
    "lists_folder",
    "publishing_folder",
    "rubrics_folder",
    "schemas_folder",
    "site_file",
    "templates_folder",
    "themes_file",
    "words_file",
]

_PACKAGE = Path(__file__).resolve().parent

SETTINGS_FILE = "content/site.yaml"
"""The file that marks a folder as a site."""

WORK_FOLDER = ".cleancdd"
"""The folder beside a site for data that can be generated again."""


def templates_folder() -> Path:
    """The folder of the package's own templates."""
    return _carried("templates", "templates")


def rubrics_folder() -> Path:
    """The folder that holds a rubric per fiscal year, for the sample programme."""
    return _carried("rubric", "content/rubric")


def lists_folder() -> Path:
    """The folder that holds an OIT list per fiscal year, for the sample programme."""
    return _carried("oit", "content/oit")


def words_file() -> Path:
    """The file of words that mean the same, for the sample programme."""
    return _carried("words.yaml", "content/words.yaml")


def index_file() -> Path:
    """The file of categories, topics and grounds, for the sample programme."""
    return _carried("index-categories.yaml", "content/index-categories.yaml")


def themes_file() -> Path:
    """The file of themes, for a new programme."""
    return _carried("themes.yaml", "content/themes.yaml")


def schemas_folder() -> Path:
    """The folder of the JSON Schemas of authors' files."""
    return _carried("schemas", "schemas")


def publishing_folder() -> Path:
    """The folder of the workflows that publish a site, by their paths within a repository."""
    return _carried("publishing", "")


def site_file() -> Path:
    """The settings of the package's own site, whose documents its rubrics and lists cite."""
    return _carried("site.yaml", SETTINGS_FILE)


def _carried(in_wheel: str, in_checkout: str) -> Path:
    carried = _PACKAGE / "_carried" / in_wheel
    return carried if carried.exists() else _PACKAGE.parent / in_checkout
