"""The help and what is printed beside problems, in Chinese and English.

:mod:`program` has what the list of all commands needs, a module for each command the rest. Those are imported when
the first text that is none of the program's is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from generator.cli.texts import program
from generator.ground.errors import language


def text(key: str, **facts: object) -> str:
    """The text ``key`` with its blanks filled, in the language that is spoken."""
    zh, en = program.TEXTS.get(key) or all_texts()[key]
    return (zh if language() == "zh" else en).format(**facts)


@cache
def all_texts() -> dict[str, tuple[str, str]]:
    """The texts of all modules, Chinese and English, by their keys."""
    from pkgutil import iter_modules

    texts = dict(program.TEXTS)
    for each in iter_modules(__path__):
        texts.update(import_module(f"{__name__}.{each.name}").TEXTS)
    return texts
