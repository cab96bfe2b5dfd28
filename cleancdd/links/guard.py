"""Which hosts may be requested: none of the local network, whatever a name or a redirect says.

The check runs where the site is built, often inside an office or a cloud; an address in a file must not make
it knock on doors there. The numbers are looked up here and the connection goes to the very number that was
looked at.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Callable
from typing import TypeAlias

from cleancdd.networks import Ip

__all__ = ["Allow", "Forbidden", "numbers_of"]

Allow: TypeAlias = Callable[[Ip], bool]

_OWN = re.compile(
    r"(?i)(?:.*\.)?internal|instance-data|metadata(?:\.(?:goog|tencentyun\.com|packet\.net|platformequinix\.com))?"
)
"""Host names at which clouds serve a machine its own credentials."""


class Forbidden(Exception):
    """The name resolves to hosts that must not be requested."""


async def numbers_of(host: str, port: int, allow: Allow) -> tuple[str, ...]:
    """The numbers of a host that may be asked, in the system's order; raises `Forbidden`, or
    `socket.gaierror`."""
    if _OWN.fullmatch(host.removesuffix(".")):
        raise Forbidden(host)
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    allowed = tuple(one for one in numbers if allow(ipaddress.ip_address(one)))
    if not allowed:
        raise Forbidden(host)
    return allowed
