"""Finding tags in a text, and faults of their delimiters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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
    """Where the tag ends whose inside begins at ``start``, and whether it is closed there."""
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
