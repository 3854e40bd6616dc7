"""YAML with its keys in the other kind: Chinese for English ones, or the other way; all else stays as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from generator.ground.source.key_names import KeyKind, KeyNames
from generator.ground.source.text_edits import TextEdits
from generator.ground.source.yaml_layout import LaidMapping, LaidNode, LaidScalar, LaidSequence, lay_out_yaml
from generator.ground.source.yaml_quoting import quoted

_RULE = "---\n"
_CONTENT = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
_KEY_IN_COMMENT = re.compile(r"(?P<mark>\s*# ?)(?P<key>\w+):(?: |$)")


def in_keys(text: str, names: KeyNames, kind: KeyKind) -> str:
    """The YAML ``text``, which has no problems, with keys and fixed values of that ``kind``.

    A key that is commented out is changed as well, with the lines of comment below it that are indented further.
    """
    return "\n".join(_comments_in_keys(_in_keys(text, names, kind).split("\n"), names, kind))


def front_matter_in_keys(text: str, names: KeyNames, kind: KeyKind) -> str:
    """A text that begins with front matter, as :func:`in_keys`; the text below stays."""
    front, rule, body = text.removeprefix(_RULE).partition(f"\n{_RULE}")
    return f"{_RULE}{in_keys(front, names, kind)}{rule}{body}"


def _in_keys(text: str, names: KeyNames, kind: KeyKind) -> str:
    if _CONTENT.search(text) is None:
        return text
    edits = TextEdits()
    _change(lay_out_yaml(text), names, kind, edits)
    return edits.applied(text)


def _change(node: LaidMapping, names: KeyNames, kind: KeyKind, edits: TextEdits) -> None:
    for key, value in node.pairs:
        name = names.key(key.value)
        _put(edits, key, quoted(names.word(name, kind)))
        if isinstance(value, LaidScalar) and name in names.values:
            fixed = f"{name}={names.value(name, value.value)}"
            if fixed in names.words:
                _put(edits, value, f"{value.mark}{names.word(fixed, kind)}{value.mark}")
        for below in _mappings(value) if name in names.below else ():
            _change(below, names.below[name], kind, edits)


def _mappings(node: LaidNode) -> Iterator[LaidMapping]:
    for each in node.items if isinstance(node, LaidSequence) else [node]:
        if isinstance(each, LaidMapping):
            yield each


def _put(edits: TextEdits, scalar: LaidScalar, text: str) -> None:
    edits.replace(scalar.start, scalar.end, text)


def _comments_in_keys(lines: Sequence[str], names: KeyNames, kind: KeyKind) -> Iterator[str]:
    place = 0
    while place < len(lines):
        match, end = _KEY_IN_COMMENT.match(lines[place]), place + 1
        if match is None or match["key"] not in names.keys:
            yield lines[place]
        else:
            mark = match["mark"]
            while end < len(lines) and lines[end].startswith(f"{mark}  "):
                end += 1
            content = "\n".join(line.removeprefix(mark) for line in lines[place:end])
            yield from (f"{mark}{line}" for line in _changed(content, names, kind).split("\n"))
        place = end


def _changed(content: str, names: KeyNames, kind: KeyKind) -> str:
    """What is commented out, in the other keys; as it is where it is no mapping."""
    try:
        return _in_keys(content, names, kind)
    except (yaml.YAMLError, TypeError):
        return content
