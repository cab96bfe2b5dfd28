"""Wording for pydantic's errors: the code, what is wrong, and what to type."""

from __future__ import annotations

import contextlib
import difflib
import re
from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple, TypeAlias

from pydantic_core import ErrorDetails

from cleancdd import labels
from cleancdd.diagnostics import Code
from cleancdd.model.evaluation import is_of_quarters
from cleancdd.readers.validation.fields import FIELDS_IN_THAI
from cleancdd.readers.validation.kinds import example, fields_at, is_needed, kinds_at
from cleancdd.source import Loc
from cleancdd.thai.dates import DoubtfulYear, NotADate, parse_day
from cleancdd.thai.numerals import to_arabic
from cleancdd.thai.signs import WIDE_SPACE, differing, name_of_sign, odd_signs, plain
from cleancdd.thai.spelling import fold

__all__ = ["Wording", "wording"]


class Wording(NamedTuple):
    """A diagnostic in words, and whether the key is meant rather than the value."""

    code: Code
    message: str
    advice: str
    about_key: bool = False


class _Problem(NamedTuple):
    """Pydantic's error, the type of the whole document, the place in it, and the fields beside that."""

    error: ErrorDetails
    kind: Any
    at: Loc
    beside: Collection[str]

    @property
    def given(self) -> Any:
        return self.error["input"]

    @property
    def context(self) -> dict[str, Any]:
        return self.error.get("ctx", {})

    @property
    def name(self) -> str:
        """What the author calls the place: a field, an item of a list, or the whole file."""
        return _name(self.at)

    @property
    def joined(self) -> str:
        """The name as it follows a Thai word: with a space only before what is typed."""
        return f" {self.name}" if self.name.startswith("`") else self.name

    @property
    def example(self) -> str:
        return next(map(example, kinds_at(self.kind, self.error["loc"])), "…")


_CODES = {code.value: code for code in Code}


def wording(error: ErrorDetails, kind: Any, at: Loc, beside: Collection[str] = ()) -> Wording:
    """The words for one of pydantic's errors at the place `at` of a document of type `kind`; never pydantic's
    own. `beside` are the fields that the same mapping has, which no unknown one is taken for."""
    problem = _Problem(error, kind, at, beside)
    if at and (tight := re.fullmatch(r"([\w.]+):(?!//)(.+)", str(at[-1]))):
        return _tight_key(tight)
    code, message, advice, about_key = _with_signs(_rule(problem)(problem), problem.given)
    if code is Code.WRONG_NUMBER and "numbers" in at:
        advice = _number_meant(str(problem.given), str(at[-1]), advice)
    return Wording(code, _one_line(message, problem.given), _one_line(advice, problem.given), about_key)


def _number_meant(given: str, field: str, advice: str) -> str:
    """The advice for a value that is not a number but may be another shape of one: a share or a day."""
    text = to_arabic(given).strip()
    if share := re.fullmatch(r"([0-9]+)\s*(?:/|จาก|ใน|of)\s*([0-9]+)\D*", text):
        return f"พิมพ์ `{field}: {{part: {share[1]}, whole: {share[2]}}}`"
    if re.search("[%％]|ร้อยละ|เปอร์เซ็นต์", text):
        return f"{advice} ถ้าเป็นสัดส่วน พิมพ์จำนวนที่นับได้กับจำนวนทั้งหมด เช่น `{{part: 41, whole: 52}}`"
    with contextlib.suppress(DoubtfulYear, NotADate):
        parse_day(text)
        return f"ถ้าเป็นวันที่ของรายงาน พิมพ์ในวงเล็บเหลี่ยม `{field}: [{given}]`"
    return advice


_EXACT = frozenset(
    {Code.WRONG_ID, Code.WRONG_CHOICE, Code.WRONG_NUMBER, Code.WRONG_LINK, Code.WRONG_PATH, Code.WRONG_TYPE}
)
"""Codes of errors in values where every character matters."""


_ANY_SIGN = frozenset({Code.WRONG_LINK, Code.WRONG_PATH})
"""Codes of errors in values that may legitimately contain characters such as a long dash; for these only
look-alikes of a space are named as the cause."""


def _with_signs(told: Wording, given: Any) -> Wording:
    """The words for a value that is refused, with what it has in place of signs of the keyboard, and the
    value without that."""
    if told.code not in _EXACT or not isinstance(given, str) or told.about_key:
        return told
    if told.code is Code.WRONG_PATH and "\\" in given and not given.startswith("/"):
        return told._replace(advice=f"ใช้ `/` แทน `\\` พิมพ์ `{_path(given)}`")
    signs = [sign for sign in odd_signs(given) if told.code not in _ANY_SIGN or re.match(WIDE_SPACE, sign)]
    names = " ".join(name for name in map(name_of_sign, signs) if name not in told.message)
    if not names:
        return told
    meant = plain(given)
    if re.match("https?://", meant):
        meant = meant.replace(" ", "%20")
    return told._replace(message=f"{told.message} เพราะมี{names}", advice=f"ลบทั้งค่า แล้วพิมพ์ใหม่เป็น `{meant}`")


def _path(given: str) -> str:
    """A path of Windows as one within the site or the unit's folder: from `files` on, or the name alone
    within `files`."""
    parts = given.replace("\\", "/").split("/")
    if parts[0] == "content":
        return "/".join(parts)
    return "/".join(parts[parts.index("files") :]) if "files" in parts else f"files/{parts[-1]}"


def _tight_key(parts: re.Match[str]) -> Wording:
    """`{part:41}` is one key without a value; its errors all come from the missing space."""
    return Wording(
        Code.UNKNOWN_FIELD, "ไม่มีเว้นวรรคหลัง `:`", f"พิมพ์ `{parts[1]}: {_brief(parts[2])}`", about_key=True
    )


_OF_GROUPS = frozenset(
    {
        Code.ANSWERED_BEFORE_FILED,
        Code.INCONSISTENT_VALUES,
        Code.WITHHELD_WITHOUT_GROUND,
        Code.MISSING_FIELD,
    }
)
"""What a model may say of a whole group of fields; said of one value, a group in its place is the
diagnostic."""

_Rule: TypeAlias = Callable[[_Problem], Wording]


def _rule(problem: _Problem) -> _Rule:
    sort = problem.error["type"]
    if sort in {"missing", "extra_forbidden"}:
        return _missing if sort == "missing" else _unknown
    if problem.given is None or (isinstance(problem.given, str) and not problem.given.strip()):
        return _empty
    if sort in _CODES and not (isinstance(problem.given, dict | list) and sort not in _OF_GROUPS):
        return _told_by_model
    return next((rule for pattern, rule in _RULES if re.match(pattern, sort)), _other)


def _missing(problem: _Problem) -> Wording:
    field = str(problem.error["loc"][-1])
    where = f" ใน{problem.joined}" if problem.at else ""
    return Wording(Code.MISSING_FIELD, f"ไม่มีช่อง `{field}`{where}", f"เพิ่ม `{field}: {problem.example}`")


def _unknown(problem: _Problem) -> Wording:
    field = str(problem.at[-1])
    fields = fields_at(problem.kind, problem.error["loc"][:-1])
    message = f"ไม่มีช่องชื่อ `{_brief(field)}`"
    if field == "<<":
        return Wording(
            Code.UNKNOWN_FIELD, message, "ระบบนี้ไม่ใช้ `<<` ดึงข้อมูลจากที่อื่น ให้พิมพ์ช่องที่ต้องการไว้ตรงนี้", about_key=True
        )
    if problem.given is None and re.fullmatch("[0-9๐-๙]{3}", field):
        message, advice = f"จุลภาคหน้า `{field}` คั่นช่อง ไม่ใช่คั่นหลักของจำนวน", "พิมพ์จำนวนโดยไม่มีจุลภาค เช่น `1042`"
        return Wording(Code.UNKNOWN_FIELD, message, advice, about_key=True)
    if problem.given is None and re.search("[^!-~]", field):
        advice = f'ถ้าเป็นข้อความต่อจากช่องก่อน ใส่เครื่องหมายคำพูดคร่อมทั้งข้อความ คือ `"…, {_brief(field)}"`'
        return Wording(Code.UNKNOWN_FIELD, message, f"{advice} ถ้าเป็นชื่อช่อง พิมพ์ `:` และค่าต่อท้าย", about_key=True)
    if len(problem.at) > 1 and field not in fields and field in fields_at(problem.kind, ()):
        advice = f"`{field}` เป็นช่องชั้นนอก ย้ายออกมาให้ย่อหน้าเท่ากับ `{problem.at[0]}:`"
        return Wording(Code.UNKNOWN_FIELD, message, advice, about_key=True)
    free = [one for one in fields if one not in problem.beside]
    if meant := next(
        (one for one in FIELDS_IN_THAI.get(fold(field).replace(" ", ""), ()) if one in free), None
    ):
        return Wording(Code.UNKNOWN_FIELD, message, f"พิมพ์ชื่อช่องเป็น `{meant}`", about_key=True)
    advice = _or_choose(field, fields, "ช่องที่ใช้ได้คือ", likely=free)
    return Wording(Code.UNKNOWN_FIELD, message, advice, about_key=True)


def _empty(problem: _Problem) -> Wording:
    if problem.error["loc"][-1:] == ("[key]",):
        return Wording(Code.EMPTY_VALUE, "ชื่อช่องว่างอยู่", "พิมพ์ชื่อหน้า `:`", about_key=True)
    if not problem.at or isinstance(problem.at[-1], int):
        return Wording(Code.EMPTY_VALUE, f"{problem.name} ว่างอยู่", "พิมพ์ค่าต่อท้าย `-` หรือลบบรรทัดนี้")
    advice = f"พิมพ์ค่าต่อท้าย เช่น `{problem.at[-1]}: {problem.example}`"
    if problem.at[:-1] == ("numbers",) and problem.example == "12":
        advice = f"พิมพ์จำนวนต่อท้าย ถ้านับแล้วไม่มี พิมพ์ `{problem.at[-1]}: 0`"
    if not is_needed(problem.kind, problem.error["loc"]):
        advice += " หรือลบช่องนี้ถ้ายังไม่มีข้อมูล"
    return Wording(Code.EMPTY_VALUE, f"ช่อง {problem.name} ว่างอยู่", advice)


def _told_by_model(problem: _Problem) -> Wording:
    code = _CODES[problem.error["type"]]
    return Wording(
        code,
        str(problem.context.get("message", problem.error["msg"])),
        str(problem.context.get("advice", "แก้ค่าตามที่ระบุ")),
    )


_IN_THAI = {
    **{word: value for value, word in labels.STANDINGS.items()},
    **{word: kind.value for kind, word in labels.PERSONAL_DATA.items()},
    **{word: value for value, word in labels.OBJECTIONS.items()},
    **dict.fromkeys(("ใช่", "มี", "ใช้"), "true"),
    **dict.fromkeys(("ไม่ใช่", "ไม่มี", "ไม่ใช้", "ไม่"), "false"),
    **dict.fromkeys(("โทรศัพท์มือถือ", "เบอร์มือถือ", "มือถือ", "เบอร์โทรศัพท์", "โทรศัพท์"), "mobile"),
    **dict.fromkeys(("ผ่าน", "yes", "✓", "✔", "/"), "met"),
    **dict.fromkeys(("ไม่ผ่าน", "ยังไม่ผ่าน", "no", "✗", "x"), "unmet"),
    **dict.fromkeys(("เสร็จ", "เสร็จแล้ว", "ตรวจเสร็จแล้ว", "ตรวจแล้ว"), "complete"),
    **dict.fromkeys(("กำลังตรวจ", "ยังไม่เสร็จ", "อยู่ระหว่างตรวจ"), "in-progress"),
}
"""What authors may write in Thai of the values that files hold in English."""


def _choice(problem: _Problem) -> Wording:
    if isinstance(problem.given, dict | list):
        return _single_value(problem)
    choices = re.findall(r"'([^']*)'", str(problem.context.get("expected", ""))) or ["true", "false"]
    if problem.error["loc"][-1:] == ("[key]",):
        return Wording(
            Code.WRONG_CHOICE,
            f"ไม่มีช่องชื่อ `{problem.given}`",
            _or_choose(str(problem.given), choices, "เลือกพิมพ์"),
        )
    message = f"`{problem.given}` ไม่ใช่ค่าที่ใช้ได้ของ{problem.joined}"
    if (meant := _IN_THAI.get(str(problem.given).strip())) in choices:
        return Wording(Code.WRONG_CHOICE, message, f"พิมพ์ `{meant}`")
    return Wording(Code.WRONG_CHOICE, message, _or_choose(str(problem.given), choices, "เลือกพิมพ์"))


_BOUNDS = {
    "ge": ("น้อยกว่า {0}", "พิมพ์ตัวเลขตั้งแต่ `{0}` ขึ้นไป"),
    "gt": ("ไม่มากกว่า {0}", "พิมพ์ตัวเลขที่มากกว่า `{0}`"),
    "le": ("มากกว่า {0}", "พิมพ์ตัวเลขไม่เกิน `{0}`"),
    "lt": ("ไม่น้อยกว่า {0}", "พิมพ์ตัวเลขที่น้อยกว่า `{0}`"),
}


def _bound(problem: _Problem) -> Wording:
    for name, (message, advice) in _BOUNDS.items():
        if name in problem.context:
            bound = problem.context[name]
            return Wording(
                Code.WRONG_NUMBER, f"`{problem.given}` {message.format(bound)} ที่ใช้ได้", advice.format(bound)
            )
    return _number(problem)


def _number(problem: _Problem) -> Wording:
    if isinstance(problem.given, dict | list):
        return _single_value(problem)
    meant = re.match(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?", to_arabic(str(problem.given)).strip())
    shown = meant[0].replace(",", "") if meant else "12"
    message = f"`{problem.given}` ใช้เป็นตัวเลขของ{problem.joined} ไม่ได้"
    return Wording(Code.WRONG_NUMBER, message, f"พิมพ์ตัวเลขอย่างเดียว เช่น `{shown}`")


def _too_few(problem: _Problem) -> Wording:
    least = problem.context.get("min_length", 1)
    message = f"{problem.name} ต้องมีอย่างน้อย {least} รายการ"
    signs = [sign for one in problem.given if isinstance(one, str) for sign in odd_signs(one)]
    if problem.given and signs:
        names = " ".join(map(name_of_sign, dict.fromkeys(signs)))
        return Wording(Code.EMPTY_VALUE, f"{message} เพราะมี{names}", "คั่นแต่ละรายการด้วย `, ` ของแป้นพิมพ์อังกฤษ")
    return Wording(Code.EMPTY_VALUE, message, f"เพิ่มรายการให้ครบ เช่น `{_field(problem)}{problem.example}`")


def _too_many(problem: _Problem) -> Wording:
    most = problem.context.get("max_length", "")
    return Wording(Code.WRONG_NUMBER, f"{problem.name} มีมากกว่า {most} รายการ", f"ลบให้เหลือไม่เกิน {most} รายการ")


def _group(problem: _Problem) -> Wording:
    message = f"{problem.name} ต้องเป็นกลุ่มของช่อง `ชื่อช่อง: ค่า`"
    if isinstance(problem.given, list) and is_of_quarters(problem.given):
        counts = ", ".join(f"q{number}: {one}" for number, one in enumerate(problem.given, 1))
        return Wording(Code.WRONG_TYPE, message, f"พิมพ์ `{_field(problem)}{{{counts}}}`")
    if isinstance(problem.given, list):
        return Wording(Code.WRONG_TYPE, message, "ลบ `-` หน้าบรรทัด แล้วย่อหน้าทุกช่องของกลุ่มนี้ให้เท่ากัน")
    if tight := re.match(r"([a-z][\w.]*):(?!//)(\S.*)", str(problem.given)):
        return Wording(Code.WRONG_TYPE, message, f"พิมพ์เว้นวรรคหลัง `:` เป็น `{tight[1]}: {_brief(tight[2])}`")
    return Wording(
        Code.WRONG_TYPE,
        message,
        f"พิมพ์เช่น `{_field(problem)}{problem.example}` หรือแยกแต่ละช่องเป็นบรรทัดที่ย่อหน้าเท่ากัน",
    )


def _list(problem: _Problem) -> Wording:
    message = f"{problem.name} ต้องเป็นรายการ"
    if isinstance(problem.given, dict):
        return Wording(Code.WRONG_TYPE, message, "พิมพ์ `- ` หน้าช่องแรกของแต่ละรายการ แล้วย่อหน้าช่องที่เหลือให้ตรงกัน")
    if re.match(r"-\S", str(problem.given)):
        return Wording(Code.WRONG_TYPE, message, "พิมพ์เว้นวรรคหลัง `-` ของแต่ละรายการ")
    # A text alone is a list of one; brackets that are half there are not part of it.
    given = str(problem.given).strip("[] ")
    example = (
        f"[{_quoted(_brief(given))}]"
        if problem.example == "[…]" and isinstance(problem.given, str) and given
        else problem.example
    )
    return Wording(
        Code.WRONG_TYPE, message, f"พิมพ์เช่น `{_field(problem)}{example}` หรือแยกแต่ละรายการเป็นบรรทัดที่ขึ้นต้นด้วย `- `"
    )


def _quoted(text: str) -> str:
    """A text in quotation marks if YAML would read it as something else; commas between several texts are
    kept."""
    return f'"{text}"' if re.search("[][{}#&*!|>%@`:]", text) and '"' not in text else text


def _single_value(problem: _Problem) -> Wording:
    message = f"{problem.name} ต้องเป็นค่าเดียว ไม่ใช่รายการหรือกลุ่มของช่อง"
    return Wording(Code.WRONG_TYPE, message, f"พิมพ์ค่าในบรรทัดเดียวกัน เช่น `{_field(problem)}{problem.example}`")


def _other(problem: _Problem) -> Wording:
    if isinstance(problem.given, dict | list):
        return _single_value(problem)
    return Wording(
        Code.WRONG_TYPE, f"ค่าของ{problem.joined} ใช้ไม่ได้", f"พิมพ์เช่น `{_field(problem)}{problem.example}`"
    )


_RULES: tuple[tuple[str, _Rule], ...] = (
    ("literal_error|enum|bool_", _choice),
    ("greater_than|less_than", _bound),
    ("int_|float_|decimal_|finite_number|multiple_of", _number),
    (".*too_short", _too_few),
    (".*too_long", _too_many),
    ("model_|dict_|dataclass_|mapping_|typed_dict", _group),
    ("list_|tuple_|set_|frozen_set_|iterable_", _list),
)


def _name(at: Loc) -> str:
    if not at:
        return "ข้อมูลของไฟล์นี้"
    step, above = at[-1], at[:-1]
    if isinstance(step, str):
        return f"`{_brief(step)}`"
    return f"รายการที่ {step + 1}" + (f" ของ {_name(above)}" if above else "")


def _field(problem: _Problem) -> str:
    """The start of the line that an advice shows: the field's name, or the dash of an item."""
    if not problem.at:
        return ""
    return "- " if isinstance(problem.at[-1], int) else f"{problem.at[-1]}: "


_NEAR = 0.7
"""How alike, of 1, a name must be to be suggested; at difflib's own 0.6 `source` is taken for `outcome`."""


def _or_choose(given: str, choices: Iterable[str], lead: str, likely: Iterable[str] | None = None) -> str:
    """The nearest choice as a question when there is one, or the nearest of the `likely` ones; then all of
    them."""
    listed = list(choices)
    folded = {fold(one): one for one in (listed if likely is None else likely)}
    near = difflib.get_close_matches(fold(given), folded, n=1, cutoff=_NEAR) or _begun(fold(given), folded)
    if (
        near
        and (apart := differing(given, folded[near[0]]))
        and given.casefold() != folded[near[0]].casefold()
    ):
        return f"ดูเหมือน `{folded[near[0]]}` แต่{apart} ลบแล้วพิมพ์ใหม่เป็น `{folded[near[0]]}`"
    question = f"หมายถึง `{folded[near[0]]}` หรือไม่ " if near else ""
    return f"{question}{lead} {' '.join(f'`{one}`' for one in listed)}" if listed else "ลบช่องนี้"


def _begun(given: str, folded: Iterable[str]) -> list[str]:
    """The only name that begins with what is given, or that it begins with, up to a hyphen."""
    found = [one for one in folded if f"{given}-".startswith(f"{one}-") or f"{one}-".startswith(f"{given}-")]
    return found if len(found) == 1 else []


_LONG = 60


def _brief(words: str) -> str:
    return words if len(words) <= _LONG else words[:_LONG].rstrip() + "…"


def _one_line(words: str, given: Any) -> str:
    """The words on one line; a long value quoted in them is shortened."""
    if isinstance(given, str):
        words = words.replace(given, _brief(given))
    return " ".join(words.split())
