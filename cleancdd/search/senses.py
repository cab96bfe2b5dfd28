"""Which words may stand for others when somebody searches: the classes of `content/words.yaml` that lead to a
page, and the names in Latin letters, which visitors also write in Thai ones.

The browser asks by the sound of a name: see `assets/search/sounds.js`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from cleancdd.thai.cutting import Cutter
from cleancdd.thai.dictionary import dictionary
from cleancdd.thai.folding import comparable, respell

__all__ = ["latin_names", "reaching", "real_words"]

_LONGEST_REAL = 5
"""Letters of a word that is easily taken for another one."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:[ .&:/'-]+[a-z][a-z0-9]*)*")


def reaching(classes: Iterable[Sequence[str]], words: Collection[str]) -> list[str]:
    """The classes of which a member is made of words of the site, a line each, its members with `|` between
    them."""
    cutter = Cutter([word for word in words if word and word[0] not in "-+"])
    known = {word.lstrip("-") for word in words}
    folded = ([comparable(respell(word)).strip() for word in one] for one in classes)
    return ["|".join(one) for one in folded if any(_is_made(word, cutter, known) for word in one)]


def _is_made(word: str, cutter: Cutter, known: Collection[str]) -> bool:
    tokens = [token for _, token in cutter.tokens(word)]
    return bool(tokens) and all(token in known for token in tokens)


def real_words(words: Collection[str]) -> list[str]:
    """Short words of the dictionary that the site has not and that a diagnostic could make one of the
    site's: they are meant as they stand."""
    known = {word for word in words if word >= "ก" and len(word) <= _LONGEST_REAL + 1}
    near = {form for word in known for form in _shortened(word)} | known
    others = (word for word in dictionary() if len(word) <= _LONGEST_REAL and word not in known)
    return sorted(word for word in others if word in near or any(form in near for form in _shortened(word)))


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def latin_names(texts: Iterable[str]) -> Iterator[str]:
    """The names in Latin letters that titles and names of pages hold, word by word apart with spaces."""
    for text in texts:
        for found in _NAME.findall(comparable(respell(text))):
            if len(found) > 2:
                yield " ".join(re.findall("[a-z0-9]+", found))
