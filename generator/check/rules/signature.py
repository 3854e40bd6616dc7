"""署名, 成文日期, seals, stamps and 附注 in the file (7.3.5 and 7.3.6): SG, NT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import combinations, pairwise

from lxml import etree

from generator.check.departure import (
    Departure,
    Words,
    above,
    at_least,
    at_most,
    clear,
    contrast,
    counted,
    date_departs,
    left,
    mm,
    off,
    right,
)
from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.check.rules.changes.edited_document import Work, align
from generator.check.rules.changes.places import BLANKS, date_right, keep_next, placing, signature, two_in
from generator.check.rules.changes.typed import Slip, typed, unpadded
from generator.check.rules.issuer import issuer_departs, out_of_order
from generator.check.rules.line_extent import begins, extent_of, is_two_in, position, section_of
from generator.check.rules.rule import Rule
from generator.check.rules.signature_places import (
    longer,
    over_the_date,
    post_to_stamp,
    printed_seals,
    pushed_in,
    seals_in,
    stamp_rights,
    unsealed_places,
    white_between,
)
from generator.check.rules.white_between_lines import gap_above, gap_departs
from generator.ground.errors import TranslatedText
from generator.ground.length import Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import length, tolerance

_rule = partial(Rule, laid_out="layout.signature")

_NOTE = re.compile(r"（.*）", re.DOTALL)
_PHONE = re.compile(r"\d{7,}|\d{3,4}[-－—]\d{7,8}|×{4,}")
_CONTACT = re.compile(r"联\s*系\s*人|电\s*话")
_FLOATING = (
    phrase("signature-floating"),
    phrase("signature-floating-wanted"),
)
_ONLY_SIGNATURE = re.compile(r"[此本]页无正文")
off_the_date = Words("signature-off-the-dates-axis")
further = Words("signature-further-right-than-the-signature", "signature-further-left-than-the-signature")
_from_stamp = Words("signature-from-the-stamp")
_below_name = Words("signature-the-date-is-below-the-signature")
_note_is = Words("signature-the-note-is")
_apart = Words("signature-two-seals-are-apart", "signature-two-seals-overlap-by")


@_rule("SG-01", "7.3.5.4", "must", value="20××年×月×日", mend=unpadded(lambda found: found.signature.date))
def date(found: RecognisedDocument) -> Iterator[Departure]:
    """The date is written out in Arabic digits, a four-digit year, no padding zeros (7.3.5.4).

    A draft may leave it open.

    Passes: 2026年3月5日
    Departs: 2026年03月05日, 二〇二六年三月五日, or 2026年三月5日
    """
    signature = found.signature
    if signature.date is not None:
        is_open = found.leaves_open(signature.date)
        yield from () if is_open else date_departs(signature.date, signature.date.text.strip())
    elif (signature.organs or signature.posts) and signature.how != "parties":
        signed = (*signature.organs, *signature.posts)[-1]
        yield Departure(signed, phrase("signature-there-is-none"), "20××年×月×日")


@_rule("SG-02", "7.3.5.1", "usual", "error", rows=("sealed.date_right", "sealed.date_ink_right"), mend=date_right)
def sealed_date(found: RecognisedDocument) -> Iterator[Departure]:
    """On a sealed document the date is 4 字 from the right, or further where the 署名 over it is long (7.3.5.1).

    Passes: a right indent of four characters.
    Departs: the date flush right.
    """
    signature = found.signature
    place = extent_of(signature.date, found.document)
    if signature.how != "sealed" or place is None or signature.date is None:
        return
    if not pushed_in(found, place):
        yield from off(signature.date, place.right, "sealed.date_right", unsure=place.unsure)


@_rule("SG-03", "7.3.5.1", "usual", "error", rows=("sealed.centring",), mend=signature)
def sealed_name(found: RecognisedDocument) -> Iterator[Departure]:
    """On a document with one seal the 署名 is centred over the date (7.3.5.1).

    Passes: 署名 and date with one axis.
    Departs: both flush right.
    """
    if found.signature.how == "sealed" and len(found.signature.organs) == 1:
        yield from over_the_date(found, found.signature.organs[0])


@_rule("SG-04", "7.3.5.1", "must", "warning", rows=("seal.centring",), value="衬于文字下方或浮于文字上方")
def seal(found: RecognisedDocument) -> Iterator[Departure]:
    """A seal floats behind or over the text, its middle that of the date (7.3.5.1).

    Passes: a picture behind the text, centred on the date.
    Departs: a picture that is in the line, or 20 mm beside the date.
    """
    seals = seals_in(found)
    for paragraph, drawing in seals:
        if not drawing.anchored:
            yield Departure(paragraph, *contrast("signature-floating"))
    place = extent_of(found.signature.date, found.document)
    if seals and place is not None:
        paragraph, last = seals[-1]
        axis = place.axis + section_of(paragraph, found.document).left
        if last.anchored and last.left is not None:
            beside = Length(abs(last.left + last.width * 0.5 - axis))
            yield from off(paragraph, beside, "seal.centring", said=off_the_date, unsure=place.unsure)


@_rule("SG-05", "7.3.5.1", "must", rows=("seal.gap", "seal.widest_gap", "seal.largest"))
def seal_close_under_the_text(found: RecognisedDocument) -> Iterator[Departure]:
    """A seal begins within one 行 of the text; no seal could, where too much white is above the 署名 (7.3.5.1).

    Passes: two empty lines above the 署名.
    Departs: five empty lines above it.
    """
    signature = found.signature
    if signature.how != "sealed" or not signature.organs:
        return
    gap = gap_above(found, signature.organs[0].paragraph)
    # The largest seal there is, its middle on the upper edge of the 署名 or a little over it.
    widest = length("seal.widest_gap") + length("seal.largest") * 0.5 + length("size.body")
    if gap is not None and gap.white.least > widest:
        yield Departure(signature.organs[0], clear(gap.white.text), at_most(mm(widest)))


@seal_close_under_the_text.on_page
def seal_close_under_the_text_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """A seal's top lies within one 行 of the text above (7.3.5.1).

    Passes: 9.8 mm under the last line.
    Departs: 25 mm under it.
    """
    seals, date = printed_seals(printed), printed.one(printed.found.signature.date)
    above = _printed_above(printed)
    if seals and date is not None and above is not None:
        gap = min(seal.top for seal in seals) - above.bottom
        widest = length("seal.widest_gap").mm
        if not 0 < gap <= widest:
            yield Departure(printed.found.signature.date, clear(mm(gap)), at_most(mm(widest)), page=date.page.number)


@_rule("SG-06", "7.3.5.1", "must", "warning", rows=("seal.largest",), value="印章下压署名和成文日期")
def seal_presses_on_both(found: RecognisedDocument) -> Iterator[Departure]:
    """署名 and date are one above the other, so near that a seal presses on both (7.3.5.1).

    Passes: the date on the line after the 署名.
    Departs: three empty lines between them, or the date above the 署名.
    """
    signature = found.signature
    if signature.how != "sealed" or not signature.organs or signature.date is None:
        return
    name, day = (position(each.paragraph, found.document) for each in (signature.organs[-1], signature.date))
    if name is not None and day is not None and day < name:
        yield Departure(signature.date, *contrast("signature-date-first"))
        return
    gap, ink = gap_above(found, signature.date.paragraph), length("size.body")
    if gap is not None and gap.white.least > length("seal.largest") * 0.5 - ink * 2:
        yield Departure(signature.date, _below_name(gap.white.text), phrase("signature-on-the-next-line"))


@seal_presses_on_both.on_page
def seal_presses_on_both_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """A seal presses on 署名 and date, both a little below its middle (7.3.5.1).

    Passes: both lines within the seal, the date's under its middle.
    Departs: a seal above the 署名.
    """
    signature = printed.found.signature
    seals = printed_seals(printed)
    if not seals or len(signature.organs) != 1:
        return
    seal = seals[-1]
    for element in (signature.organs[0], signature.date):
        line = printed.one(element)
        if line is not None and not seal.top < line.top < line.bottom < seal.bottom:
            yield Departure(element, *contrast("signature-outside-seal"), page=line.page.number)
        elif line is not None and (line.top + line.bottom) / 2 < (seal.top + seal.bottom) / 2:
            yield Departure(element, *contrast("signature-above-seal-centre"), page=line.page.number)


@_rule("SG-07", "7.3.5.1", "must", rows=("seal.least_apart",), value="一个署名一个印章，不相交不相切，不超出版心")
def joint_seals(found: RecognisedDocument) -> Iterator[Departure]:
    """Joint and sealed: the names in the order of the organs, a seal for each, no row wider than the 版心 (7.3.5.1).

    Passes: three names in the order of the mark, with three seals or none in the file.
    Departs: two seals for three names, or the second organ first.
    """
    signature = found.signature
    if signature.how != "sealed" or len(signature.organs) < 2:
        return
    seals = len(seals_in(found))
    if seals and seals != len(signature.organs):
        yield Departure(signature.organs[0], seals_of(seals), seals_of(len(signature.organs)))
    yield from out_of_order(found)


@joint_seals.on_page
def joint_seals_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The seals of a joint issue neither overlap nor touch, and stay in the type area (7.3.5.1).

    Passes: two seals 1 mm apart.
    Departs: two seals that overlap by 3 mm.
    """
    signature = printed.found.signature
    seals = printed_seals(printed)
    date = printed.one(signature.date)
    if not seals or len(signature.organs) < 2 or date is None:
        return
    page = date.page.number
    apart = length("seal.least_apart").mm
    nearest = min((white_between(*pair) for pair in combinations(seals, 2)), default=apart)
    if nearest < apart:
        yield Departure(signature.date, _apart(mm(nearest)), at_least(mm(apart)), page=page)
    area, bound = printed.area(date.page), tolerance("type_area.right").mm
    if any(seal.left < area.left - bound or seal.right > area.right + bound for seal in seals):
        yield Departure(signature.date, *contrast("signature-seal-over-edge"), page=page)


@_rule("SG-08", "7.3.5.1", "must", rows=("sealed.centring",))
def last_joint_name(found: RecognisedDocument) -> Iterator[Departure]:
    """Joint and sealed: the last 署名 is centred over the date (7.3.5.1).

    Passes: the last name and the date with one axis.
    Departs: the last name flush left.
    """
    if found.signature.how == "sealed" and len(found.signature.organs) > 1:
        yield from over_the_date(found, found.signature.organs[-1])


@_rule("SG-09", "7.3.5.2", "must", rows=("unsealed.gap", "unsealed.right", "unsealed.ink_right"), mend=signature)
def unsealed_name(found: RecognisedDocument) -> Iterator[Departure]:
    """Without a seal the 署名 is one 行 below the text, 2 字 from the right, if no shorter than the date (7.3.5.2).

    Passes: an empty line, then the 署名 with a right indent of two characters.
    Departs: the 署名 flush right, or directly below the text.
    """
    signature = found.signature
    if signature.how != "unsealed" or not signature.organs:
        return
    yield from gap_departs(found, signature.organs[0].paragraph, "unsealed.gap", said=above)
    places = [place for place in (extent_of(organ, found.document) for organ in signature.organs) if place is not None]
    day = extent_of(signature.date, found.document)
    if not places or len(places) < len(signature.organs) or (day is not None and longer(day, places)):
        return
    white, unsure = min(place.right for place in places), max(place.unsure for place in places)
    yield from off(signature.organs[0], white, "unsealed.right", said=right, unsure=unsure)


@_rule("SG-10", "7.3.5.2", "must", rows=("unsealed.date_offset",), mend=signature)
def unsealed_date(found: RecognisedDocument) -> Iterator[Departure]:
    """Without a seal the date begins 2 字 to the right of the 署名's first character, if it is no longer (7.3.5.2).

    Passes: the date two characters further in.
    Departs: both begin at one place.
    """
    organs, day = unsealed_places(found)
    if found.signature.date is None or day is None or not organs or longer(day, organs):
        return
    offset, unsure = day.left - organs[0].left, day.unsure + organs[0].unsure
    yield from off(found.signature.date, offset, "unsealed.date_offset", unsure=unsure)


@_rule("SG-11", "7.3.5.2", "must", rows=("unsealed.right", "unsealed.date_offset"), mend=signature)
def unsealed_long_date(found: RecognisedDocument) -> Iterator[Departure]:
    """Without a seal a date longer than the 署名 is 2 字 from the right, the 署名 2 字 to its left (7.3.5.2).

    Passes: the date with a right indent of two characters, the 署名 begins two characters before it.
    Departs: the date flush right.
    """
    organs, day = unsealed_places(found)
    if found.signature.date is None or day is None or not organs or not longer(day, organs, surely=True):
        return
    yield from off(found.signature.date, day.right, "unsealed.right", said=right)
    offset, unsure = day.left - organs[0].left, day.unsure + organs[0].unsure
    yield from off(found.signature.organs[0], offset, "unsealed.date_offset", said=further, unsure=unsure)


@_rule("SG-12", "7.3.5.2", "must", value="主办机关在前，依次向下")
def joint_unsealed(found: RecognisedDocument) -> Iterator[Departure]:
    """Joint and without seals: the lead organ first, the others below it, one to a line (7.3.5.2).

    Passes: two names below each other, in the order of the mark.
    Departs: the second organ of the mark first, or both in one line.
    """
    signature = found.signature
    if signature.how != "unsealed" or len(signature.organs) < 2:
        return
    for one, other in pairwise(signature.organs):
        if one.paragraph is other.paragraph and "\n" not in one.paragraph.text:
            yield Departure(other, phrase("measured-on-one-line"), phrase("measured-one-each"))
    yield from out_of_order(found)


@_rule("SG-13", "7.3.5.3", "must", rows=("stamp.gap", "stamp.right"))
def stamp(found: RecognisedDocument) -> Iterator[Departure]:
    """A signature stamp is two 行 below the text, 4 字 from the right (7.3.5.3).

    Passes: two empty lines above it, a right indent of four characters.
    Departs: the stamp's line directly below the text, or the stamp flush right.
    """
    if found.signature.how == "stamp":
        yield from stamp_place(found)


def stamp_place(found: RecognisedDocument) -> Iterator[Departure]:
    """How the place of the first stamp departs from 7.3.5.3, as far as the file shows it."""
    if not found.signature.posts:
        return
    first = found.signature.posts[0]
    gap, wanted = gap_above(found, first.paragraph), length("stamp.gap")
    # A post is at half the stamp's height: more white above it is the upper half of the stamp.
    if gap is not None and gap.white.most < wanted - tolerance("stamp.gap"):
        yield Departure(first, above(gap.white.text), at_least(mm(wanted)))
    for paragraph, measured in stamp_rights(found):
        yield from off(paragraph, measured, "stamp.right", said=right)


@_rule("SG-14", "7.3.5.3", "must", "warning", rows=("stamp.post_gap",))
def post(found: RecognisedDocument) -> Iterator[Departure]:
    """The signer's 职务 is 2 字 to the left of the stamp (7.3.5.3).

    Passes: the post, two full-width blanks, the stamp's picture in the same line.
    Departs: the post directly before the picture, or on a line of its own below it.
    """
    if found.signature.how != "stamp":
        return
    for each in found.signature.posts:
        yield from off(each, post_to_stamp(found, each), "stamp.post_gap", said=_from_stamp)


@_rule("SG-15", "7.3.5.3", "must", rows=("stamp.date_gap", "stamp.right"))
def stamp_date(found: RecognisedDocument) -> Iterator[Departure]:
    """Below a signature stamp the date is 4 字 from the right (7.3.5.3).

    Passes: a right indent of four characters.
    Departs: the date two characters from the right.
    """
    if found.signature.how == "stamp":
        yield from stamped_date(found)


def stamped_date(found: RecognisedDocument) -> Iterator[Departure]:
    """How the date below a stamp departs from 7.3.5.3, as far as the file shows it."""
    place = extent_of(found.signature.date, found.document)
    if place is not None:
        yield from off(found.signature.date, place.right, "stamp.right", said=right)


@_rule("SG-16", "7.3.5.3", "must", rows=("stamp.columns",), value="每行一个机关，上下对齐")
def joint_stamps(found: RecognisedDocument) -> Iterator[Departure]:
    """Joint stamps: one organ to a row, posts aligned below each other (7.3.5.3).

    Passes: two posts below each other that begin at one place.
    Departs: two posts in one line, or the second further in.
    """
    posts = found.signature.posts
    if found.signature.how != "stamp" or len(posts) < 2:
        return
    for one, other in pairwise(posts):
        if one.paragraph is other.paragraph:
            yield Departure(other, phrase("measured-on-one-line"), phrase("measured-one-each"))
    ends = [place for place in (extent_of(each, found.document) for each in posts) if place is not None]
    rights = {place.right.twips for place in ends}
    lefts = {place.left.twips for place in ends}
    if len(ends) == len(posts) and min(_spread(rights), _spread(lefts)) > tolerance("stamp.columns").twips:
        yield Departure(posts[-1], phrase("signature-not-aligned"), phrase("signature-aligned"))


@_rule("SG-17", "7.3.5.5", "practice", value="署名与正文同面", mend=keep_next)
def kept_together(found: RecognisedDocument) -> Iterator[Departure]:
    """The 署名 keeps with the date, so that neither is alone on a page (7.3.5.5).

    Passes: the 署名's paragraph keeps with the next.
    Departs: a 署名 that may be separated from its date.
    """
    signature = found.signature
    if signature.date is not None:
        for organ in signature.organs[-1:]:
            if organ.paragraph is not signature.date.paragraph and not organ.paragraph.keep_next:
                yield Departure(organ, phrase("measured-not-kept"), phrase("measured-kept"))


@kept_together.on_page
def kept_together_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """署名 and date share their side with text.

    Passes: two lines of text above the 署名.
    Departs: a side that begins with the 署名.
    """
    signature = printed.found.signature
    first = next(filter(None, map(printed.one, (*signature.organs[:1], signature.date))), None)
    if first is None or first.page.number == 1:
        return
    if not any(placed.page is first.page and placed.baseline < first.baseline for placed in _printed_text(printed)):
        element = signature.organs[0] if signature.organs else signature.date
        page = first.page.number
        yield Departure(
            element, phrase("signature-on-page-without-text", page=page), phrase("signature-with-text"), page=page
        )


@_rule("SG-18", "条例9", "law", value="标志、标题、署名、发文字号为同一机关", laid_out=None)
def one_issuer(found: RecognisedDocument) -> Iterator[Departure]:
    """Mark, title, 署名 and number name the same organ, or organs of a joint issue (条例, article 9).

    Passes: 示例市民政局文件, 示例市民政局关于……的通知, signed 示例市民政局
    Departs: the same document signed 示例市财政局
    """
    yield from issuer_departs(found)


@_rule("SG-20", "7.3.5.5", "practice", value="不写“此页无正文”")
def no_page_without_text(found: RecognisedDocument) -> Iterator[Departure]:
    """Nothing says 此页无正文 (practice; the edition of 1999 forbade it).

    Passes: 署名 and date on a page with text.
    Departs: （此页无正文）
    """
    for paragraph in found.document.paragraphs:
        said = _ONLY_SIGNATURE.search(paragraph.text)
        if said is not None:
            yield Departure(paragraph, said[0], phrase("signature-left-out"))


@_rule("NT-01", "7.3.6", "must", rows=("note.indent", "note.widest_gap"), value="（……）")
def note(found: RecognisedDocument) -> Iterator[Departure]:
    """附注 is on the line after the date, 2 字 in, in full-width round brackets (7.3.6).

    Passes: （此件公开发布）, two characters in.
    Departs: (此件公开发布), or flush left.
    """
    if found.note is None:
        return
    text = found.note.text.strip()
    if _NOTE.fullmatch(text) is None:
        yield Departure(found.note, text, f"（{text.strip('（()）')}）")
    indent, wanted = begins(found.note.paragraph, found.document), length("note.indent")
    if indent is None:
        yield Departure(found.note, phrase("measured-not-left"), mm(wanted))
    elif not is_two_in(found.note.paragraph, indent, "note.indent"):
        yield from off(found.note, indent, "note.indent", said=left)
    yield from _note_below_date(found, found.note)


@typed
def _note_brackets(work: Work) -> Iterator[Slip]:
    note = work.found.note
    if note is None:
        return
    first, last = note.paragraphs[0], note.paragraphs[-1]
    opening, closing = first.text.lstrip()[:1], last.text.rstrip()[-1:]
    if opening and closing and opening in "(（" and closing in ")）":
        start, end = first.text.index(opening), last.text.rindex(closing)
        yield Slip(first, start, start + 1, "（")
        yield Slip(last, end, end + 1, "）")


@placing
def _note_placed(paragraph: Paragraph, element: etree._Element) -> bool:
    off = abs(paragraph.left + paragraph.first_line - length("note.indent"))
    right_place = paragraph.align in ("left", "both") and off <= tolerance("note.indent")
    if right_place or paragraph.text[:1] in BLANKS:
        return False
    align(element, "both")
    two_in(element, "note.indent")
    return True


note.mends(_note_brackets, _note_placed)


def _note_below_date(found: RecognisedDocument, note: Element) -> Iterator[Departure]:
    gap, date = gap_above(found, note.paragraph), found.signature.date
    if gap is None or date is None or gap.above is not date.paragraph:
        return
    if gap.white.least > length("note.widest_gap") + tolerance("note.widest_gap"):
        yield Departure(note, above(gap.white.text), phrase("signature-on-the-line-after-the-date"))


@_rule("NT-02", "7.3.6", "practice", "info", value="联系人、电话", laid_out=None)
def contact(found: RecognisedDocument) -> Iterator[Departure]:
    """The 附注 of a 请示 names a contact with a telephone number (practice).

    Passes: （联系人：示例甲，电话：2345678）
    Departs: a 请示 without 附注
    """
    if found.kind is None or found.kind.name != "请示":
        return
    text = "" if found.note is None else found.note.text
    if not (_CONTACT.search(text) and _PHONE.search(text)):
        measured = phrase("signature-there-is-no-note") if found.note is None else _note_is(found.note.text.strip())
        yield Departure(found.note or found.signature.date, measured, phrase("signature-contact-wanted"))


def seals_of(number: int) -> TranslatedText:
    """So many seals."""
    return counted("signature-seals", number)


def _spread(values: set[int]) -> int:
    return max(values) - min(values)


def _printed_text(printed: PrintedDocument) -> Iterator[PlacedLine]:
    for _, placed in printed.body_lines():
        yield from placed
    for listed in printed.found.attachment_list:
        yield from printed.lines(listed.paragraph)


def _printed_above(printed: PrintedDocument) -> PlacedLine | None:
    """The last line of text or 附件说明."""
    listed = printed.found.attachment_list
    lines = printed.lines(listed[-1].paragraph) if listed else ()
    if lines:
        return lines[-1]
    return next((placed[-1] for _, placed in reversed(list(printed.body_lines()))), None)
