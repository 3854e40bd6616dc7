"""附件说明 and attachments in the file (7.3.4 and 7.3.7): AT, AN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator.check.departure import Departure, above, aside, contrast, first_then, left, mm, off, quoted
from generator.check.rules.changes.edited_document import Work
from generator.check.rules.changes.looks import whole
from generator.check.rules.changes.places import attachment_list, centred, flush_left
from generator.check.rules.changes.typed import Slip, coloned, typed, without_end
from generator.check.rules.line_extent import (
    begins,
    begins_page,
    column,
    empty_above,
    is_two_in,
    position,
    section_of,
    text_width,
    wraps,
)
from generator.check.rules.rule import Rule
from generator.check.rules.runs import other_type
from generator.check.rules.white_between_lines import gap_departs
from generator.check.rules.wording import arabic
from generator.ground.errors import Severity, TranslatedText, joined
from generator.ground.length import NOTHING, Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, ListEntry, RecognisedAttachment, RecognisedDocument
from generator.standard import NUMBER, length, tolerance

_rule = partial(Rule, laid_out="layout.main_part")
_blocks_rule = partial(Rule, laid_out="layout.attachment_blocks")

_WORD = re.compile(r"附\s*件\s*[:：]?")
_COLON = "附件："
_POINTS = "。，、；：．.,;:"
_LABEL = re.compile(r"附件\d*", re.ASCII)
_OF_AN_ATTACHMENT = re.compile(r"附[表图]\d*", re.ASCII)
"""The label of what belongs to an attachment, which the standard leaves to it."""
_DETACHED = re.compile(rf"{NUMBER.pattern}附件\d*", re.ASCII)
_CITED = re.compile(r"(?<![》〉号”])附件\s*(\d{1,2}|[一二三四五六七八九十])(?!年|月|日|份|个)")
_CITED_ALONE = re.compile(r"[（(，](?:详见|见)附件[）)，。]")
_LIST_WORD = re.compile(r"附件\s*(?P<colon>[:：]?)")
_LIST_SERIAL = re.compile(r"(?P<before>^\s*(?:附件\s*[:：]\s*)?\d{1,2})(?P<mark>[、．，,])")


@_rule("AT-01", "7.3.4", "must", "warning", rows=("attachment_list.gap", "attachment_list.indent"))
def list_place(found: RecognisedDocument) -> Iterator[Departure]:
    """附件说明 is one 行 below the text, two 字 in (7.3.4).

    Passes: an empty line below the text, a left indent of two characters.
    Departs: the list directly below the text, or flush left.
    """
    for listed in found.attachment_list[:1]:
        yield from gap_departs(found, listed.paragraph, "attachment_list.gap", said=above)
        indent = begins(listed.paragraph, found.document)
        own = indent is not None and is_two_in(listed.paragraph, indent, "attachment_list.indent")
        yield from () if own else off(listed.paragraph, indent, "attachment_list.indent", said=left)


@typed
def _list_blanks(work: Work) -> Iterator[Slip]:
    """Blanks that push names below one another are taken away."""
    for paragraph in (each.paragraph for each in work.found.attachment_list):
        yield Slip(paragraph, 0, len(paragraph.text) - len(paragraph.text.lstrip(" \u3000\u00a0")), "")


_list_mended = list_place.mends(_list_blanks, attachment_list)


@_rule("AT-02", "7.3.4", "must", value="附件：")
def list_word(found: RecognisedDocument) -> Iterator[Departure]:
    """附件说明 begins with 附件 and a full-width colon (7.3.4).

    Passes: 附件：1.工作方案
    Departs: 附件:1.工作方案
    """
    for listed in found.attachment_list[:1]:
        text = listed.paragraph.text.lstrip()
        word = _WORD.match(text)
        if word is not None and not text.startswith(_COLON):
            yield Departure(listed.paragraph, word[0], _COLON)


@list_word.mends
@typed
def _colon_of_the_list(work: Work) -> Iterator[Slip]:
    return coloned((listed.paragraph for listed in work.found.attachment_list[:1]), _LIST_WORD)


@_rule("AT-03", "7.3.4", "must", value="1. 2. 3. …")
def list_serials(found: RecognisedDocument) -> Iterator[Departure]:
    """Two and more attachments are numbered from 1, in Arabic digits, each with a low dot (7.3.4).

    Passes: 附件：1.工作方案, below it 2.登记表
    Departs: 附件：一、工作方案, 1. and then 3., or 2. below 附件 and not below 1.
    """
    if len(found.attachment_list) > 1:
        places = [(each, at) for each in found.attachment_list if (at := _serial_at(found, each)) is not None]
        for listed, at in places[1:]:  # as far as indents alone show
            off = Length(abs(at - places[0][1]))
            if listed is not found.attachment_list[0] and off > length("size.body") / 2:
                yield Departure(listed.paragraph, aside(mm(off)), phrase("measured-aligned"))
        for serial, listed in enumerate(found.attachment_list, start=1):
            typed = _serial(listed)
            if typed != f"{serial}.":
                milder: Severity | None = "warning" if typed == f"{serial}．" else None
                yield Departure(
                    listed.paragraph,
                    quoted(typed) if typed else phrase("attachments-no-serial"),
                    quoted(f"{serial}."),
                    milder=milder,
                )


@list_serials.mends
@typed
def _dots_of_serials(work: Work) -> Iterator[Slip]:
    for paragraph in work.departing:
        match = _LIST_SERIAL.search(paragraph.text)
        if match is not None and len(forms.BETWEEN_ENTRIES.split(paragraph.text)) == 1:
            yield Slip(paragraph, match.start("mark"), match.end("mark"), ".")


def _serial_at(found: RecognisedDocument, listed: ListEntry) -> Length | None:
    """How far in the serial is; None where blanks or tabs, whose widths differ by font, set it there."""
    paragraph = listed.paragraph
    start = re.search(r"\d", paragraph.text)
    if listed.serial is None or start is None or re.match(r"\s", paragraph.text) or "\t" in paragraph.text:
        return None
    indent, before = begins(paragraph, found.document), paragraph.text[: start.start()]
    if indent is None:
        return None
    return Length(indent + text_width(paragraph, section_of(paragraph, found.document), before)) if before else indent


@_rule("AT-04", "7.3.4", "must", value="名称后不加标点")
def no_point_after_a_name(found: RecognisedDocument) -> Iterator[Departure]:
    """No punctuation is behind the name of an attachment (7.3.4).

    Passes: 附件：1.工作方案
    Departs: 附件：1.工作方案。
    """
    for listed in found.attachment_list:
        end = _entry(listed).rstrip()[-1:]
        if end and end in _POINTS:
            yield Departure(listed.paragraph, end, phrase("attachments-without-a-mark"))


@no_point_after_a_name.mends
@typed
def _names_without_points(work: Work) -> Iterator[Slip]:
    return (without_end(each, f"{_POINTS} ") for each in work.departing)


@_rule("AT-05", "7.3.4", "must", rows=("attachment_list.name_align",), mend=_list_mended)
def wrapped_names(found: RecognisedDocument) -> Iterator[Departure]:
    """A wrapped name goes on below its own first character (7.3.4).

    Passes: a hanging indent of 附件：1.
    Departs: a second line two characters in.
    """
    for listed in found.attachment_list:
        name, wrapped = _name_place(found, listed), _wrapped_place(found, listed.paragraph)
        if name is not None and wrapped is not None and abs(name - wrapped) > tolerance("attachment_list.name_align"):
            yield Departure(listed.paragraph, mm(wrapped), mm(name))


@_rule("AT-06", "7.3.7", "must", value="附件说明、附件标题、正文所引一致", laid_out=None)
def list_and_attachments_agree(found: RecognisedDocument) -> Iterator[Departure]:
    """The list names every attachment by its title, and the text cites only what is there (7.3.7, 7.3.4).

    Passes: 附件：1.工作方案 and an attachment of the title 工作方案, cited as 附件1.
    Departs: an attachment 工作计划, or a text that cites 附件3 of two.
    """
    yield from _titles(found)
    yield from _citations(found)


def _titles(found: RecognisedDocument) -> Iterator[Departure]:
    for attachment in found.attachments:
        listed = _listed(found, attachment)
        if not found.attachment_list and found.body:  # a file that is an attachment itself has no list
            wanted = phrase("attachments-one-that-names", label=_label(attachment))
            yield Departure(attachment.label, phrase("attachments-there-is-no-attachment-list"), wanted)
        elif listed is not None and attachment.title is not None:
            name, title = _bare(listed.name), _bare(attachment.title.text)
            if name != title:
                measured = phrase("attachments-the-attachments-title-is", title=title)
                yield Departure(attachment.title, measured, phrase("attachments-as-in-the-list", name=name))


def _citations(found: RecognisedDocument) -> Iterator[Departure]:
    there = set(range(1, max(len(found.attachment_list), len(found.attachments)) + 1))
    there |= {listed.serial for listed in found.attachment_list if listed.serial is not None}
    wanted = _one_of(max(there)) if there else phrase("attachments-attached")
    for part in found.body:
        text = part.paragraph.text
        for cited in _CITED.finditer(text):
            if (arabic(cited[1]) or int(cited[1])) not in there:
                yield Departure(part.paragraph, _cited(cited[0], there), wanted)
        if not there and (alone := _CITED_ALONE.search(text)):
            named = alone[0].strip("（(，）)。")
            yield Departure(part.paragraph, _cited(named, there), wanted, milder="warning")


@_rule("AT-07", "7.3.4", "practice", "info", value="一个附件不编号，名称不加书名号")
def single_and_plain_names(found: RecognisedDocument) -> Iterator[Departure]:
    """A single attachment is not numbered, and no name takes 《》 (practice).

    Passes: 附件：工作方案
    Departs: 附件：1.《工作方案》
    """
    for listed in found.attachment_list:
        name = listed.name.strip()
        if len(found.attachment_list) == 1 and listed.serial is not None:
            yield Departure(listed.paragraph, f"附件：{listed.serial}.{name}", f"附件：{_bare(name)}")
        elif name.startswith("《") and name.endswith("》") and name.count("《") == 1:
            yield Departure(listed.paragraph, name, _bare(name))


@_blocks_rule("AN-01", "7.3.7", "must", value="另面编排")
def new_page(found: RecognisedDocument) -> Iterator[Departure]:
    """Every attachment begins a new page (7.3.7).

    Passes: a page break before 附件1.
    Departs: 附件1 directly below the signature.
    """
    for attachment in found.attachments:
        if not begins_page(attachment.label.paragraph, found.document):
            yield Departure(attachment.label, *contrast("attachments-new-page"))


@_rule("AN-02", "7.3.7", "must", value="附件在版记之前", laid_out="layout.composition")
def before_the_imprint(found: RecognisedDocument) -> Iterator[Departure]:
    """Attachments are before the 版记 (7.3.7).

    Passes: text, attachments, 版记.
    Departs: 附件1 behind the 版记.
    """
    imprint = None if found.imprint is None else found.imprint.table or next(iter(found.imprint.paragraphs), None)
    if imprint is None:
        return
    end = position(imprint, found.document)
    for attachment in found.attachments:
        start = position(attachment.label.paragraph, found.document)
        if end is not None and start is not None and start > end:
            yield Departure(attachment.label, *contrast("attachments-before-imprint"))


@_blocks_rule(
    "AN-03", "7.3.7", "must", rows=("size.body", "attachment.label_indent"), value="“附件”和序号3号黑体，顶格，第一行"
)
def label(found: RecognisedDocument) -> Iterator[Departure]:
    """附件 and its serial are in 3号黑体, flush left, in the first line of the page, without a colon (7.3.7).

    Passes: 附件1 in 黑体, flush left.
    Departs: 附件1：, or 附件1 in 仿宋, or in the middle.
    """
    for attachment in found.attachments:
        at = attachment.label
        if not _detached(at):
            text = at.paragraph.text.strip()
            if _LABEL.fullmatch(text) is None and _OF_AN_ATTACHMENT.fullmatch(text) is None:
                yield Departure(at, quoted(text), quoted(_label(attachment)))
            yield from _flush_left(found, at)
            yield from other_type(at.paragraph, "黑体", "size.body")


@typed
def _label_without_colon(work: Work) -> Iterator[Slip]:
    return (without_end(each, "：: ") for each in work.departing if each.text.rstrip().endswith(("：", ":")))


label.mends(_label_without_colon, whole("黑体", "size.body"), flush_left)


@_blocks_rule(
    "AN-04",
    "7.3.7",
    "must",
    "warning",
    rows=("attachment.title_top", "attachment.title_gap", "title.size"),
    mend=(whole("小标宋", "title.size"), centred),
)
def title(found: RecognisedDocument) -> Iterator[Departure]:
    """The attachment's title is in the middle of the third line, in the type of the document's title (7.3.7).

    Passes: an empty line between 附件1 and the title, which is centred in 2号小标宋.
    Departs: the title on the second line, or flush left.
    """
    for attachment in found.attachments:
        if attachment.title is None:
            continue
        if begins_page(attachment.label.paragraph, found.document):
            yield from gap_departs(found, attachment.title.paragraph, "attachment.title_gap", said=above)
        for paragraph in attachment.title.paragraphs:
            if paragraph.align != "center":
                yield Departure(paragraph, phrase("measured-not-centred"), phrase("measured-centred"))
            yield from other_type(paragraph, "小标宋", "title.size", milder="info")


@_blocks_rule("AN-05", "7.3.7", "must", value="附件序号与附件说明一致")
def serials_agree(found: RecognisedDocument) -> Iterator[Departure]:
    """An attachment has the serial that the 附件说明 gives it, and they follow one another (7.3.7).

    Passes: 附件1 and 附件2, listed as 1. and 2.
    Departs: 附件3 of two, or 附件 without a serial where two are listed.
    """
    if not found.attachment_list:
        return
    several = len(found.attachment_list) > 1
    serials = [listed.serial or number for number, listed in enumerate(found.attachment_list, start=1)]
    last = 0
    for attachment in found.attachments:
        serial = attachment.serial
        if several and serial is None:
            yield Departure(attachment.label, quoted(attachment.label.text), phrase("attachments-with-its-serial"))
        elif serial is not None and serial not in serials:
            yield Departure(attachment.label, quoted(attachment.label.text), _serials(serials))
        elif serial is not None and serial <= last:
            yield Departure(
                attachment.label, first_then(f"附件{last}", f"附件{serial}"), first_then(f"附件{serial}", f"附件{last}")
            )
        last = serial or last


@_blocks_rule("AN-06", "7.3.7", "must", "warning", value="发文字号，附件n，顶格，第一行")
def detached_label(found: RecognisedDocument) -> Iterator[Departure]:
    """A detached attachment begins with the document's 发文字号 and 附件n, flush left (7.3.7).

    Passes: 示档发〔2026〕7号附件1
    Departs: 示档发〔2026〕8号附件1 in a document numbered 7.
    """
    for attachment in found.attachments:
        at = attachment.label
        if not _detached(at):
            continue
        text = re.sub(r"\s", "", at.text)
        if _DETACHED.fullmatch(text) is None:
            yield Departure(at, text, phrase("attachments-the-documents-number-and-the-serial"))
        elif found.number is not None and not text.startswith(found.number.text.strip()):
            yield Departure(at, text, f"{found.number.text.strip()}{_label(attachment)}")
        yield from _flush_left(found, at)


@_rule("AN-07", "7.5", "must", value="页码接着编", laid_out="writer.section")
def numbers_continue(found: RecognisedDocument) -> Iterator[Departure]:
    """The pages of attachments continue the numbers of the text (7.5).

    Passes: a section that does not restart the page numbers.
    Departs: w:pgNumType w:start="1" in the section of 附件1.
    """
    sections = {attachment.label.paragraph.section: attachment for attachment in reversed(found.attachments)}
    for number, attachment in sorted(sections.items()):
        start = found.document.sections[number].restarts_at
        if number > 0 and start is not None:
            yield Departure(attachment.label, str(start), phrase("attachments-the-next-number-after-the-text"))


def _entry(listed: ListEntry) -> str:
    """The line of the list that the entry is in."""
    lines = forms.BETWEEN_ENTRIES.split(listed.paragraph.text)
    return next((line for line in lines if _begun(listed) in line), listed.paragraph.text)


def _begun(listed: ListEntry) -> str:
    """As much of the name as is in the entry's first paragraph."""
    name, text = listed.name.strip(), listed.paragraph.text
    return next((name[:end] for end in range(len(name), 0, -1) if name[:end] in text), name)


def _serial(listed: ListEntry) -> str:
    """The serial as typed or set by numbering, with what is behind it."""
    before = _WORD.sub("", _entry(listed).partition(_begun(listed))[0], count=1)
    return listed.paragraph.numbering.strip() or before.strip()


def _name_place(found: RecognisedDocument, listed: ListEntry) -> Length | None:
    """Where the name begins."""
    start = begins(listed.paragraph, found.document)
    if start is None or listed.paragraph.numbering:
        return None
    prefix = listed.paragraph.text.lstrip().partition(_begun(listed))[0]
    if not prefix or "\t" in prefix or "\n" in prefix:
        return None if prefix else start
    return start + text_width(listed.paragraph, section_of(listed.paragraph, found.document), prefix)


def _wrapped_place(found: RecognisedDocument, paragraph: Paragraph) -> Length | None:
    """Where its second line begins; None where it has none."""
    within = column(paragraph, found.document)
    if within is None or "\n" in paragraph.text or not wraps(paragraph, found.document):
        return None
    return within.left + paragraph.left


def _bare(text: str) -> str:
    """A name as it is compared: without blanks, points at its end and 《》 around it."""
    plain = re.sub(r"\s", "", text).rstrip(_POINTS)
    whole = plain.startswith("《") and plain.endswith("》") and plain.count("《") == 1
    return plain[1:-1] if whole else plain


def _listed(found: RecognisedDocument, attachment: RecognisedAttachment) -> ListEntry | None:
    """The entry of the list that means ``attachment``."""
    entries = found.attachment_list
    if len(entries) == 1:
        return entries[0]
    numbered = {listed.serial or number: listed for number, listed in enumerate(entries, start=1)}
    return numbered.get(attachment.serial or 0)


def _detached(at: Element) -> bool:
    return "附件" in at.text and not at.text.strip().startswith("附")


def _label(attachment: RecognisedAttachment) -> str:
    return f"附件{'' if attachment.serial is None else attachment.serial}"


def _serials(serials: list[int]) -> TranslatedText:
    if len(serials) < 2:
        return quoted("附件")
    listed = [quoted(f"附件{serial}") for serial in serials]
    return joined(listed, "或", " or ")


def _one_of(last: int) -> TranslatedText:
    return phrase("attachments-one-of-1-to", last=last) if last > 1 else quoted("附件")


def _cited(named: str, there: set[int]) -> TranslatedText:
    if there:
        return phrase("attachments-the-text-names", named=named)
    return phrase("attachments-the-text-names-but-there-is-no", named=named)


def _flush_left(found: RecognisedDocument, at: Element) -> Iterator[Departure]:
    """A departure where the line does not begin at the left edge, or empty lines are above it on its page.

    The left edge is that of its own sheet's type area or of the standard's.
    """
    indent = begins(at.paragraph, found.document)
    if indent is not None:
        on_sheet = indent + section_of(at.paragraph, found.document).left - length("type_area.left")
        indent = min(indent, on_sheet, key=abs)
    if at.paragraph.align in ("center", "right"):
        yield Departure(at, phrase("measured-not-left"), phrase("measured-flush-left"))
    elif indent is not None and abs(indent - NOTHING) > tolerance("attachment.label_indent"):
        yield Departure(at, left(mm(indent)), phrase("measured-flush-left"))
    if empty_above(at.paragraph, found.document):
        yield Departure(at, phrase("attachments-below-empty-lines"), phrase("attachments-in-the-first-line"))
