"""The 版记 (7.4), as a table or as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.office.reading.document import Table
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedImprint
from generator.official.recognition.lines import Item, Line, lines_in

_APART = 3  # lines that may be between two that belong to it
_LONGEST_OFFICE = 30
_LONGEST_COPIES = 30
_LONGEST_DATE = 200  # characters, with blanks between them
_SIGNATURE = 4  # lines in which a signature's date follows what is above it


def find_imprint(items: Sequence[Item]) -> tuple[RecognisedImprint | None, list[Item]]:
    """The 版记, the last element even where something wrongly follows it; and all other items."""
    lines = lines_in(items)
    dated = next((place for place, line in enumerate(lines) if _dates(line)), len(lines))
    handled = _handled_at_end(lines, dated)
    belongs = (place for place, line in enumerate(lines) if _belongs(line) or line is handled)
    marked = [place for place in belongs if dated < place or not _above_signature(lines, place)]
    if not marked:
        return None, list(items)
    while marked[-1] + 1 < len(lines) and _is_listed(lines, marked[-1] + 1):
        marked.append(marked[-1] + 1)
    block = _block(lines, marked)
    own = set(map(id, block))
    return _imprint(block), [item for item in items if id(item) not in own]


def _is_listed(lines: list[Line], place: int) -> bool:
    """Whether the line at ``place`` names an organ below 抄送： alone, with or without others above it."""
    above = next((line for line in reversed(lines[:place]) if not _names_organ(line)), None)
    return above is not None and forms.COPY_TO.fullmatch(above.text) is not None and _names_organ(lines[place])


def _names_organ(line: Line) -> bool:
    return forms.ORGAN.fullmatch(line.text.rstrip("，、；。")) is not None and not line.far_right


def _handled_at_end(lines: list[Line], dated: int) -> Line | None:
    """The last line, below the date, where it says who handles a telegram and is at the foot or has a telephone."""
    match = forms.HANDLED_BY.fullmatch(lines[-1].text) if lines else None
    at_foot = match is not None and (_in_foot_table(lines[-1]) or (match["phone"] is not None and dated < len(lines)))
    return lines[-1] if at_foot else None


def _belongs(line: Line) -> bool:
    text = line.text
    if (
        _label(line, (forms.COPY_TO, *forms.LISTED.values()))
        or forms.COPIES_AT_END.search(text, max(0, len(text) - _LONGEST_COPIES))
        or forms.OFFICE_LINE.fullmatch(text)
    ):
        return True
    if forms.PRINTED.search(text, max(0, len(text) - _LONGEST_DATE)) is not None:
        return "。" not in text[:-1]
    return _in_foot_table(line) and (_office_and_date(line) is not None or forms.MAIN_TO.match(text) is not None)


def _above_signature(lines: list[Line], place: int) -> bool:
    """Whether the date of the signature follows the line closely: then it is text, as no 版记 is above a signature."""
    if _in_foot_table(lines[place]):
        return False
    for line in lines[place + 1 : place + 1 + _SIGNATURE]:
        if line.new_page or forms.ATTACHMENT_LABEL.fullmatch(line.text):
            return False
        if _dates(line):
            return True
    return False


def _dates(line: Line) -> bool:
    """Whether the line is a date alone, filled in or not."""
    form = forms.DATE.fullmatch(line.text) or forms.UNFILLED_DATE.fullmatch(line.text)
    return form is not None and not _in_foot_table(line)


def _in_foot_table(line: Line) -> bool:
    return line.table is not None and (line.table.to_bottom or line.table.floating)


def _block(lines: list[Line], marked: list[int]) -> list[Line]:
    """The lines around the last ones that belong to a 版记."""
    first = last = marked[-1]
    for place in reversed(marked):
        if first - place <= _APART:
            first = place
    if first > 0 and forms.MAIN_TO.match(lines[first - 1].text):
        first -= 1
    if first == last and first > 0 and _office_alone(lines[first - 1], lines[first]):
        first -= 1
    tables = [line.table for line in lines[first : last + 1] if line.table is not None]
    chosen = [line for place, line in enumerate(lines) if first <= place <= last or _of(line, tables)]
    return chosen if sum(_of(line, tables) for line in lines) * 2 <= len(lines) else lines[first : last + 1]


def _of(line: Line, tables: list[Table]) -> bool:
    return line.table is not None and any(line.table is table for table in tables)


def _office_alone(line: Line, printed: Line) -> bool:
    """Whether the 印发机关 is in a paragraph of its own before the date."""
    match = forms.PRINTED.search(printed.text)
    if match is None or match.start() > 0:
        return False
    return len(line.text) <= _LONGEST_OFFICE and not line.text.endswith(tuple("。：:；"))


def _office_and_date(line: Line) -> tuple[str, str] | None:
    """What is before a date at the end of the line, and the date."""
    match = forms.PRINTED.search(line.text)
    if match is None:
        dates = [each for each in forms.DATE.finditer(line.text) if each.end() == len(line.text)]
        match = dates[0] if dates else None
    return None if match is None else (line.text[: match.start()].strip(), line.text[match.start() :])


def _imprint(block: list[Line]) -> RecognisedImprint:
    dated = next((line for line in reversed(block) if _office_and_date(line) is not None), None)
    office, date = (None, None) if dated is None else _split_office_and_date(dated, block)
    handled = forms.HANDLED_BY.fullmatch(block[-1].text)
    by = {} if handled is None else {name: text for name, text in handled.groupdict().items() if text}
    return RecognisedImprint(
        table=next((line.table for line in block if line.table is not None), None),
        recipients=_labelled(block, dated, forms.MAIN_TO),
        copy_to=_labelled(block, dated, forms.COPY_TO),
        office=block[-1].element(by["office"]) if by else office,
        date=date,
        **{key: _without_copies(_labelled(block, dated, label)) for key, label in forms.LISTED.items()},
        copies=next(
            (line.element(found[0]) for line in block if (found := forms.COPIES_AT_END.search(line.text))), None
        ),
        paragraphs=tuple(line.paragraph for line in block),
        labels=(block[-1].element(),) if by else (),
        **{name: block[-1].element(text) for name, text in by.items() if name != "office"},
    )


def _without_copies(listed: Element | None) -> Element | None:
    """The element without the number of copies at its end."""
    return listed and replace(listed, text=forms.COPIES_AT_END.sub("", listed.text).rstrip())


def _split_office_and_date(dated: Line, block: list[Line]) -> tuple[Element | None, Element]:
    parts = _office_and_date(dated)
    assert parts is not None
    office, date = parts
    if office:
        return dated.element(office), dated.element(date)
    before = block[: block.index(dated)]
    alone = before[-1] if before and not _label(before[-1]) else None
    return (None if alone is None else alone.element()), dated.element(date)


_LABELS = (forms.COPY_TO, forms.MAIN_TO, *forms.LISTED.values())


def _label(line: Line, labels: Iterable[re.Pattern[str]] = _LABELS) -> bool:
    return any(_label_in(line, label) is not None for label in labels)


def _label_in(line: Line, label: re.Pattern[str]) -> re.Match[str] | None:
    """``label`` at the beginning of ``line``, or behind 主题词 and the like in it."""
    behind = forms.SUBJECT_WORDS.match(line.text) or forms.OFFICE_LINE.match(line.text)
    return label.match(line.text) or (label.search(line.text) if behind else None)


def _labelled(block: list[Line], dated: Line | None, label: re.Pattern[str]) -> Element | None:
    """The element that begins with ``label``, with the lines that go on with it."""
    labels = [_label_in(line, label) for line in block]
    start = next((place for place, match in enumerate(labels) if match is not None), None)
    if start is None or (first := labels[start]) is None:
        return None
    own, text = [block[start]], block[start].text[first.start() :]
    for line in block[start + 1 :]:
        again = label.match(line.text)  # 抄报 and 抄送
        if line is dated or (again is None and _label(line)) or forms.COPIES_AT_END.search(line.text):
            break
        if again is None and not _goes_on(own[-1]) and not _is_listed(block, block.index(line)):
            break
        own.append(line)
        apart = "" if text.endswith(tuple("，、,；;：:")) or label.fullmatch(text) else "，"
        text = text.rstrip("。") + apart + line.text[0 if again is None else again.end() :]
    return Element(tuple(line.paragraph for line in own), text)


def _goes_on(line: Line) -> bool:
    """Whether a list of organs goes on after ``line``: no point ends it."""
    return line.text.endswith(tuple("，、,；;：:")) or forms.COPY_TO.fullmatch(line.text) is not None
