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
    """A shell that takes ``--units=FILE`` as one word, and expects offers for all of it."""

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
    """Bash inserts an offer unquoted, after the quotation mark if one was typed."""

    def source(self) -> str:
        """The script, without Click's look at the version of bash."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the completed one, and that; bash splits ``--units=FILE`` into three."""
        words, word = super().get_completion_args()
        return [each for each in words if each != "="], "" if word == "=" else word

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """An offer's kind and the text to insert."""
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
    """Zsh quotes offers itself."""


class Fish(_WholeWords, FishComplete):
    """Fish quotes offers itself; commas in offers and explanations are kept."""

    source_template: ClassVar[str] = FishComplete.source_template.replace(
        'string split "," $completion', 'string split -m 1 "," $completion'
    )


class PowerShell(_WholeWords, PowerShellComplete):
    """PowerShell: backslashes belong to paths, and an offer replaces the typed word."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the completed one, and that."""
        words = _windows_words(os.environ["COMP_WORDS"])
        place = int(os.environ["COMP_CWORD"])
        return words[1:place], words[place] if place < len(words) else ""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """An offer in three lines: its kind, the text to insert, its explanation."""
        value = str(item.value)
        if item.type == "plain" and not _SAFE.fullmatch(value):
            doubled = value.replace("'", "''")
            value = f"'{doubled}'"
        explained = " ".join((item.help or "_").split())
        return f"{item.type}\n{value}\n{explained}"


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish, "powershell": PowerShell}


def encoding(shell: str) -> str:
    """The encoding that a shell reads: of PowerShell the console's, else UTF-8."""
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
