"""Provisions, which are divided into 编, 章, 节 and 条 instead of levels: PV. All of it is practice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from generator.check.departure import Departure, quoted
from generator.check.rules.level_numbers import articles, labels, numbers_depart, shown_start
from generator.check.rules.rule import Rule
from generator.check.rules.wording import matches
from generator.ground.words.vocabularies import phrase
from generator.official.document import Level
from generator.official.provisions import HEADINGS, NUMBER, WORDS, Label, labels_of
from generator.official.recognition.elements import BodyParagraph, RecognisedDocument
from generator.standard import number
from generator.standard.numerals import hanzi_value
from generator.templates.expressions.chinese_numerals import SPOKEN_IN_WORD, in_numerals

_rule = partial(Rule, laid_out=None)

_Counted = tuple[BodyParagraph, Label]


@_rule("PV-01", "立法法；惯例", "practice", value="第一条、第二条……，全文连续")
def _articles_go_on(found: RecognisedDocument) -> Iterator[Departure]:
    """条 are counted through the whole text: none is left out, none is twice, none begins again in a 章.

    Passes: 第一章　第一条　第二条　第二章　第三条
    Departs: 第一条　第三条; 第一章　第一条　第二章　第一条
    """
    for text in found.provisions:
        wanted: tuple[int, ...] = (1,)
        counted = list(_counted(text, Level.ARTICLE))
        serials = [label.serial for _, label in counted]
        if sum(after - one > 1 for one, after in pairwise(serials)) > 1 and serials == sorted(serials):
            continue  # chosen ones, as whoever studies them copies
        for part, label in counted:
            before = f"[。；\\s]{_written(Level.ARTICLE, label.serial - 1)}"  # may be within a paragraph
            known = label.serial in wanted or label.added or any(re.search(before, each.text) for each in text)
            if not known:
                yield Departure(part.paragraph, label.text, _written(Level.ARTICLE, wanted[0]))
                wanted = tuple(dict.fromkeys((label.serial + 1, wanted[0] + 1)))
            else:
                wanted = (label.serial + 1,)


@_rule("PV-02", "立法法；惯例", "practice", value="编、章、节各自连续")
def _headings_go_on(found: RecognisedDocument) -> Iterator[Departure]:
    """编, 章 and 节 are counted without gaps; 章 may begin again in each 编, 节 do so in each 章.

    Passes: 第一章　第二章
    Departs: 第一章　第三章
    """
    for text in found.provisions:
        last: dict[Level, int] = {}
        begun: set[Level] = set(HEADINGS)
        for part, label in _counted(text, *HEADINGS):
            goes_on = last.get(label.level, 0) + 1
            if label.serial != goes_on and not (label.serial == 1 and label.level in begun):
                yield Departure(part.paragraph, label.text, _written(label.level, goes_on))
            last[label.level] = label.serial
            begun -= {label.level}
            begun.update(HEADINGS[HEADINGS.index(label.level) + 1 :])


_LAWS = re.compile(r"(?:[》〉」”法例定则程案释约典号令]|办法|决议|通知|意见)(?:（[^（）]{0,20}）)?(?:的|中|之)?\s?$")
"""What another text ends with whose 条 is cited behind it."""

_OWN = re.compile(
    r"本(?:[\u4e00-\u9fff]{0,6}(?:办法|规定|条例|细则|章程|规则|准则|制度|规程|规范|法|决定|守则|意见|公约))(?:的|中|之)?\s?$"
)
_CITED = re.compile(rf"{NUMBER}条")
_GOES_ON = re.compile(r"(?:之[一二三四五六七八九十]+|第\S{1,4}[款项目]|（\S{1,3}）项?|[、和或者及以至与到的款项\s])*")
_OTHER = re.compile(r"[《》]|[该其原]|法")


@_rule("PV-03", "立法法；惯例", "practice", value="引用的条存在")
def _cited_articles_are_there(found: RecognisedDocument) -> Iterator[Departure]:
    """The 条 of this text that it cites are there.

    Passes: 依照本办法第三条处理 in a text of ten articles
    Departs: 依照本办法第三十条处理 in it
    """
    for text in found.provisions:
        last = max((label.serial for _, label in _counted(text, Level.ARTICLE)), default=0)
        for part in text:
            body = part.text
            own, end = False, 0
            for match in _CITED.finditer(body):
                before = body[end : match.start()]
                if end == 0 or not _GOES_ON.fullmatch(before):
                    own = _cites_own(body[: match.start()])
                end = match.end()
                if own and (hanzi_value(re.sub(r"[第条\s]", "", match[0])) or 0) > last:
                    there = f"{_written(Level.ARTICLE, 1)}至{_written(Level.ARTICLE, last)}"
                    yield Departure(part.paragraph, quoted(match[0]), there)


def _cites_own(before: str) -> bool:
    """Whether a 条 behind the words ``before`` is surely of the text itself: no other text is named in the sentence."""
    if _OWN.search(before):
        return True
    sentence = re.split("[。；]", before)[-1]
    return _LAWS.search(sentence) is None and _OTHER.search(sentence) is None


_DIGITS = re.compile("[0-9０-９]")


@_rule("PV-04", "立法法；惯例", "practice", value="第一条")
def _numbers_in_hanzi(found: RecognisedDocument) -> Iterator[Departure]:
    """The numbers of 编, 章, 节 and 条 are in hanzi.

    Passes: 第一条　为了规范档案管理，制定本办法。
    Departs: 第1条　为了规范档案管理，制定本办法。
    """
    for text in found.provisions:
        for part, label in _counted(text, *WORDS):
            if _DIGITS.search(label.text):
                yield Departure(part.paragraph, label.text, _written(label.level, label.serial))


_CLAUSE = re.compile(rf"{NUMBER}款(?=[\s：、])")
_FIRST, _THIRD, _FOURTH = Level.FIRST, Level.THIRD, Level.FOURTH


@_rule("PV-05", "立法法；惯例", "practice", "info", value="款不编号，项用（一），目用1.")
def _forms_below_articles(found: RecognisedDocument) -> Iterator[Departure]:
    """Below 条, 款 have no numbers, 项 have （一）, and 目 below those 1.

    Passes: 第二条　档案包括：（一）纸质档案；
    Departs: 第二条　档案包括：1.纸质档案；; 第二款　……
    """
    for text in found.provisions:
        heads = _headings_by_levels(text)
        for article in articles(text)[:-1]:  # what is below the last one may be an annex
            items = [each for each in labels(article) if id(each.paragraph) not in heads]
            open_ = {id(each.paragraph) for each in takewhile(lambda each: each.level is not Level.SECOND, items)}
            for each in items:
                if each.level is _FIRST or (id(each.paragraph) in open_ and each.level in (_THIRD, _FOURTH)):
                    yield Departure(each.paragraph, each.text, phrase("body-as-item"))
            for part in article[1:]:
                clause = _CLAUSE.match(shown_start(part))
                if clause is not None:
                    yield Departure(part.paragraph, clause[0], phrase("body-no-number"))


@_rule("PV-06", "GB/T 15834-2011, B.3.8", "practice", value="项、目的序号连续")
def _items_go_on(found: RecognisedDocument) -> Iterator[Departure]:
    """项 and 目 are counted without gaps in each 条.

    Passes: （一） （二） 1. 2. （三）
    Departs: （一） （三）
    """
    for text in found.provisions:
        heads = _headings_by_levels(text)
        for article in articles(text)[:-1]:
            if not any(_RUN_IN.search(part.paragraph.text) for part in article):
                items = [each for each in labels(article) if id(each.paragraph) not in heads]
                yield from numbers_depart(items, strict=False)


_RUN_IN = re.compile(rf"[。；：\t\n]\s{{0,9}}(?:{NUMBER}条|（[一二三四五六七八九十]{{1,3}}）)")  # paragraphs were lost


def _headings_by_levels(text: Sequence[BodyParagraph]) -> set[int]:
    """The paragraphs 一、, 二、 that are headings above 条: counted through the whole text, and short."""
    found = [each for each in labels(text) if each.level is _FIRST]
    counted = [each.serial for each in found] == list(range(1, len(found) + 1))
    heads = counted and not any(each.paragraph.text.rstrip().endswith(_ENDS) for each in found)
    return {id(each.paragraph) for each in found} if heads and len(found) > 1 else set()


_ENDS = ("。", "；", "，", "：")


_EFFECT = re.compile(
    r"[自从于由][^。；]{0,60}(?:施行|实施|执行|生效|试行|起用|废止)|(?:施行|实施|执行|生效|试行)(?:日期|时间)|(?:印发|发布|公布|通过|颁布)之日"
)


@_rule("PV-07", "立法法；惯例", "practice", "info", rows=("provisions.last_articles",), value="写明施行日期")
def _day_of_effect(found: RecognisedDocument) -> Iterator[Departure]:
    """One of the last 条, or the document that issues them, says from which day they hold.

    Passes: 第三十条　本办法自2026年4月1日起施行。
    Departs: provisions whose last articles say nothing of it
    """
    if found.title is not None and _AGREED.search(found.title.text):
        return
    issuing = [part.paragraph for part in found.body] if found.body not in found.provisions else []
    issuing += [] if found.title_note is None else found.title_note.paragraphs
    if any(matches(_EFFECT, paragraph.text) for paragraph in issuing):
        return
    for text in found.provisions:
        every = articles(text)
        last = [part for article in every[-int(number("provisions.last_articles")) :] for part in article]
        if not any(matches(_EFFECT, part.paragraph.text) for part in last):
            yield Departure(every[-1][0].paragraph, *_NO_DAY)


_AGREED = re.compile("(?:合同|协议)书?$")
"""What is of two parties and comes into force as they sign it."""
_NO_DAY = (phrase("body-no-day-of-effect"), phrase("body-day-of-effect"))


def _counted(text: Sequence[BodyParagraph], *levels: Level) -> Iterator[_Counted]:
    """The paragraphs of ``text`` of these ``levels``, each with its number."""
    found = labels_of([shown_start(part) for part in text], surely=True)
    for part, label in zip(text, found, strict=True):
        if label is not None and label.level in levels:
            yield part, label


def _written(level: Level, serial: int) -> str:
    return f"第{in_numerals(serial, SPOKEN_IN_WORD)}{WORDS[level]}"
