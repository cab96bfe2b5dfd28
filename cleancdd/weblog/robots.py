"""Which visitors are programs, by the name they give themselves; addresses are never examined."""

from __future__ import annotations

import re

__all__ = ["is_robot"]

_PROGRAMS = (
    rb"(?<!cu)(?<!\Wm )bot(?:\b|_)|robot",  # what search engines call themselves; CUBOT and M bot make phones
    # others that read sites
    rb"crawl|spider|slurp|archiver|scrap|indexer|feedfetcher|mediapartners|nutch|httrack",
    rb"google(?:other|producer|agent)",
    rb"google-(?:inspection|site|read|safety|extended|firebase|adwords|notebook|pagerenderer|gemini)",
    rb"(?:apis|duplexweb|favicon|web-light)-google|google (?:favicon|web preview)",  # Google's others
    rb"\w+-external(?:agent|fetcher|ads)",
    rb"(?:chatgpt|claude|perplexity|mistralai|duckassist)-(?:user|web)|(?:anthropic|cohere)-ai",
    rb"\+ ?https?://",  # a browser has no page that tells what it is
    # pictures of a page beside a link in a chat
    rb"facebookexternalhit|facebookcatalog|whatsapp/|embedly|preview",
    # tests
    rb"monitor|uptime|pingdom|statuscake|lighthouse|pagespeed|gtmetrix",
    rb"headless|phantomjs|selenium|playwright|puppeteer",
    # those who try doors; ScanPal is held in a hand
    rb"scan(?!pal)|nmap|nikto|sqlmap|zgrab|nuclei|censys|expanse",
    rb"curl|wget|libwww|lwp(?:::|-)|python|aiohttp|httpx|okhttp|axios",
    rb"node-fetch|undici|go-http|java/|apache-httpclient|guzzle",
    rb"ruby/|\"ruby\"|perl/|php/|postman|httpie|faraday",
    rb"link ?check|validator|cleancdd",  # the check of links, this program's own included
)
"""Parts of names, whatever their case. It is a short list on purpose: a robot that lies cannot be told
anyway, and every further word may hide a person."""

_ROBOT = re.compile(rb"(?i)" + b"|".join(_PROGRAMS))

_PHONE = re.compile(
    rb"(?i)\b(?:android|adr)\b[ /\d._-]*;(?![^)]*(?:compatible|https?:|bot/|crawl|spider))[^)]*"
)
"""The name of a phone or tablet, which stands after its system: makers call them Bot, Ruby, Scan and whatever
else."""


def is_robot(agent: bytes) -> bool:
    """Whether an agent, in quotes, is a program, or nobody, for browsers name themselves; empty: it was not
    recorded."""
    return agent in {b'""', b'"-"'} or _ROBOT.search(_PHONE.sub(b"", agent)) is not None
