"""What is below the mark of a telegram: who sends it and to whom, who signs it, its grade, the number of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.official.recognition import forms
from generator.official.recognition.elements import Element
from generator.official.recognition.lines import Line
from generator.standard import FORMS

_OF_CELLS = [form for form in FORMS.values() if form.cells]
_MARK = re.compile(rf"(?:{'|'.join(word for form in _OF_CELLS for word in form.mark_words)})$")
_LONGEST_MARK, _LONGEST = 30, 100  # characters
_APART = re.compile(r"[\t\u3000 ]{2,}|\t")
_GRADES = re.compile("|".join(r"\s?".join(word) for form in _OF_CELLS for word in form.urgencies))
_LABEL = re.compile(
    r"(?P<sender>发\s?电\s?(?:单位|机关)\s?[：:]?)|(?P<sent_to>(?:发往|主送)\s?[：:]|发往\s)|"
    r"(?P<signers>签\s?[批发]\s?(?:盖\s?章|人)?\s?[：:]?)|(?P<urgency>(?:等\s?级|紧急程度)\s?[：:]?)|"
    r"编\s?号\s?[：:]?|共\s?[0-9]{0,4}\s?页|[×_\s]{0,9}机[×_\s]{0,9}号|译传号\s?[：:]?"
)


@dataclass(slots=True)
class TelegramHead:
    """The mark of a telegram, its ``lines`` with labels, and the elements in them; ``labels`` are its form's."""

    mark: Line
    lines: list[Line] = field(default_factory=list)
    labels: list[Element] = field(default_factory=list)
    sender: Element | None = None
    sent_to: Element | None = None
    signers: Element | None = None
    urgency: Element | None = None


def telegram_head(lines: Sequence[Line]) -> TelegramHead | None:
    """What the first ``lines`` have of a telegram's head; None where no mark of one is above a grade."""
    marks = (
        line for line in lines if len(line.text) <= _LONGEST_MARK and _MARK.search(forms.without_blanks(line.text))
    )
    mark = next(marks, None)
    if mark is None:
        return None
    head = TelegramHead(mark)
    for label, value, own in _labelled(lines[lines.index(mark) + 1 :]):
        head.lines += [line for line in own if line not in head.lines]
        head.labels.append(own[0].element(label[0]))
        grade = _GRADES.search(value) if label.lastgroup == "urgency" else None
        if grade is not None:
            head.labels.append(own[-1].element(_GRADES.sub("", value)))
        if label.lastgroup and value:
            setattr(head, label.lastgroup, own[-1].element(value if grade is None else grade[0]))
    return None if head.urgency is None else head


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[re.Match[str], str, list[Line]]]:
    """Each label that a part of a line begins with, the text behind it, and the lines that these are in.

    Where nothing is behind a label, the next part is its text, or the next cell.
    """
    parts = [(part, line) for line in lines if len(line.text) <= _LONGEST for part in _APART.split(line.text) if part]
    for (part, line), (following, below) in zip(parts, [*parts[1:], ("", lines[-1])], strict=True):
        label = _LABEL.match(part)
        if label is None:
            continue
        value = part[label.end() :].strip()
        beside = below is line or (line.table is not None and below.table is line.table)
        if value or not beside or _LABEL.match(following):
            yield label, value, [line]
        else:
            yield label, following.strip(), [line] if below is line else [line, below]
