from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.networks import is_local_name, is_public


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "203.150.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
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
        *[
            "::",
            "::1",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "fec0::1",
            "2001:db8::1",
            "::ffff:127.0.0.1",
            "::ffff:192.168.1.1",
        ],
        *["2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"],
        *[
            "64:ff9b:1::1",
            "64:ff9b:1::808:808",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "192.88.99.1",
            "100::1",
            "2001:2::1",
        ],
        *[
            "::ffff:169.254.169.254",
            "::ffff:0:127.0.0.1",
            "::127.0.0.1",
            "::8.8.8.8",
            "fe80::5efe:10.0.0.1",
            "2a00::5efe:10.0.0.1",
        ],
        *[
            "100.100.100.200",
            "192.0.0.192",
            "168.63.129.16",
            "fd00:ec2::254",
            "240.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
        ],
    ],
)
def test_numbers_of_this_network_are_not(number: str) -> None:
    assert not is_public(ipaddress.ip_address(number))


@given(st.ip_addresses(v=4))
def test_wrapping_a_number_does_not_make_it_public(inner: ipaddress.IPv4Address) -> None:
    wrapped = (
        f"::ffff:{inner}",
        f"64:ff9b::{inner}",
        str(ipaddress.IPv6Address((0x2002 << 112) | (int(inner) << 80))),
    )
    assert is_public(inner) or not any(is_public(ipaddress.ip_address(one)) for one in wrapped)


@pytest.mark.parametrize(
    "name",
    [
        "localhost",
        "a.localhost",
        "intranet",
        "printer.local",
        "nas.lan",
        "x.home.arpa",
        "metadata.google.internal",
        "a.",
    ],
)
def test_names_that_each_network_answers_for_itself_are_local(name: str) -> None:
    assert is_local_name(name)


@pytest.mark.parametrize("name", ["www.cdd.go.th", "local.example", "กรม.ไทย", "a.b.", "lan.go.th"])
def test_names_of_the_internet_are_not_local(name: str) -> None:
    assert not is_local_name(name)
