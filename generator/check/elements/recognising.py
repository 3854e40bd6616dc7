"""Recognition of a document's elements, step by step: imprint, attachments, header, closing, text."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.attachments import attachment_of, split_attachments
from generator.check.elements.body import body_of
from generator.check.elements.closing import Closing, take_closing
from generator.check.elements.dropped import take_subject_words
from generator.check.elements.edition import take_edition
from generator.check.elements.found import Element, Found
from generator.check.elements.header import Header, take_header
from generator.check.elements.imprint import find_imprint
from generator.check.elements.kinds import format_of, kind_of, profile_of
from generator.check.elements.lines import Line, items_of, lines_in
from generator.check.elements.recipients import take_recipients
from generator.check.elements.title import take_title
from generator.ground.source import OfficialDate
from generator.office.reading.document import ReadDocument, Table
from generator.standard import Format


def recognise(document: ReadDocument) -> Found:
    """What is taken for which element in ``document``: by text, place and look, whatever is wrong with it.

    主题词 and the 版记 are taken out first, then the attachments; of what is left the 版头, the title and the 主送机关
    are at the beginning, what closes the document is at the end, and the text is between.
    """
    subject_words, items = take_subject_words(items_of(document))
    imprint, items = find_imprint(items)
    own, attached = split_attachments(items)
    header = take_header(lines_in(own), _on_first_page(document))
    form = format_of(document, header)
    edition, unmarked = take_edition(header.rest)
    title, after_title = (None, unmarked) if form is Format.ORDER else take_title(unmarked)
    recipients, text = take_recipients(after_title)
    closing = take_closing(document, text, _organs(header, title), minutes=form is Format.MINUTES)
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
        number=header.number,
        signers=header.signers,
        signer_names=header.signer_names,
        title=title,
        edition=edition,
        recipients=recipients,
        body=body_of(closing.rest),
        tables=tuple(item for item in own if isinstance(item, Table)),
        attachment_list=closing.attachment_list,
        signature=closing.signature,
        issued=_issued(closing),
        note=closing.note,
        attachments=tuple(attachment_of(each, closing.attachment_list) for each in attached),
        attendance=closing.attendance,
        imprint=imprint,
        subject_words=subject_words,
    )


def _on_first_page(document: ReadDocument) -> list[Line]:
    """The lines of the first page's header, where letterheads may be."""
    headers = document.sections[0].headers
    paragraphs = headers.get("first" if document.sections[0].title_page else "default", ())
    return [Line(paragraph) for paragraph in paragraphs if paragraph.text.strip()]


def _organs(header: Header, title: Element | None) -> Sequence[str]:
    """Names of organs that the header and the title show, as they would sign."""
    marks = [forms.without_blanks(line.text).removesuffix("文件") for line in header.mark]
    before = "" if title is None else forms.without_blanks(title.text).partition("关于")[0]
    return [name for name in (*marks, before) if name]


def _issued(closing: Closing) -> OfficialDate | None:
    date = closing.signature.date
    return None if date is None else forms.date_of(date.text)
