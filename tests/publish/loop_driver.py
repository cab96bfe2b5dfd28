"""Publishes in a process of its own, for tests that kill or limit it: `loop_driver.py MODE OUT`."""

from __future__ import annotations

import itertools
import multiprocessing
import sys
import time
from pathlib import Path

from cleancdd.publish import PublishError, Staging, swap


def publish(out: Path, version: int) -> None:
    memory = out.with_name("memory.json")
    with Staging(out, memory) as staging:
        for number in range(8):
            staging.write(
                f"units/u{number}/index.html", f"{version}\n{'ก' * (number * 700)}".encode(), str(version)
            )
            path = f"static/{number}.css"
            if not staging.keep(path, "style"):
                staging.write(path, b"body {}", "style")
        staging.write(f"only-{version % 3}.html", f"{version}\n".encode(), str(version))
        staging.commit()


def loop(out: Path) -> None:
    for version in itertools.count(int(time.time() * 1000)):
        publish(out, version)
        say("published")


def hold(out: Path) -> None:
    with Staging(out):
        say("holding")
        sys.stdin.read()


def hold_with_worker(out: Path) -> None:
    with Staging(out):
        worker = multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,))
        worker.start()
        say(str(worker.pid))
        sys.stdin.read()


def limited(out: Path) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))
    try:
        with Staging(out) as staging:
            staging.write("index.html", b"new")
            staging.write("large.html", bytes(1 << 17))
            staging.commit()
    except PublishError as error:
        say(str(error))


def say(text: str) -> None:
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.buffer.flush()


def main(mode: str, out: Path) -> None:
    if mode == "loop-with-renames":
        swap._exchange = lambda *_: False
    modes = {
        "loop": loop,
        "loop-with-renames": loop,
        "hold": hold,
        "hold-with-worker": hold_with_worker,
        "limited": limited,
    }
    modes[mode](out)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
