"""Texts in both languages, the language of this run, and the .ini files that texts are read from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from configparser import RawConfigParser
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property
from threading import local
from typing import Literal, NamedTuple

_MOST_SHOWN = 5_000  # characters of a fact


class TranslatedText(NamedTuple):
    """Words in Chinese, and the same in English; as ``str`` they are Chinese."""

    zh: str
    en: str

    def text(self, lang: Lang | None = None) -> str:
        """The words in ``lang``, by default in the language that is spoken."""
        return self.zh if (lang or language()) == "zh" else self.en

    def filled(self, **facts: object) -> TranslatedText:
        """These words with their blanks filled; a fact that is words is in the language of what is around it."""
        in_english = {name: fact.en if isinstance(fact, TranslatedText) else fact for name, fact in facts.items()}
        return TranslatedText(self.zh.format(**facts), self.en.format(**in_english))

    def __str__(self) -> str:
        return self.zh


Value = str | TranslatedText
"""What was measured, or what is wanted: a measure or a quotation, the same in every language, or words."""


def value_text(value: Value, lang: Lang | None = None) -> str:
    """``value`` in ``lang``, by default in the language that is spoken."""
    return value.text(lang) if isinstance(value, TranslatedText) else value


def spoken_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """``facts`` as a sentence shows them: words in the language that is spoken, of a very long text its beginning."""
    return {name: _spoken(fact) for name, fact in facts.items()}


def _spoken(fact: object) -> object:
    shown = fact.text() if isinstance(fact, TranslatedText) else fact
    return f"{shown[:_MOST_SHOWN]}…" if isinstance(shown, str) and len(shown) > _MOST_SHOWN else shown


def joined(values: Iterable[Value], zh: str = "、", en: str = ", ") -> TranslatedText:
    """All ``values`` in one, ``zh`` between them in Chinese and ``en`` in English."""
    words = [each if isinstance(each, TranslatedText) else TranslatedText(each, each) for each in values]
    return TranslatedText(zh.join(each.zh for each in words), en.join(each.en for each in words))


# The language of this run. All code that makes words calls :func:`language`; ``cli`` sets it, once.
# It is a context variable, so that threads and tasks of one process can each speak their own. A new thread speaks
# Chinese, unless it is started in a copy of its starter's context (:func:`contextvars.copy_context`). Other
# processes make papers and problems, and no words.
Lang = Literal["zh", "en"]

LANGUAGES: tuple[Lang, ...] = ("zh", "en")

_LANGUAGE: ContextVar[Lang] = ContextVar("language", default="zh")


def language() -> Lang:
    """The language of messages, here and now: Chinese unless :func:`speaking` says otherwise."""
    return _LANGUAGE.get()


@contextmanager
def speaking(lang: Lang | None) -> Iterator[None]:
    """Messages made within are in ``lang``; None leaves the language as it is.

    A generator that makes words has to be read to its end within.
    """
    before = _LANGUAGE.set(lang or _LANGUAGE.get())
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


# Texts in both languages, read from .ini files: a block for each text.


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
        self.folder, self._first = folder, first
        self._found: dict[str, TranslatedText] = {}

    def filled(self, key: str, /, **facts: object) -> TranslatedText:
        """The text ``key`` with its blanks filled, in both languages. Raises KeyError."""
        return self[key].filled(**facts)

    def text(self, key: str, **facts: object) -> str:
        """The text ``key`` with its blanks filled, in the language of the run. Raises KeyError."""
        return self[key].text().format(**facts)

    @cached_property
    def paths(self) -> list[str]:
        """The files of the folder."""
        return [f"{self.folder}/{name}" for name in sorted(os.listdir(self.folder)) if name.endswith(".ini")]

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
            yield f"{self.folder}/{self._first}.ini"
        likely = f"{self.folder}/{key.partition('-')[0]}.ini"
        if likely in self.paths:
            yield likely
        yield from self.paths
