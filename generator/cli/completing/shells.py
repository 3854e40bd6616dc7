"""The four shells: how each requests completions, and how words are quoted for it."""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import Any, ClassVar

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    PowerShellComplete,
    ShellComplete,
    ZshComplete,
)

_SAFE = re.compile(r"[\w@%+=:,./-]+")
_QUOTES = ("'", '"')


class _WholeWords(ShellComplete):
    """A shell that takes ``--units=FILE`` for one word, and wants all of it back."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """The offers for the word that is completed."""
        offers = super().get_completions(args, incomplete)
        option, equals, _ = incomplete.partition("=")
        if not (equals and option.startswith("--")):
            return offers
        return [
            CompletionItem(f"{option}={each.value}", each.type, each.help) if each.type == "plain" else each
            for each in offers
        ]


class Bash(_WholeWords, BashComplete):
    """Bash inserts a word as it comes, after the quotation mark that was typed, if one was."""

    def source(self) -> str:
        """The script; which bash will run it is not looked at."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and that; bash takes ``--units=FILE`` for three words."""
        words, word = super().get_completion_args()
        return [each for each in words if each != "="], "" if word == "=" else word

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """The kind of an offer and what is to be inserted."""
        value = str(item.value)
        if item.type == "plain" and not self._is_quoted and not _SAFE.fullmatch(value):
            value = shlex.quote(value)
        return f"{item.type},{value}"

    @property
    def _is_quoted(self) -> bool:
        typed = os.environ.get("COMP_WORDS", "").split("\n")
        place = int(os.environ.get("COMP_CWORD", "0"))
        return place < len(typed) and typed[place].startswith(_QUOTES)


class Zsh(_WholeWords, ZshComplete):
    """Zsh quotes by itself."""


class Fish(_WholeWords, FishComplete):
    """Fish quotes by itself; a comma in a word or in what explains it is kept."""

    source_template: ClassVar[str] = FishComplete.source_template.replace(
        'string split "," $completion', 'string split -m 1 "," $completion'
    )


class PowerShell(_WholeWords, PowerShellComplete):
    """PowerShell, whose backslashes are those of paths, and which puts a word where the one typed was."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and that."""
        words = _windows_words(os.environ["COMP_WORDS"])
        place = int(os.environ["COMP_CWORD"])
        return words[1:place], words[place] if place < len(words) else ""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """An offer in three lines: its kind, what is to be inserted, what explains it."""
        value = str(item.value)
        if item.type == "plain" and not _SAFE.fullmatch(value):
            doubled = value.replace("'", "''")
            value = f"'{doubled}'"
        told = " ".join((item.help or "_").split())
        return f"{item.type}\n{value}\n{told}"


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish, "powershell": PowerShell}


def encoding(shell: str) -> str:
    """How a shell reads what is printed for it: PowerShell as the console does, the others as UTF-8."""
    return sys.stdout.encoding or "utf-8" if shell == "powershell" else "utf-8"


def _windows_words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:  # a quotation mark that is not closed yet
        words.append(lexer.token)
    return words
