"""Which machines may be asked: none of this network's own, whatever a name or a redirect says.

The check runs where the site is built, often inside an office or a cloud; an address in a file must not make it knock on doors
there. The numbers are looked up here and the connection goes to the very number that was looked at.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from typing import TypeAlias

__all__ = ["Allow", "Forbidden", "Ip", "is_public", "numbers_of"]

Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Allow: TypeAlias = Callable[[Ip], bool]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 numbers that a gateway turns into the IPv4 number in their last 32 bits (RFC 6052)."""


class Forbidden(Exception):
    """The name stands for machines that must not be asked."""


def is_public(ip: Ip) -> bool:
    """Whether the number is on the public internet, also when an IPv4 number is wrapped in it."""
    once_local = isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local  # withdrawn in 2004, still seen inside networks
    return ip.is_global and not ip.is_multicast and not once_local and all(is_public(inner) for inner in _wrapped(ip))


def _wrapped(ip: Ip) -> tuple[Ip, ...]:
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    gateway = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    return tuple(one for one in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), gateway) if one is not None)


async def numbers_of(host: str, port: int, allow: Allow) -> tuple[str, ...]:
    """The numbers of a host that may be asked, in the system's order; raises `Forbidden`, or `socket.gaierror`."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    allowed = tuple(one for one in numbers if allow(ipaddress.ip_address(one)))
    if not allowed:
        raise Forbidden(host)
    return allowed
