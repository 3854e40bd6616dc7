"""Texts in Chinese and English, in the tables ``TEXTS`` of the modules of a package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules

from generator.ground.errors import language

InBoth = tuple[str, str]
"""A text in Chinese and in English."""


class SpokenTexts:
    """The texts of the modules in the folders ``path`` of ``package``, by their keys.

    A module is imported when the first text that is not among ``first`` is asked for.
    """

    def __init__(self, package: str, path: Iterable[str], first: Mapping[str, InBoth] | None = None) -> None:
        self._package, self._path, self._first = package, path, first or {}

    @cached_property
    def all(self) -> dict[str, InBoth]:
        """The texts of all modules."""
        texts = dict(self._first)
        for each in iter_modules(self._path):
            texts.update(import_module(f"{self._package}.{each.name}").TEXTS)
        return texts

    def text(self, key: str, **facts: object) -> str:
        """The text ``key`` with its blanks filled, in the language that is spoken. Raises KeyError."""
        zh, en = self._first.get(key) or self.all[key]
        return (zh if language() == "zh" else en).format(**facts)
