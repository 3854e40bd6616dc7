"""Pairing of the statements in Word and Excel templates: ``if … endif``, ``for … endfor``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from generator.ground.errors import Problem, closest
from generator.templates.expressions.tag_scanning import TagKind

MIDDLES = {"if": ("elif", "else"), "for": ("else",), "with": ()}
CLOSERS = {"endif": "if", "endfor": "for", "endwith": "with"}
_ALONE = ("set",)
WORDS = (*MIDDLES, "elif", "else", *CLOSERS, *_ALONE)
"""The words that a statement of a Word or Excel template may begin with."""

_INSTEAD = {
    "filter": "template-statement-filter",
    "endfilter": "template-statement-filter",
    "macro": "template-statement-macro",
    "endmacro": "template-statement-macro",
    "call": "template-statement-macro",
    "endcall": "template-statement-macro",
    "include": "template-statement-include",
    "import": "template-statement-include",
    "from": "template-statement-include",
    "extends": "template-statement-include",
    "block": "template-statement-include",
    "endblock": "template-statement-include",
    "raw": "template-statement-raw",
    "endraw": "template-statement-raw",
}
"""Jinja's statements that Word and Excel templates do not have, each with the problem that names the alternative."""


class TypedTag(Protocol):
    """A tag as typed: its kind, its inside, and the problems it can have."""

    @property
    def kind(self) -> TagKind:
        """Variable, statement or comment."""

    @property
    def inner(self) -> str:
        """The text between its delimiters."""

    @property
    def word(self) -> str:
        """The first word of a statement."""

    def problem(
        self, code: str, facts: Mapping[str, object] | None = None, *, suggestion: str | None = None
    ) -> Problem:
        """A problem at this tag."""


T = TypeVar("T", bound=TypedTag)
S = TypeVar("S")


@dataclass(slots=True)
class PairedBlock(Generic[T, S]):
    """The tags of one block in order, each with its seat; ``word`` is the first word of the first tag."""

    word: str
    seats: list[tuple[T, S]] = field(default_factory=list)


class Pairing(Generic[T, S]):
    """Pairs tags one after another; ``blocks`` are the closed blocks, inner ones before outer ones."""

    def __init__(self, problems: list[Problem]) -> None:
        """``problems`` collects what is wrong with the tags."""
        self.blocks: list[PairedBlock[T, S]] = []
        self._stack: list[PairedBlock[T, S]] = []
        self._problems = problems

    def take(self, tag: T, seat: S) -> None:
        """Take the next tag and its seat; only statements count."""
        word = tag.word
        if tag.kind != "statement":
            return
        if not is_statement(tag):
            self._problems.append(_refused(tag))
        elif word in MIDDLES:
            self._stack.append(PairedBlock(word, [(tag, seat)]))
        elif word in CLOSERS:
            self._close(tag, seat)
        elif word not in _ALONE:
            self._go_on(tag, seat)

    def within(self, word: str) -> bool:
        """Whether a block that begins with ``word`` is open."""
        return any(block.word == word for block in self._stack)

    def finish(self) -> None:
        """Report the blocks that are still open."""
        for block in self._stack:
            self._problems.append(_unclosed(block))
        self._stack.clear()

    def _close(self, tag: T, seat: S) -> None:
        opener = CLOSERS[tag.word]
        if not self.within(opener):
            self._problems.append(tag.problem("template-block-unopened", {"word": tag.word, "opener": opener}))
            return
        while (block := self._stack.pop()).word != opener:
            self._problems.append(_unclosed(block))
        block.seats.append((tag, seat))
        self.blocks.append(block)

    def _go_on(self, tag: T, seat: S) -> None:
        if self._stack and tag.word in MIDDLES[self._stack[-1].word]:
            self._stack[-1].seats.append((tag, seat))
        else:
            self._problems.append(tag.problem("template-block-unopened", {"word": tag.word, "opener": "if"}))


def is_statement(tag: TypedTag) -> bool:
    """Whether ``tag`` is a statement that templates may have; of ``set`` only the form with a value is one."""
    return tag.word in WORDS and (tag.word != "set" or "=" in tag.inner)


def block_turn(tag: TypedTag) -> Literal["opens", "goes on", "closes", ""]:
    """What ``tag`` does to a block: it opens one, begins its next branch, closes it, or none of these."""
    if tag.kind != "statement" or tag.word in _ALONE:
        return ""
    return "opens" if tag.word in MIDDLES else "closes" if tag.word in CLOSERS else "goes on"


def _refused(tag: TypedTag) -> Problem:
    word = tag.word
    if word in {"set", "endset"}:
        return tag.problem("template-statement-set")
    if word in _INSTEAD:
        return tag.problem(_INSTEAD[word], {"word": word})
    suggestion = "elif" if word in {"elseif", "elsif"} else closest(word, WORDS)
    return tag.problem("template-statement", {"word": word}, suggestion=suggestion)


def _unclosed(block: PairedBlock[T, S]) -> Problem:
    return block.seats[0][0].problem("template-block-unclosed", {"word": block.word})
