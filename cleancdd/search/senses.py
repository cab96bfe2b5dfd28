"""Words that match other words in a search: the synonyms of `content/words.yaml` that lead to a page, and
names in Latin letters, which visitors also write in Thai.

The browser compares names by sound: see `assets/search/sounds.js`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from cleancdd.thai.dictionary import dictionary
from cleancdd.thai.segmentation import Cutter
from cleancdd.thai.spelling import comparable, respell

__all__ = ["LETTERS", "latin_names", "reaching", "real_words"]

_CALLED = """
    ดับเบิลยู=w เอ็กซ์=x เอ็ม=m เอ็น=n เอฟ=f เอช=h เอส=s แอล=l อาร์=r คิว=q แซด=z วาย=y เอ=a บี=b ซี=c
    ดี=d อี=e จี=g ไอ=i เจ=j เค=k โอ=o พี=p ที=t ยู=u วี=v ทรี=3 สาม=3 โฟร์=4 สี่=4 ไฟว์=5 ห้า=5
"""
LETTERS: Final = tuple(tuple(called.split("=")) for called in _CALLED.split())
"""What Latin letters and digits are called in Thai (คิว ซี เอส), each with its letter; a name that another one
begins with comes after that."""

_LONGEST_REAL = 5
"""The most letters of a word that is easily mistaken for another."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:[ .&:/'-]+[a-z][a-z0-9]*)*")


def reaching(classes: Iterable[Sequence[str]], words: Collection[str]) -> list[str]:
    """The synonym classes with a member made of words of the site, one per line, the members separated by
    `|`."""
    cutter = Cutter([word for word in words if word and word[0] not in "-+"])
    known = {word.lstrip("-") for word in words}
    folded = ([comparable(respell(word)).strip() for word in one] for one in classes)
    return ["|".join(one) for one in folded if any(_is_made(word, cutter, known) for word in one)]


def _is_made(word: str, cutter: Cutter, known: Collection[str]) -> bool:
    tokens = [token for _, token in cutter.tokens(word)]
    return bool(tokens) and all(token in known for token in tokens)


def real_words(words: Collection[str]) -> list[str]:
    """Short dictionary words that the site lacks and that typing-error correction could turn into words of
    the site; they are searched for as typed."""
    known = {word for word in words if word >= "ก" and len(word) <= _LONGEST_REAL + 1}
    near = {form for word in known for form in _shortened(word)} | known
    others = (word for word in dictionary() if len(word) <= _LONGEST_REAL and word not in known)
    return sorted(word for word in others if word in near or any(form in near for form in _shortened(word)))


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def latin_names(texts: Iterable[str]) -> Iterator[str]:
    """The names in Latin letters in titles and in names of pages, as words separated by spaces."""
    for text in texts:
        for found in _NAME.findall(comparable(respell(text))):
            if len(found) > 2:
                yield " ".join(re.findall("[a-z0-9]+", found))
