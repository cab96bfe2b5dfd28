"""Lines of all three servers, and what is counted of them."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.weblog.lines import NotALog, blocks, day_of
from cleancdd.weblog.places import SiteMap, VisitTarget
from cleancdd.weblog.report import import_report
from cleancdd.weblog.robots import is_robot
from cleancdd.weblog.tally import Cell, Tally, count

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
SITE = SiteMap(
    "/",
    {"saraburi": "saraburi", "สระบุรี": "saraburi"},
    {"section-7-4": "section-7-4", "กฎ": "section-7-4"},
    {
        "/units/saraburi/files/แผน 1.pdf": "section-9-3",
        "/units/saraburi/documents/plan/": "section-9-3",
        "/about/": "section-7-1",
    },
    {"/old/"},
)


def combined(
    target: str = "/",
    when: str = "15/Jan/2021:10:00:00 +0700",
    agent: str = FIREFOX,
    method: str = "GET",
    status: int = 200,
) -> str:
    return (
        f'203.0.113.7 - - [{when}] "{method} {target} HTTP/1.1" '
        f'{status} 512 "https://example.org/" "{agent}"\n'
    )


def counted(*lines: str, site: SiteMap = SITE) -> Tally:
    return count(["".join(lines).encode()], site, ())


def cells(*lines: str) -> dict[tuple[str | None, int], dict[Cell, int]]:
    return {folder: dict(counts) for folder, counts in counted(*lines).counts.items()}


NGINX = (
    '203.0.113.7 - - [01/Oct/2020:00:00:01 +0700] "GET /units/saraburi/ '
    'HTTP/2.0" 200 5120 "-" "Mozilla/5.0 (\\x22x\\x22)"\n'
)
APACHE = (
    '2001:db8::7 - frank [01/Oct/2020:00:00:01 +0700] "GET '
    '/units/saraburi/ HTTP/1.1" 200 - "-" "Mozilla/5.0 (Fiction) \\"x\\""\n'
)
VHOST = f"www.example.org:443 {APACHE}"
COMMON = '203.0.113.7 - - [01/Oct/2020:00:00:01 +0700] "GET /units/saraburi/ HTTP/1.0" 200 5120\n'
TIMED = NGINX.replace("\n", ' 0.004 "203.0.113.8"\n')
CADDY = {
    "level": "info",
    "ts": 1601485201.25,
    "logger": "http.log.access.log0",
    "msg": "handled request",
    "request": {
        "remote_ip": "203.0.113.7",
        "proto": "HTTP/2.0",
        "method": "GET",
        "host": "www.example.org",
        "uri": "/units/saraburi/",
        "headers": {"User-Agent": [FIREFOX]},
    },
    "status": 200,
    "size": 5120,
}


def caddy(**changes: object) -> str:
    return json.dumps(CADDY | changes) + "\n"


TRAEFIK = COMMON.replace("\n", ' "-" "-" 7 "site@docker" "http://10.0.0.2:80" 3ms\n')
TRAEFIK_JSON = {
    "ClientAddr": "203.0.113.7:5123",
    "DownstreamStatus": 200,
    "OriginStatus": 200,
    "RequestHost": "www.example.org",
    "RequestMethod": "GET",
    "RequestPath": "/units/saraburi/",
    "RequestProtocol": "HTTP/2.0",
    "StartLocal": "2020-10-01T00:00:01.123456789+07:00",
    "StartUTC": "2020-09-30T17:00:01.123456789Z",
    "level": "info",
    "time": "2020-10-01T00:00:02+07:00",
}
NGINX_JSON: list[dict[str, object]] = [
    {
        "time_local": "01/Oct/2020:00:00:01 +0700",
        "request": "GET /units/saraburi/ HTTP/2.0",
        "status": "200",
        "http_user_agent": FIREFOX,
    },
    {
        "time_iso8601": "2020-10-01T00:00:01+07:00",
        "request_method": "GET",
        "request_uri": "/units/saraburi/",
        "status": 200,
    },
    {
        "msec": "1601485201.123",
        "method": "GET",
        "uri": "/units/saraburi/index.html",
        "status": 200,
        "user_agent": FIREFOX,
    },
    {
        "@timestamp": "2020-10-01T00:00:01+07:00",
        "request": "GET /units/saraburi/?a HTTP/1.1",
        "status": "200",
        "agent": FIREFOX,
    },
]
IIS = (
    "#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n"
    "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query "
    "s-port c-ip cs(User-Agent) cs(Referer) sc-status time-taken\n"
    "2020-09-30 17:00:01 10.0.0.2 GET /units/saraburi/ - "
    "443 203.0.113.7 Mozilla/5.0+(Windows+NT+10.0) - 200 15\n"
)


@pytest.mark.parametrize(
    "line", [TRAEFIK, *[json.dumps(one) + "\n" for one in (TRAEFIK_JSON, *NGINX_JSON)], IIS, "\ufeff" + IIS]
)
def test_logs_of_other_servers_are_read_where_their_fields_suffice(line: str) -> None:
    tally = counted(line)
    assert tally.counts == {("saraburi", 2564): {Cell("q1", "pages", "other"): 1}}
    assert (tally.malformed, tally.robots, tally.first, tally.last) == (
        0,
        0,
        date(2020, 10, 1),
        date(2020, 10, 1),
    )


def test_a_log_of_iis_tells_its_fields_again_and_names_the_first_line_that_does_not_fit() -> None:
    fewer = (
        "#Fields: date time cs-method cs-uri-stem cs-uri-query "
        "sc-status\n2020-10-02 01:00:00 GET /search/ q=a 200\n"
    )
    bad = "2020-10-02 01:00:00 GET /about/\n2020-13-02 01:00:00 GET /about/ - 200\n"
    tally = counted(IIS, fewer, bad, IIS)
    assert (tally.visits, tally.malformed, tally.first_malformed) == (3, 2, 7)
    assert tally.counts[None, 2564] == {Cell("q1", "searches", "other"): 1}


def test_a_log_of_iis_on_a_day_without_visitors_holds_nothing() -> None:
    assert counted(*IIS.splitlines(keepends=True)[:-1]).visits == 0


def test_a_robot_of_another_kind_of_log_is_one() -> None:
    named = TRAEFIK.replace('"-" "-"', '"-" "Googlebot/2.1"')
    iis = IIS.replace(
        "Mozilla/5.0+(Windows+NT+10.0)",
        "Mozilla/5.0+(compatible;+bingbot/2.0;++http://www.bing.com/bingbot.htm)",
    )
    for line in (named, iis, json.dumps(TRAEFIK_JSON | {"request_User-Agent": "curl/8"}) + "\n"):
        assert (counted(line).visits, counted(line).robots) == (0, 1)


@pytest.mark.parametrize(
    "model", ["CUBOT_P20", "M+bot+60+Build/NRD90M", "M+BOT+TAB+101+Build/MOB30R", "ForwardRuby+Build/KOT49H"]
)
def test_a_phone_named_like_a_robot_is_one_in_a_log_of_iis_too(model: str) -> None:
    agent = f"Mozilla/5.0+(Linux;+Android+8.0.0;+{model})+AppleWebKit/537.36+(KHTML,+like+Gecko)"
    tally = counted(IIS.replace("Mozilla/5.0+(Windows+NT+10.0)", agent))
    assert (tally.visits, tally.robots) == (1, 0)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (combined().encode("utf-16"), "รหัสอักขระ UTF-16"),
        (b"PK\x03\x04" + combined().encode(), "แตกไฟล์ก่อน"),
        (b"BZh91AY", "แตกไฟล์ก่อน"),
        (b"\xfd7zXZ\0", "แตกไฟล์ก่อน"),
    ],
)
def test_a_log_in_another_encoding_or_package_is_told_as_that(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "a.log").write_bytes(data)
    with pytest.raises(NotALog, match=told):
        list(blocks(tmp_path / "a.log"))


def test_how_a_visitor_begins_the_first_line_does_not_choose_the_reader() -> None:
    tally = counted("{evil.example " + combined(), combined(), combined())
    assert (tally.visits, tally.malformed) == (3, 0)


@pytest.mark.parametrize(
    "line",
    [
        *[
            NGINX,
            APACHE,
            VHOST,
            COMMON,
            TIMED,
            NGINX.replace("\n", "\r\n"),
            caddy(),
            caddy(ts="2020-10-01T00:00:01+07:00"),
        ],
        *[caddy(ts="2020-09-30T17:00:01Z"), caddy(ts=1601485201250.0), caddy(ts=1601485201250000000)],
    ],
)
def test_every_format_says_the_same(line: str) -> None:
    tally = counted(line)
    assert tally.counts == {("saraburi", 2564): {Cell("q1", "pages", "other"): 1}}
    assert (tally.lines, tally.malformed, tally.first, tally.last) == (
        1,
        0,
        date(2020, 10, 1),
        date(2020, 10, 1),
    )


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/", VisitTarget(None, "pages", "other")),
        ("/index.html", VisitTarget(None, "pages", "other")),
        ("/about/", VisitTarget(None, "pages", "section-7-1")),
        ("/about/index.html?utm=x#y", VisitTarget(None, "pages", "section-7-1")),
        ("https://www.example.org/about/", VisitTarget(None, "pages", "section-7-1")),
        ("//about/", VisitTarget(None, "pages", "section-7-1")),
        ("/information/section-7-4/", VisitTarget(None, "pages", "section-7-4")),
        ("/information/section-99/", VisitTarget(None, "pages", "other")),
        ("/units/", VisitTarget(None, "pages", "other")),
        ("/units/saraburi/", VisitTarget("saraburi", "pages", "other")),
        ("/units/saraburi/2564/oit/", VisitTarget("saraburi", "pages", "other")),
        ("/units/gone/", VisitTarget(None, "pages", "other")),
        (
            "/units/saraburi/files/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf",
            VisitTarget("saraburi", "documents", "section-9-3"),
        ),
        ("/units/saraburi/files/other.pdf", VisitTarget("saraburi", "documents", "other")),
        ("/units/saraburi/documents/plan/", VisitTarget("saraburi", "documents", "section-9-3")),
        ("/units/saraburi/documents/", VisitTarget("saraburi", "pages", "other")),
        ("/search/", VisitTarget(None, "pages", "other")),
        ("/search/?q=+", VisitTarget(None, "pages", "other")),
        ("/search/?q=%E0%B9%81%E0%B8%9C%E0%B8%99", VisitTarget(None, "searches", "other")),
        (
            "/search/?q=a&category=section-7-4&unit=saraburi",
            VisitTarget("saraburi", "searches", "section-7-4"),
        ),
        (
            "/search/?q=a&category=%E0%B8%81%E0%B8%8E&unit=%E0%B8%AA%E0%B8%A3%E0%B8%B0%E0%B8%9A%E0%B8%B8%E0%B8%A3%E0%B8%B5",
            VisitTarget("saraburi", "searches", "section-7-4"),
        ),
        ("/assets/site.css?v=1", None),
        ("/pagefind/pagefind.js", None),
        ("/favicon.ico", None),
        ("/robots.txt", None),
        ("/old/", None),
        ("*", None),
        ("http://[bad/", None),
    ],
)  # fmt: skip
def test_every_address_has_its_place(target: str, place: VisitTarget | None) -> None:
    assert SITE.place_of(target) == place


def test_below_a_path_only_what_is_below_it_is_the_site() -> None:
    below = SiteMap("/clean/", SITE.units, SITE.categories, SITE.addresses)
    assert below.place_of("/clean/about/") == VisitTarget(None, "pages", "section-7-1")
    assert below.place_of("/about/") is None
    assert below.place_of("/clean") is None


@given(st.text(max_size=80))
def test_any_target_has_a_place_or_none(target: str) -> None:
    place = SITE.place_of(target)
    assert place is None or place.kind in {"pages", "documents", "searches"}


@pytest.mark.parametrize(
    "line",
    [
        combined(method="HEAD"),
        combined(method="POST"),
        combined("/robots.txt"),
        *[combined(status=status) for status in (101, 206, 301, 302, 400, 403, 404, 500)],
        '203.0.113.7 - - [15/Jan/2021:10:00:00 +0700] "\\x16\\x03\\x01" 400 150 "-" "-"\n',
        '203.0.113.7 - - [15/Jan/2021:10:00:00 +0700] "" 400 0 "-" "-"\n',
        caddy(status=404),
        json.dumps({"level": "info", "ts": 1601485201.5, "logger": "tls", "msg": "cleaning storage"})
        + "\n"
        + caddy(status=500),
    ],
)
def test_what_is_no_visit_is_not_counted_and_not_malformed(line: str) -> None:
    tally = counted(line)
    assert (tally.visits, tally.malformed, tally.robots) == (0, 0, 0)


def test_a_page_still_in_the_browsers_memory_is_a_visit() -> None:
    assert counted(combined(status=304)).visits == 1


@pytest.mark.parametrize(
    "agent",
    [
        *[
            "-",
            "",
            "Googlebot/2.1",
            "Mozilla/5.0 (compatible; bingbot/2.0)",
            "curl/8.5",
            "python-requests/2.31",
            "Go-http-client/2.0",
        ],
        *[
            "GoogleOther",
            (
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) "
                "AppleWebKit/537.36 Chrome/99 (compatible; GoogleOther)"
            ),
            "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
            "Google-Site-Verification/1.0",
            "APIs-Google (https://developers.google.com/webmasters/APIs-Google.html)",
            "meta-externalagent/1.1",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0",
            "Mozilla/5.0 (Linux; Android 7.0; compatible; AspiegelBot)",
            "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Bytespider)",
            "Mozilla/5.0 (compatible; Fiction/1.0; +https://example.org/about)",
            "Ruby",
            "ia_archiver",
            "my_bot_2",
        ],
        *[
            "Mozilla/5.0 HeadlessChrome/120",
            "facebookexternalhit/1.1;line-poker/1.0",
            "UptimeRobot/2.0",
            "cleancdd/0.1 link check",
        ],
        *[
            "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
            "Microsoft Office Word 2014",
            "Microsoft-WebDAV-MiniRedir/10.0.19045",
            "Site24x7",
            "NetcraftSurveyAgent/1.0",
            "Mozilla/5.0 (compatible; web scanner)",
        ],
    ],
)
def test_robots_are_left_out_and_told(agent: str) -> None:
    tally = counted(combined(agent=agent), combined())
    assert (tally.visits, tally.robots) == (1, 1)


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        *[
            (
                f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, "
                "like Gecko) Chrome/70.0.3538.110 Mobile Safari/537.36"
            )
            for system in (
                "Linux; Android 9; CUBOT NOTE 7",
                "Linux Android 8.0.0; CUBOT_P20",
                "Linux; Android 8.0.0; CUBOT_NOTE_S",
                "Linux; Android 8.0.0; M bot 60 Build/NRD90M",
                "Linux; Android 8.0.0; M BOT TAB 101 Build/MOB30R",
                "Linux; Android 8.0.0; ForwardRuby Build/KOT49H",
                "Linux; U; Android 7.1; th-th; ScanPal EDA51 Build/1; wv",
            )
        ],
        "UCWEB/2.0 (Linux; U; Adr 5.1; th-TH; CUBOT X16) U2/1.0.0 UCBrowser/10.9 Mobile",
        (
            "Mozilla/5.0 (Linux; Android 13; SM-A546E) Chrome/120 Mobile "
            "Safari/537.36 Telegram-Android/10.3.2 (Samsung; Android 13)"
        ),
        "Mozilla/5.0 (iPhone) Mobile/15E148 Safari Line/13.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 QRScanner/3.2",
        "QR%20Code%20Scanner/12 CFNetwork/1408 Darwin/22",
        "Mozilla/5.0 (Linux; Android 13; SM-A546E) Chrome/120 Mobile Safari/537.36 Barcode Scanner/2",
        "Mozilla/5.0 (Linux; Android 13; wv) Chrome/120 Mobile Safari/537.36 CamScanner/6.5",
        "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; MSOffice 12)",
        "Opera/9.8",
    ],
)
def test_people_are_not_robots(agent: str) -> None:
    assert not is_robot(f'"{agent}"'.encode())


@pytest.mark.parametrize(
    ("when", "folder", "quarter"),
    [
        ("30/Sep/2020:23:59:59 +0700", (None, 2563), "q4"),
        ("30/Sep/2020:17:00:00 +0000", (None, 2564), "q1"),
        ("30/Sep/2020:16:59:59 +0000", (None, 2563), "q4"),
        ("31/Dec/2020:23:30:00 +0530", (None, 2564), "q2"),
        ("31/Dec/2020:08:59:00 -0800", (None, 2564), "q1"),
        ("31/Dec/2020:09:00:00 -0800", (None, 2564), "q2"),
        ("29/Feb/2020:12:00:00 +0700", (None, 2563), "q2"),
    ],
)
def test_the_quarter_is_that_of_the_clock_in_thailand(
    when: str, folder: tuple[None, int], quarter: str
) -> None:
    assert cells(combined(when=when)) == {folder: {(quarter, "pages", "other"): 1}}


MALFORMED = [
    "garbage",
    "203.0.113.7 - - [15/Jan/2021:10:00:00 +0700] GET / 200",
    combined()[:60],
    '{"level":"info"}',
    "\x00\x01",
]


@pytest.mark.parametrize("bad", MALFORMED)
def test_malformed_lines_are_counted_and_the_first_is_named(bad: str) -> None:
    tally = counted(combined(), bad + "\n", combined(), bad + "\n")
    assert (tally.visits, tally.malformed, tally.first_malformed) == (2, 2, 2)


@pytest.mark.parametrize(
    "when",
    [
        "31/Feb/2021:10:00:00 +0700",
        "15/Foo/2021:10:00:00 +0700",
        "15/Jan/2021:25:00:00 +0700",
        "15/Jan/1901:10:00:00 +0700",
    ],
)
def test_a_time_that_does_not_exist_is_malformed(when: str) -> None:
    tally = counted(combined(), combined(when=when))
    assert (tally.visits, tally.malformed) == (1, 1)


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        '{"request": 1, "status": 200}',
        caddy(ts="soon").strip(),
        caddy(ts=float("nan")).strip(),
        caddy(request={}).strip(),
    ],
)
def test_malformed_json_is_counted(bad: str) -> None:
    tally = counted(caddy(), bad + "\n")
    assert (tally.visits, tally.malformed, tally.first_malformed) == (1, 1, 2)


def test_blank_lines_are_nothing() -> None:
    tally = counted(combined(), "\n", "\r\n")
    assert (tally.visits, tally.malformed, tally.lines) == (1, 0, 3)


@pytest.mark.parametrize("text", ["hello\nworld\n", "{\n}x\n", "a,b,c\n1,2,3\n"])
def test_what_is_no_log_is_refused(text: str) -> None:
    with pytest.raises(NotALog):
        counted(text)


def test_an_empty_log_holds_nothing() -> None:
    assert count([], SITE, ()).lines == 0


@given(st.binary(max_size=300))
def test_any_bytes_are_counted_or_refused(noise: bytes) -> None:
    lines = combined().encode() + noise + b"\n" + combined().encode()
    tally = count([lines], SITE, ())
    assert tally.lines == lines.count(b"\n")
    assert tally.visits >= 1


@given(st.binary(max_size=12), st.binary(max_size=6))
def test_any_minute_is_a_day_or_none(minute: bytes, zone: bytes) -> None:
    assert day_of(minute, zone) is None or isinstance(day_of(minute, zone), date)


def test_a_log_is_read_in_whole_lines_packed_or_not(tmp_path: Path) -> None:
    whole = b"".join(combined(f"/?{number}").encode() for number in range(20_000))
    plain, packed, twice = (tmp_path / name for name in ("access.log", "access.log.2.gz", "two"))
    plain.write_bytes(whole + b"half a li")
    packed.write_bytes(gzip.compress(whole))
    twice.write_bytes(gzip.compress(whole[:999]) + gzip.compress(whole[999:]))
    for path in (plain, packed, twice):
        pieces = list(blocks(path))
        assert len(pieces) > 1
        assert all(piece.endswith(b"\n") for piece in pieces)
        assert b"".join(pieces) == whole


def test_the_digest_does_not_depend_on_how_the_log_is_cut() -> None:
    lines = [combined(f"/{number}/").encode() for number in range(100)]
    whole, single = count([b"".join(lines)], SITE, ()), count(lines, SITE, ())
    assert (whole.sha256, whole.marks, whole.counts) == (single.sha256, single.marks, single.counts)
    assert sorted(whole.marks) == [1, 2, 4, 8, 16, 32, 64]


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-20], lambda data: data[:30] + b"??" + data[32:], lambda data: data + b"tail"],
)
def test_a_damaged_packed_log_is_refused(damage: object, tmp_path: Path) -> None:
    path = tmp_path / "access.log.gz"
    path.write_bytes(damage(gzip.compress(combined().encode() * 100)))  # type: ignore[operator]
    with pytest.raises(NotALog):
        list(blocks(path))


def test_a_line_without_end_is_no_log(tmp_path: Path) -> None:
    path = tmp_path / "image.bin"
    path.write_bytes(b"x" * (3 * 2**20))
    with pytest.raises(NotALog):
        list(blocks(path))


def test_a_first_line_still_being_written_is_a_log_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_bytes(combined().encode().rstrip())
    assert list(blocks(path)) == []


def test_a_visitor_who_sends_a_mebibyte_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    longest = caddy(
        request=dict(CADDY["request"])  # type: ignore[call-overload]
        | {"headers": {"Cookie": ["\ufffd" * 2**20], "User-Agent": [FIREFOX]}}
    )
    path.write_bytes((caddy() + longest + caddy() + "x" * 2**21 + "\n" + caddy()).encode())
    tally = count(blocks(path), SITE, ())
    assert (tally.lines, tally.visits, tally.malformed, tally.first_malformed) == (5, 4, 1, 4)


PIECES = st.sampled_from(
    [
        *[
            "/",
            "/search/?q=",
            "/units/saraburi/files/",
            "http://",
            "https://[",
            "]",
            "//",
            "&" * 60,
            "&a=b" * 60,
            "=",
            ";",
            "#",
            "?",
        ],
        *[
            "%",
            "%00",
            "%E0%B8",
            "%ff",
            "%ED%A0%80",
            "\\",
            '\\"',
            '"',
            " ",
            "+",
            "\x00",
            "\x1b[2J",
            "\r",
            "\u200b",
            "\ud800",
            "ก" * 999,
        ],
        *[
            ":99999",
            "@",
            " HTTP/1.1",
            "GET ",
            "..",
            "\u0e33",
            "９",
            "[15/Jan/2021:10:00:00 +0700]",
            "{",
            "}",
            "-",
            "#Fields: date",
        ],
    ]
)
WORDS = st.lists(PIECES | st.text(max_size=6), max_size=8).map("".join)


@settings(max_examples=400, deadline=None)
@given(target=WORDS, agent=WORDS, host=WORDS)
def test_whatever_a_visitor_sends_is_counted_or_told_as_unread(target: str, agent: str, host: str) -> None:
    iis = IIS.replace("/units/saraburi/ -", f"{target} {target}").replace(
        "Mozilla/5.0+(Windows+NT+10.0)", agent
    )
    kinds = [
        [combined(), f"{host} {combined(target, agent=agent)}", combined(target)],
        [TRAEFIK, TRAEFIK.replace("/units/saraburi/", target).replace('"-" "-"', f'"{host}" "{agent}"')],
        [
            caddy(),
            caddy(
                request={"method": host, "uri": target, "headers": {"User-Agent": [agent], host: [target]}}
            ),
        ],
        [
            json.dumps(one) + "\n"
            for one in (NGINX_JSON[0], NGINX_JSON[0] | {"request": target, "http_user_agent": agent})
        ],
        [IIS, iis],
    ]
    for lines in kinds:
        tally = count(["".join(lines).encode(errors="surrogatepass")], SITE, ())
        assert tally.visits >= 1
        assert tally.visits + tally.malformed + tally.robots <= tally.lines
        assert import_report({"a.log": tally}, {}, ())
