"""The tags of a part as a tree, and blocks with doubtful places: across cells, rows and tables, or empty."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml.wordml_names import TBL, TC, TR
from generator.templates.doubts.read_tags import ReadTag
from generator.templates.expressions.sandbox import SafeEnvironment, environment
from generator.templates.expressions.tag_errors import FRAMES, tag_faults
from generator.templates.word.reading.prefixed_tags import HOSTS
from generator.templates.word.running import part_environment

_WITHIN = {"tr": TBL, "tc": TR}


def prefix_as_meant(tag: str) -> str | None:
    """The right form of a statement whose prefix has a blank before it or none after it; else None.

    It is ``{%tr for each in units %}`` for ``{% tr for each in units %}`` and ``{%trfor each in units %}``.
    """
    match = re.match(r"\{%\s*(tr|tc|p|r)\s*(\w+)(.*)%\}", tag, re.DOTALL)
    if match is None or match[2] not in FRAMES:
        return None
    right = f"{{%{match[1]} {match[2]}{match[3].rstrip()} %}}"
    return None if re.match(r"\{%(tr|tc|p|r)\s", tag) else right


def block_problems(blocks: Iterable[_TagBlock], tags: tuple[ReadTag, ...], beside: Iterable[Span]) -> Iterator[Problem]:
    """Problems of the places of ``blocks``; ``tags`` are all tags of the part, in order.

    ``beside`` are the places of prefixed tags that are reported already because something else is beside them.
    """
    order = {id(tag): number for number, tag in enumerate(tags)}
    reported = {*beside}
    for block in blocks:
        problem = _across(block)
        next_to = order[id(block.closer)] == order[id(block.opener)] + 1
        if problem is None and next_to and block.opener.span not in reported:
            problem = _nothing_between(block)
        if problem is not None:
            yield problem


def _across(block: _TagBlock) -> Problem | None:
    opener, closer = block.opener, block.closer
    if opener.prefix != closer.prefix:
        return None  # the engine reports it
    code = "template-block-tables" if opener.prefix in _WITHIN else "template-block-cells"
    within = _WITHIN.get(opener.prefix, TC)
    first, last = _nearest(opener, within), _nearest(closer, within)
    if first is None or last is None or first is last:
        return None
    return closer.problem(code, {"opener": opener.raw})


def _nothing_between(block: _TagBlock) -> Problem | None:
    opener, closer = block.opener, block.closer
    if opener.prefix != closer.prefix:
        return None
    if opener.prefix in HOSTS:
        empty = _nearest(opener, HOSTS[opener.prefix]) is _nearest(closer, HOSTS[opener.prefix])
    else:  # a tag for a run is in the line like any other
        between = opener.paragraph.text[opener.found.end : closer.found.start]
        empty = opener.paragraph is closer.paragraph and not between
    return closer.problem("template-block-empty", {"opener": opener.raw}) if empty else None


def _nearest(tag: ReadTag, name: str) -> etree._Element | None:
    """The nearest element called ``name`` at or around the tag's paragraph; None where there is none."""
    element = tag.paragraph.element
    return element if element.tag == name else next(element.iterancestors(name), None)


# The tree of tags leaves out those that cannot be parsed, so that one mistake hides no other.


_CLOSERS = {"endif": "if", "endfor": "for", "endwith": "with"}
_BLOCKS = tuple(_CLOSERS.values())
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_WITH_VALUE = ("cellbg", "colspan")  # statements of Word templates that print an expression


@dataclass(frozen=True, slots=True)
class _TagBlock:
    """An opening tag and the tag that closes it."""

    opener: ReadTag
    closer: ReadTag


@dataclass(frozen=True, slots=True)
class TagTree:
    """The tree of a part's tags, and the ``blocks`` that they open and close."""

    tree: nodes.Template
    environment: SafeEnvironment
    blocks: tuple[_TagBlock, ...]
    _lines: Sequence[int]
    _tags: Sequence[ReadTag]

    def tag(self, node: nodes.Node) -> ReadTag:
        """The tag of ``node``."""
        return self.tag_on(node.lineno)

    def tag_on(self, line: int) -> ReadTag:
        """The tag on ``line`` of the tree's source."""
        return self._tags[max(0, bisect_right(self._lines, line) - 1)]


def tag_tree_of(tags: Iterable[ReadTag]) -> TagTree | None:
    """Parses ``tags`` without those that Jinja does not understand; None where none are left or parsing fails."""
    whole = _balanced([tag for tag in tags if _understood(tag)])
    safe = part_environment("w:")
    lines: list[int] = []
    source, line = "", 1
    for _, kind, inner in whole.pieces:
        opener, closer = _delimiters(safe, kind)
        lines.append(line + 1)
        text = f"{opener}\n{inner}{closer}"
        source += text
        line += text.count("\n")
    if not lines:
        return None
    try:
        tree = safe.parse(source)
    except (TemplateSyntaxError, RecursionError):  # the engine reports it
        return None
    return TagTree(tree, safe, tuple(whole.blocks), lines, [tag for tag, _, _ in whole.pieces])


def _delimiters(safe: SafeEnvironment, kind: str) -> tuple[str, str]:
    if kind == "variable":
        return safe.variable_start_string, safe.variable_end_string
    return safe.block_start_string, safe.block_end_string


def _understood(tag: ReadTag) -> bool:
    if tag.found.kind == "comment":
        return False
    if tag.found.kind == "statement" and tag.word not in FRAMES:
        return tag.word in _WITH_VALUE
    return _is_code(tag.word or None, f" {tag.inner} ")


@lru_cache(maxsize=1024)
def _is_code(word: str | None, inner: str) -> bool:
    """Whether Jinja can parse the tag; cached, since the templates of an office repeat their tags."""
    return all(fault.kind in {"filter", "test"} for fault in tag_faults(word, inner, environment()))


@dataclass(slots=True)
class _Whole:
    pieces: list[tuple[ReadTag, str, str]]
    blocks: list[_TagBlock]


def _balanced(tags: Sequence[ReadTag]) -> _Whole:
    """The source of ``tags`` in pieces; open blocks are closed at the end of the block around them."""
    whole = _Whole([], [])
    stack: list[ReadTag] = []
    for tag in tags:
        if tag.word in _BLOCKS:
            stack.append(tag)
        elif tag.word in _CLOSERS:
            if _CLOSERS[tag.word] not in {opener.word for opener in stack}:
                continue
            whole.pieces += _closing(tag, stack)
            whole.blocks.append(_TagBlock(stack.pop(), tag))
        elif tag.word in _MIDDLES and not (stack and stack[-1].word in _MIDDLES[tag.word]):
            continue
        whole.pieces.append(_piece(tag))
    whole.pieces += [(opener, "statement", f" end{opener.word} ") for opener in reversed(stack)]
    return whole


def _closing(tag: ReadTag, stack: list[ReadTag]) -> Iterator[tuple[ReadTag, str, str]]:
    while stack[-1].word != _CLOSERS[tag.word]:
        yield stack[-1], "statement", f" end{stack.pop().word} "


def _piece(tag: ReadTag) -> tuple[ReadTag, str, str]:
    if tag.word in _WITH_VALUE:
        return tag, "variable", f" {tag.inner.partition(' ')[2] or '0'} "
    return tag, tag.found.kind, f" {tag.inner} "
