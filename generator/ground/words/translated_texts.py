"""Texts in both languages, read from .ini files: a block for each text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from configparser import RawConfigParser
from functools import cache, cached_property
from threading import local

from generator.ground.words.translated_text import TranslatedText

Block = dict[str, str]
"""The texts of one key: ``zh`` and ``en``, and what else a message has."""

_BLANK = "␣"
"""Written for a blank where a line begins or ends, which INI files do not keep."""


class _Parser(RawConfigParser):
    """Keys as they are written, and nothing filled in."""

    def __init__(self) -> None:
        super().__init__(delimiters=("=",), comment_prefixes=("#",), default_section="")

    def optionxform(self, optionstr: str) -> str:
        return optionstr

    def parsed(self, text: str, path: str) -> dict[str, Block]:
        """The blocks of ``text``, which is of the file ``path``."""
        try:
            self.read_string(text, path)
            return {key: self._block(key) for key in self.sections()}
        finally:
            for key in self.sections():
                self.remove_section(key)

    def _block(self, key: str) -> Block:
        return {name: text.replace(_BLANK, " ") for name, text in self.items(key, raw=True)}


class _OfThread(local):
    """The parser of a thread: to make one takes as long as a block. A lock could be held when a process is forked."""

    def __init__(self) -> None:
        self.parser = _Parser()


_OF_THREAD = _OfThread()


def blocks(path: str) -> dict[str, Block]:
    """All blocks of the file ``path``, by their keys in the order of the file. Raises ``configparser.Error``."""
    return _OF_THREAD.parser.parsed(written(path), path)


def block(key: str, paths: Iterable[str]) -> Block:
    """The block ``key`` of the first of ``paths`` that has it. Raises ``KeyError``.

    No other block is parsed: a command needs few of them, and a file has up to a hundred.
    """
    head = f"\n[{key}]\n"
    for path in paths:
        text = written(path)
        begin = text.find(head)
        if begin >= 0:
            end = text.find("\n[", begin + len(head))
            return _OF_THREAD.parser.parsed(text[begin + 1 : end if end >= 0 else None], path)[key]
    raise KeyError(key)


@cache
def written(path: str) -> str:
    """The file ``path`` as it is, after an empty line."""
    with open(path, encoding="utf-8-sig") as file:  # some editors put a mark in front
        return f"\n{file.read()}\n"


class TranslatedTexts(Mapping[str, TranslatedText]):
    """The texts of the files in ``folder`` by their keys.

    A file is read when one of its texts is first asked for. It is looked for in the file ``first``, then in that which
    is called as the key begins, then in the others.
    """

    def __init__(self, folder: str, first: str = "") -> None:
        self._folder, self._first = folder, first
        self._found: dict[str, TranslatedText] = {}

    def text(self, key: str, **facts: object) -> str:
        """The text ``key`` with its blanks filled, in the language of the run. Raises KeyError."""
        return self[key].text().format(**facts)

    @cached_property
    def paths(self) -> list[str]:
        """The files of the folder."""
        return [f"{self._folder}/{name}" for name in sorted(os.listdir(self._folder)) if name.endswith(".ini")]

    def __getitem__(self, key: str) -> TranslatedText:
        if key not in self._found:
            self._found[key] = TranslatedText(**block(key, self._paths_for(key)))
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    @cached_property
    def _keys(self) -> Mapping[str, None]:
        return dict.fromkeys(key for path in self.paths for key in re.findall(r"(?m)^\[(.+)\]$", written(path)))

    def _paths_for(self, key: str) -> Iterator[str]:
        """The files in the order in which ``key`` is looked for, those that are likely first."""
        if self._first:
            yield f"{self._folder}/{self._first}.ini"
        likely = f"{self._folder}/{key.partition('-')[0]}.ini"
        if likely in self.paths:
            yield likely
        yield from self.paths
