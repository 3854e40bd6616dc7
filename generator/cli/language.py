"""``--lang``, and the language that a command line asks for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import click
from click.core import ParameterSource

from generator.cli.standing_options import LANGUAGE, Origin, source_text, standing_language
from generator.ground.errors import LANGUAGES, Lang, language
from generator.ground.words.vocabularies import command_text as text

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
    """The language of the last ``--lang``, else of FAWEN_LANG, else of fawen.yaml, else Chinese."""
    asked = None
    for place, word in enumerate(arguments):
        if word == "--":
            break
        if word == _OPTION:
            asked = "".join(arguments[place + 1 : place + 2])
        elif word.startswith(f"{_OPTION}="):
            asked = word.partition("=")[2]
    return _requested(asked)[0]


def language_origin(ctx: click.Context) -> Origin:
    """The language that is spoken in the call ``ctx``, and where it comes from."""
    lang, source = _asked_in(ctx)
    return Origin(_OPTION, lang, source_text(ctx, source, "lang"))


def renewed_language(ctx: click.Context) -> Lang:
    """The language of the call ``ctx``, with fawen.yaml as it is now."""
    return _asked_in(ctx)[0]


def _asked_in(ctx: click.Context) -> tuple[Lang, ParameterSource]:
    calls = (ctx, ctx.find_root())
    typed = any(each.get_parameter_source("lang") is ParameterSource.COMMANDLINE for each in calls)
    return _requested(language() if typed else None)


def _requested(typed: str | None) -> tuple[Lang, ParameterSource]:
    """The language that is asked for, and where; ``typed`` is the value of ``--lang``."""
    sources: Mapping[ParameterSource, Callable[[], str | None]] = {
        ParameterSource.COMMANDLINE: lambda: typed,
        ParameterSource.ENVIRONMENT: lambda: os.environ.get(LANGUAGE),
        ParameterSource.DEFAULT_MAP: standing_language,
    }
    for source, asked in sources.items():
        word = (asked() or "").lower()
        for lang in LANGUAGES:
            if word.startswith(lang):
                return lang, source
    return LANGUAGES[0], ParameterSource.DEFAULT
