"""Which visitors are programs: told by the name they give themselves, for an address is never looked at."""

from __future__ import annotations

import re

__all__ = ["is_robot"]

_PROGRAMS = (
    rb"(?<!cu)bot\b|bot[/_;:)-]|robot",  # what search engines call themselves; CUBOT makes phones
    rb"crawl|spider|slurp|archiver|scrap|indexer|feedfetcher|mediapartners",  # others that read whole sites
    rb"facebookexternalhit|whatsapp/|telegram|discord|skypeuri|embedly|preview",  # pictures of a page beside a link in a chat
    rb"monitor|uptime|pingdom|statuscake|lighthouse|pagespeed|gtmetrix|headless|phantomjs|selenium|playwright|puppeteer",  # tests
    rb"scan|nmap|nikto|sqlmap|masscan|zgrab|nuclei|censys|expanse",  # those who try doors
    rb"curl|wget|libwww|lwp|python|aiohttp|httpx|okhttp|axios|node-fetch|undici|go-http|java/|apache-httpclient|guzzle|ruby|perl|php/",
    rb"link ?check|validator|cleancdd",  # the check of links, this program's own included
)
"""Parts of names, whatever their case. It is a short list on purpose: a robot that lies cannot be told anyway, and every further
word may hide a person."""

_ROBOT = re.compile(rb"(?i)" + b"|".join(_PROGRAMS))


def is_robot(agent: bytes) -> bool:
    """Whether an agent, in quotes, is a program, or nobody, for browsers name themselves; empty: it was not recorded."""
    return agent in {b'""', b'"-"'} or _ROBOT.search(agent) is not None
