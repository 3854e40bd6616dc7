"""``fawen explain CODE``: what a message or a rule of documents means, and what to do about it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from string import Formatter
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from generator.cli.language import language_option
from generator.cli.printing import print_lines
from generator.ground.errors import Problem, UsageError, closest, language
from generator.ground.words.messages import SENTENCES
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.check.rules import Rule

_ENGLISH, _TAG = re.compile("[a-z]{3}"), re.compile(r"\{\{[^{}]*\}\}")
_EXAMPLE = re.compile(r"^ *(Passes|Departs): (.+)$", re.MULTILINE)


def add_explain(group: click.Group) -> None:
    """Adds the command ``explain`` to ``group``."""

    @group.command("explain", example="fawen explain source-missing", help=text("explain"))
    @click.argument("code", metavar="CODE", shell_complete=_codes, help=text("explain-code"))
    @language_option()
    def explain_command(code: str) -> None:
        print_lines(explained(_code(code.strip().strip("[]"))))


def _codes(_ctx: click.Context, _param: click.Parameter, word: str) -> list[CompletionItem[str]]:
    return [CompletionItem(code) for code in SENTENCES if code.startswith(word)]


def _code(typed: str) -> str:
    """The code that is ``typed``, in whatever case. Raises UsageError where there is none."""
    codes = {code.casefold(): code for code in SENTENCES}
    meant = codes.get(typed.casefold())
    if meant is None:
        near = closest(typed.casefold(), codes)
        raise UsageError(Problem("cli-code-unknown", None, {"code": typed}, suggestion=near and codes[near]))
    return meant


def explained(code: str) -> Iterator[str]:
    """The sentence of ``code`` and its remedy, with ‹…› for what differs each time; of a rule what it asks for, too."""
    sentence, rule = SENTENCES[code], _rule(code)
    meaning, remedy = (sentence.zh, sentence.zh_remedy) if language() == "zh" else (sentence.en, sentence.en_remedy)
    clause = sentence.clause if rule is None else rule.clause
    severity = text(f"explain-{sentence.severity if rule is None else rule.reported_as}")
    yield text("explain-head", code=code, severity=severity)
    yield text("explain-meaning", words=_with_blanks(meaning))
    yield text("explain-remedy", words=_with_blanks(remedy))
    if clause:
        yield text("explain-clause", clause=clause)
    if rule is not None:
        yield text("explain-strength", strength=text(f"explain-{rule.strength}"))
        yield from (text(f"explain-{kind}", words=words) for kind, words in _examples(rule))


def _rule(code: str) -> Rule | None:
    """The rule with the id ``code``; None for a message about anything else."""
    if not code[0].isupper():
        return None
    import generator.check.run  # declares the rules about several papers
    from generator.check.rules import RULES

    return RULES[code] if generator.check.run.SET_RULES else None


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    """What passes the check of ``rule``, and what does not, as its docstring says; in Chinese those without English."""
    from generator.check.rules import FILE_RULES
    from generator.check.rules.rule import PAGE_RULES

    check = FILE_RULES.get(rule.id) or PAGE_RULES.get(rule.id)
    for kind, words in _EXAMPLE.findall("" if check is None else inspect.getdoc(check) or ""):
        if language() == "en" or not _ENGLISH.search(_TAG.sub("", words)):
            yield kind.casefold(), words


def _with_blanks(sentence: str) -> str:
    """``sentence`` with ‹name› for each of its facts; a key of a file, after ``@``, by the name that is before it."""
    return "".join(
        before if name is None else f"{before}{_blank(name)}" for before, name, _, _ in Formatter().parse(sentence)
    )


def _blank(name: str) -> str:
    title, is_key, path = name.partition("@")
    return (title if language() == "zh" and title else re.split("[/=]", path)[-1]) if is_key else f"‹{name}›"
