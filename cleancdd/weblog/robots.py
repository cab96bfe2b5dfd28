"""Recognises robots by their user agent; addresses are never examined."""

from __future__ import annotations

import re

__all__ = ["is_robot"]

_PROGRAMS = (
    rb"(?<!cu)(?<!\Wm )bot(?:\b|_)|robot",  # search engines; CUBOT and M bot make phones
    # other crawlers
    rb"crawl|spider|slurp|archiver|scrap|indexer|feedfetcher|mediapartners|nutch|httrack",
    rb"google(?:other|producer|agent)",
    rb"google-(?:inspection|site|read|safety|extended|firebase|adwords|notebook|pagerenderer|gemini)",
    rb"(?:apis|duplexweb|favicon|web-light)-google|google (?:favicon|web preview)",  # Google's others
    rb"\w+-external(?:agent|fetcher|ads)",
    rb"(?:chatgpt|claude|perplexity|mistralai|duckassist)-(?:user|web)|(?:anthropic|cohere)-ai",
    rb"\+ ?https?://",  # browsers do not include a page about themselves
    # link previews in chats
    rb"facebookexternalhit|facebookcatalog|whatsapp/|embedly|preview",
    # monitoring and tests
    rb"monitor|uptime|pingdom|statuscake|lighthouse|pagespeed|gtmetrix",
    rb"site24x7|netcraft|zabbix|nagios|check_http",
    # Office looks at a link before it hands it to the browser
    rb"\bms-office\b|microsoft office (?:word|excel|powerpoint|existence)|webdav",
    rb"headless|phantomjs|selenium|playwright|puppeteer",
    # vulnerability scanners; ScanPal is a handheld device, and people scan codes and papers with their phones
    rb"(?<!qr)(?<!code)(?<!(?:qr|de)[ _+-])(?<!(?:qr|de)%20)(?<!cam)scan(?!pal)",
    rb"nmap|nikto|sqlmap|zgrab|nuclei|censys|expanse",
    rb"curl|wget|libwww|lwp(?:::|-)|python|aiohttp|httpx|okhttp|axios",
    rb"node-fetch|undici|go-http|java/|apache-httpclient|guzzle",
    rb"ruby/|\"ruby\"|perl/|php/|postman|httpie|faraday",
    rb"link ?check|validator|cleancdd",  # link checkers, this program's own included
)
"""Parts of user agents, in any case. The list is short on purpose: a robot that disguises itself cannot be
recognised anyway, and every further word may exclude a person."""

_ROBOT = re.compile(rb"(?i)" + b"|".join(_PROGRAMS))

_PHONE = re.compile(
    rb"(?i)\b(?:android|adr)\b[ /\d._-]*;(?![^)]*(?:compatible|https?:|bot/|crawl|spider))[^)]*"
)
"""The model name of a phone or tablet, which follows its system: some makers use names like Bot, Ruby or
Scan."""


def is_robot(agent: bytes) -> bool:
    """Whether a quoted user agent is a robot's, or is missing (browsers always send one); empty means not
    recorded."""
    return agent in {b'""', b'"-"'} or _ROBOT.search(_PHONE.sub(b"", agent)) is not None
