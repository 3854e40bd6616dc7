"""Writing of a 发文字号 into notice.md (``register add --write``); everything else stays as typed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.ground.disk import TEXT, read_contents
from generator.ground.errors import NoticeError, Problem, Span
from generator.ground.source import front_matter, nodes, source_file, yaml_edits, yaml_layout
from generator.templates.text.front_matter.key_table import KEYS, NAMES

_KEY = "number"
_BOM = "\ufeff"


def notice_digest(notice: Path) -> str:
    """The SHA-256 of the notice.md at ``notice``, by which a later change of it is noticed.

    Raises UsageError where it does not exist, NoticeError where it cannot be read.
    """
    return _digest(read_contents(notice, TEXT, error=NoticeError))


def numbered(notice: Path, number: str, *, based_on: str | None = None) -> bytes:
    """The bytes of the notice.md at ``notice``, with ``number`` as its number.

    Raises UsageError where it does not exist, NoticeError where it is wrong, cannot be edited in place, or has another
    digest than ``based_on``.
    """
    data = read_contents(notice, TEXT, error=NoticeError)
    if based_on not in (None, _digest(data)):
        raise NoticeError(Problem("register-notice-changed", Span(str(notice))))
    return with_number(data, notice, number)


def number_in(data: bytes, notice: Path) -> str:
    """The number that ``data``, the bytes of the notice.md at ``notice``, have; ``""`` for none.

    Raises NoticeError where they are wrong.
    """
    file = source_file.source_of(data, notice, name=str(notice), error=NoticeError)
    found = _entries(front_matter.split_front_matter(file, NAMES, error=NoticeError).node).get(_KEY, "")
    return found if isinstance(found, str) else ""


def with_number(data: bytes, notice: Path, number: str) -> bytes:
    """``data``, the bytes of the notice.md at ``notice``, with ``number`` as its number.

    Raises NoticeError where they are wrong, or cannot be edited in place.
    """
    file = source_file.source_of(data, notice, name=str(notice), error=NoticeError)
    front = front_matter.split_front_matter(file, NAMES, error=NoticeError)
    if _entries(front.node).get(_KEY) == number:
        return data
    edits = yaml_edits.YamlEdits(file.text)
    lines = "".join(f"{line}\n" for line in file.lines[: front.body_first_line - 2])
    _set(edits, yaml_layout.lay_out_yaml(lines), front.node, number)
    typed = data.decode()
    mark = _BOM if typed.startswith(_BOM) else ""
    made = f"{mark}{edits.edits.applied_to_lines_as_typed(typed.removeprefix(_BOM))}".encode()
    found = front_matter.split_front_matter(
        source_file.source_of(made, notice, name=file.name, error=NoticeError), NAMES, error=NoticeError
    )
    if (_held(found.node), found.body) != ({**_entries(front.node), _KEY: number}, front.body):
        problem = Problem("register-notice-form", file.span(1), {"number": number})
        raise NoticeError(problem.in_words(front.node.words))
    return made


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _set(edits: yaml_edits.YamlEdits, front: yaml_layout.LaidMapping, read: nodes.MappingNode, number: str) -> None:
    """Sets the number, in the words that the file uses for keys; ``read`` is the front matter as it was read."""
    node = front.get(read.word(_KEY))
    if isinstance(node, yaml_layout.LaidScalar):
        edits.set_text(node, number)
    elif node is None:
        keys = [NAMES.key(key.value) for key, _ in front.pairs]
        before = [place for place, key in enumerate(keys) if key in KEYS[: KEYS.index(_KEY)]]
        edits.add_keys(front, [(max(before, default=0), read.word(_KEY), yaml_layout.quoted(number))])


def _entries(node: nodes.MappingNode) -> dict[str, object]:
    return {key: _held(value) for key, value in node.entries.items()}


def _held(node: nodes.Node) -> object:
    """The value of a node without places, for comparison."""
    if isinstance(node, nodes.ScalarNode):
        return node.value
    if isinstance(node, nodes.SequenceNode):
        return [_held(each) for each in node.items]
    return _entries(node)
