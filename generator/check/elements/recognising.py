"""Recognition of a document's elements, step by step: imprint, attachments, header, closing, text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.check.elements import forms
from generator.check.elements.attachments import attachment_of, split_attachments
from generator.check.elements.body import body_of
from generator.check.elements.closing import take_closing
from generator.check.elements.closing.dates import dated_line
from generator.check.elements.closing.signing_lines import names_organs
from generator.check.elements.dropped import take_subject_words
from generator.check.elements.edition import take_edition
from generator.check.elements.found import Element, Found
from generator.check.elements.furniture import take_furniture
from generator.check.elements.header import Header, take_header
from generator.check.elements.imprint import find_imprint
from generator.check.elements.issued_text import issued_within, take_issued_text
from generator.check.elements.items import items_of
from generator.check.elements.kinds import format_of, kind_of, profile_of
from generator.check.elements.lines import Item, Line, lines_in
from generator.check.elements.minutes import take_issuing_line
from generator.check.elements.recipients import take_recipients
from generator.check.elements.remarks import take_remarks
from generator.check.elements.title import Titled, number_apart, take_title
from generator.check.elements.web_pages import take_web_lines
from generator.office.reading.document import ReadDocument, Table
from generator.standard import Format

_MOST_BRACKETED = 4  # lines of a 题注


def recognise(document: ReadDocument) -> Found:
    """What is taken for which element in ``document``: by text, place and look, whatever is wrong with it.

    主题词 and the 版记 are taken out first, then the attachments; of what is left the 版头, the title and the 主送机关
    are at the beginning, what closes the document is at the end, and the text is between.
    """
    items, furniture = take_furniture(items_of(document))
    subject_words, items = take_subject_words(items)
    imprint, items = find_imprint(items)
    own, attached = split_attachments(items)
    own, attached, label = _own_behind_label(own, attached)
    own_lines, of_web_page = take_web_lines(lines_in(own))
    header = take_header(own_lines, _on_first_page(document))
    form = format_of(document, header)
    edition, unmarked = take_edition(header.rest)
    minutes = form is Format.MINUTES
    issuing, untitled = take_issuing_line(unmarked) if minutes else (None, unmarked)
    titled = Titled(None, [], list(untitled)) if form is Format.ORDER else take_title(untitled)
    title, number = titled.title, header.number
    if number is None and title is not None:
        title, number = number_apart(title)
        cited = (number_apart(line.element())[1] for line in of_web_page)  # in a page's title above the document's
        number = number or next((each for each in cited if each is not None), None)
    dated, note, undated = _below_title(titled)
    dated = dated or header.dated
    addressed = take_recipients(undated)
    closing = take_closing(document, addressed.text, _organs(header, title), minutes=minutes)
    if closing.signature.date is None and dated is not None:
        closing.signature = replace(closing.signature, date=dated)
    text = closing.rest[: issued_within(closing.rest)] if not closing.behind else closing.rest
    issued = closing.rest[len(text) :]
    body, remarks = take_remarks(text)
    signature = issuing if issuing is not None and closing.signature.date is None else closing.signature
    behind = _behind(own, closing.behind or issued)
    issued_text, unplaced = take_issued_text(behind, title)
    return Found(
        document=document,
        format=form,
        profile=profile_of(document),
        kind=kind_of(title, header.mark),
        copy_number=header.copy_number,
        secrecy=header.secrecy,
        urgency=header.urgency,
        mark=header.mark,
        mark_word=header.mark_word,
        number=number,
        signers=header.signers,
        signer_names=header.signer_names,
        title=title,
        edition=edition,
        recipients=addressed.recipients,
        body=body_of(body),
        tables=_tables_before(own, behind),
        attachment_list=closing.attachment_list,
        signature=signature,
        issued=None if signature.date is None else forms.date_of(signature.date.text),
        note=closing.note,
        attachments=tuple(attachment_of(each, closing.attachment_list) for each in attached),
        attendance=closing.attendance,
        issued_text=issued_text,
        unplaced=(
            *(
                line.element()
                for line in (*label, *furniture, *of_web_page, *header.unplaced, *note, *addressed.skipped, *remarks)
            ),
            *([] if dated is None or closing.signature.date is dated else [dated]),
            *closing.dropped,
            *(line.element() for line in unplaced),
        ),
        imprint=imprint,
        subject_words=subject_words,
    )


def _own_behind_label(own: list[Item], attached: list[list[Item]]) -> tuple[list[Item], list[list[Item]], list[Line]]:
    """The document, its attachments, and the label above it where it is a whole document behind the word 附件."""
    if own or not attached:
        return own, attached, []
    label, *rest = attached[0]
    addressed = take_recipients(take_title(lines_in(rest)))
    place = dated_line(addressed.text)
    if place is None or not isinstance(label, Line):
        return own, attached, []
    signed = place > 0 and names_organs(addressed.text[place - 1])
    return (rest, attached[1:], [label]) if signed or addressed.recipients is not None else (own, attached, [])


def _below_title(titled: Titled) -> tuple[Element | None, list[Line], Titled]:
    """The date in brackets under the title, or a 题注 there that says when it was adopted; the title without them."""
    bracketed = [] if titled.title is None else _bracketed(titled.after)
    if not bracketed or forms.DATE.search("".join(line.text for line in bracketed)) is None:
        return None, [], titled
    first, rest = bracketed[0], replace(titled, after=titled.after[len(bracketed) :])
    if forms.BRACKETED_DATE.fullmatch(first.text):
        return first.element(first.text[1:-1].strip()), [], rest
    return None, bracketed, rest


def _bracketed(lines: Sequence[Line]) -> list[Line]:
    """The first of ``lines`` up to the one that closes the bracket which the first opens; none where it opens none."""
    if not lines or not lines[0].text.startswith(("（", "(")):
        return []
    ends = (end for end, line in enumerate(lines[:_MOST_BRACKETED], start=1) if line.text.endswith(("）", ")")))
    return list(lines[: next(ends, 0)])


def _on_first_page(document: ReadDocument) -> list[Line]:
    """The lines of the first page's header, where letterheads may be."""
    headers = document.sections[0].headers
    paragraphs = headers.get("first" if document.sections[0].title_page else "default", ())
    return [Line(paragraph) for paragraph in paragraphs if paragraph.text.strip()]


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


def _tables_before(own: Sequence[Item], behind: Sequence[Item]) -> tuple[Table, ...]:
    """The tables of the document itself, without those that are ``behind`` its date."""
    known = {id(item) for item in behind}
    return tuple(item for item in own if isinstance(item, Table) and id(item) not in known)
