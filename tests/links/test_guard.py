from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.links import is_public


@pytest.mark.parametrize("number", ["8.8.8.8", "203.150.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_numbers_of_the_internet_are_public(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    "number",
    [
        *[
            "0.0.0.1",
            "127.0.0.1",
            "127.8.9.10",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "224.0.0.1",
        ],
        *["::", "::1", "fe80::1", "fd00::1", "ff02::1", "fec0::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:192.168.1.1"],
        *["2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"],
    ],
)
def test_numbers_of_this_network_are_not(number: str) -> None:
    assert not is_public(ipaddress.ip_address(number))


@given(st.ip_addresses(v=4))
def test_wrapping_a_number_does_not_make_it_public(inner: ipaddress.IPv4Address) -> None:
    wrapped = (f"::ffff:{inner}", f"64:ff9b::{inner}", str(ipaddress.IPv6Address((0x2002 << 112) | (int(inner) << 80))))
    assert is_public(inner) or not any(is_public(ipaddress.ip_address(one)) for one in wrapped)
