"""Which IP addresses and host names belong to the public internet; the rest can be reached only within a
network, or not at all."""

from __future__ import annotations

import ipaddress
import re
from typing import TypeAlias

__all__ = ["Ip", "is_local_name", "is_public"]

Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses that a gateway translates to the IPv4 address in their last 32 bits (RFC 6052)."""

_RESERVED = tuple(
    ipaddress.ip_network(one)
    for one in (
        "192.0.0.0/24",  # protocol assignments; clouds serve secrets there too (RFC 6890)
        "192.88.99.0/24",  # 6to4 relay anycast, withdrawn (RFC 7526)
        "168.63.129.16/32",  # a public address at which every machine of Azure reaches its own host
        "::/96",  # IPv4-compatible addresses, deprecated (RFC 4291)
        "::ffff:0:0:0/96",  # IPv4-translated addresses (RFC 2765)
        "64:ff9b:1::/48",  # local-use translation prefix (RFC 8215)
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing within a network (RFC 9602)
    )
)
"""Reserved networks that the standard library of the oldest supported Python does not know."""

_LOCAL = re.compile(
    r"(?i)(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|lan|corp|home|home\.arpa)\.?"
)


def is_public(ip: Ip) -> bool:
    """Whether the address is on the public internet; an embedded IPv4 address is checked too."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:  # Python versions differ on these
            return is_public(ip.ipv4_mapped)
        if ip.is_site_local:  # deprecated in 2004, still used inside networks
            return False
    if not ip.is_global or ip.is_multicast or any(ip in network for network in _RESERVED):
        return False
    return all(is_public(inner) for inner in _wrapped(ip))


def _wrapped(ip: Ip) -> tuple[Ip, ...]:
    """The IPv4 addresses embedded in an IPv6 address, in any of the known forms."""
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
    """Whether a name is resolved by each network for itself: a single label, or under a suffix reserved for
    that."""
    return "." not in host.removesuffix(".") or _LOCAL.fullmatch(host) is not None
