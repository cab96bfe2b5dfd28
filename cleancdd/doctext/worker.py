"""The process that reads documents: reads requests from standard input and writes answers to standard output,
one line of JSON each.

It is run as a file, so that only the modules that reading needs are imported.
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
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time() -> None:
    """Limit the CPU time for the next document; called again for each."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + _SECONDS, hard))


def main() -> None:
    """Answer requests until the end of input."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print must not mix with the answers
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
