"""``--lang``, and the language that a command line asks for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import click

from generator.cli.environment import LANGUAGE
from generator.cli.texts import text
from generator.ground.errors import LANGUAGES, Lang

F = TypeVar("F", bound=Callable[..., object])

MEANT: Mapping[str, Lang] = {
    **dict.fromkeys(("cn", "ch", "chinese", "中文", "汉语", "zh-cn", "zh_cn"), "zh"),
    **dict.fromkeys(("english", "英文", "英语", "en-us", "en_us", "en-gb"), "en"),
}
"""Other words for a language, in small letters."""

_OPTION = "--lang"


def language_option() -> Callable[[F], F]:
    """``--lang``, without effect: :func:`asked_language` has read it before the command is known."""
    return click.option("--lang", type=click.Choice(LANGUAGES), metavar="zh|en", expose_value=False, help=text("lang"))


def asked_language(arguments: Sequence[str]) -> Lang:
    """The language of the last ``--lang``, else of FAWEN_LANG, else Chinese."""
    for asked in (_last_option(arguments) or "", os.environ.get(LANGUAGE, "")):
        for lang in LANGUAGES:
            if asked.lower().startswith(lang):
                return lang
    return LANGUAGES[0]


def _last_option(arguments: Sequence[str]) -> str | None:
    """The value of the last ``--lang`` before ``--``, None without one."""
    asked = None
    for place, word in enumerate(arguments):
        if word == "--":
            break
        if word == _OPTION:
            asked = "".join(arguments[place + 1 : place + 2])
        elif word.startswith(f"{_OPTION}="):
            asked = word.partition("=")[2]
    return asked
