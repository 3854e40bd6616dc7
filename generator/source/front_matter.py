"""A text template's front matter: YAML between two lines of ``---``, and the text below."""

from __future__ import annotations

from dataclasses import dataclass

from generator.errors import InputError, Problem
from generator.source.file import SourceFile
from generator.source.nodes import MappingNode
from generator.source.yaml_tree import load_yaml

_RULE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The named values of a text file and its text.

    ``body_first_line`` is the line of the file on which ``body`` begins, from 1.
    """

    node: MappingNode
    body_first_line: int
    body: str


def split_front_matter(file: SourceFile, *, error: type[InputError] = InputError) -> FrontMatter:
    """The front matter and the text of ``file``; raises ``error`` when there is none, or its YAML is wrong."""
    lines = file.lines
    if lines[0].rstrip() != _RULE:
        raise error(Problem("source-no-front-matter", file.span(1, 1, max(1, len(lines[0])))))
    closing = next((number for number, line in enumerate(lines[1:], start=2) if line.rstrip() == _RULE), None)
    if closing is None:
        raise error(Problem("source-front-matter-open", file.span(1, 1, len(_RULE))))
    node = load_yaml(file, first_line=2, last_line=closing - 1, error=error)
    return FrontMatter(node, closing + 1, "\n".join(lines[closing:]))
