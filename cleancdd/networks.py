"""Which numbers and names of machines are of the public internet: the rest only this network, or nobody, can
reach."""

from __future__ import annotations

import ipaddress
import re
from typing import TypeAlias

__all__ = ["Ip", "is_local_name", "is_public"]

Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 numbers that a gateway turns into the IPv4 number in their last 32 bits (RFC 6052)."""

_RESERVED = tuple(
    ipaddress.ip_network(one)
    for one in (
        "192.0.0.0/24",  # protocols; a cloud keeps its secrets there too (RFC 6890)
        "192.88.99.0/24",  # the nearest relay of 6to4, withdrawn (RFC 7526)
        "168.63.129.16/32",  # a public number behind which every machine of Azure finds its own host
        "::/96",  # IPv4 numbers of the first plan (RFC 4291)
        "::ffff:0:0:0/96",  # IPv4 numbers translated (RFC 2765)
        "64:ff9b:1::/48",  # gateways of this network alone (RFC 8215)
        "3fff::/20",  # examples (RFC 9637)
        "5f00::/16",  # segment routing within a network (RFC 9602)
    )
)
"""What the standard library of the oldest Python does not know to be reserved."""

_LOCAL = re.compile(
    r"(?i)(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|lan|corp|home|home\.arpa)\.?"
)


def is_public(ip: Ip) -> bool:
    """Whether the number is on the public internet, also when an IPv4 number is wrapped in it."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:  # which Pythons judge differently
            return is_public(ip.ipv4_mapped)
        if ip.is_site_local:  # withdrawn in 2004, still seen inside networks
            return False
    if not ip.is_global or ip.is_multicast or any(ip in network for network in _RESERVED):
        return False
    return all(is_public(inner) for inner in _wrapped(ip))


def _wrapped(ip: Ip) -> tuple[Ip, ...]:
    """The IPv4 numbers in an IPv6 number, by whichever plan."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    last = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    is_isatap = int(ip) >> 32 & 0xFCFFFFFF == 0x5EFE
    return tuple(
        one
        for one in (ip.sixtofour, *(ip.teredo or ()), last if ip in _NAT64 or is_isatap else None)
        if one is not None
    )


def is_local_name(host: str) -> bool:
    """Whether a name is one that each network answers for itself: of one word, or under an ending kept for
    that."""
    return "." not in host.removesuffix(".") or _LOCAL.fullmatch(host) is not None
