"""Recognition of a document's elements, step by step: imprint, attachments, header, closing, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from generator.ground.length import Length, Mm
from generator.ground.source.date import OfficialDate
from generator.office.reading.document import Paragraph, ReadDocument, Table
from generator.official.recognition import forms, pasted_lines, pieces, signing
from generator.official.recognition.attachments import attachment_of, issued_within, split_attachments, take_issued_text
from generator.official.recognition.body import body_of, marker_of, take_recipients
from generator.official.recognition.closing import take_closing
from generator.official.recognition.covers import take_cover
from generator.official.recognition.elements import Element, RecognisedDocument, RecognisedSignature
from generator.official.recognition.header import Header, is_of_issue, take_header
from generator.official.recognition.imprint import find_imprint
from generator.official.recognition.lines import Item, Line, bracketed, element_of, lines_in
from generator.official.recognition.title import FIRST_CHAPTER, TitleSplit, number_apart, take_title
from generator.official.recognition.white_papers import form_by_file, form_by_words
from generator.standard import FORMS, Format, Kind, Profile, length


def recognise(document: ReadDocument) -> RecognisedDocument:
    """The elements of ``document``, recognised by text, place and look, also where they are wrong.

    主题词 and the 版记 are taken out first, then the attachments; of what is left the 版头, the title and the 主送机关
    are at the beginning, what closes the document is at the end, and the text is between.
    """
    items, furniture = pasted_lines.take_furniture(pasted_lines.items_of(document))
    subject_words, items = _take_subject_words(items)
    imprint, items = find_imprint(items)
    own, attached = split_attachments(items)
    own, attached, label = _own_behind_label(own, attached)
    own, of_cover = take_cover(own)
    own_lines, of_web_page = pasted_lines.take_web_lines(lines_in(own))
    headers = document.sections[0].headers
    paragraphs = headers.get("first" if document.sections[0].title_page else "default", ())
    of_title = own_lines[: len(of_cover[:1])]  # a cover begins with it, however large it is
    header = take_header(
        own_lines[len(of_title) :], [Line(paragraph) for paragraph in paragraphs if paragraph.text.strip()]
    )
    format_ = _format_of(document, header)
    form = FORMS[format_]
    if imprint is not None and form.imprint != "listed":
        imprint = replace(imprint, copies=None)
    edition, unmarked = _take_edition([*of_title, *header.rest])
    issuing, untitled = (None, unmarked) if form.dated_in_head == "no" else _take_issuing_line(unmarked)
    lead = pieces.take_lead(untitled) if form.pieces else None
    titled = lead.titled if lead is not None else TitleSplit(None, [], list(untitled))
    if form.title != "no" and titled.title is None:
        titled = take_title(titled.after)
    title, number = titled.title, header.number
    if number is None and title is not None:
        title, number = number_apart(title)
        cited = (number_apart(line.element())[1] for line in of_web_page)  # in a page's title above the document's
        number = number or next((each for each in cited if each is not None), None)
    untitled_note = (form.title == "unlike mark" and form.title_note != "no") or _is_adopted(titled.after)
    titled = replace(titled, title=title)
    note, undated = _below_title(titled) if title is not None or untitled_note else (None, titled)
    title = undated.title
    dated, kind = None if note is None else header.dated, kind_of(title, header.mark)
    note = note or header.dated
    format_ = adopted(format_, kind, note)
    addressed = take_recipients(undated)
    kind = kind_of(title, header.mark)
    sent_to = None if header.telegram is None else header.telegram.sent_to
    recipients = sent_to or addressed.recipients
    ends = imprint is not None or note is not None
    white = form_by_words(header, title, kind) or form_by_file(document, header, kind, recipients, ends_otherwise=ends)
    if white is not None and number is not None and FORMS[white].number_place == "under title":
        number = replace(number, text=number.text.strip("（()）"))
    closing = take_closing(document, addressed.text, _organs(header, title), form if white is None else FORMS[white])
    text = closing.rest[: issued_within(closing.rest)] if _can_issue(title, closing.rest) else closing.rest
    text = closing.rest if closing.behind else text
    issued = closing.rest[len(text) :]
    body, remarks = _take_remarks(text)
    controlled = [] if title is None else _tables_above(own, title)
    several, listed = ((), ()) if lead is None else pieces.split_pieces(own, title, body, lead)
    title, body = (None, []) if several else (title, body)
    unlisted = () if lead is None or listed else lead.contents
    signature = issuing if issuing is not None and closing.signature.date is None else closing.signature
    behind = _behind(own, closing.behind or issued)
    issued_text, unplaced = take_issued_text(behind, title, text)
    known = {id(item) for item in (*behind, *controlled)}
    return RecognisedDocument(
        document=document,
        format=white or format_,
        profile=_profile_of(document),
        kind=kind if kind is None or not (form.pieces or white) or FORMS[white or format_].takes(kind.name) else None,
        copy_number=header.copy_number,
        secrecy=header.secrecy,
        internal=header.internal,
        urgency=header.urgency,
        mark=header.mark,
        mark_word=header.mark_word,
        number=number,
        signers=header.signers,
        signer_names=header.signer_names,
        title=title,
        title_note=note,
        issue_total=_issue_total(number),
        editor_note=None if lead is None else lead.editor_note,
        contents=tuple(line.element() for line in listed),
        pieces=several,
        edition=edition,
        recipients=recipients,
        body=body_of(body),
        tables=tuple(item for item in own if isinstance(item, Table) and id(item) not in known and not several),
        attachment_list=closing.attachment_list,
        signature=signature,
        issued=day_of(signature.date, note),
        note=closing.note,
        attachments=tuple(attachment_of(each, closing.attachment_list) for each in attached),
        attendance=closing.attendance,
        issued_text=issued_text,
        unplaced=(
            *(
                line.element()
                for line in (
                    *label,
                    *furniture,
                    *of_web_page,
                    *of_cover,
                    *header.unplaced,
                    *unlisted,
                    *addressed.skipped,
                    *remarks,
                )
            ),
            *([] if dated is None else [dated]),
            *closing.dropped,
            *(Element((each,), each.text) for table in controlled for each in table.paragraphs if each.text.strip()),
            *(line.element() for line in unplaced),
        ),
        imprint=imprint,
        subject_words=subject_words,
        labels=(*_labels(header, signature.organs), *(() if imprint is None else imprint.labels)),
    )


def _can_issue(title: Element | None, text: Sequence[Line]) -> bool:
    """Whether a document can issue another one: a notice, or articles that others follow; not news of a regulation."""
    named = title is None or kind_of(title, ()) is not None or forms.ISSUES.search(title.text) is not None
    return named or any(FIRST_CHAPTER.match(line.text) for line in text[:1])


def _own_behind_label(own: list[Item], attached: list[list[Item]]) -> tuple[list[Item], list[list[Item]], list[Line]]:
    """The document, its attachments, and the label above it where it is a whole document behind the word 附件."""
    if own or not attached:
        return own, attached, []
    label, *rest = attached[0]
    addressed = take_recipients(take_title(lines_in(rest)))
    place = signing.dated_line(addressed.text)
    if place is None or not isinstance(label, Line):
        return own, attached, []
    signed = place > 0 and signing.names_organs(addressed.text[place - 1])
    signed = signed and any(
        line.text.endswith("。") for line in addressed.text[:place]
    )  # the text of a notice, no cover
    return (rest, attached[1:], [label]) if signed or addressed.recipients is not None else (own, attached, [])


def _below_title(titled: TitleSplit) -> tuple[Element | None, TitleSplit]:
    """The 题注 under the title: a date, in brackets or not, or what says in brackets when it was adopted; the rest."""
    *above, last = [""] if titled.title is None else titled.title.text.split("\n")
    if titled.title is not None and above and forms.REMARK.fullmatch(last) and forms.DATED_NOTE.search(last):
        note = Element(titled.title.paragraphs[-1:], last)
        return note, replace(titled, title=replace(titled.title, text="\n".join(above)))
    within = bracketed(titled.after) or _says_days(titled.after) or _day_alone(titled.after)
    if not within or within[0].below_table or forms.DATED_NOTE.search("".join(line.text for line in within)) is None:
        return None, titled
    return element_of(within, "\n"), replace(titled, after=titled.after[len(within) :])


def _is_adopted(lines: Sequence[Line]) -> bool:
    """Whether the first of ``lines`` says in brackets when what is below it was adopted."""
    within = "".join(line.text for line in bracketed(lines))
    return forms.DATED_NOTE.search(within) is not None and _ADOPTED.search(within) is not None


def _says_days(lines: Sequence[Line]) -> list[Line]:
    """The first of ``lines`` that say when what is below them was adopted and published, each with its day."""
    days = list(takewhile(lambda line: _OF_ADOPTION.fullmatch(line.text), lines[:_MOST_DAYS]))
    return days if any(_ADOPTED.search(line.text) for line in days) else []


def _day_alone(lines: Sequence[Line]) -> list[Line]:
    """The first of ``lines`` where it is a day; in figures alone only where no others are above parts of the text."""
    first = [line for line in lines[:1] if _is_day(line)]
    several = any("年" not in line.text for line in first) and any(map(_is_day, lines[1:]))
    return [] if several else first


def _is_day(line: Line) -> bool:
    return _YEAR.search(line.text) is not None and forms.DATE.fullmatch(line.text) is not None


def _tables_above(own: Sequence[Item], title: Element) -> list[Table]:
    """The tables above the ``title``, such as who has checked which version, where text is below it."""
    place = next(
        (each for each, item in enumerate(own) if isinstance(item, Line) and item.paragraph is title.paragraph), 0
    )
    return [item for item in own[:place] if isinstance(item, Table)] if len(own) - place > _BELOW_TITLE else []


def _labels(header: Header, signing: Sequence[Element]) -> Sequence[Element]:
    """What a telegram prints by itself, and who sends it where mark or 署名 has that, too."""
    if header.telegram is None:
        return ()
    shown = [forms.without_blanks(each.text) for each in (*header.mark, *signing)]
    sender = header.telegram.sender
    known = sender is not None and any(forms.without_blanks(sender.text) in each for each in shown)
    return [*header.telegram.labels, *([sender] if sender is not None and known else [])]


_ADOPTED = re.compile(r"通过|公布|发布|修[订正]|施行")
_OF_ADOPTION = re.compile(rf"{forms.DATE.pattern}[^。；，：\n]{{0,60}}")
_MOST_DAYS = 20  # lines of a 题注
_YEAR = re.compile(r"年|^(?:19|20)[0-9]{2}\s?[-./－．]")
_BELOW_TITLE = 4  # lines at least, where what is above the title is no part of the text


def day_of(date: Element | None, note: Element | None) -> OfficialDate | None:
    """成文日期 as a date: at the end, else the last day that the 题注 names, but one from which something holds."""
    dates = () if note is None else forms.DATE.finditer(note.text)
    days = [each[0] for each in dates if not each.string.startswith("起", each.end())]
    return forms.date_of(date.text if date is not None else days[-1] if days else "")


def _organs(header: Header, title: Element | None) -> Sequence[str]:
    """Names of organs that the header and the title show, as they would sign."""
    marks = [forms.without_blanks(line.text).removesuffix("文件") for line in header.mark]
    before = "" if title is None else title.text.partition("关于")[0]
    return [name for name in (*marks, forms.without_blanks(before), *before.split()) if name]


def _behind(own: Sequence[Item], lines: Sequence[Line]) -> list[Item]:
    """What is behind the date: ``lines``, and the tables from the first of them on."""
    if not lines:
        return []
    known = {id(line) for line in lines}
    first = next(place for place, item in enumerate(own) if id(item) in known)
    return [item for item in own[first:] if isinstance(item, Table) or id(item) in known]


# 主题词, an element of the edition of 1999 that GB/T 9704-2012 dropped, and that is still found in documents.
_LONGEST = 80


def _take_subject_words(items: Sequence[Item]) -> tuple[Element | None, list[Item]]:
    """The line of 主题词, and everything else, so that no element near it takes it for its own.

    It is at the head of the 版记: what is followed by a date alone, as signatures are, is text.
    """
    lines = lines_in(items)
    last_date = max((place for place, line in enumerate(lines) if _dates(line)), default=-1)
    found = next((line for line in lines[last_date + 1 :] if _is_label(line)), None)
    if found is None:
        return None, list(items)
    return found.element(), [item for item in items if item is not found]


def _dates(line: Line) -> bool:
    """Whether the line is only a date; the cell beside the 印发机关 does not count."""
    form = forms.DATE.fullmatch(line.text) or forms.UNFILLED_DATE.fullmatch(line.text)
    return form is not None and not line.in_columns


def _is_label(line: Line) -> bool:
    text = line.text
    label = forms.SUBJECT_WORDS.match(text) is not None and forms.COPY_TO.search(text) is None
    return label and len(text) <= _LONGEST and (not text.endswith("。") or forms.OFFICE_LINE.search(text) is not None)


# 稿本标注: the mark of a draft or of a corrected reprint, in a line of its own.
_NEAR = 8  # lines of a title, and of what may wrongly be before the mark
_LONGEST_TITLE = 120


def _take_edition(lines: Sequence[Line]) -> tuple[Element | None, list[Line]]:
    """The mark among the first of ``lines``, before any text, and the other lines, title and recipients among them."""
    for place, line in enumerate(lines[:_NEAR]):
        if forms.EDITION.fullmatch(line.text):
            return line.element(), [*lines[:place], *lines[place + 1 :]]
        if len(line.text) > _LONGEST_TITLE or line.text.endswith("。"):
            break
    return None, list(lines)


# The line of 纪要 that names who issues them and when, above the title (10.3).
_TOP = 3  # lines in which it may be
_DATES = (forms.DATE, forms.UNFILLED_DATE)


def _take_issuing_line(lines: Sequence[Line]) -> tuple[RecognisedSignature | None, list[Line]]:
    """The organ and the date at the ends of one of the first lines, or one below the other, and the other lines."""
    for place, line in enumerate(lines[:_TOP]):
        for form in _DATES:
            date = next((each for each in form.finditer(line.text) if each.end() == len(line.text)), None)
            before = "" if date is None else line.text[: date.start()].strip()
            above = lines[place - 1] if place and not before else line
            organ = forms.EDITED.sub("", before or above.text).strip()
            if date is not None and forms.ORGAN.fullmatch(organ):
                signature = RecognisedSignature(None, (above.element(organ),), line.element(date[0].strip()))
                return signature, [each for each in lines if each not in (above, line)]
    return None, list(lines)


def _issue_total(number: Element | None) -> Element | None:
    """How many issues there have been, behind the number of one."""
    found = None if number is None else forms.ISSUE_TOTAL.search(number.paragraph.text)
    return None if number is None or found is None else Element(number.paragraphs, found[0].strip())


# Remarks of whoever drafted a document, in brackets and in a line of their own: （此处补充数据）, （此页无正文）.
_PLACES = (forms.ORGAN_PLACE, forms.DATE_PLACE, forms.SEAL_PLACE)


def _take_remarks(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The text in ``lines`` without remarks, and the remarks.

    Above the text any line in brackets is one, such as （第二版）; within it a red line, or one that says so.
    """
    text = next((place for place, line in enumerate(lines) if not _is_remark(line)), len(lines))
    remarks = [*lines[:text], *(line for line in lines[text:] if _is_remark(line) and _says_remark(line))]
    return [line for line in lines if line not in remarks], remarks


def _is_remark(line: Line) -> bool:
    bracketed = forms.REMARK.fullmatch(line.text) is not None and marker_of(line.text)[1] == 0
    if bracketed and line.text.startswith("【"):
        return forms.REMARK_WORDS.search(line.text) is not None
    return bracketed and not any(form.fullmatch(line.text) for form in _PLACES)


def _says_remark(line: Line) -> bool:
    words = forms.REMARK_BEGINS.match(line.text) or forms.EDITION.fullmatch(line.text)
    return line.red or words is not None


# Which format, profile and 文种 a document is of.


_LONG_RULE = Mm(165)
_ONE_PAIR = 2
_BELOW_MARK = 3  # paragraphs below the mark that may have its rules
_PAIRS = ("thick", "thin", "double")
_BETWEEN_RULES = next(each for each, form in FORMS.items() if form.rule == "double")


Side = Literal["top", "bottom"]
"""A margin in which the profiles differ."""


def _profile_of(document: ReadDocument) -> Profile | None:
    """The profile whose page margins the document has, at the top or, where that is neither's, at the bottom."""
    upright = [section for section in document.sections if not section.landscape]
    margins: dict[Side, list[Length]] = {
        "top": [section.top for section in upright],
        "bottom": [section.bottom for section in upright],
    }
    near = (nearest_profile(margin, side) for side, those in margins.items() for margin in those)
    return next((profile for profile in near if profile is not None), None)


def nearest_profile(margin: Length, side: Side) -> Profile | None:
    """The profile whose margin is nearest to ``margin``.

    None where it is further off than half of what the profiles of GB/T 33476.2 and of offices differ by.
    """
    stated = [length(f"margin.stated_{side}", profile) for profile in Profile]
    bound = (max(stated) - min(stated)) * 0.5
    nearest = min(Profile, key=lambda profile: _off(margin, side, profile))
    return nearest if _off(margin, side, nearest) <= bound else None


def off_margin(margin: Length, side: Side) -> Length:
    """How far ``margin`` is off the nearest one that is right."""
    return min(_off(margin, side, profile) for profile in Profile)


def right_margins(side: Side, profile: Profile) -> tuple[Length, Length]:
    """The margins that are right in ``profile``: the one with which Word sets ink on the type area, and the stated one.

    GB/T 33476.2 states margins with which the ink is lower in Word than the type area; both are accepted.
    """
    return length(f"margin.{side}", profile), length(f"margin.stated_{side}", profile)


def _off(margin: Length, side: Side, profile: Profile) -> Length:
    return min(Length(abs(margin - right)) for right in right_margins(side, profile))


def adopted(format_: Format, kind: Kind | None, note: Element | None) -> Format:
    """The format that documents of that ``kind`` with the 题注 ``note`` have, where the head's is ``format_``."""
    if note is None or FORMS[format_].title_note != "may":
        return format_
    of_kind = (each for each, form in FORMS.items() if kind is not None and form.takes(kind.name))
    noted = (each for each in of_kind if FORMS[each].title_note == "must")
    return next(noted, format_)


def _format_of(document: ReadDocument, header: Header) -> Format:
    """The format: by the words of the mark, and that with double rules by these and the number's place.

    文件 in the mark is a general one's, but not between two double rules: that is a slip in 信函.
    """
    beside = () if header.mark_word is None else (header.mark_word,)
    mark = forms.without_blanks("".join(line.text for line in (*header.mark, *beside)))
    free = {each: form for each, form in FORMS.items() if form.number_forms or header.number is None}
    named = next((each for each, form in free.items() if mark.endswith(form.mark_words)), Format.GENERAL)
    if mark and FORMS[named].mark_in_lines and header.number is not None and is_of_issue(header.number):
        return next(each for each, form in FORMS.items() if form.mark_free)
    if not FORMS[named].mark_in_lines:
        return named
    pairs = sum(map(_long_rules, _first_page(document))) > _ONE_PAIR
    return _BETWEEN_RULES if (pairs if mark.endswith(("文件", "文")) else _like_a_letter(document, header)) else named


def _like_a_letter(document: ReadDocument, header: Header) -> bool:
    if header.mark and header.number is not None:
        paragraph = header.number.paragraph
        if paragraph.align == "right" or "\t" in paragraph.text[: paragraph.text.find(header.number.text)]:
            return True
    around = [*_about_mark(document, header), *_first_page(document)]
    kinds = (border.kind.lower() for paragraph in around for border in paragraph.borders.values())
    return any(kind.startswith(_PAIRS) for kind in kinds) or sum(map(_long_rules, around)) > 1


def _about_mark(document: ReadDocument, header: Header) -> list[Paragraph]:
    """The paragraphs of the mark, and those down to the third below it."""
    own = [paragraph for element in header.mark for paragraph in element.paragraphs]
    known = {id(paragraph) for paragraph in own}
    paragraphs = list(document.paragraphs)
    last = max((place for place, each in enumerate(paragraphs, start=1) if id(each) in known), default=0)
    return [*own, *paragraphs[: last + _BELOW_MARK]]


def _first_page(document: ReadDocument) -> list[Paragraph]:
    """What is in the header and the footer of the first page, where it has its own."""
    section = document.sections[0]
    return [*section.headers.get("first", ()), *section.footers.get("first", ())]


def _long_rules(paragraph: Paragraph) -> int:
    return sum(drawing.kind == "line" and drawing.width >= _LONG_RULE for drawing in paragraph.drawings)


def kind_of(title: Element | None, mark: Sequence[Element]) -> Kind | None:
    """The 文种: the end of the title, or without a title of the mark."""
    texts = [element.text for element in (title, *mark[-1:]) if element is not None]
    return next((kind for kind in map(forms.kind_at_end, texts) if kind is not None), None)
