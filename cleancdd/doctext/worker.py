"""The process that reads documents: one line of JSON for each, asked on standard input, answered on standard
output.

Run as a file, so that nothing is imported but what reading needs.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import sys
import time
from pathlib import Path

__all__ = ["main"]

_SECONDS = 5
_BYTES = 200_000_000


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such bound
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time() -> None:
    """End this process when the next document takes it too long; said again for each."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + _SECONDS, hard))


def main() -> None:
    """Answer until there is no more to read."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    from cleancdd.doctext.documents import text_of  # noqa: PLC0415 - the path is set below, by who runs this

    _bound_memory()
    for line in sys.stdin:
        asked = json.loads(line)
        _bound_time()
        said = text_of(asked["kind"], Path(asked["path"]).read_bytes())
        answers.write(json.dumps(said.as_record()) + "\n")
        answers.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
