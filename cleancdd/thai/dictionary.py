"""Thai words from PyThaiNLP's list, for finding word boundaries in a script without spaces."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from cleancdd.thai.segmentation import Cutter

__all__ = ["dictionary", "word_cutter"]

_LIST = "corpus/words_th.txt"
_THAI_WORD = re.compile("[ก-\u0e2eะ-\u0e3aเ-ๅ\u0e47-\u0e4e]{2,}")


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Every word of the list that consists of Thai letters only, compounds included."""
    # The package itself is not imported: that takes longer than reading the file.
    found = find_spec("pythainlp")
    folders = found.submodule_search_locations if found else None
    if not folders:
        return frozenset()
    lines = (Path(folders[0]) / _LIST).read_text(encoding="utf-8").splitlines()
    return frozenset(filter(_THAI_WORD.fullmatch, lines))


def word_cutter(names: Collection[str]) -> Cutter:
    """A cutter that uses the dictionary and these names, which always count as words."""
    return _plain_cutter().with_words(names) if names else _plain_cutter()


@lru_cache(maxsize=1)
def _plain_cutter() -> Cutter:
    return Cutter(dictionary())
