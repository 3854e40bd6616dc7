"""Words of texts, for the rules: what an earlier check asked is answered without the dictionary.

To read the dictionary takes longer than all else in the check of a document. The cache folder keeps where the words
end, and their tags, by the digest of a text, so that it says nothing of the document.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from itertools import accumulate

from generator.ground import word_cutting
from generator.ground.disk import read_plain
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError
from generator.writing.file_digests import digest
from generator.writing.staging import keep

FILE = "words.json"
"""Its name in the cache folder."""

_MOST = 512
"""So many answers are kept, the last ones."""

_MOST_OF_RUN = 32
"""A run adds no more: one that asks more is about many documents, and reads the dictionary once for all of them."""

_MOST_BYTES = 1_000_000
_Cut = list[tuple[int, str]]


def words_in(text: str, *, guesses: bool = True) -> list[str]:
    """As :func:`.word_cutting.words_in`."""
    kind = "guesses" if guesses else "known"
    return [word for word, _ in _KEPT.words(kind, text)]


def tagged_words(text: str) -> list[tuple[str, str]]:
    """As :func:`.word_cutting.tagged_words`."""
    return _KEPT.words("tags", text)


class KeptWords:
    """The answers in the cache folder, read when the first is asked."""

    def __init__(self) -> None:
        self._cuts: dict[str, _Cut] | None = None
        self._added = 0

    def words(self, kind: str, text: str) -> list[tuple[str, str]]:
        """The words of ``text`` with their tags, which are empty unless ``kind`` is ``tags``."""
        if self._added >= _MOST_OF_RUN:
            return _words(kind, text)
        if self._cuts is None:
            self._cuts = _read()
        key = digest(f"{kind}\0{text}".encode("utf-8", "surrogatepass"))
        cut = self._cuts.get(key)
        if cut is not None and sum(length for length, _ in cut) == len(text):
            ends = accumulate(length for length, _ in cut)
            return [(text[end - length : end], tag) for end, (length, tag) in zip(ends, cut, strict=True)]
        words = _words(kind, text)
        self._added += 1
        self._cuts[key] = [(len(word), tag) for word, tag in words]
        _write(dict(list(self._cuts.copy().items())[-_MOST:]))  # a copy: a thread beside may add one
        return words


_KEPT = KeptWords()


def _words(kind: str, text: str) -> list[tuple[str, str]]:
    if kind == "tags":
        return word_cutting.tagged_words(text)
    return [(word, "") for word in word_cutting.words_in(text, guesses=kind == "guesses")]


def _read() -> dict[str, _Cut]:
    try:
        read = json.loads(read_plain(cache_folder() / FILE, most=_MOST_BYTES))
        if read["dictionary"] != _dictionary():
            return {}
        return {key: [(abs(int(length)), str(tag)) for length, tag in cut] for key, cut in read["cuts"].items()}
    except (OSError, RuntimeError, ValueError, TypeError, LookupError, AttributeError):  # none, or not what was written
        return {}


def _write(cuts: dict[str, _Cut]) -> None:
    with suppress(OSError, RuntimeError, OutputError):  # then the dictionary is read again the next time
        keep(cache_folder() / FILE, json.dumps({"dictionary": _dictionary(), "cuts": cuts}).encode())


@cache
def _dictionary() -> list[str]:
    """What answers depend on: the files of the library with size and time, and Python."""
    found = find_spec("rjieba")
    folders = [] if found is None else found.submodule_search_locations or []
    files = [each for folder in folders for each in os.scandir(folder) if each.is_file()]
    return [sys.version, *sorted(f"{each.name} {each.stat().st_size} {each.stat().st_mtime_ns}" for each in files)]
