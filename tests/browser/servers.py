"""The web servers of `deploy/`, run on this machine: their files as they are, except for the name of the
host, the ports, and the places of the releases and of the certificate."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

__all__ = ["SERVERS", "Ground", "free_port", "running"]

ROOT = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"
_PATIENCE = 60

_MODULES = (
    *("mpm_event", "authz_core", "dir", "mime", "alias", "filter", "env", "reqtimeout"),  # as Debian sets out
    *("ssl", "headers", "deflate", "rewrite", "http2"),  # as the file asks
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a server runs: a folder for its own files, that of the releases, a certificate, and two ports."""

    folder: Path
    releases: Path
    certificate: Path
    key: Path
    plain: int
    secure: int

    def adapted(self, name: str, *changes: tuple[str, str]) -> str:
        """The text of a file of `deploy/` with this ground's places; each change must fit."""
        text = (ROOT / "deploy" / name).read_text("utf-8")
        places = (("/srv/cleancdd", str(self.releases)), ("example.go.th", LOOPBACK))
        for old, new in (*changes, *places):
            assert old in text, f"{name} has no {old!r}"
            text = text.replace(old, new)
        return text


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind((LOOPBACK, 0))
        port: int = one.getsockname()[1]
        return port


def _nginx(ground: Ground) -> list[str]:
    site = ground.adapted(
        "nginx.conf",
        ("listen 80;", f"listen {LOOPBACK}:{ground.plain};"),
        ("    listen [::]:80;\n", ""),
        ("listen 443 ssl", f"listen {LOOPBACK}:{ground.secure} ssl"),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("/etc/ssl/example.go.th/fullchain.pem", str(ground.certificate)),
        ("/etc/ssl/example.go.th/privkey.pem", str(ground.key)),
    )
    (ground.folder / "site.conf").write_text(site, "utf-8")
    temporary = "".join(
        f"{kind}_temp_path {ground.folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"""daemon off;
pid {ground.folder}/pid;
error_log stderr;
events {{}}
http {{
access_log off;
{temporary}include /etc/nginx/mime.types;
default_type application/octet-stream;
include site.conf;
}}
"""
    (ground.folder / "nginx.conf").write_text(whole, "utf-8")
    return ["-p", str(ground.folder), "-c", "nginx.conf", "-e", "stderr"]


def _caddy(ground: Ground) -> list[str]:
    tls = f"example.go.th {{\n\ttls {ground.certificate} {ground.key}\n"
    site = ground.adapted("Caddyfile", ("example.go.th {\n", tls))
    ports = f"http_port {ground.plain}\nhttps_port {ground.secure}\ndefault_bind {LOOPBACK}"
    (ground.folder / "Caddyfile").write_text(f"{{\nadmin off\n{ports}\n}}\n{site}", "utf-8")
    return ["run", "--adapter", "caddyfile", "--config", str(ground.folder / "Caddyfile")]


def _apache(ground: Ground) -> list[str]:
    site = ground.adapted(
        "apache.conf",
        ("*:80>", f"{LOOPBACK}:{ground.plain}>"),
        ("*:443>", f"{LOOPBACK}:{ground.secure}>"),
        ("/etc/ssl/example.go.th/fullchain.pem", str(ground.certificate)),
        ("/etc/ssl/example.go.th/privkey.pem", str(ground.key)),
    )
    modules = "".join(f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so\n" for one in _MODULES)
    whole = f"""{modules}ServerName localhost
ServerRoot {ground.folder}
PidFile pid
DefaultRuntimeDir {ground.folder}
ErrorLog /dev/stderr
User www-data
Group www-data
TypesConfig /etc/mime.types
Listen {LOOPBACK}:{ground.plain}
Listen {LOOPBACK}:{ground.secure} https
{site}"""
    (ground.folder / "apache.conf").write_text(whole, "utf-8")
    return ["-f", str(ground.folder / "apache.conf"), "-DFOREGROUND"]


SERVERS: dict[str, tuple[str, Callable[[Ground], list[str]]]] = {
    "nginx": ("nginx", _nginx),
    "caddy": ("caddy", _caddy),
    "apache2": ("apache2-bin", _apache),
}
"""By the name of a program: the Debian package with it, and what writes its files and gives its arguments."""


@contextmanager
def running(program: str, ground: Ground) -> Iterator[None]:
    """A server that answers while the block runs; the test fails with its own words where it does not."""
    package, prepare = SERVERS[program]
    path = shutil.which(program) or shutil.which(program, path="/usr/sbin")
    if path is None:
        pytest.fail(f"no {program} in PATH: run `apt-get install {package}`", pytrace=False)
    log = ground.folder / "log"
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(ground.folder)}
    with (
        log.open("wb") as told,
        subprocess.Popen(
            [path, *prepare(ground)], stdin=subprocess.DEVNULL, stdout=told, stderr=told, env=environment
        ) as process,
    ):
        try:
            end = time.monotonic() + _PATIENCE
            while not _listens(ground.secure):
                if process.poll() is not None or time.monotonic() > end:
                    pytest.fail(
                        f"{program} does not start:\n{log.read_text('utf-8', 'replace')}", pytrace=False
                    )
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    try:
        socket.create_connection((LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True
