"""What units disclose, and the index it is found by: sections 7 and 9 of the Official Information Act B.E.
2540."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from cleancdd import urls
from cleancdd.model.addresses import FilePath, SitePath, WebAddress
from cleancdd.model.article import Article, ArticleFile
from cleancdd.model.base import Model
from cleancdd.model.fields import Day, Reason, Sentence, Slug, Text, Title, Whole, Year, invalid
from cleancdd.model.oit import ItemId
from cleancdd.model.source import Source

__all__ = [
    "Disclosure",
    "DisclosureFile",
    "DocumentFile",
    "FileFact",
    "Ground",
    "IndexCategory",
    "IndexScheme",
    "ItemAnswer",
    "UnitDocument",
    "Withheld",
]


class IndexCategory(Model):
    """A category of the index: a clause of section 7 or 9, or an announcement made under section 9(8), whose
    `parent` is that clause."""

    section: Literal["7", "9"]
    clause: Text
    title: Text
    short: Text
    text: Text
    parent: Slug | None = None
    source: Source


class Ground(Model):
    """A ground of sections 14 and 15 on which information may be withheld."""

    title: Text
    text: Text
    source: Source


class Topic(Model):
    """The subject of an entry: a stable key that does not depend on the numbering of any year's list."""

    title: Text
    category: Slug


class IndexScheme(Model):
    """`content/index-categories.yaml`: the categories of the index, the topics, and the grounds for
    withholding."""

    categories: dict[Slug, IndexCategory] = Field(default_factory=dict)
    topics: dict[Slug, Topic] = Field(default_factory=dict)
    grounds: dict[Slug, Ground] = Field(default_factory=dict)


def _one_place(one: Disclosure | DocumentFile, *fields: str) -> None:
    given = [field for field in fields if getattr(one, field) is not None]
    if len(given) > 1:
        names = " กับ ".join(f"`{field}`" for field in given)
        raise invalid("inconsistent-values", f"รายการนี้มีทั้ง {names}", "ใส่อย่างใดอย่างหนึ่ง อีกแห่งให้แยกเป็นอีกรายการ")


class Disclosure(Model):
    """One disclosed thing: what it is, its period, and where it is.

    `components` names the parts of the item's checklist that it contains, `manual` the manual that it is,
    `through` the last day that its figures cover, `until` the last year of a plan for several years, and
    `where` says how to reach it from the unit's main website.
    """

    title: Title
    topic: Slug
    category: Slug | None = None
    text: Sentence | None = None
    date: Day | None = None
    fiscal_year: Year | None = None
    until: Year | None = None
    through: Day | None = None
    file: FilePath | None = None
    page: SitePath | None = None
    url: WebAddress | None = None
    place: Title | None = None
    components: tuple[Slug, ...] = ()
    manual: Slug | None = None
    where: Sentence | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        _one_place(self, "file", "page", "url")
        if not (self.file or self.page or self.url or self.place):
            raise invalid(
                "missing-field",
                "รายการนี้ไม่บอกว่าดูได้ที่ใด",
                "เพิ่ม `file:` `page:` หรือ `url:` ถ้ามีเฉพาะเล่มที่ศูนย์ข้อมูลข่าวสาร ให้เพิ่ม `place:`",
            )
        return self


class Withheld(Model):
    """Information that is not disclosed: what it is, and on which ground of the Act.

    With `whole_item` the ground covers everything of the topic; otherwise the rest must still be disclosed.
    """

    title: Title
    topic: Slug
    category: Slug | None = None
    ground: Slug | None = None
    whole_item: bool = False
    text: Sentence | None = None

    @model_validator(mode="after")
    def _has_its_ground(self) -> Self:
        if self.ground is None:
            raise invalid(
                "withheld-without-ground",
                f"“{self.title}” ไม่เปิดเผยโดยไม่บอกเหตุตามกฎหมาย",
                (
                    "เพิ่ม `ground:` เช่น `section-15-5` ตามมาตรา 14 หรือ "
                    "15 ของพระราชบัญญัติข้อมูลข่าวสารของทางราชการ พ.ศ. 2540"
                ),
            )
        return self


class ItemAnswer(Model):
    """What a unit states about an item of the year's list: that it does not apply, and why; or how it is
    reached."""

    not_applicable: Reason | None = None
    explanation: Sentence | None = None


class DisclosureFile(Model):
    """`units/<id>/<year>/disclosures.yaml`: what the unit disclosed, withheld and answered in a fiscal
    year."""

    entries: tuple[Disclosure, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    items: dict[ItemId, ItemAnswer] = Field(default_factory=dict)


class _DocumentFields(ArticleFile):
    """`units/<id>/documents/<slug>.md`: a disclosed thing with a page of its own, the part between the `---`
    lines.

    It counts from its fiscal year on, up to `until` if that is given.
    """

    title: Title
    description: Text
    topic: Slug
    category: Slug | None = None
    date: Day
    fiscal_year: Year | None = None
    until: Year | None = None
    through: Day | None = None
    file: FilePath | None = None
    components: tuple[Slug, ...] = ()
    manual: Slug | None = None
    where: Sentence | None = None
    sources: tuple[Source, ...] = ()


class DocumentFile(_DocumentFields):
    """The part between the `---` lines of a document; `url` leads to an original elsewhere."""

    url: WebAddress | None = None

    @model_validator(mode="after")
    def _has_one_original(self) -> Self:
        _one_place(self, "file", "url")
        return self


class UnitDocument(_DocumentFields, Article):
    """A document with its unit, its slug, which is its address, and its text; `original` is the address of an
    original elsewhere."""

    id: Slug
    unit: Slug
    original: WebAddress | None = None

    @classmethod
    def of(cls, file: ArticleFile, **place: object) -> Self:
        """The document of a file; `url` is the address of the original."""
        fields = {name: getattr(file, name) for name in type(file).model_fields}
        return cls(original=fields.pop("url"), **fields, **place)

    @property
    def url(self) -> str:
        """The permanent address of the document's page."""
        return urls.document(self.unit, self.id)


class FileFact(Model):
    """A published file: path within the site, type in words, size in bytes, SHA-256.

    `pixels` is the width and height of an image as displayed, rotated as its camera recorded; None for other
    types.
    """

    path: str
    kind: str
    size: Whole
    sha256: str
    pixels: tuple[int, int] | None = None
