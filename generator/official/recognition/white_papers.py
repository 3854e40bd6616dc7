"""Papers without a red head: 公示, 签报, what is posted, and letters without number, known by words and by the file.

Their look does not say what they are: a draft of any document has no head. So a title ends with a word of theirs, or
the letters of the number do, or a counted number is under the title, or they go to a person; else the file says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.office.reading.document import ReadDocument
from generator.official.recognition import forms
from generator.official.recognition.elements import Element
from generator.official.recognition.header import MARK_END, Header
from generator.official.recognition.lines import Line
from generator.standard import FORMS, Form, Format, Kind

_LETTERS = re.compile(r"[\u4e00-\u9fff]+(?=\s*[〔﹝\[［【（(])")
_BRACKETS = "（()）"
_SEPARATORS = re.compile("[、，,；;]|并报|并")


def form_by_words(header: Header, title: Element | None, kind: Kind | None) -> Format | None:
    """The form whose words a title or number has, or whose counted number is where there is no mark."""
    text = "" if title is None else forms.without_blanks(title.text)
    number = "" if header.number is None else forms.without_blanks(header.number.text)
    letters = _LETTERS.match(number)
    for each, form in FORMS.items():
        if _has_another_head(header, form) or (number and not form.number_forms):
            continue
        by_number = letters is not None and letters[0].endswith(form.number_words)
        by_count = form.head == "none" and kind is not None and _is_counted(number, form) and form.takes(kind.name)
        if by_number or by_count or text.endswith(form.title_words):
            return each
    return None


def form_by_file(
    document: ReadDocument, header: Header, kind: Kind | None, recipients: Element | None, *, ends_otherwise: bool
) -> Format | None:
    """The form that the file says; else that of a paper without mark and number, by whom it goes to or by its 文种.

    ``ends_otherwise``: it has a 版记, or its date is not at its end, as that of a web page.
    """
    declared = next((each for each, form in FORMS.items() if form.declared and _declares(document, each)), None)
    if declared is not None or header.number is not None or header.mark or header.signers is not None or ends_otherwise:
        return declared
    persons = any(map(forms.PERSON.search, _names(recipients)))
    posted = "" if recipients is not None or kind is None else kind.name
    for each, form in FORMS.items():
        if (persons and form.persons) or (form.head == "none" and posted in (form.kinds or ())):
            return each
    return None


def _declares(document: ReadDocument, format_: Format) -> bool:
    return document.properties.get("category") == str(format_)


def _has_another_head(header: Header, form: Form) -> bool:
    """Whether there is a mark and the form has none: a unit in the type of the text may be above or beside a number."""
    if form.head == "mark" or not header.mark:
        return False
    looks = (Line(paragraph) for each in header.mark for paragraph in each.paragraphs)
    unit = not any(line.red or line.big for line in looks) and not any(
        MARK_END.search(each.text) for each in header.mark
    )
    return not (unit and form.number_place == "head")


def _is_counted(number: str, form: Form) -> bool:
    found = forms.ORDER_NUMBER.fullmatch(number)
    return form.counted != () and found is not None and number.strip(_BRACKETS).endswith(form.counter)


def _names(recipients: Element | None) -> Sequence[str]:
    text = "" if recipients is None else forms.without_blanks(recipients.text).rstrip("：:")
    return [each for each in _SEPARATORS.split(text) if each]
