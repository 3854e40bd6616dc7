"""附件说明 (7.3.4): the line that begins with 附件： and the entries after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.check.elements import forms
from generator.check.elements.found import Listed
from generator.check.elements.lines import Line
from generator.office.reading.document import Paragraph

_LONGEST_NAME = 60
_ENTRY_INDENT = 3  # 字 that a line of the 附件说明 is in at least


def take_attachment_list(lines: Sequence[Line]) -> tuple[tuple[Listed, ...], list[Line]]:
    """The entries of the 附件说明 in ``lines``, and the other lines."""
    labelled = [place for place, line in enumerate(lines) if forms.ATTACHMENT_LIST.match(line.text)]
    bare = [place for place, line in enumerate(lines) if forms.NAMED_ATTACHMENT.match(line.text)]
    if not labelled and not bare:
        return (), list(lines)
    start = labelled[-1] if labelled else bare[0]
    end = start + 1
    while end < len(lines) and _goes_on(lines[start], lines[end]):
        end += 1
    return tuple(_entries(lines[start:end])), [*lines[:start], *lines[end:]]


def _goes_on(first: Line, line: Line) -> bool:
    """Whether ``line`` is an entry of the list that ``first`` begins, or goes on with one."""
    if line.text.endswith(tuple("：:")) or line.new_page or line.far_right or len(line.text) > _LONGEST_NAME:
        return False
    if forms.ENTRY.match(line.shown) is not None or forms.ATTACHMENT_LIST.fullmatch(first.text) is not None:
        return True
    if line.apart:
        return False
    paragraph = line.content
    blanks = len(paragraph.text) - len(paragraph.text.lstrip())
    return paragraph.left + paragraph.first_line + line.size * blanks >= line.size * _ENTRY_INDENT


def _entries(lines: Sequence[Line]) -> list[Listed]:
    """The entries; a line without a serial goes on with the entry before it."""
    found: list[Listed] = []
    rests: list[list[tuple[Line, str]]] = []
    label_alone: tuple[Paragraph, ...] = ()
    for line in lines:
        if forms.ATTACHMENT_LIST.fullmatch(line.text):
            label_alone = line.paragraphs
        for text in line.shown.split("\n"):
            label = forms.ATTACHMENT_LIST.match(text)
            rest = text if label is None else text[label.end() :]
            entry = forms.ENTRY.match(rest)
            if entry is not None and rest[entry.end() :].strip():
                name = rest[entry.end() :].strip()
                found.append(Listed(line.paragraph, forms.serial_of(entry["serial"]), name))
            elif label is not None and rest.strip():
                found.append(Listed(line.paragraph, None, rest.strip()))
            elif rest.strip() and found and (found[-1].serial is not None or _wraps(found[-1])):
                rests[-1].append((line, rest.strip()))
            elif rest.strip():
                found.append(Listed(line.paragraph, None, rest.strip()))
            rests += ([] for _ in found[len(rests) :])
    found = [_with_rests(*each) for each in zip(found, rests, strict=True)]
    return [replace(each, more=(*label_alone, *each.more)) if each is found[0] else each for each in found]


def _with_rests(entry: Listed, rests: Sequence[tuple[Line, str]]) -> Listed:
    """``entry`` whose name goes on with ``rests``, each in a line."""
    more = [each for line, _ in rests if line.paragraph is not entry.paragraph for each in line.paragraphs]
    return replace(entry, name=entry.name + "".join(rest for _, rest in rests), more=tuple(more))


def _wraps(entry: Listed) -> bool:
    """Whether the only entry goes on in the next line: it is behind its label."""
    return forms.ATTACHMENT_LIST.match(entry.paragraph.text.strip()) is not None
