"""署名, 成文日期, seals, stamps and 附注 in the file (7.3.5 and 7.3.6): SG, NT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.check.rules.dates import date_departs, is_left_open, official_date
from generator.check.rules.departure import (
    KEPT,
    NOT_KEPT,
    NOT_LEFT,
    ON_ONE_LINE,
    ONE_EACH,
    Departure,
    above,
    at_least,
    at_most,
    clear,
    counted,
    left,
    on_file,
    right,
)
from generator.check.rules.extent import Column, Extent, area_width, begins, blanks_after, extent_of, mm, section_of
from generator.check.rules.issuer import issuer_departs, out_of_order
from generator.check.rules.places import position
from generator.check.rules.white import gap_above, gap_departs
from generator.ground.errors import TranslatedText
from generator.ground.length import NOTHING, Length
from generator.office.reading.document import Cell, Drawing, Paragraph, Table
from generator.official.recognition.found import Element, Found
from generator.standard import Format, length, tolerance

_NOTE = re.compile(r"（.*）", re.DOTALL)
_PHONE = re.compile(r"\d{7,}|\d{3,4}[-－—]\d{7,8}|×{4,}")
_CONTACT = re.compile(r"联\s*系\s*人|电\s*话")
_CONTACT_WANTED = TranslatedText("联系人姓名和电话", "a contact's name and telephone number")
_FLOATING = (
    TranslatedText("嵌在文字行里", "in line with the text"),
    TranslatedText("浮于文字上方或衬于文字下方", "in front of or behind the text"),
)
_DATE_FIRST = (
    TranslatedText("成文日期在署名之上", "the date is above the signature"),
    TranslatedText("在署名的下一行", "on the line after it"),
)
_ONLY_SIGNATURE = re.compile(r"[此本]页无正文")


@on_file("SG-01", clause="7.3.5.4", strength="must", value="20××年×月×日", laid_out="layout.signature")
def date(found: Found) -> Iterator[Departure]:
    """The date is written out in Arabic digits, a four-digit year, no padding zeros (7.3.5.4).

    A draft may leave it open.

    Passes: 2026年3月5日
    Departs: 2026年03月05日, 二〇二六年三月五日, or 2026年三月5日
    """
    signature = found.signature
    if signature.date is not None:
        is_open = is_left_open(found, signature.date)
        yield from () if is_open else date_departs(signature.date, signature.date.text.strip())
    elif signature.organs or signature.posts:
        signed = (*signature.organs, *signature.posts)[-1]
        yield Departure(signed, TranslatedText("没有成文日期", "there is none"), "20××年×月×日")


@on_file(
    "SG-02",
    clause="7.3.5.1",
    strength="usual",
    severity="error",
    rows=("sealed.date_right", "sealed.date_ink_right"),
    laid_out="layout.signature",
)
def sealed_date(found: Found) -> Iterator[Departure]:
    """On a sealed document the date is 4 字 from the right, or further where the 署名 over it is long (7.3.5.1).

    Passes: a right indent of four characters.
    Departs: the date flush right.
    """
    signature = found.signature
    place = _extent(found, signature.date)
    if signature.how != "sealed" or place is None or signature.date is None:
        return
    wanted, bound = length("sealed.date_right"), tolerance("sealed.date_right") + place.unsure
    if _pushed_in(found, place):
        return
    if abs(place.right - wanted) > bound:
        yield Departure(signature.date, mm(place.right), mm(wanted))


@on_file(
    "SG-03",
    clause="7.3.5.1",
    strength="usual",
    severity="error",
    rows=("sealed.centring",),
    laid_out="layout.signature",
)
def sealed_name(found: Found) -> Iterator[Departure]:
    """On a document with one seal the 署名 is centred over the date (7.3.5.1).

    Passes: 署名 and date with one axis.
    Departs: both flush right.
    """
    if found.signature.how == "sealed" and len(found.signature.organs) == 1:
        yield from _over_the_date(found, found.signature.organs[0])


@on_file(
    "SG-04",
    clause="7.3.5.1",
    strength="must",
    severity="warning",
    rows=("seal.centring",),
    value="衬于文字下方或浮于文字上方",
    laid_out="layout.signature",
)
def seal(found: Found) -> Iterator[Departure]:
    """A seal floats behind or over the text, its middle that of the date (7.3.5.1).

    Passes: a picture behind the text, centred on the date.
    Departs: a picture that is in the line, or 20 mm beside the date.
    """
    seals = _seals(found)
    for paragraph, drawing in seals:
        if not drawing.anchored:
            yield Departure(paragraph, *_FLOATING)
    place = _extent(found, found.signature.date)
    if seals and place is not None:
        paragraph, last = seals[-1]
        axis = place.axis + section_of(paragraph, found.document).left
        if last.anchored and last.left is not None:
            off = Length(abs(last.left + last.width * 0.5 - axis))
            if off > tolerance("seal.centring") + place.unsure:
                yield Departure(paragraph, off_the_date(mm(off)), mm(length("seal.centring")))


@on_file(
    "SG-05",
    clause="7.3.5.1",
    strength="must",
    rows=("seal.gap", "seal.widest_gap", "seal.largest"),
    laid_out="layout.signature",
)
def seal_close_under_the_text(found: Found) -> Iterator[Departure]:
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


@on_file(
    "SG-06",
    clause="7.3.5.1",
    strength="must",
    severity="warning",
    rows=("seal.largest",),
    value="印章下压署名和成文日期",
    laid_out="layout.signature",
)
def seal_presses_on_both(found: Found) -> Iterator[Departure]:
    """署名 and date are one above the other, so near that a seal presses on both (7.3.5.1).

    Passes: the date on the line after the 署名.
    Departs: three empty lines between them, or the date above the 署名.
    """
    signature = found.signature
    if signature.how != "sealed" or not signature.organs or signature.date is None:
        return
    name, day = (position(each.paragraph, found.document) for each in (signature.organs[-1], signature.date))
    if name is not None and day is not None and day < name:
        yield Departure(signature.date, *_DATE_FIRST)
        return
    gap, ink = gap_above(found, signature.date.paragraph), length("size.body")
    if gap is not None and gap.white.least > length("seal.largest") * 0.5 - ink * 2:
        yield Departure(
            signature.date, _below_name(gap.white.text), TranslatedText("在署名的下一行", "on the next line")
        )


@on_file(
    "SG-07",
    clause="7.3.5.1",
    strength="must",
    rows=("seal.least_apart",),
    value="一个署名一个印章，不相交不相切，不超出版心",
    laid_out="layout.signature",
)
def joint_seals(found: Found) -> Iterator[Departure]:
    """Joint and sealed: the names in the order of the organs, a seal for each, no row wider than the 版心 (7.3.5.1).

    Passes: three names in the order of the mark, with three seals or none in the file.
    Departs: two seals for three names, or the second organ first.
    """
    signature = found.signature
    if signature.how != "sealed" or len(signature.organs) < 2:
        return
    seals = len(_seals(found))
    if seals and seals != len(signature.organs):
        yield Departure(signature.organs[0], seals_of(seals), seals_of(len(signature.organs)))
    yield from out_of_order(found)


@on_file("SG-08", clause="7.3.5.1", strength="must", rows=("sealed.centring",), laid_out="layout.signature")
def last_joint_name(found: Found) -> Iterator[Departure]:
    """Joint and sealed: the last 署名 is centred over the date (7.3.5.1).

    Passes: the last name and the date with one axis.
    Departs: the last name flush left.
    """
    if found.signature.how == "sealed" and len(found.signature.organs) > 1:
        yield from _over_the_date(found, found.signature.organs[-1])


@on_file(
    "SG-09",
    clause="7.3.5.2",
    strength="must",
    rows=("unsealed.gap", "unsealed.right", "unsealed.ink_right"),
    laid_out="layout.signature",
)
def unsealed_name(found: Found) -> Iterator[Departure]:
    """Without a seal the 署名 is one 行 below the text, 2 字 from the right, if no shorter than the date (7.3.5.2).

    Passes: an empty line, then the 署名 with a right indent of two characters.
    Departs: the 署名 flush right, or directly below the text.
    """
    signature = found.signature
    if signature.how != "unsealed" or not signature.organs:
        return
    yield from gap_departs(found, signature.organs[0].paragraph, "unsealed.gap", said=above)
    places = [place for place in (_extent(found, organ) for organ in signature.organs) if place is not None]
    day = _extent(found, signature.date)
    if not places or len(places) < len(signature.organs) or (day is not None and _longer(day, places)):
        return
    white, wanted = min(place.right for place in places), length("unsealed.right")
    if abs(white - wanted) > tolerance("unsealed.right") + max(place.unsure for place in places):
        yield Departure(signature.organs[0], right(mm(white)), mm(wanted))


@on_file("SG-10", clause="7.3.5.2", strength="must", rows=("unsealed.date_offset",), laid_out="layout.signature")
def unsealed_date(found: Found) -> Iterator[Departure]:
    """Without a seal the date begins 2 字 to the right of the 署名's first character, if it is no longer (7.3.5.2).

    Passes: the date two characters further in.
    Departs: both begin at one place.
    """
    organs, day = _unsealed_places(found)
    if found.signature.date is None or day is None or not organs or _longer(day, organs):
        return
    offset, wanted = day.left - organs[0].left, length("unsealed.date_offset")
    if abs(offset - wanted) > tolerance("unsealed.date_offset") + day.unsure + organs[0].unsure:
        yield Departure(found.signature.date, mm(offset), mm(wanted))


@on_file(
    "SG-11",
    clause="7.3.5.2",
    strength="must",
    rows=("unsealed.right", "unsealed.date_offset"),
    laid_out="layout.signature",
)
def unsealed_long_date(found: Found) -> Iterator[Departure]:
    """Without a seal a date longer than the 署名 is 2 字 from the right, the 署名 2 字 to its left (7.3.5.2).

    Passes: the date with a right indent of two characters, the 署名 begins two characters before it.
    Departs: the date flush right.
    """
    organs, day = _unsealed_places(found)
    if found.signature.date is None or day is None or not organs or not _longer(day, organs, surely=True):
        return
    white = length("unsealed.right")
    if abs(day.right - white) > tolerance("unsealed.right"):
        yield Departure(found.signature.date, right(mm(day.right)), mm(white))
    offset, wanted = day.left - organs[0].left, length("unsealed.date_offset")
    if abs(offset - wanted) > tolerance("unsealed.date_offset") + day.unsure + organs[0].unsure:
        yield Departure(found.signature.organs[0], further(mm(offset)), mm(wanted))


@on_file("SG-12", clause="7.3.5.2", strength="must", value="主办机关在前，依次向下", laid_out="layout.signature")
def joint_unsealed(found: Found) -> Iterator[Departure]:
    """Joint and without seals: the lead organ first, the others below it, one to a line (7.3.5.2).

    Passes: two names below each other, in the order of the mark.
    Departs: the second organ of the mark first, or both in one line.
    """
    signature = found.signature
    if signature.how != "unsealed" or len(signature.organs) < 2:
        return
    for one, other in pairwise(signature.organs):
        if one.paragraph is other.paragraph and "\n" not in one.paragraph.text:
            yield Departure(other, ON_ONE_LINE, ONE_EACH)
    yield from out_of_order(found)


@on_file("SG-13", clause="7.3.5.3", strength="must", rows=("stamp.gap", "stamp.right"), laid_out="layout.signature")
def stamp(found: Found) -> Iterator[Departure]:
    """A signature stamp is two 行 below the text, 4 字 from the right (7.3.5.3).

    Passes: two empty lines above it, a right indent of four characters.
    Departs: the stamp's line directly below the text, or the stamp flush right.
    """
    if found.signature.how == "stamp" and found.format is not Format.ORDER:
        yield from stamp_place(found)


def stamp_place(found: Found) -> Iterator[Departure]:
    """How the place of the first stamp departs from 7.3.5.3, as far as the file shows it."""
    if not found.signature.posts:
        return
    first = found.signature.posts[0]
    gap, wanted = gap_above(found, first.paragraph), length("stamp.gap")
    # A post is at half the stamp's height: more white above it is the upper half of the stamp.
    if gap is not None and gap.white.most < wanted - tolerance("stamp.gap"):
        yield Departure(first, above(gap.white.text), at_least(mm(wanted)))
    white, bound = length("stamp.right"), tolerance("stamp.right")
    for paragraph, measured in _stamp_rights(found):
        if abs(measured - white) > bound:
            yield Departure(paragraph, right(mm(measured)), mm(white))


@on_file(
    "SG-14",
    clause="7.3.5.3",
    strength="must",
    severity="warning",
    rows=("stamp.post_gap",),
    laid_out="layout.signature",
)
def post(found: Found) -> Iterator[Departure]:
    """The signer's 职务 is 2 字 to the left of the stamp (7.3.5.3).

    Passes: the post, two full-width blanks, the stamp's picture in the same line.
    Departs: the post directly before the picture, or on a line of its own below it.
    """
    if found.signature.how != "stamp":
        return
    wanted, bound = length("stamp.post_gap"), tolerance("stamp.post_gap")
    for each in found.signature.posts:
        gap = _post_to_stamp(found, each)
        if gap is not None and abs(gap - wanted) > bound:
            yield Departure(each, TranslatedText(f"距签名章 {mm(gap)}", f"{mm(gap)} from the stamp"), mm(wanted))


@on_file(
    "SG-15", clause="7.3.5.3", strength="must", rows=("stamp.date_gap", "stamp.right"), laid_out="layout.signature"
)
def stamp_date(found: Found) -> Iterator[Departure]:
    """Below a signature stamp the date is 4 字 from the right (7.3.5.3).

    Passes: a right indent of four characters.
    Departs: the date two characters from the right.
    """
    if found.signature.how == "stamp" and found.format is not Format.ORDER:
        yield from stamped_date(found)


def stamped_date(found: Found) -> Iterator[Departure]:
    """How the date below a stamp departs from 7.3.5.3, as far as the file shows it."""
    place, wanted = _extent(found, found.signature.date), length("stamp.right")
    if place is not None and abs(place.right - wanted) > tolerance("stamp.right"):
        yield Departure(found.signature.date, right(mm(place.right)), mm(wanted))


@on_file(
    "SG-16",
    clause="7.3.5.3",
    strength="must",
    rows=("stamp.columns",),
    value="每行一个机关，上下对齐",
    laid_out="layout.signature",
)
def joint_stamps(found: Found) -> Iterator[Departure]:
    """Joint stamps: one organ to a row, posts aligned below each other (7.3.5.3).

    Passes: two posts below each other that begin at one place.
    Departs: two posts in one line, or the second further in.
    """
    posts = found.signature.posts
    if found.signature.how != "stamp" or len(posts) < 2:
        return
    for one, other in pairwise(posts):
        if one.paragraph is other.paragraph:
            yield Departure(other, ON_ONE_LINE, ONE_EACH)
    ends = [place for place in (_extent(found, each) for each in posts) if place is not None]
    rights = {place.right.twips for place in ends}
    lefts = {place.left.twips for place in ends}
    if len(ends) == len(posts) and min(_spread(rights), _spread(lefts)) > tolerance("stamp.columns").twips:
        yield Departure(posts[-1], TranslatedText("没有对齐", "not aligned"), TranslatedText("上下对齐", "aligned"))


@on_file("SG-17", clause="7.3.5.5", strength="practice", value="署名与正文同面", laid_out="layout.signature")
def kept_together(found: Found) -> Iterator[Departure]:
    """The 署名 keeps with the date, so that neither is alone on a page (7.3.5.5).

    Passes: the 署名's paragraph keeps with the next.
    Departs: a 署名 that may be separated from its date.
    """
    signature = found.signature
    if signature.date is not None:
        for organ in signature.organs[-1:]:
            if organ.paragraph is not signature.date.paragraph and not organ.paragraph.keep_next:
                yield Departure(organ, NOT_KEPT, KEPT)


@on_file("SG-18", clause="条例9", strength="law", value="标志、标题、署名、发文字号为同一机关")
def one_issuer(found: Found) -> Iterator[Departure]:
    """Mark, title, 署名 and number name the same organ, or organs of a joint issue (条例, article 9).

    Passes: 示例市民政局文件, 示例市民政局关于……的通知, signed 示例市民政局
    Departs: the same document signed 示例市财政局
    """
    yield from issuer_departs(found)


@on_file("SG-20", clause="7.3.5.5", strength="practice", value="不写“此页无正文”", laid_out="layout.signature")
def no_page_without_text(found: Found) -> Iterator[Departure]:
    """Nothing says 此页无正文 (practice; the edition of 1999 forbade it).

    Passes: 署名 and date on a page with text.
    Departs: （此页无正文）
    """
    for paragraph in found.document.paragraphs:
        said = _ONLY_SIGNATURE.search(paragraph.text)
        if said is not None:
            yield Departure(paragraph, said[0], TranslatedText("删去", "left out"))


@on_file(
    "NT-01",
    clause="7.3.6",
    strength="must",
    rows=("note.indent", "note.widest_gap"),
    value="（……）",
    laid_out="layout.signature",
)
def note(found: Found) -> Iterator[Departure]:
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
        yield Departure(found.note, NOT_LEFT, mm(wanted))
    elif abs(indent - wanted) > tolerance("note.indent"):
        yield Departure(found.note, left(mm(indent)), mm(wanted))
    yield from _note_below_date(found, found.note)


def _note_below_date(found: Found, note: Element) -> Iterator[Departure]:
    gap, date = gap_above(found, note.paragraph), found.signature.date
    if gap is None or date is None or gap.above is not date.paragraph:
        return
    if gap.white.least > length("note.widest_gap") + tolerance("note.widest_gap"):
        yield Departure(
            note, above(gap.white.text), TranslatedText("紧接成文日期的下一行", "on the line after the date")
        )


@on_file("NT-02", clause="7.3.6", strength="practice", severity="info", value="联系人、电话")
def contact(found: Found) -> Iterator[Departure]:
    """The 附注 of a 请示 names a contact with a telephone number (practice).

    Passes: （联系人：示例甲，电话：2345678）
    Departs: a 请示 without 附注
    """
    if found.kind is None or found.kind.name != "请示":
        return
    text = "" if found.note is None else found.note.text
    if not (_CONTACT.search(text) and _PHONE.search(text)):
        measured = (
            TranslatedText("没有附注", "there is no note") if found.note is None else _note_is(found.note.text.strip())
        )
        yield Departure(found.note or found.signature.date, measured, _CONTACT_WANTED)


def off_the_date(measure: str) -> TranslatedText:
    """How far the middle of a seal is from the date's."""
    return TranslatedText(f"偏离成文日期的中线 {measure}", f"{measure} off the date's axis")


def further(measure: str) -> TranslatedText:
    """How much further in the date begins than the 署名."""
    if measure.startswith("-"):
        return TranslatedText(f"日期首字比署名首字左移 {measure[1:]}", f"{measure[1:]} further left than the signature")
    return TranslatedText(f"日期首字比署名首字右移 {measure}", f"{measure} further right than the signature")


def seals_of(number: int) -> TranslatedText:
    """So many seals."""
    return counted(number, "枚印章", "seal")


def _below_name(measure: str) -> TranslatedText:
    return TranslatedText(f"成文日期在署名下 {measure}", f"the date is {measure} below the signature")


def _note_is(text: str) -> TranslatedText:
    return TranslatedText(f"附注是“{text}”", f"the note is '{text}'")


def _extent(found: Found, element: Element | None) -> Extent | None:
    """Where an element lies in its line."""
    return None if element is None else extent_of(element, found.document)


def _post_to_stamp(found: Found, post: Element) -> Length | None:
    """The white between a post and its stamp, a picture or the room kept for one; None where that is unknown."""
    paragraph = post.paragraph
    stamp = next((drawing for drawing in paragraph.drawings if drawing.kind == "picture"), None)
    place = extent_of(post, found.document)
    if stamp is None:
        room = stamp_room(found, paragraph)
        return None if room is None or place is None else place.right - room.right - room.width
    if not stamp.anchored:
        return None if "\t" in paragraph.text else blanks_after(paragraph)
    if place is None or stamp.left is None:
        return None
    return stamp.left - section_of(paragraph, found.document).left - place.left - place.width


def stamp_room(found: Found, paragraph: Paragraph) -> Column | None:
    """The empty cells behind that of a post, which are the room of the stamp."""
    for block in found.document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            own = [
                number for number, cell in enumerate(row.cells) if any(each is paragraph for each in cell.paragraphs)
            ]
            behind = row.cells[own[0] + 1 :] if own else ()
            if behind and isinstance(block, Table) and not any(each.text.strip() for each in _in(behind)):
                left = block.left + sum((cell.width for cell in row.cells[: own[0] + 1]), NOTHING)
                width = sum((cell.width for cell in behind), NOTHING)
                return Column(left, width, area_width(section_of(block, found.document)) - left - width)
    return None


def _in(cells: tuple[Cell, ...]) -> Iterator[Paragraph]:
    return (paragraph for cell in cells for paragraph in cell.paragraphs)


def _written_date(found: Found) -> Extent | None:
    """Where the date lies; None where it is written otherwise, and so will be of another width."""
    date = found.signature.date
    return None if date is None or official_date(date.text.strip()) is None else _extent(found, date)


def _over_the_date(found: Found, organ: Element) -> Iterator[Departure]:
    name, day = _extent(found, organ), _written_date(found)
    if name is not None and day is not None:
        off, wanted = Length(abs(name.axis - day.axis)), length("sealed.centring")
        if off > tolerance("sealed.centring") + name.unsure + day.unsure:
            yield Departure(organ, mm(off), mm(wanted))


def _pushed_in(found: Found, day: Extent) -> bool:
    """Whether the last 署名 is so long that, centred over the date, it reaches the right edge."""
    name = _extent(found, found.signature.organs[-1]) if found.signature.organs else None
    return name is not None and day.right > length("sealed.date_right") and name.right < length("zi")


def _unsealed_places(found: Found) -> tuple[list[Extent], Extent | None]:
    """Where the names and the date of an unsealed signature lie; none where one of them is unknown."""
    signature = found.signature
    if signature.how != "unsealed":
        return [], None
    organs = [_extent(found, organ) for organ in signature.organs]
    known = [place for place in organs if place is not None]
    return (known if len(known) == len(organs) else []), _written_date(found)


def _longer(day: Extent, organs: list[Extent], *, surely: bool = False) -> bool:
    """Whether the date is longer than the widest name, or as far as the file shows perhaps."""
    widest = max(organs, key=lambda place: place.width)
    unsure = day.unsure + widest.unsure + length("width.unsure")
    return day.width - widest.width > (unsure if surely else -unsure)


def _around_the_signature(found: Found) -> Iterator[Paragraph]:
    """The paragraphs from the last text to a few behind the date."""
    signature = found.signature
    ends = (*signature.organs, *signature.posts, *((signature.date,) if signature.date else ()))
    places = [place for each in ends if (place := position(each.paragraph, found.document)) is not None]
    if not places:
        return
    for block in found.document.blocks[max(min(places) - 2, 0) : max(places) + 3]:
        yield from (block,) if isinstance(block, Paragraph) else block.paragraphs


def _seals(found: Found) -> list[tuple[Paragraph, Drawing]]:
    """Round pictures and shapes of a seal's size near the signature, each with the paragraph it depends on.

    What is in a line of its own is a picture of the text, a QR code perhaps.
    """
    signature = found.signature
    if signature.how != "sealed":
        return []
    signed = (*signature.organs, *((signature.date,) if signature.date else ()))
    own = {id(paragraph) for each in signed for paragraph in each.paragraphs}
    return [
        (paragraph, drawing)
        for paragraph in _around_the_signature(found)
        for drawing in paragraph.drawings
        if drawing.kind != "line" and _like_a_seal(drawing) and (drawing.anchored or id(paragraph) in own)
    ]


def _like_a_seal(drawing: Drawing) -> bool:
    smallest, largest = length("seal.smallest"), length("seal.largest")
    square = abs(drawing.width - drawing.height) < drawing.width * 0.1
    return square and smallest <= drawing.width <= largest + tolerance("seal.gap")


def _stamp_rights(found: Found) -> Iterator[tuple[Paragraph, Length]]:
    """The white at the right of each stamp, a picture near the signature or the room kept for one."""
    for paragraph in _around_the_signature(found):
        for drawing in paragraph.drawings:
            right = _right_of(found, paragraph, drawing) if drawing.kind == "picture" else None
            if right is not None:
                yield paragraph, right
    for post in found.signature.posts:
        room = stamp_room(found, post.paragraph)
        if room is not None:
            yield post.paragraph, room.right


def _right_of(found: Found, paragraph: Paragraph, drawing: Drawing) -> Length | None:
    """The white at the right of a picture, up to the edge of the text area."""
    section = section_of(paragraph, found.document)
    if drawing.anchored:
        if drawing.left is None:
            return None
        return section.left + area_width(section) - drawing.left - drawing.width
    return paragraph.right if paragraph.align == "right" and not paragraph.frame else None


def _spread(values: set[int]) -> int:
    return max(values) - min(values)
