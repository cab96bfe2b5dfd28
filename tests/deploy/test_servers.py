"""The configurations of web servers: the same headers and rules in each. They are read here; run, in
`tests/browser/test_servers.py`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVERS = ("nginx.conf", "Caddyfile", "apache.conf")
HEADERS = (
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Content-Security-Policy",
)
FOREVER = "public, max-age=31536000, immutable"


def text_of(server: str) -> str:
    return (ROOT / "deploy" / server).read_text("utf-8")


def policy(text: str) -> list[str]:
    return re.findall(r"default-src 'none'[^\"]*", text)


@pytest.mark.parametrize("server", SERVERS)
def test_each_sends_the_security_headers_and_the_policy_of_the_pages(server: str) -> None:
    text = text_of(server)
    assert [one for one in HEADERS if one not in text] == []
    assert "nosniff" in text
    (own,) = policy((ROOT / "templates" / "base.html").read_text("utf-8"))
    assert policy(text) == [f"{own}; frame-ancestors 'none'"]


@pytest.mark.parametrize("server", SERVERS)
def test_each_serves_the_present_release_with_its_own_404_compressed_and_encrypted(server: str) -> None:
    text = text_of(server)
    assert "/srv/cleancdd/current" in text
    assert "/404.html" in text
    assert re.search(r"gzip|DEFLATE", text)
    assert server == "Caddyfile" or re.search(r"301 https://|Redirect permanent / https://", text)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("server", SERVERS)
def test_only_stamped_files_are_kept_for_ever(server: str) -> None:
    text = text_of(server)
    assert FOREVER in text
    assert "no-cache" in text
    (index,) = re.findall(r"(/pagefind/\S*?\[0-9a-f\]\{10\}/\|-\[0-9a-f\]\{10\}\\\.\))", text)
    pattern = re.compile(index.replace("[^?]", "."))
    assert pattern.search("/pagefind/all/728380e587/x.pf_fragment")
    assert pattern.search("/pagefind/all/words-bdf64afb55.packed")
    assert not pattern.search("/pagefind/contents/contents.json")
    assert not pattern.search("/pagefind/contents/start.packed")
    assert not pattern.search("/pagefind/all/parts.json")


def test_nginx_of_a_stable_distribution_understands_its_file() -> None:
    """`http2 on` came with 1.25.1; the older word is understood before and after."""
    text = text_of("nginx.conf")
    assert "http2 on" not in text
    assert text.count("listen 443 ssl http2;") == text.count("listen [::]:443 ssl http2;") == 1
