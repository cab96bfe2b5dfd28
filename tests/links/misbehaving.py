"""A server on this machine that misbehaves in every way a test asks for."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

HOST = "127.0.0.1"

Connection = socket.socket
Behaviour = Callable[[Connection, str, int], None]
"""Answers a request on a connection; is told the method and how many requests this path has had, this one
included."""


def reply(status: str, *headers: str, body: bytes = b"", length: int | None = None) -> Behaviour:
    """An answer with a body (none after a HEAD) and a Content-Length, true unless `length` says otherwise."""

    def behave(connection: Connection, method: str, _: int) -> None:
        head = [
            f"HTTP/1.1 {status}",
            *headers,
            f"Content-Length: {len(body) if length is None else length}",
            "",
            "",
        ]
        connection.sendall("\r\n".join(head).encode() + (b"" if method == "HEAD" else body))

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One behaviour after the other; the last stays."""
    return lambda connection, method, nth: behaviours[min(nth, len(behaviours)) - 1](connection, method, nth)


def by_method(head: Behaviour, get: Behaviour) -> Behaviour:
    """One behaviour for HEAD, another for GET."""
    return lambda connection, method, nth: (head if method == "HEAD" else get)(connection, method, nth)


def raw(data: bytes) -> Behaviour:
    """These very bytes, and the end."""
    return lambda connection, *_: connection.sendall(data)


def hang(*_: object) -> None:
    """Nothing, for longer than anyone waits."""
    time.sleep(3)


def drip(connection: Connection, *_: object) -> None:
    """A byte now and then, so that no single wait is long."""
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 1000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def reset(connection: Connection, *_: object) -> None:
    """The connection torn down without a word."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def endless(connection: Connection, method: str, _: int) -> None:
    """A body of a terabyte."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n")
    while method == "GET":
        connection.sendall(b"x" * 65536)


OK = reply("200 OK", "Content-Type: text/html; charset=utf-8", body=b"<!doctype html><title>ok</title>")


class Server(socketserver.ThreadingTCPServer):
    """Answers each path as told, and remembers who asked for what."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__((HOST, 0), _Handler)
        self.tls = tls
        self.behaviours: dict[str, Behaviour] = {}
        self.asked: list[tuple[str, str]] = []
        self.heads: list[str] = []
        self.blurt: bytes | None = None
        """What to answer at once, whatever is asked."""
        self.lock = threading.Lock()

    def handle_error(self, *_: object) -> None:
        """Say nothing: clients that hang up are what the tests are about."""

    def address(self, path: str, behaviour: Behaviour | None = None, host: str = HOST) -> str:
        """The address of a path, which behaves like this from now on."""
        if behaviour is not None:
            self.behaviours[path] = behaviour
        return f"http{'s' if self.tls else ''}://{host}:{self.server_address[1]}{path}"

    def asked_for(self, path: str) -> list[str]:
        """The methods that a path was asked with, in order."""
        return [method for method, asked in self.asked if asked == path]


class _Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        connection: Any = self.request
        if self.server.blurt is not None:
            connection.recv(65536)
            connection.sendall(self.server.blurt)
            return
        if self.server.tls:
            connection = self.server.tls.wrap_socket(connection, server_side=True)
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece:
                return
            head += piece
        method, path, _ = head.decode().split(" ", 2)
        with self.server.lock:
            self.server.asked.append((method, path))
            self.server.heads.append(head.decode())
            nth = Counter(asked for _, asked in self.server.asked)[path]
        try:
            self.server.behaviours.get(path, reply("404 Not Found"))(connection, method, nth)
        finally:
            with contextlib.suppress(OSError):
                connection.close()


@contextlib.contextmanager
def served(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server while the block runs."""
    with Server(tls) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
