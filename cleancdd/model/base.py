"""The base of all models, and the types of field that authors fill in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, to_json

from cleancdd import urls
from cleancdd.thai.dates import DoubtfulYear, NotADate, parse_day
from cleancdd.thai.numerals import to_arabic
from cleancdd.thai.people import is_titled
from cleancdd.thai.spelling import fold
from cleancdd.weburl import wrong_address, wrong_mailbox

__all__ = [
    "SLUG_PATTERN",
    "YEAR_PATTERN",
    "Computed",
    "CriterionId",
    "Day",
    "Email",
    "FilePath",
    "Key",
    "Lines",
    "Model",
    "Phone",
    "Position",
    "Reason",
    "RegionNumber",
    "SitePath",
    "Slug",
    "Source",
    "Text",
    "Title",
    "WebAddress",
    "Whole",
    "Year",
    "digest_of",
    "fill",
    "invalid",
    "is_criterion_id",
    "is_file_path",
    "is_placeholder",
    "is_reserved",
    "is_slug",
    "is_year",
    "matching",
    "unseen_in",
]


def digest_of(*values: object) -> str:
    """A short fingerprint of any models, texts, numbers or collections of them; equal values give equal
    digests."""
    return hashlib.blake2b(to_json(values), digest_size=16).hexdigest()


class Model(BaseModel):
    """A frozen value; unknown fields are refused, texts are stripped, and `digest` fingerprints the whole
    value."""

    # Its validator is built on first use: a run that finds all it reads in the cache needs only a few.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        validate_default=False,
        defer_build=True,
    )

    @cached_property
    def digest(self) -> str:
        """The digest of this value, computed once; pages are rendered again when it changes."""
        return digest_of(type(self).__name__, self)


def fill(model: BaseModel, fields: dict[str, Any], given: set[str]) -> None:
    """Set the fields of a new model without validation; `given` are those that count as set, and may be one
    set for many models."""
    object.__setattr__(model, "__dict__", fields)
    object.__setattr__(model, "__pydantic_fields_set__", given)
    object.__setattr__(model, "__pydantic_extra__", None)
    object.__setattr__(model, "__pydantic_private__", None)


class Computed(Model):
    """A value that this package computes from others.

    Its fields are not validated: mypy has checked their types, and validation took more time than computing
    the values. Raises `TypeError` for an unknown or a missing field.
    """

    __defaults: ClassVar[dict[str, Any]] = {}
    __required: ClassVar[frozenset[str]] = frozenset()
    __names: ClassVar[set[str]] = set()
    """The names of all fields: one set for all values, because a set takes as much memory as ten fields."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        cls.__defaults = {name: field.default for name, field in cls.model_fields.items()}
        cls.__names = set(cls.model_fields)
        cls.__required = frozenset(name for name, field in cls.model_fields.items() if field.is_required())

    if not TYPE_CHECKING:

        def __init__(self, /, **values: Any) -> None:
            fields = self.__defaults | values  # in the order of the fields, whatever the order of the values
            if len(fields) > len(self.__defaults) or not self.__required <= values.keys():
                wrong = (self.__required - values.keys()) | (values.keys() - self.__defaults.keys())
                raise TypeError(f"{type(self).__name__}: {sorted(wrong)}")
            fill(self, fields, self.__names)


def invalid(code: str, message: str, advice: str) -> PydanticCustomError:
    """A diagnostic in one value: `code` is a `diagnostics.Code`; message and advice are Thai."""
    return PydanticCustomError(code, "{message}", {"message": message, "advice": advice})


def _written(value: Any) -> str:
    """The author's text where one word or number belongs; a list, a mapping or nothing is a diagnostic of its
    own."""
    if value is None:
        raise invalid("empty-value", "ช่องนี้ว่างอยู่", "พิมพ์ค่าต่อท้ายเครื่องหมาย `:` หรือลบทั้งบรรทัดถ้ายังไม่มีข้อมูล")
    if not isinstance(value, str | int):
        raise invalid(
            "wrong-type", "ช่องนี้ต้องเป็นค่าเดียว ไม่ใช่รายการหรือกลุ่มช่อง", "พิมพ์ค่าต่อท้ายเครื่องหมาย `:` ในบรรทัดเดียวกัน"
        )
    return str(value)


_NOTHING = re.compile(r"ไม่มี.*|ศูนย์|none|nil|[-–—]+")
"""What people write when there is nothing to count."""


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = to_arabic(_written(value)).strip()
    if not re.fullmatch(r"[0-9]{1,12}", text):
        meant = re.fullmatch(r"[^0-9.,+-]*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\s*[^0-9.,]*", text)
        shown = meant[1].replace(",", "") if meant else "12"
        advice = f"พิมพ์ตัวเลขอย่างเดียว ไม่มีจุลภาค หน่วย หรือเครื่องหมาย เช่น `{shown}`"
        if _NOTHING.fullmatch(fold(text)):
            advice = "ถ้านับแล้วไม่มี พิมพ์ `0` ถ้ายังไม่ได้นับ ให้ลบช่องนี้"
        raise invalid("wrong-number", f"`{value}` ไม่ใช่จำนวนเต็มตั้งแต่ 0 ขึ้นไป", advice)
    return int(text)


def _year(value: Any) -> int:
    year = _whole(value)
    if 1900 <= year < 2400:
        raise invalid(
            "doubtful-year",
            f"`{value}` เป็นปีคริสต์ศักราช",
            f"พิมพ์ปีงบประมาณเป็นพุทธศักราช หมายถึง `{year + 543}` หรือไม่",
        )
    if not 2500 <= year <= 2700:
        raise invalid("wrong-number", f"`{value}` ไม่ใช่ปีงบประมาณ", "พิมพ์ปีพุทธศักราชสี่หลัก เช่น `2564`")
    return year


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return parse_day(_written(value))
    except DoubtfulYear as doubt:
        raise invalid("doubtful-year", doubt.message, doubt.advice) from doubt
    except NotADate as problem:
        raise invalid("wrong-date", problem.message, problem.advice) from problem


_HTML = re.compile(
    r"(?i)</?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|sub|sup|table|t[dhr]|u|ul)(?:\s[^<>]*|\s*/)?>"
    r"|&(?:nbsp|amp|lt|gt|quot|#[0-9]+);"
)
"""An HTML tag or character reference, which comes along with text copied from a web page."""

_UNFILLED = re.compile(r"\s*<[^<>]*[ก-๙][^<>]*>\s*")
"""A part to be filled in, in a template of the staff's pages or in a file that the program created."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise invalid("wrong-type", "ช่องนี้ต้องเป็นข้อความ", "พิมพ์ข้อความต่อท้ายเครื่องหมาย `:` ในบรรทัดเดียวกัน")
    if not value.strip():
        raise invalid("empty-value", "ช่องนี้ว่างอยู่", "พิมพ์ข้อความ หรือลบทั้งบรรทัดถ้ายังไม่มีข้อมูล")
    if not any(map(str.isalnum, value)) and not fold(value):  # folding is slow
        raise invalid("empty-value", "ช่องนี้มีแต่อักขระที่มองไม่เห็น", "ลบอักขระนั้น แล้วพิมพ์ข้อความ")
    if _UNFILLED.fullmatch(value):
        advice = "พิมพ์ข้อมูลจริงแทน ถ้ายังไม่มี ให้ลบทั้งบรรทัด"
        raise invalid("placeholder-text", f"`{value}` คือที่ให้เติม ยังไม่ได้เติม", advice)
    if ("<" in value or "&" in value) and (found := _HTML.search(value)):
        message = f"ข้อความมี HTML `{found[0]}` ซึ่งผู้อ่านจะเห็นเป็นเครื่องหมาย"
        raise invalid("raw-html", message, f"ลบ `{found[0]}` ช่องนี้เป็นข้อความธรรมดา")
    return value


def matching(pattern: str, what: str, example: str) -> AfterValidator:
    """Accept a text of that form alone; `what` is its Thai name, `example` the advice for any other."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            small = value.strip().lower()
            likely = (small, *(re.sub(r"[\s_-]+", joint, small) for joint in "-_"))
            meant = next((one for one in likely if compiled.fullmatch(one)), None)
            advice = f"พิมพ์ `{meant}`" if meant else f"พิมพ์ตามแบบ `{example}`"
            raise invalid("wrong-id", f"`{value}` ไม่ใช่{what}", advice)
        return value

    return AfterValidator(check)


def _web_address(value: str) -> str:
    if wrong := wrong_address(value):
        raise invalid("wrong-link", *wrong)
    return value


def _email(value: str) -> str:
    if wrong := wrong_mailbox(value):
        raise invalid("wrong-link", *wrong)
    return value


_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?")

SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""A permanent id, as `is_slug` and the fields of authors' files accept it; for searching within a text."""

YEAR_PATTERN = "2[56][0-9]{2}"
"""A fiscal year of the Buddhist era, as `is_year` accepts it; for searching within a text."""

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})
"""Categories of characters that are invisible or differ between systems: controls, zero-width and direction
marks, unusual spaces."""


def is_reserved(name: str) -> bool:
    """Whether Windows reserves the name for a device, whatever its extension, so that no file or folder can
    have it."""
    return _RESERVED.fullmatch(name) is not None


def is_slug(name: str) -> bool:
    """Whether a name can be a permanent id and the name of a folder on every system."""
    return re.fullmatch(SLUG_PATTERN, name) is not None and not is_reserved(name)


def is_year(name: str) -> bool:
    """Whether a name is a fiscal year of the Buddhist era, as folders and files are named by it."""
    return re.fullmatch(YEAR_PATTERN, name) is not None


def unseen_in(name: str) -> str | None:
    """The first invisible character of a name; a plain space is not one."""
    return next((sign for sign in name if sign != " " and unicodedata.category(sign) in _UNSEEN), None)


def is_file_path(value: str) -> bool:
    """Whether a relative path stays inside its folder and its names are safe on every system."""
    parts = value.split("/")
    plain = (
        all(re.fullmatch(r"[^\s.<>:\"\\|?*#%][^<>:\"\\|?*#%]*", part) for part in parts)
        and unseen_in(value) is None
    )
    return plain and not any(part.endswith((".", " ")) or is_reserved(part) for part in parts)


def _file_path(value: str) -> str:
    if not is_file_path(value):
        raise invalid(
            "wrong-path",
            f"`{value}` ไม่ใช่ชื่อไฟล์ที่ใช้ได้",
            "พิมพ์ชื่อไฟล์ในโฟลเดอร์ `files` ของหน่วยงาน เช่น `files/report-2564.pdf` ไม่มี `..` และไม่ขึ้นต้นด้วย `/`",
        )
    return value


def _lines(value: Any) -> str:
    text = to_arabic(_written(value)).strip()
    spans = re.split(r"\s*,\s*", text)
    if all(map(_is_span, spans)):
        return ", ".join(spans)
    meant = [_turned(re.sub(r"\s*[-–—]\s*", "-", span)) for span in spans]
    advice = (
        f"หมายถึง `{', '.join(meant)}` หรือไม่"
        if all(map(_is_span, meant))
        else "พิมพ์เลขบรรทัดหรือช่วงบรรทัด เช่น `308-311, 3466`"
    )
    backward = next((span for span in spans if _turned(span) != span), None)
    message = f"เลขเริ่มของ `{backward}` มากกว่าเลขจบ" if backward else f"`{value}` ไม่ใช่เลขบรรทัด"
    raise invalid("wrong-lines", message, advice)


def _is_span(text: str) -> bool:
    """Whether a text is a line number, or two line numbers in ascending order."""
    return re.fullmatch(r"[0-9]+(?:-[0-9]+)?", text) is not None and _turned(text) == text


def _turned(span: str) -> str:
    """Two line numbers with a dash between them, the lower first; any other text unchanged."""
    found = re.fullmatch(r"([0-9]+)-([0-9]+)", span)
    return f"{found[2]}-{found[1]}" if found and int(found[1]) > int(found[2]) else span


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
"""A text of at least one visible character, as the author wrote it."""

_FORM = re.compile(r"<.*>|\[.*\]")
"""A field of a form that was never filled in."""

_PLACEHOLDER = re.compile(
    r"(ยัง)?(ไม่)?มี(ข้อมูล|หลักฐาน|เอกสาร|กรณี|เรื่อง)?(แนบ)?(แล้ว)?(ครับ|ค่ะ|คะ)?|(ยัง)?ไม่(ทราบ|ระบุ|ได้ระบุ|ได้ทำ|ได้ดำเนินการ)"
    r"|(อยู่ระหว่าง|กำลัง|รอ)(ดำเนินการ|จัดทำ|รวบรวม|ข้อมูล|เอกสาร|หลักฐาน)?|ว่าง|ทดสอบ|ครบ(ถ้วน)?|ผ่าน|อื่นๆ?|(ชื่อ)?(หลักฐาน|เอกสาร)"
    r"|ตามเอกสารแนบ|na|none|null|todo|tbd|test|notavailable|[0-9]{1,2}"
)
"""What people type when they have nothing to say yet, without punctuation and spaces."""


@lru_cache(maxsize=4096)
def is_placeholder(value: str) -> bool:
    """Whether a text is a placeholder: only punctuation, an unfilled field of a form, or a word for something
    that does not exist yet."""
    text = fold(unicodedata.normalize("NFKC", value))
    words = "".join(char for char in text if unicodedata.category(char)[0] in "LMN")
    return not words or bool(_FORM.fullmatch(text) or _PLACEHOLDER.fullmatch(words))


def _filled(advice: str) -> AfterValidator:
    def check(value: str) -> str:
        if is_placeholder(value):
            raise invalid("placeholder-text", f"`{value}` ไม่บอกอะไรแก่ผู้อ่าน", advice)
        return value

    return AfterValidator(check)


Title = Annotated[Text, _filled("พิมพ์ชื่อที่ผู้อื่นใช้หาได้ เช่น `คำสั่งที่ 12/2564` ถ้ายังไม่มี ให้ลบทั้งรายการนี้")]
"""The name of a thing that is recorded; a placeholder such as `-` or `<ชื่อหลักฐาน>` is a diagnostic."""


def _position(value: str) -> str:
    if is_titled(value):
        advice = "พิมพ์ตำแหน่ง เช่น `หัวหน้ากลุ่มงานประสานและสนับสนุนการบริหารงาน`"
        raise invalid("personal-data", f"`{value}` เป็นชื่อบุคคล ช่องนี้ใส่ตำแหน่ง", advice)
    return value


Position = Annotated[Title, AfterValidator(_position)]
"""A position in an office; persons are never named."""

Reason = Annotated[Text, _filled("พิมพ์เหตุให้ผู้อ่านเข้าใจ ถ้ายังไม่มีเหตุ ให้ลบบรรทัดนี้")]
"""The reason why something does not apply; a placeholder is not accepted."""

Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number, 0 or more; Thai digits are accepted."""

Year = Annotated[
    int, BeforeValidator(_year), WithJsonSchema({"type": "integer", "minimum": 2500, "maximum": 2700})
]
"""A fiscal year of the Buddhist era: 2564 runs from 1 October 2563 to 30 September 2564."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    PlainSerializer(date.isoformat, when_used="json"),
    WithJsonSchema({"type": "string"}),
]
"""A day; authors write the Buddhist era, the value is a plain (common-era) `date`."""


def _unreserved(value: str) -> str:
    if is_reserved(value):
        raise invalid(
            "wrong-id", f"`{value}` เป็นชื่อที่ Windows สงวนไว้ ใช้เป็นรหัสไม่ได้", f"ใช้รหัสอื่น เช่น `{value}-list`"
        )
    return value


Slug = Annotated[
    Text,
    matching(SLUG_PATTERN, "รหัส (ตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง)", "nakhon-sawan"),
    AfterValidator(_unreserved),
]
"""A permanent lower-case ASCII id; it becomes part of an address."""

Key = Annotated[Text, matching(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", "รหัสรายการวัด", "staff_in_declaration")]
"""The id of a recorded number."""

_CRITERION = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.l[0-9]+(?:\.[0-9]+)*(?:\.[a-z])?|extra"

CriterionId = Annotated[Text, matching(_CRITERION, "รหัสเกณฑ์", "d1.l2.3")]
"""The id of a criterion: the key of a dimension, its level, numbers (`d1.l2.3`); a step of a ladder
(`ch.l1`); or `extra`. The readers compare it with the keys of the rubric of its year."""

RegionNumber = Annotated[Whole, Field(ge=1, le=18)]
"""An inspection region (เขตตรวจราชการ) of the Ministry of Interior, 1 to 18."""


def is_criterion_id(text: str) -> bool:
    """Whether a text, such as the stem of a file's name, is a well-formed criterion id."""
    return re.fullmatch(_CRITERION, text) is not None


_SITE_PATH = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[A-Za-z0-9._-]+)?")


def _path_meant(value: str) -> str:
    """The advice for what is not an address of a page: what is missing, or which field is for other sites."""
    if re.match(r"(?i)https?:|www\.", value):
        return "ถ้าเป็นหน้าของเว็บไซต์อื่น ใช้ช่อง `url:` แทนช่องนี้"
    meant = urls.closed(value)
    if _SITE_PATH.fullmatch(meant):
        return f"พิมพ์ `{meant}`"
    return "พิมพ์ให้ขึ้นต้นและลงท้ายด้วย `/` เช่น `/units/saraburi/`"


def _site_path(value: str) -> str:
    if not _SITE_PATH.fullmatch(value):
        raise invalid(
            "wrong-link",
            f"`{value}` ไม่ใช่ที่อยู่ของหน้าในเว็บไซต์นี้",
            _path_meant(value),
        )
    if (name := next(filter(is_reserved, value.split("/")), None)) is not None:
        raise invalid("wrong-link", f"`{name}` ใน `{value}` เป็นชื่อที่ Windows สงวนไว้", "ใช้ที่อยู่อื่น")
    return value


SitePath = Annotated[Text, AfterValidator(_site_path)]
"""The address of a page of this site, such as `/units/saraburi/documents/work-plan/`."""

WebAddress = Annotated[Text, AfterValidator(_web_address)]
"""A full address outside the site, of an allowed scheme, without misleading parts."""


def _phone(value: str) -> str:
    first = re.split(r"[,;/]|ต่อ|ext|โทรสาร", to_arabic(value))[0]
    digits = re.sub(r"[^0-9]", "", first)
    if len(digits) not in {3, 4, *range(9, 15)}:
        raise invalid(
            "wrong-number",
            f"`{value}` ไม่ใช่หมายเลขโทรศัพท์ที่โทรได้",
            "พิมพ์หมายเลข 9 หรือ 10 หลักที่ขึ้นต้นด้วย 0 เช่น `0 2123 4567` ถ้าไม่มี ให้ลบช่องนี้",
        )
    return value


Phone = Annotated[Text, AfterValidator(_phone)]
"""A telephone number of 9 or 10 digits or a short one of 3 or 4, with whatever follows it (`ต่อ 12`, `-5`)."""

Email = Annotated[Text, AfterValidator(_email)]
"""An email address."""

FilePath = Annotated[Text, AfterValidator(_file_path)]
"""A path relative to the folder of the file that names it, with `/`, that stays inside and is valid on every
system."""

Lines = Annotated[str, BeforeValidator(_lines), WithJsonSchema({"type": "string"})]
"""Line numbers in a source text, such as `308-311, 3466`."""


class Source(Model):
    """The source of a fact: a reference listed in `site.yaml`, its section, and lines for checking."""

    document: Slug
    section: Text | None = None
    lines: Lines | None = None
    note: Text | None = None
