"""Tags found in a text, faults of their delimiters, and the pairs that statements make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from generator.ground.errors import Problem, Span, closest

TagKind = Literal["variable", "statement", "comment"]

_OPENERS: dict[str, tuple[TagKind, str]] = {
    "{{": ("variable", "}}"),
    "{%": ("statement", "%}"),
    "{#": ("comment", "#}"),
}
_ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
DELIMITER = re.compile(r"\{[{%#]|[%}]\}|\{_[{%]|[%}]_\}")
"""Finds a delimiter of a tag, or an escaped one."""

_RAW = re.compile(r"\{%\s*raw\s*%\}(.*?)\{%\s*endraw\s*%\}", re.DOTALL)
_STRING = r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'"
_INSIDE = re.compile(rf"{_STRING}|“[^“”]*”|‘[^‘’]*’|\{{[{{%#]?|[%}}]\}}|\}}", re.DOTALL)
_CURLY = re.compile(rf"({_STRING})|[“”„]([^“”„]*)[“”]|[‘’‚]([^‘’‚]*)[‘’]", re.DOTALL)
_PREFIX = re.compile(r"(p|tr|tc|r)(?=\s)")


@dataclass(frozen=True, slots=True)
class FoundTag:
    """A tag found in a text: where it starts and ends, its inside, its prefix (``p``, ``tr``, ``tc``, ``r`` or empty).

    ``before`` and ``after`` are the ``-`` or ``+`` beside its delimiters, or empty.
    """

    kind: TagKind
    start: int
    end: int
    inner: str
    prefix: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DelimiterFault:
    """Delimiters without a counterpart: the problem's code, the place, and the delimiter that would close the tag."""

    code: str
    start: int
    end: int
    closer: str = ""


def scan(text: str) -> Iterator[FoundTag | DelimiterFault]:
    """The tags of ``text`` and the faults of its delimiters, in order.

    Braces and quotes within a tag are respected: ``{{ {"a": {"b": 1}} }}`` and ``{{ "}}" }}`` are one tag each.
    ``{_{``, ``}_}``, ``{_%`` and ``%_}`` become variables that print the delimiters they stand for, and the text
    between ``{% raw %}`` and ``{% endraw %}`` becomes a variable that prints it unchanged.
    """
    place = 0
    while (mark := DELIMITER.search(text, place)) is not None:
        found = _literal(text, mark) or _tag(text, mark)
        place = found.end
        yield found


def _literal(text: str, mark: re.Match[str]) -> FoundTag | None:
    """The tag at ``mark`` where it is an escaped delimiter or a raw block; None otherwise."""
    if mark[0] in _ESCAPES:
        return FoundTag("variable", mark.start(), mark.end(), repr(_ESCAPES[mark[0]]))
    raw = _RAW.match(text, mark.start())
    return None if raw is None else FoundTag("variable", raw.start(), raw.end(), repr(raw[1]))


def _tag(text: str, mark: re.Match[str]) -> FoundTag | DelimiterFault:
    if mark[0] not in _OPENERS:
        return DelimiterFault("template-tag-unopened", mark.start(), mark.end())
    kind, closer = _OPENERS[mark[0]]
    end, closed = _end(text, mark.end(), closer)
    return (
        _found(kind, text, mark.start(), end)
        if closed
        else DelimiterFault("template-tag-open", mark.start(), end, closer)
    )


def _end(text: str, start: int, closer: str) -> tuple[int, bool]:
    """The end of the tag whose inside begins at ``start``, and whether it is closed there."""
    if closer == "#}":
        end = text.find(closer, start)
        return (len(text), False) if end < 0 else (end + 2, True)
    depth, place = 0, start
    while (token := _INSIDE.search(text, place)) is not None:
        mark, place = token[0], token.end()
        if mark == "{":
            depth += 1
        elif mark == "}" or (mark == "}}" and depth > 0):
            depth -= 1
            place = token.start() + 1
        elif mark == closer:
            return place, True
        elif mark in _OPENERS or mark in {"}}", "%}"}:
            return (token.start() if mark in _OPENERS else place), False
    return len(text), False


def _found(kind: TagKind, text: str, start: int, end: int) -> FoundTag:
    inner = text[start + 2 : end - 2]
    before = inner[:1] if inner[:1] in {"-", "+"} else ""
    inner = inner.removeprefix(before)
    # As in Jinja, a plus at the end of an expression is an incomplete sum.
    after = inner[-1:] if inner[-1:] in ({"-"} if kind == "variable" else {"-", "+"}) else ""
    inner = inner.removesuffix(after)
    prefix = _PREFIX.match(inner)
    bare = inner[prefix.end() :] if prefix else inner
    typed = bare if kind == "comment" else straight_quotes(bare)
    return FoundTag(kind, start, end, typed, prefix[1] if prefix else "", before, after)


def straight_quotes(inner: str) -> str:
    """``inner`` with straight quotes for the curly ones of Word's autocorrection, except within straight quotes."""
    return _CURLY.sub(lambda match: match[1] or _quoted(match[2] if match[3] is None else match[3]), inner)


def _quoted(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


# Statements of Word and Excel templates are paired: ``if … endif``, ``for … endfor``.


_MIDDLES = {"if": ("elif", "else"), "for": ("else",), "with": ()}
_CLOSERS = {"endif": "if", "endfor": "for", "endwith": "with"}
_ALONE = ("set",)
WORDS = (*_MIDDLES, "elif", "else", *_CLOSERS, *_ALONE)
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


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in its place: its kind, its inside without delimiters, the tag as typed, its prefix and its place."""

    kind: TagKind
    inner: str
    raw: str
    prefix: str
    span: Span

    @property
    def word(self) -> str:
        """The first word of a statement."""
        words = self.inner.split(maxsplit=1)
        return words[0] if words else ""

    @property
    def expression(self) -> str:
        """Its expression as typed, or a field's instruction in braces."""
        return self.raw if self.raw.startswith("{ ") else self.inner.strip()

    def problem(
        self,
        code: str,
        facts: Mapping[str, object] | None = None,
        *,
        field: str | None = None,
        suggestion: str | None = None,
    ) -> Problem:
        """A problem of this tag; its facts always have ``tag``."""
        return Problem(code, self.span, {"tag": self.raw, **(facts or {})}, field, suggestion)


T = TypeVar("T", bound=Tag)
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
        """Takes the next tag and its seat; only statements count."""
        word = tag.word
        if tag.kind != "statement":
            return
        if not is_statement(tag):
            self._problems.append(_refused(tag))
        elif word in _MIDDLES:
            self._stack.append(PairedBlock(word, [(tag, seat)]))
        elif word in _CLOSERS:
            self._close(tag, seat)
        elif word not in _ALONE:
            if self._stack and tag.word in _MIDDLES[self._stack[-1].word]:
                self._stack[-1].seats.append((tag, seat))
            else:
                self._problems.append(tag.problem("template-block-unopened", {"word": tag.word, "opener": "if"}))

    def within(self, word: str) -> bool:
        """Whether a block that begins with ``word`` is open."""
        return any(block.word == word for block in self._stack)

    def finish(self) -> None:
        """Reports the blocks that are still open."""
        for block in self._stack:
            self._problems.append(_unclosed(block))
        self._stack.clear()

    def _close(self, tag: T, seat: S) -> None:
        opener = _CLOSERS[tag.word]
        if not self.within(opener):
            self._problems.append(tag.problem("template-block-unopened", {"word": tag.word, "opener": opener}))
            return
        while (block := self._stack.pop()).word != opener:
            self._problems.append(_unclosed(block))
        block.seats.append((tag, seat))
        self.blocks.append(block)


def is_statement(tag: Tag) -> bool:
    """Whether ``tag`` is a statement that templates may have; of ``set`` only the form with a value is one."""
    return tag.word in WORDS and (tag.word != "set" or "=" in tag.inner)


def block_turn(tag: Tag) -> Literal["opens", "goes on", "closes", ""]:
    """The role of ``tag`` for a block: it opens one, begins its next branch, closes it, or none of these."""
    if tag.kind != "statement" or tag.word in _ALONE:
        return ""
    return "opens" if tag.word in _MIDDLES else "closes" if tag.word in _CLOSERS else "goes on"


def _refused(tag: Tag) -> Problem:
    word = tag.word
    if word in {"set", "endset"}:
        return tag.problem("template-statement-set")
    if word in _INSTEAD:
        return tag.problem(_INSTEAD[word], {"word": word})
    suggestion = "elif" if word in {"elseif", "elsif"} else closest(word, WORDS)
    return tag.problem("template-statement", {"word": word}, suggestion=suggestion)


def _unclosed(block: PairedBlock[T, S]) -> Problem:
    return block.seats[0][0].problem("template-block-unclosed", {"word": block.word})
